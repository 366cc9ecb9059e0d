//! The words of a report: cut by jieba with its whole dictionary and the terms of the field, counted,
//! weighed, and compared.
//!
//! # Invariants
//! - Without terms, a text is cut as jieba's own loader has it cut, token for token.
//! - What is counted are words with a letter, a character or a digit in them; punctuation is none.
//! - Ranges are bytes of the node's own text.
//! - What has not changed is not cut again.

mod alike;
mod book;
mod cutter;
mod data;
mod differ;
mod keyness;
mod terms;

pub use book::Book;
pub use cutter::{Cutter, DictionaryError};
pub use data::{Alike, NodeWords, Place, Tally, Term};
pub use differ::{Differ, differ};
pub use keyness::{Key, log_likelihood};
pub use terms::{field_terms, is_function_word};

#[cfg(test)]
mod tests;
