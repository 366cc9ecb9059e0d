//! Finding a few words in one text: a substring with width, case and quotation marks folded, or
//! 拼音 initials.
//!
//! What is found begins and ends between characters, not between graphemes: a search for e finds
//! the letter of é that is written with a combining accent. Two finds never overlap.

use gangmu::text::initials::begins_with;
use memchr::memmem::Finder;
use std::ops::Range;

/// What is searched, made ready.
#[derive(Clone, Debug)]
pub(super) struct Needle {
    folded: Vec<char>,
    /// The letters, if they may be initials.
    initials: Option<Vec<u8>>,
    /// The first character, if nothing else folds to it.
    anchor: Option<Finder<'static>>,
}

/// How few letters may be initials: one alone would find every tenth character.
const FEWEST_INITIALS: usize = 2;

impl Needle {
    /// `None` if there is nothing to search: no words.
    pub fn new(words: &str, initials: bool) -> Option<Self> {
        let folded: Vec<char> = words.chars().map(fold).collect();
        let first = *folded.first()?;
        let letters = folded.iter().all(char::is_ascii_lowercase);
        let initials = initials && letters && folded.len() >= FEWEST_INITIALS;
        let only_itself = ('\u{3001}'..='\u{9FFF}').contains(&first);
        let mut utf8 = [0; 4];
        let anchor = Finder::new(first.encode_utf8(&mut utf8).as_bytes()).into_owned();
        Some(Self {
            initials: initials.then(|| folded.iter().map(|c| *c as u8).collect()),
            anchor: only_itself.then_some(anchor),
            folded,
        })
    }

    /// Calls `found` for the byte range of each find in `text`, in order.
    pub fn each(&self, text: &str, mut found: impl FnMut(Range<usize>)) {
        let mut at = 0;
        while let Some(range) = self.next(text, at) {
            at = range.end;
            found(range);
        }
    }

    /// The byte ranges of all finds in `text`, in order, those that overlap, too.
    pub fn all(&self, text: &str) -> Vec<Range<usize>> {
        let mut all = Vec::new();
        let mut at = 0;
        while let Some(range) = self.next(text, at) {
            let first = text[range.start..].chars().next();
            at = range.start + first.map_or(1, char::len_utf8);
            all.push(range);
        }
        all
    }

    fn next(&self, text: &str, from: usize) -> Option<Range<usize>> {
        if let Some(anchor) = &self.anchor {
            let mut at = from;
            loop {
                at += anchor.find(&text.as_bytes()[at..])?;
                if let Some(end) = self.end(text, at) {
                    return Some(at..end);
                }
                at += self.folded[0].len_utf8();
            }
        }
        let first = self.folded[0];
        for (at, c) in text[from..].char_indices() {
            let start = from + at;
            let plain = fold(c) == first;
            if plain && let Some(end) = self.end(text, start) {
                return Some(start..end);
            }
            if let Some(letters) = &self.initials
                && (plain || begins_with(c, letters[0]))
                && let Some(end) = self.end_of_initials(&text[start..], letters)
            {
                return Some(start..start + end);
            }
        }
        None
    }

    /// The end of the find that begins at `start`.
    fn end(&self, text: &str, start: usize) -> Option<usize> {
        let mut rest = text[start..].char_indices();
        let mut end = start;
        for wanted in &self.folded {
            let (at, c) = rest.next()?;
            if fold(c) != *wanted {
                return None;
            }
            end = start + at + c.len_utf8();
        }
        Some(end)
    }

    /// The end of the characters at the start of `text` that these letters stand for.
    fn end_of_initials(&self, text: &str, letters: &[u8]) -> Option<usize> {
        let mut rest = text.char_indices();
        let mut end = 0;
        for letter in letters {
            let (at, c) = rest.next()?;
            if fold(c) != char::from(*letter) && !begins_with(c, *letter) {
                return None;
            }
            end = at + c.len_utf8();
        }
        Some(end)
    }
}

/// Full width as half width, upper case as lower case, curly quotation marks as straight ones,
/// every space that is as wide as one as a blank.
fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{7F}' if c != '\t' => c,
        '！'..='～' => {
            let half = char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c);
            half.to_ascii_lowercase()
        }
        '\t' | '\u{A0}' | '\u{3000}' => ' ',
        '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        '\u{2E80}'..='\u{D7FF}' => c,
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(words: &str, text: &str, want: &[&str]) {
        let needle = Needle::new(words, true).expect("words");
        let mut found = Vec::new();
        needle.each(text, |range| found.push(&text[range]));
        assert_eq!(found, want, "{words} in {text}");
    }

    #[test]
    fn width_and_case_are_folded() {
        finds("整改", "整改情况及整改措施", &["整改", "整改"]);
        finds("word，", "ＷＯＲＤ,word，Word", &["ＷＯＲＤ,", "word，"]);
        finds(
            "“一岗双责”",
            "\"一岗双责\"与“一岗双责”",
            &["\"一岗双责\"", "“一岗双责”"],
        );
        finds("１２", "12个12", &["12", "12"]);
        finds("éà", "ÉÀ", &["ÉÀ"]);
        finds("a b", "A\u{3000}b a\tb ab", &["A\u{3000}b", "a\tb"]);
        finds("。", "甲。乙.", &["。"]);
        finds("ı", "Iıİ", &["ı"]);
    }

    #[test]
    fn initials() {
        finds("zgqk", "责任落实，整改情况如下", &["整改情况"]);
        finds("ZGQK", "整改情况", &["整改情况"]);
        finds("zzcd", "组长带队，增长措施到位", &[]);
        finds("zc", "增长；成长", &["增长"]);
        finds("cc", "成长", &["成长"]);
        finds("gdp", "GDP与高大牌", &["GDP", "高大牌"]);
        finds("z", "整", &[]);
        finds("zg", "整、改", &[]);
    }

    #[test]
    fn spaces_are_spelled() {
        finds(" ", "甲 乙\u{3000}", &[" ", "\u{3000}"]);
        finds("改情", "整 改\u{3000}情况", &[]);
        assert!(Needle::new("", true).is_none());
    }

    #[test]
    fn finds_do_not_overlap() {
        finds("三三", "三三三三三", &["三三", "三三"]);
        finds("aa", "aAaAa", &["aA", "aA"]);
        let needle = Needle::new("三三", true).expect("words");
        assert_eq!(needle.all("三三三"), [0..6, 3..9]);
    }

    #[test]
    fn between_characters_not_graphemes() {
        finds("e", "cafe\u{301}", &["e"]);
        finds("👩", "👩\u{200D}👧", &["👩"]);
        finds("👩\u{200D}👧", "👩\u{200D}👧", &["👩\u{200D}👧"]);
    }
}
