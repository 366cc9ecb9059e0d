//! The text documents of OpenDocument: lines as LibreOffice shows them, with changes accepted.

mod body;
mod lists;
mod styles;

use super::Progress;
use super::package::Package;
use super::xml::{Node, Ns, Xml};
use crate::error::FileError;
use crate::import::{Import, LeftOut};
use body::Body;
use gangmu::import::Source;
use styles::Styles;

pub fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Import, FileError> {
    let mut package = Package::open(bytes)?;
    let manifest = package.xml("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(FileError::Encrypted);
    }
    let common = package.xml("styles.xml")?.unwrap_or_default();
    let content = package.xml("content.xml")?.ok_or(NO_TEXT)?;
    let mut styles = Styles::default();
    styles.read(&common)?;
    styles.read(&content)?;
    let mut body = Body::new(&styles);
    body.read(&content, progress)?;
    let mut import = Import::new(Source::OpenText);
    import.n_tables = body.n_tables;
    for what in std::mem::take(&mut body.left_out) {
        import.leave_out(what, 1);
    }
    import.leave_out(LeftOut::Margins, n_margins(&common)?);
    import.lines = body.into_lines();
    Ok(import)
}

const NO_TEXT: FileError = FileError::damaged("正文部件", "the part with its text");

/// How many running heads and feet say more than a page's number.
fn n_margins(styles: &str) -> Result<usize, FileError> {
    let mut xml = Xml::new(styles);
    let mut n = 0;
    while let Some(node) = xml.next()? {
        if let Node::Open(tag) = node
            && tag.ns == Ns::Style
            && (tag.name().starts_with("header") || tag.name().starts_with("footer"))
            && !tag.name().ends_with("style")
        {
            let words = xml.words()?;
            n += usize::from(words.chars().any(char::is_alphabetic));
        }
    }
    Ok(n)
}
