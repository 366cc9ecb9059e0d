//! Decimal numbering: 1, 1.1, 1.1.1 with or without a stop or a space behind, and a) b) below it.
//!
//! 3.5 万元 and 2023 年 at the start of a line are figures. A clause that is a sentence of its own,
//! 3.1.2 各单位应当……。, has no title and is no heading, as in GB/T 1.1.

use super::scan::Scanned;
use crate::numbering::{Form, Marker, Numeral, decimal_at, marker_at};
use crate::text::{is_han, is_space};
use std::collections::HashSet;

/// What follows a figure.
const UNITS: [&str; 26] = [
    "万",
    "亿",
    "元",
    "%",
    "％",
    "倍",
    "个百分点",
    "个点",
    "公里",
    "平方",
    "亩",
    "吨",
    "公顷",
    "立方",
    "千",
    "年",
    "月",
    "日",
    "个",
    "名",
    "版",
    "级",
    "米",
    "℃",
    "分",
    "折",
];
/// Words that begin like a unit.
const WORDS: [&str; 12] = [
    "年度", "月度", "日常", "个人", "个性", "名称", "版权", "版本", "级别", "分工", "分类", "分级",
];

/// Whether what stands behind a number makes a figure of it.
pub(super) fn is_figure(behind: &str) -> bool {
    let behind = behind.trim_start_matches(is_space);
    let begins = |words: &[&str]| words.iter().any(|w| behind.starts_with(w));
    begins(&UNITS) && !begins(&WORDS)
}

fn is_decimal(m: &Marker<'_>) -> bool {
    m.form.row().outer > 0
}

/// Settles which of the numbers `found` are decimal ones, and adds those that lack a stop.
pub(super) fn settle<'a>(lines: &[Scanned<'a>], found: &mut [Option<Marker<'a>>]) {
    let mut any = false;
    for (line, slot) in lines.iter().zip(found.iter_mut()) {
        if slot.is_none() && !line.junk && begins_decimal(line.words) {
            *slot = tight(line.words);
        }
        if let Some(m) = slot.filter(is_decimal) {
            if is_figure(&line.words[m.len..]) {
                *slot = None;
            } else {
                any = true;
            }
        }
    }
    if any {
        add_outermost(lines, found);
        drop_lone(found);
        drop_clauses(lines, found);
    }
}

fn begins_decimal(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < words.len() && rest.starts_with(['.', '．'])
}

/// 1.1编制目的: a decimal number with the title right behind it.
fn tight(words: &str) -> Option<Marker<'_>> {
    let titled =
        |m: &Marker<'_>| words[m.len..].starts_with(|c| is_han(c) || matches!(c, '“' | '《'));
    decimal_at(words).filter(titled)
}

/// The number that words made a heading would bear twice: one that no figure begins with.
pub(crate) fn number_at(words: &str) -> Option<Marker<'_>> {
    let found = marker_at(words).or_else(|| tight(words));
    found.filter(|m| !is_decimal(m) || !is_figure(&words[m.len..]))
}

/// 1 总体要求: a bare number is a heading where the decimal ones behind it are below it.
fn add_outermost<'a>(lines: &[Scanned<'a>], found: &mut [Option<Marker<'a>>]) {
    let bare: Vec<(usize, Marker<'a>)> = (lines.iter().enumerate())
        .filter(|(at, line)| found[*at].is_none() && !line.junk)
        .filter_map(|(at, line)| Some((at, outermost(line)?)))
        .collect();
    let mut last = 0;
    let mut run = Vec::new();
    for (at, marker) in bare {
        let behind = found[at + 1..].iter().flatten().find(|m| is_decimal(m));
        let outer = behind.and_then(|m| Numeral::read(m.prefix)).map(|n| n.1);
        // The next decimal number is below it, or below a later one.
        if marker.ordinal == last + 1 && outer.is_none_or(|n| n == 1 || n >= marker.ordinal)
            || marker.ordinal == 1 && outer == Some(1)
        {
            last = marker.ordinal;
            run.push((at, marker, outer == Some(last)));
        }
    }
    if run.iter().any(|(.., bears)| *bears) {
        for (at, marker, _) in run {
            found[at] = Some(marker);
        }
    }
}

fn outermost<'a>(line: &Scanned<'a>) -> Option<Marker<'a>> {
    let words = line.words;
    let (numeral, ordinal, len) = Numeral::read(words)?;
    let behind = &words[len..];
    let title = behind.trim_start_matches(is_space);
    let is_title = title.starts_with(|c| is_han(c) || matches!(c, '“' | '《'))
        && !line.is_longer_than(40)
        && !title.ends_with(['。', '；', '，', '：'])
        && !title.contains('\t');
    let len = words.len() - title.len();
    (numeral == Numeral::Arabic && (1..100).contains(&ordinal) && is_title && !is_figure(title))
        .then_some(Marker {
            form: Form::Digit,
            ordinal,
            numeral,
            prefix: "",
            suffix: &words[words.len() - behind.len()..len],
            len,
        })
}

