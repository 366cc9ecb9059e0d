//! A compilation at a glance: a row for each of its reports, and what each unit answers for.

use super::{
    Column, Date, LedgerRow, LedgerSums, Rate, Readings, has_duties, is_copy, kind, report_date,
    title,
};
use crate::outline::{Kind, Node, NodeId, Outline, ReportKind, Status};
use crate::text::{Bilingual, Language, both, sort_indices};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::rc::Rc;

/// What reports of that sort have and this one has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    /// Problems: none was found.
    Problems,
    /// The state of any problem.
    States,
    /// Who signs it.
    Signature,
    /// Its date.
    Date,
}

impl Missing {
    /// What it is called.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Problems => both("问题", "problems"),
            Self::States => both("整改状态", "states"),
            Self::Signature => both("署名", "signature"),
            Self::Date => both("日期", "date"),
        }
    }
}

/// What is told of a report, or of all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverviewRow {
    /// The report; `None` for all.
    pub part: Option<NodeId>,
    /// Its place among the reports, from 1; 0 for all.
    pub number: u32,
    /// Its title; empty for all.
    pub title: String,
    /// Its length in 字.
    pub words: u32,
    /// The sums of its ledger.
    pub sums: LedgerSums,
    /// Numbers that it states of itself and does not bear out; `None` while that is not known.
    pub contradictions: Option<u32>,
    /// What the checks found; `None` while that is not known.
    pub findings: Option<u32>,
    /// What it has not.
    pub missing: Vec<Missing>,
}

impl OverviewRow {
    /// What is told of `part`, whose ledger has these rows. O(rows + lines of the part).
    pub fn of(part: &Rc<Node>, number: u32, rows: &[Rc<LedgerRow>], today: Option<Date>) -> Self {
        let sums = LedgerSums::of(rows.iter().map(|row| &**row), today);
        Self {
            part: Some(part.id),
            number,
            title: title(part),
            words: part.totals().figures().words,
            missing: missing(part, &sums),
            sums,
            contradictions: None,
            findings: None,
        }
    }

    /// The sums of these rows: known of all only where it is known of each.
    pub fn all<'a>(rows: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut all = Self {
            part: None,
            number: 0,
            title: String::new(),
            words: 0,
            sums: LedgerSums::default(),
            contradictions: Some(0),
            findings: Some(0),
            missing: Vec::new(),
        };
        let add = |sum: Option<u32>, more: Option<u32>| Some(sum? + more?);
        for row in rows {
            all.words += row.words;
            all.sums.join(&row.sums);
            all.contradictions = add(all.contradictions, row.contradictions);
            all.findings = add(all.findings, row.findings);
        }
        all
    }
}

/// The rows of all reports but copies of others, in order of the text. O(text that was not read yet).
pub fn overview(outline: &Outline, readings: &Readings, today: Option<Date>) -> Vec<OverviewRow> {
    let parts = outline.root().children.iter();
    let reports = parts.filter(|part| part.kind == Kind::Report && !is_copy(part));
    let row =
        |(part, number)| OverviewRow::of(part, number, readings.of(part).rows(outline), today);
    reports.zip(1..).map(row).collect()
}

/// Whether a report of that sort ends with who signs it and when: what is read out to a meeting
/// does not, nor does a title alone.
pub fn is_to_be_signed(part: &Node) -> bool {
    let is_signed = matches!(
        kind(part),
        ReportKind::Notice | ReportKind::RectificationReport | ReportKind::PersonalReport
    );
    let has = |kind: Kind| part.children.iter().any(|n| n.kind == kind);
    is_signed && !has(Kind::Salutation) && part.children.iter().any(|n| n.kind != Kind::Title)
}

