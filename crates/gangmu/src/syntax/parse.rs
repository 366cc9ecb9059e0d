//! Text to outline.

mod paragraph;
mod row;

use super::build::{Builder, PARAGRAPH, Rank};
use super::frame::{
    announces, attaches, could_sign, is_addressee, is_broken, is_closing, is_letterhead,
    is_organisation, is_salutation, reports_meeting, signs_with_date, tells_of_meeting, thanks,
};
use super::heading::{Levels, headings};
use super::item::{Around, ItemMark, begins_second, candidates, later_mark, select};
use super::junk::hides_text;
use super::kind::report_kind;
use super::label::label_len;
use super::markdown::{BOLD, Hashes, bold_len};
use super::names::{could_be_title, names_a_report};
use super::paper::joined;
use super::scan::{Scanned, scan};
use super::segment::{Segments, segment};
use super::table::{Tables, in_rows};
use super::title::title_len;
use crate::lexis::date::is_date;
use crate::numbering::{Form, Marker, Opens, Series};
use crate::outline::{Kind, Node, NodeId, Note, Outline, ReportKind};
use crate::text::{Text, is_space, simplified};
use paragraph::LabelledList;
use std::ops::Range;
use std::rc::Rc;

/// The outline of `source`. Never fails, and loses nothing: `parse(s).write() == s`.
///
/// ```
/// let text = "一、总体情况\n　　一是加强学习；二是健全制度。\n";
/// let outline = gangmu::parse(text);
/// assert_eq!(outline.write(), text);
/// assert_eq!(outline.root().totals().by_level[0], 1);
/// assert_eq!(outline.root().summary().measures, 2);
/// ```
pub fn parse(source: &str) -> Outline {
    parse_parts(source, NodeId(0)).into()
}

/// The parts of a text that belong to no outline yet.
#[derive(Clone, Debug)]
pub struct Parts {
    /// In order.
    pub parts: Vec<Rc<Node>>,
    /// The white space behind them.
    pub tail: Text,
    /// The first id that is not given.
    pub next: NodeId,
}

impl From<Parts> for Outline {
    fn from(Parts { parts, tail, next }: Parts) -> Self {
        let [lead, marker, text] = [(); 3].map(|()| Text::default());
        let root = Node::branch(NodeId(0), Kind::Root, lead, marker, text, parts);
        Self::new(root, tail, next)
    }
}

impl From<&Outline> for Parts {
    fn from(outline: &Outline) -> Self {
        Self {
            parts: outline.root().children.clone(),
            tail: outline.tail().clone(),
            next: outline.next_id(),
        }
    }
}

/// The parts of `source` with ids behind `first_id`, to be put into an outline.
pub fn parse_parts(source: &str, first_id: NodeId) -> Parts {
    let mut build = Builder::new(Text::from(source), first_id);
    // What is read has the bytes of what is kept.
    let plain = simplified(source);
    let plain = in_rows(&plain);
    let source = &*joined(&plain);
    let lines = scan(source);
    let segments = segment(&lines);
    let marks = candidates(source);
    if !segments.front.is_empty() {
        build.part(Kind::Front, Note::default());
        front(&mut build, &lines, &segments);
    }
    let mut marks = marks.as_slice();
    for (range, has_title) in &segments.reports {
        let part = &lines[range.clone()];
        let note = Note {
            report: Some(kind_of(part, *has_title)),
            ..Note::default()
        };
        build.part(Kind::Report, note);
        let contents = &segments.in_contents[range.clone()];
        let reader = Reader::new(&mut build, source, part, contents, *has_title);
        marks = reader.read(marks);
    }
    build.finish()
}

