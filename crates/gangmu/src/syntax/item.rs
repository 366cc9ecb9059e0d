//! Items of an enumeration inside a paragraph: 一是…；二是… , 一要…, 其一…, 首先…其次…
//!
//! 一方面…另一方面… is none: it weighs two sides of one measure, and reports that state how many
//! measures they list do not count it.

use super::markdown::BOLD;
use crate::lexis::is_stop;
use crate::numbering::{
    Numeral, SERIES, Series, Wording, is_chinese_numeral, marker_at, read_chinese,
};
use crate::text::{is_han, is_space, simplified, sort_by_key};
use memchr::{memchr2, memmem};
use std::sync::LazyLock;

/// The marker of one item, in bytes of the text that was searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemMark {
    /// First byte of the marker.
    pub start: usize,
    /// End of the marker.
    pub end: usize,
    /// The number: 一是 is 1.
    pub ordinal: u32,
    pub(super) series: Series,
}

/// What stands around a paragraph and bears on its items.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// The last item before it, if that began a line: an enumeration may go on.
    pub continues: Option<(Series, u32)>,
    /// Whether 其次 begins one of the next paragraphs: 首先 here begins an enumeration.
    pub next_begins: bool,
}

/// The number of an item's marker taken alone: 二是 is 2, 其次， is 2, b) is 2.
pub fn item_ordinal(marker: &str) -> Option<u32> {
    let marker = &*simplified(marker);
    let later = later_mark(marker);
    later
        .or_else(|| candidates(marker).first().copied())
        .map(|m| m.ordinal)
        .or_else(|| marker_at(marker).map(|m| m.ordinal))
}

/// Whether `words` begin with a later item of an enumeration: 二是.
pub(super) fn item_begins(words: &str) -> bool {
    let counts = |(n, len): (u32, usize)| n > 1 && words[len..].starts_with(['是', '要']);
    read_chinese(words).is_some_and(counts) || begins_second(words)
}

/// An item's marker with another number: 二是 for 一是. `None` for words that do not count on,
/// such as 首先.
pub fn respell_item(marker: &str, ordinal: u32) -> Option<String> {
    if let Some(marker) = marker_at(marker) {
        return Some(marker.spell(ordinal));
    }
    let start = marker.find(is_chinese_numeral)?;
    let (_, len) = read_chinese(&marker[start..])?;
    let number = Numeral::Chinese.write(ordinal);
    Some(format!(
        "{}{number}{}",
        &marker[..start],
        &marker[start + len..]
    ))
}

/// The item markers of one paragraph, in order. `continues` is the number of the item 一是 before
/// this paragraph, if it goes on an enumeration whose items begin lines.
pub fn item_marks(text: &str, continues: Option<u32>) -> Vec<ItemMark> {
    let around = Around {
        continues: continues.map(|n| (Series::Is, n)),
        ..Around::default()
    };
    select(text, 0, &candidates(text), around)
}

/// How many candidates ahead the next item of an enumeration is looked for.
const NEXT_WITHIN: usize = 64;

/// Those of `found` that are items of the paragraph `text`, whose first byte is `base` in the
/// text that `found` counts in.
///
/// A marker counts after 。；：！ or ， or at the start, where its number goes on the enumeration
/// (gaps up to three and repeats are met in real reports) or begins one; after ， only where it
/// is the very next.
pub(super) fn select(text: &str, base: usize, found: &[ItemMark], around: Around) -> Vec<ItemMark> {
    let mut kept: Vec<ItemMark> = Vec::new();
    let mut last_of = [None; SERIES.len()];
    // In a text that has its marks the wrong way round nothing is told by them.
    let quotes = || {
        text.find(['“', '”'])
            .is_some_and(|n| text[n..].starts_with('“'))
    };
    let quotes = !found.is_empty() && quotes();
    for (at, mark) in found.iter().enumerate() {
        let series = mark.series;
        let row = series.row();
        let before: Option<u32> = last_of[series as usize];
        let last = before.or(around
            .continues
            .filter(|(s, _)| *s == series)
            .map(|(_, n)| n));
        let next_follows = || {
            let next = |m: &ItemMark| m.series == series && m.ordinal == mark.ordinal + 1;
            found[at + 1..].iter().take(NEXT_WITHIN).any(next)
        };
        let goes_on = last.is_some_and(|n| (n..=n + 3).contains(&mark.ordinal));
        let is_first = mark.ordinal == 1;
        let keep = match Boundary::before(text, mark.start - base) {
            Boundary::None => false,
            Boundary::Start if row.wording.is_words() => {
                goes_on || is_first && (around.next_begins || next_follows())
            }
            Boundary::Start => true,
            Boundary::Stop if row.stands_alone => is_first || goes_on,
            Boundary::Stop => before.map_or(is_first && next_follows(), |_| goes_on),
            Boundary::Comma => {
                last.is_some_and(|n| mark.ordinal == n + 1) || is_first && next_follows()
            }
        };
        if keep && !(quotes && is_quoted(text, mark.start - base)) {
            last_of[series as usize] = Some(mark.ordinal);
            kept.push(*mark);
        }
    }
    kept
}

