//! Text to outline.

use super::build::{Builder, PARAGRAPH, Rank};
use super::frame::{
    could_be_title, could_sign, is_addressee, is_closing, is_date, is_organisation, is_salutation,
};
use super::heading::{Levels, headings};
use super::item::item_marks;
use super::junk::hides_text;
use super::kind::report_kind;
use super::label::label_len;
use super::marker::{Form, Marker};
use super::scan::{Scanned, scan};
use super::segment::{Segments, segment};
use super::title::title_len;
use crate::outline::{Kind, NodeId, Note, Outline};
use crate::text::{Text, is_space};
use std::ops::Range;

/// The outline of `source`. Never fails, and loses nothing: `parse(s).write() == s`.
pub fn parse(source: &str) -> Outline {
    parse_fragment(source, NodeId(0))
}

/// The outline of `source` with ids from `first_id` on, to be put into another outline.
pub fn parse_fragment(source: &str, first_id: NodeId) -> Outline {
    let text = Text::from(source);
    let lines = scan(source);
    let segments = segment(&lines);
    let mut build = Builder::new(text, first_id);
    if !segments.front.is_empty() {
        build.part(Kind::Front, Note::default());
        front(&mut build, &lines, &segments);
    }
    for (range, has_title) in &segments.reports {
        let part = &lines[range.clone()];
        let note = Note {
            report: Some(kind_of(part, *has_title)),
            ..Note::default()
        };
        build.part(Kind::Report, note);
        let contents: Vec<bool> = range.clone().map(|at| segments.in_contents(at)).collect();
        Reader::new(&mut build, part, contents, *has_title).read();
    }
    build.finish()
}