/// A lone 3.5 with a space behind is a figure; 1.1 1.2 is a numbering, and so is 2.1 right below 2,
/// 2.4 above 2.4.1, and a number that stands twice running.
fn drop_lone(found: &mut [Option<Marker<'_>>]) {
    let all: HashSet<(&str, u32)> = found
        .iter()
        .flatten()
        .filter(|m| is_decimal(m))
        .map(|m| (m.prefix, m.ordinal))
        .collect();
    let mut before: Option<Marker<'_>> = None;
    for at in 0..found.len() {
        let next = found[at + 1..].iter().flatten().next().copied();
        let slot = &mut found[at];
        if let Some(m) = slot.filter(is_decimal) {
            let again = |b: Marker<'_>| (b.prefix, b.ordinal) == (m.prefix, m.ordinal);
            let stands = !m.suffix.is_empty()
                && (next.is_some_and(|n| n.ordinal == 1 && is_below(&n, &m))
                    || before.is_some_and(again));
            let near = |n: u32| all.contains(&(m.prefix, n));
            let alone = if m.ordinal == 1 {
                !near(2) && !before.is_some_and(|b| is_below(&m, &b))
            } else {
                !near(m.ordinal + 1) && !near(m.ordinal - 1) || m.suffix.is_empty() && !near(1)
            };
            if alone && !stands {
                *slot = None;
            }
        }
        before = slot.or(before);
    }
}

/// Whether the number of `outer` is what stands before that of `inner`: 2.1 and 2.1.3.
fn is_below(inner: &Marker<'_>, outer: &Marker<'_>) -> bool {
    let rest = inner.prefix.strip_prefix(outer.prefix);
    let number = rest
        .and_then(Numeral::read)
        .filter(|n| n.1 == outer.ordinal);
    number.is_some() && outer.form.row().outer + 1 == inner.form.row().outer
}

/// Clauses that are sentences: those of one section all are, or none.
fn drop_clauses(lines: &[Scanned<'_>], found: &mut [Option<Marker<'_>>]) {
    let clause = |at: usize, m: &Marker<'_>| is_clause(&lines[at].words[m.len..]);
    let marked = || {
        (0..)
            .zip(found.iter())
            .filter_map(|(at, m)| Some((at, m.as_ref()?)))
    };
    let titled: HashSet<&str> = marked()
        .filter(|(at, m)| is_decimal(m) && !clause(*at, m))
        .map(|(_, m)| m.prefix)
        .collect();
    let outer: HashSet<String> = marked()
        .filter(|(_, m)| is_decimal(m))
        .map(|(_, m)| m.prefix.to_owned())
        .collect();
    for (slot, line) in found.iter_mut().zip(lines) {
        let untitled = |m: &Marker<'_>| {
            let whole = [
                &line.words[..m.prefix.len()],
                &m.spell(m.ordinal)[m.prefix.len()..],
            ];
            let own = whole.concat();
            let own = own.trim_end_matches(is_space).trim_end_matches('.');
            let groups = outer.contains(&format!("{own}."));
            is_decimal(m) && !titled.contains(m.prefix) && !groups
        };
        if slot.as_ref().is_some_and(untitled) {
            *slot = None;
        }
    }
}

/// Whether what stands behind a number is a sentence rather than a title.
fn is_clause(words: &str) -> bool {
    let Some(sentence) = words.strip_suffix(['。', '；', '：', ';', ':']) else {
        return false;
    };
    let first = sentence.split('。').next().unwrap_or(sentence);
    let long = |n: usize| first.chars().nth(n).is_some();
    let rules = ["应", "不得", "宜", "可", "须", "，"]
        .iter()
        .any(|w| first.contains(w));
    long(30) || first.len() == sentence.len() && long(12) && (rules || long(20))
}
