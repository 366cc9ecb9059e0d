//! The documents of Word 97 to 2003 and of WPS.

mod header;
mod lists;
mod pieces;
mod properties;
mod story;

use super::Progress;
use crate::error::FileError;
use crate::import::Import;
use header::Header;
use story::Reading;

/// Reads a document.
///
/// # Errors
/// Where it is damaged, locked, or has no words.
pub fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Import, FileError> {
    let header = Header::open(bytes)?;
    let pieces = pieces::pieces(&header)?;
    Reading::new(&header).read(&pieces, progress)
}
