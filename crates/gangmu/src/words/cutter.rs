//! Cutting a text into words.

use super::terms::field_terms;
use gangmu_dictionary::decode;
use jieba_rs::{Jieba, Token};
use std::fmt;
use std::ops::Range;

/// Cuts texts. Some tens of megabytes.
pub struct Cutter {
    jieba: Jieba,
    /// The user's own.
    terms: Vec<String>,
}

/// The dictionary is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DictionaryError;

impl fmt::Display for DictionaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the dictionary lacks the commonest word")
    }
}

impl std::error::Error for DictionaryError {}

impl Cutter {
    /// A cutter by the page's dictionary and nothing else. Tenths of a second.
    ///
    /// # Errors
    /// [`DictionaryError`] if that is no dictionary.
    pub fn new(dictionary: &[u8]) -> Result<Self, DictionaryError> {
        let mut jieba = Jieba::empty();
        let mut add = |word: &str, frequency: u32| {
            jieba.add_word(word, Some(frequency as usize), None);
        };
        decode(dictionary, &mut add).ok_or(DictionaryError)?;
        let terms = Vec::new();
        match jieba.has_word("的") {
            true => Ok(Self { jieba, terms }),
            false => Err(DictionaryError),
        }
    }

    /// With the terms of the field and the user's own, each heavy enough to stay whole.
    ///
    /// # Errors
    /// As [`Cutter::new`].
    pub fn with_terms(dictionary: &[u8], terms: &[String]) -> Result<Self, DictionaryError> {
        let mut cutter = Self::new(dictionary)?;
        field_terms().for_each(|term| cutter.join(term));
        cutter.add(terms);
        Ok(cutter)
    }

    /// The user's own terms, as given.
    pub fn terms(&self) -> &[String] {
        &self.terms
    }

    /// Has the cutter know these of the user's terms besides those that it knows.
    pub fn add(&mut self, terms: &[String]) {
        for term in terms {
            if !self.terms.contains(term) {
                self.join(term);
                self.terms.push(term.clone());
            }
        }
    }

    /// Makes a term so likely that it is cut as one.
    fn join(&mut self, term: &str) {
        self.jieba.add_word(term, None, None);
    }

    /// All tokens of a text in order, punctuation and white space too: together they are the text.
    pub fn tokens(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let tokens = self.jieba.cut(text, true).into_iter();
        tokens.map(|token| token.byte_start..token.byte_end)
    }

    /// The words among the tokens. O(n).
    pub fn words(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let words = self.jieba.cut(text, true).into_iter().filter(is_word);
        words.map(|word| word.byte_start..word.byte_end)
    }
}

/// Whether a letter, a character or a digit is in it.
fn is_word(token: &Token) -> bool {
    let mut characters = token.word.chars();
    // Most begin so.
    characters.next().is_some_and(is_han) || token.word.contains(char::is_alphanumeric)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
