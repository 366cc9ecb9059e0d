//! Numbers with their units in running text: 68条, 四个方面, 90余次, 98.71%.

use crate::lexis::is_clause_end;
use crate::lexis::unit::{Dimension, unit_at};
use crate::numbering::{Numeral, is_numeral};
use std::ops::Range;

/// A number as printed: 98.71 is 9871 with two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// All digits, without the point.
    pub digits: u32,
    /// How many of them stand behind the point.
    pub decimals: u8,
}

impl Amount {
    /// A whole number.
    pub fn of(n: u32) -> Self {
        Self {
            digits: n,
            decimals: 0,
        }
    }

    /// The whole number; `None` where there are decimals.
    pub fn whole(self) -> Option<u32> {
        (self.decimals == 0).then_some(self.digits)
    }

    /// In digits, with as many decimals as printed.
    pub fn written(self) -> String {
        let places = usize::from(self.decimals);
        let mut digits = format!("{:0>1$}", self.digits, places + 1);
        if places > 0 {
            digits.insert(digits.len() - places, '.');
        }
        digits
    }

    /// The value.
    pub fn value(self) -> f64 {
        f64::from(self.digits) / f64::from(10u32.pow(u32::from(self.decimals)))
    }
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quantity<'a> {
    /// Bytes of the text: the number with its unit.
    pub range: Range<usize>,
    pub amount: Amount,
    /// The unit without 余: 条, 个方面, %.
    pub unit: &'a str,
    /// 90余次, 近百条.
    pub approximate: bool,
    /// What stands between this and the last separator or quantity.
    pub before: Range<usize>,
    /// What stands between this and the next separator or quantity.
    pub after: Range<usize>,
}

impl Quantity<'_> {
    pub fn is_percent(&self) -> bool {
        self.unit == "%"
    }

    pub fn is_aspect(&self) -> bool {
        self.unit.ends_with("方面") || self.unit.ends_with("大类")
    }

    /// The number, where it is a plain count.
    pub fn count(&self) -> Option<u32> {
        self.amount.whole().filter(|_| !self.is_percent())
    }
}

/// The quantities of a text, in order, but for those in quotation marks and titles of books.
/// O(text).
pub(super) fn quantities(text: &str) -> Vec<Quantity<'_>> {
    let mut found: Vec<Quantity<'_>> = Vec::new();
    let mut quoted = 0usize;
    let mut last = None;
    let mut at = 0;
    let mut fence = 0;
    let mut open = false;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '“' | '「' | '《' => quoted += 1,
            '”' | '」' | '》' => quoted = quoted.saturating_sub(1),
            '。' => quoted = 0,
            _ => {}
        }
        if is_separator(c) {
            close(&mut found, &mut open, at);
            fence = at + c.len_utf8();
        }
        let glued = last.is_some_and(|l: char| {
            l.is_ascii_alphanumeric() || matches!(l, '第' | '.' | '．' | '+' | '-' | '/' | '〔')
        });
        let begins = quoted == 0 && !glued && is_numeral(c);
        if begins && let Some((amount, len, percent)) = number(&text[at..]) {
            let end = at + len;
            if let Some((unit, to, rough)) = unit(text, end, percent) {
                let before = fence..at;
                let near = text[before.clone()].ends_with(['近', '约', '超', '逾'])
                    || text[before.clone()].ends_with("超过");
                // 一项严肃的任务: no count.
                if &text[at..end] != "一" {
                    close(&mut found, &mut open, at);
                    found.push(Quantity {
                        range: at..to,
                        amount,
                        unit,
                        approximate: rough || near,
                        before,
                        after: to..to,
                    });
                    open = true;
                    fence = to;
                }
                last = text[..to].chars().next_back();
                at = to;
                continue;
            }
            last = text[..end].chars().next_back();
            at = end;
            continue;
        }
        last = Some(c);
        at += c.len_utf8();
    }
    close(&mut found, &mut open, text.len());
    found
}

