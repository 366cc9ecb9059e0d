//! The visible tree as a flat list.

mod list;
mod relist;

pub(super) use list::RowList;
pub use list::{Chunk, Rows};
pub(super) use relist::Shown;

use super::view::Filter;
use gangmu::outline::{Kind, Node, NodeId};
use std::collections::HashSet;
use std::rc::Rc;

/// One visible node.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The node.
    pub id: NodeId,
    /// 0 for what stands right below the part, or for the node that is zoomed to.
    pub depth: u16,
    /// What it is.
    pub kind: Kind,
    /// The length of its own words in bytes when the rows were listed: enough to guess a height.
    pub n_bytes: u32,
    /// Whether it has children, and if so whether they are folded away.
    pub folded: Option<bool>,
    /// Whether its words match the filter; false without one.
    pub matched: bool,
}

impl PartialEq for Row {
    /// The length is left out: it is not kept up to date while words are typed.
    fn eq(&self, other: &Self) -> bool {
        (self.id, self.depth, self.kind, self.folded, self.matched)
            == (
                other.id,
                other.depth,
                other.kind,
                other.folded,
                other.matched,
            )
    }
}

impl Eq for Row {}

/// Where a row stands among those of its siblings that have rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetPosition {
    /// From 1.
    pub position: u32,
    /// How many there are, itself included.
    pub siblings: u32,
}

/// The seat of what is zoomed to.
pub(super) const ALONE: SetPosition = SetPosition {
    position: 1,
    siblings: 1,
};

/// The rows below `top` in order of the text, with `top` itself if it is `zoomed` to, without
/// what is below the `folded` ones.
pub(super) fn flatten(top: &Node, zoomed: bool, folded: &HashSet<NodeId>) -> Vec<Row> {
    let mut rows = Vec::with_capacity(top.totals().nodes as usize);
    if zoomed {
        rows.push(row(top, 0, !top.children.is_empty(), false));
    }
    below(top, u16::from(zoomed), folded, &mut rows);
    rows
}

/// The rows as [`flatten`] has them, of what matches the filter or is kept and the ancestors of
/// those, folded or not; and their seats.
pub(super) fn filtered(
    top: &Rc<Node>,
    zoomed: bool,
    filter: &Filter,
) -> (Vec<Row>, Vec<SetPosition>) {
    let mut found = Filtered::default();
    found.below(top, filter);
    let (mut rows, mut seats) = (Vec::new(), Vec::new());
    if zoomed {
        let mut row = row(top, 0, !found.shown.is_empty(), false);
        row.matched = filter.matching.contains(&top.id);
        rows.push(row);
        seats.push(ALONE);
    }
    found.list(u16::from(zoomed), &mut rows, &mut seats);
    (rows, seats)
}

fn row(node: &Node, depth: u16, has_below: bool, folded: bool) -> Row {
    Row {
        id: node.id,
        depth,
        kind: node.kind,
        n_bytes: node.text.len() as u32,
        folded: has_below.then_some(folded),
        matched: false,
    }
}

/// The row of one node that no filter hides.
fn row_at(node: &Node, depth: u16, folded: &HashSet<NodeId>) -> Row {
    let is_folded = !folded.is_empty() && folded.contains(&node.id);
    row(node, depth, !node.children.is_empty(), is_folded)
}

/// Adds the rows below `node`, those right below it at `depth`.
fn below(node: &Node, depth: u16, folded: &HashSet<NodeId>, rows: &mut Vec<Row>) {
    for child in &node.children {
        with_below(child, depth, folded, rows);
    }
}

/// Adds the node's row and those below it.
fn with_below(node: &Node, depth: u16, folded: &HashSet<NodeId>, rows: &mut Vec<Row>) {
    let row = row_at(node, depth, folded);
    rows.push(row);
    if row.folded == Some(false) {
        below(node, depth + 1, folded, rows);
    }
}

/// A node that a filter leaves, with those below it.
struct Left<'a> {
    node: &'a Node,
    matched: bool,
    below: Filtered<'a>,
}

#[derive(Default)]
struct Filtered<'a> {
    shown: Vec<Left<'a>>,
}

impl<'a> Filtered<'a> {
    fn below(&mut self, node: &'a Rc<Node>, filter: &Filter) {
        for child in &node.children {
            let mut inner = Filtered::default();
            inner.below(child, filter);
            let matched = filter.matching.contains(&child.id);
            if matched || filter.kept.contains(&child.id) || !inner.shown.is_empty() {
                self.shown.push(Left {
                    node: child,
                    matched,
                    below: inner,
                });
            }
        }
    }

    fn list(&self, depth: u16, rows: &mut Vec<Row>, seats: &mut Vec<SetPosition>) {
        let siblings = self.shown.len() as u32;
        for (position, one) in (1..).zip(&self.shown) {
            let mut row = row(one.node, depth, !one.below.shown.is_empty(), false);
            row.matched = one.matched;
            rows.push(row);
            seats.push(SetPosition { position, siblings });
            one.below.list(depth + 1, rows, seats);
        }
    }
}
