//! Dates in figures as they stand in a text: 2023年8月11日, 8月11日, XX月11日.

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

/// The dates in `text`, in order. O(text).
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
    c.is_ascii_digit() || matches!(c, 'X' | 'x' | '×' | '*')
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
