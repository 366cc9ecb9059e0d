//! Cutting a text into words.

use super::terms::field_terms;
use gangmu_dictionary::{Dictionary, Jieba, Numbering};
use std::fmt;
use std::ops::Range;

/// Cuts texts. Some six megabytes.
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
    /// A cutter by the page's dictionary and nothing else. Some hundredths of a second.
    ///
    /// # Errors
    /// [`DictionaryError`] if that is no dictionary.
    pub fn new(dictionary: &[u8]) -> Result<Self, DictionaryError> {
        let dictionary = Dictionary::new(dictionary).ok_or(DictionaryError)?;
        let jieba = Jieba::new(dictionary);
        let terms = Vec::new();
        match jieba.has("的") {
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
        self.jieba.add(term, None);
    }

    /// All tokens of a text in order, punctuation and white space too: together they are the text.
    pub fn tokens(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let mut begin = 0;
        let ends = self.jieba.cut(text, true).into_iter();
        ends.map(move |end| std::mem::replace(&mut begin, end)..end)
    }

    /// The words among the tokens. O(n).
    pub fn words(&self, text: &str) -> Vec<Range<usize>> {
        self.jieba.words(text)
    }

    /// The words among the tokens, by their numbers and by their places. A numbering belongs to one
    /// cutter and its terms. O(n).
    pub fn numbers(&self, text: &str, numbering: &mut Numbering) -> (Vec<u32>, Vec<Range<usize>>) {
        self.jieba.numbers(text, numbering)
    }
}
