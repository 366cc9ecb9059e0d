//! Terms: 12月底前, 年底前, 三个月内, 今年四季度, and the day that each ends on.
//!
//! The core knows no clock: today and the report's date are given.

use super::calendar::Date;
use crate::lexis::date::{counted, day_at, year};
use crate::numbering::{Numeral, is_numeral};
use crate::outline::{Kind, Node};
use crate::text::is_space;
use std::ops::Range;
use std::rc::Rc;

/// The day that a report bears: its date line, or a date behind its signature.
pub fn report_date(part: &Rc<Node>) -> Option<Date> {
    let lines = part.children.iter().rev();
    let mut lines = lines.filter(|n| matches!(n.kind, Kind::Date | Kind::Signature));
    lines.find_map(|n| {
        let text = n.text.as_str();
        let mut starts = text.char_indices().map(|(at, _)| &text[at..]);
        starts.find_map(|text| {
            let (year, month, day) = day_at(text)?;
            day.map_or(Date::end_of(year, month), |day| Date::new(year, month, day))
        })
    })
}

/// A term as read from the start of a text.
struct Term<'a> {
    /// The day it ends on; `None` if that hangs on the report's date, which is not known.
    day: Option<Date>,
    rest: &'a str,
}

/// Reads 2023年12月底, 年底, 四季度, 上半年, 三个月内 at the start of `text`.
fn term<'a>(text: &'a str, from: Option<Date>) -> Option<Term<'a>> {
    let of = |day, rest| Some(Term { day, rest });
    if let Some((n, rest)) = counted(text, "个月")
        && let Some(rest) = rest.strip_prefix("之内").or(rest.strip_prefix("内"))
    {
        return of(from.map(|d| d.plus_months(u32::from(n))), rest);
    }
    if let Some(rest) = text.strip_prefix("半年内") {
        return of(from.map(|d| d.plus_months(6)), rest);
    }
    let this = from.map(|d| d.year);
    let (stated, rest) = match year(text) {
        Some((year, rest)) => (Some(Some(year)), rest),
        None => match ["今年", "本年", "本年度"]
            .iter()
            .find_map(|w| text.strip_prefix(w))
        {
            Some(rest) => (Some(this), rest),
            None => match text.strip_prefix("明年") {
                Some(rest) => (Some(this.map(|y| y + 1)), rest),
                None => (None, text),
            },
        },
    };
    let year = stated.unwrap_or(this);
    let later = |of: &dyn Fn(u16) -> Option<Date>| match (year.and_then(of), from) {
        // A month that has passed by the report's date is meant of the next year.
        (Some(day), Some(from)) if stated.is_none() && day < from => of(day.year + 1),
        (day, _) => day,
    };
    let end = |month: u8| later(&|year| Date::end_of(year, month));
    for (words, month) in [
        ("上半年", 6),
        ("下半年", 12),
        ("年底", 12),
        ("年末", 12),
        ("年内", 12),
    ] {
        if let Some(rest) = rest.strip_prefix(words) {
            return of(end(month), rest);
        }
    }
    if stated.is_some()
        && let Some(rest) = rest.strip_prefix(['底', '末', '内'])
    {
        return of(end(12), rest);
    }
    let season = rest.strip_prefix('第').unwrap_or(rest);
    if let Some((n, rest)) = counted(season, "季度").filter(|(n, _)| (1..=4).contains(n)) {
        let rest = rest.strip_prefix(['末', '底', '内']).unwrap_or(rest);
        return of(end(n * 3), rest);
    }
    let (month, rest) = counted(rest, "月").filter(|(n, _)| (1..=12).contains(n))?;
    for (words, day) in [
        ("底", None),
        ("末", None),
        ("上旬", Some(10)),
        ("中旬", Some(20)),
        ("下旬", None),
    ] {
        if let Some(rest) = rest.strip_prefix(words) {
            let day = match day {
                Some(day) => later(&|year| Date::new(year, month, day)),
                None => end(month),
            };
            return of(day, rest);
        }
    }
    let with_day = Numeral::read(rest).and_then(|_| counted(rest, "日"));
    match with_day {
        Some((day, rest)) => of(later(&|year| Date::new(year, month, day)), rest),
        None => of(end(month), rest),
    }
}

