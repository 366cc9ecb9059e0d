//! The ledger of problems 台账: a row a problem, each cell read from the text or typed.
//!
//! A typed cell is a note on the problem's node and goes before what the text says; it travels
//! with the node and stays when the text changes.

mod column;
mod sums;
mod term;

use super::calendar::Date;
use super::deadline::{read_day, report_date, resolve_deadline};
use super::duty::{Duty, duties};
use super::label::{Said, Words, column, is_of, own_words, said, said_responsible};
use super::shadow::{self, Cuts, joined};
use super::{measures_of, problems, status, title};
use crate::lexis::label::{Topic, topics};
use crate::outline::{Kind, Node, NodeId, Outline, Status};
use crate::syntax::tells_subject;
use crate::text::{is_space, simplified};
use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

pub use column::{Column, Columns};
use term::{is_planned, term_of};

pub use sums::{LedgerSums, Rate, ledger_summary, sums_by_report, sums_by_section};

/// Where the words of a cell come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// From the text: the node, and bytes of its text; where the words stand in several places,
    /// the first of them.
    Read {
        /// The node.
        node: NodeId,
        /// Bytes of its text.
        range: Range<usize>,
    },
    /// From the writer, who typed it in the ledger.
    Typed,
}

/// A cell of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerCell {
    /// The words.
    pub text: String,
    /// Where they come from.
    pub source: Source,
}

/// A measure of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerMeasure {
    /// The node that tells it.
    pub node: NodeId,
    /// Its number as the text spells it: （1）, 一是; empty without one.
    pub marker: String,
    /// Its words.
    pub text: String,
}

impl LedgerMeasure {
    /// Its number and words.
    pub fn numbered(&self) -> String {
        [self.marker.as_str(), &self.text].concat()
    }
}

/// A row: one problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    /// The problem.
    pub node: NodeId,
    /// Its number in the ledger, from 1.
    pub number: usize,
    /// The part that it stands in.
    pub part: NodeId,
    /// The title of that report; of a copy in a merged one, of that which it comes from.
    pub report: String,
    /// The titles of the sections above it, outermost first.
    pub sections: Vec<String>,
    /// Its own title.
    pub problem: String,
    /// Whether it is no problem but what minutes of a meeting charge somebody with.
    pub is_duty: bool,
    /// Its measures, in order.
    pub measures: Vec<LedgerMeasure>,
    /// How far it has come.
    pub status: Option<Status>,
    /// The report's own words for that: 限期整改; empty where it was noted or nothing says so.
    pub status_words: String,
    /// What says so.
    pub status_source: Option<Source>,
    /// Who is responsible.
    pub responsible: Option<LedgerCell>,
    /// By when.
    pub deadline: Option<LedgerCell>,
    /// The day that the term ends on.
    pub due: Option<Date>,
    /// What is remarked.
    pub remark: Option<LedgerCell>,
    /// The cells of the columns that not every ledger has.
    pub cells: Vec<(Column, LedgerCell)>,
    /// The cells of the report's own labels, in order of the text.
    pub own: Vec<(String, LedgerCell)>,
}

impl LedgerRow {
    /// Whether the term has ended before `today` and the problem is not settled. What is done,
    /// mostly done or kept up for good is not overdue.
    pub fn is_overdue(&self, today: Date) -> bool {
        let settled = matches!(
            self.status,
            Some(Status::Done | Status::Mostly | Status::Standing)
        );
        !settled && self.due.is_some_and(|due| due < today)
    }
}

/// The ledger of one part, or of all parts of a compilation if `part` is the root, but for those that
/// are [copies](crate::outline::Note::copies) of others; a row a problem in order of the text.
/// Minutes of a meeting without problems have a row a duty.
/// O(text).
///
/// ```
/// let outline = gangmu::parse("1.关于会议偏多的问题\n责任单位：办公室\n整改情况：正在推进。一是合并会议。\n");
/// let rows = gangmu::ledger(&outline, outline.root().id);
/// assert_eq!(rows[0].problem, "关于会议偏多的问题");
/// assert_eq!(rows[0].status, Some(gangmu::Status::Ongoing));
/// assert_eq!(rows[0].responsible.as_ref().map(|cell| cell.text.as_str()), Some("办公室"));
/// ```
pub fn ledger(outline: &Outline, part: NodeId) -> Vec<LedgerRow> {
    let shadow = shadow::of_outline(outline, part);
    let (plain, cuts) = shadow
        .as_ref()
        .map_or((outline, None), |(p, c)| (p, Some(c)));
    let reader = Reader {
        outline,
        plain,
        cuts,
    };
    reader.rows(part)
}

