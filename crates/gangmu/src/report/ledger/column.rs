//! The columns of the ledger, and which of them are shown.

use super::{LedgerCell, LedgerRow};
use crate::lexis::label::Topic;
use crate::text::{Bilingual, Language, both};

/// A column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 序号
    Number,
    /// 篇名
    Report,
    /// 所属部分
    Section,
    /// 问题
    #[default]
    Problem,
    /// 整改措施
    Measures,
    /// 状态
    Status,
    /// 责任单位/责任人: a unit before a person
    Unit,
    /// 整改时限
    Deadline,
    /// 备注
    Remark,
    /// 责任领导
    Leader,
    /// 牵头单位
    Lead,
    /// 配合单位
    Joint,
    /// 责任人
    Person,
    /// 整改目标
    Goal,
    /// 整改进展: the account's own words, without its measures
    Progress,
    /// 佐证材料
    Proof,
    /// 验收单位
    Checker,
    /// 销号日期
    Closed,
    /// A label of the report's own, by its place in the columns' own labels.
    Own(u8),
}

/// What is told of each: its id for good, and its name.
const TOLD: [(Column, &str, Bilingual); 18] = [
    (Column::Number, "number", both("序号", "No.")),
    (Column::Report, "report", both("篇名", "Report")),
    (Column::Section, "section", both("所属部分", "Section")),
    (Column::Problem, "problem", both("问题", "Problem")),
    (Column::Measures, "measures", both("整改措施", "Measures")),
    (Column::Status, "status", both("状态", "Status")),
    (Column::Unit, "unit", both("责任单位/责任人", "Responsible")),
    (Column::Deadline, "deadline", both("整改时限", "Deadline")),
    (Column::Remark, "remark", both("备注", "Remark")),
    (Column::Leader, "leader", both("责任领导", "Leader")),
    (Column::Lead, "lead", both("牵头单位", "Lead unit")),
    (Column::Joint, "joint", both("配合单位", "Joint units")),
    (Column::Person, "person", both("责任人", "Person")),
    (Column::Goal, "goal", both("整改目标", "Goal")),
    (Column::Progress, "progress", both("整改进展", "Progress")),
    (Column::Proof, "proof", both("佐证材料", "Evidence")),
    (Column::Checker, "checker", both("验收单位", "Verified by")),
    (Column::Closed, "closed", both("销号日期", "Closed on")),
];

/// The order in which offices have them.
const USUAL: [Column; 18] = [
    Column::Number,
    Column::Report,
    Column::Section,
    Column::Problem,
    Column::Goal,
    Column::Measures,
    Column::Progress,
    Column::Status,
    Column::Leader,
    Column::Lead,
    Column::Unit,
    Column::Joint,
    Column::Person,
    Column::Deadline,
    Column::Checker,
    Column::Proof,
    Column::Closed,
    Column::Remark,
];

impl Column {
    /// All but the own ones.
    pub const ALL: [Self; 18] = {
        let mut all = [Self::Number; 18];
        let mut at = 0;
        while at < all.len() {
            all[at] = TOLD[at].0;
            at += 1;
        }
        all
    };

    /// Its place in [`Self::ALL`], own ones behind.
    pub fn index(self) -> usize {
        match self {
            Self::Own(at) => Self::ALL.len() + usize::from(at),
            _ => Self::ALL.iter().position(|c| *c == self).unwrap_or(0),
        }
    }

    /// The column of that [index](Self::index).
    pub fn at(index: usize) -> Self {
        let own = || Self::Own((index - Self::ALL.len()) as u8);
        Self::ALL.get(index).copied().unwrap_or_else(own)
    }

