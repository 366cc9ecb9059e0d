//! Items of an enumeration inside a paragraph: 一是…；二是… , 一要…, 其一…, 首先…其次…
//!
//! 一方面…另一方面… is none: it weighs two sides of one measure, and reports that state how many
//! measures they list do not count it.

use super::numeral::{Numeral, is_chinese_numeral, read_chinese};
use crate::text::is_space;
use memchr::memmem;

/// The marker of one item, in bytes of the text that was searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemMark {
    /// First byte of the marker.
    pub start: usize,
    /// End of the marker.
    pub end: usize,
    /// The number: 一是 is 1.
    pub ordinal: u32,
    series: Series,
}

/// Which words number the items; two series in one paragraph are two enumerations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Series {
    /// 一是
    Is,
    /// 一要
    Must,
    /// 其一
    Of,
    /// 首先
    First,
}

const FIRST: [(&str, u32); 5] = [
    ("首先", 1),
    ("其次", 2),
    ("再次", 3),
    ("再者", 3),
    ("最后", 4),
];

/// The number of an item's marker taken alone: 二是 is 2, 其次， is 2.
pub fn item_ordinal(marker: &str) -> Option<u32> {
    candidates(marker).first().map(|m| m.ordinal)
}

/// An item's marker with another number: 二是 for 一是. `None` for words that do not count on,
/// such as 首先.
pub fn respell_item(marker: &str, ordinal: u32) -> Option<String> {
    let start = marker.find(is_chinese_numeral)?;
    let (_, len) = read_chinese(&marker[start..])?;
    let number = Numeral::Chinese.write(ordinal);
    Some(format!(
        "{}{number}{}",
        &marker[..start],
        &marker[start + len..]
    ))
}

/// The item markers of one paragraph, in order. `continues` is the number of the item before
/// this paragraph, if it goes on an enumeration whose items begin lines.
///
/// A marker counts after 。；：！ or ， or at the start, where its number goes on the enumeration
/// (gaps up to three and repeats are met in real reports) or begins one; after ， only where it
/// is the very next.
pub fn item_marks(text: &str, continues: Option<u32>) -> Vec<ItemMark> {
    let mut found = candidates(text);
    if found.is_empty() {
        return found;
    }
    found.sort_by_key(|m| m.start);
    let mut kept: Vec<ItemMark> = Vec::with_capacity(found.len());
    for (at, mark) in found.iter().enumerate() {
        let before = kept
            .iter()
            .rev()
            .find(|m| m.series == mark.series)
            .map(|m| m.ordinal);
        let last = before.or(continues);
        let boundary = Boundary::before(text, mark.start);
        let next_follows = || {
            found[at + 1..]
                .iter()
                .any(|m| m.series == mark.series && m.ordinal == mark.ordinal + 1)
        };
        let goes_on = last.is_some_and(|n| (n..=n + 3).contains(&mark.ordinal));
        let keep = match boundary {
            Boundary::None => false,
            Boundary::Start => mark.series.is_numbered() || mark.ordinal == 1 && next_follows(),
            Boundary::Stop if mark.series.is_numbered() => mark.ordinal == 1 || goes_on,
            Boundary::Stop => before.map_or(mark.ordinal == 1 && next_follows(), |_| goes_on),
            Boundary::Comma => {
                last.is_some_and(|n| mark.ordinal == n + 1) || (mark.ordinal == 1 && next_follows())
            }
        };
        if keep {
            kept.push(*mark);
        }
    }
    kept
}

impl Series {
    fn is_numbered(self) -> bool {
        matches!(self, Self::Is | Self::Must)
    }
}

enum Boundary {
    Start,
    Stop,
    Comma,
    None,
}

impl Boundary {
    fn before(text: &str, at: usize) -> Self {
        let before = text[..at].trim_end_matches(is_space);
        match before.chars().next_back() {
            None => Self::Start,
            Some('。' | '；' | '：' | '！' | '？' | ';' | ':' | '!' | '?') => Self::Stop,
            Some('，' | ',' | '、' | '”' | '）' | ')' | '》' | '—' | '.') => Self::Comma,
            Some(_) => Self::None,
        }
    }
}

/// Every place that is spelled like an item marker, wherever it stands.
fn candidates(text: &str) -> Vec<ItemMark> {
    let mut found = Vec::new();
    for (word, series) in [("是", Series::Is), ("要", Series::Must)] {
        for at in memmem::find_iter(text.as_bytes(), word) {
            // 一是一、二是二: a saying, no enumeration.
            let echoed = text[at + word.len()..].starts_with(is_chinese_numeral);
            if let Some((start, ordinal)) = number_before(text, at).filter(|_| !echoed) {
                found.push(ItemMark {
                    start,
                    end: at + word.len(),
                    ordinal,
                    series,
                });
            }
        }
    }
    for at in memmem::find_iter(text.as_bytes(), "其") {
        let rest = &text[at + "其".len()..];
        if let Some((ordinal, len)) = read_chinese(rest)
            && rest[len..].starts_with(['，', ',', '、', '：', ':', '是'])
        {
            let stop = rest[len..].chars().next().map_or(0, char::len_utf8);
            let end = at + "其".len() + len + stop;
            found.push(ItemMark {
                start: at,
                end,
                ordinal,
                series: Series::Of,
            });
        }
    }
    for (word, ordinal) in FIRST {
        for at in memmem::find_iter(text.as_bytes(), word) {
            let rest = &text[at + word.len()..];
            let comma = rest.chars().next().filter(|c| matches!(c, '，' | ','));
            let end = at + word.len() + comma.map_or(0, char::len_utf8);
            found.push(ItemMark {
                start: at,
                end,
                ordinal,
                series: Series::First,
            });
        }
    }
    found
}

/// The number that ends at byte `at`, read as long as it goes: 十一 before 是, not 一.
fn number_before(text: &str, at: usize) -> Option<(usize, u32)> {
    let digits = text[..at].trim_end_matches(is_chinese_numeral);
    let start = digits.len();
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
        check("十是总结经验。十一是固化做法。", &[10, 11]);
        check("其一，思想不够重视；其二，措施不够有力。", &[1, 2]);
        check(
            "首先，学习文件；其次，查摆问题；最后，整改落实。",
            &[1, 2, 4],
        );
    }

    #[test]
    fn false_friends() {
        check("坚持统一是关键。", &[]);
        check("这是第一是否到位。", &[]);
        check("做到举一反三，十一要闻。", &[]);
        check("一方面，加强学习；另一方面，狠抓落实。", &[]);
        check("首先学习了文件。", &[]);
        check("会议强调，一是一、二是二。", &[]);
    }
}
