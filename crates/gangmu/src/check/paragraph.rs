//! Paragraphs as they read, whatever nodes they are cut into: punctuation knows no nodes.

use super::context::Seen;
use crate::edit::{Field, Splice};
use crate::outline::{Kind, Node};
use crate::text::{has_variant, is_han, is_space, simplified, simplified_char};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// One field of a node within a paragraph.
struct Piece<'a> {
    at: usize,
    node: &'a Rc<Node>,
    field: Field,
}

/// One paragraph.
pub struct Paragraph<'a> {
    /// Its words, without what stands before the first of them.
    pub text: String,
    /// As [`Self::plain`], where that is not `text` itself.
    plain: OnceCell<Option<String>>,
    pieces: Vec<Piece<'a>>,
    /// The first node, by its place in the context.
    pub first: usize,
    /// How many nodes it has.
    pub len: usize,
    /// What the first node is that is no junk.
    pub kind: Kind,
}

impl<'a> Paragraph<'a> {
    /// The paragraphs of `nodes`, which are in order of the text. O(text).
    pub fn all(nodes: &[Seen<'a>]) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for (at, seen) in nodes.iter().enumerate() {
            let node = seen.node;
            if node.kind.is_part() {
                continue;
            }
            let goes_on = node.is_inline() && at > 0 && !nodes[at - 1].node.kind.is_part();
            if !goes_on || found.is_empty() {
                found.push(Self {
                    text: String::new(),
                    plain: OnceCell::new(),
                    pieces: Vec::new(),
                    first: at,
                    len: 0,
                    kind: node.kind,
                });
            }
            let Some(last) = found.last_mut() else {
                continue;
            };
            last.len += 1;
            if last.kind == Kind::Junk {
                last.kind = node.kind;
            }
            for field in [Field::Lead, Field::Marker, Field::Text] {
                let words = field.of(node);
                if !words.is_empty() && (goes_on || field != Field::Lead) {
                    last.pieces.push(Piece {
                        at: last.text.len(),
                        node,
                        field,
                    });
                    last.text.push_str(words);
                }
            }
        }
        found
    }

    /// Whether its sentence goes on in `next`, the paragraph behind it: a line broken by hand, with
    /// the half of a pair of `marks` (the opening ones and the closing ones) on either side.
    pub fn shares(&self, next: &Self, marks: [&str; 2]) -> bool {
        let [open, close] = marks;
        let is_mark = |c: char| open.contains(c) || close.contains(c);
        let words = self.text.trim_end_matches(is_space);
        let broken = words.ends_with(|c: char| is_han(c) || matches!(c, '，' | '、' | '“' | '（'));
        let runs_on = matches!(next.kind, Kind::Body | Kind::Item);
        broken
            && runs_on
            && (self.text.rfind(is_mark))
                .is_some_and(|at| self.text[at..].starts_with(|c| open.contains(c)))
            && (next.text.find(is_mark))
                .is_some_and(|at| next.text[at..].starts_with(|c| close.contains(c)))
    }

    /// Whether it is running text: headings, paragraphs, items, labels, a closing line.
    pub fn is_prose(&self) -> bool {
        self.kind.is_heading()
            || matches!(
                self.kind,
                Kind::Body | Kind::Item | Kind::Label | Kind::Closing
            )
    }

    /// Whether it is anything that an author wrote.
    pub fn is_written(&self) -> bool {
        !matches!(self.kind, Kind::Junk | Kind::Blank | Kind::Contents)
    }

    /// The node and field in which the bytes stand, and which bytes they are there; what reaches
    /// beyond the field is cut off.
    pub fn place(&self, range: Range<usize>) -> (&'a Rc<Node>, Field, Range<usize>) {
        let at = self.pieces.partition_point(|p| p.at <= range.start);
        let piece = &self.pieces[at.saturating_sub(1)];
        let len = piece.field.of(piece.node).len();
        let from = (range.start - piece.at).min(len);
        (
            piece.node,
            piece.field,
            from..(range.end - piece.at).min(len),
        )
    }

    /// The splice that puts `with` in the place of the bytes, which stand in one field.
    pub fn splice(&self, range: Range<usize>, with: &str) -> Splice {
        let (node, field, range) = self.place(range);
        super::context::splice(node, field, range, with)
    }

    /// Its words in simplified characters, each at the same bytes: what rules on words read.
    pub fn plain(&self) -> &str {
        let plain = self.plain.get_or_init(|| match simplified(&self.text) {
            Cow::Owned(plain) => Some(plain),
            Cow::Borrowed(_) => None,
        });
        plain.as_deref().unwrap_or(&self.text)
    }

    /// `with`, which is to replace the bytes, in the characters of this text; `None` where these are
    /// traditional and it cannot be told which is meant.
    pub fn in_own<'w>(&self, range: Range<usize>, with: &'w str) -> Option<Cow<'w, str>> {
        if self.plain() == self.text {
            return Some(Cow::Borrowed(with));
        }
        let own = |text: &str, c| text.chars().find(|own| simplified_char(*own) == c);
        let each = with
            .chars()
            .map(|c| match own(&self.text[range.clone()], c) {
                None if has_variant(c) => own(&self.text, c).filter(|own| *own != c),
                found => Some(found.unwrap_or(c)),
            });
        each.collect::<Option<String>>().map(Cow::Owned)
    }

    /// The character before byte `at`.
    pub fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// The character from byte `at` on.
    pub fn after(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }
}

/// How far a rule looks around in a paragraph, in characters, so that it costs no more in a long one.
const NEAR: usize = 200;

/// What stands before byte `at`, as far as a rule looks.
pub fn near_before(text: &str, at: usize) -> &str {
    let from = text[..at].char_indices().rev().nth(NEAR - 1);
    &text[from.map_or(0, |(from, _)| from)..at]
}

/// What stands from byte `at` on, as far as a rule looks.
pub fn near_behind(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let end = rest.char_indices().nth(NEAR);
    &rest[..end.map_or(rest.len(), |(end, _)| end)]
}

/// Whether byte `at` stands between a mark `open` and its `close`.
pub fn is_within(text: &str, at: usize, [open, close]: [char; 2]) -> bool {
    let before = near_before(text, at);
    before
        .rfind([open, close])
        .is_some_and(|at| before[at..].starts_with(open))
}

/// Whether `c` is a Chinese character or one of the marks of Chinese text.
pub fn is_chinese(c: char) -> bool {
    is_han(c)
        || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '％')
        || matches!(c, '\u{3001}'..='\u{3011}' | '\u{3014}'..='\u{301b}' | '\u{ff01}'..='\u{ff5e}')
}
