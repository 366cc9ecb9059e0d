//! Dates as they stand in a text: 2023年8月11日, 8月11日, XX月11日, 二〇二三年八月, 2023.8.11.

use crate::numbering::{Numeral, is_numeral};
use crate::text::is_space;
use std::ops::Range;

/// One number of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// It is not said.
    None,
    /// It is masked: XX, ×, *.
    Masked,
    /// It is this.
    Number(u32),
}

impl Figure {
    /// The number, if it is known.
    pub fn number(self) -> Option<u32> {
        match self {
            Self::Number(n) => Some(n),
            Self::None | Self::Masked => None,
        }
    }
}

/// A date. Its month is said; its year and day may not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The bytes, 年 月 日 included.
    pub range: Range<usize>,
    /// Four digits.
    pub year: Figure,
    /// Of whatever size.
    pub month: Figure,
    /// Of whatever size.
    pub day: Figure,
}

/// The dates in figures in `text`, in order. O(text).
pub fn dates(text: &str) -> Vec<Written> {
    let mut found = Vec::new();
    for (at, month_sign) in text.match_indices('月') {
        let Some((month, from)) = figure_before(text, at) else {
            continue;
        };
        let (year, from) = match text[..from].strip_suffix('年') {
            Some(before) => match figure_before(text, before.len()) {
                Some((year, from)) => (year, from),
                None => (Figure::None, from),
            },
            None => (Figure::None, from),
        };
        let behind = at + month_sign.len();
        let (day, to) = match figure_after(text, behind) {
            Some((day, end)) if text[end..].starts_with('日') => (day, end + '日'.len_utf8()),
            _ => (Figure::None, behind),
        };
        found.push(Written {
            range: from..to,
            year,
            month,
            day,
        });
    }
    found
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || is_mask(c)
}

fn read(figure: &str) -> Option<Figure> {
    if figure.is_empty() || figure.len() > 8 {
        return None;
    }
    Some(match figure.parse() {
        Ok(number) => Figure::Number(number),
        Err(_) => Figure::Masked,
    })
}

fn figure_before(text: &str, end: usize) -> Option<(Figure, usize)> {
    let from = text[..end].trim_end_matches(is_figure).len();
    Some((read(&text[from..end])?, from))
}

fn figure_after(text: &str, from: usize) -> Option<(Figure, usize)> {
    let rest = &text[from..];
    let end = from + rest.len() - rest.trim_start_matches(is_figure).len();
    Some((read(&text[from..end])?, end))
}

/// Whether the line is a date and nothing else: 2023年8月11日, 二〇二三年八月, 2023.8.11,
/// with X, × or * where a number was masked, and with or without brackets.
pub fn is_date(line: &str) -> bool {
    let ends = |c: char| matches!(c, '日' | '号' | '月' | '年' | '）' | ')' | '0'..='9');
    if line.len() > 96 || !line.ends_with(ends) {
        return false;
    }
    let plain: String = line.chars().filter(|c| !is_space(*c)).collect();
    let plain = plain
        .trim_start_matches(['（', '('])
        .trim_end_matches(['）', ')']);
    if plain.chars().count() > 16 {
        return false;
    }
    let number = |s: &str| !s.is_empty() && s.chars().all(|c| is_numeral(c) || is_mask(c));
    if let Some((year, rest)) = plain.split_once('年') {
        return match rest.split_once('月') {
            Some((month, day)) => {
                let day = day.strip_suffix(['日', '号']);
                number(year)
                    && number(month)
                    && day.is_none_or(number)
                    && (day.is_some() || rest.ends_with('月'))
            }
            None => number(year) && rest.is_empty() && plain.chars().count() == 5,
        };
    }
    let parts: Vec<&str> = plain.split(['.', '-', '/', '．']).collect();
    parts.len() == 3 && parts[0].len() == 4 && parts.iter().all(|p| number(p) && p.len() <= 4)
}

/// What masks a number.
fn is_mask(c: char) -> bool {
    "XxＸ×*＊".contains(c)
}

/// What is written for 0 in a year.
fn is_zero(c: char) -> bool {
    matches!(c, '〇' | '○' | '零' | 'Ｏ')
}

/// The year, month and day, if one is said, of the date that `text` begins with: 2023年8月11日,
/// 二〇二三年八月, 2023-8-11. There may be no such day.
pub fn day_at(text: &str) -> Option<(u16, u8, Option<u8>)> {
    let (year, rest) = year(text)?;
    let (month, rest) = counted(rest, "月")?;
    Some((year, month, counted(rest, "日").map(|(day, _)| day)))
}

/// 2023年, 二〇二三年.
pub fn year(text: &str) -> Option<(u16, &str)> {
    let mut n = 0u16;
    let mut rest = text;
    for _ in 0..4 {
        let c = rest.chars().next()?;
        let digit = match c {
            _ if is_zero(c) => 0,
            '０'..='９' => u32::from(c) - u32::from('０'),
            '0'..='9' => u32::from(c) - u32::from('0'),
            _ => u32::from("一二三四五六七八九".chars().position(|d| d == c)? as u8) + 1,
        };
        n = n * 10 + digit as u16;
        rest = &rest[c.len_utf8()..];
    }
    let rest = rest.strip_prefix(['年', '-', '.', '/'])?;
    (1900..2200).contains(&n).then_some((n, rest))
}

/// A number with what must follow it; in 2023-8-11 the sign may be another.
pub fn counted<'a>(text: &'a str, unit: &str) -> Option<(u8, &'a str)> {
    let (_, n, len) = Numeral::read(text)?;
    let rest = &text[len..];
    let behind = match unit {
        "月" => rest
            .strip_prefix("月份")
            .or(rest.strip_prefix(['月', '-', '.', '/'])),
        "日" => rest.strip_prefix(['日', '号']).or(Some(rest)),
        _ => rest.strip_prefix(unit),
    }?;
    Some((u8::try_from(n).ok()?, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        let text = "2023年8月11日至XX月12日，9月起，每月，3个月。";
        let found = dates(text);
        let spelled: Vec<_> = found.iter().map(|d| &text[d.range.clone()]).collect();
        assert_eq!(spelled, ["2023年8月11日", "XX月12日", "9月"]);
        assert_eq!(found[0].year, Figure::Number(2023));
        assert_eq!(
            (found[1].month, found[1].day),
            (Figure::Masked, Figure::Number(12))
        );
    }
}