/// The term that a text speaks of: 预计9月底, 12月底前, 三个月内. A date without 前, 内 or 预计 is
/// no term. Bytes of the text. O(text).
pub fn find_deadline(text: &str) -> Option<Range<usize>> {
    // 前, 内, 预计, 计划, 力争: most paragraphs have none.
    if !text.contains(['前', '内', '计', '争']) {
        return None;
    }
    let mut was_number = false;
    for (at, c) in text.char_indices() {
        let is_number = is_numeral(c);
        let glued = std::mem::replace(&mut was_number, is_number) && is_number;
        let opens = matches!(c, '今' | '本' | '明' | '上' | '下' | '年' | '第' | '半');
        if glued || !(is_number || opens) {
            continue;
        }
        let Some(term) = term(&text[at..], None) else {
            continue;
        };
        let end = text.len() - term.rest.len();
        let before = ["之前", "以前", "前"]
            .iter()
            .find(|w| term.rest.starts_with(**w));
        let expected = [
            "预计",
            "预计在",
            "预计于",
            "预计到",
            "力争",
            "计划于",
            "计划在",
        ]
        .iter()
        .any(|w| text[..at].ends_with(w));
        // 规定一个月内补报 is a rule, 三个月内整改到位 a term.
        let behind: String = term.rest.chars().take(8).collect();
        let settles = ["整改", "完成", "销号", "到位", "办结", "见效"];
        let within = text[at..end].ends_with('内') && settles.iter().any(|w| behind.contains(w));
        if before.is_some() || expected || within {
            return Some(at..end + before.map_or(0, |w| w.len()));
        }
    }
    None
}

/// The day that words name which say nothing else, read as of the day `from`: 12.31, 6月底, 年底前,
/// 明年3月, 2025-6-30. `None` where they say more, or where a year is not known.
pub fn read_day(words: &str, from: Option<Date>) -> Option<Date> {
    let words = words.trim_matches(is_space);
    let words = words.strip_prefix("预计").unwrap_or(words);
    // 本月底 has the number of the month that it is.
    let (near, later) = match ["本月", "当月", "下月", "下个月"]
        .iter()
        .find_map(|w| Some((w, words.strip_prefix(w)?)))
    {
        Some((word, rest)) => (Some(rest), u32::from(word.starts_with('下'))),
        None => (None, 0),
    };
    let near = near.filter(|rest| ["", "底", "末", "底前", "内"].contains(rest));
    if near.is_some() {
        let day = from?.plus_months(later);
        return Date::end_of(day.year, day.month);
    }
    let found = term(words, from)?;
    let is_end = ["", "前", "之前", "以前", "。"].contains(&found.rest);
    found.day.filter(|_| is_end)
}

/// A day as reports write it: 2025年6月30日.
pub fn spell_date(day: Date) -> String {
    format!("{}年{}月{}日", day.year, day.month, day.day)
}

