//! Words as XML 1.0 can hold them.

/// The first line of every part.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Whether XML 1.0 can hold the character.
fn is_held(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// `text` behind what `out` holds, with markup as text; what XML cannot hold is dropped.
pub fn escape(text: &str, out: &mut String) {
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        let told = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ if is_held(c) => continue,
            _ => "",
        };
        out.push_str(&text[plain..at]);
        out.push_str(told);
        plain = at + c.len_utf8();
    }
    out.push_str(&text[plain..]);
}

/// `text` with markup as text.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text_and_controls_go() {
        let got = escaped("甲<b a=\"1\">&amp;\0\u{1}\u{ffff}\u{fffe}\t乙𠮷");
        assert_eq!(got, "甲&lt;b a=&quot;1&quot;&gt;&amp;amp;\t乙𠮷");
    }
}
