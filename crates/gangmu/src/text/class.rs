//! What a character is for counting and for checks: one table for the whole house.
//!
//! The classes follow Word. Which characters are East Asian, and which become so only in
//! East Asian surroundings, is the font table of [MS-OI29500] 2.1.88 (`rFonts`): the ranges that
//! always take the East Asian font, and the ranges that take it under `hint="eastAsia"`. Of the
//! latter only punctuation and symbols are `ByContext`; Greek, Cyrillic and accented Latin
//! letters spell words and stay `Other`. Word's own counts, tried by others, settle the rest:
//! ①②③④⑤ alone is no East Asian text, emoji never are, U+2028 is a word of its own.
//!
//! This module knows characters and their neighbours, not words, lines or paragraphs.

use CharClass::{ByContext, EastAsian, Other, ParagraphMark, Separator, Space, ZeroWidth};

/// What a character is. Every character has exactly one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CharClass {
    /// No part of any other class: Latin, digits, half-width punctuation, emoji, controls.
    Other = 0,
    /// Han, kana, hangul, bopomofo, full-width forms, CJK symbols and punctuation.
    EastAsian,
    /// East Asian or not by its neighbours, see [`reads_as_east_asian`]: “ ” ‘ ’ — … · ① ◇ ℃.
    ByContext,
    /// White space inside a paragraph, U+3000 and manual line and page breaks included.
    Space,
    /// Takes part in no count: U+FEFF, U+200B, variation selectors. Joiners are not among them.
    ZeroWidth,
    /// LF or CR: ends a paragraph and takes part in no count.
    ParagraphMark,
    /// U+2028 or U+2029: a character and a word of its own.
    Separator,
}

impl CharClass {
    /// The class of a character.
    pub const fn of(c: char) -> Self {
        let code = c as u32;
        if code < 0x1_0000 {
            lookup((code >> 6) as usize, (code & 0x3F) as usize)
        } else {
            beyond_bmp(code)
        }
    }
}

/// Whether a run of `ByContext` characters is East Asian, given the classes of the nearest
/// characters before and after it that are neither `ByContext` nor `ZeroWidth`.
///
/// It is if either of them is East Asian: ` ——中`, `A”中` and `中…… ` are, `A—B` and `①②③` alone
/// are not. A space separates; where the paragraph begins or ends, pass `ParagraphMark`.
pub const fn reads_as_east_asian(before: CharClass, after: CharClass) -> bool {
    matches!(before, EastAsian) || matches!(after, EastAsian)
}

/// The class and the length in bytes of the first character, `None` at the end.
///
/// `utf8` must be the bytes of a string from a character boundary on.
pub(crate) fn first_class(utf8: &[u8]) -> Option<(CharClass, usize)> {
    let low = |byte: u8| usize::from(byte & 0x3F);
    match *utf8 {
        [a, ..] if a < 0x80 => Some((lookup(usize::from(a >> 6), low(a)), 1)),
        [a, b, ..] if a < 0xE0 => Some((lookup(usize::from(a & 0x1F), low(b)), 2)),
        [a, b, c, ..] if a < 0xF0 => Some((lookup(three_byte_page(a, b), low(c)), 3)),
        [a, b, c, d, ..] => {
            let code = (low(a) & 0x07) << 18 | low(b) << 12 | low(c) << 6 | low(d);
            Some((beyond_bmp(code as u32), 4))
        }
        _ => None,
    }
}

/// How many East Asian characters of three bytes the text begins with.
///
/// `utf8` must be the bytes of a string from a character boundary on.
pub(crate) fn n_leading_east_asian(utf8: &[u8]) -> usize {
    let mut rest = utf8;
    while let [a, b, c, tail @ ..] = rest {
        // U+4000 to U+9FFF are East Asian as a whole: most of a text.
        let is_han = matches!(a, 0xE4..=0xE9);
        let is_three_bytes = a & 0xF0 == 0xE0;
        let looked_up = || lookup(three_byte_page(*a, *b), usize::from(c & 0x3F)) == EastAsian;
        if !(is_han || is_three_bytes && looked_up()) {
            break;
        }
        rest = tail;
    }
    (utf8.len() - rest.len()) / 3
}