/// What rows are read from.
struct Reader<'a> {
    /// The text as written, whose words the cells hold.
    outline: &'a Outline,
    /// What it is read as, in which it is found where they stand.
    plain: &'a Outline,
    cuts: Option<&'a Cuts>,
}

/// What the sections above a problem say of who leads, joins and verifies, and it does not say
/// itself: ids of columns with their words.
pub fn roles_above(outline: &Outline, problem: &Rc<Node>) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let own = own_words(problem);
    let above = outline.lineage(problem.id).into_iter().skip(1);
    let above = above.filter_map(|id| outline.get(id));
    for section in above.take_while(|n| !n.kind.is_part()) {
        let words = own_words(section);
        for (column, topic) in Column::ROLES {
            let meant = |w: &Words<'_>| is_of(w, topic);
            let is_known = found.iter().any(|(id, _)| id == column.id()) || own.iter().any(meant);
            let said = said(&words, &meant).filter(|_| !is_known);
            found.extend(said.map(|s| (column.id().to_owned(), s.text(outline))));
        }
    }
    found
}

/// Whether a part is made of copies of the problems of others.
pub fn is_copy(part: &Node) -> bool {
    part.note.as_ref().is_some_and(|n| n.copies)
}

impl Reader<'_> {
    fn rows(&self, part: NodeId) -> Vec<LedgerRow> {
        let mut rows = Vec::new();
        let parts = self.plain.root().children.iter();
        let root = self.plain.root().id;
        for part in parts.filter(|p| part == root && !is_copy(p) || p.id == part) {
            let report = self.outline.get(part.id).map(|p| title(p));
            let report = report.unwrap_or_default();
            let date = report_date(part);
            let first = rows.len();
            let mut problems = problems(part);
            let duties = duties(part);
            problems.extend(duties.iter().map(|d| d.node.clone()));
            let mut above = Above::of(&problems);
            for (at, problem) in problems.iter().enumerate() {
                // A copy in a merged report keeps the report and the day that it comes from.
                let origin = problem.note.as_ref().and_then(|n| n.origin.as_ref());
                let day = origin.and_then(|o| read_day(o.day.as_deref()?, None));
                let date = if origin.is_some() { day } else { date };
                let mut row = self.row(problem, &mut above, date);
                if let Some(duty) = duties.get(at) {
                    self.charge(&mut row, duty, date);
                }
                row.part = part.id;
                row.report = origin.map_or(&report, |o| &o.report).clone();
                row.number = rows.len() + 1;
                rows.push(row);
            }
            self.keep_labels(&mut rows[first..]);
        }
        rows
    }

    fn row<'a>(
        &'a self,
        problem: &'a Rc<Node>,
        above: &mut Above<'a>,
        date: Option<Date>,
    ) -> LedgerRow {
        let written = self.outline.get(problem.id).unwrap_or(problem);
        let subject = joined(&name(written)).into_owned();
        let note = problem.note.as_deref();
        let typed = |text: Option<&String>| {
            text.map(|text| LedgerCell {
                text: text.clone(),
                source: Source::Typed,
            })
        };
        let status = status(self.plain, problem.id);
        let by_hand = note.is_some_and(|n| n.status.is_some());
        let status_source = status.as_ref().map(|s| match by_hand {
            true => Source::Typed,
            false => whole(self.outline, s.node),
        });
        let lineage = self.plain.lineage(problem.id).into_iter().skip(1);
        let lineage = lineage.filter_map(|id| self.plain.get(id));
        let mut layers = vec![Rc::new(own_words(problem))];
        layers.extend(above.words(lineage.take_while(|n| !n.kind.is_part())));
        let own = &*layers[0];
        let measures = self.measures(problem);
        let is_measure = |w: &Words<'_>| measures.iter().any(|m| m.node == w.node);

        let mut cells = Vec::new();
        for (column, topic) in Column::ROLES {
            let found = layers
                .iter()
                .find_map(|words| said(words, &|w| is_of(w, topic)));
            cells.extend(found.map(|said| (column, self.cell(&said))));
        }
        for (column, topic) in Column::ACCOUNTS {
            let meant = |w: &Words<'_>| is_of(w, topic) && !is_measure(w) && !is_planned(w, topic);
            cells.extend(said(own, &meant).map(|said| (column, self.cell(&said))));
        }
        let mut labelled: Vec<(String, LedgerCell)> = Vec::new();
        for label in own.iter().filter_map(|w| w.label) {
            if is_own(label) && labelled.iter().all(|(known, _)| known != label) {
                let found = said(own, &|w| w.label == Some(label) && !is_measure(w));
                let found = found.map(|said| self.cell(&said));
                // Of a table the head of the problems is none.
                let found = found.filter(|cell| cell.text != subject);
                labelled.extend(found.map(|cell| (label.to_owned(), cell)));
            }
        }
        for (id, words) in note.map_or(&[][..], |n| &n.cells) {
            let cell = typed(Some(words));
            match id.strip_prefix("own:") {
                Some(label) => set(&mut labelled, label.to_owned(), cell),
                None => {
                    if let Some(column) = Column::ALL.into_iter().find(|c| c.id() == id) {
                        set(&mut cells, column, cell);
                    }
                }
            }
        }
        let read_name = || layers.iter().find_map(|words| said_responsible(words));
        let responsible = typed(note.and_then(|n| n.responsible.as_ref()))
            .or_else(|| read_name().map(|said| self.cell(&said)));
        let deadline = typed(note.and_then(|n| n.deadline.as_ref()))
            .or_else(|| term_of(own).map(|said| self.cell(&said)));
        let remarked = || said(own, &|w| is_of(w, Topic::Remark));
        let remark = typed(note.and_then(|n| n.remark.as_ref()))
            .or_else(|| remarked().map(|said| self.cell(&said)));
        let due = deadline
            .as_ref()
            .and_then(|d| resolve_deadline(&simplified(&d.text), date));
        LedgerRow {
            node: problem.id,
            number: 0,
            part: problem.id,
            report: String::new(),
            sections: sections_above(self.outline, problem.id),
            problem: subject,
            is_duty: false,
            measures,
            status: status.as_ref().map(|s| s.status),
            status_words: status.map(|s| s.words).unwrap_or_default(),
            status_source,
            responsible,
            deadline,
            due,
            remark,
            cells,
            own: labelled,
        }
    }

    /// Makes the row one of a duty.
    fn charge(&self, row: &mut LedgerRow, duty: &Duty, date: Option<Date>) {
        row.is_duty = true;
        let written = self.outline.get(duty.node.id).unwrap_or(&duty.node);
        if !duty.labelled {
            let words = written
                .text
                .trim_matches(|c| is_space(c) || c == '。' || c == '；');
            row.problem = joined(words).into_owned();
        }
        // What is to be done is not done.
        if row.status_source != Some(Source::Typed) {
            (row.status, row.status_source) = (None, None);
            row.status_words.clear();
        }
        let said = |places: &[(NodeId, Range<usize>)]| {
            (!places.is_empty()).then(|| {
                let (label, places) = ("", places.to_vec());
                self.cell(&Said { label, places })
            })
        };
        for (column, places) in [(Column::Lead, &duty.lead), (Column::Joint, &duty.joint)] {
            if row.cells.iter().all(|(known, _)| *known != column) {
                set(&mut row.cells, column, said(places));
            }
        }
        let who = || said(&duty.unit).or_else(|| said(&duty.lead));
        row.responsible = row.responsible.take().or_else(who);
        if row.deadline.is_none() {
            row.deadline = duty
                .term
                .as_ref()
                .and_then(|t| said(std::slice::from_ref(t)));
            let words = row.deadline.as_ref().map(|d| simplified(&d.text));
            row.due = words.and_then(|words| resolve_deadline(&words, date));
        }
    }

    /// The bytes of the text itself for those of what it is read as; all of the node
    /// where a cell 是 of a table is read as 已销号.
    fn place(&self, (node, range): &(NodeId, Range<usize>)) -> Range<usize> {
        let text = self.outline.get(*node).map_or("", |n| n.text.as_str());
        let range = range.clone();
        let range = self
            .cuts
            .map_or(range.clone(), |cuts| cuts.back(*node, range));
        text.get(range.clone()).map_or(0..text.len(), |_| range)
    }

    fn cell(&self, said: &Said<'_>) -> LedgerCell {
        let words = |place: &(NodeId, Range<usize>)| {
            let text = self.outline.get(place.0).map_or("", |n| n.text.as_str());
            joined(&text[self.place(place)]).into_owned()
        };
        let all: Vec<String> = said.places.iter().map(words).collect();
        let node = said.places[0].0;
        let range = self.place(&said.places[0]);
        LedgerCell {
            text: all.join("；"),
            source: Source::Read { node, range },
        }
    }

    fn measures(&self, problem: &Rc<Node>) -> Vec<LedgerMeasure> {
        let own = measures_of(problem).into_iter();
        let own = own.filter_map(|m| self.outline.get(m.id));
        own.map(|m| LedgerMeasure {
            node: m.id,
            marker: m.marker_spelling().to_owned(),
            text: joined(m.text.trim_matches(is_space)).into_owned(),
        })
        .collect()
    }

    /// Words before a colon are a label of the report's own if they are spelled as labels are, or
    /// stand below several problems; 会议指出： is none.
    fn keep_labels(&self, rows: &mut [LedgerRow]) {
        let is_spelled = |cell: &LedgerCell| match &cell.source {
            Source::Read { node, .. } => {
                let lineage = self.plain.lineage(*node).into_iter().take(2);
                let mut nodes = lineage.filter_map(|id| self.plain.get(id));
                nodes.any(|n| n.kind == Kind::Label || column(n).is_some())
            }
            Source::Typed => true,
        };
        let mut met: Vec<(String, bool)> = Vec::new();
        for (label, cell) in rows.iter().flat_map(|row| &row.own) {
            match met.iter_mut().find(|(known, _)| known == label) {
                Some((_, is_label)) => *is_label = true,
                None => met.push((label.clone(), is_spelled(cell))),
            }
        }
        let is_label = |label: &String| met.iter().any(|(known, is)| *is && known == label);
        for row in rows {
            row.own.retain(|(label, _)| is_label(label));
        }
    }
}

