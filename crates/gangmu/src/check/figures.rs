//! Ranges in figures: 10～20, 10%-20%, 2021—2023年, 8月5日至10日.

use std::ops::Range;

/// Units that may stand between a number and the sign.
const UNITS: [&str; 12] = [
    "%", "％", "‰", "℃", "年", "月", "日", "万元", "亿元", "万", "亿", "元",
];

/// From one number to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The bytes of the first number, without its unit.
    pub first: Range<usize>,
    /// The unit behind it, empty if there is none.
    pub first_unit: Range<usize>,
    /// The bytes of the second number.
    pub second: Range<usize>,
    /// The unit behind that, of those known here.
    pub second_unit: Range<usize>,
}

impl Span {
    /// The bytes of the sign between the two.
    pub fn sign(&self) -> Range<usize> {
        self.first_unit.end..self.second.start
    }
}

/// Where numbers stand with one of `signs` between them, in order, except in the numbers of
/// standards, telephones and addresses. O(text).
pub fn spans(text: &str, signs: &[char]) -> Vec<Span> {
    let found = text.match_indices(signs).filter_map(|(at, sign)| {
        let unit = UNITS.iter().find(|u| text[..at].ends_with(*u));
        let first_end = at - unit.map_or(0, |u| u.len());
        let first = number_before(text, first_end)?;
        let second = number_after(text, at + sign.len())?;
        let unit = UNITS.iter().find(|u| text[second.end..].starts_with(*u));
        let second_unit = second.end..second.end + unit.map_or(0, |u| u.len());
        Some(Span {
            first,
            first_unit: first_end..at,
            second,
            second_unit,
        })
    });
    found.collect()
}

fn is_part(c: char) -> bool {
    c.is_ascii_digit() || c == '.'
}

/// Of up to four figures, with decimals, and alone.
fn is_number(figure: &str) -> bool {
    let whole = figure.split('.').next().unwrap_or("");
    (1..=4).contains(&whole.len())
        && !(whole.len() > 1 && whole.starts_with('0'))
        && figure.parse::<f64>().is_ok()
        && !figure.ends_with('.')
}

/// What makes a number one of a code, if it stands beside.
fn is_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-－–—~～/\\_:：+×xX*＊@.〔".contains(c)
}

fn number_before(text: &str, end: usize) -> Option<Range<usize>> {
    let from = text[..end].trim_end_matches(is_part).len();
    let before = &text[..from];
    // GB/T 9704-2012
    let latin = before
        .trim_end()
        .ends_with(|c: char| c.is_ascii_alphabetic());
    (is_number(&text[from..end]) && !before.ends_with(is_code) && !latin).then_some(from..end)
}

fn number_after(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = &text[from..];
    let behind = rest.trim_start_matches(is_part);
    let end = text.len() - behind.len();
    (is_number(&text[from..end]) && !behind.starts_with(is_code)).then_some(from..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_what_is_none() {
        let read = |text: &'static str| -> Vec<String> {
            let spans = spans(text, &['-', '～', '—']);
            let piece = |s: Span| {
                let whole = s.first.start..s.second_unit.end;
                text[whole].to_owned()
            };
            spans.into_iter().map(piece).collect()
        };
        assert_eq!(
            read("增长10%～20%，投入3.5-4万元，2021—2023年实施，8月5日-10日检查。"),
            ["10%～20%", "3.5-4万元", "2021—2023年", "5日-10日"]
        );
        for text in [
            "按GB/T 9704-2012和JGJ59-2011执行。",
            "电话0377-69231234，日期2023-08-05，型号A3-5。",
            "整改——2项，得分3:1-2，第10-号。",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
