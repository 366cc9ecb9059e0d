//! RTF cut into tokens.

/// A piece of RTF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// `\word12 `
    Word(&'a str, Option<i32>),
    /// `\*`, `\~` and their like.
    Symbol(u8),
    /// A byte of text: itself, or `\'b0`.
    Byte(u8),
}

/// The tokens of a file, from the first on.
pub struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes are read.
    pub fn position(&self) -> usize {
        self.at
    }

    fn while_is(&mut self, is_it: fn(&u8) -> bool) -> &'a str {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let len = rest.iter().take_while(|b| is_it(b)).count();
        self.at += len;
        std::str::from_utf8(&rest[..len]).unwrap_or_default()
    }

    fn next_is(&mut self, byte: u8) -> bool {
        let is_it = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(is_it);
        is_it
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.bytes.get(self.at)?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first != b'\'' {
                return Some(Token::Symbol(first));
            }
            let digits = self.bytes.get(self.at..self.at + 2)?;
            let digits = std::str::from_utf8(digits).ok();
            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            self.at += if byte.is_some() { 2 } else { 0 };
            return Some(Token::Byte(byte.unwrap_or(b'?')));
        }
        let word = self.while_is(u8::is_ascii_alphabetic);
        let is_negative = self.next_is(b'-');
        let digits = self.while_is(u8::is_ascii_digit);
        let value = digits.parse::<i32>().ok();
        let value = value.map(|value| if is_negative { -value } else { value });
        self.next_is(b' ');
        if word == "bin" {
            // So many bytes are no RTF.
            let len = value.and_then(|value| usize::try_from(value).ok());
            self.at = self.at.saturating_add(len.unwrap_or(0));
        }
        Some(Token::Word(word, value))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            return match byte {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                _ => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Token::{Byte, Close, Open, Symbol, Word};

    #[test]
    fn words_symbols_and_bytes() {
        let text = b"{\\rtf1\\ansi \\'b0\\u-123 a\\~\r\n\\bin3 }{}\\par}";
        let tokens: Vec<Token<'_>> = Tokens::new(text).collect();
        assert_eq!(
            tokens,
            [
                Open,
                Word("rtf", Some(1)),
                Word("ansi", None),
                Byte(0xB0),
                Word("u", Some(-123)),
                Byte(b'a'),
                Symbol(b'~'),
                Word("bin", Some(3)),
                Word("par", None),
                Close,
            ]
        );
        for text in [
            &b"\\"[..],
            b"\\'",
            b"\\'z",
            b"\\bin99999999 ",
            b"\\u99999999999",
        ] {
            assert!(Tokens::new(text).count() < 3);
        }
    }
}
