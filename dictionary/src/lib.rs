//! A dictionary for cutting words, and cutting by it: jieba's 349,045 words of 5.1 MB and its model for
//! others in less than a megabyte of such text as can stand in a page, with no base64 and no gzip around
//! it, and walked as it was read. It is made from the crate jieba-rs, which the tests hold it to.
//!
//! Reading order:
//! - `coder`: bits and choices as characters, by how probable they are
//! - `bits`: how probable a bit is
//! - `logs`: logarithms and powers; `set`: a set of symbols in ascending order
//! - `alphabet`: characters; `trie`: the words; `frequencies`: how often each occurs
//! - `model`: how words are guessed
//! - [`encode()`], [`Dictionary`]: there and back; `seconds`: the words by their beginnings
//! - `terms`: words that are added; `guess`: words guessed
//! - [`Jieba`]: a text cut; [`Numbering`]: its words numbered

#![forbid(unsafe_code)]

mod alphabet;
mod bits;
mod coder;
mod dictionary;
mod encode;
mod frequencies;
mod guess;
mod jieba;
mod logs;
mod model;
mod numbering;
mod seconds;
mod set;
mod terms;
#[cfg(test)]
mod tests;
mod trie;

pub use dictionary::Dictionary;
pub use encode::{EncodeError, encode};
pub use jieba::Jieba;
pub use model::Model;
pub use numbering::{Numbering, TextHasher};
