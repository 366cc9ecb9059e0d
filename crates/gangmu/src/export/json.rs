//! The outline as JSON, version 1. Lines and columns are those of the text as written now.

mod sheet;

use crate::check::{Located, RuleId, Settings, Severity, bigrams, check_all_read, located};
use crate::numbering::{marker_at, marker_of};
use crate::outline::{Kind, Node, NodeId, Note, Outline, ReportKind, Status};
use crate::report::{self, LedgerRow, Reading, Readings};
use crate::syntax::item_ordinal;
use crate::text::{Figures, Position};
use serde::Serialize;
use sheet::{Row, Stated, States};
use std::rc::Rc;

/// The version of the format that is written.
pub const VERSION: u32 = 1;

/// A whole file: what the JSON holds at the top.
#[derive(Serialize, Debug)]
pub struct File<'a> {
    format: &'static str,
    version: u32,
    documents: Vec<Document<'a>>,
    front: Vec<Entry<'a>>,
}

#[derive(Serialize, Debug)]
struct Document<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    kind: ReportKind,
    title: String,
    line: u32,
    nodes: Vec<Entry<'a>>,
    counts: Counts,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<Found>>,
    claims: Vec<Stated>,
    ledger: Vec<Row>,
}

#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
struct Counts {
    #[serde(flatten)]
    figures: Figures,
    problems: u32,
    measures: u32,
    by_level: Vec<u32>,
}

/// A finding with its place.
#[derive(Serialize, Debug)]
struct Found {
    rule: RuleId,
    severity: Severity,
    line: u32,
    column: u32,
    node: NodeId,
    message: String,
    fix: bool,
}

#[derive(Serialize, Debug)]
struct Entry<'a> {
    id: NodeId,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "str::is_empty")]
    marker: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ordinal: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    line: u32,
    column: u32,
    /// The node's words as they stand in the text, and how many characters its marker has.
    #[serde(skip)]
    source: &'a str,
    #[serde(skip)]
    marker_len: u32,
    inline: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a Note>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<Entry<'a>>,
}

impl<'a> File<'a> {
    /// Takes the reports, and what stands before them, out of their file.
    pub fn into_parts(self) -> (Vec<impl Serialize + 'a>, Vec<impl Serialize + 'a>) {
        (self.documents, self.front)
    }
}

/// The rows of a ledger as data, in the order given.
pub fn rows(rows: &[LedgerRow]) -> Vec<impl Serialize> {
    rows.iter().map(sheet::LedgerEntry::of).collect()
}

/// The outline as JSON. Several outlines, each with its file's name, make one file.
pub fn file<'a>(outlines: impl IntoIterator<Item = (Option<&'a str>, &'a Outline)>) -> File<'a> {
    checked_file(outlines, None)
}

/// As [`file()`], with what checks find by these settings.
///
/// ```
/// use gangmu::{Settings, export::json};
///
/// let outline = gangmu::parse("一、总体情况\n已完成。。\n");
/// let file = json::checked_file([(None, &outline)], Some(&Settings::default()));
/// let text = serde_json::to_string(&file)?;
/// assert!(text.contains(r#""rule":"doubled-punctuation""#));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn checked_file<'a>(
    outlines: impl IntoIterator<Item = (Option<&'a str>, &'a Outline)>,
    settings: Option<&Settings>,
) -> File<'a> {
    file_read(outlines, settings, &Readings::default())
}

