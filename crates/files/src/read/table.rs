//! A table as it is collected, row by row; whoever reads a document knows where its cells are.

use crate::import::Line;

/// As many columns as Word has.
const MOST_COLUMNS: usize = 63;

/// A table, and the row that is read.
#[derive(Debug, Default)]
pub struct Table {
    cells: Vec<String>,
    /// Cells of the row, as they stand there.
    n_cells: usize,
    /// What the last cell says.
    lines: Vec<Line>,
    is_in_cell: bool,
    /// How many columns the cell is wide.
    width: usize,
    /// Whether it is the rest of another cell, above it or before it.
    is_rest: bool,
    is_deleted: bool,
    n_after: usize,
}

impl Table {
    /// A row begins.
    pub fn begin_row(&mut self) {
        *self = Self::default();
    }

    /// The row has blank columns before its cells.
    pub fn blank_before(&mut self, n: usize) {
        self.cells.resize(n.min(MOST_COLUMNS), String::new());
    }

    /// The row has blank columns after its cells.
    pub fn blank_after(&mut self, n: usize) {
        self.n_after = n.min(MOST_COLUMNS);
    }

    /// The row is none.
    pub fn delete_row(&mut self) {
        self.is_deleted = true;
    }

    /// A cell begins.
    pub fn begin_cell(&mut self) {
        self.lines.clear();
        (self.is_in_cell, self.width, self.is_rest) = (true, 1, false);
        self.n_cells += 1;
    }

    /// The cell reaches over columns.
    pub fn widen(&mut self, n: usize) {
        self.width = n.clamp(1, MOST_COLUMNS);
    }

    /// The cell is the rest of another.
    pub fn is_rest(&mut self) {
        self.is_rest = true;
    }

    /// Lines of the cell; `None` where no cell is open.
    pub fn cell(&mut self) -> Option<&mut Vec<Line>> {
        self.is_in_cell.then_some(&mut self.lines)
    }

    /// The cell ends.
    pub fn end_cell(&mut self) {
        self.is_in_cell = false;
        let mut cell = String::new();
        for line in self.lines.iter().filter(|_| !self.is_rest) {
            let words = line.text.trim_end();
            if !cell.is_empty() && !words.is_empty() {
                cell.push(' ');
            }
            cell.push_str(words);
        }
        self.cells.push(cell.replace(['\t', '\n'], " "));
        let width = self.cells.len() + self.width - 1;
        self.cells.resize(width, String::new());
    }

    /// The lines of the row: its cells between tabs; or, where it is one cell of several lines, those.
    pub fn end_row(&mut self) -> Vec<Line> {
        let row = std::mem::take(self);
        if row.is_deleted {
            return Vec::new();
        }
        let is_said = |line: &&Line| !line.text.trim().is_empty();
        if row.n_cells == 1 && row.lines.iter().filter(is_said).count() > 1 {
            return row.lines;
        }
        let mut cells = row.cells;
        cells.resize(cells.len() + row.n_after, String::new());
        vec![Line {
            text: cells.join("\t"),
            level: 0,
            is_row: true,
        }]
    }
}
