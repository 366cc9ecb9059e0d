//! The ledger as it is shown: rows of the session, kept until they change, filtered and sorted.

use crate::Session;
use gangmu::outline::{NodeId, Status};
use gangmu::report::{Column, Columns, Date, LedgerRow, LedgerSums};
use gangmu::text::sort_indices;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// All that a status can be; `None` where nothing tells it.
pub const STATES: [Option<Status>; 6] = [
    Some(Status::Done),
    Some(Status::Mostly),
    Some(Status::Ongoing),
    Some(Status::Standing),
    Some(Status::Open),
    None,
];

/// Which rows are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Only these; empty for all.
    pub states: Vec<Option<Status>>,
    /// Only of this unit or person; empty words for rows that name none.
    pub unit: Option<String>,
    /// Only what is overdue.
    pub overdue: bool,
    /// Only rows in which these words stand.
    pub words: String,
}

impl Filter {
    fn passes(&self, row: &LedgerRow, today: Date, columns: &Columns) -> bool {
        let unit = row.responsible.as_ref().map_or("", |c| c.text.as_str());
        (self.states.is_empty() || self.states.contains(&row.status))
            && self.unit.as_deref().is_none_or(|u| u == unit)
            && (!self.overdue || row.is_overdue(today))
            && (self.words.is_empty() || self.finds(row, columns))
    }

    fn finds(&self, row: &LedgerRow, columns: &Columns) -> bool {
        let wanted = self.words.trim().to_lowercase();
        let holds = |words: &str| words.to_lowercase().contains(&wanted);
        let shown = columns.shown().iter();
        let mut cells = shown.filter_map(|c| columns.cell(row, *c));
        holds(&row.problem)
            || cells.any(|c| holds(&c.text))
            || row.sections.iter().any(|s| holds(s))
            || holds(&row.report)
    }
}

/// The rows of these parts, numbered throughout. O(text of the parts that changed + rows).
pub(crate) fn rows_of(session: &Session, parts: &[NodeId]) -> Vec<LedgerRow> {
    let (outline, readings) = (session.outline(), session.readings());
    let mut rows: Vec<LedgerRow> = Vec::new();
    for part in parts.iter().filter_map(|id| outline.get(*id)) {
        let own = readings.of(part);
        rows.extend(own.rows(outline).iter().map(|row| LedgerRow::clone(row)));
    }
    for (at, row) in rows.iter_mut().enumerate() {
        row.number = at + 1;
    }
    rows
}

/// How rows are sorted: by a column, downwards or not; `None` as in the text.
pub type Order = Option<(Column, bool)>;

/// The rows, shared with the readings of their parts, and which of them are shown.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Rc<LedgerRow>>,
    /// Indices of rows, in the order in which they are shown.
    shown: Vec<u32>,
}

impl Table {
    /// The rows of these parts as they are shown in `old`: the same in the same order, as long as no row came or went. Returns whether that is so. O(text of the
    /// parts that changed + rows).
    pub fn read(old: &Self, session: &Session, parts: &[NodeId]) -> (Self, bool) {
        let (outline, readings) = (session.outline(), session.readings());
        let mut rows = Vec::new();
        for part in parts.iter().filter_map(|id| outline.get(*id)) {
            rows.extend_from_slice(readings.of(part).rows(outline));
        }
        let nodes = |rows: &'_ [Rc<LedgerRow>]| rows.iter().map(|row| row.node).collect::<Vec<_>>();
        let same = rows.len() == old.rows.len() && nodes(&rows) == nodes(&old.rows);
        let shown = match same {
            true => old.shown.clone(),
            false => Vec::new(),
        };
        (Self { rows, shown }, same)
    }

    /// Chooses and sorts the rows that are shown; `by_words` says in which order words come.
    pub fn choose(
        &mut self,
        filter: &Filter,
        order: Order,
        today: Date,
        columns: &Columns,
        by_words: &dyn Fn(&str, &str) -> Ordering,
    ) {
        let rows = &self.rows;
        let passing = (0..rows.len()).filter(|at| filter.passes(&rows[*at], today, columns));
        self.shown = passing.map(|at| at as u32).collect();
        if let Some((column, down)) = order {
            sort_indices(&mut self.shown, &|a, b| {
                if column == Column::Number {
                    return if down { b.cmp(&a) } else { a.cmp(&b) };
                }
                let (a, b) = (&rows[a as usize], &rows[b as usize]);
                compare(columns, column, a, b, down, by_words)
            });
        }
    }

    /// All rows, in order of the text, each with its number in its own report.
    pub fn rows(&self) -> impl Iterator<Item = &LedgerRow> + Clone {
        self.rows.iter().map(|row| &**row)
    }

    /// Whether none is shown.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// How many are shown.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// The row shown at that place.
    pub fn get(&self, at: usize) -> Option<&LedgerRow> {
        let row = self.rows.get(*self.shown.get(at)? as usize);
        row.map(|row| &**row)
    }

    /// Its number in this table, from 1.
    pub fn number(&self, at: usize) -> usize {
        self.shown.get(at).map_or(0, |row| *row as usize + 1)
    }

    /// The rows that are shown.
    pub fn shown(&self) -> impl Iterator<Item = &LedgerRow> {
        self.shown.iter().map(|at| &*self.rows[*at as usize])
    }

    /// Copies of the rows shown at these places, with their numbers in this table.
    pub fn numbered(&self, places: Range<usize>) -> Vec<LedgerRow> {
        let row = |at: usize| {
            Some(LedgerRow {
                number: self.number(at),
                ..self.get(at)?.clone()
            })
        };
        places.filter_map(row).collect()
    }

