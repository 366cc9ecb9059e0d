//! The page's second module: the text of files in other encodings than UTF-8. The page carries it at
//! its end and reads it when such a file is opened; see `gangmu::web::decoder`, its only caller.
//!
//! To be called once, on a fresh instance: `decode()` answers 1 for a text, 0 for an error's line.

#![allow(unsafe_code, reason = "the page calls functions by name")]

use gangmu::import;

/// Whether the bytes are a text.
#[unsafe(no_mangle)]
extern "C" fn decode() -> bool {
    let decoded = import::decode(&gangmu_modules::taken());
    let is_text = decoded.is_ok();
    gangmu_modules::put(decoded.map_or_else(|error| error.to_line(), |decoded| decoded.text));
    is_text
}

fn main() {}
