//! Workbooks: xlsx, xls and et, ods. A sheet is a table of rows, with the values as they are shown.

mod biff;
mod grid;
mod ods;
mod shown;
mod xls;
mod xlsx;

use super::Progress;
use crate::error::FileError;
use crate::import::{Import, LeftOut};
use gangmu::import::Source;
use grid::Grid;

/// A sheet as it is read.
struct Sheet {
    name: String,
    is_hidden: bool,
    grid: Grid,
}

/// Reads a workbook.
///
/// # Errors
/// Where it is damaged, locked, or has more than a workbook may have.
pub fn read(
    source: Source,
    bytes: &[u8],
    progress: &mut Progress<'_>,
) -> Result<Import, FileError> {
    let mut import = Import::new(source);
    let sheets = match source {
        Source::OldSpreadsheet => xls::sheets(bytes, progress)?,
        Source::OpenSpreadsheet => ods::sheets(bytes, &mut import, progress)?,
        _ => xlsx::sheets(bytes, &mut import, progress)?,
    };
    let n = sheets.len();
    let seen = |sheet: &Sheet| !sheet.is_hidden && !sheet.grid.is_empty();
    let sheets: Vec<Sheet> = sheets.into_iter().filter(seen).collect();
    import.leave_out(LeftOut::Sheets, n - sheets.len());
    import.n_tables = sheets.len();
    for sheet in &sheets {
        if sheets.len() > 1 {
            import.push(sheet.name.as_str(), 1);
        }
        sheet.grid.write(&mut import)?;
    }
    Ok(import)
}