    /// Where the problem is shown.
    pub fn find(&self, node: NodeId) -> Option<usize> {
        self.shown().position(|row| row.node == node)
    }

    /// The sums of the rows that are shown.
    pub fn sums(&self, today: Date) -> LedgerSums {
        LedgerSums::of(self.shown(), Some(today))
    }

    /// Units and persons with their numbers of problems, most first; no words for none.
    pub fn units(&self) -> Vec<(String, u32)> {
        let mut counted: HashMap<&str, u32> = HashMap::new();
        for row in &self.rows {
            let unit = row.responsible.as_ref().map_or("", |c| c.text.as_str());
            *counted.entry(unit).or_default() += 1;
        }
        let units: Vec<(&str, u32)> = counted.into_iter().collect();
        let key = |at: u32| {
            let (unit, n) = units[at as usize];
            (unit.is_empty(), u32::MAX - n, unit)
        };
        let mut order: Vec<u32> = (0..units.len() as u32).collect();
        sort_indices(&mut order, &|a, b| key(a).cmp(&key(b)));
        let sorted = order.iter().map(|at| units[*at as usize]);
        sorted.map(|(unit, n)| (unit.to_owned(), n)).collect()
    }
}

/// Cells without words come last, whichever way the others are sorted.
fn compare(
    columns: &Columns,
    column: Column,
    a: &LedgerRow,
    b: &LedgerRow,
    down: bool,
    by_words: &dyn Fn(&str, &str) -> Ordering,
) -> Ordering {
    fn last<T: Ord>(a: Option<T>, b: Option<T>, down: bool) -> Ordering {
        match (a, b) {
            (Some(a), Some(b)) if down => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        }
    }
    let words = |a: &str, b: &str| match (a.is_empty(), b.is_empty()) {
        (false, false) if down => by_words(b, a),
        (false, false) => by_words(a, b),
        (a, b) => a.cmp(&b),
    };
    let state = |row: &LedgerRow| {
        let status = row.status?;
        STATES.iter().position(|s| *s == Some(status))
    };
    let text = |row: &'_ LedgerRow| {
        let cell = columns.cell(row, column);
        cell.map(|c| c.text.clone()).unwrap_or_default()
    };
    match column {
        Column::Report => words(&a.report, &b.report),
        Column::Section => words(&a.sections.join("/"), &b.sections.join("/")),
        Column::Problem => words(&a.problem, &b.problem),
        Column::Measures => last(Some(a.measures.len()), Some(b.measures.len()), down),
        Column::Status => last(state(a), state(b), down),
        Column::Deadline => last(a.due, b.due, down).then_with(|| words(&text(a), &text(b))),
        _ => words(&text(a), &text(b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Command;

    const TEXT: &str = "关于整改情况的报告\n一、整改情况\n1.关于学习不深的问题\n责任单位：党建办\n整改情况：已完成整改。一是补课。二是测试。\n2.关于会议偏多的问题\n整改时限：2024年3月底前\n整改情况：正在推进。一是合并会议。\n3.关于台账不全的问题\n责任单位：党政办\n整改时限：2024年1月31日\n整改情况：正在推进。\n4.关于调研不实的问题\n责任单位：党政办\n";

    fn table() -> Table {
        let mut session = Session::default();
        session.dispatch(Command::Open(TEXT.to_owned()), 0.0);
        Table::read(&Table::default(), &session, &[session.parts()[0].id]).0
    }

    fn numbers(filter: &Filter, order: Order) -> Vec<usize> {
        let mut table = table();
        let today = Date::new(2024, 2, 15).expect("a day");
        let columns = Columns::usual(table.rows());
        table.choose(filter, order, today, &columns, &|a, b| a.cmp(b));
        (0..table.len()).map(|at| table.number(at)).collect()
    }

    #[test]
    fn filters_join() {
        let all = Filter::default();
        assert_eq!(numbers(&all, None), [1, 2, 3, 4]);
        let going = Filter {
            states: vec![Some(Status::Ongoing), None],
            ..all.clone()
        };
        assert_eq!(numbers(&going, None), [2, 3, 4]);
        let of_unit = Filter {
            unit: Some("党政办".to_owned()),
            ..going.clone()
        };
        assert_eq!(numbers(&of_unit, None), [3, 4]);
        let overdue = Filter {
            overdue: true,
            ..of_unit
        };
        assert_eq!(numbers(&overdue, None), [3]);
        let words = Filter {
            words: "会议".to_owned(),
            ..going
        };
        assert_eq!(numbers(&words, None), [2]);
        let nobody = Filter {
            unit: Some(String::new()),
            ..all
        };
        assert_eq!(numbers(&nobody, None), [2]);
    }

    #[test]
    fn what_is_empty_comes_last_both_ways() {
        let all = Filter::default();
        let by = |column, down| numbers(&all, Some((column, down)));
        assert_eq!(by(Column::Deadline, false), [3, 2, 1, 4]);
        assert_eq!(by(Column::Deadline, true), [2, 3, 1, 4]);
        assert_eq!(by(Column::Status, false), [1, 2, 3, 4]);
        assert_eq!(by(Column::Status, true), [2, 3, 1, 4]);
        assert_eq!(by(Column::Measures, true), [1, 2, 3, 4]);
        assert_eq!(by(Column::Unit, true)[3], 2);
        assert_eq!(by(Column::Unit, false)[3], 2);
        assert_eq!(by(Column::Number, true), [4, 3, 2, 1]);
    }

    #[test]
    fn units_with_their_problems() {
        let table = table();
        let units = table.units();
        let units: Vec<(&str, u32)> = units.iter().map(|(u, n)| (u.as_str(), *n)).collect();
        assert_eq!(units, [("党政办", 2), ("党建办", 1), ("", 1)]);
    }
}