    /// Its id, `unit`; `own` for all of the report's own.
    pub fn id(self) -> &'static str {
        TOLD.get(self.index()).map_or("own", |told| told.1)
    }

    /// The name, which stands at its head; of an own one [`Columns::name`] tells it.
    pub fn name(self) -> Bilingual {
        TOLD.get(self.index()).map_or(both("", ""), |told| told.2)
    }

    /// The column of that id or name.
    pub fn named(name: &str) -> Option<Self> {
        let is_named = |told: &&(Self, &str, Bilingual)| {
            told.1 == name || told.2.zh == name || told.2.en == name
        };
        TOLD.iter().find(is_named).map(|told| told.0)
    }

    /// What its words are labelled as, where a section may say them of all that stands in it.
    pub(super) const ROLES: [(Self, Topic); 5] = [
        (Self::Leader, Topic::Leader),
        (Self::Lead, Topic::Lead),
        (Self::Joint, Topic::Joint),
        (Self::Person, Topic::Person),
        (Self::Checker, Topic::Checker),
    ];

    /// What its words are labelled as, where only the problem's own say them.
    pub(super) const ACCOUNTS: [(Self, Topic); 4] = [
        (Self::Goal, Topic::Goal),
        (Self::Progress, Topic::Progress),
        (Self::Proof, Topic::Proof),
        (Self::Closed, Topic::Closed),
    ];

    /// Whether its cells take words.
    pub fn takes_words(self) -> bool {
        self.index() >= Self::Unit.index()
    }

    /// Its cell of words in the row; of an own one [`Columns::cell`] finds it.
    pub fn cell(self, row: &LedgerRow) -> Option<&LedgerCell> {
        match self {
            Self::Unit => row.responsible.as_ref(),
            Self::Deadline => row.deadline.as_ref(),
            Self::Remark => row.remark.as_ref(),
            _ => {
                let found = row.cells.iter().find(|(column, _)| *column == self);
                found.map(|(_, cell)| cell)
            }
        }
    }
}

/// The most labels of the report's own that are offered as columns.
const MOST_OWN: usize = 8;
/// What the ids of own columns begin with: `own:问题表现`.
const OWN: &str = "own:";

/// Which columns a ledger shows, in order; never none.
///
/// ```
/// use gangmu::report::{Column, Columns};
///
/// let outline = gangmu::parse("1.关于会议偏多的问题\n问题表现：月均12次。\n责任领导：李某\n责任单位：党政办\n整改情况：正在推进。\n");
/// let rows = gangmu::ledger(&outline, outline.root().id);
/// let mut columns = Columns::usual(&rows);
/// assert!(columns.shown().contains(&Column::Leader));
/// columns.choose("problem,own:问题表现,no such");
/// assert_eq!(columns.shown(), [Column::Problem, Column::Own(0)]);
/// assert_eq!(columns.ids(), "problem,own:问题表现");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    shown: Vec<Column>,
    own: Vec<String>,
    /// Whether there are but duties.
    duties: bool,
}

