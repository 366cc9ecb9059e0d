//! How the page's other modules are called, by plain exports: `input(n)` answers where `n` bytes are
//! to be written; the module's own function reads them; `output()` and `output_len()` say where what
//! it answers stands.

#![allow(unsafe_code, reason = "the page calls functions by name")]

use std::cell::RefCell;

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The address of `n` bytes, to be filled.
#[unsafe(no_mangle)]
extern "C" fn input(n: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|bytes| {
        *bytes = vec![0; n];
        bytes.as_mut_ptr()
    })
}

/// The address of the answer: text in UTF-8, or a file.
#[unsafe(no_mangle)]
extern "C" fn output() -> *const u8 {
    OUTPUT.with_borrow(|bytes| bytes.as_ptr())
}

/// Its length in bytes.
#[unsafe(no_mangle)]
extern "C" fn output_len() -> usize {
    OUTPUT.with_borrow(Vec::len)
}

/// What was written by the caller.
pub fn taken() -> Vec<u8> {
    INPUT.take()
}

/// Puts the answer down.
pub fn put(answer: impl Into<Vec<u8>>) {
    OUTPUT.set(answer.into());
}