/// What the sections above problems say of all that stands in them.
struct Above<'a> {
    problems: HashSet<NodeId>,
    /// The problems with all that stands below them.
    theirs: HashSet<NodeId>,
    /// Of the sections above the last problem.
    known: Vec<(NodeId, Rc<Vec<Words<'a>>>)>,
}

impl<'a> Above<'a> {
    fn of(problems: &[Rc<Node>]) -> Self {
        let mut theirs = HashSet::new();
        for problem in problems {
            problem.walk(&mut |n| {
                theirs.insert(n.id);
            });
        }
        Self {
            problems: problems.iter().map(|p| p.id).collect(),
            theirs,
            known: Vec::new(),
        }
    }

    /// The words of these sections, but for those of problems that stand in them.
    fn words(&mut self, sections: impl Iterator<Item = &'a Rc<Node>>) -> Vec<Rc<Vec<Words<'a>>>> {
        let mut words = Vec::new();
        for section in sections {
            let known = self.known.iter().find(|(id, _)| *id == section.id);
            words.push(match known {
                Some(known) => known.clone(),
                None => {
                    let mut own = own_words(section);
                    let outer = self.problems.contains(&section.id);
                    own.retain(|w| outer || !self.theirs.contains(&w.node));
                    (section.id, Rc::new(own))
                }
            });
        }
        self.known = words;
        self.known.iter().map(|(_, words)| words.clone()).collect()
    }
}

/// Whether a label is none of those that are told elsewhere, as is 是否销号.
fn is_own(label: &str) -> bool {
    let is_told = Column::named(label).is_some() || label.starts_with("是否");
    topics(label).is_empty() && !is_told
}

/// Puts the cell in the place of the one that is kept by this key.
fn set<K: PartialEq>(cells: &mut Vec<(K, LedgerCell)>, key: K, cell: Option<LedgerCell>) {
    cells.retain(|(known, _)| *known != key);
    cells.extend(cell.map(|cell| (key, cell)));
}

/// A problem's title; of an item its first sentence.
fn name(problem: &Node) -> String {
    // In a table where another column comes before that of the problems.
    let subject = |n: &Node| column(n).is_some_and(tells_subject);
    if column(problem).is_some()
        && !subject(problem)
        && let Some(cell) = problem.children.iter().find(|c| subject(c))
    {
        return cell.text.to_string();
    }
    let title = problem.title();
    match problem.kind.is_heading() {
        true => title.to_owned(),
        false => title.split('。').next().unwrap_or(title).to_owned(),
    }
}

fn sections_above(outline: &Outline, id: NodeId) -> Vec<String> {
    let above = outline.lineage(id).into_iter().skip(1);
    let above = above.filter_map(|id| outline.get(id));
    let headings = above.filter(|n| n.kind.is_heading());
    let mut titles: Vec<String> = headings.map(|n| n.title().to_owned()).collect();
    titles.reverse();
    titles
}

fn whole(outline: &Outline, node: NodeId) -> Source {
    let len = outline.get(node).map_or(0, |n| n.text.len());
    Source::Read {
        node,
        range: 0..len,
    }
}

#[cfg(test)]
mod tests;
