//! Sums of the ledger, and the sentence that a report gives them in.

use super::LedgerRow;
use crate::outline::{NodeId, Status};
use crate::report::Date;
use crate::text::{Bilingual, both};
use std::fmt;

/// Sums over rows of the ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LedgerSums {
    /// Rows: problems, and duties of minutes.
    pub problems: u32,
    /// Those of them that are duties.
    pub duties: u32,
    /// Measures.
    pub measures: u32,
    /// Problems that are done.
    pub done: u32,
    /// Mostly done.
    pub mostly: u32,
    /// In progress.
    pub ongoing: u32,
    /// Ongoing: kept up for good.
    pub standing: u32,
    /// Not started.
    pub open: u32,
    /// Of which the state is not told.
    pub unknown: u32,
    /// Not closed though the term has ended.
    pub overdue: u32,
}

impl LedgerSums {
    /// The sums of these rows; `today` decides what is overdue.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a LedgerRow>, today: Option<Date>) -> Self {
        let mut sums = Self::default();
        rows.into_iter().for_each(|row| sums.add(row, today));
        sums
    }

    fn add(&mut self, row: &LedgerRow, today: Option<Date>) {
        self.problems += 1;
        self.duties += u32::from(row.is_duty);
        self.measures += row.measures.len() as u32;
        *self.with_mut(row.status) += 1;
        self.overdue += u32::from(today.is_some_and(|today| row.is_overdue(today)));
    }

    /// How many problems have that status.
    pub fn with(mut self, status: Option<Status>) -> u32 {
        *self.with_mut(status)
    }

    /// With those of other rows.
    pub fn join(&mut self, other: &Self) {
        self.problems += other.problems;
        self.duties += other.duties;
        self.measures += other.measures;
        self.done += other.done;
        self.mostly += other.mostly;
        self.ongoing += other.ongoing;
        self.standing += other.standing;
        self.open += other.open;
        self.unknown += other.unknown;
        self.overdue += other.overdue;
    }

    fn with_mut(&mut self, status: Option<Status>) -> &mut u32 {
        match status {
            Some(Status::Done) => &mut self.done,
            Some(Status::Mostly) => &mut self.mostly,
            Some(Status::Ongoing) => &mut self.ongoing,
            Some(Status::Standing) => &mut self.standing,
            Some(Status::Open) => &mut self.open,
            None => &mut self.unknown,
        }
    }

    /// Of how many problems the state is told.
    pub fn told(&self) -> u32 {
        self.problems - self.unknown
    }

    /// What is done of the problems whose state is told: what nobody tells is neither done nor not.
    /// Only what is done counts, as in 完成率; `None` where no state is told.
    pub fn rate(&self) -> Option<Rate> {
        let n = self.told();
        (n > 0).then(|| Rate((self.done * 2000 + n) / (2 * n)))
    }
}

/// A share in tenths of a percent, rounded; written 75%, 83.3%.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(pub u32);

impl Rate {
    /// What it is a share of.
    pub const NAME: Bilingual = both("完成率", "Done");
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => write!(f, "{whole}%"),
            (whole, tenth) => write!(f, "{whole}.{tenth}%"),
        }
    }
}

/// The sums of the rows of each report, in order, with its title.
pub fn sums_by_report<'a>(
    rows: impl IntoIterator<Item = &'a LedgerRow>,
    today: Option<Date>,
) -> Vec<(NodeId, LedgerSums)> {
    let mut found: Vec<(NodeId, LedgerSums)> = Vec::new();
    for row in rows {
        match found.last_mut().filter(|(part, _)| *part == row.part) {
            Some((_, sums)) => sums.add(row, today),
            None => found.push((row.part, LedgerSums::of([row], today))),
        }
    }
    found
}

/// The sums of the rows of each innermost section, in order, with the titles down to it.
pub fn sums_by_section<'a>(
    rows: impl IntoIterator<Item = &'a LedgerRow>,
    today: Option<Date>,
) -> Vec<(Vec<String>, LedgerSums)> {
    let mut found: Vec<(NodeId, Vec<String>, LedgerSums)> = Vec::new();
    for row in rows {
        let same = |(part, titles, _): &&mut (NodeId, Vec<String>, LedgerSums)| {
            *part == row.part && *titles == row.sections
        };
        match found.last_mut().filter(same) {
            Some((_, _, sums)) => sums.add(row, today),
            None => {
                let sums = LedgerSums::of([row], today);
                found.push((row.part, row.sections.clone(), sums));
            }
        }
    }
    let found = found.into_iter();
    found.map(|(_, titles, sums)| (titles, sums)).collect()
}

/// 反馈的20个问题，制定整改措施68条，已完成整改15个，基本完成2个，持续推进3个，完成率75%。 Parts of
/// which there is nothing are left out; empty without rows. Duties are called 议定事项.
pub fn ledger_summary(sums: &LedgerSums) -> String {
    if sums.problems == 0 {
        return String::new();
    }
    let (n, all) = (sums.duties, sums.duties == sums.problems);
    let mut out = match all {
        true => format!("议定事项{n}项（按议定事项计）"),
        false => format!("反馈的{}个问题", sums.problems - n),
    };
    if n > 0 && !all {
        out.push_str(&format!("，议定事项{n}项（按议定事项计）"));
    }
    let unit = if n > 0 { "项" } else { "个" };
    let untold = match all {
        true => "未写明进展",
        false => "未写明整改状态",
    };
    let mut part = |words: &str, n: u32, unit: &str| {
        if n > 0 {
            out.push_str(&format!("，{words}{n}{unit}"));
        }
    };
    part("制定整改措施", sums.measures, "条");
    for status in Status::ALL {
        part(status.stated(), sums.with(Some(status)), unit);
    }
    part(untold, sums.unknown, unit);
    if let Some(rate) = sums.rate() {
        if sums.unknown > 0 {
            out.push_str(&format!("，按写明状态的{}{unit}计", sums.told()));
        }
        out.push_str(&format!("，{}{rate}", Rate::NAME.zh));
    }
    out + "。"
}