fn three_byte_page(lead: u8, second: u8) -> usize {
    usize::from(lead & 0x0F) << 6 | usize::from(second & 0x3F)
}

/// The table. What no range names is `Other`. Inclusive, ascending, without overlap.
const RANGES: &[(u32, u32, CharClass)] = &[
    (0x0009, 0x0009, Space),
    (0x000A, 0x000A, ParagraphMark),
    (0x000B, 0x000C, Space),
    (0x000D, 0x000D, ParagraphMark),
    (0x0020, 0x0020, Space),
    (0x0085, 0x0085, Space),
    (0x00A0, 0x00A0, Space),
    // Latin-1: ¡ ¤ § ¨ ª ¯ ° ± ² ³ ´ ¶ · ¸ ¹ º ¼ ½ ¾ ¿ × ÷
    (0x00A1, 0x00A1, ByContext),
    (0x00A4, 0x00A4, ByContext),
    (0x00A7, 0x00A8, ByContext),
    (0x00AA, 0x00AA, ByContext),
    (0x00AF, 0x00B4, ByContext),
    (0x00B6, 0x00BA, ByContext),
    (0x00BC, 0x00BF, ByContext),
    (0x00D7, 0x00D7, ByContext),
    (0x00F7, 0x00F7, ByContext),
    // Tone marks and other spacing modifiers: ˇ ˉ ˊ ˋ ˙
    (0x02B0, 0x02FF, ByContext),
    (0x1100, 0x11FF, EastAsian), // hangul jamo
    (0x1680, 0x1680, Space),
    (0x2000, 0x200A, Space),
    (0x200B, 0x200B, ZeroWidth),
    // Dashes, quotation marks, ellipsis, bullets
    (0x2010, 0x2027, ByContext),
    (0x2028, 0x2029, Separator),
    (0x202F, 0x202F, Space),
    (0x2030, 0x205E, ByContext),
    (0x205F, 0x205F, Space),
    // Super- and subscripts, currency
    (0x2070, 0x20CF, ByContext),
    // Letter-like signs, number forms, arrows, mathematics, enclosed numbers, boxes, shapes,
    // symbols, dingbats
    (0x2100, 0x2BFF, ByContext),
    (0x2E80, 0x2FFF, EastAsian), // radicals, ideographic description
    (0x3000, 0x3000, Space),
    (0x3001, 0xA4CF, EastAsian), // symbols, kana, bopomofo, enclosed, compatibility, Han, Yi
    (0xA960, 0xA97F, EastAsian), // hangul jamo
    (0xAC00, 0xD7FF, EastAsian), // hangul
    (0xE000, 0xF8FF, ByContext), // private use
    (0xF900, 0xFAFF, EastAsian), // compatibility ideographs
    (0xFE00, 0xFE0F, ZeroWidth),
    (0xFE10, 0xFE1F, EastAsian), // vertical forms
    (0xFE30, 0xFE6F, EastAsian), // vertical and small forms
    (0xFEFF, 0xFEFF, ZeroWidth),
    (0xFF00, 0xFFEF, EastAsian),     // full- and half-width forms
    (0x1_6FE0, 0x1_6FFF, EastAsian), // ideographic symbols
    (0x1_AFF0, 0x1_B16F, EastAsian), // kana
    (0x2_0000, 0x3_FFFF, EastAsian), // Han extensions
    (0xE_0100, 0xE_01EF, ZeroWidth),
];

const PAGE_LEN: usize = 64;
const N_BMP_PAGES: usize = 0x1_0000 / PAGE_LEN;
const N_DISTINCT_PAGES: usize = 17;