fn missing(part: &Rc<Node>, sums: &LedgerSums) -> Vec<Missing> {
    let mut found = Vec::new();
    let rectifies = matches!(
        kind(part),
        ReportKind::RectificationReport | ReportKind::PersonalReport
    ) || kind(part) == ReportKind::Notice && title(part).contains("整改");
    if rectifies && sums.problems == 0 && !has_duties(part) {
        found.push(Missing::Problems);
    }
    if rectifies && sums.problems > 0 && sums.told() == 0 {
        found.push(Missing::States);
    }
    if is_to_be_signed(part) {
        if !part.children.iter().any(|n| n.kind == Kind::Signature) {
            found.push(Missing::Signature);
        }
        let dated = part.children.iter().any(|n| n.kind == Kind::Date);
        if !dated && report_date(part).is_none() {
            found.push(Missing::Date);
        }
    }
    found
}

/// A column of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverviewColumn {
    /// Its place.
    Number,
    /// Its title.
    Title,
    /// Its length in 字.
    Words,
    /// Its problems.
    Problems,
    /// Its measures.
    Measures,
    /// Problems of that status; of none that is told.
    Status(Option<Status>),
    /// Problems that are overdue.
    Overdue,
    /// What is done of the problems whose state is told.
    Rate,
    /// Numbers that it does not bear out.
    Contradictions,
    /// What the checks found.
    Findings,
    /// What it has not.
    Missing,
}

impl OverviewColumn {
    /// All of them, in order.
    pub const ALL: [Self; 16] = [
        Self::Number,
        Self::Title,
        Self::Words,
        Self::Problems,
        Self::Measures,
        Self::Status(Some(Status::Done)),
        Self::Status(Some(Status::Mostly)),
        Self::Status(Some(Status::Ongoing)),
        Self::Status(Some(Status::Standing)),
        Self::Status(Some(Status::Open)),
        Self::Status(None),
        Self::Overdue,
        Self::Rate,
        Self::Contradictions,
        Self::Findings,
        Self::Missing,
    ];

    /// What it is called.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Number => both("序号", "No."),
            Self::Title => both("篇名", "Report"),
            Self::Words => both("字数", "Words"),
            Self::Problems => both("问题", "Problems"),
            Self::Measures => both("措施", "Measures"),
            Self::Status(Some(status)) => status.name(),
            Self::Status(None) => both("未写明", "Not told"),
            Self::Overdue => both("逾期", "Overdue"),
            Self::Rate => Rate::NAME,
            Self::Contradictions => both("数字不符", "Contradictions"),
            Self::Findings => both("校核", "Findings"),
            Self::Missing => both("缺项", "Missing"),
        }
    }

    /// The figure of that row: `None` where the column has none, or while it is not known.
    pub fn figure(self, row: &OverviewRow) -> Option<u32> {
        match self {
            Self::Words => Some(row.words),
            Self::Problems => Some(row.sums.problems),
            Self::Measures => Some(row.sums.measures),
            Self::Status(status) => Some(row.sums.with(status)),
            Self::Overdue => Some(row.sums.overdue),
            Self::Contradictions => row.contradictions,
            Self::Findings => row.findings,
            Self::Number | Self::Title | Self::Rate | Self::Missing => None,
        }
    }

    /// What the cell of that row says; nothing for what is not known.
    pub fn cell(self, row: &OverviewRow, language: Language) -> String {
        match self {
            Self::Number if row.number == 0 => both("合计", "Total").of(language).to_owned(),
            Self::Number => row.number.to_string(),
            Self::Title => row.title.clone(),
            Self::Rate => row.sums.rate().map(|r| r.to_string()).unwrap_or_default(),
            Self::Missing => {
                let names: Vec<_> = row.missing.iter().map(|m| m.name().of(language)).collect();
                names.join(both("、", ", ").of(language))
            }
            _ => self.figure(row).map(|n| n.to_string()).unwrap_or_default(),
        }
    }

    /// The order of two rows by that column: what is not known comes first.
    pub fn compare(
        self,
        a: &OverviewRow,
        b: &OverviewRow,
        by_words: impl Fn(&str, &str) -> Ordering,
    ) -> Ordering {
        match self {
            Self::Number => a.number.cmp(&b.number),
            Self::Title => by_words(&a.title, &b.title),
            Self::Rate => a.sums.rate().cmp(&b.sums.rate()),
            Self::Missing => a.missing.len().cmp(&b.missing.len()),
            _ => self.figure(a).cmp(&self.figure(b)),
        }
    }
}

