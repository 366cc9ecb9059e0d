//! PDF that has its text.

use super::Progress;
use crate::error::FileError;
use crate::import::Import;
use gangmu::import::Source;

pub fn read(_: &[u8], _: &mut Progress<'_>) -> Result<Import, FileError> {
    Err(FileError::Foreign(Source::Pdf))
}
