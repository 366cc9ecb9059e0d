//! The ledger as it lies before the writer: its rows and columns, the current cell, what is
//! selected. It knows no text that changes.

use super::table::{Filter, Order, Table};
use super::{GridMove, Walk};
use gangmu::outline::NodeId;
use gangmu::report::{Column, Columns, Date, LedgerRow, LedgerSums};
use std::ops::Range;
use std::rc::Rc;

/// A cell: of which problem, in which column.
pub type At = (NodeId, Column);

/// What is told of the rows above and below them.
#[derive(Debug, Default, PartialEq)]
pub struct Digest {
    /// Of all rows.
    pub sums: LedgerSums,
    /// Of those that are shown.
    pub chosen: LedgerSums,
    /// By section, or by report: what it is called, and its sums.
    pub groups: Vec<(String, LedgerSums)>,
    /// Units and persons.
    pub units: Vec<(String, u32)>,
}

/// How words are being typed into the current cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Whether what the cell says stays, with the caret behind it.
    pub keeps: bool,
    /// Whether it is for all cells that are selected.
    pub all: bool,
}

/// The current cell, and what is selected with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The current cell.
    pub cell: At,
    /// The other corner of what is selected; the same cell where that is all.
    pub to: At,
    /// Whether whole rows are selected.
    pub rows: bool,
    /// Whether words are being typed into the current cell.
    pub writing: Option<Writing>,
    /// Whether Tab leaves the table.
    pub free: bool,
    /// Grows whenever the page's focus is to be put on the current cell.
    pub serial: u64,
    /// Where the current row was last shown.
    pub(super) at: usize,
    /// In which column a run of Tab began: Enter goes back there.
    pub(super) run: Option<Column>,
}

impl Default for Grid {
    fn default() -> Self {
        let cell = (NodeId(0), Column::Problem);
        Self {
            cell,
            to: cell,
            rows: false,
            writing: None,
            free: false,
            serial: 0,
            at: 0,
            run: None,
        }
    }
}

/// All that is drawn of the ledger.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Its rows.
    pub table: Rc<Table>,
    /// The columns that were chosen.
    pub columns: Columns,
    /// Those of them that are shown here, in order.
    pub shown: Vec<Column>,
    /// Which rows are shown.
    pub filter: Filter,
    /// How they are sorted.
    pub order: Order,
    /// What is told of them.
    pub digest: Rc<Digest>,
    /// Where the writer stands.
    pub grid: Grid,
    /// The day by which it is judged what is overdue, if any is known.
    pub day: Option<Date>,
    /// Whether it is of all reports, of several.
    pub whole: bool,
    /// Whether its rows come from several reports: those of a merged one do.
    pub compiled: bool,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.table, &other.table)
            && Rc::ptr_eq(&self.digest, &other.digest)
            && (&self.columns, &self.shown, &self.filter)
                == (&other.columns, &other.shown, &other.filter)
            && (self.order, self.grid, self.day, self.whole, self.compiled)
                == (
                    other.order,
                    other.grid,
                    other.day,
                    other.whole,
                    other.compiled,
                )
    }
}

impl Desk {
    /// The day by which it is judged what is overdue; one before all others where none is known.
    pub fn today(&self) -> Date {
        const NEVER: Date = Date {
            year: 0,
            month: 1,
            day: 1,
        };
        self.day.unwrap_or(NEVER)
    }

    /// The row of the current cell.
    pub fn current(&self) -> Option<&LedgerRow> {
        self.table.get(self.table.find(self.grid.cell.0)?)
    }

    /// Where the current row is shown.
    pub fn at(&self) -> usize {
        self.grid.at
    }

    /// Whether words can be typed into the cells of that column.
    pub fn takes(column: Column) -> bool {
        column.takes_words() || column == Column::Status
    }

    /// The rows and the columns that are selected, by their places.
    pub fn picked(&self) -> (Range<usize>, Range<usize>) {
        let row = |node| self.table.find(node).unwrap_or(self.grid.at);
        let col = |of: Column| self.shown.iter().position(|c| *c == of).unwrap_or(0);
        let span = |a: usize, b: usize| a.min(b)..a.max(b) + 1;
        let rows = span(row(self.grid.cell.0), row(self.grid.to.0));
        let cols = match self.grid.rows {
            true => 0..self.shown.len(),
            false => span(col(self.grid.cell.1), col(self.grid.to.1)),
        };
        (rows.start..rows.end.min(self.table.len()), cols)
    }

