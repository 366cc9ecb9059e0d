//! `Text`: an immutable, cheaply cloned slice of shared UTF-8.

use std::fmt;
use std::ops::{Deref, Range};
use std::rc::Rc;

/// A slice of a shared string. Cloning and slicing copy no text, so that a parsed document
/// holds its source once, however many nodes point into it.
///
/// # Invariants
/// `start <= end <= source.len()`, both on character boundaries; `source` is absent exactly
/// when the text is empty.
#[derive(Clone, Default)]
pub struct Text {
    source: Option<Rc<str>>,
    start: u32,
    end: u32,
}

impl Text {
    /// The whole of `source`.
    ///
    /// # Panics
    /// If `source` is longer than 4 GiB.
    pub fn new(source: Rc<str>) -> Self {
        let end = u32::try_from(source.len()).expect("a text is shorter than 4 GiB");
        if end == 0 {
            Self::default()
        } else {
            Self {
                source: Some(source),
                start: 0,
                end,
            }
        }
    }

    /// The part of this text at `range`, in bytes of this text.
    ///
    /// # Panics
    /// If `range` is out of bounds or splits a character.
    pub fn slice(&self, range: Range<usize>) -> Self {
        assert!(
            self.as_str().get(range.clone()).is_some(),
            "slice {range:?} of {} bytes",
            self.len()
        );
        if range.is_empty() {
            return Self::default();
        }
        let at = self.start;
        Self {
            source: self.source.clone(),
            start: at + range.start as u32,
            end: at + range.end as u32,
        }
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        match &self.source {
            Some(source) => &source[self.start as usize..self.end as usize],
            None => "",
        }
    }

    /// A copy with `range` (bytes of this text) replaced by `with`.
    ///
    /// # Panics
    /// If `range` is out of bounds or splits a character.
    pub fn splice(&self, range: Range<usize>, with: &str) -> Self {
        let old = self.as_str();
        let mut new = String::with_capacity(old.len() - range.len() + with.len());
        new.push_str(&old[..range.start]);
        new.push_str(with);
        new.push_str(&old[range.end..]);
        new.into()
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Text {
    fn from(s: &str) -> Self {
        Self::new(Rc::from(s))
    }
}

impl From<String> for Text {
    fn from(s: String) -> Self {
        Self::new(Rc::from(s))
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}
