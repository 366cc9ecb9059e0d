//! The cells of a sheet that hold something.

use crate::error::{FileError, Limit};
use crate::import::{Import, Line};
use crate::read::limits;
use std::collections::BTreeMap;

/// How many rows and columns a sheet can have.
const MAX_ROW: u32 = 1 << 20;
const MAX_COLUMN: u32 = 1 << 14;

/// What all sheets of a workbook may still hold.
pub struct Budget {
    n_cells: usize,
    n_bytes: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            n_cells: limits::CELLS,
            n_bytes: limits::BYTES,
        }
    }
}

/// Cells by row and column, from 0; none is empty.
#[derive(Default)]
pub struct Grid(BTreeMap<(u32, u32), String>);

impl Grid {
    /// Puts a shown value into a cell. One that is empty, or outside of any sheet, is left.
    ///
    /// # Errors
    /// Where the workbook has too much.
    pub fn put(
        &mut self,
        row: u32,
        column: u32,
        shown: &str,
        budget: &mut Budget,
    ) -> Result<(), FileError> {
        let shown = shown.trim();
        if shown.is_empty() || row >= MAX_ROW || column >= MAX_COLUMN {
            return Ok(());
        }
        let left = budget.n_cells.checked_sub(1);
        budget.n_cells = left.ok_or(FileError::Exceeds(Limit::Cells))?;
        let left = budget.n_bytes.checked_sub(shown.len());
        budget.n_bytes = left.ok_or(FileError::Exceeds(Limit::Bytes))?;
        self.0.insert((row, column), shown.to_owned());
        Ok(())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its rows, without those rows and columns that hold nothing.
    ///
    /// # Errors
    /// Where they are too many.
    pub fn write(&self, import: &mut Import) -> Result<(), FileError> {
        let mut columns: Vec<u32> = self.0.keys().map(|(_, column)| *column).collect();
        columns.sort_unstable();
        columns.dedup();
        let mut line = Line::default();
        let (mut last_row, mut last_column, mut n_places) = (None, 0, 0_usize);
        for (&(row, column), shown) in &self.0 {
            if last_row != Some(row) {
                if last_row.is_some() {
                    import.lines.push(std::mem::take(&mut line));
                }
                (last_row, last_column, line.is_row) = (Some(row), 0, true);
            }
            let at = columns.partition_point(|known| *known < column);
            n_places += at - last_column + 1;
            // Bounded, for what stands far to the right on every row.
            if n_places > 4 * limits::CELLS {
                return Err(FileError::Exceeds(Limit::Cells));
            }
            line.text
                .extend(std::iter::repeat_n('\t', at - last_column));
            let is_break = |c| matches!(c, '\t' | '\n' | '\r');
            // What a cell parts by lines is parted still, by a space.
            let mut parts = shown.split(is_break).filter(|part| !part.is_empty());
            line.text.extend(parts.next());
            parts.for_each(|part| line.text.extend([" ", part]));
            last_column = at;
        }
        if last_row.is_some() {
            import.lines.push(line);
        }
        Ok(())
    }
}
