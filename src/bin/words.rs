//! The page's fourth module: words, in a thread of their own. Told the dictionary once (`load`), then
//! what has changed and what is asked (`answer`); see `gangmu::session::WordReader`.
//!
//! Both answer 1 if what they were given is what they take, else 0 with the reason as output.

mod plain;

use gangmu::session::WordReader;
use std::cell::RefCell;

thread_local! {
    static READER: RefCell<Option<WordReader>> = const { RefCell::new(None) };
}

/// Whether the input was a dictionary.
#[unsafe(no_mangle)]
extern "C" fn load() -> bool {
    match WordReader::new(plain::taken()) {
        Ok(reader) => READER.set(Some(reader)),
        Err(error) => {
            plain::put(error.to_string());
            return false;
        }
    }
    true
}

/// Whether the input was a request.
#[unsafe(no_mangle)]
extern "C" fn answer() -> bool {
    let request = String::from_utf8_lossy(&plain::taken()).into_owned();
    let answer = READER.with_borrow_mut(|reader| match reader {
        Some(reader) => reader.answer(&request).map_err(|error| error.to_string()),
        None => Err("no dictionary".to_owned()),
    });
    let is_reading = answer.is_ok();
    plain::put(answer.unwrap_or_else(|error| error));
    is_reading
}

fn main() {}
