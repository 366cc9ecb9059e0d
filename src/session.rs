//! The whole application without a screen: the outline, its history, what is folded and where
//! the writer stands. Time is an argument; nothing here knows a browser.

mod command;
mod keep;
mod mentions;
mod rows;
mod search;
mod view;

pub use command::{Command, Outcome};
pub use keep::{Head, RestoreError, part_record};
pub use rows::Row;
pub use search::{Hit, Matches, Query, Replaced, Scope, Search, SearchOptions};

use crate::edit::{Caret, History, Intent, Scheme};
use crate::outline::{Kind, Node, NodeId, Outline};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

#[cfg(test)]
mod tests;

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
    rows: Rc<Vec<Row>>,
    /// Indexed by id: the row's index + 1, or 0 for what has none.
    row_of: Vec<u32>,
    revision: u64,
    /// Grows with every change but those of words behind markers.
    structure: u64,
    mentions: RefCell<mentions::Read>,
    /// From where references were followed.
    way_back: Vec<Caret>,
}

impl Session {
    /// The outline.
    pub fn outline(&self) -> &Outline {
        &self.outline
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
    pub fn rows(&self) -> &Rc<Vec<Row>> {
        &self.rows
    }

    /// The row of that node, if it is not folded away.
    pub fn row_of(&self, id: NodeId) -> Option<usize> {
        let row = *self.row_of.get(id.0 as usize)?;
        (row as usize).checked_sub(1)
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
        let parts = self.parts();
        let there = part.filter(|id| parts.iter().any(|p| p.id == *id));
        let first = parts
            .iter()
            .find(|p| p.kind == Kind::Report)
            .or(parts.first())
            .map(|p| p.id);
        self.current = there.or(first);
        self.flatten();
    }

    /// Lists the rows anew.
    fn flatten(&mut self) {
        self.refresh_filter();
        self.rows = Rc::new(self.fresh_rows());
        self.row_of.clear();
        self.row_of.resize(self.outline.next_id().0 as usize, 0);
        for (at, row) in (1..).zip(self.rows.iter()) {
            self.row_of[row.id.0 as usize] = at;
        }
    }

    /// The rows as they are to be.
    pub(crate) fn fresh_rows(&self) -> Vec<Row> {
        let zoomed = self.zoom().is_some();
        self.shown().map_or_else(Vec::new, |top| {
            rows::flatten(top, zoomed, &self.folded, self.filter.as_ref())
        })
    }

    /// Unfolds whatever hides the node, zooms out as far as it takes, and shows its part.
    fn reveal(&mut self, id: NodeId) {
        self.zoom_out_to(id);
        self.keep_in_filter(id);
        let lineage = self.outline.lineage(id);
        for ancestor in lineage.iter().skip(1) {
            self.folded.remove(ancestor);
        }
        let part = lineage.len().checked_sub(2).map(|at| lineage[at]);
        if part.is_some() {
            self.current = part;
        }
    }
}
