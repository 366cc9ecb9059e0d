//! Tables of contents: 目录 and lines of a title with its page.
//!
//! Entries end in a tab, a page, or both, or in a leader and a page. A few entries may lack
//! their page; a list without any page is a table of contents only right behind the word 目录.

use super::names::names_a_report;
use super::scan::Scanned;
use crate::numbering::marker_at;
use crate::text::is_space;
use std::collections::{HashMap, HashSet};

/// The tables of contents of a text.
#[derive(Debug)]
pub(super) struct Contents<'a> {
    within: Vec<bool>,
    titles: HashSet<&'a str>,
}

impl<'a> Contents<'a> {
    /// The tables of contents among `lines`.
    pub fn find(lines: &[Scanned<'a>]) -> Self {
        let mut found = Self {
            within: vec![false; lines.len()],
            titles: HashSet::new(),
        };
        let mut places = None;
        let mut at = 0;
        while at < lines.len() {
            let headed = is_heading(lines[at].words);
            if !headed && !begins_unheaded(lines, at) {
                at += 1;
                continue;
            }
            let places = places.get_or_insert_with(|| last_places(lines));
            let end = end_of_table(lines, at, headed, places);
            found.within[at..end].fill(true);
            lines[at..end].iter().for_each(|line| found.list(line));
            at = end;
        }
        found
    }

    fn list(&mut self, line: &Scanned<'a>) {
        let Some(title) = entry_title(line, true, true) else {
            return;
        };
        if !is_heading(title) {
            self.titles.insert(title);
            if let Some(marker) = marker_at(title) {
                self.titles.insert(&title[marker.len..]);
            }
        }
    }

    /// Whether the line stands in a table of contents.
    pub fn has(&self, line: usize) -> bool {
        self.within[line]
    }

    /// Whether a table lists this title.
    pub fn lists(&self, title: &str) -> bool {
        !self.titles.is_empty() && self.titles.contains(title)
    }

    /// Whether any title is listed.
    pub fn lists_any(&self) -> bool {
        !self.titles.is_empty()
    }

    /// For each line whether it stands in a table of contents.
    pub fn into_lines(self) -> Vec<bool> {
        self.within
    }
}

/// Whether a line says 目录, spaced out or not.
fn is_heading(words: &str) -> bool {
    if words.len() > 40 || !words.starts_with(['目', '【', '—']) {
        return false;
    }
    let plain = |c: &char| !is_space(*c) && !"【】—-：:".contains(*c);
    words.chars().filter(plain).eq("目录".chars())
}

fn begins_unheaded(lines: &[Scanned<'_>], at: usize) -> bool {
    (at..at + 3).all(|at| {
        lines
            .get(at)
            .is_some_and(|l| entry_title(l, false, false).is_some())
    })
}

/// The text of a contents entry without its page; `None` for a line that is none. `bare` lets a
/// line without any page pass; `headed` lets a page stand behind a single space.
fn entry_title<'a>(line: &Scanned<'a>, bare: bool, headed: bool) -> Option<&'a str> {
    let words = line.words;
    let paged = words.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '…' | '）' | ')'));
    if !paged && !bare && memchr::memchr(b'\t', words.as_bytes()).is_none() {
        return None;
    }
    if words.ends_with(['。', '；']) || line.is_longer_than(90) {
        return None;
    }
    if let Some((title, page)) = words.rsplit_once('\t') {
        let page = page.trim_matches(is_space);
        let digits = page.bytes().all(|b| b.is_ascii_digit());
        return digits.then(|| trim_leader(title));
    }
    let plain = words
        .trim_end_matches(['）', ')'])
        .trim_end_matches(|c: char| c.is_ascii_digit());
    let unbracketed = if words.ends_with(['）', ')']) {
        plain.strip_suffix(['（', '('])
    } else {
        Some(plain)
    };
    let title = trim_leader(unbracketed.unwrap_or(words));
    let leader = &plain[title.len().min(plain.len())..];
    let led = leader.chars().count();
    let has_page = unbracketed.is_some() && plain.len() < words.len();
    let is_entry = has_page
        && (led >= 2 || headed && led == 1 && !leader.starts_with(['-', '_', '.']))
        || leader.contains('…');
    if is_entry && !title.is_empty() {
        Some(title)
    } else {
        // Trailing spaces are no part of the words: a tab without a page shows in what was cut off.
        bare.then_some(words)
    }
}

fn trim_leader(title: &str) -> &str {
    title.trim_end_matches(|c: char| is_space(c) || "….·．-—_─┄⋯―".contains(c))
}

/// The end of the table that begins at `start`. `last_place` tells where a short line stands for
/// the last time.
fn end_of_table(
    lines: &[Scanned<'_>],
    start: usize,
    headed: bool,
    last_place: &HashMap<&str, usize>,
) -> usize {
    let entry = |at: usize| lines.get(at).and_then(|l| entry_title(l, false, headed));
    let mut seen = HashSet::new();
    let mut paged = false;
    let mut at = start + 1;
    while let Some(line) = lines.get(at) {
        if let Some(title) = entry(at) {
            paged = true;
            seen.insert(title);
            at += 1;
            continue;
        }
        if line.is_longer_than(60)
            || line.words.ends_with(['。', '：', ':'])
            || seen.contains(line.words)
        {
            break;
        }
        let close = line.blanks_before == 0;
        // A stray line goes along while entries come behind it; in a table without a heading,
        // only without a blank line between.
        let stray = || {
            (1..=3).any(|n| {
                entry(at + n).is_some()
                    && (headed || lines[at..=at + n].iter().all(|l| l.blanks_before == 0))
            })
        };
        let recurs = || headed && last_place.get(line.words).is_some_and(|last| *last > at);
        let plain_list = headed && close && !paged;
        let last_bare = paged && close && line.blanks_after > 0 && names_a_report(line.words);
        if !(plain_list || last_bare || recurs() || stray()) {
            break;
        }
        seen.insert(line.words);
        at += 1;
    }
    at
}

/// Where each line short enough for a title stands for the last time.
fn last_places<'a>(lines: &[Scanned<'a>]) -> HashMap<&'a str, usize> {
    let short = |line: &&Scanned<'_>| !line.is_longer_than(60);
    let places = lines.iter().enumerate().filter(|(_, l)| short(l));
    places.map(|(at, l)| (l.words, at)).collect()
}
