//! A table as it is collected, row by row.

use super::styles::is_set;
use crate::error::FileError;
use crate::import::Line;
use crate::read::xml::{Node, Ns, Xml};

/// A table.
#[derive(Debug, Default)]
pub struct Table {
    cells: Vec<String>,
    /// Cells of the row, as they stand there.
    n_cells: usize,
    /// What the last cell says, while it is open or alone.
    lines: Vec<Line>,
    is_in_cell: bool,
    /// How many columns the cell is wide.
    width: usize,
    /// Whether it belongs to the cell above it or before it.
    is_merged: bool,
    is_row_deleted: bool,
    n_blank_after: usize,
}

impl Table {
    pub fn begin_row(&mut self) {
        *self = Self::default();
    }

    pub fn begin_cell(&mut self) {
        self.lines.clear();
        (self.is_in_cell, self.width, self.is_merged) = (true, 1, false);
        self.n_cells += 1;
    }

    /// Lines of the cell; `None` where no cell is open.
    pub fn cell(&mut self) -> Option<&mut Vec<Line>> {
        self.is_in_cell.then_some(&mut self.lines)
    }

    /// Reads the properties of a row; their element has just begun.
    pub fn read_row_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), FileError> {
        let depth = xml.depth();
        while let Some(node) = xml.next_within(depth)? {
            let Node::Open(tag) = node else { continue };
            let number = || tag.number("val").unwrap_or(0).min(MOST_COLUMNS);
            match (tag.ns, tag.name()) {
                (Ns::Word, "gridBefore") => self.cells.resize(number(), String::new()),
                (Ns::Word, "gridAfter") => self.n_blank_after = number(),
                (Ns::Word, "del") => self.is_row_deleted = true,
                (Ns::Word, "trPrChange") => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads the properties of a cell; their element has just begun.
    pub fn read_cell_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), FileError> {
        let depth = xml.depth();
        while let Some(node) = xml.next_within(depth)? {
            let Node::Open(tag) = node else { continue };
            let goes_on = || tag.attr("val").is_none_or(|value| value != "restart");
            match (tag.ns, tag.name()) {
                (Ns::Word, "gridSpan") => {
                    self.width = tag.number("val").unwrap_or(1).clamp(1, MOST_COLUMNS);
                }
                (Ns::Word, "vMerge" | "hMerge") => self.is_merged |= goes_on(),
                (Ns::Word, "cellDel") => self.is_merged |= is_set(&tag),
                (Ns::Word, "tcPrChange") => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    pub fn end_cell(&mut self) {
        self.is_in_cell = false;
        let mut cell = String::new();
        for line in self.lines.iter().filter(|_| !self.is_merged) {
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
        let Self {
            mut cells,
            lines,
            n_cells,
            n_blank_after,
            is_row_deleted,
            ..
        } = std::mem::take(self);
        if is_row_deleted {
            return Vec::new();
        }
        let is_said = |line: &&Line| !line.text.trim().is_empty();
        if n_cells == 1 && lines.iter().filter(is_said).count() > 1 {
            return lines;
        }
        cells.resize(cells.len() + n_blank_after, String::new());
        vec![Line {
            text: cells.join("\t"),
            level: 0,
            is_row: true,
        }]
    }
}

/// As many as Word has.
const MOST_COLUMNS: usize = 63;
