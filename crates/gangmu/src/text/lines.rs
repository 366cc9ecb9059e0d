//! Splitting a text into lines: LF, CRLF and lone CR end a line, nothing else does.

use memchr::memchr2_iter;
use std::ops::Range;

/// One line of a text, in bytes of that text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// First byte.
    pub start: usize,
    /// End of the content, before the line end.
    pub end: usize,
    /// End of the line end; equals `end` for a last line without one.
    pub next: usize,
}

impl Line {
    /// The content without its line end.
    pub fn content(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// The lines of `text` in order. Their ranges tile the text; an empty text has no line.
pub fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let bytes = text.as_bytes();
    let mut ends = memchr2_iter(b'\n', b'\r', bytes);
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= bytes.len() {
            return None;
        }
        let (end, next) = loop {
            match ends.next() {
                // The LF of a CRLF already taken.
                Some(at) if at < start => {}
                Some(at) if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') => {
                    break (at, at + 2);
                }
                Some(at) => break (at, at + 1),
                None => break (bytes.len(), bytes.len()),
            }
        };
        let line = Line { start, end, next };
        start = next;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(text: &str) -> Vec<&str> {
        lines(text).map(|l| &text[l.content()]).collect()
    }

    #[test]
    fn line_ends() {
        assert_eq!(contents(""), [""; 0]);
        assert_eq!(contents("甲"), ["甲"]);
        assert_eq!(contents("甲\n"), ["甲"]);
        assert_eq!(contents("甲\r\n乙\r丙\n\n丁"), ["甲", "乙", "丙", "", "丁"]);
        assert_eq!(contents("\n\r\r\n"), ["", "", ""]);
        assert_eq!(contents("甲\u{2028}乙"), ["甲\u{2028}乙"]);
    }

    #[test]
    fn lines_tile_the_text() {
        let text = "一\r\r\n二\n\n";
        let mut at = 0;
        for line in lines(text) {
            assert_eq!(line.start, at);
            at = line.next;
        }
        assert_eq!(at, text.len());
    }
}