fn front(build: &mut Builder, lines: &[Scanned<'_>], segments: &Segments) {
    for at in segments.front.clone() {
        let line = &lines[at];
        let kind = if line.junk {
            Kind::Junk
        } else if segments.in_contents(at) {
            Kind::Contents
        } else if is_date(line.words) {
            Kind::Date
        } else if could_be_title(line.words) {
            Kind::Title
        } else {
            Kind::Body
        };
        glued(build, line);
        build.leaf(kind, line.start..line.start, line.start..line.end);
    }
}

fn kind_of(lines: &[Scanned<'_>], has_title: bool) -> crate::outline::ReportKind {
    let mut plain = lines.iter().filter(|l| !l.junk);
    let mut title = String::new();
    let mut opening = String::new();
    if has_title && let Some(line) = plain.next() {
        title.push_str(line.words);
    }
    for line in plain.take(6) {
        if opening.is_empty()
            && has_title
            && super::frame::names_a_report(line.words)
            && line.marker.is_none()
        {
            title.push_str(line.words);
        } else if opening.len() < 1200 {
            opening.push_str(line.words);
        }
    }
    report_kind(&title, &opening)
}

fn glued(build: &mut Builder, line: &Scanned<'_>) {
    if line.glued < line.start {
        build.leaf(Kind::Junk, line.glued..line.glued, line.glued..line.start);
    }
}

/// The depth of a heading's form; leads stand one below the heading that they follow.
fn rank(form: Form) -> Rank {
    match form {
        Form::Part => 10,
        Form::Chapter => 20,
        Form::Section => 30,
        Form::Article => 40,
        Form::Chinese => 50,
        Form::ChineseParen => 60,
        Form::Digit => 70,
        Form::Decimal(n) => 70 + Rank::from(n),
        Form::DigitParen => 80,
        Form::DigitClose => 85,
        Form::Circled => 90,
        Form::Ordinal => 100,
    }
}

/// Reads the lines of one report into the builder.
struct Reader<'a, 'b> {
    build: &'b mut Builder,
    lines: &'b [Scanned<'a>],
    contents: Vec<bool>,
    found: Vec<Option<Marker<'a>>>,
    levels: Levels,
    /// Whether the next line that is not junk is the title.
    title_due: bool,
    /// Whether no section and no paragraph has begun.
    in_head: bool,
    /// Whether the last line closed the report.
    closing: bool,
    /// Whether a label without words is open for the items below it.
    label_open: bool,
    /// The number of the last item that began a line in this section.
    last_item: Option<u32>,
}

impl<'a, 'b> Reader<'a, 'b> {
    fn new(
        build: &'b mut Builder,
        lines: &'b [Scanned<'a>],
        contents: Vec<bool>,
        title_due: bool,
    ) -> Self {
        let found = headings(lines);
        let levels = Levels::of(&found);
        Self {
            build,
            lines,
            contents,
            found,
            levels,
            title_due,
            in_head: true,
            closing: false,
            label_open: false,
            last_item: None,
        }
    }

    fn read(mut self) {
        for at in 0..self.lines.len() {
            let line = self.lines[at];
            glued(self.build, &line);
            let whole = line.start..line.end;
            if self.contents[at] {
                self.build.close(PARAGRAPH);
                self.build
                    .leaf(Kind::Contents, whole.start..whole.start, whole);
            } else if line.junk {
                self.junk(&line);
            } else if let Some(marker) = self.found[at] {
                self.heading(&line, &marker);
            } else if !(self.head(&line) || self.foot(at)) {
                self.paragraph(&line);
            }
        }
    }

    fn junk(&mut self, line: &Scanned<'_>) {
        self.build.close(PARAGRAPH);
        // Where text is missing, nobody can say what the next heading belongs to.
        if hides_text(line.words) {
            self.build.close_to_part();
            self.last_item = None;
        }
        self.build
            .leaf(Kind::Junk, line.start..line.start, line.start..line.end);
    }

    fn heading(&mut self, line: &Scanned<'_>, marker: &Marker<'_>) {
        let text = line.start + marker.len;
        if marker.form == Form::Ordinal {
            let rank = self.build.heading_rank().unwrap_or(45) + 1;
            self.section(rank, Kind::Lead, line.start..text, text..line.end);
        } else {
            let kind = Kind::Heading(self.levels.level(marker.form));
            self.section(rank(marker.form), kind, line.start..text, text..line.end);
        }
    }

    /// A heading with what runs on behind it on the line.
    fn section(&mut self, rank: Rank, kind: Kind, marker: Range<usize>, text: Range<usize>) {
        (self.in_head, self.title_due, self.closing, self.label_open) =
            (false, false, false, false);
        self.last_item = None;
        let words = self.words(&text);
        let title = text.start + title_len(words);
        self.build.open(rank, kind, marker, text.start..title);
        self.inline(title..text.end);
    }

    fn words(&self, range: &Range<usize>) -> &'a str {
        let line = self.lines.partition_point(|l| l.end < range.end);
        let line = &self.lines[line];
        &line.words[range.start - line.start..range.end - line.start]
    }

    /// What runs on in an open paragraph: words, then items.
    fn inline(&mut self, range: Range<usize>) {
        let words = self.words(&range);
        let spaces = words.len() - words.trim_start_matches(is_space).len();
        let start = range.start + spaces;
        if start == range.end {
            return;
        }
        let marks = item_marks(&words[spaces..], None);
        let first = marks.first().map_or(range.end, |m| start + m.start);
        if start < first {
            self.build.leaf(Kind::Body, start..start, start..first);
        }
        self.items(start, range.end, &marks);
    }

    fn items(&mut self, base: usize, end: usize, marks: &[super::ItemMark]) {
        for (at, mark) in marks.iter().enumerate() {
            let until = marks.get(at + 1).map_or(end, |next| base + next.start);
            self.build.leaf(
                Kind::Item,
                base + mark.start..base + mark.end,
                base + mark.end..until,
            );
        }
    }

    /// Lines before the first section and paragraph. Returns whether the line was one.
    fn head(&mut self, line: &Scanned<'_>) -> bool {
        if !self.in_head {
            return false;
        }
        let words = line.words;
        let kind = if self.title_due {
            Kind::Title
        } else if is_date(words) {
            Kind::Date
        } else if is_salutation(words) {
            Kind::Salutation
        } else if is_addressee(words) && !announces(words) && label_len(words).is_none() {
            Kind::Addressee
        } else if could_be_title(words) && !line.is_longer_than(40) {
            Kind::Title
        } else {
            self.in_head = false;
            return false;
        };
        self.title_due = false;
        self.build.close(PARAGRAPH);
        self.build
            .leaf(kind, line.start..line.start, line.start..line.end);
        true
    }

    /// Lines that close a report. Returns whether the line was one.
    fn foot(&mut self, at: usize) -> bool {
        let line = &self.lines[at];
        let words = line.words;
        let next = self.lines.get(at + 1);
        let last = self.lines[at + 1..].iter().all(|l| l.junk);
        let dated_next = next.is_some_and(|l| is_date(l.words));
        let kind = if is_date(words) {
            Kind::Date
        } else if is_closing(words) {
            Kind::Closing
        } else if dated_next && could_sign(words)
            || is_organisation(words) && (last || self.closing)
            || last && signs_with_date(words)
        {
            Kind::Signature
        } else if self.closing && could_sign(words) && attaches(words) {
            Kind::Closing
        } else {
            self.closing = false;
            return false;
        };
        self.build.close_to_part();
        self.closing = true;
        self.build
            .leaf(kind, line.start..line.start, line.start..line.end);
        true
    }

    fn paragraph(&mut self, line: &Scanned<'_>) {
        let words = line.words;
        (self.in_head, self.title_due) = (false, false);
        let at = line.start;
        if let Some(len) = label_len(words) {
            self.last_item = None;
            self.build
                .open(PARAGRAPH, Kind::Label, at..at, at..at + len);
            self.inline(at + len..line.end);
            self.label_open = at + len == line.end;
            return;
        }
        if self.build.in_section()
            && let Some(len) = unnumbered_lead(words)
        {
            let rank = self.build.heading_rank().unwrap_or(45) + 1;
            self.section(rank, Kind::Lead, at..at, at..line.end);
            debug_assert!(len > 0);
            return;
        }
        let marks = item_marks(words, self.last_item);
        let starts_with_item = marks.first().is_some_and(|m| m.start == 0);
        if !(starts_with_item && self.label_open) {
            self.build.close(PARAGRAPH);
            self.label_open = false;
        }
        if starts_with_item {
            self.items(at, line.end, &marks);
            self.last_item = marks.last().map(|m| m.ordinal);
            return;
        }
        // 同志们，… near the end belongs to the whole, not to the last section.
        if words.starts_with("同志们") {
            self.build.close_to_part();
        }
        let first = marks.first().map_or(line.end, |m| at + m.start);
        self.build.open(PARAGRAPH, Kind::Body, at..at, at..first);
        self.items(at, line.end, &marks);
        self.build.close(PARAGRAPH);
    }
}

/// Whether a line that ends in a colon announces what follows rather than naming a reader.
fn announces(words: &str) -> bool {
    ["如下", "现将", "报告", "汇报", "通报", "情况", "以下"]
        .iter()
        .any(|w| words.contains(w))
}

/// 2.某某方案 behind 附件：
fn attaches(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_digit() || c == '《')
}

/// 某某委员会　2024年3月5日 on one line.
fn signs_with_date(words: &str) -> bool {
    words.rsplit_once(is_space).is_some_and(|(name, date)| {
        is_date(date) && is_organisation(name.trim_end_matches(is_space))
    })
}

/// The title's length of an unnumbered 关于…的问题。 that begins a paragraph.
fn unnumbered_lead(words: &str) -> Option<usize> {
    if !words.starts_with("关于") {
        return None;
    }
    let len = title_len(words);
    let title = words[..len].trim_end_matches(['。', '：']);
    let named = [
        "问题",
        "问题的整改",
        "问题整改",
        "问题的整改情况",
        "问题整改情况",
        "问题的整改落实情况",
    ];
    (title.chars().count() <= 60 && named.iter().any(|w| title.ends_with(w))).then_some(len)
}
