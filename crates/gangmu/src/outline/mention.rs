//! Whether a node's words may refer to another node by its number: counted, so that the few that
//! do are found without reading the many that do not.

use crate::numbering::{NOUNS, closes_number, is_chinese_numeral, opens_number};
use crate::outline::Kind;
use crate::text::{is_space, seek};

/// What numbers and lists of them are written with.
const NUMBERS: &str =
    "一二三四五六七八九十百零〇0123456789０１２３４５６７８９、以及和与或者至到—-－–~～第";

/// Whether a node of that kind and these words may refer to another: 第, numbers, and what a
/// numbered place is called. Wider than the grammar of references, never narrower.
pub(super) fn may_refer(kind: Kind, text: &str) -> bool {
    let speaks = matches!(
        kind,
        Kind::Heading(_) | Kind::LeadIn | Kind::Item | Kind::Body | Kind::Label
    );
    speaks && names_a_place(text)
}

/// Where 二（二） may name a place: the number of a section right before another in brackets, with or
/// without 、 between them. The bytes at which they begin. O(text).
pub(crate) fn bare_numbers(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr2_iter(WIDE[2], b'(', text.as_bytes()).filter_map(|at| {
        let bracket = match text.as_bytes()[at] {
            b'(' => at,
            _ => at
                .checked_sub(2)
                .filter(|from| text.as_bytes()[*from..].starts_with(&WIDE))?,
        };
        let head = &text[..bracket];
        let head = head.strip_suffix('、').unwrap_or(head);
        let start = head.trim_end_matches(is_chinese_numeral).len();
        // Before the rest of many brackets is walked over, or each of them would walk over it.
        if start == head.len() {
            return None;
        }
        let inner = text[bracket..].trim_start_matches(opens_number);
        let inner = inner.trim_start_matches(is_space);
        inner.starts_with(|c| NUMBERS.contains(c)).then_some(start)
    })
}

/// （
const WIDE: [u8; 3] = [0xEF, 0xBC, 0x88];

/// O(text); mostly one search for 第 and one for brackets.
pub(crate) fn names_a_place(text: &str) -> bool {
    if bare_numbers(text).next().is_some() {
        return true;
    }
    let mut rest = text;
    while let Some(at) = seek(rest, '第') {
        rest = &rest[at + "第".len()..];
        let behind = rest.trim_start_matches(|c| {
            NUMBERS.contains(c) || is_space(c) || opens_number(c) || closes_number(c)
        });
        let numbered = behind.len() < rest.len();
        if numbered && NOUNS.iter().any(|(word, ..)| behind.starts_with(word)) {
            return true;
        }
        rest = behind;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_no_places() {
        for text in ["第一时间", "第一书记", "第十四届第二十次", "一方面", "第"]
        {
            assert!(!names_a_place(text), "{text}");
        }
    }
}