/// Ends what stands behind the last quantity, unless it has ended.
fn close(found: &mut [Quantity<'_>], open: &mut bool, at: usize) {
    if let Some(last) = found.last_mut().filter(|_| *open) {
        last.after.end = at;
    }
    *open = false;
}

pub(super) fn is_separator(c: char) -> bool {
    is_clause_end(c) || matches!(c, '：' | ':' | '（' | '）' | '(' | ')')
}

/// A number with its length in bytes, and whether 百分之 makes it a percentage.
fn number(text: &str) -> Option<(Amount, usize, bool)> {
    if let Some(rest) = text.strip_prefix("百分之") {
        let (amount, len, _) = number(rest)?;
        return Some((amount, "百分之".len() + len, true));
    }
    let whole = Amount::of;
    if text.starts_with('两') {
        return Some((whole(2), '两'.len_utf8(), false));
    }
    let (numeral, n, len) = Numeral::read(text)?;
    match numeral {
        Numeral::Chinese | Numeral::ArabicWide => Some((whole(n), len, false)),
        Numeral::Arabic => Some(decimal(text, n, len)),
        _ => None,
    }
}

fn decimal(text: &str, n: u32, len: usize) -> (Amount, usize, bool) {
    let plain = Amount::of(n);
    let Some(rest) = text[len..].strip_prefix(['.', '．']) else {
        return (plain, len, false);
    };
    let places = rest.bytes().take_while(u8::is_ascii_digit).count();
    let fraction: Option<u32> = rest[..places].parse().ok().filter(|_| places <= 3);
    let digits = fraction.and_then(|f| n.checked_mul(10u32.pow(places as u32))?.checked_add(f));
    match digits {
        Some(digits) => {
            let point = text.len() - len - rest.len();
            let amount = Amount {
                digits,
                decimals: places as u8,
            };
            (amount, len + point + places, false)
        }
        None => (plain, len, false),
    }
}

/// The unit at `at`, where it ends, and whether 余 or 多 stands before it.
fn unit(text: &str, at: usize, percent: bool) -> Option<(&str, usize, bool)> {
    if percent {
        return Some(("%", at, false));
    }
    let rest = &text[at..];
    if let Some(c) = rest.chars().next().filter(|c| matches!(c, '%' | '％')) {
        return Some(("%", at + c.len_utf8(), false));
    }
    let stripped = rest.strip_prefix(['余', '多', '几']);
    let words = stripped.unwrap_or(rest);
    let (unit, _) = unit_at(words, |of| {
        matches!(of, Dimension::Aspect | Dimension::Count)
    })?;
    // 3次数据, 5个月, 2人次 are other things.
    let behind = &words[unit.len()..];
    if behind.starts_with(['月', '多', '数']) && unit == "个" || behind.starts_with("百分点")
    {
        return None;
    }
    let to = text.len() - words.len() + unit.len();
    Some((&text[to - unit.len()..to], to, stripped.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let all = quantities(text);
        let show = |q: &Quantity<'_>| {
            let rough = if q.approximate { "~" } else { "" };
            let (before, after) = (&text[q.before.clone()], &text[q.after.clone()]);
            format!("{before}|{rough}{}{}|{after}", q.amount.value(), q.unit)
        };
        all.iter().map(show).collect()
    }

    #[test]
    fn in_every_spelling() {
        assert_eq!(
            read("指出四个方面18项具体问题，召开会议九十余次、例会两次"),
            [
                "指出|4个方面|",
                "|18项|具体问题",
                "召开会议|~90次|",
                "例会|2次|"
            ]
        );
        assert_eq!(
            read("完成率98.71%，约百分之九十七"),
            ["完成率|98.71%|", "约|~97%|"]
        );
        assert_eq!(read("共１２项任务"), ["共|12项|任务"]);
    }

    #[test]
    fn what_is_no_count() {
        let none = [
            "2023年5月8日",
            "第3次会议",
            "“四个不放过”",
            "《十条措施》",
            "一项严肃的任务",
            "进一步统一思想",
            "投资34亿元",
            "历时3个月",
            "4.0版",
            "提高3.1个百分点",
        ];
        for text in none {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
