//! Unpacks the modules that the page reads later, in a thread of the page's or piece by piece where
//! there is none. Plain exports; index.html calls them:
//!
//! - `input(n)` is filled with what is known already and, behind it, what is packed;
//! - `begin(known, size)` is told how much of it is known, and how much is to come of the rest;
//! - `unpack(most)` puts the next piece down, of at most `most` bytes, and answers whether there is one.
//!
//! What is packed is a stream of LZMA without a header (as the LZMA SDK's `lzma-specification.txt` has
//! it), of the properties that `xtask/src/pack.rs` writes with; what is known stands before it in its
//! window.

#![allow(unsafe_code, reason = "the page calls functions by name")]

use lzma_rust2::{DICT_SIZE_MAX, LzmaReader, Read};
use std::cell::RefCell;

/// `lc` 3, `lp` 0, `pb` 1.
const PROPERTIES: u8 = 5 * 9 + 3;
/// What takes about ten milliseconds.
const PIECE: usize = 256 << 10;

thread_local! {
    static READER: RefCell<Option<LzmaReader<&'static [u8]>>> = const { RefCell::new(None) };
}

/// Whether it may be a stream.
#[unsafe(no_mangle)]
extern "C" fn begin(known: usize, size: usize) -> bool {
    // As long as the module, which goes when all is unpacked.
    let given: &'static [u8] = gangmu_modules::taken().leak();
    let reader = given.split_at_checked(known).and_then(|(known, packed)| {
        let known = Some(known);
        LzmaReader::new_with_props(packed, size as u64, PROPERTIES, DICT_SIZE_MAX, known).ok()
    });
    READER.set(reader);
    READER.with_borrow(Option::is_some)
}

/// Whether there is one.
#[unsafe(no_mangle)]
extern "C" fn unpack(most: usize) -> bool {
    let mut piece = vec![0; most.min(PIECE)];
    let read = READER.with_borrow_mut(|reader| reader.as_mut()?.read_exact(&mut piece).ok());
    gangmu_modules::put(piece);
    read.is_some()
}

fn main() {}