/// The sums of each unit that answers for problems, those with most of them first, and last of
/// those that nobody answers for. A problem of several units is one of each.
pub fn sums_by_unit<'a>(
    rows: impl IntoIterator<Item = &'a LedgerRow>,
    today: Option<Date>,
) -> Vec<(String, LedgerSums)> {
    let mut found: Vec<(String, LedgerSums)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for row in rows {
        let lead = || row.cells.iter().find(|(column, _)| *column == Column::Lead);
        let cell = row.responsible.as_ref().or_else(|| lead().map(|(_, c)| c));
        let words = cell.map_or("", |c| c.text.trim());
        let own = LedgerSums::of([row], today);
        let mut of: Vec<&str> = Vec::new();
        for unit in units(words) {
            if !of.contains(&unit) {
                of.push(unit);
            }
        }
        for unit in of {
            let at = *places.entry(unit).or_insert_with(|| {
                found.push((unit.to_owned(), LedgerSums::default()));
                found.len() - 1
            });
            found[at].1.join(&own);
        }
    }
    let mut order: Vec<u32> = (0..found.len() as u32).collect();
    let key = |at: u32| {
        let (unit, sums) = &found[at as usize];
        (unit.is_empty(), u32::MAX - sums.problems)
    };
    sort_indices(&mut order, &|a, b| key(a).cmp(&key(b)));
    let sorted = order
        .iter()
        .map(|at| std::mem::take(&mut found[*at as usize]));
    sorted.collect()
}

/// The units that a cell names, in order; a single empty one if it names none.
pub fn units(words: &str) -> impl Iterator<Item = &str> {
    let named = words.split(PARTS).map(str::trim);
    named.filter(move |unit| words.is_empty() || !unit.is_empty())
}

/// What stands between the names of units.
const PARTS: [char; 8] = ['、', '，', ',', '；', ';', '\n', '。', '/'];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;
    use crate::report::ledger;

    const TEXT: &str = "甲镇关于巡察整改情况的通报\n一、整改情况\n1.关于学习不深的问题\n责任单位：党建办、宣传办\n整改情况：已完成整改。一是补课。\n2.关于台账不全的问题\n责任单位：党建办\n整改情况：正在推进。\n甲镇党委\n2024年3月5日\n乙镇关于巡察整改情况的报告\n一、整改情况\n总的情况较好。\n";

    fn rows(text: &str) -> Vec<OverviewRow> {
        let outline = parse(text);
        overview(&outline, &Readings::default(), None)
    }

    #[test]
    fn a_row_a_report() {
        let rows = rows(TEXT);
        let [one, two] = &rows[..] else {
            panic!("{rows:?}");
        };
        assert_eq!((one.sums.problems, one.sums.done, one.number), (2, 1, 1));
        assert_eq!(one.missing, []);
        assert_eq!(
            two.missing,
            [Missing::Problems, Missing::Signature, Missing::Date]
        );
        let all = OverviewRow::all(&rows);
        assert_eq!(all.words, one.words + two.words);
        assert_eq!((all.sums.problems, all.findings), (2, None));
        let line: Vec<_> = OverviewColumn::ALL
            .into_iter()
            .map(|c| c.cell(two, Language::Chinese))
            .collect();
        assert_eq!(line[1], "乙镇关于巡察整改情况的报告");
        assert_eq!(line.last().map(String::as_str), Some("问题、署名、日期"));
        assert_eq!(OverviewColumn::Number.cell(&all, Language::Chinese), "合计");
    }

    #[test]
    fn a_problem_of_several_units_is_one_of_each() {
        let outline = parse(TEXT);
        let rows = ledger(&outline, outline.root().id);
        let units = sums_by_unit(&rows, None);
        let units: Vec<_> = units
            .iter()
            .map(|(u, s)| (u.as_str(), s.problems, s.done))
            .collect();
        assert_eq!(units, [("党建办", 2, 1), ("宣传办", 1, 1)]);
    }
}
