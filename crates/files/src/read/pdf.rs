//! PDF that has its text. `hayro-syntax` knows the file; here stand its fonts' characters and the
//! places of its words.

mod content;
mod font;
mod stream;

use super::{Progress, place};
use crate::error::FileError;
use crate::import::{Import, LeftOut};
use content::Reading;
use gangmu::import::Source;
use hayro_syntax::page::{Page, Rotation};
use hayro_syntax::{LoadPdfError, Pdf};

/// Pieces that are farther apart than this, in sizes, stand in different cells.
const CELL_GAP: f32 = 1.6;

const DAMAGED: FileError = FileError::damaged("PDF 的结构", "the structure of the PDF");

/// Reads a document.
///
/// # Errors
/// Where it is damaged or locked, or has pictures of pages instead of words.
pub fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Import, FileError> {
    stream::check_packed_objects(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => FileError::Encrypted,
        LoadPdfError::Invalid => DAMAGED,
    })?;
    let pages = pdf.pages();
    let mut reading = Reading::default();
    for (at, page) in pages.iter().enumerate() {
        progress.tell(at, pages.len())?;
        reading.page(at, page, upright(page))?;
    }
    let mut import = Import::new(Source::Pdf);
    if reading.placed.is_empty() {
        return Err(match () {
            () if reading.n_unknown > 0 => {
                FileError::damaged("字体的文字对照表", "what its fonts' characters stand for")
            }
            () if reading.pictures.is_empty() => FileError::Empty,
            () => FileError::Scan,
        });
    }
    import.leave_out(LeftOut::Pictures, reading.pictures.len());
    import.leave_out(LeftOut::Margins, reading.n_margins);
    place::write(reading.placed, CELL_GAP, &mut import);
    Ok(import)
}

/// From the page's own places to those that grow downwards and to the right as it is looked at.
fn upright(page: &Page<'_>) -> content::Matrix {
    let area = page.intersected_crop_box();
    let (x0, y0, x1, y1) = (area.x0, area.y0, area.x1, area.y1);
    match page.rotation() {
        Rotation::None => [1.0, 0.0, 0.0, -1.0, -x0, y1],
        Rotation::Horizontal => [0.0, 1.0, 1.0, 0.0, -y0, -x0],
        Rotation::Flipped => [-1.0, 0.0, 0.0, 1.0, x1, -y0],
        Rotation::FlippedHorizontal => [0.0, -1.0, -1.0, 0.0, y1, x1],
    }
}
