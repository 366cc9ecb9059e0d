//! Word's six figures: 字数, 字符数（不计空格）, 字符数（计空格）, 段落数, 非中文单词,
//! 中文字符和朝鲜语单词.
//!
//! Sources: Word's definition 字数 = 中文字符和朝鲜语单词 + 非中文单词, and what others tried
//! against Word itself. Which character is East Asian is decided in [`class`](super::class).
//!
//! # Invariants
//! - `words == asian_characters + non_asian_words`.
//! - How a paragraph is cut into pieces changes nothing.
//! - The figures of a text are the sum of the figures of its lines.
//! - `+` and `-` form a commutative group; [`Figures::default`] is its zero.
//!
//! This module does not know nodes, selections or languages.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub, SubAssign};

use serde::Serialize;

use super::Edges;
use super::class::{CharClass, first_class, n_leading_east_asian, reads_as_east_asian};

/// The six figures of a text under 4 GiB. Serialised under the names of the outline's JSON.
///
/// A difference may hold numbers below zero. They are kept modulo 2³², so that
/// `total - old + new`, in any order, is what a recount gives; only such a sum is to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// 字数: East Asian characters and other words.
    pub words: u32,
    /// 字符数（不计空格）.
    pub characters_no_spaces: u32,
    /// 字符数（计空格）: U+3000 and tabs are spaces, paragraph marks are not.
    pub characters_with_spaces: u32,
    /// 段落数: paragraphs that hold more than white space and zero-width characters.
    pub paragraphs: u32,
    /// 非中文单词: unbroken runs of other characters, ended by a space or East Asian text.
    pub non_asian_words: u32,
    /// 中文字符和朝鲜语单词: East Asian characters, punctuation included.
    pub asian_characters: u32,
}

impl Figures {
    /// The figures of a text of any number of paragraphs, each ended by LF, CRLF or CR.
    pub fn of_text(text: &str) -> Self {
        let mut tally = Tally::new();
        tally.read(text);
        tally.finish()
    }

    /// The figures of a text given as consecutive pieces, of any number of paragraphs, and what
    /// stands at its ends. What a neighbouring text does to a character that is counted by its
    /// context at an end is not seen; words and paragraphs that run across are, by [`Edges::join`].
    pub fn of_pieces<'a>(pieces: impl IntoIterator<Item = &'a str>) -> (Self, Edges) {
        let mut tally = Tally::new();
        let mut edges = Edges::default();
        for piece in pieces {
            tally.read(piece);
            edges = edges.join(Edges::of(piece)).1;
        }
        (tally.finish(), edges)
    }

    fn zip(self, other: Self, op: impl Fn(u32, u32) -> u32) -> Self {
        Self {
            words: op(self.words, other.words),
            characters_no_spaces: op(self.characters_no_spaces, other.characters_no_spaces),
            characters_with_spaces: op(self.characters_with_spaces, other.characters_with_spaces),
            paragraphs: op(self.paragraphs, other.paragraphs),
            non_asian_words: op(self.non_asian_words, other.non_asian_words),
            asian_characters: op(self.asian_characters, other.asian_characters),
        }
    }
}

impl Add for Figures {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.zip(other, u32::wrapping_add)
    }
}

impl Sub for Figures {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.zip(other, u32::wrapping_sub)
    }
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Figures {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(figures: I) -> Self {
        figures.fold(Self::default(), Add::add)
    }
}

/// Counts so far, and what the next character's count depends on.
struct Tally {
    n_east_asian: u32,
    n_words: u32,
    /// Visible characters that are not East Asian.
    n_other: u32,
    n_spaces: u32,
    n_paragraphs: u32,
    /// Visible characters before the present paragraph.
    n_visible_before: u32,
    /// The nearest character before `n_undecided`: `Other` means that a word is open.
    before: CharClass,
    /// `ByContext` characters that wait for the class of what follows.
    n_undecided: u32,
}

impl Tally {
    fn new() -> Self {
        Self {
            n_east_asian: 0,
            n_words: 0,
            n_other: 0,
            n_spaces: 0,
            n_paragraphs: 0,
            n_visible_before: 0,
            before: CharClass::ParagraphMark,
            n_undecided: 0,
        }
    }

    fn read(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let Some((class, n_bytes)) = first_class(rest) {
            rest = &rest[n_bytes..];
            match class {
                CharClass::EastAsian => {
                    self.decide(class);
                    let n = n_leading_east_asian(rest);
                    rest = &rest[n * 3..];
                    self.n_east_asian += 1 + n as u32;
                }
                CharClass::ByContext if self.before == CharClass::EastAsian => {
                    self.n_east_asian += 1;
                }
                CharClass::ByContext => self.n_undecided += 1,
                CharClass::Other => {
                    let is_word_open = self.decide(class) == CharClass::Other;
                    self.n_words += u32::from(!is_word_open);
                    self.n_other += 1;
                }
                CharClass::Space => {
                    self.decide(class);
                    self.n_spaces += 1;
                }
                CharClass::Separator => {
                    self.decide(class);
                    self.n_words += 1;
                    self.n_other += 1;
                }
                CharClass::ParagraphMark => self.end_paragraph(),
                CharClass::ZeroWidth => {}
            }
        }
    }

    /// Counts the undecided characters now that the class of the next one is known. Returns
    /// what now stands before that one.
    fn decide(&mut self, after: CharClass) -> CharClass {
        let mut before = std::mem::replace(&mut self.before, after);
        if self.n_undecided > 0 {
            if reads_as_east_asian(before, after) {
                self.n_east_asian += self.n_undecided;
                before = CharClass::EastAsian;
            } else {
                self.n_words += u32::from(before != CharClass::Other);
                self.n_other += self.n_undecided;
                before = CharClass::Other;
            }
            self.n_undecided = 0;
        }
        before
    }

    fn end_paragraph(&mut self) {
        self.decide(CharClass::ParagraphMark);
        let n_visible = self.n_east_asian + self.n_other;
        self.n_paragraphs += u32::from(n_visible > self.n_visible_before);
        self.n_visible_before = n_visible;
    }

    fn finish(mut self) -> Figures {
        self.end_paragraph();
        let n_visible = self.n_east_asian + self.n_other;
        Figures {
            words: self.n_east_asian + self.n_words,
            characters_no_spaces: n_visible,
            characters_with_spaces: n_visible + self.n_spaces,
            paragraphs: self.n_paragraphs,
            non_asian_words: self.n_words,
            asian_characters: self.n_east_asian,
        }
    }
}

#[cfg(test)]
mod tests;