fn front(build: &mut Builder, lines: &[Scanned<'_>], segments: &Segments) {
    for at in segments.front.clone() {
        let line = &lines[at];
        let kind = if line.junk {
            Kind::Junk
        } else if segments.in_contents[at] {
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
        glued_behind(build, line);
    }
}

fn kind_of(lines: &[Scanned<'_>], has_title: bool) -> ReportKind {
    let plain = lines.iter().filter(|l| !l.junk);
    let mut plain = plain.skip_while(|l| is_letterhead(l.words));
    let mut title = String::new();
    let mut opening = String::new();
    if has_title && let Some(line) = plain.next() {
        title.push_str(line.words);
    }
    for line in plain.take(6) {
        if opening.is_empty() && has_title && names_a_report(line.words) && line.marker.is_none() {
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

fn glued_behind(build: &mut Builder, line: &Scanned<'_>) {
    if line.end < line.glued_end {
        let tokens = line.end..line.glued_end;
        build.leaf(Kind::Junk, tokens.start..tokens.start, tokens);
    }
}

/// The rank of a lead that stands in no section: any heading closes it.
const LONE_LEAD: Rank = 200;

/// Reads the lines of one report into the builder.
struct Reader<'a, 'b, 'm> {
    build: &'b mut Builder,
    source: &'a str,
    lines: &'b [Scanned<'a>],
    in_contents: &'b [bool],
    found: Vec<Option<Marker<'a>>>,
    levels: Levels,
    hashes: Hashes,
    tables: Tables<'a>,
    /// The rank of the row of a table that is open.
    row: Option<Rank>,
    /// The rank of the row that groups others.
    group: Option<Rank>,
    /// The places on the present line that are spelled like item markers.
    marks: &'m [ItemMark],
    /// The last line that is not junk.
    last_plain: usize,
    /// Whether the next line that is not junk is the title.
    title_due: bool,
    /// Whether no section and no paragraph has begun.
    in_head: bool,
    /// Whether the last line closed the report.
    closing: bool,
    /// Whether a label without words is open for the items below it.
    label_open: bool,
    /// Whether the line before was a heading with nothing behind it.
    bare: bool,
    /// The rank of the heading below which a meeting announced a list, 会议决定：; 0 for none.
    spoke: Option<Rank>,
    /// Where a label without words was open when deeper headings began: they are its list.
    list: Option<LabelledList>,
    /// The last item that began a line in this section.
    last_item: Option<(Series, u32)>,
}

impl<'a, 'b, 'm> Reader<'a, 'b, 'm> {
    fn new(
        build: &'b mut Builder,
        source: &'a str,
        lines: &'b [Scanned<'a>],
        in_contents: &'b [bool],
        title_due: bool,
    ) -> Self {
        let tables = Tables::find(source, lines);
        let mut found = headings(lines);
        for (at, slot) in found.iter_mut().enumerate() {
            *slot = slot.filter(|_| tables.line(at).is_none());
        }
        let levels = Levels::of(&found);
        let hashes = Hashes::of(lines, &found, |form| {
            (levels.level(form), levels.depth(form))
        });
        Self {
            build,
            source,
            lines,
            in_contents,
            found,
            levels,
            hashes,
            tables,
            row: None,
            group: None,
            marks: &[],
            last_plain: lines.iter().rposition(|l| !l.junk).unwrap_or(0),
            title_due,
            in_head: true,
            closing: false,
            label_open: false,
            list: None,
            spoke: None,
            bare: false,
            last_item: None,
        }
    }

    /// Reads all lines. `marks` are the item markers from here to the end of the text; those
    /// behind the report are given back.
    fn read(mut self, mut marks: &'m [ItemMark]) -> &'m [ItemMark] {
        for at in 0..self.lines.len() {
            let line = self.lines[at];
            let before = marks.iter().take_while(|m| m.start < line.start).count();
            let within = marks[before..].iter().take_while(|m| m.end <= line.end);
            let within = within.count();
            self.marks = &marks[before..before + within];
            marks = &marks[before + within..];
            glued(self.build, &line);
            self.line(at, &line);
            glued_behind(self.build, &line);
        }
        marks
    }

    fn line(&mut self, at: usize, line: &Scanned<'a>) {
        if self.table(at) {
        } else if self.in_contents[at] {
            let whole = line.start..line.end;
            self.build.close(PARAGRAPH);
            self.build
                .leaf(Kind::Contents, whole.start..whole.start, whole);
        } else if line.junk {
            self.junk(line);
        } else if let Some(marker) = self.found[at] {
            self.heading(line, &marker);
        } else if let Some((level, rank)) = self.hashes.get(line.hashes) {
            let at = line.start;
            self.section(rank, Kind::Heading(level), at..at, at..line.end);
        } else if line.hashes > 0 && !self.in_head {
            // The title behind a word before it.
            self.build.close_to_part();
            let whole = line.start..line.end;
            self.build
                .leaf(Kind::Title, whole.start..whole.start, whole);
            self.in_head = true;
        } else if !(self.head(line) || self.foot(at)) {
            self.paragraph(at);
        }
    }

    /// The items among the words at `range` of the present line.
    fn items_in(&self, range: &Range<usize>, around: Around) -> Vec<ItemMark> {
        let from = self.marks.partition_point(|m| m.start < range.start);
        let to = self.marks.partition_point(|m| m.end <= range.end);
        let within = self.marks.get(from..to).unwrap_or_default();
        select(&self.source[range.clone()], range.start, within, around)
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
        if marker.form.row().opens == Opens::LeadIn {
            self.lead(line.start..text, text..line.end);
        } else {
            let kind = Kind::Heading(self.levels.level(marker.form));
            let rank = self.levels.depth(marker.form);
            self.section(rank, kind, line.start..text, text..line.end);
        }
    }

    /// 第一，… or 关于…问题。: one below the heading that it stands in.
    fn lead(&mut self, marker: Range<usize>, text: Range<usize>) {
        let rank = self.build.heading_rank().map_or(LONE_LEAD, |r| r + 1);
        self.section(rank, Kind::LeadIn, marker, text);
    }

    /// A heading with what runs on behind it on the line.
    fn section(&mut self, rank: Rank, kind: Kind, marker: Range<usize>, text: Range<usize>) {
        (self.in_head, self.title_due, self.closing, self.label_open) =
            (false, false, false, false);
        self.last_item = None;
        if self.list.is_some_and(|l| rank <= l.home) {
            self.list = None;
        }
        if self.spoke.is_some_and(|home| rank <= home) {
            self.spoke = None;
        }
        let items = self.items_in(&text, Around::default());
        let words = &self.source[text.clone()];
        let opened = self.source[..marker.start].ends_with(BOLD);
        let title =
            bold_len(opened, words).unwrap_or_else(|| title_len(words, text.start, items.first()));
        let title = text.start + title;
        self.build.open(rank, kind, marker, text.start..title);
        let last = self.inline(title..text.end);
        self.keep_open(last, words);
        self.bare = title == text.end;
    }

    /// In a line broken in mid-sentence the enumeration goes on in the next.
    fn keep_open(&mut self, last: Option<ItemMark>, words: &str) {
        if let Some(mark) = last.filter(|_| is_broken(words)) {
            self.last_item = Some((mark.series, mark.ordinal));
        }
    }

    /// What runs on in an open paragraph: words, then items, the last of which is given back.
    fn inline(&mut self, range: Range<usize>) -> Option<ItemMark> {
        let words = self.source[range.clone()].trim_start_matches(is_space);
        let start = range.end - words.len();
        if words.is_empty() {
            return None;
        }
        let marks = self.items_in(&(start..range.end), Around::default());
        let first = marks.first().map_or(range.end, |m| m.start);
        if start < first {
            self.build.leaf(Kind::Body, start..start, start..first);
        }
        self.items(range.end, &marks);
        marks.last().copied()
    }

    fn items(&mut self, end: usize, marks: &[ItemMark]) {
        for (at, mark) in marks.iter().enumerate() {
            let until = marks.get(at + 1).map_or(end, |next| next.start);
            self.build
                .leaf(Kind::Item, mark.start..mark.end, mark.end..until);
        }
    }

    /// Lines before the first section and paragraph. Returns whether the line was one.
    fn head(&mut self, line: &Scanned<'_>) -> bool {
        if !self.in_head {
            return false;
        }
        let words = line.words;
        let letterhead = self.title_due && is_letterhead(words);
        let kind = if letterhead {
            Kind::Body
        } else if self.title_due {
            Kind::Title
        } else if tells_of_meeting(words) {
            Kind::Body
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
        self.title_due = letterhead;
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
        let last = at >= self.last_plain;
        let ends = |words| is_closing(words) || is_date(words) || is_organisation(words);
        let dated_next = next.is_some_and(|l| is_date(l.words));
        let kind = if is_date(words) {
            Kind::Date
        } else if is_closing(words)
            || (thanks(words) || tells_of_meeting(words))
                && (!self.bare || next.is_some_and(|l| ends(l.words)))
                && !self.heads_behind(at)
        {
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
}
