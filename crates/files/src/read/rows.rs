//! The table that is being read of a doc or an rtf: rows of cells, put into common columns when it
//! ends.

use super::limits;
use crate::error::{FileError, Limit};
use crate::import::Import;

/// Edges that are nearer than this, in twentieths of a point, are one: a millimetre.
const NEAR: i32 = 57;

struct Row {
    cells: Vec<String>,
    edges: Vec<i32>,
    is_merged: bool,
}

/// The rows so far.
#[derive(Default)]
pub struct Rows {
    rows: Vec<Row>,
    cells: Vec<String>,
    cell: String,
    n_cells: usize,
}

impl Rows {
    /// A paragraph of a cell; `closes` if it is the cell's last.
    pub fn paragraph(&mut self, text: &str, closes: bool) {
        let text = text.trim();
        if !self.cell.is_empty() && !text.is_empty() {
            self.cell.push(' ');
        }
        self.cell.push_str(text);
        if closes {
            self.cells.push(std::mem::take(&mut self.cell));
        }
    }

    /// The row ends; with the edges of its cells, in twentieths of a point, and whether cells of it
    /// go on from the one before.
    ///
    /// # Errors
    /// Where the document has too many cells.
    pub fn end_row(&mut self, edges: Vec<i32>, is_merged: bool) -> Result<(), FileError> {
        let cells = std::mem::take(&mut self.cells);
        self.n_cells += cells.len().max(1);
        if self.n_cells > limits::CELLS {
            return Err(FileError::Exceeds(Limit::Cells));
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(Row {
                is_merged,
                edges,
                cells,
            });
        }
        Ok(())
    }

    /// The table ends, if one is open.
    pub fn end(&mut self, import: &mut Import) {
        // What a damaged file leaves open is words, too.
        if !self.cell.is_empty() {
            self.cells.push(std::mem::take(&mut self.cell));
        }
        if !self.cells.is_empty() {
            import.push_row(&std::mem::take(&mut self.cells));
        }
        if self.rows.is_empty() {
            return;
        }
        import.n_tables += 1;
        let rows = std::mem::take(&mut self.rows);
        let n_cells = rows.first().map_or(0, |row| row.cells.len());
        let is_even = |row: &Row| row.cells.len() == n_cells && !row.is_merged;
        let columns = match rows.iter().all(is_even) {
            true => Vec::new(),
            false => columns(&rows),
        };
        for row in rows {
            import.push_row(&spread(row, &columns));
        }
    }
}

/// The edges of all rows, from the left.
fn columns(rows: &[Row]) -> Vec<i32> {
    let mut edges: Vec<i32> = rows.iter().flat_map(|row| &row.edges).copied().collect();
    edges.sort_unstable();
    edges.dedup_by(|b, a| b.saturating_sub(*a) < NEAR);
    edges
}

/// The cells of a row, with empty ones for the columns that one goes over.
fn spread(row: Row, columns: &[i32]) -> Vec<String> {
    let at = |edge: i32| columns.partition_point(|column| column.saturating_add(NEAR) <= edge);
    if columns.is_empty() || row.edges.len() != row.cells.len() + 1 {
        return row.cells;
    }
    let mut cells = vec![String::new(); at(row.edges[0])];
    for (cell, edges) in row.cells.into_iter().zip(row.edges.windows(2)) {
        cells.push(cell);
        let end = at(edges[1]).min(columns.len());
        cells.resize(cells.len().max(end), String::new());
    }
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}
