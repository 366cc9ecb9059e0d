//! References in running text to other places of the same document: 见第（三）项, 第二部分,
//! 第三章第二条, 上述第1、2条, 见二（二）.
//!
//! A wrong link is worse than none: what is spelled like an ordinal of something else (第一时间,
//! 第三条战线) or stands behind the name of another document (《条例》第三条, 反馈意见第二部分) is
//! no reference. Which node a reference names is not known here.

mod context;

use crate::numbering::{Noun, Numeral, closes_number, opens_number};
use crate::outline::bare_numbers;
use crate::text::is_space;
use context::Context;
use memchr::memmem;
use std::ops::Range;

/// Where a reference says that its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Nothing said: near.
    Near,
    /// 上述, 前述, 以上: before the reference.
    Above,
    /// 本通报, 本办法: anywhere in this document.
    Document,
    /// 本部分, 本章, 本节, 本条: in that which the reference stands in.
    Own(Noun),
}

/// One number of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The number with its brackets, in bytes of the text.
    pub range: Range<usize>,
    /// The number alone.
    pub digits: Range<usize>,
    /// Its value, 1 to 999.
    pub ordinal: u32,
    /// How it is spelled: Chinese, Arabic or wide Arabic.
    pub numeral: Numeral,
    /// The bracket before it, if one stands there: （三）.
    pub open: Option<char>,
    /// Whether all from the number before it up to it are named: 4 in 第1至4条.
    pub through: bool,
}

/// One depth of a reference: 第三章 in 第三章第二条.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it names.
    pub noun: Noun,
    /// Its numbers: both of 第1、2条, first and last of 第1至3条. At least one.
    pub names: Vec<Named>,
}

impl Step {
    /// Whether it names all from one number up to another.
    pub fn has_range(&self) -> bool {
        self.names.iter().any(|n| n.through)
    }
}

/// A reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Bytes of the text, from 上述 or 第 to the last noun.
    pub range: Range<usize>,
    /// Where its place is.
    pub scope: Scope,
    /// The depths, outermost first; at least one.
    pub steps: Vec<Step>,
}

impl Reference {
    /// All its numbers, in order of the text.
    pub fn names(&self) -> impl Iterator<Item = &Named> {
        self.steps.iter().flat_map(|s| &s.names)
    }
}

const MARK: &str = "第";

/// What may stand between two numbers of one step, and whether all between them are meant.
const BETWEEN: [(&str, bool); 16] = [
    ("、", false),
    ("以及", false),
    ("和", false),
    ("与", false),
    ("及", false),
    ("或者", false),
    ("或", false),
    ("至", true),
    ("到", true),
    ("——", true),
    ("—", true),
    ("-", true),
    ("－", true),
    ("–", true),
    ("~", true),
    ("～", true),
];

/// What may stand between two steps: 第二部分中的第（三）项.
const INNER: [&str; 6] = ["中的", "里的", "的", "中", "里", "之"];

/// What may follow 二（二） but marks: with any other word it is the name of something, 二（二）班.
const BEHIND_BARE: [&str; 22] = [
    "已", "均", "的", "中", "里", "之", "所", "部分", "和", "与", "及", "或", "以及", "执行",
    "办理", "处理", "规定", "要求", "落实", "整改", "报送", "等",
];

/// The references in `text`, in order. O(text); a text without 第 and brackets costs one search for
/// each.
pub fn references(text: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut context = Context::new(text);
    let mut marks = memmem::find_iter(text.as_bytes(), MARK.as_bytes()).peekable();
    let mut bare = bare_numbers(text).peekable();
    let mut at = 0;
    loop {
        let is_bare = match (marks.peek(), bare.peek()) {
            (Some(mark), Some(number)) => number < mark,
            (None, None) => return found,
            (_, number) => number.is_some(),
        };
        let next = if is_bare { bare.next() } else { marks.next() };
        let Some(start) = next.filter(|start| *start >= at) else {
            continue;
        };
        let (steps, end) = chain(text, start);
        if steps.is_empty() || is_bare && (steps.len() == 1 || is_word(&text[end..])) {
            continue;
        }
        if let Some((from, scope)) = context.before(start, end, is_bare) {
            let range = from..end;
            found.push(Reference {
                range,
                scope,
                steps,
            });
        }
        at = end;
    }
}

