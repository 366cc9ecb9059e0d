//! The page's third module: what reads the text in threads of its own and never holds up the writer.
//! One thread checks (`answer`), another counts words (`load` the dictionary once, then `count`); one
//! module for both, since they share most of it. Editors that have a thread in common are told apart
//! by a number; one that goes takes its `leave`. See the shell's `reader` and `words`.
//!
//! For whoever embeds the editor, `write()` is given the id of a form, a line end and a request, and
//! answers with the request's text in that form. Each answers 1 if what it was given is what it takes,
//! else 0 with the reason as output.

#![allow(unsafe_code, reason = "the page calls functions by name")]

use gangmu::export::Form;
use session::{Reader, WordReader};
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Display;

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

/// Whether the form is one that the page does not write itself, and the request one.
#[unsafe(no_mangle)]
extern "C" fn write() -> bool {
    let given = taken();
    let (id, request) = given.split_once('\n').unwrap_or((&given, ""));
    let form = match Form::named(id) {
        // Of what is written here nothing is linked that the page has.
        None | Some(Form::Text | Form::Rich) => return put(Err(format!("no export as {id}"))),
        Some(form) => form,
    };
    put(Reader::default().outline(request).map(|o| form.write(&o)))
}

/// What is made of a text: see [`session::parsed_bulk`].
#[unsafe(no_mangle)]
extern "C" fn parse() -> bool {
    put(session::parsed_bulk(&taken()))
}

/// What differs, or the report with what is taken over of it: whether the request was a
/// [`session::CompareOrder`] that could be followed.
#[unsafe(no_mangle)]
extern "C" fn compare() -> bool {
    let said = |why| serde_json::to_string(&why).expect("sentences serialise");
    put(session::compared(&taken()).map_err(said))
}

fn main() {}