    /// The rows that are selected.
    pub fn picked_rows(&self) -> impl Iterator<Item = &LedgerRow> {
        self.picked().0.filter_map(|at| self.table.get(at))
    }

    /// Whether more than the current cell is selected.
    pub fn has_selection(&self) -> bool {
        self.grid.rows || self.grid.cell != self.grid.to
    }

    /// Makes the cell current, and nothing else selected.
    pub(super) fn stand(&mut self, cell: At) {
        let grid = &mut self.grid;
        (grid.cell, grid.to, grid.rows) = (cell, cell, false);
        (grid.writing, grid.free, grid.run) = (None, false, None);
        grid.serial += 1;
        grid.at = self.table.find(cell.0).unwrap_or(grid.at);
    }

    /// Selects from the current cell to this one.
    pub(super) fn reach(&mut self, cell: At) {
        let grid = &mut self.grid;
        (grid.to, grid.writing, grid.free) = (cell, None, false);
        grid.serial += 1;
    }

    /// Selects these rows and columns; the current cell is the first of them.
    pub(super) fn pick(&mut self, rows: Range<usize>, cols: Range<usize>) {
        let cell = |row: usize, col: usize| {
            let row = self.table.get(row)?;
            Some((row.node, *self.shown.get(col)?))
        };
        let last = cell(rows.end.wrapping_sub(1), cols.end.wrapping_sub(1));
        if let (Some(first), Some(last)) = (cell(rows.start, cols.start), last) {
            self.stand(first);
            self.reach(last);
        }
    }

    /// The cell to which the way from `cell` leads.
    pub(super) fn beyond(&self, cell: At, way: Walk) -> At {
        let row = self.table.find(cell.0).unwrap_or(self.grid.at);
        let col = self.shown.iter().position(|c| *c == cell.1).unwrap_or(0);
        let (last_row, last_col) = (
            self.table.len().saturating_sub(1),
            self.shown.len().saturating_sub(1),
        );
        let moved =
            |at: usize, by: i32, last: usize| at.saturating_add_signed(by as isize).min(last);
        let (row, col) = match way {
            Walk::Rows(by) | Walk::Pages(by) => (moved(row, by, last_row), col),
            Walk::Cells(by) => (row, moved(col, by, last_col)),
            Walk::Top => (0, col),
            Walk::Bottom => (last_row, col),
            Walk::FirstCell => (row, 0),
            Walk::LastCell => (row, last_col),
            Walk::Start => (0, 0),
            Walk::End => (last_row, last_col),
        };
        let node = self.table.get(row).map_or(cell.0, |row| row.node);
        (node, self.shown.get(col).copied().unwrap_or(cell.1))
    }

    /// The next cell, or the one before; `None` behind the last.
    pub(super) fn beside(&self, by: i32) -> Option<At> {
        let (node, column) = self.grid.cell;
        let next = self.beyond((node, column), Walk::Cells(by));
        if next.1 != column {
            return Some(next);
        }
        let row = self.beyond((node, column), Walk::Rows(by)).0;
        let end = if by > 0 {
            Walk::FirstCell
        } else {
            Walk::LastCell
        };
        (row != node).then(|| self.beyond((row, column), end))
    }

    /// Whether the key leaves the table to the page: Tab where it is free to, or behind the last
    /// cell.
    pub fn leaves(&self, key: GridMove) -> bool {
        match key {
            GridMove::Beside(by) => self.grid.free || self.beside(by).is_none(),
            _ => false,
        }
    }

    /// The current cell stays at its problem, or in its place where the problem is gone.
    pub(super) fn keep_cell(&mut self) {
        let found = self.table.find(self.grid.cell.0);
        let last = self.table.len().saturating_sub(1);
        // The field loses its row to other reports; what stood in it is given up.
        if found.is_none() {
            self.grid.writing = None;
        }
        self.grid.at = found.unwrap_or_else(|| self.grid.at.min(last));
        let before = self.grid.cell;
        if let Some(row) = self.table.get(self.grid.at) {
            self.grid.cell.0 = row.node;
        }
        if !self.shown.contains(&self.grid.cell.1) {
            let problem = self.shown.iter().find(|c| **c == Column::Problem);
            self.grid.cell.1 = *problem.or(self.shown.first()).unwrap_or(&Column::Problem);
        }
        let (node, column) = self.grid.to;
        let is_there = self.table.find(node).is_some() && self.shown.contains(&column);
        if self.grid.cell != before || !is_there {
            (self.grid.to, self.grid.rows) = (self.grid.cell, false);
        }
    }
}
