//! The documents of Word 97 to 2003 and of WPS.

use super::Progress;
use crate::error::FileError;
use crate::import::Import;
use gangmu::import::Source;

pub fn read(_: &[u8], _: &mut Progress<'_>) -> Result<Import, FileError> {
    Err(FileError::Foreign(Source::OldWord))
}
