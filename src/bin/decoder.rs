//! The page's second module: the text of files in other encodings than UTF-8. The page carries it at
//! its end and reads it when such a file is opened; see `gangmu::web::decoder`, its only caller.
//!
//! Plain exports, to be called once each, in this order, on a fresh instance: `input(n)` answers
//! where the file's `n` bytes are to be written; `decode()` answers 1 for a text, 0 for an error;
//! `output()` and `output_len()` say where the text stands, in UTF-8, or the error's line.

use std::cell::RefCell;

use gangmu::import;

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The address of `n` bytes, to be filled.
#[unsafe(no_mangle)]
extern "C" fn input(n: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|bytes| {
        *bytes = vec![0; n];
        bytes.as_mut_ptr()
    })
}

/// Whether the bytes are a text.
#[unsafe(no_mangle)]
extern "C" fn decode() -> bool {
    let decoded = import::decode(&INPUT.take());
    let is_text = decoded.is_ok();
    OUTPUT.set(decoded.map_or_else(|error| error.to_line(), |decoded| decoded.text));
    is_text
}

/// The address of the text, or of the error's line.
#[unsafe(no_mangle)]
extern "C" fn output() -> *const u8 {
    OUTPUT.with_borrow(|text| text.as_ptr())
}

/// Its length in bytes.
#[unsafe(no_mangle)]
extern "C" fn output_len() -> usize {
    OUTPUT.with_borrow(String::len)
}

fn main() {}
