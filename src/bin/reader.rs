//! The page's third module: what reads the text in a thread of its own, finds what is wrong, and
//! never holds up the writer. See `gangmu::web::reader`, its only caller.
//!
//! `answer()` answers 1 with what `Reader::answer` says, 0 with why the request is none.

mod plain;

use gangmu::session::Reader;
use std::cell::RefCell;

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

fn main() {}
