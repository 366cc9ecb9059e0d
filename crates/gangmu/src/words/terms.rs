//! The lists that are shipped: terms of reports on rectification, inspection and the building of the
//! party, which stay whole; and function words, which say nothing about what a text is about. The
//! function words are the closed classes of the grammar (pronouns, conjunctions, prepositions,
//! auxiliaries, common adverbs, numbers, places), put together for this program.

use std::collections::HashSet;
use std::sync::OnceLock;

const TERMS: &str = include_str!("terms.txt");
const FUNCTION_WORDS: &str = include_str!("function_words.txt");

/// The terms of the field.
pub fn field_terms() -> impl Iterator<Item = &'static str> {
    TERMS.lines()
}

/// Whether a word only holds others together. A single character is taken for one.
pub fn is_function_word(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| FUNCTION_WORDS.split_whitespace().collect());
    word.chars().nth(1).is_none() || words.contains(word)
}