/// The day by which all that `phrase` speaks of is due, read as of the report's date:
/// `2023年12月底前`, `年底前`, `三个月内`, `今年四季度`. Of several terms (甲局6月底前、乙局年底前;
/// 3月至9月) it is the last, so that nothing is called overdue of which part may still have time; a
/// term that follows another is also read as of that one's year, and the later reading taken.
/// `None` for 长期 and the like, for what comes round (每年6月底前), and where a year is not known.
pub fn resolve_deadline(phrase: &str, report: Option<Date>) -> Option<Date> {
    if phrase.contains('每') {
        return None;
    }
    let mut last = None;
    let mut rest = phrase;
    while let Some(c) = rest.chars().next() {
        let found = term(rest, report).filter(|found| {
            // 6月底前；1.制定方案
            let said = &rest[..rest.len() - found.rest.len()];
            last.is_none() || said.contains(['年', '月', '季'])
        });
        let Some(found) = found else {
            rest = &rest[c.len_utf8()..];
            continue;
        };
        let of_last = || term(rest, last)?.day;
        let day = last.and_then(|_| of_last()).max(found.day);
        last = last.max(Some(day?));
        rest = found.rest;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: u16, month: u8, day: u8) -> Option<Date> {
        Date::new(year, month, day)
    }

    #[test]
    fn each_phrase_has_its_last_day() {
        let report = date(2023, 8, 11);
        let cases = [
            ("2023年12月底前", date(2023, 12, 31)),
            ("12月底前", date(2023, 12, 31)),
            ("3月底前", date(2024, 3, 31)),
            ("2024年2月底前", date(2024, 2, 29)),
            ("2月底前", date(2024, 2, 29)),
            ("2月28日前", date(2024, 2, 28)),
            ("年底前", date(2023, 12, 31)),
            ("明年6月底前", date(2024, 6, 30)),
            ("今年四季度", date(2023, 12, 31)),
            ("第三季度末", date(2023, 9, 30)),
            ("2024年上半年", date(2024, 6, 30)),
            ("2024年底前", date(2024, 12, 31)),
            ("三个月内", date(2023, 11, 11)),
            ("6个月内", date(2024, 2, 11)),
            ("预计9月底", date(2023, 9, 30)),
            ("2023年9月30日", date(2023, 9, 30)),
            ("2023-09-30", date(2023, 9, 30)),
            ("10月15日前", date(2023, 10, 15)),
            ("10月中旬前", date(2023, 10, 20)),
            ("2023年2月30日", None),
            ("长期坚持", None),
            ("待资金到位后", None),
            ("2025年12月底前，并长期坚持", date(2025, 12, 31)),
            ("立行立改，长期坚持", None),
            ("甲局2024年6月底前、乙局年底前", date(2024, 12, 31)),
            ("2023年3月至10月", date(2023, 10, 31)),
            ("2023年11月至次年1月", date(2024, 1, 31)),
            ("2024年6月底前；1.制定方案", date(2024, 6, 30)),
            ("每年12月底前", None),
        ];
        for (phrase, want) in cases {
            assert_eq!(resolve_deadline(phrase, report), want, "{phrase}");
        }
        assert_eq!(resolve_deadline("12月底前", None), None);
        assert_eq!(
            resolve_deadline("2024年6月底前、年底前", None),
            date(2024, 12, 31)
        );
        assert_eq!(resolve_deadline("年底前、2024年6月底前", None), None);
        assert_eq!(resolve_deadline("2023年12月底前", None), date(2023, 12, 31));
    }

    #[test]
    fn a_day_that_is_typed() {
        let from = date(2025, 2, 10);
        let cases = [
            ("12.31", date(2025, 12, 31)),
            ("6月底", date(2025, 6, 30)),
            ("６月底前", date(2025, 6, 30)),
            ("年底前", date(2025, 12, 31)),
            ("明年3月", date(2026, 3, 31)),
            ("2025-6-30", date(2025, 6, 30)),
            ("2025/6/30", date(2025, 6, 30)),
            ("2025.06.30", date(2025, 6, 30)),
            ("6/30", date(2025, 6, 30)),
            ("6月30号前", date(2025, 6, 30)),
            ("1.31", date(2026, 1, 31)),
            ("三个月内", date(2025, 5, 10)),
            ("本月底", date(2025, 2, 28)),
            ("下月底前", date(2025, 3, 31)),
            ("上半年", date(2025, 6, 30)),
            ("第三季度末", date(2025, 9, 30)),
            ("2.30", None),
            ("长期坚持", None),
            ("2025年12月底前，并长期坚持", None),
            ("1.制定方案", None),
            ("13.5", None),
            ("甲局", None),
            ("", None),
        ];
        for (words, want) in cases {
            assert_eq!(read_day(words, from), want, "{words}");
        }
        assert_eq!(read_day("12.31", None), None);
        assert_eq!(read_day("2025-6-30", None), date(2025, 6, 30));
        let day = date(2025, 6, 30).expect("a day");
        assert_eq!(read_day(&spell_date(day), None), Some(day));
    }

    #[test]
    fn only_what_is_a_term_is_found() {
        let found = |text: &str| find_deadline(text).map(|r| text[r].to_owned());
        let cases = [
            ("计划12月底前完成剩余整改", Some("12月底前")),
            ("2024年6月30日前全部到位", Some("2024年6月30日前")),
            ("力争三个月内见效", Some("三个月内")),
            ("预计9月底完工", Some("9月底")),
            ("确保年底前销号", Some("年底前")),
            ("2023年5月8日召开会议", None),
            ("上半年召开会议4次", None),
            ("2022年以来开展检查", None),
            ("规定一个月内补报材料", None),
        ];
        for (text, want) in cases {
            assert_eq!(found(text), want.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn a_report_bears_its_date() {
        let dated = |line: &str| {
            let text = format!(
                "关于整改情况的通报\n一、整改情况\n（一）学习。补课。\n中共临川镇委员会\n{line}"
            );
            let outline = crate::syntax::parse(&text);
            report_date(&outline.root().children[0])
        };
        assert_eq!(dated("2023年8月11日"), date(2023, 8, 11));
        assert_eq!(dated("二〇二三年八月二十一日"), date(2023, 8, 21));
        assert_eq!(dated("二〇二三年八月"), date(2023, 8, 31));
    }
}
