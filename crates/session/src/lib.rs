//! The whole application without a screen: the outline, its history, what is folded and where
//! the writer stands. Time is an argument; nothing here knows a browser.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
// Tests may read files.
#![cfg_attr(test, allow(clippy::disallowed_methods, clippy::disallowed_types))]

mod app;
mod bulk;
mod changes;
mod command;
mod compared;
mod desk_file;
mod keep;
mod mentions;
mod paper;
mod reader;
mod record;
mod rehearse;
mod rows;
mod search;
mod sent;
mod shelf;
mod version;
mod view;
mod words;

pub use app::*;
pub use bulk::{Bulk, parsed_bulk};
pub use changes::Change;
pub use command::{Command, OnNodes, Outcome};
pub use compared::{CompareOrder, Compared, PIECE, Taken, compare_request, compared};
pub use desk_file::{DeskFile, around_desk_file, is_desk_file, read_desk_file};
pub use keep::{Head, RestoreError, salvage};
pub use paper::Sheet;
pub use reader::{
    Asking, Facts, PartReading, Reader, Reading, Stage, Stated, Way, request as reader_request,
    request_opening, told_outline,
};
pub use record::{Recorder, part_record};
pub use rehearse::rehearsal;
pub use rows::{Chunk, Row, Rows, SetPosition};
pub use search::{Doubt, Hit, Matches, Query, Replaced, Whole, holds};
pub use sent::Sent;
pub use shelf::{Card, Edited, from_shelf};
pub use version::{Entry, Moment, Stood, Told as PartTold, Version, Why, outgrown};
pub use words::{WordAnswer, WordQuestion, request_opening as word_request_opening};
pub use words::{WordReader, request as word_request};

use gangmu::edit::{Caret, Field, History, Intent, Op, Scheme, Touched};
use gangmu::outline::{Kind, Node, NodeId, Outline, Role};
use gangmu::report::{self, Readings};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

#[cfg(test)]
mod tests;

/// Our own report, to try things on.
pub const SAMPLE: &str = include_str!("sample.txt");

/// A text being worked on.
#[derive(Debug, Default)]
pub struct Session {
    outline: Outline,
    history: History,
    /// By part; kept for parts that are gone, since undo brings them back.
    schemes: RefCell<HashMap<NodeId, Rc<Scheme>>>,
    current: Option<NodeId>,
    caret: Option<Caret>,
    folded: HashSet<NodeId>,
    /// The node that is zoomed to with its ancestors, the part last; empty without zoom.
    zoom: Vec<NodeId>,
    filter: Option<view::Filter>,
    rows: rows::RowList,
    /// What the rows were listed for, unless a filter chose them.
    listed: Option<(NodeId, Listing)>,
    revision: u64,
    /// Grows with every change but those of words behind markers.
    structure: u64,
    mentions: RefCell<mentions::Read>,
    readings: Readings,
    /// The parts as they were taken in, or were when the session began.
    originals: HashMap<NodeId, Rc<Node>>,
    /// From where references were followed.
    way_back: Vec<Caret>,
    printed: paper::Printed,
    /// When each part was written in last, if that is known.
    edited: HashMap<NodeId, Edited>,
    /// The parts of which nothing is to be kept.
    unkept: HashSet<NodeId>,
    /// What was done since the parts were last kept.
    log: keep::Log,
}

impl Session {
    /// The outline.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// What the parts mean, each read once as it stands. O(parts).
    pub fn readings(&self) -> &Readings {
        self.readings.keep(|id| self.outline.contains(id));
        &self.readings
    }

