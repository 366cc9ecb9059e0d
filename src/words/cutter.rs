//! Cutting a text into words.

use super::terms::field_terms;
use gangmu_dictionary::Dictionary;
use jieba_rs::Jieba;
use std::fmt;
use std::ops::Range;

/// Cuts texts. Some 25 MB.
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
        let mut entries = Dictionary::new(dictionary);
        let mut jieba = Jieba::empty();
        // As `Jieba::with_dict` would, but without a line to write and to read for each word: that
        // takes a third more time.
        while let Some((word, frequency, _)) = entries.next_entry() {
            jieba.add_word(word, Some(frequency as usize), None);
        }
        if !jieba.has_word("的") {
            return Err(DictionaryError);
        }
        Ok(Self {
            jieba,
            terms: Vec::new(),
        })
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
        let tokens = self.jieba.cut(text, true);
        tokens
            .into_iter()
            .map(|token| token.byte_start..token.byte_end)
    }

    /// The words among the tokens. O(n).
    pub fn words(&self, text: &str) -> Vec<Range<usize>> {
        let is_word = |range: &Range<usize>| text[range.clone()].contains(char::is_alphanumeric);
        self.tokens(text).filter(is_word).collect()
    }
}
