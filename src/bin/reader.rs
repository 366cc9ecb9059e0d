//! The page's third module: what reads the text in a thread of its own, finds what is wrong, and
//! never holds up the writer. See `gangmu::web::reader`, its only caller.
//!
//! `answer()` answers 1 with what `Reader::answer` says, 0 with why the request is none. For whoever
//! embeds the editor, `json()`, `markdown()` and `outline()` answer with the request's text.

mod plain;

use gangmu::export;
use gangmu::outline::{Node, Outline};
use gangmu::session::Reader;
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    static READER: RefCell<Reader> = RefCell::default();
}

/// Whether the request was one.
#[unsafe(no_mangle)]
extern "C" fn answer() -> bool {
    let request = String::from_utf8_lossy(&plain::taken()).into_owned();
    let answer = READER.with_borrow_mut(|reader| reader.answer(&request));
    let is_reading = answer.is_ok();
    plain::put(answer.unwrap_or_else(|error| error.to_string()));
    is_reading
}

/// Whether the request was one; answers with its outline as JSON.
#[unsafe(no_mangle)]
extern "C" fn json() -> bool {
    written(|outline| {
        let file = export::json::file([(None, outline)]);
        serde_json::to_string(&file).expect("plain data serialises")
    })
}

/// The same as Markdown.
#[unsafe(no_mangle)]
extern "C" fn markdown() -> bool {
    written(|outline| export::markdown::markdown(parts(outline)))
}

/// The same as its headings alone.
#[unsafe(no_mangle)]
extern "C" fn outline() -> bool {
    written(|outline| export::plain::outline(parts(outline), None, true))
}

/// A request of all parts, written in another form.
fn written(write: impl FnOnce(&Outline) -> String) -> bool {
    let request = String::from_utf8_lossy(&plain::taken()).into_owned();
    let outline = Reader::default().outline(&request);
    let is_outline = outline.is_ok();
    plain::put(outline.map_or_else(|error| error.to_string(), |o| write(&o)));
    is_outline
}

fn parts(outline: &Outline) -> impl Iterator<Item = &Rc<Node>> {
    let parts = outline.root().children.iter();
    parts.flat_map(|part| &part.children)
}

fn main() {}