/// How far the marks of a quotation may stand apart, in bytes (about two hundred characters).
const QUOTE_REACH: usize = 600;

/// Whether byte `at` stands inside “ ” behind other words: what somebody else enumerates is no list
/// of the report. The mark before and the mark behind must be a pair.
fn is_quoted(text: &str, at: usize) -> bool {
    let marks = ['“', '”'];
    let (mut from, mut to) = (
        at.saturating_sub(QUOTE_REACH),
        text.len().min(at + QUOTE_REACH),
    );
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let open = text[from..at].rfind(marks).map(|n| from + n);
    let inside = open.is_some_and(|n| text[n..].starts_with('“') && n + '“'.len_utf8() < at);
    let close = || text[at..to].find(marks).map(|n| at + n);
    inside && close().is_some_and(|n| text[n..].starts_with('”'))
}

enum Boundary {
    Start,
    Stop,
    Comma,
    None,
}

impl Boundary {
    fn before(text: &str, at: usize) -> Self {
        let before = text[..at].trim_end_matches(|c| is_space(c) || c == '*');
        match before.chars().next_back() {
            None => Self::Start,
            Some(c) if is_stop(c) || matches!(c, '：' | ':' | '!' | '?') => Self::Stop,
            Some('.') if ends_sentence(before) => Self::Stop,
            Some('，' | ',' | '、' | '—' | '.' | '…') => Self::Comma,
            Some('”' | '"' | '）' | ')' | '》' | '（' | '(' | '“') => Self::Comma,
            Some(_) if before.len() < at => Self::Comma,
            Some(_) => Self::None,
        }
    }
}

/// Whether the half-width dot at the end of `text` is a 。: it stands behind a Chinese character.
fn ends_sentence(text: &str) -> bool {
    let before = text.trim_end_matches('.').chars().next_back();
    before.is_some_and(is_han)
}

/// What the series that begin with words are looked for by: each of their words begins with one.
static ANCHORS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut words: Vec<&str> = Vec::new();
    for row in &SERIES {
        match row.wording {
            Wording::Before(word, _) => words.push(word),
            Wording::Words { begin, .. } => words.extend(begin.iter().map(|(word, _)| word)),
            Wording::Behind(_) => {}
        }
    }
    let all = words.clone();
    words.retain(|word| !all.iter().any(|w| word.starts_with(w) && word != w));
    words
});

/// Every place in `text`, of any number of lines, that is spelled like an item marker, in order;
/// of 再次 再者 最后 only those behind 首先 or 其次 in the same line.
pub(super) fn candidates(text: &str) -> Vec<ItemMark> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for anchor in ANCHORS.iter() {
        let places = memmem::find_iter(bytes, anchor);
        found.extend(places.filter_map(|at| worded(text, at, false)));
    }
    sort_by_key(&mut found, |m| m.start);
    let mut searched = 0;
    for mark in 0..found.len() {
        let ItemMark { end, series, .. } = found[mark];
        if let Wording::Words { later, .. } = series.row().wording
            && end >= searched
        {
            searched = memchr2(b'\n', b'\r', &bytes[end..]).map_or(text.len(), |n| end + n);
            for (word, ordinal) in later {
                let places = memmem::find_iter(&bytes[end..searched], word);
                found.extend(places.map(|at| by_word(text, end + at, word, *ordinal, series)));
            }
        }
    }
    for row in &SERIES {
        if let Wording::Behind(word) = row.wording {
            numbered(text, word, row.series, &mut found);
        }
    }
    sort_by_key(&mut found, |m| m.start);
    found
}

/// The marker at byte `at` of a series whose markers begin with words: 其一， 首先，; with `later`
/// one of the words that go on an enumeration: 其次， 再次， 最后，
fn worded(text: &str, at: usize, is_later: bool) -> Option<ItemMark> {
    let rest = &text[at..];
    SERIES.iter().find_map(|row| match row.wording {
        Wording::Words { begin, later } => {
            let later = later.iter().filter(|_| is_later);
            let words = begin.iter().filter(|(_, n)| !is_later || *n > 1);
            let mut words = words.chain(later);
            let (word, ordinal) = words.find(|(word, _)| rest.starts_with(word))?;
            Some(by_word(text, at, word, *ordinal, row.series))
        }
        Wording::Before(word, ends) if !is_later => {
            let behind = rest.strip_prefix(word)?;
            let (ordinal, len) = read_chinese(behind)?;
            let end = ends.iter().find(|end| behind[len..].starts_with(**end))?;
            let is_none = (row.unless)(&behind[len + end.len()..], ordinal);
            (!is_none).then_some(ItemMark {
                start: at,
                end: at + word.len() + len + end.len(),
                ordinal,
                series: row.series,
            })
        }
        _ => None,
    })
}

