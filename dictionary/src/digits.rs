//! The characters that stand in an inert element of a page as they are, and as bytes of UTF-8 alone:
//! ASCII without seven.
//!
//! The rule is that of HTML's tokenizer, "script data state" and "preprocessing the input stream"
//! (<https://html.spec.whatwg.org/multipage/parsing.html>): there NUL becomes U+FFFD, CR becomes LF,
//! and `<` may end the element; every other character is passed on, control characters too, which are
//! an error for a validator and nothing to a browser. Left out beside these are LF, which editors,
//! mail and version control write as CR LF; 26, at which text ends for programs of DOS; 27, which
//! commands a terminal, and by which guessers take text for ISO 2022; and 127.

/// How many there are.
pub const DIGITS: u8 = 121;

/// None.
const NO: u8 = 0xff;
/// What each character of ASCII is worth.
const WORTH: [u8; 128] = {
    let mut worth = [NO; 128];
    let (mut at, mut n) = (1, 0);
    while at < 127 {
        if !matches!(at as u8, b'\n' | b'\r' | 26 | 27 | b'<') {
            worth[at] = n;
            n += 1;
        }
        at += 1;
    }
    assert!(n == DIGITS);
    worth
};
/// The characters, in order.
const CHARACTERS: [u8; DIGITS as usize] = {
    let mut characters = [0; DIGITS as usize];
    let mut at = 0;
    while at < 128 {
        if WORTH[at] != NO {
            characters[WORTH[at] as usize] = at as u8;
        }
        at += 1;
    }
    characters
};

/// The character of a digit below [`DIGITS`].
pub fn character(digit: u8) -> char {
    char::from(CHARACTERS[usize::from(digit)])
}

/// The digit of a character; `None` if it could not stand in an element.
#[inline(always)]
pub fn digit(character: u8) -> Option<u8> {
    let worth = WORTH.get(usize::from(character)).copied();
    worth.filter(|worth| *worth != NO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_is_a_character_that_an_element_can_hold() {
        for n in 0..DIGITS {
            let c = character(n);
            assert!(c.is_ascii() && !"\0\n\r\u{1a}\u{1b}<\u{7f}".contains(c));
            assert_eq!(digit(c as u8), Some(n));
        }
        let others = (0..=255).filter(|c| digit(*c).is_none());
        assert_eq!(others.count(), 256 - usize::from(DIGITS));
    }
}
