//! OFD, GB/T 33190: pages on which every piece of text has its place.

mod page;

use super::Progress;
use super::package::{Package, resolved};
use super::place::{self, Placed};
use super::xml::{Node, Xml};
use crate::error::FileError;
use crate::import::{Import, LeftOut};
use gangmu::import::Source;
use std::collections::HashMap;

pub fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Import, FileError> {
    let found = pieces(bytes, progress)?;
    let mut import = Import::new(Source::Ofd);
    place::write(found.pieces, CELL_GAP, &mut import);
    import.leave_out(LeftOut::Pictures, found.n_pictures);
    import.leave_out(LeftOut::Margins, found.n_marks);
    Ok(import)
}

/// A space is a character, in an OFD: what is farther apart than it, in sizes, is so by a tab.
const CELL_GAP: f32 = 1.05;

const NO_TEXT: FileError = FileError::damaged("文档部件", "the part that names its pages");
const NO_PAGE: FileError = FileError::damaged("其中一页", "one of its pages");

/// What stands on the pages.
#[derive(Debug, Default)]
pub struct Found {
    pub pieces: Vec<Placed>,
    pub n_pictures: usize,
    /// Texts across the page.
    pub n_marks: usize,
}

fn pieces(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Found, FileError> {
    let mut package = Package::open(bytes)?;
    if package.has("Encryptions.xml") {
        return Err(FileError::Encrypted);
    }
    let root = package.xml("OFD.xml")?.ok_or(NO_TEXT)?;
    let mut found = Found::default();
    let mut behind = Found::default();
    let mut n_pages = 0;
    let roots = roots(&root)?;
    for (nth, root) in roots.iter().enumerate() {
        let part = |nth: usize| nth as f32 / roots.len() as f32;
        let mut progress = progress.part(part(nth), part(nth + 1));
        let document = package.xml(root)?.ok_or(NO_TEXT)?;
        let document = Document::read(&document, root)?;
        for (nth, location) in document.pages.iter().enumerate() {
            progress.tell(nth, document.pages.len())?;
            let page = package.xml(location)?.ok_or(NO_PAGE)?;
            for template in page::read(&page, n_pages, &mut found)? {
                let location = document.templates.get(&template);
                let template = location.map(|at| package.xml(at)).transpose()?.flatten();
                page::read(&template.unwrap_or_default(), n_pages, &mut behind)?;
            }
            n_pages += 1;
        }
    }
    // What stands behind the text is furniture; but of a form that is all.
    if found.pieces.is_empty() {
        found.pieces = behind.pieces;
    } else {
        found.n_marks += behind.pieces.len();
    }
    found.n_marks += behind.n_marks;
    Ok(found)
}

/// The documents of the file.
fn roots(text: &str) -> Result<Vec<String>, FileError> {
    let mut xml = Xml::new(text);
    let mut roots = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(tag) = node
            && tag.name() == "DocRoot"
        {
            roots.push(resolved("", xml.words()?.trim()));
        }
    }
    match roots.is_empty() {
        true => Err(NO_TEXT),
        false => Ok(roots),
    }
}

/// Where the pages of a document are.
#[derive(Default)]
struct Document {
    pages: Vec<String>,
    /// By their ids.
    templates: HashMap<String, String>,
}

impl Document {
    fn read(text: &str, part: &str) -> Result<Self, FileError> {
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut document = Self::default();
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            let location = tag.attr("BaseLoc").map(|to| resolved(folder, &to));
            match tag.name() {
                "Page" => document.pages.extend(location),
                "TemplatePage" => {
                    let id = tag.attr("ID").unwrap_or_default().into_owned();
                    document.templates.extend(location.map(|at| (id, at)));
                }
                _ => {}
            }
        }
        Ok(document)
    }
}

#[cfg(test)]
mod tests;
