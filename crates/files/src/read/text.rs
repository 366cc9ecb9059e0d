//! Text files, Markdown too: their lines.

use super::Progress;
use crate::error::FileError;
use crate::import::Import;
use gangmu::import::{Source, decode};

pub fn read(bytes: &[u8], _: &mut Progress<'_>) -> Result<Import, FileError> {
    let mut import = Import::new(Source::Text);
    for line in decode(bytes)?.text.lines() {
        import.push(line, 0);
    }
    Ok(import)
}