/// The steps that begin at byte `start`, and where the last of them ends.
fn chain(text: &str, start: usize) -> (Vec<Step>, usize) {
    let mut steps: Vec<Step> = Vec::new();
    let mut end = start;
    loop {
        let rest = &text[end..];
        let inner = INNER.iter().filter(|_| !steps.is_empty());
        let inner = inner
            .filter_map(|word| rest.strip_prefix(word))
            .find(|behind| behind.starts_with(MARK));
        let rest = inner.unwrap_or(rest);
        let at = text.len() - rest.len();
        let next = if rest.starts_with(MARK) {
            step(text, at + MARK.len(), false)
        } else if steps.is_empty() {
            // 二（三）
            section(text, start)
        } else {
            // 第二部分（三）, 二（三）1
            step(text, at, true).or_else(|| point(text, at, &steps))
        };
        match next {
            Some((step, to)) => {
                steps.push(step);
                end = to;
            }
            None => return (steps, end),
        }
    }
}

/// 二 in 二（三） and 二、（三）.
fn section(text: &str, start: usize) -> Option<(Step, usize)> {
    let name = named(text, start)?;
    let to = name.range.end;
    let (noun, names) = (Noun::Part, vec![name]);
    let stop = text[to..].strip_prefix('、');
    Some((
        Step { noun, names },
        to + stop.map_or(0, |_| '、'.len_utf8()),
    ))
}

/// 1 in 二（三）1: behind the brackets of the step before it.
fn point(text: &str, at: usize, steps: &[Step]) -> Option<(Step, usize)> {
    let names = &steps.last()?.names;
    let first = named(text, names.last()?.open.and(Some(at))?)?;
    let is_point = |n: &Named| n.numeral != Numeral::Chinese && n.open.is_none();
    let (names, to) = list(text, first);
    let is_figure = is_word(&text[to..]) || text[to..].starts_with(['.', '．', '%', '％']);
    let noun = Noun::Item;
    (names.iter().all(is_point) && !is_figure).then_some((Step { noun, names }, to))
}

/// Whether what follows 二（二） makes a name of it.
fn is_word(behind: &str) -> bool {
    let goes_on = BEHIND_BARE.iter().any(|word| behind.starts_with(word));
    behind.starts_with(char::is_alphanumeric) && !goes_on
}

/// The numbers of a list that begins with `first`, and where it ends.
fn list(text: &str, first: Named) -> (Vec<Named>, usize) {
    let mut end = first.range.end;
    let mut names = vec![first];
    while let Some(next) = next_named(text, end) {
        end = next.range.end;
        names.push(next);
    }
    (names, end)
}

/// Numbers with the noun behind them. A `bare` step, which no 第 begins, is numbers in parentheses
/// without a noun, spelled alike: of （一）（1） the second is one of its own.
fn step(text: &str, start: usize, bare: bool) -> Option<(Step, usize)> {
    let (mut names, mut end) = list(text, named(text, start)?);
    if bare {
        let first = names[0].open.is_some().then_some(names[0].numeral);
        let alike = |n: &&Named| n.open.and(Some(n.numeral)) == first;
        names.truncate(names.iter().take_while(alike).count());
        end = names.last()?.range.end;
        let noun = Noun::Item;
        return first.map(|_| (Step { noun, names }, end));
    }
    let behind = text[end..].trim_start_matches(is_space);
    let (noun, len) = Noun::read(behind)?;
    Some((Step { noun, names }, text.len() - behind.len() + len))
}

/// The number that goes on a list or range at byte `at`: 、2 in 第1、2条, （二） in 第（一）（二）项.
fn next_named(text: &str, at: usize) -> Option<Named> {
    let rest = &text[at..];
    let joint = BETWEEN.iter();
    let joint = joint.filter_map(|(word, through)| Some((rest.strip_prefix(word)?, *through)));
    let (behind, through) = match joint.into_iter().next() {
        Some((behind, through)) => (behind.strip_prefix(MARK).unwrap_or(behind), through),
        None if rest.starts_with(opens_number) => (rest, false),
        None => return None,
    };
    let named = named(text, text.len() - behind.len())?;
    Some(Named { through, ..named })
}

/// A number at byte `at`, with its parentheses.
fn named(text: &str, at: usize) -> Option<Named> {
    let rest = text[at..].trim_start_matches(is_space);
    let start = text.len() - rest.len();
    let inner = rest.strip_prefix(opens_number);
    let from = inner.map_or(start, |inner| text.len() - inner.len());
    let (numeral, ordinal, len) = Numeral::read(&text[from..])?;
    if !Numeral::PLAIN.contains(&numeral) || !(1..1000).contains(&ordinal) {
        return None;
    }
    let digits = from..from + len;
    let end = match inner {
        Some(_) => text[digits.end..].strip_prefix(closes_number)?.len(),
        None => text.len() - digits.end,
    };
    Some(Named {
        range: start..text.len() - end,
        digits,
        ordinal,
        numeral,
        open: inner.and(rest.chars().next()),
        through: false,
    })
}

#[cfg(test)]
mod tests;
