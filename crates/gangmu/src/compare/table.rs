//! The changes as a table: for Word and WPS, for spreadsheets, for reading.

use super::{Change, ChangeKind, Figure, LedgerChange, Run, Turn, Was};
use crate::outline::Status;
use crate::text::{Bilingual, Language, both, parted};
use serde::Serialize;

/// What is told of two versions.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// What the versions are called.
    pub names: [String; 2],
    /// Figures before and after.
    pub figures: Vec<Figure>,
    /// The changes.
    pub changes: Vec<Change>,
}

/// The heads of the table.
pub const HEADS: [Bilingual; 5] = [
    both("序号", "No."),
    both("位置", "Place"),
    both("类别", "Kind"),
    both("原文", "Before"),
    both("现文", "After"),
];

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    /// Where, and what.
    pub words: [String; 2],
    /// Before and after; what is in both is kept there.
    pub texts: [Vec<Run>; 2],
}

impl Report {
    /// The two versions in each other's place.
    #[must_use]
    pub fn turned(mut self) -> Self {
        self.names.reverse();
        for figure in &mut self.figures {
            std::mem::swap(&mut figure.old, &mut figure.new);
        }
        for change in &mut self.changes {
            change.kind = change.kind.turned();
            std::mem::swap(&mut change.old, &mut change.new);
            if change.kind == ChangeKind::Moved {
                std::mem::swap(&mut change.from, &mut change.place);
            }
            change.kinds.iter_mut().for_each(|kinds| kinds.reverse());
            for run in &mut change.runs {
                run.was = match run.was {
                    Was::Kept => Was::Kept,
                    Was::Removed => Was::Added,
                    Was::Added => Was::Removed,
                };
            }
            // What was removed stands first.
            for at in 1..change.runs.len() {
                if (change.runs[at - 1].was, change.runs[at].was) == (Was::Added, Was::Removed) {
                    change.runs.swap(at - 1, at);
                }
            }
        }
        self
    }

    /// What changed, in a sentence.
    pub fn sentence(&self) -> Bilingual<String> {
        if self.changes.is_empty() {
            return both("两篇一致", "The two are the same").into();
        }
        let n = |kind| self.changes.iter().filter(|c| c.kind == kind).count();
        let [zh, en] = counted(&ChangeKind::ALL.map(|kind| (kind.name(), n(kind))), "处");
        let all = self.changes.len();
        both(
            format!("共有{all}处不同：{zh}"),
            format!("{all} changes: {en}"),
        )
    }

    /// The table as tabbed rows, its heads first.
    pub fn tsv(&self, language: Language) -> String {
        let mut lines = vec![HEADS.map(|h| h.of(language).to_owned()).to_vec()];
        for (change, n) in self.changes.iter().zip(1..) {
            let Cells { words, texts } = cells(change, language);
            let texts = texts.map(|runs| runs.iter().map(|r| r.text.as_str()).collect());
            lines.push([vec![n.to_string()], words.into(), texts.into()].concat());
        }
        parted(&lines, '\t')
    }

    /// The table as HTML that Word and WPS take in, with the sentence and the figures above it.
    pub fn html(&self, language: Language) -> String {
        let mut out = String::new();
        paragraph(&mut out, TITLE.of(language), true);
        let names = self.names.iter().filter(|n| !n.is_empty()).count();
        if names == 2 {
            let [old, new] = &self.names;
            let words = match language {
                Language::Chinese => format!("原文：{old}；现文：{new}"),
                Language::English => format!("Before: {old}; after: {new}"),
            };
            paragraph(&mut out, &words, false);
        }
        paragraph(&mut out, self.sentence().say(language), false);
        let figures: Vec<String> = self.figures.iter().map(|f| figure(f, language)).collect();
        paragraph(
            &mut out,
            &figures.join(both("；", "; ").of(language)),
            false,
        );
        if self.changes.is_empty() {
            return out;
        }
        let rows = self.changes.iter().zip(1..).map(|(change, n)| {
            let Cells { words, texts } = cells(change, language);
            let [place, kind] = words.map(|w| escaped(&w));
            let [old, new] = texts.map(|runs| marked(&runs));
            [format!("{n}"), place, kind, old, new]
        });
        let heads = HEADS.map(|h| h.of(language));
        table(&mut out, &heads, &["5%", "19%", "8%", "34%", "34%"], rows);
        out
    }

