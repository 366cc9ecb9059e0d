//! Documents of Word in the form of GB/T 9704-2012. What a paragraph is, is the core's to say; here it
//! becomes a paragraph with a style, and the styles have the form.
//!
//! - Fonts are named, with what to take in their place; no theme is there that would go before them.
//! - Every run says that its signs are East Asian, or “ ” — … would be taken from the Latin font.
//! - Elements stand in the order of the schema.

mod block;
mod changes;
mod contents;
mod numbers;
mod official;
mod page;
mod styles;
mod table;

use super::package::{Part, pack, told};
use super::xml::HEAD;
use super::{Job, WriteError};
use block::{Block, Paragraph};
use gangmu::export::format::PageNumbers;
use page::Section;

/// The namespaces of all parts.
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Blank lines above the cover's words.
const COVER_LINES: f32 = 6.0;

/// A length in twentieths of a point.
fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

/// A length of paper in twentieths of a point.
fn mm(millimetres: f32) -> i32 {
    twips(millimetres * 72.0 / 25.4)
}

/// The texts of the job; several as a compilation with one cover.
pub fn document(job: &Job<'_>) -> Result<Vec<u8>, WriteError> {
    let options = job.options;
    let mut text = block::paragraphs(job);
    let compiled = block::is_compiled(&text);
    let mut body = String::new();
    if options.contents {
        text.retain(|p| !p.is_contents());
    }
    if compiled && options.cover {
        let n = text.iter().take_while(|p| p.in_front).count();
        let mut front: Vec<Paragraph> = text.drain(..n).collect();
        if front.is_empty() {
            front = block::cover(job);
        }
        front[0].layout.lines_above = COVER_LINES;
        for paragraph in &front {
            paragraph.write(options, &mut body);
        }
        page::end(Section::Cover, options, &mut body);
    }
    if let Some(first) = text.first_mut() {
        // A section begins there, or the document.
        first.breaks = false;
    }
    let lists = options
        .automatic_numbers
        .then(|| numbers::number(&mut text, options, compiled));
    if options.contents {
        contents::write(&mut text, options, &mut body);
        page::end(Section::Contents, options, &mut body);
    }
    let across = options.ledger && options.ledger_across && !job.rows.is_empty();
    official::head(options, &mut body);
    for block in block::blocks(&text, options.tables) {
        match block {
            Block::Paragraph(paragraph) => paragraph.write(options, &mut body),
            Block::Table(rows) => table::of_text(rows, options, &mut body),
        }
    }
    official::foot(options, &mut body);
    if options.ledger && !job.rows.is_empty() {
        if across {
            page::end(Section::Text, options, &mut body);
        }
        table::of_ledger(job, across, !across, &mut body);
    }
    let last = if across {
        Section::Across
    } else {
        Section::Text
    };
    finish(job, body, last, lists.as_deref(), compiled)
}

/// The ledger of the job alone.
pub fn ledger(job: &Job<'_>) -> Result<Vec<u8>, WriteError> {
    let across = job.options.ledger_across;
    let mut body = String::new();
    table::of_ledger(job, across, false, &mut body);
    let section = if across {
        Section::Across
    } else {
        Section::Text
    };
    finish(job, body, section, None, false)
}

/// The text of the job with what was changed in it.
pub fn changed(job: &Job<'_>) -> Result<Vec<u8>, WriteError> {
    let Some(before) = job.before else {
        return Err(WriteError::NoBefore);
    };
    let [(_, after)] = job.texts else {
        return Err(WriteError::Several);
    };
    let old = block::of_outlines([before.outline], &job.options.format);
    let new = block::of_outlines([*after], &job.options.format);
    let compiled = block::is_compiled(&new);
    let mut body = String::new();
    changes::write(&old, &new, &before, job.options, &mut body);
    finish(job, body, Section::Text, None, compiled)
}

/// The package around a body.
fn finish(
    job: &Job<'_>,
    mut body: String,
    last: Section,
    lists: Option<&str>,
    compiled: bool,
) -> Result<Vec<u8>, WriteError> {
    let options = job.options;
    table::close(&mut body);
    page::properties(last, options, &mut body);
    let title = match (job.title, job.texts) {
        ("", [(name, _), ..]) => name,
        (title, _) => title,
    };
    let part = |name: &str, kind, xml| Part {
        name: format!("word/{name}.xml"),
        kind,
        xml,
    };
    let mut parts = vec![part(
        "document",
        "wordprocessingml.document.main+xml",
        format!("{HEAD}<w:document {W}><w:body>{body}</w:body></w:document>"),
    )];
    // `page::properties` names them rId1 and rId2.
    if options.format.page_numbers != PageNumbers::Off {
        for (name, is_even) in [("footer1", false), ("footer2", true)] {
            let xml = page::footer(options, is_even);
            parts.push(part(name, "wordprocessingml.footer+xml", xml));
        }
    }
    let styles = styles::styles(options, compiled);
    parts.push(part("styles", "wordprocessingml.styles+xml", styles));
    let settings = page::settings(options);
    parts.push(part("settings", "wordprocessingml.settings+xml", settings));
    let fonts = styles::fonts(options);
    parts.push(part("fontTable", "wordprocessingml.fontTable+xml", fonts));
    if let Some(lists) = lists {
        let xml = lists.to_owned();
        parts.push(part("numbering", "wordprocessingml.numbering+xml", xml));
    }
    Ok(pack(&parts, &told(title)))
}
