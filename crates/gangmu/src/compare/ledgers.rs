//! Last month's ledger beside this month's: problems matched by their words, what became of each, and
//! what of the old one can be carried on.

use super::flat::{bag, dice};
use crate::outline::{NodeId, Outline, Status};
use crate::report::{Column, LedgerRow};
use crate::syntax::SUMS;
use crate::text::{Bilingual, both, cells};
use serde::{Deserialize, Serialize};

/// From which share of words in common two problems are one.
const ALIKE: f32 = 0.5;

/// What became of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Turn {
    /// It was not listed.
    New,
    /// It is not listed any more.
    Gone,
    /// It has come further.
    Forward,
    /// It is set back: 已完成 → 持续推进.
    Back,
    /// Its state is another, or is told or told no more.
    Other,
    /// Its state is the same.
    Same,
}

impl Turn {
    /// All of them, those first that are to be looked at.
    pub const ALL: [Self; 6] = [
        Self::Back,
        Self::New,
        Self::Gone,
        Self::Forward,
        Self::Other,
        Self::Same,
    ];

    /// The name.
    pub fn name(self) -> Bilingual {
        match self {
            Self::New => both("新增", "New"),
            Self::Gone => both("不再列出", "Not listed"),
            Self::Forward => both("有进展", "Further"),
            Self::Back => both("状态倒退", "Set back"),
            Self::Other => both("状态有变", "State changed"),
            Self::Same => both("状态未变", "Same state"),
        }
    }

    /// The name in the JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Forward => "forward",
            Self::Back => "back",
            Self::Other => "other",
            Self::Same => "same",
        }
    }
}

/// A cell that the old ledger has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The column's id; of an own one `own:` and its label.
    pub column: String,
    /// Its name.
    pub name: String,
    /// The old words; of a state its name.
    pub words: String,
    /// What the new one says instead; empty where it says nothing, and the old words may be carried
    /// on.
    pub now: String,
}

/// What became of a problem, with what the old ledger says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerChange {
    /// What became of it.
    pub turn: Turn,
    /// The problem in the new report.
    pub node: Option<NodeId>,
    /// Its number in the old ledger and in the new one.
    pub numbers: [Option<usize>; 2],
    /// Its words in either.
    pub problems: [String; 2],
    /// Its states.
    pub states: [Option<Status>; 2],
    /// Cells that differ.
    pub cells: Vec<Carried>,
}

/// All that differs: a row a problem, in order of the new ledger; what is gone behind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerChanges {
    /// The rows.
    pub rows: Vec<LedgerChange>,
}

impl LedgerChanges {
    /// How many problems took each turn, in the order of [`Turn::ALL`].
    pub fn counts(&self) -> [usize; 6] {
        Turn::ALL.map(|turn| self.rows.iter().filter(|r| r.turn == turn).count())
    }

    /// The cells that can be carried on.
    pub fn carried(&self) -> impl Iterator<Item = (NodeId, &Carried)> {
        let rows = self.rows.iter().filter_map(|row| Some((row.node?, row)));
        rows.flat_map(|(node, row)| {
            let empty = row.cells.iter().filter(|c| c.now.is_empty());
            empty.map(move |cell| (node, cell))
        })
    }
}

/// Compares two ledgers. O(rows of one · rows of the other).
///
/// ```
/// use gangmu::compare::{Turn, compare_ledgers};
///
/// let rows = |text: &str| {
///     let outline = gangmu::parse(text);
///     gangmu::ledger(&outline, outline.root().id)
/// };
/// let old = rows("1.关于会议偏多的问题\n责任单位：办公室\n整改情况：已完成整改。\n");
/// let new = rows("1.关于学习不深的问题\n正在推进。\n2.关于会议偏多问题\n整改情况：持续推进。\n");
/// let found = compare_ledgers(&old, &new);
/// let turns: Vec<Turn> = found.rows.iter().map(|row| row.turn).collect();
/// assert_eq!(turns, [Turn::New, Turn::Back]);
/// assert_eq!(found.carried().map(|(_, c)| c.words.as_str()).collect::<Vec<_>>(), ["办公室"]);
/// ```
pub fn compare_ledgers(old: &[LedgerRow], new: &[LedgerRow]) -> LedgerChanges {
    let mut partner = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    for (alike, i, j) in likeliest(old, new) {
        if alike >= ALIKE && !taken[i] && partner[j].is_none() {
            (taken[i], partner[j]) = (true, Some(i));
        }
    }
    let there = new.iter().zip(&partner);
    let mut rows: Vec<LedgerChange> = there
        .map(|(new, old_at)| row(old_at.map(|at| &old[at]), Some(new)))
        .collect();
    let gone = old.iter().zip(&taken).filter(|(_, taken)| !**taken);
    rows.extend(gone.map(|(old, _)| row(Some(old), None)));
    LedgerChanges { rows }
}