    /// All of it for reading in a terminal: removed words in [-…-], added ones in {+…+}.
    pub fn text(&self, language: Language) -> String {
        let mut out = self.sentence().of(language) + "\n";
        for f in &self.figures {
            out += &figure(f, language);
            out.push('\n');
        }
        for (change, n) in self.changes.iter().zip(1..) {
            let [place, kind] = cells(change, language).words;
            out += &format!("\n{n}. {kind}  {place}\n   ");
            for run in &change.runs {
                let text = run.text.replace('\n', "\n   ");
                match run.was {
                    Was::Kept => out += &text,
                    Was::Removed => out += &["[-", &text, "-]"].concat(),
                    Was::Added => out += &["{+", &text, "+}"].concat(),
                }
            }
            out.push('\n');
        }
        out
    }
}

const TITLE: Bilingual = both("修改对照表", "Table of changes");

/// A figure with what it was.
pub fn figure(figure: &Figure, language: Language) -> String {
    let Figure { name, old, new } = figure;
    match old == new {
        true => format!("{} {new}", name.say(language)),
        false => format!("{} {old} → {new}", name.say(language)),
    }
}

/// Titles of sections one below the other.
pub fn path(titles: &[String], language: Language) -> String {
    match titles.is_empty() {
        true => both("（篇首）", "(top)").of(language).to_owned(),
        false => titles.join(" ＞ "),
    }
}

/// A change as a row.
pub fn cells(change: &Change, language: Language) -> Cells {
    let mut place = path(&change.place, language);
    if change.kind == ChangeKind::Moved {
        let from = path(&change.from, language);
        place = match language {
            Language::Chinese if from == place => format!("在“{place}”内移动"),
            Language::English if from == place => format!("moved within {place}"),
            Language::Chinese => format!("由“{from}”移至“{place}”"),
            Language::English => format!("{from} → {place}"),
        };
    }
    let mut kind = change.kind.name().of(language).to_owned();
    if let Some([was, is]) = &change.kinds {
        kind += &match language {
            Language::Chinese => format!("（{was}改为{is}）"),
            Language::English => format!(" ({was} → {is})"),
        };
    }
    let side = |not: Was| {
        let runs = change.runs.iter().filter(|r| r.was != not);
        runs.cloned().collect()
    };
    Cells {
        words: [place, kind],
        texts: [side(Was::Added), side(Was::Removed)],
    }
}

/// What is told of a problem in two ledgers, as cells: turn, problem, old and new state, what differs.
pub fn ledger_cells(row: &LedgerChange, language: Language) -> [String; 5] {
    let state = |s: Option<Status>| s.map_or(Status::UNTOLD, |s| s.name()).of(language);
    let shown = |at: usize, there: bool| match there {
        true => state(row.states[at]).to_owned(),
        false => "—".to_owned(),
    };
    let problem = row.problems.iter().rev().find(|p| !p.is_empty());
    let cells = row.cells.iter().map(|c| match c.now.is_empty() {
        true => format!("{}：{}", c.name, c.words),
        false => format!("{}：{} → {}", c.name, c.words, c.now),
    });
    [
        row.turn.name().of(language).to_owned(),
        problem.cloned().unwrap_or_default(),
        shown(0, row.turn != Turn::New),
        shown(1, row.turn != Turn::Gone),
        cells.collect::<Vec<_>>().join("；"),
    ]
}

/// The heads of the table of two ledgers, numbers first.
pub const LEDGER_HEADS: [Bilingual; 6] = [
    both("序号", "No."),
    both("变化", "Turn"),
    both("问题", "Problem"),
    both("上月状态", "Last state"),
    both("本月状态", "State now"),
    both("上月台账所载", "In the last ledger"),
];