struct Pages {
    of: [u8; N_BMP_PAGES],
    distinct: [[CharClass; PAGE_LEN]; N_DISTINCT_PAGES],
}

static PAGES: Pages = pages();

const fn lookup(page: usize, position: usize) -> CharClass {
    PAGES.distinct[PAGES.of[page] as usize][position]
}

const fn beyond_bmp(code: u32) -> CharClass {
    let mut i = RANGES.len();
    while i > 0 {
        i -= 1;
        let (first, last, class) = RANGES[i];
        if code > last {
            break;
        }
        if code >= first {
            return class;
        }
    }
    Other
}

const fn pages() -> Pages {
    let mut pages = Pages {
        of: [0; N_BMP_PAGES],
        distinct: [[Other; PAGE_LEN]; N_DISTINCT_PAGES],
    };
    let (mut n_distinct, mut page, mut range) = (1, 0, 0);
    while page < N_BMP_PAGES {
        let mut classes = [Other; PAGE_LEN];
        let mut position = 0;
        while position < PAGE_LEN {
            let code = (page * PAGE_LEN + position) as u32;
            while range < RANGES.len() && RANGES[range].1 < code {
                range += 1;
            }
            if range < RANGES.len() && RANGES[range].0 <= code {
                classes[position] = RANGES[range].2;
            }
            position += 1;
        }
        let mut found = 0;
        while found < n_distinct && !is_same_page(&pages.distinct[found], &classes) {
            found += 1;
        }
        if found == n_distinct {
            pages.distinct[found] = classes;
            n_distinct += 1;
        }
        pages.of[page] = found as u8;
        page += 1;
    }
    assert!(
        n_distinct == N_DISTINCT_PAGES,
        "as many pages as the table needs"
    );
    pages
}

const fn is_same_page(a: &[CharClass; PAGE_LEN], b: &[CharClass; PAGE_LEN]) -> bool {
    let mut i = 0;
    while i < PAGE_LEN {
        if a[i] as u8 != b[i] as u8 {
            return false;
        }
        i += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_the_class_of_its_range() {
        let mut n = 0;
        for c in '\0'..=char::MAX {
            let code = c as u32;
            let named = RANGES
                .iter()
                .find(|range| (range.0..=range.1).contains(&code));
            let expected = named.map_or(Other, |range| range.2);
            assert_eq!(CharClass::of(c), expected, "{code:04X}");
            let mut utf8 = [0; 4];
            let utf8 = c.encode_utf8(&mut utf8).as_bytes();
            assert_eq!(
                first_class(utf8),
                Some((expected, c.len_utf8())),
                "{code:04X}"
            );
            let leads = usize::from(expected == EastAsian && utf8.len() == 3);
            assert_eq!(n_leading_east_asian(utf8), leads, "{code:04X}");
            n += 1;
        }
        assert_eq!(n, 0x11_0000 - 0x800);
        assert_eq!(first_class(b""), None);
    }

    #[test]
    fn ranges_ascend() {
        assert!(RANGES.iter().all(|range| range.0 <= range.1));
        assert!(RANGES.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn samples() {
        let check = |sample: &str, class| {
            for c in sample.chars() {
                assert_eq!(CharClass::of(c), class, "{c:?}");
            }
        };
        check(
            "中〇々〆〽⼀⺀㐀𠀀豈ㄅあカｶ한ᄀ㈱㊀㍻㎡，。、「《（％ＡＢ１￥－～︰﹏",
            EastAsian,
        );
        check("“”‘’—–…‰※·×÷°±§①⑴⒈Ⅲ℃№→≤∶■◇★✓ˉ\u{E000}", ByContext);
        check(" \t\u{A0}\u{3000}\u{2003}\u{B}\u{C}", Space);
        check("\u{FEFF}\u{200B}\u{FE0F}\u{E0100}", ZeroWidth);
        check("aZ0,.()%\"'-éαЖ👍\u{200D}\u{200C}\u{20E3}\0\u{FFFD}", Other);
    }
}