/// The outline of a ledger that is given as text: rows of a table with tabs or commas between their
/// cells, without their sums; of any other text its own.
///
/// ```
/// let text = "序号,问题,状态\n1,\"关于会议,偏多的问题\",已完成\n合计,1个问题,\n";
/// let outline = gangmu::compare::read_ledger(text);
/// assert_eq!(gangmu::ledger(&outline, outline.root().id).len(), 1);
/// ```
pub fn read_ledger(text: &str) -> Outline {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let head = text.lines().next().unwrap_or_default();
    let sep = if head.contains('\t') { '\t' } else { ',' };
    if !head.split(sep).skip(1).any(|cell| cell.contains("问题")) {
        return crate::parse(text);
    }
    let mut out = String::new();
    for row in cells(text, sep) {
        let first = row.iter().map(|c| c.trim()).find(|c| !c.is_empty());
        if first.is_some_and(|c| SUMS.contains(&c)) {
            continue;
        }
        let row: Vec<String> = row
            .iter()
            .map(|c| c.replace(['\n', '\r', '\t'], ""))
            .collect();
        out += &row.join("\t");
        out.push('\n');
    }
    crate::parse(&out)
}

/// All pairs, the most alike first.
fn likeliest(old: &[LedgerRow], new: &[LedgerRow]) -> Vec<(f32, usize, usize)> {
    let bags = |rows: &[LedgerRow]| -> Vec<Vec<u64>> {
        rows.iter().map(|r| bag(subject(&r.problem))).collect()
    };
    let (olds, news) = (bags(old), bags(new));
    let mut pairs = Vec::new();
    for (i, a) in olds.iter().enumerate() {
        for (j, b) in news.iter().enumerate() {
            let same = subject(&old[i].problem) == subject(&new[j].problem);
            let words = if same { 1.0 } else { dice(a, b) };
            // Where two read alike, the section decides.
            let kin = old[i].sections == new[j].sections;
            if words >= ALIKE {
                pairs.push((words + if kin { 0.05 } else { 0.0 }, i, j));
            }
        }
    }
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0));
    pairs
}

/// A problem without what every problem's title has.
fn subject(problem: &str) -> &str {
    let words = problem.trim_end_matches(['。', '；', '：']);
    let words = words.strip_prefix("关于").unwrap_or(words);
    let words = words.strip_prefix("针对").unwrap_or(words);
    let words = words.strip_suffix("的整改情况").unwrap_or(words);
    let words = words.strip_suffix("问题").unwrap_or(words);
    words.strip_suffix('的').unwrap_or(words)
}

/// How far a state is.
fn rank(status: Status) -> u8 {
    match status {
        Status::Done | Status::Standing => 3,
        Status::Mostly => 2,
        Status::Ongoing => 1,
        Status::Open => 0,
    }
}

fn turn(old: &LedgerRow, new: &LedgerRow) -> Turn {
    match (old.status, new.status) {
        (old, new) if old == new => Turn::Same,
        (Some(old), Some(new)) => match rank(new).cmp(&rank(old)) {
            std::cmp::Ordering::Less => Turn::Back,
            std::cmp::Ordering::Equal => Turn::Other,
            std::cmp::Ordering::Greater => Turn::Forward,
        },
        _ => Turn::Other,
    }
}

fn row(old: Option<&LedgerRow>, new: Option<&LedgerRow>) -> LedgerChange {
    let both = [old, new];
    LedgerChange {
        turn: match (old, new) {
            (Some(old), Some(new)) => turn(old, new),
            (None, _) => Turn::New,
            (_, None) => Turn::Gone,
        },
        node: new.map(|r| r.node),
        numbers: both.map(|r| r.map(|r| r.number)),
        problems: both.map(|r| r.map_or_else(String::new, |r| r.problem.clone())),
        states: both.map(|r| r.and_then(|r| r.status)),
        cells: old
            .zip(new)
            .map_or_else(Vec::new, |(old, new)| differing(old, new)),
    }
}

/// The cells of the old row that the new one has not, or has otherwise.
fn differing(old: &LedgerRow, new: &LedgerRow) -> Vec<Carried> {
    let said = |row: &LedgerRow, column: Column| {
        column
            .cell(row)
            .map_or_else(String::new, |c| c.text.clone())
    };
    let mut found: Vec<Carried> = Vec::new();
    let mut add = |column: String, name: &str, words: String, now: String| {
        if !words.is_empty() && words != now {
            let name = name.to_owned();
            found.push(Carried {
                column,
                name,
                words,
                now,
            });
        }
    };
    if let (Some(status), None) = (old.status, new.status) {
        let column = Column::Status;
        let words = status.name().zh.to_owned();
        add(
            column.id().to_owned(),
            column.name().zh,
            words,
            String::new(),
        );
    }
    // Progress and evidence are this month's own.
    let meant = |c: &Column| {
        c.takes_words() && !matches!(c, Column::Progress | Column::Proof | Column::Own(_))
    };
    for column in Column::ALL.into_iter().filter(meant) {
        let id = column.id().to_owned();
        add(id, column.name().zh, said(old, column), said(new, column));
    }
    found
}