impl Columns {
    /// Those that these rows have need of, with the report's own labels at hand: the nine that
    /// every ledger has, and of the others those in which a row says what its unit does not.
    pub fn usual<'a>(rows: impl IntoIterator<Item = &'a LedgerRow>) -> Self {
        let (mut used, mut own) = (Vec::new(), Vec::new());
        let (mut n, mut n_duties) = (0, 0);
        for row in rows {
            n += 1;
            n_duties += usize::from(row.is_duty);
            for (column, cell) in &row.cells {
                if !used.contains(column) && Some(cell) != row.responsible.as_ref() {
                    used.push(*column);
                }
            }
            for (label, _) in &row.own {
                if own.len() < MOST_OWN && !own.contains(label) {
                    own.push(label.clone());
                }
            }
        }
        used.retain(|column| *column != Column::Progress);
        let always = |c: &Column| c.index() <= Column::Remark.index();
        let shown = USUAL.into_iter().filter(|c| always(c) || used.contains(c));
        let shown = shown.collect();
        let duties = n > 0 && n == n_duties;
        Self { shown, own, duties }
    }

    /// Shows the columns of these ids, with commas between them, in that order. Unknown ids are
    /// skipped; where none is left nothing changes.
    pub fn choose(&mut self, ids: &str) {
        let mut shown = Vec::new();
        for id in ids.split(',') {
            let column = match id.strip_prefix(OWN) {
                Some(label) => self.own_column(label),
                None => Column::ALL.into_iter().find(|c| c.id() == id),
            };
            shown.extend(column.filter(|c| !shown.contains(c)));
        }
        if !shown.is_empty() {
            self.shown = shown;
        }
    }

    /// The column of a label, which no row need have.
    fn own_column(&mut self, label: &str) -> Option<Column> {
        let known = self.own.iter().position(|own| own == label);
        let at = known.unwrap_or(self.own.len());
        if label.is_empty() || at > usize::from(u8::MAX) {
            return None;
        }
        if known.is_none() {
            self.own.push(label.to_owned());
        }
        Some(Column::Own(at as u8))
    }

    /// The ids of those that are shown, with commas between them, to be kept and
    /// [chosen](Self::choose) again.
    pub fn ids(&self) -> String {
        let ids: Vec<String> = self.shown.iter().map(|c| self.id(*c)).collect();
        ids.join(",")
    }

    /// The id of a column: `leader`, `own:问题表现`.
    pub fn id(&self, column: Column) -> String {
        let label = self.label(column).unwrap_or_default();
        match column {
            Column::Own(_) => [OWN, label].concat(),
            _ => column.id().to_owned(),
        }
    }

    /// Those that are shown, in order.
    pub fn shown(&self) -> &[Column] {
        &self.shown
    }

    /// Those that are shown, in order, then the others.
    pub fn all(&self) -> Vec<Column> {
        let mut all = self.shown.clone();
        let own = (0..self.own.len()).map(|at| Column::Own(at as u8));
        for column in USUAL.into_iter().chain(own) {
            if !all.contains(&column) {
                all.push(column);
            }
        }
        all
    }

    /// Shows the column at its usual place among the others, or no more; the last one stays.
    pub fn toggle(&mut self, column: Column) {
        match self.shown.iter().position(|c| *c == column) {
            Some(at) if self.shown.len() > 1 => drop(self.shown.remove(at)),
            Some(_) => {}
            None => {
                let place = |c: &Column| USUAL.iter().position(|u| u == c).unwrap_or(USUAL.len());
                let behind = |c: &Column| place(c) > place(&column);
                let at = self.shown.iter().position(behind);
                self.shown.insert(at.unwrap_or(self.shown.len()), column);
            }
        }
    }

    /// Moves a column that is shown past its neighbour, and past the reports' names where these
    /// are `hidden`.
    pub fn shift(&mut self, column: Column, down: bool, hidden: bool) {
        let Some(mut at) = self.shown.iter().position(|c| *c == column) else {
            return;
        };
        loop {
            let to = if down { at + 1 } else { at.wrapping_sub(1) };
            let Some(passed) = self.shown.get(to).copied() else {
                return;
            };
            self.shown.swap(at, to);
            at = to;
            if !(hidden && passed == Column::Report) {
                return;
            }
        }
    }

    /// With these alone shown.
    pub fn only(mut self, shown: &[Column]) -> Self {
        self.shown = shown.to_vec();
        self
    }

    /// Without the column of the reports' names, which a ledger of one report has no need of.
    pub fn of_one_report(mut self) -> Self {
        if self.shown != [Column::Report] {
            self.shown.retain(|c| *c != Column::Report);
        }
        self
    }

    fn label(&self, column: Column) -> Option<&str> {
        match column {
            Column::Own(at) => self.own.get(usize::from(at)).map(String::as_str),
            _ => None,
        }
    }

    /// What stands at its head.
    pub fn name(&self, column: Column, language: Language) -> &str {
        let name = match column {
            Column::Problem if self.duties => both("议定事项", "Decision"),
            _ => column.name(),
        };
        self.label(column).unwrap_or(name.of(language))
    }

    /// Its cell of words in the row.
    pub fn cell<'a>(&self, row: &'a LedgerRow, column: Column) -> Option<&'a LedgerCell> {
        match self.label(column) {
            Some(label) => {
                let found = row.own.iter().find(|(of, _)| of == label);
                found.map(|(_, cell)| cell)
            }
            None => column.cell(row),
        }
    }
}
