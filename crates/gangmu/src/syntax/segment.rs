//! Splitting a text into its reports: where a new title stands, what is cover and contents.

use super::contents::Contents;
use super::frame::{is_closing, is_letterhead, is_organisation, is_salutation};
use super::names::{could_be_title, names_a_collection, names_a_report, surely_names_a_report};
use super::scan::Scanned;
use crate::lexis::date::is_date;
use crate::numbering::Form;
use std::ops::Range;

/// The parts of a text, as ranges of scanned lines.
#[derive(Debug, Default)]
pub(super) struct Segments {
    /// Cover and contents before the first report of a compilation; may be empty.
    pub front: Range<usize>,
    /// The reports, each with whether its first line (that is not junk) is a title.
    pub reports: Vec<(Range<usize>, bool)>,
    /// For each line whether it belongs to a table of contents.
    pub in_contents: Vec<bool>,
}

/// Finds the reports among `lines`.
pub(super) fn segment(lines: &[Scanned<'_>]) -> Segments {
    let contents = Contents::find(lines);
    let starts = Starts::new(lines, &contents).find();
    let mut segments = Segments::default();
    for (at, &start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(lines.len());
        let has_title = !contents.has(start) && is_titled(&lines[start..end]);
        segments.reports.push((start..end, has_title));
    }
    // Cover and contents alone make no report where others follow.
    if segments.reports.len() > 1 {
        let (first, _) = segments.reports[0].clone();
        let own = || first.clone().filter(|at| !contents.has(*at));
        let has_contents = own().count() < first.len();
        let collects = has_contents || names_a_collection(lines[first.start].words);
        let is_cover = match collects {
            // A cover may hold a word to the reader, but no sections.
            true => !own().any(|at| !lines[at].junk && lines[at].marker.is_some()),
            false => !own().any(|at| has_substance(&lines[at])),
        };
        if is_cover {
            segments.front = first;
            segments.reports.remove(0);
        }
    }
    segments.in_contents = contents.into_lines();
    segments
}

fn is_titled(lines: &[Scanned<'_>]) -> bool {
    let mut heads = lines.iter().filter(|l| !l.junk && !is_letterhead(l.words));
    heads.next().is_some_and(|first| {
        first.marker.is_none() && could_be_title(first.words) && !is_date(first.words)
    })
}

/// Whether a line is the stuff of reports rather than of covers.
fn has_substance(line: &Scanned<'_>) -> bool {
    !line.junk && (line.marker.is_some() || line.words.ends_with('。') || line.is_longer_than(60))
}

/// What a subtitle begins with.
const DASHES: [char; 2] = ['—', '―'];

/// How far ahead a new report's first section may stand, in lines.
const REACH: usize = 400;

/// The search for the lines that begin reports.
struct Starts<'a, 'b> {
    lines: &'b [Scanned<'a>],
    contents: &'b Contents<'a>,
    /// For each line the number of the next 一、 or 第一章 behind it; 0 without one near.
    next_section: Vec<u32>,
    /// A text with a blank line behind every paragraph says nothing by one around a title.
    airy: bool,
}

/// What the report under way has had: nothing can follow a title but a report with some.
#[derive(Default)]
struct Had {
    substance: u32,
    sections: bool,
    /// The last lines closed it: a date, 特此报告, a signature.
    closed: bool,
    /// It is so far the cover of a collection.
    cover: bool,
}

impl<'a, 'b> Starts<'a, 'b> {
    fn new(lines: &'b [Scanned<'a>], contents: &'b Contents<'a>) -> Self {
        let mut next_section = vec![0; lines.len()];
        let mut next = (usize::MAX, 0);
        for at in (0..lines.len()).rev() {
            next_section[at] = if next.0 <= at + REACH { next.1 } else { 0 };
            if let Some(m) = lines[at].marker.filter(|m| m.form <= Form::Chinese) {
                next = (at, m.ordinal);
            }
        }
        let gaps = lines.iter().skip(1).filter(|l| l.blanks_before > 0).count();
        Self {
            lines,
            contents,
            next_section,
            airy: gaps * 2 > lines.len(),
        }
    }

    fn find(&self) -> Vec<usize> {
        if self.lines.is_empty() {
            return Vec::new();
        }
        let mut starts = vec![0];
        let mut had = Had {
            cover: names_a_collection(self.lines[0].words),
            ..Had::default()
        };
        for (at, line) in self.lines.iter().enumerate() {
            if self.contents.has(at) {
                continue;
            }
            if at > 0 && line.marker.is_none() && !line.junk && self.begins(at, &had) {
                starts.push(self.with_line_before(at));
                had = Had::default();
                continue;
            }
            had.substance += u32::from(has_substance(line));
            had.sections |= line.marker.is_some_and(|m| m.form <= Form::Chinese);
            had.closed = (is_closing(line.words)
                || is_date(line.words)
                || had.closed && (line.junk || is_organisation(line.words)))
                && !line.is_longer_than(160);
        }
        self.keep_substantial(starts)
    }

    /// Whether the line at `at` is the title of another report.
    fn begins(&self, at: usize, had: &Had) -> bool {
        let line = &self.lines[at];
        if !could_be_title(line.words) {
            return false;
        }
        let after_contents = self.contents.has(at - 1);
        let gap = line.blanks_before > 0;
        let listed = self.contents.lists(line.words)
            || self.joined(at).is_some_and(|t| self.contents.lists(&t));
        if listed {
            return gap || had.closed || after_contents || self.ends_before(at);
        }
        let name = self.name(at);
        if !names_a_report(name) || is_closing(line.words) || self.is_attached(at) {
            return false;
        }
        if after_contents {
            return true;
        }
        let sure = surely_names_a_report(name);
        if had.cover && had.substance <= 1 {
            return sure;
        }
        let before_it = had.substance >= 3 || had.sections || had.closed;
        // The sections behind it begin anew, or there are none: a short speech, a letter.
        let anew = self.next_section[at] == 1;
        let none = self.next_section[at] == 0;
        let long_enough = had.sections || had.substance >= 3;
        let restarts = sure && (long_enough && anew || self.hails(at));
        let apart = gap && line.blanks_after > 0 && !self.airy;
        before_it
            && (had.closed && (anew || none)
                || apart && (anew || none && sure)
                || line.blanks_before > 1 && (anew || none && sure)
                || restarts && (gap || self.ends_before(at)))
    }

    /// Whether someone is addressed right behind the line, perhaps with a subtitle, the speaker
    /// and the date between: 同志们： 县委巡察办：
    fn hails(&self, at: usize) -> bool {
        let mut behind = self.lines[at + 1..].iter().take(4);
        behind
            .find(|l| l.words.ends_with(['：', ':', '。']) || l.marker.is_some())
            .is_some_and(|l| {
                is_salutation(l.words) || is_organisation(l.words.trim_end_matches(['：', ':']))
            })
    }

    /// What names the report whose title may stand at `at`: the line, or the subtitle below it.
    fn name(&self, at: usize) -> &'a str {
        let line = self.lines[at].words;
        let below = self.lines.get(at + 1).map_or("", |l| l.words);
        match line.starts_with(DASHES) {
            true => "",
            false if below.starts_with(DASHES) && !names_a_report(line) => below,
            false => line,
        }
    }

    /// Whether the line before ends a sentence or is no sentence at all, as before a title; a
    /// line broken in mid-sentence is not followed by one.
    fn ends_before(&self, at: usize) -> bool {
        let before = &self.lines[at - 1];
        before.junk
            || before
                .words
                .ends_with(['。', '！', '!', '？', '”', '）', ')', '…', '；'])
            || before.marker.is_some() && !before.is_longer_than(40)
    }

    /// Whether 附件 stands right before the line: it heads an attachment, which goes with its
    /// report.
    fn is_attached(&self, at: usize) -> bool {
        let before = self.lines[at - 1].words;
        before.starts_with("附件") && before.len() <= 24
    }

    /// The line with the one before it, where the two could be one title.
    fn joined(&self, at: usize) -> Option<String> {
        let (before, line) = (&self.lines[at - 1], &self.lines[at]);
        let one = self.contents.lists_any()
            && !before.junk
            && before.marker.is_none()
            && could_be_title(before.words)
            && !self.contents.has(at - 1);
        one.then(|| format!("{}{}", before.words, line.words))
    }

    /// Where the title ending at `at` begins: an organisation's name on the line before belongs
    /// to it, unless it signs the report before.
    fn with_line_before(&self, at: usize) -> usize {
        let before = &self.lines[at - 1];
        let listed = || self.joined(at).is_some_and(|t| self.contents.lists(&t));
        let heads = || {
            let close = self.lines[at].blanks_before <= u32::from(self.airy);
            at >= 2
                && is_organisation(before.words)
                && (self.lines[at].words.starts_with("关于")
                    || close
                        && (is_date(self.lines[at - 2].words)
                            || before.blanks_before > u32::from(self.airy)))
        };
        let belongs = !self.contents.has(at - 1)
            && !before.junk
            && before.marker.is_none()
            && (heads() || listed());
        if belongs { at - 1 } else { at }
    }

    /// Drops the starts with no report behind them, such as a list of other titles at the foot of
    /// a page.
    fn keep_substantial(&self, starts: Vec<usize>) -> Vec<usize> {
        let mut kept = Vec::with_capacity(starts.len());
        for (nth, &start) in starts.iter().enumerate() {
            let end = starts.get(nth + 1).copied().unwrap_or(self.lines.len());
            let own = |at: usize| !self.contents.has(at) && has_substance(&self.lines[at]);
            if nth == 0 || (start..end).any(own) {
                kept.push(start);
            }
        }
        kept
    }
}