    /// How many measures the ledgers of these parts list.
    pub fn n_measures<'a>(&self, parts: impl IntoIterator<Item = &'a Rc<Node>>) -> u32 {
        let readings = self.readings();
        parts.into_iter().map(|p| readings.of(p).n_listed()).sum()
    }

    /// What tells a [`Reader`] of the parts as they were taken in, or were when the session began:
    /// those of them that are still there.
    pub(crate) fn told_original(&self, asked: &[NodeId]) -> String {
        let parts = self.parts().iter();
        let parts = parts.filter(|p| asked.is_empty() || asked.contains(&p.id));
        let originals: Vec<_> = parts.filter_map(|p| self.originals.get(&p.id)).collect();
        let mut head = self.head();
        head.parts = originals.iter().map(|p| p.id).collect();
        let records: Vec<String> = originals.iter().map(|p| part_record(p)).collect();
        let head = serde_json::to_string(&head).expect("plain data serialises");
        [
            "{\"head\":",
            &head,
            ",\"records\":[",
            &records.join(","),
            "]}",
        ]
        .concat()
    }

    /// From now on the parts there are, and are not known yet, count as they are now.
    pub(crate) fn keep_originals(&mut self) {
        for part in &self.outline.root().children {
            self.originals
                .entry(part.id)
                .or_insert_with(|| part.clone());
        }
    }

    /// Has the nodes of a part be taken for what the reader found out; see
    /// [`gangmu::report::take`]. That is no step of the writer's.
    pub fn take_roles(&mut self, part: NodeId, roles: &[(NodeId, Role)]) {
        if let Some(part) = self.outline.get(part).cloned() {
            report::take(&mut self.outline, &part, roles);
        }
    }

    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.outline.root().children.is_empty()
    }

    /// The parts, front first.
    pub fn parts(&self) -> &[Rc<Node>] {
        &self.outline.root().children
    }

    /// The part that is shown.
    pub fn current(&self) -> Option<&Rc<Node>> {
        self.current.and_then(|id| self.outline.get(id))
    }

    /// The rows that are shown: of the part or of the node that is zoomed to, without what is
    /// folded away or filtered out.
    pub fn rows(&self) -> &Rows {
        self.rows.rows()
    }

    /// The row of that node, if it is not folded away.
    pub fn row_of(&self, id: NodeId) -> Option<usize> {
        self.rows.row_of(id)
    }

    /// Where the node's row stands among those of its siblings; `None` for what is not there.
    pub fn set_position(&self, id: NodeId) -> Option<SetPosition> {
        if let Some(filter) = &self.filter {
            return filter.seats.get(self.row_of(id)?).copied();
        }
        if self.zoom() == Some(id) {
            return Some(rows::ALONE);
        }
        let place = self.outline.place(id)?;
        let siblings = self.outline.get(place.parent)?.children.len() as u32;
        let position = place.index as u32 + 1;
        Some(SetPosition { position, siblings })
    }

    /// Where the writer stands.
    pub fn caret(&self) -> Option<Caret> {
        self.caret
    }

    /// Grows with every change of the text or its annotations.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What the next undo would take back.
    pub fn can_undo(&self) -> Option<Intent> {
        self.history.can_undo()
    }

    /// What the next redo would make again.
    pub fn can_redo(&self) -> Option<Intent> {
        self.history.can_redo()
    }

    /// How many steps can be taken back.
    pub fn n_steps(&self) -> usize {
        self.history.n_done()
    }

    /// Whether the last step gave other nodes than this one other numbers.
    fn renumbered_others(&self, id: NodeId) -> bool {
        let ops = self.history.last().map_or(&[][..], |step| &step.ops);
        ops.iter().any(|op| match op {
            Op::Splice { node, field, .. } => *node != id && *field == Field::Marker,
            _ => false,
        })
    }

    /// Makes one step of those made since there were `n`, called as the first of them.
    pub fn unite(&mut self, n: usize) {
        self.history.unite(n);
    }

    /// Forgets every step: undoing goes back to what is open now and no further.
    pub fn forget_steps(&mut self) {
        self.history = History::default();
    }

    /// Whether the node's children are folded away.
    pub fn is_folded(&self, id: NodeId) -> bool {
        self.folded.contains(&id)
    }

    /// The numbering style of the part that `id` stands in.
    pub fn scheme(&self, id: NodeId) -> Rc<Scheme> {
        let Some(part) = self.outline.part_of(id) else {
            return Rc::default();
        };
        let mut schemes = self.schemes.borrow_mut();
        let scheme = schemes.entry(part.id);
        let scheme = scheme.or_insert_with(|| Rc::new(Scheme::of(part)));
        if !scheme.is_of(part) {
            *scheme = Rc::new(scheme.renewed(part));
        }
        scheme.clone()
    }

    /// Shows the part, or the first report if it is gone.
    fn show(&mut self, part: Option<NodeId>) {
        self.choose(part);
        self.flatten();
    }

    /// Makes the part the current one, or the first report if it is gone.
    fn choose(&mut self, part: Option<NodeId>) {
        let parts = self.parts();
        let there = part.filter(|id| parts.iter().any(|p| p.id == *id));
        let first = parts
            .iter()
            .find(|p| p.kind == Kind::Report)
            .or(parts.first())
            .map(|p| p.id);
        self.current = there.or(first);
    }

    /// Lists the rows anew.
    fn flatten(&mut self) {
        self.refresh_filter();
        self.listed = self.to_list();
        let rows = match (&self.filter, self.shown()) {
            (Some(filter), Some(top)) => {
                let (rows, seats) = rows::filtered(top, self.zoom().is_some(), filter);
                if let Some(filter) = &mut self.filter {
                    filter.seats = seats;
                }
                rows
            }
            _ => self.fresh_rows(),
        };
        self.rows.replace(rows, self.outline.next_id());
    }

    /// What the rows are to be listed for; `None` with a filter.
    fn to_list(&self) -> Option<(NodeId, Listing)> {
        let view = if self.zoom().is_some() {
            Listing::Zoomed
        } else {
            Listing::Part
        };
        let top = self.shown().filter(|_| self.filter.is_none())?;
        Some((top.id, view))
    }

    /// Brings the rows up to date after a change of structure and after folding or unfolding.
    /// Costs the rows that come and go, not those that stay; with a filter, all.
    fn relist(&mut self, touched: &Touched, refolded: &[NodeId]) {
        let Some((top, _)) = self.to_list().filter(|view| self.listed == Some(*view)) else {
            return self.flatten();
        };
        let shown = rows::Shown {
            outline: &self.outline,
            top,
            folded: &self.folded,
        };
        if !shown.relist(&mut self.rows, touched) {
            return self.flatten();
        }
        for id in refolded {
            shown.refold(&mut self.rows, *id);
        }
    }

    /// The rows as they are to be.
    pub(crate) fn fresh_rows(&self) -> Vec<Row> {
        let zoomed = self.zoom().is_some();
        match (&self.filter, self.shown()) {
            (_, None) => Vec::new(),
            (None, Some(top)) => rows::flatten(top, zoomed, &self.folded),
            (Some(filter), Some(top)) => rows::filtered(top, zoomed, filter).0,
        }
    }

    /// Unfolds whatever hides the node, zooms out as far as it takes, and shows its part. Returns
    /// the outermost node that was unfolded and has a row.
    fn reveal(&mut self, id: NodeId) -> Option<NodeId> {
        self.zoom_out_to(id);
        self.keep_in_filter(id);
        let lineage = self.outline.lineage(id);
        let mut unfolded = None;
        for ancestor in lineage.iter().skip(1) {
            if self.folded.remove(ancestor) && self.row_of(*ancestor).is_some() {
                unfolded = Some(*ancestor);
            }
        }
        let part = lineage.len().checked_sub(2).map(|at| lineage[at]);
        if part.is_some() {
            self.current = part;
        }
        unfolded
    }
}

/// Of what the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listing {
    /// What is below a part.
    Part,
    /// A node and what is below it.
    Zoomed,
}
