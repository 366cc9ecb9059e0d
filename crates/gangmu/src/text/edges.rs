//! What stands at the two ends of a piece of text, so that counts of pieces join exactly.

use super::Figures;
use super::class::CharClass;
use memchr::{memchr2, memrchr2};

/// The ends of a piece of text, as far as words and paragraphs run across them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edges {
    /// Whether any character stands in it that a word or a paragraph could see.
    pub any: bool,
    /// Whether a line end stands in it.
    pub broken: bool,
    /// Whether a visible character stands before its first line end.
    pub head_visible: bool,
    /// Whether a visible character stands behind its last line end.
    pub tail_visible: bool,
    /// Whether its first character belongs to a run of non-Asian characters.
    pub opens_in_run: bool,
    /// Whether its last character does.
    pub ends_in_run: bool,
}

impl Edges {
    /// The ends of one piece.
    pub fn of(piece: &str) -> Self {
        let visible = |part: &str| part.chars().any(|c| is_visible(CharClass::of(c)));
        let Some(first) = piece.find(|c| CharClass::of(c) != CharClass::ZeroWidth) else {
            return Self::default();
        };
        let head = memchr2(b'\n', b'\r', piece.as_bytes());
        let tail = head.and_then(|_| memrchr2(b'\n', b'\r', piece.as_bytes()));
        Self {
            any: true,
            broken: head.is_some(),
            head_visible: visible(&piece[..head.unwrap_or(piece.len())]),
            tail_visible: visible(&piece[tail.map_or(0, |at| at + 1)..]),
            opens_in_run: is_run(piece[first..].chars().map(CharClass::of)),
            ends_in_run: is_run(piece.chars().rev().map(CharClass::of)),
        }
    }

    /// The ends of this piece followed by `next`, and what the sum of their figures counts twice.
    pub fn join(self, next: Self) -> (Figures, Self) {
        if !self.any {
            return (Figures::default(), next);
        }
        if !next.any {
            return (Figures::default(), self);
        }
        let word = u32::from(self.ends_in_run && next.opens_in_run);
        let paragraph = u32::from(self.tail_visible && next.head_visible);
        let twice = Figures {
            words: word,
            non_asian_words: word,
            paragraphs: paragraph,
            ..Figures::default()
        };
        let joined = Self {
            any: true,
            broken: self.broken || next.broken,
            head_visible: self.head_visible || (!self.broken && next.head_visible),
            tail_visible: next.tail_visible || (!next.broken && self.tail_visible),
            opens_in_run: self.opens_in_run,
            ends_in_run: next.ends_in_run,
        };
        (twice, joined)
    }
}

fn is_visible(class: CharClass) -> bool {
    !matches!(
        class,
        CharClass::Space | CharClass::ParagraphMark | CharClass::ZeroWidth
    )
}

/// Whether the first of these characters belongs to a run of non-Asian ones; characters that are
/// counted by their context go with the first that is not.
fn is_run(classes: impl Iterator<Item = CharClass>) -> bool {
    let mut undecided = false;
    for class in classes {
        match class {
            CharClass::ZeroWidth => {}
            CharClass::ByContext => undecided = true,
            CharClass::Other => return true,
            CharClass::EastAsian => return false,
            CharClass::Space | CharClass::Separator | CharClass::ParagraphMark => return undecided,
        }
    }
    undecided
}
