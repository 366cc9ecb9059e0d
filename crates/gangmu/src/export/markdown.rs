//! Markdown (CommonMark with the signs that GitHub adds): headings by level, measures as lists.
//!
//! The title is `#`, a heading of level 1 `##`, and so on; what is deeper than `######` is set
//! in bold. A heading's run-on body becomes a paragraph below it, each 一是 an entry of a list,
//! with its marker. Signs that would act are escaped, so that the rendered words are the text's.

use super::paragraph::{Paragraph, Piece, Role, paragraphs};
use crate::outline::{Kind, Node};
use crate::report::unbroken;
use crate::text::is_space;
use std::rc::Rc;

/// The nodes and all below them as Markdown, ending in a line end; empty for no words.
///
/// ```
/// let outline = gangmu::parse("一、总体情况\n已完成。\n");
/// let text = gangmu::export::markdown::markdown([outline.root()]);
/// assert_eq!(text, "## 一、总体情况\n\n已完成。\n");
/// ```
pub fn markdown<'a>(nodes: impl IntoIterator<Item = &'a Rc<Node>>) -> String {
    let mut out = Blocks::default();
    for paragraph in paragraphs(nodes) {
        out.paragraph(&paragraph);
    }
    out.text
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Title,
    Heading(u8),
    Entry,
    Paragraph,
}

#[derive(Default)]
struct Blocks {
    text: String,
    last: Option<Block>,
}

impl Blocks {
    /// A heading, an item, or what stands between them is a block of its own.
    fn paragraph(&mut self, paragraph: &Paragraph<'_>) {
        let mut rest = paragraph.pieces.as_slice();
        while let Some(first) = rest.first() {
            let block = block(paragraph.role, first);
            let len = match block {
                Block::Heading(_) | Block::Entry => 1,
                _ => rest
                    .iter()
                    .position(|p| self::block(paragraph.role, p) != block)
                    .unwrap_or(rest.len()),
            };
            let (pieces, behind) = rest.split_at(len);
            self.block(block, pieces);
            rest = behind;
        }
    }

    fn block(&mut self, block: Block, pieces: &[Piece<'_>]) {
        let words: String = pieces
            .iter()
            .flat_map(|p| {
                [
                    p.space.into(),
                    p.node.marker.as_str().into(),
                    unbroken(p.node),
                ]
            })
            .collect();
        // Blank lines part blocks; the entries of one list stand close.
        let goes_on = self.last == Some(Block::Entry) && block == Block::Entry;
        if self.last.is_some() && !goes_on {
            self.text.push('\n');
        }
        let (open, close) = match block {
            Block::Title => ("# ", ""),
            Block::Heading(level @ 1..=5) => (&"###### "[5 - usize::from(level)..], ""),
            Block::Heading(_) => ("**", "**"),
            Block::Entry => ("- ", ""),
            Block::Paragraph => ("", ""),
        };
        self.text.push_str(open);
        escape(words.trim_matches(is_space), &mut self.text);
        self.text.push_str(close);
        self.text.push('\n');
        self.last = Some(block);
    }
}

fn block(role: Role, piece: &Piece<'_>) -> Block {
    match (piece.level, piece.node.kind, role) {
        (Some(level), ..) => Block::Heading(level),
        (_, Kind::Item, _) | (_, _, Role::Contents) => Block::Entry,
        (_, Kind::Title, _) => Block::Title,
        _ => Block::Paragraph,
    }
}

/// Appends the words of one block, which stand behind nothing but its own opening sign.
pub(super) fn escape(words: &str, out: &mut String) {
    let mut at_start = true;
    let mut before = None;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        if matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}') {
            if !(c == '\r' && next == Some('\n')) {
                out.push_str("\\\n");
                at_start = true;
                before = None;
            }
            continue;
        }
        if acts(c, before, next) || at_start && opens_block(&words[at..]) {
            out.push('\\');
        }
        // 1. and 1) with a space behind begin a list.
        if matches!(c, '.' | ')') && next.is_none_or(is_space) && numbers_line(&words[..at]) {
            out.push('\\');
        }
        // A heading may be closed by signs behind a space.
        if c == '#' && !at_start && before.is_some_and(|b| b == ' ' || b == '\t') {
            out.push('\\');
        }
        out.push(c);
        at_start = at_start && is_space(c);
        before = Some(c);
    }
}

/// Whether `c` acts as a sign wherever it stands, given its neighbours.
fn acts(c: char, before: Option<char>, next: Option<char>) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    match c {
        '\\' | '`' | '*' | '[' | ']' | '~' | '$' => true,
        '_' => !(word(before) && word(next)),
        '<' => next.is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')),
        '&' => next.is_some_and(|n| n.is_ascii_alphabetic() || n == '#'),
        _ => false,
    }
}

/// Whether a line's first sign would begin a heading, a list, a quotation or a rule.
fn opens_block(line: &str) -> bool {
    let behind = |sign: char| line.trim_start_matches(sign).chars().next();
    match line.chars().next() {
        Some('>') => true,
        Some('#') => behind('#').is_none_or(is_space),
        Some('+') => line[1..].chars().next().is_none_or(is_space),
        Some('-') => {
            line[1..].chars().next().is_none_or(is_space)
                || line.chars().all(|c| c == '-' || is_space(c))
        }
        Some('=') => line.chars().all(|c| c == '=' || is_space(c)),
        Some('|') => true,
        _ => false,
    }
}

/// Whether a line so far is nothing but up to nine digits.
fn numbers_line(line: &str) -> bool {
    let line = line.rsplit(['\n', '\r', '\u{b}', '\u{c}']).next();
    let digits = line.unwrap_or_default().trim_start_matches(is_space);
    (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    #[track_caller]
    fn escaped(words: &str, want: &str) {
        let mut out = String::new();
        escape(words, &mut out);
        assert_eq!(out, want);
    }

    #[test]
    fn signs_that_act() {
        escaped("*月*日，XX", "\\*月\\*日，XX");
        escaped("5~8天，3~5天", "5\\~8天，3\\~5天");
        escaped("a_b _c_", "a_b \\_c\\_");
        escaped("<b>1<2", "\\<b>1<2");
        escaped("&lt; R&D & 甲", "\\&lt; R\\&D & 甲");
        escaped("# 甲", "\\# 甲");
        escaped("##paidbegin##", "##paidbegin##");
        escaped("甲 #", "甲 \\#");
        escaped("- 甲", "\\- 甲");
        escaped("---", "\\---");
        escaped("-3℃", "-3℃");
        escaped("> 甲", "\\> 甲");
        escaped("1. 甲", "1\\. 甲");
        escaped("1.甲", "1.甲");
        escaped("[甲](乙)", "\\[甲\\](乙)");
        escaped("甲\u{b}# 乙", "甲\\\n\\# 乙");
    }

    #[test]
    fn depth_beyond_markdown() {
        let piece = parse("一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n第一，己。庚。\n");
        let out = markdown([piece.root()]);
        assert!(
            out.ends_with("###### ①戊\n\n**第一，己。**\n\n庚。\n"),
            "{out}"
        );
    }
}
