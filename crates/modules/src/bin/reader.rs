//! The page's third module: what reads the text in threads of its own and never holds up the writer.
//! One thread checks (`answer`), another counts words (`load` the dictionary once, then `count`); one
//! module for both, since they share most of it. Editors that have a thread in common are told apart
//! by a number; one that goes takes its `leave`. See the shell's `reader` and `words`.
//!
//! For whoever embeds the editor, `json()`, `markdown()` and `outline()` answer with the text of a
//! request. Each answers 1 if what it was given is what it takes, else 0 with the reason as output.

#![allow(unsafe_code, reason = "the page calls functions by name")]

use gangmu::export;
use gangmu::outline::{Node, Outline};
use session::{Reader, WordReader};
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Display;
use std::rc::Rc;

thread_local! {
    static READERS: RefCell<HashMap<u32, Reader>> = RefCell::default();
    /// Each client's, and the one that has the dictionary for all.
    static WORDS: RefCell<HashMap<u32, WordReader>> = RefCell::default();
    static DICTIONARY: RefCell<Option<WordReader>> = const { RefCell::new(None) };
}

/// What is wrong in the client's text: whether the request was one.
#[unsafe(no_mangle)]
extern "C" fn answer(client: u32) -> bool {
    put(READERS.with_borrow_mut(|readers| readers.entry(client).or_default().answer(&taken())))
}

/// Whether the input was a dictionary.
#[unsafe(no_mangle)]
extern "C" fn load() -> bool {
    let words = WordReader::new(gangmu_modules::taken());
    put(words.map(|words| {
        DICTIONARY.set(Some(words));
        String::new()
    }))
}

/// The words of the client's text: whether the request was one.
#[unsafe(no_mangle)]
extern "C" fn count(client: u32) -> bool {
    DICTIONARY.with_borrow(|dictionary| match dictionary {
        Some(dictionary) => WORDS.with_borrow_mut(|readers| {
            let words = readers.entry(client).or_insert_with(|| dictionary.beside());
            put(words.answer(&taken()))
        }),
        None => put(Err("no dictionary")),
    })
}

/// Forgets what the client told.
#[unsafe(no_mangle)]
extern "C" fn leave(client: u32) {
    READERS.with_borrow_mut(|readers| readers.remove(&client));
    WORDS.with_borrow_mut(|readers| readers.remove(&client));
}

fn taken() -> String {
    let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    String::from_utf8(gangmu_modules::taken()).unwrap_or_else(|e| lossy(e.as_bytes()))
}

fn put(answer: Result<String, impl Display>) -> bool {
    let is_good = answer.is_ok();
    gangmu_modules::put(answer.unwrap_or_else(|error| error.to_string()));
    is_good
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
    put(Reader::default().outline(&taken()).map(|o| write(&o)))
}

fn parts(outline: &Outline) -> impl Iterator<Item = &Rc<Node>> {
    let parts = outline.root().children.iter();
    parts.flat_map(|part| &part.children)
}

fn main() {}
