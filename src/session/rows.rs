//! The visible tree as a flat list.

use crate::outline::{Kind, Node, NodeId};
use std::collections::HashSet;

/// One visible node.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The node.
    pub id: NodeId,
    /// 0 for what stands right below the part.
    pub depth: u16,
    /// Its place among its siblings, from 1.
    pub position: u32,
    /// How many siblings there are, itself included.
    pub siblings: u32,
    /// What it is.
    pub kind: Kind,
    /// The length of its own words in bytes when the rows were listed: enough to guess a height.
    pub n_bytes: u32,
    /// Whether it has children, and if so whether they are folded away.
    pub folded: Option<bool>,
}

impl PartialEq for Row {
    /// The length is left out: it is not kept up to date while words are typed.
    fn eq(&self, other: &Self) -> bool {
        (
            self.id,
            self.depth,
            self.position,
            self.siblings,
            self.kind,
            self.folded,
        ) == (
            other.id,
            other.depth,
            other.position,
            other.siblings,
            other.kind,
            other.folded,
        )
    }
}

impl Eq for Row {}

/// The rows below `part`, in order of the text, without what is below the `folded` ones.
pub(super) fn flatten(part: &Node, folded: &HashSet<NodeId>) -> Vec<Row> {
    let mut rows = Vec::with_capacity(part.totals().nodes as usize);
    level(part, 0, folded, &mut rows);
    rows
}

fn level(node: &Node, depth: u16, folded: &HashSet<NodeId>, rows: &mut Vec<Row>) {
    let siblings = node.children.len() as u32;
    for (at, child) in node.children.iter().enumerate() {
        let is_folded = !folded.is_empty() && folded.contains(&child.id);
        rows.push(Row {
            id: child.id,
            depth,
            position: at as u32 + 1,
            siblings,
            kind: child.kind,
            n_bytes: child.text.len() as u32,
            folded: (!child.children.is_empty()).then_some(is_folded),
        });
        if !is_folded {
            level(child, depth + 1, folded, rows);
        }
    }
}