/// The table of two ledgers as tabbed rows and as HTML.
pub fn ledger_table(rows: &[LedgerChange], sentence: &str, language: Language) -> [String; 2] {
    let heads = LEDGER_HEADS.map(|h| h.of(language));
    let all: Vec<[String; 6]> = rows
        .iter()
        .zip(1..)
        .map(|(row, n)| {
            let [turn, problem, old, new, cells] = ledger_cells(row, language);
            [format!("{n}"), turn, problem, old, new, cells]
        })
        .collect();
    let lines = [heads.map(str::to_owned)].into_iter().chain(all.clone());
    let plain = parted(&lines.map(Vec::from).collect::<Vec<_>>(), '\t');
    let mut html = String::new();
    let title = both("上月台账对照表", "Last month's ledger and this month's").of(language);
    paragraph(&mut html, title, true);
    paragraph(&mut html, sentence, false);
    let rows = all.into_iter().map(|row| row.map(|cell| escaped(&cell)));
    let widths = ["6%", "11%", "30%", "11%", "11%", "31%"];
    table(&mut html, &heads, &widths, rows);
    [plain, html]
}

/// How many problems took each turn, in a sentence.
pub fn ledger_sentence(rows: &[LedgerChange]) -> Bilingual<String> {
    let n = |turn| rows.iter().filter(|r| r.turn == turn).count();
    let [zh, en] = counted(&Turn::ALL.map(|turn| (turn.name(), n(turn))), "项");
    let all = rows.len();
    both(
        format!("对照问题{all}项：{zh}"),
        format!("{all} problems: {en}"),
    )
}

/// How many there are of each, but for those of which there are none, in Chinese and in English.
fn counted(all: &[(Bilingual, usize)], unit: &str) -> [String; 2] {
    let some: Vec<_> = all.iter().filter(|(_, n)| *n > 0).collect();
    let zh: Vec<String> = some
        .iter()
        .map(|(of, n)| format!("{}{n}{unit}", of.zh))
        .collect();
    let en: Vec<String> = some
        .iter()
        .map(|(of, n)| format!("{n} {}", of.en.to_lowercase()))
        .collect();
    [zh.join("，"), en.join(", ")]
}

const FACE: &str = "font-family:仿宋,FangSong;font-size:12pt";

fn paragraph(out: &mut String, words: &str, title: bool) {
    let style = match title {
        true => "text-align:center;font-family:黑体,SimHei;font-size:16pt;margin:0 0 8pt",
        false => "font-family:仿宋,FangSong;font-size:12pt;margin:0 0 4pt",
    };
    if !words.is_empty() {
        *out += &["<p style=\"", style, "\">", &escaped(words), "</p>\n"].concat();
    }
}

/// A table of cells that are HTML.
fn table<const N: usize>(
    out: &mut String,
    heads: &[&str; N],
    widths: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) {
    out.push_str("<table style=\"border-collapse:collapse;width:100%\">\n");
    let heads = std::iter::once(("th", heads.map(escaped)));
    for (element, cells) in heads.chain(rows.map(|row| ("td", row))) {
        out.push_str("<tr>");
        for (cell, width) in cells.iter().zip(widths) {
            // Text, not a formula: Excel and WPS read this.
            let edges =
                "border:1px solid #000;padding:3pt 4pt;vertical-align:top;mso-number-format:'\\@'";
            *out +=
                &format!("<{element} style=\"{edges};width:{width};{FACE}\">{cell}</{element}>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

/// Runs as HTML: removed words struck, added ones underlined.
pub fn marked(runs: &[Run]) -> String {
    let mark = |run: &Run| {
        let text = escaped(&run.text).replace('\n', "<br>");
        match run.was {
            Was::Kept => text,
            Was::Removed => {
                format!("<del style=\"text-decoration:line-through;color:#b42318\">{text}</del>")
            }
            Was::Added => {
                format!("<ins style=\"text-decoration:underline;color:#12703a\">{text}</ins>")
            }
        }
    };
    runs.iter().map(mark).collect()
}

/// Text as HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
