//! Rich text for the clipboard, as Word and WPS take it in: paragraphs with inline styles.
//!
//! - Word and WPS drop style sheets, so every paragraph carries its own style; `mso-` properties
//!   say what CSS cannot: indents in characters, fixed line pitch, no widow control.
//! - Headings are `<h1>`…`<h6>`, deeper ones have `mso-outline-level`: they fill Word's
//!   navigation pane. 一、 is level 1. The title is a centred paragraph without a level, unless
//!   several reports are copied: then titles are level 1 and 一、 level 2, or the pane of a
//!   compilation could not be used.
//! - A heading with its body behind it on the line stays a paragraph of text with the heading's
//!   words in the heading's font, as such documents are set. Word can only list whole
//!   paragraphs; the pane would be filled with whole measures.
//! - Line ends, blank lines and indents of the plain text are left out: the format brings the
//!   indents and the official blank lines (below the title, above the signature) itself. All
//!   words are copied, junk, too: what is copied is what the editor shows.
//! - Lines of words parted by tabs are a table; see [`super::paragraph`].
//! - Digits and Latin letters may have their own font. It is given for ASCII only: quotes and
//!   dashes (“ ” —) then keep their East Asian form, which Word otherwise takes from that font.
//!
//! The result has no script, no address and no reference to anything outside; what the text
//! holds of markup is text.

mod face;
mod look;
pub(super) mod runs;

use super::format::Format;
use super::paragraph::{Paragraph, Role, paragraphs, table};
use crate::outline::Node;
use crate::report::unbroken;
use look::Look;
use runs::Runs;
use std::rc::Rc;

/// A whole HTML text of `nodes` and all below them: [`fragment`] with its head, in UTF-8.
///
/// ```
/// use gangmu::export::{format::Format, html};
///
/// let outline = gangmu::parse("一、总体情况\n已完成。\n");
/// let text = html::document([outline.root()], &Format::default());
/// assert!(text.contains("<h1 "));
/// ```
pub fn document<'a>(nodes: impl IntoIterator<Item = &'a Rc<Node>>, format: &Format) -> String {
    let body = fragment(nodes, format);
    let faces = face::alternatives(format);
    format!(
        "<html lang=\"zh-CN\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:w=\"urn:schemas-microsoft-com:office:word\"><head><meta charset=\"utf-8\">\
         <meta name=\"ProgId\" content=\"Word.Document\">{faces}</head>\
         <body lang=\"ZH-CN\">\n{body}</body></html>\n"
    )
}

/// The paragraphs of `nodes` and all below them, one a line, as is a row of a table, without a head. A heading keeps its
/// level wherever the copy begins; a first node that goes on in a paragraph begins one here.
pub fn fragment<'a>(nodes: impl IntoIterator<Item = &'a Rc<Node>>, format: &Format) -> String {
    let paragraphs = paragraphs(nodes);
    let look = Look::new(format);
    let mut out = String::new();
    let mut above = None;
    let mut at = 0;
    while let Some(paragraph) = paragraphs.get(at) {
        let rows = table(&paragraphs[at..], Paragraph::cells);
        if !rows.is_empty() {
            write_table(&rows, &look, &mut out);
            at += rows.len();
            above = Some(Role::Body);
            continue;
        }
        at += 1;
        let below = paragraphs.get(at).map(|p| p.role);
        let style = look.style(paragraph.role, above, below);
        write(paragraph, &look, &style, &mut out);
        above = Some(paragraph.role);
    }
    out
}

fn write(paragraph: &Paragraph<'_>, look: &Look<'_>, style: &str, out: &mut String) {
    let outline = paragraph.role.outline();
    let tag = match outline {
        Some(level @ 1..=6) => format!("h{level}"),
        _ => "p class=MsoNormal".to_owned(),
    };
    out.push_str(&format!("<{tag} style=\"{style}\">"));
    let mut words = Runs::new(out);
    for piece in &paragraph.pieces {
        words.push(piece.space);
        let face = look.run(paragraph.role, piece.level);
        if let Some(face) = face {
            words.tag(&format!("<span style=\"{face}\">"));
        }
        words.push(&piece.node.marker);
        words.push(&unbroken(piece.node));
        if face.is_some() {
            words.tag("</span>");
        }
    }
    words.end();
    let name = tag.split(' ').next().unwrap_or(&tag);
    out.push_str(&format!("</{name}>\n"));
}

/// The style of a table's cell.
const FRAME: &str = "border:.5pt solid windowtext;padding:2pt 4pt;vertical-align:middle";

/// A table with borders that stay where styles are dropped; the first of more than two rows is its
/// head.
fn write_table(rows: &[Vec<String>], look: &Look<'_>, out: &mut String) {
    out.push_str("<table border=1 cellspacing=0 cellpadding=4 style=\"border-collapse:collapse;width:100%\">\n");
    let n = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (at, row) in rows.iter().enumerate() {
        let style = look.cell(at == 0 && rows.len() > 2);
        out.push_str("<tr>");
        for column in 0..n {
            out.extend([
                "<td style=\"",
                FRAME,
                "\"><p class=MsoNormal style=\"",
                &style,
                "\">",
            ]);
            let mut words = Runs::new(out);
            words.push(row.get(column).map_or("", String::as_str));
            words.end();
            out.push_str("</p></td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

/// A length in points, to a hundredth.
fn pt(points: f32) -> String {
    let rounded = (points * 100.0).round() / 100.0;
    format!("{rounded}pt")
}

#[cfg(test)]
mod tests;
