//! A dictionary for cutting words as such text as can stand in a page, with no base64 and no gzip
//! around it: jieba's 349,045 words of 5.1 MB in less than a megabyte.
//!
//! Reading order:
//! - [`digits`]: the characters that an element can hold
//! - `coder`: bits and choices as characters, by how probable they are
//! - `bits`: how probable a bit is
//! - `logs`: logarithms and powers; `set`: a set of symbols in ascending order
//! - `alphabet`: characters; `trie`: the words; `frequencies`: how often each occurs
//! - [`encode()`], [`decode()`]: there and back

#![forbid(unsafe_code)]

mod alphabet;
mod bits;
mod coder;
mod decode;
pub mod digits;
mod encode;
mod frequencies;
mod logs;
mod set;
#[cfg(test)]
mod tests;
mod trie;

pub use decode::decode;
pub use encode::{EncodeError, encode};
