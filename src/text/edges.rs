//! What stands at the two ends of a piece of text, so that counts of pieces join exactly.

use super::Figures;

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
