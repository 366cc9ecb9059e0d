//! Paragraphs of one report: labels, leads without a number, items, running text.

use super::*;
use crate::syntax::table::{lists_measures, numbered};

impl Reader<'_, '_, '_> {
    /// Whether any heading stands behind the line.
    pub(super) fn heads_behind(&self, at: usize) -> bool {
        self.found[at + 1..].iter().any(Option::is_some)
    }

    /// What a meeting said behind the list that it announced, 会议决定：, stands beside the list.
    pub(super) fn meeting(&mut self, words: &str) {
        let here = self.build.heading_rank().unwrap_or(0);
        let home = self.spoke.filter(|home| *home < here);
        if let Some(home) = home {
            self.build.close(home.max(1) + 1);
        }
        self.spoke = words.ends_with(['：', ':']).then_some(home.unwrap_or(here));
    }

    pub(super) fn paragraph(&mut self, nth: usize) {
        let line = &self.lines[nth];
        let words = line.words;
        (self.in_head, self.title_due) = (false, false);
        let at = line.start;
        if let Some(len) = label_len(words) {
            let opened = self.source[..at].ends_with(BOLD) && words[len..].starts_with(BOLD);
            let len = len + if opened { BOLD.len() } else { 0 };
            self.last_item = None;
            self.end_list(nth);
            self.build
                .open(PARAGRAPH, Kind::Label, at..at, at..at + len);
            if !self.numbered_measures(&words[..len], at + len..line.end) {
                self.inline(at + len..line.end);
            }
            self.label_open = at + len == line.end;
            if self.label_open && self.list.is_none() {
                self.list = self.build.heading_rank().map(|home| LabelledList {
                    home,
                    labels_its_own: false,
                });
            }
            return;
        }
        if self.build.in_section() && self.is_unnumbered_lead(line) {
            self.lead(at..at, at..line.end);
            return;
        }
        if let Some(letter) = line.marker.filter(|m| m.form == Form::Letter) {
            self.build.close(PARAGRAPH);
            let text = at + letter.len;
            self.build.leaf(Kind::Item, at..text, text..line.end);
            return;
        }
        let marks = self.paragraph_items(nth);
        let starts_with_item = marks.first().is_some_and(|m| m.start == at);
        if !(starts_with_item && self.label_open) {
            self.build.close(PARAGRAPH);
            self.label_open = false;
        }
        if starts_with_item {
            self.items(line.end, &marks);
            self.last_item = marks.last().map(|m| (m.series, m.ordinal));
            return;
        }
        // 同志们，… near the end belongs to the whole, not to the last section.
        let hails = ["主任、", "各位代表", "各位委员"];
        if words.starts_with("同志们") && !self.bare
            || hails.iter().any(|w| words.starts_with(w)) && !self.heads_behind(nth)
        {
            self.build.close_to_part();
        }
        if reports_meeting(words) {
            self.meeting(words);
        }
        self.bare = false;
        let first = marks.first().map_or(line.end, |m| m.start);
        self.build.open(PARAGRAPH, Kind::Body, at..at, at..first);
        self.items(line.end, &marks);
        self.keep_open(marks.last().copied(), words);
        self.build.close(PARAGRAPH);
    }

    /// 整改措施：（1）制定计划；（2）每周巡查。: the list on the label's own line. Returns whether it
    /// is one.
    fn numbered_measures(&mut self, label: &str, rest: Range<usize>) -> bool {
        let words = &self.source[rest.clone()];
        let blank = words.len() - words.trim_start_matches(is_space).len();
        let (from, words) = (rest.start + blank, &words[blank..]);
        let marks = match lists_measures(label) {
            true => numbered(words),
            false => Vec::new(),
        };
        if marks.len() < 2 {
            return false;
        }
        for (nth, mark) in marks.iter().enumerate() {
            let until = marks.get(nth + 1).map_or(words.len(), |next| next.start);
            let text = words[mark.end..until].trim_end_matches(is_space);
            let marker = from + mark.start..from + mark.end;
            let text = marker.end..marker.end + text.len();
            self.build.leaf(Kind::Item, marker, text);
        }
        true
    }

    /// A label behind a list of numbers goes back to the heading whose label opened the list,
    /// unless the list goes on behind it or each of its numbers has labels of its own.
    pub(super) fn end_list(&mut self, nth: usize) {
        let inner = self.build.heading_rank();
        let (Some(list), Some(inner)) = (self.list.as_mut(), inner) else {
            return;
        };
        if inner <= list.home {
            return;
        }
        let behind = self.found[nth + 1..].iter().take(NEXT_WITHIN).flatten();
        let next = behind.map(|m| self.levels.depth(m.form)).next();
        list.labels_its_own |= next == Some(inner);
        if !list.labels_its_own {
            let home = list.home;
            self.build.close(home + 1);
        }
    }

    /// The items of a whole paragraph, which may go on an enumeration or begin one.
    pub(super) fn paragraph_items(&self, nth: usize) -> Vec<ItemMark> {
        let line = &self.lines[nth];
        let begins_first = self
            .marks
            .first()
            .is_some_and(|m| m.start == line.start && m.series.row().wording.is_words());
        let around = Around {
            continues: self.last_item,
            next_begins: begins_first
                && self.lines[nth + 1..]
                    .iter()
                    .take(SECOND_WITHIN)
                    .any(|l| begins_second(l.words)),
        };
        let whole = line.start..line.end;
        match later_mark(line.words) {
            // 最后， is looked for by itself only where 首先， began a line before.
            Some(mark)
                if self
                    .last_item
                    .is_some_and(|(s, _)| s.row().wording.is_words()) =>
            {
                let place = |n: usize| line.start + n;
                let mark = ItemMark {
                    start: place(mark.start),
                    end: place(mark.end),
                    ..mark
                };
                let mut marks = vec![mark];
                marks.extend(self.marks.iter().filter(|m| m.start > mark.start));
                select(line.words, line.start, &marks, around)
            }
            _ => self.items_in(&whole, around),
        }
    }

    /// Whether the line begins with an unnumbered 关于…的问题。
    pub(super) fn is_unnumbered_lead(&self, line: &Scanned<'_>) -> bool {
        if !line.words.starts_with("关于") {
            return false;
        }
        let items = self.items_in(&(line.start..line.end), Around::default());
        let len = title_len(line.words, line.start, items.first());
        let title = line.words[..len].trim_end_matches(['。', '：', ':']);
        PROBLEM_ENDS.iter().any(|w| title.ends_with(w)) && title.chars().nth(60).is_none()
    }
}

/// A list of numbered headings below a label that stands alone, as 整改措施：.
#[derive(Clone, Copy)]
pub(super) struct LabelledList {
    /// The rank of the heading that the label stands in.
    pub home: Rank,
    /// Whether its numbers have labels of their own.
    pub labels_its_own: bool,
}

/// How many lines ahead the next heading is looked for.
const NEXT_WITHIN: usize = 64;

/// How many paragraphs behind 首先， 其次， may begin one.
const SECOND_WITHIN: usize = 8;

/// What an unnumbered 关于… ends in that names a problem.
const PROBLEM_ENDS: [&str; 6] = [
    "问题",
    "问题的整改",
    "问题整改",
    "问题的整改情况",
    "问题整改情况",
    "问题的整改落实情况",
];
