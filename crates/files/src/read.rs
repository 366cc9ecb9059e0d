//! Reading: [`read`] is the list of what is known, a module each.

use crate::import::Import;
use gangmu::import::Source;
use std::ops::ControlFlow;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Whoever asked had it stopped.
    Stopped,
    /// No format that is read here.
    Foreign(Source),
}

/// Reads a document. `progress` is told now and then how much is done, from 0 to 1, and may have it
/// stopped.
///
/// # Errors
/// A [`FileError`]; nothing is read by halves.
pub fn read(
    bytes: &[u8],
    progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<Import, FileError> {
    let _ = progress;
    Err(FileError::Foreign(Source::of(bytes)))
}
