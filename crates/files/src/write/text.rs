//! The forms that are text: the core's own, in the encoding that was chosen, and OPML.

use super::xml::escape;
use super::{Encoding, Job, LineEnds, WriteError};
#[cfg(feature = "json")]
use gangmu::export::json;
use gangmu::export::{LedgerForm, LedgerPage, html, markdown, plain};
use gangmu::outline::Node;
use gangmu::{Form, text::is_space};
use std::rc::Rc;

/// Excel takes a CSV for UTF-8 by it.
const MARK: char = '\u{feff}';

/// The texts in one of their own forms, one behind the other.
pub fn of(form: Form, job: &Job<'_>) -> Result<Vec<u8>, WriteError> {
    let roots = || job.texts.iter().map(|(_, outline)| outline.root());
    let text = match form {
        Form::Text => return Ok(encoded(&whole(job), job)),
        Form::Outline => return Ok(encoded(&plain::outline(roots(), None, true), job)),
        Form::Rich => html::document(roots(), &job.options.format),
        Form::Markdown => markdown::markdown(roots()),
        #[cfg(not(feature = "json"))]
        Form::Json => return Err(WriteError::Elsewhere),
        #[cfg(feature = "json")]
        Form::Json => {
            let several = job.texts.len() > 1;
            let named = |(name, outline): &(_, _)| (several.then_some(*name), *outline);
            let file = json::file(job.texts.iter().map(named));
            serde_json::to_string(&file).expect("plain data serialises")
        }
    };
    Ok(text.into_bytes())
}

/// The texts, each from a line of its own.
fn whole(job: &Job<'_>) -> String {
    let mut out = String::new();
    for (_, outline) in job.texts {
        if !out.is_empty() && !out.ends_with(['\n', '\r']) {
            out.push('\n');
        }
        out.push_str(&outline.write());
    }
    out
}

fn encoded(text: &str, job: &Job<'_>) -> Vec<u8> {
    let lines = match job.options.line_ends {
        LineEnds::Kept => text.to_owned(),
        LineEnds::Lf => lf(text),
        LineEnds::Crlf => lf(text).replace('\n', "\r\n"),
    };
    match job.options.encoding {
        Encoding::Utf8 => lines.into_bytes(),
        Encoding::Gb18030 => {
            // A mark is of UTF-8.
            let plain = lines.strip_prefix(MARK).unwrap_or(&lines);
            encoding_rs::GB18030.encode(plain).0.into_owned()
        }
    }
}

fn lf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The ledger in one of its own forms.
pub fn rows(form: LedgerForm, job: &Job<'_>) -> String {
    let table = form.write(&LedgerPage {
        rows: job.rows,
        columns: job.columns,
        language: job.language,
    });
    match form == LedgerForm::Csv && job.options.mark {
        true => format!("{MARK}{table}"),
        false => table,
    }
}

/// Titles and headings within each other, each with the text below it as its note.
pub fn opml(job: &Job<'_>) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\"><head><title>",
    );
    escape(job.title, &mut out);
    out.push_str("</title></head><body>\n");
    for (name, outline) in job.texts {
        for part in &outline.root().children {
            let title = gangmu::report::title(part);
            let title = if title.is_empty() {
                name
            } else {
                title.as_str()
            };
            section(title, part, &mut out);
        }
    }
    out.push_str("</body></opml>\n");
    out
}

/// A heading, what stands below it up to the next, and the headings below it.
fn section(title: &str, node: &Rc<Node>, out: &mut String) {
    let mut note = String::new();
    let mut below = Vec::new();
    for child in &node.children {
        words(child, &mut note, &mut below);
    }
    out.push_str("<outline text=\"");
    escape(title.trim_matches(is_space), out);
    let note = note.trim();
    if !note.is_empty() {
        out.push_str("\" _note=\"");
        for (at, line) in note
            .lines()
            .map(|l| l.trim_matches(is_space))
            .filter(|l| !l.is_empty())
            .enumerate()
        {
            if at > 0 {
                out.push_str("&#10;");
            }
            escape(line, out);
        }
    }
    out.push_str("\">\n");
    for heading in below {
        let title = [heading.marker.as_str(), heading.title()].concat();
        section(&title, heading, out);
    }
    out.push_str("</outline>\n");
}

/// The words of a node and all below it, but for headings.
fn words<'a>(node: &'a Rc<Node>, note: &mut String, below: &mut Vec<&'a Rc<Node>>) {
    use gangmu::outline::Kind;
    if node.kind.is_heading() {
        below.push(node);
        return;
    }
    if node.kind != Kind::Title {
        for words in [&node.lead, &node.marker, &node.text] {
            note.push_str(words);
        }
    }
    for child in &node.children {
        words(child, note, below);
    }
}