/// What begins a later paragraph of an enumeration that 首先 began: 其次， 再次， 最后，
pub(super) fn later_mark(text: &str) -> Option<ItemMark> {
    worded(text, 0, true)
}

/// Whether `text` begins with 其次.
pub(super) fn begins_second(text: &str) -> bool {
    later_mark(text).is_some_and(|mark| mark.ordinal == 2)
}

fn by_word(text: &str, at: usize, word: &str, ordinal: u32, series: Series) -> ItemMark {
    let rest = &text[at + word.len()..];
    let comma = rest.chars().next().filter(|c| matches!(c, '，' | ','));
    ItemMark {
        start: at,
        end: at + word.len() + comma.map_or(0, char::len_utf8),
        ordinal,
        series,
    }
}

/// 一是, 二要: the word with a Chinese number right before it.
fn numbered(text: &str, word: &str, series: Series, found: &mut Vec<ItemMark>) {
    let unless = series.row().unless;
    for at in memmem::find_iter(text.as_bytes(), word) {
        let Some((start, ordinal)) = number_before(text, at) else {
            continue;
        };
        let mut end = at + word.len();
        let is_none = unless(&text[end..], ordinal);
        // **一是** with its marks.
        let start = if text[..start].ends_with(BOLD) {
            end += if text[end..].starts_with(BOLD) {
                BOLD.len()
            } else {
                0
            };
            start - BOLD.len()
        } else {
            start
        };
        if !is_none {
            found.push(ItemMark {
                start,
                end,
                ordinal,
                series,
            });
        }
    }
}

/// The number that ends at byte `at`, read as long as it goes: 十一 before 是, not 一.
fn number_before(text: &str, at: usize) -> Option<(usize, u32)> {
    let mut start = at;
    for c in text[..at]
        .chars()
        .rev()
        .take_while(|c| is_chinese_numeral(*c))
    {
        start -= c.len_utf8();
        // Longer than any number: 十十十…
        if at - start > 24 {
            return None;
        }
    }
    let (ordinal, len) = read_chinese(&text[start..at])?;
    (len == at - start && ordinal <= 50).then_some((start, ordinal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &[u32]) {
        let got: Vec<u32> = item_marks(text, None).iter().map(|m| m.ordinal).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn items() {
        check("一是健全制度；二是强化培训；三是严格考核。", &[1, 2, 3]);
        check(
            "坚持问题导向。一是健全制度。二是强化培训。四是严格考核。",
            &[1, 2, 4],
        );
        check("要求如下：一要站位高，二要措施实，三要作风硬。", &[1, 2, 3]);
        check("一要领导带头；二要件件落实。", &[1, 2]);
        check("十是总结经验。十一是固化做法。", &[10, 11]);
        check("其一，思想不够重视；其二，措施不够有力。", &[1, 2]);
        check(
            "首先，学习文件；其次，查摆问题；最后，整改落实。",
            &[1, 2, 4],
        );
        check("一是一级抓一级；二是一律从严；三是三天一调度。", &[1, 2, 3]);
        check("采取措施（一是加强领导，二是压实责任）。", &[1, 2]);
        check("整改情况 一是加强领导 二是压实责任", &[1, 2]);
        check("其三，作风不够扎实。", &[3]);
        check("首先,宣传到位.其次,排查到位.最后,评估到位.", &[1, 2, 4]);
    }

    #[test]
    fn false_friends() {
        check("坚持统一是关键。", &[]);
        check("这是第一是否到位。", &[]);
        check("做到举一反三，十一要闻。", &[]);
        check("一方面，加强学习；另一方面，狠抓落实。", &[]);
        check("首先学习了文件。", &[]);
        check(
            "有人讲：“来时一是热情，二是真诚。走后，一是难找人，二是难办事。”值得深思。",
            &[],
        );
        check("首先，我代表县委表示祝贺。最后，祝大家身体健康。", &[]);
        check("会议强调，一是一、二是二。", &[]);
        check("三要素齐全。四要件完备。", &[]);
        check("发展是第一要务。", &[]);
    }

    #[test]
    fn paragraphs_that_go_on() {
        let check = |text, around, want: &[u32]| {
            let got = select(text, 0, &candidates(text), around);
            let got: Vec<u32> = got.iter().map(|m| m.ordinal).collect();
            assert_eq!(got, want, "{text}");
        };
        let begins = Around {
            next_begins: true,
            ..Around::default()
        };
        let goes_on = Around {
            continues: Some((Series::First, 1)),
            ..Around::default()
        };
        assert_eq!(later_mark("最后，总结").map(|m| m.ordinal), Some(4));
        check("首先，学习文件。", begins, &[1]);
        check("首先，学习文件。", Around::default(), &[]);
        check("其次，查摆问题。", goes_on, &[2]);
        check("最后，祝大家健康。", Around::default(), &[]);
    }
}