/// As [`checked_file()`], where parts have been read.
pub fn file_read<'a>(
    outlines: impl IntoIterator<Item = (Option<&'a str>, &'a Outline)>,
    settings: Option<&Settings>,
    readings: &Readings,
) -> File<'a> {
    let mut documents = Vec::new();
    let mut front = Vec::new();
    for (name, outline) in outlines {
        let mut at = Position::start();
        let found =
            settings.map(|s| located(outline, check_all_read(outline, readings, s, &bigrams)));
        let mut found = found.map(Vec::into_iter);
        let mut in_front = Vec::new();
        for part in &outline.root().children {
            let of_part = found.as_mut().and_then(Iterator::next);
            let of_part = of_part.map(|found| found.into_iter().map(finding));
            let reading = readings.of(part);
            let states = sheet::states(outline, part, &reading);
            let children = part.children.iter();
            let nodes: Vec<_> = children.map(|n| entry(n, &states, &mut at)).collect();
            if part.kind == Kind::Front {
                front.extend(nodes);
                in_front.extend(of_part.into_iter().flatten());
            } else {
                let mut document = document(name, outline, &reading, part, nodes);
                // What is found in the front is told with the report behind it.
                document.findings = of_part.map(|of_part| {
                    in_front.extend(of_part);
                    std::mem::take(&mut in_front)
                });
                documents.push(document);
            }
        }
    }
    File {
        format: "gangmu",
        version: VERSION,
        documents,
        front,
    }
}

fn finding(located: Located) -> Found {
    let finding = located.finding;
    Found {
        line: located.line,
        column: located.column,
        node: finding.node,
        message: finding.message.zh,
        fix: finding.fix.is_some(),
        rule: finding.rule,
        severity: finding.severity,
    }
}

fn document<'a>(
    file: Option<&'a str>,
    outline: &Outline,
    reading: &Reading,
    part: &'a Rc<Node>,
    nodes: Vec<Entry<'a>>,
) -> Document<'a> {
    let totals = part.totals();
    let used = totals
        .by_level
        .iter()
        .rposition(|n| *n > 0)
        .map_or(0, |at| at + 1)
        .max(5);
    // A letterhead stands above the title.
    let of = |is: &dyn Fn(&&Entry<'_>) -> bool| nodes.iter().find(is);
    let first = of(&|n| n.kind == Kind::Title.name())
        .or(of(&|n| n.kind != Kind::Junk.name()))
        .or(nodes.first());
    let claims = sheet::claims(reading, &nodes);
    let ledger = sheet::ledger(reading.rows(outline));
    Document {
        file,
        kind: report::kind(part),
        title: report::title(part),
        line: first.map_or(1, |n| n.line),
        nodes,
        counts: Counts {
            figures: totals.figures(),
            problems: part.summary().problems,
            measures: part.summary().measures,
            by_level: totals.by_level[..used].to_vec(),
        },
        findings: None,
        claims,
        ledger,
    }
}

fn entry<'a>(node: &'a Node, states: &States, at: &mut Position) -> Entry<'a> {
    at.pass(&node.lead);
    let (line, column) = (at.line, at.column);
    at.pass(&node.marker);
    at.pass(&node.text);
    let is_heading = node.kind.is_heading();
    Entry {
        id: node.id,
        kind: kind(node),
        level: node.kind.level().map(|l| l.get()),
        marker: node.marker_spelling(),
        ordinal: ordinal(node),
        title: is_heading.then(|| node.title()),
        text: (!is_heading).then_some(node.text.as_str()),
        line,
        column,
        source: &node.text,
        marker_len: node.marker.chars().count() as u32,
        inline: node.is_inline() && line > 1,
        status: states.get(&node.id).copied(),
        note: node.note.as_deref(),
        children: node.children.iter().map(|n| entry(n, states, at)).collect(),
    }
}

/// What the node is called: a row of a pasted table and its cells are no headings and paragraphs of
/// the report, and a measure that a number begins on the line of its label is none that 一是 does.
fn kind(node: &Node) -> &'static str {
    let in_table = node.note.as_ref().is_some_and(|n| n.column.is_some());
    match node.kind {
        Kind::Heading(_) if in_table => "row",
        Kind::Item if in_table || node.is_inline() && marker_at(&node.marker).is_some() => {
            "measure"
        }
        _ if in_table => "cell",
        kind => kind.name(),
    }
}

/// The number that a node's marker spells.
pub(crate) fn ordinal(node: &Node) -> Option<u32> {
    match node.kind {
        Kind::Item => item_ordinal(&node.marker),
        _ => marker_of(&node.marker).map(|m| m.ordinal),
    }
}
