//! The visible tree as a flat list.

use super::view::Filter;
use crate::outline::{Kind, Node, NodeId};
use std::collections::HashSet;
use std::rc::Rc;

/// One visible node.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The node.
    pub id: NodeId,
    /// 0 for what stands right below the part, or for the node that is zoomed to.
    pub depth: u16,
    /// Its place among its siblings that have rows, from 1.
    pub position: u32,
    /// How many siblings have rows, itself included.
    pub siblings: u32,
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
        (
            self.id,
            self.depth,
            self.position,
            self.siblings,
            self.kind,
            self.folded,
            self.matched,
        ) == (
            other.id,
            other.depth,
            other.position,
            other.siblings,
            other.kind,
            other.folded,
            other.matched,
        )
    }
}

impl Eq for Row {}

/// The rows below `top` in order of the text, with `top` itself if it is `zoomed` to, without
/// what is below the `folded` ones. With a filter, what matches or is kept and the ancestors of
/// those, folded or not.
pub(super) fn flatten(
    top: &Rc<Node>,
    zoomed: bool,
    folded: &HashSet<NodeId>,
    filter: Option<&Filter>,
) -> Vec<Row> {
    let mut list = List {
        folded,
        rows: Vec::new(),
    };
    let depth = u16::from(zoomed);
    if let Some(filter) = filter {
        let mut found = Filtered::default();
        found.below(top, filter);
        if zoomed {
            let below = !found.shown.is_empty();
            let row = row(top, 0, (1, 1), below.then_some(false));
            let matched = filter.matching.contains(&top.id);
            list.rows.push(Row { matched, ..row });
        }
        list.filtered(&found.shown, depth);
        return list.rows;
    }
    list.rows.reserve(top.totals().nodes as usize);
    if zoomed {
        let below = !top.children.is_empty();
        list.rows.push(row(top, 0, (1, 1), below.then_some(false)));
    }
    list.level(top, depth);
    list.rows
}

fn row(node: &Node, depth: u16, of: (u32, u32), folded: Option<bool>) -> Row {
    Row {
        id: node.id,
        depth,
        position: of.0,
        siblings: of.1,
        kind: node.kind,
        n_bytes: node.text.len() as u32,
        folded,
        matched: false,
    }
}

struct List<'a> {
    folded: &'a HashSet<NodeId>,
    rows: Vec<Row>,
}

impl List<'_> {
    fn level(&mut self, node: &Node, depth: u16) {
        let siblings = node.children.len() as u32;
        for (position, child) in (1..).zip(&node.children) {
            let is_folded = !self.folded.is_empty() && self.folded.contains(&child.id);
            let folded = (!child.children.is_empty()).then_some(is_folded);
            self.rows
                .push(row(child, depth, (position, siblings), folded));
            if !is_folded {
                self.level(child, depth + 1);
            }
        }
    }

    fn filtered(&mut self, shown: &[Shown<'_>], depth: u16) {
        let siblings = shown.len() as u32;
        for (position, one) in (1..).zip(shown) {
            let folded = (!one.below.is_empty()).then_some(false);
            let row = row(one.node, depth, (position, siblings), folded);
            let matched = one.matched;
            self.rows.push(Row { matched, ..row });
            self.filtered(&one.below, depth + 1);
        }
    }
}

/// A node that a filter leaves, with those below it.
struct Shown<'a> {
    node: &'a Node,
    matched: bool,
    below: Vec<Shown<'a>>,
}

#[derive(Default)]
struct Filtered<'a> {
    shown: Vec<Shown<'a>>,
}

impl<'a> Filtered<'a> {
    fn below(&mut self, node: &'a Rc<Node>, filter: &Filter) {
        for child in &node.children {
            let mut inner = Filtered::default();
            inner.below(child, filter);
            let matched = filter.matching.contains(&child.id);
            if matched || filter.kept.contains(&child.id) || !inner.shown.is_empty() {
                self.shown.push(Shown {
                    node: child,
                    matched,
                    below: inner.shown,
                });
            }
        }
    }
}
