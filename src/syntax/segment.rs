//! Splitting a text into its reports: where a new title stands, what is cover and contents.

use super::frame::{could_be_title, is_closing, is_date, is_organisation, names_a_report};
use super::marker::Form;
use super::scan::Scanned;
use crate::text::is_space;
use std::collections::HashSet;
use std::ops::Range;

/// The parts of a text, as ranges of scanned lines.
#[derive(Debug, Default)]
pub(super) struct Segments {
    /// Cover and contents before the first report of a compilation; may be empty.
    pub front: Range<usize>,
    /// The reports, each with whether its first line (that is not junk) is a title.
    pub reports: Vec<(Range<usize>, bool)>,
    /// Lines that belong to a table of contents, in order.
    pub contents: Vec<Range<usize>>,
}

impl Segments {
    /// Whether the line stands in a table of contents.
    pub fn in_contents(&self, line: usize) -> bool {
        self.contents.iter().any(|r| r.contains(&line))
    }
}

/// Finds the reports among `lines`.
pub(super) fn segment(lines: &[Scanned<'_>]) -> Segments {
    let contents = find_contents(lines);
    let listed = listed_titles(lines, &contents);
    let starts = find_starts(lines, &contents, &listed);
    let mut segments = Segments {
        contents,
        ..Segments::default()
    };
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(lines.len());
        let has_title = !segments.in_contents(start) && is_titled(lines, start);
        segments.reports.push((start..end, has_title));
    }
    // Cover and contents alone make no report where others follow.
    if segments.reports.len() > 1 {
        let (first, _) = segments.reports[0].clone();
        if !first
            .clone()
            .any(|at| !segments.in_contents(at) && has_substance(&lines[at]))
        {
            segments.front = first;
            segments.reports.remove(0);
        }
    }
    segments
}

fn is_titled(lines: &[Scanned<'_>], start: usize) -> bool {
    let Some(first) = lines[start..].iter().find(|l| !l.junk) else {
        return false;
    };
    first.marker.is_none() && could_be_title(first.words) && !is_date(first.words)
}

/// Whether a line is the stuff of reports rather than of covers.
fn has_substance(line: &Scanned<'_>) -> bool {
    !line.junk && (line.marker.is_some() || line.is_longer_than(60) || line.words.ends_with('。'))
}

/// The text of a contents entry without its page; `None` for a line that is none.
/// Entries end in a tab, a page, or both, or in a leader and a page.
fn entry_title<'a>(line: &Scanned<'a>, tabbed: bool) -> Option<&'a str> {
    let words = line.words;
    if line.is_longer_than(90) || words.ends_with(['。', '；']) {
        return None;
    }
    if let Some((title, page)) = words.rsplit_once('\t') {
        let page = page.trim_matches(is_space);
        return page
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| title.trim_end_matches(is_space));
    }
    // Trailing spaces are no part of the words: a tab without a page shows in what was cut off.
    if tabbed {
        return Some(words);
    }
    let plain = words.trim_end_matches(|c: char| c.is_ascii_digit());
    let title = plain.trim_end_matches(|c: char| "….·．-—_ 　".contains(c));
    let leader = &plain[title.len()..];
    (leader.chars().count() >= 2 && plain.len() < words.len() || leader.contains('…'))
        .then_some(title)
}

fn is_contents_heading(words: &str) -> bool {
    let mut chars = words.chars().filter(|c| !is_space(*c));
    (chars.next(), chars.next(), chars.next()) == (Some('目'), Some('录'), None)
}

fn find_contents(lines: &[Scanned<'_>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let headed = is_contents_heading(lines[at].words);
        let entry = |at: usize| lines.get(at).and_then(|l| entry_title(l, false)).is_some();
        let unheaded = entry(at) && entry(at + 1) && entry(at + 2);
        if !headed && !unheaded {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while let Some(line) = lines.get(at) {
            if entry(at) {
                at += 1;
                continue;
            }
            // A stray line goes along while entries come behind it, without a blank line between.
            let stray = line.blanks_before == 0
                && !line.is_longer_than(60)
                && !line.words.ends_with('。')
                && (1..=3).any(|n| {
                    entry(at + n) && lines[at + 1..=at + n].iter().all(|l| l.blanks_before == 0)
                });
            let plain_list = headed
                && at > start
                && line.blanks_before == 0
                && !line.is_longer_than(60)
                && !line.words.ends_with('。')
                && !(start + 1..at).any(entry)
                && !lines[start + 1..at].iter().any(|l| l.words == line.words);
            let last_bare =
                line.blanks_before == 0 && line.blanks_after > 0 && names_a_report(line.words);
            if stray || plain_list || last_bare && (start + 1..at).any(entry) {
                at += 1;
            } else {
                break;
            }
        }
        found.push(start..at);
    }
    found
}

fn listed_titles<'a>(lines: &[Scanned<'a>], contents: &[Range<usize>]) -> HashSet<&'a str> {
    contents
        .iter()
        .flat_map(|range| lines[range.clone()].iter())
        .filter_map(|line| entry_title(line, true))
        .filter(|title| !is_contents_heading(title))
        .collect()
}

fn find_starts(
    lines: &[Scanned<'_>],
    contents: &[Range<usize>],
    listed: &HashSet<&str>,
) -> Vec<usize> {
    if lines.is_empty() {
        return Vec::new();
    }
    let in_contents = |at: usize| contents.iter().any(|r| r.contains(&at));
    // A text with a blank line behind every paragraph says nothing by one around a title.
    let airy = lines.iter().skip(1).filter(|l| l.blanks_before > 0).count() * 2 > lines.len();
    let mut starts = vec![0];
    // What the report under way has had: nothing can follow a title but a report with some.
    let mut substance = 0;
    let mut closed = false;
    let mut sections = false;
    for (at, line) in lines.iter().enumerate() {
        if in_contents(at) {
            continue;
        }
        if line.marker.is_none() && at > 0 && !line.junk {
            let is_listed = listed.contains(line.words) && could_be_title(line.words);
            let named = names_a_report(line.words) && !is_closing(line.words);
            let apart = line.blanks_before > 0 && line.blanks_after > 0;
            let after_contents = contents.iter().any(|r| r.end == at);
            let before_it = substance >= 3 || sections || closed;
            let new = if is_listed {
                line.blanks_before > 0 || closed || after_contents
            } else if airy {
                named
                    && before_it
                    && (closed && starts_over(lines, at)
                        || line.blanks_before > 1 && starts_over(lines, at))
            } else {
                named
                    && (apart && before_it && starts_over(lines, at)
                        || closed && starts_over(lines, at)
                        || after_contents)
            };
            if new {
                starts.push(at);
                (substance, closed, sections) = (0, false, false);
                continue;
            }
        }
        if has_substance(line) {
            substance += 1;
        }
        sections |= line.marker.is_some_and(|m| m.form <= Form::Chinese);
        closed = is_closing(line.words)
            || is_date(line.words)
            || closed && (line.junk || is_organisation(line.words));
    }
    starts
}

/// Whether the sections behind line `at` begin anew: the next 一、 (or 第一章) is a first one, or
/// none follows at all.
fn starts_over(lines: &[Scanned<'_>], at: usize) -> bool {
    lines[at + 1..]
        .iter()
        .take(400)
        .filter_map(|l| l.marker)
        .find(|m| m.form <= Form::Chinese)
        .is_none_or(|m| m.ordinal == 1)
}
