//! The ledger of problems 台账: a row a problem, each cell read from the text or typed.
//!
//! A typed cell is a note on the problem's node and goes before what the text says; it travels
//! with the node and stays when the text changes.

mod column;
mod sums;

use super::calendar::Date;
use super::deadline::{find_deadline, report_date, resolve_deadline};
use super::label::{column, own_words};
use super::shadow::{self, Cuts, joined};
use super::{measures_of, problems, responsible, status, title};
use crate::outline::{Node, NodeId, Outline, Status};
use crate::syntax::tells_subject;
use crate::text::is_space;
use std::ops::Range;
use std::rc::Rc;

pub use column::Column;
pub use sums::{LedgerSums, Rate, ledger_summary, sums_by_report, sums_by_section};

/// Where the words of a cell come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// From the text: the node, and bytes of its text.
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
    /// Its words.
    pub text: String,
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
    /// The title of that report.
    pub report: String,
    /// The titles of the sections above it, outermost first.
    pub sections: Vec<String>,
    /// Its own title.
    pub problem: String,
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
    /// What the writer remarked.
    pub remark: Option<LedgerCell>,
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
    if let Some((plain, cuts)) = shadow::of_outline(outline, part) {
        let mut rows = read_rows(&plain, part);
        rows.iter_mut()
            .for_each(|row| as_written(outline, &cuts, row));
        return rows;
    }
    read_rows(outline, part)
}

/// Puts the words of the text itself in the place of those that were read.
fn as_written(outline: &Outline, cuts: &Cuts, row: &mut LedgerRow) {
    let Some(problem) = outline.get(row.node) else {
        return;
    };
    row.problem = joined(&name(problem)).into_owned();
    row.sections = sections_above(outline, row.node);
    row.report = outline
        .get(row.part)
        .map_or_else(String::new, |part| title(part));
    row.measures = listed(problem);
    for measure in &mut row.measures {
        measure.text = joined(&measure.text).into_owned();
    }
    for cell in [&mut row.responsible, &mut row.deadline]
        .into_iter()
        .flatten()
    {
        if let Source::Read { node, range } = &mut cell.source {
            *range = cuts.back(*node, range.clone());
            let words = outline.get(*node).and_then(|n| n.text.get(range.clone()));
            let words = words.map(joined);
            if let Some(words) = words.filter(|w| w.len() == cell.text.len()) {
                cell.text = words.into_owned();
            }
        }
    }
}

fn read_rows(outline: &Outline, part: NodeId) -> Vec<LedgerRow> {
    let mut rows = Vec::new();
    let parts = outline.root().children.iter();
    let wanted = parts.filter(|p| part == outline.root().id && !is_copy(p) || p.id == part);
    for part in wanted {
        let report = title(part);
        let date = report_date(part);
        for problem in problems(part) {
            let mut row = row(outline, &problem, date);
            row.part = part.id;
            row.report.clone_from(&report);
            row.number = rows.len() + 1;
            rows.push(row);
        }
    }
    rows
}

/// Whether a part is made of copies of the problems of others.
pub fn is_copy(part: &Node) -> bool {
    part.note.as_ref().is_some_and(|n| n.copies)
}

fn row(outline: &Outline, problem: &Rc<Node>, date: Option<Date>) -> LedgerRow {
    let note = problem.note.as_deref();
    let typed = |text: Option<&String>| {
        text.map(|text| LedgerCell {
            text: text.clone(),
            source: Source::Typed,
        })
    };
    let status = status(outline, problem.id);
    let by_hand = note.is_some_and(|n| n.status.is_some());
    let status_source = status.as_ref().map(|s| match by_hand {
        true => Source::Typed,
        false => whole(outline, s.node),
    });
    let read_name = || {
        let who = responsible(outline, problem.id)?;
        Some(read(outline, who.node, who.name))
    };
    let responsible = typed(note.and_then(|n| n.responsible.as_ref())).or_else(read_name);
    let deadline = typed(note.and_then(|n| n.deadline.as_ref())).or_else(|| term_of(problem));
    let due = deadline
        .as_ref()
        .and_then(|d| resolve_deadline(&d.text, date));
    LedgerRow {
        node: problem.id,
        number: 0,
        part: problem.id,
        report: String::new(),
        sections: sections_above(outline, problem.id),
        problem: name(problem),
        measures: listed(problem),
        status: status.as_ref().map(|s| s.status),
        status_words: status.map(|s| s.words).unwrap_or_default(),
        status_source,
        responsible,
        deadline,
        due,
        remark: typed(note.and_then(|n| n.remark.as_ref())),
    }
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

fn listed(problem: &Rc<Node>) -> Vec<LedgerMeasure> {
    let own = measures_of(problem).into_iter();
    own.map(|m| LedgerMeasure {
        node: m.id,
        text: m.text.trim_matches(is_space).to_owned(),
    })
    .collect()
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

/// A cell of words that stand in a node or below it; all of the node where they do not stand
/// together.
fn read(outline: &Outline, node: NodeId, text: String) -> LedgerCell {
    let mut found = None;
    if let Some(node) = outline.get(node) {
        node.walk(&mut |n| {
            if found.is_none()
                && let Some(at) = n.text.find(&text)
            {
                found = Some((n.id, at..at + text.len()));
            }
        });
    }
    let source = match found {
        Some((node, range)) => Source::Read { node, range },
        None => whole(outline, node),
    };
    LedgerCell { text, source }
}

/// What a label 整改时限： says, or the term that the problem's words speak of.
fn term_of(problem: &Rc<Node>) -> Option<LedgerCell> {
    const LABELS: [&str; 5] = ["时限", "期限", "完成时间", "整改时间", "办结时间"];
    let words = own_words(problem);
    let labelled = words.iter().find(|w| {
        let named = w
            .label
            .is_some_and(|l| LABELS.iter().any(|w| l.ends_with(w)));
        named && !w.text.trim_matches(is_space).is_empty()
    });
    let (words, range) = match labelled {
        Some(w) => {
            let behind = w.text.trim_start_matches(is_space);
            let term = behind.trim_end_matches(is_space);
            let len = term.trim_end_matches(['。', '；']).len();
            let from = w.text.len() - behind.len();
            (w, from..from + len)
        }
        None => words
            .iter()
            .find_map(|w| Some((w, find_deadline(w.text)?)))?,
    };
    Some(LedgerCell {
        text: words.text[range.clone()].to_owned(),
        source: Source::Read {
            node: words.node,
            range: words.at + range.start..words.at + range.end,
        },
    })
}

#[cfg(test)]
mod tests;
