//! The words of one paragraph as HTML: escaped, with every space kept.

/// How Word marks spaces that HTML would run together.
const SPACES: &str = "<span style=\"mso-spacerun:yes\">";
/// How Word marks a tab, which others see as one.
const TAB: &str = "<span style=\"mso-tab-count:1;white-space:pre\">\t</span>";

/// Writes text into one paragraph. Single spaces stay spaces; spaces in a row or at an end of
/// the paragraph become no-break spaces that Word turns back. A manual line or page break
/// (U+000B, U+000C, U+2028, U+2029) or a line end becomes `<br>`; other control characters and
/// noncharacters, which HTML cannot hold, are dropped.
pub(in crate::export) struct Runs<'a> {
    out: &'a mut String,
    /// Spaces met and not yet written.
    n_spaces: usize,
    /// Whether nothing was written since the paragraph, or its line, began.
    at_start: bool,
    after_cr: bool,
}

impl<'a> Runs<'a> {
    /// Begins a paragraph behind what `out` holds.
    pub fn new(out: &'a mut String) -> Self {
        Self {
            out,
            n_spaces: 0,
            at_start: true,
            after_cr: false,
        }
    }

    /// Puts markup of ours where the words have come to. Pending spaces stand behind it.
    pub fn tag(&mut self, tag: &str) {
        self.out.push_str(tag);
    }

    /// Goes on with `text`.
    pub fn push(&mut self, text: &str) {
        let mut clean = 0;
        for (at, c) in text.char_indices() {
            let next = at + c.len_utf8();
            let after_cr = std::mem::replace(&mut self.after_cr, c == '\r');
            if is_plain(c) {
                if self.n_spaces > 0 {
                    self.flush(false);
                }
                self.at_start = false;
                continue;
            }
            self.out.push_str(&text[clean..at]);
            clean = next;
            match c {
                ' ' => self.n_spaces += 1,
                '\t' => self.write(TAB),
                '&' => self.write("&amp;"),
                '<' => self.write("&lt;"),
                '>' => self.write("&gt;"),
                '"' => self.write("&quot;"),
                '\n' if after_cr => {}
                '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => {
                    self.flush(true);
                    self.out.push_str("<br>");
                    self.at_start = true;
                }
                _ => {}
            }
        }
        self.out.push_str(&text[clean..]);
    }

    /// Ends the paragraph.
    pub fn end(mut self) {
        self.flush(true);
    }

    fn write(&mut self, html: &str) {
        self.flush(false);
        self.out.push_str(html);
        self.at_start = false;
    }

    /// Writes the pending spaces.
    fn flush(&mut self, at_end: bool) {
        let n = std::mem::take(&mut self.n_spaces);
        match n {
            0 => {}
            1 if !self.at_start && !at_end => self.out.push(' '),
            _ => {
                self.out.push_str(SPACES);
                self.out.push_str(&"&nbsp;".repeat(n));
                self.out.push_str("</span>");
            }
        }
    }
}

/// Whether `c` is written as it is.
fn is_plain(c: char) -> bool {
    match c {
        ' ' | '&' | '<' | '>' | '"' | '\u{2028}' | '\u{2029}' => false,
        '\u{fdd0}'..='\u{fdef}' => false,
        _ => !c.is_control() && (c as u32) & 0xfffe != 0xfffe,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pieces: &[&str], want: &str) {
        let mut out = String::new();
        let mut words = Runs::new(&mut out);
        for piece in pieces {
            words.push(piece);
        }
        words.end();
        let out = out.replace(SPACES, "[").replace("</span>", "]");
        assert_eq!(out.replace("&nbsp;", "_"), want);
    }

    #[test]
    fn markup_is_text() {
        check(
            &["<script>alert(\"1\")</script>", "&lt;"],
            "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;lt;",
        );
    }

    #[test]
    fn spaces_are_kept() {
        check(&["甲 乙"], "甲 乙");
        check(&["甲 ", " 乙"], "甲[__]乙");
        check(&[" 甲 "], "[_]甲[_]");
        check(&["甲\u{3000}\u{a0}乙"], "甲\u{3000}\u{a0}乙");
        check(&["甲 \u{b} 乙"], "甲[_]<br>[_]乙");
        check(&["甲 <"], "甲 &lt;");
    }

    #[test]
    fn controls() {
        check(
            &["甲\0\u{7}\u{7f}\u{85}\u{ffff}\u{fdd0}\u{1fffe}乙"],
            "甲乙",
        );
        check(
            &["甲\r", "\n乙\n丙\r丁\u{2028}戊"],
            "甲<br>乙<br>丙<br>丁<br>戊",
        );
    }
}
