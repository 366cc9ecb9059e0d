//! What the JSON tells of a report beside its nodes: claims, the ledger, statuses.

use super::Entry;
use crate::outline::{Node, NodeId, Outline, Status};
use crate::report::{self, Cue, LedgerRow, Reading};
use crate::text::Position;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// The status of each problem, and of each heading that names one.
pub(super) type States = HashMap<NodeId, Status>;

/// The statuses of a part. O(part).
pub(super) fn states(outline: &Outline, part: &Rc<Node>, reading: &Reading) -> States {
    let rows = reading.rows(outline).iter();
    let mut states: States = rows.filter_map(|r| Some((r.node, r.status?))).collect();
    part.walk(&mut |n| {
        if n.kind.is_heading() && !states.contains_key(&n.id) && Cue::of(n) == Cue::Strong {
            states.extend(report::status(outline, n.id).map(|said| (n.id, said.status)));
        }
    });
    states
}

/// A claim with its place.
#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct Stated {
    node: NodeId,
    line: u32,
    column: u32,
    text: String,
    number: Number,
    unit: String,
    about: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    approximate: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    counted: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distinct: Option<u32>,
    verdict: &'static str,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    arithmetic: Option<Sum>,
}

/// A sum or rate that a claim states.
#[derive(Serialize, Debug)]
struct Sum {
    parts: Vec<Number>,
    stated: Number,
    computed: Number,
    verdict: &'static str,
}

/// A count, or a percentage with decimals.
#[derive(Serialize, Debug)]
#[serde(untagged)]
enum Number {
    Whole(u32),
    Decimal(f64),
}

impl Number {
    fn of(amount: report::Amount) -> Self {
        match amount.whole() {
            Some(n) => Self::Whole(n),
            None => Self::Decimal(amount.value()),
        }
    }
}

/// A row of the ledger.
#[derive(Serialize, Debug)]
pub(super) struct Row {
    node: NodeId,
    /// The titles of the sections, outermost first, with ` / ` between them.
    section: String,
    problem: String,
    measures: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    responsible: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<String>,
    /// What other columns hold, by their ids: `leader`, `own:问题表现`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    cells: BTreeMap<String, String>,
}

impl Row {
    fn of(row: &report::LedgerRow) -> Self {
        let words = |cell: &Option<report::LedgerCell>| cell.as_ref().map(|c| c.text.clone());
        Self {
            node: row.node,
            section: row.sections.join(" / "),
            problem: row.problem.clone(),
            measures: row.measures.iter().map(|m| m.text.clone()).collect(),
            status: row.status,
            responsible: words(&row.responsible),
            deadline: words(&row.deadline),
            remark: words(&row.remark),
            cells: cells(row),
        }
    }
}

fn cells(row: &report::LedgerRow) -> BTreeMap<String, String> {
    let columns = report::Columns::usual([row]);
    let all = columns.all().into_iter();
    let rare = all.filter(|c| c.index() > report::Column::Remark.index());
    let held = rare.filter_map(|c| Some((columns.id(c), columns.cell(row, c)?.text.clone())));
    held.collect()
}

/// The ledger of a part.
pub(super) fn ledger(rows: &[Rc<LedgerRow>]) -> Vec<Row> {
    rows.iter().map(|row| Row::of(row)).collect()
}

/// A row of a ledger that stands alone.
#[derive(Serialize, Debug)]
pub(super) struct LedgerEntry {
    number: usize,
    report: String,
    #[serde(flatten)]
    row: Row,
}

impl LedgerEntry {
    /// Of the row.
    pub fn of(row: &report::LedgerRow) -> Self {
        Self {
            number: row.number,
            report: row.report.clone(),
            row: Row::of(row),
        }
    }
}

/// The claims of a part, with their places among its entries.
pub(super) fn claims(reading: &Reading, nodes: &[Entry<'_>]) -> Vec<Stated> {
    let placed = reading.claims().iter().cloned();
    let placed = placed.filter_map(|c| Some(stated(place_of(nodes, c.node)?, c)));
    placed.collect()
}

/// The entry of that id.
fn place_of<'e, 'a>(nodes: &'e [Entry<'a>], id: NodeId) -> Option<&'e Entry<'a>> {
    nodes.iter().find_map(|n| {
        if n.id == id {
            Some(n)
        } else {
            place_of(&n.children, id)
        }
    })
}

fn stated(entry: &Entry<'_>, claim: report::Claim) -> Stated {
    let words = entry.source;
    let before = words.get(..claim.range.start).unwrap_or_default();
    let mut at = Position::start();
    (at.line, at.column) = (entry.line, entry.column + entry.marker_len);
    at.pass(before);
    // Broken lines: the line is that on which the number stands.
    let between = words.get(claim.range.start..claim.number_at);
    if let Some(between) = between.filter(|b| b.contains('\n')) {
        at.pass(between);
    }
    Stated {
        node: claim.node,
        line: at.line,
        column: at.column,
        text: claim.text,
        number: Number::of(claim.number),
        unit: claim.unit,
        about: claim.about.name(),
        approximate: claim.approximate,
        counted: claim.counted,
        distinct: claim.distinct,
        verdict: claim.verdict.name(),
        reason: claim.reason.sentence().zh,
        arithmetic: claim.arithmetic.map(|a| Sum {
            parts: a.parts.into_iter().map(Number::of).collect(),
            stated: Number::of(a.stated),
            computed: Number::of(a.computed),
            verdict: a.verdict.name(),
        }),
    }
}
