//! Bringing the rows up to date where something came, went, moved or was unfolded, without
//! looking at the others.

use super::{RowList, below, row_at, with_below};
use gangmu::edit::Touched;
use gangmu::outline::{Node, NodeId, Outline};
use std::collections::HashSet;

/// What the rows are to show now; no filter.
pub struct Shown<'a> {
    /// The outline.
    pub outline: &'a Outline,
    /// The part, or what is zoomed to.
    pub top: NodeId,
    /// What is folded.
    pub folded: &'a HashSet<NodeId>,
}

impl Shown<'_> {
    /// Brings `list` up to date after a change of structure. False if all rows are to be listed
    /// anew: the change reaches the top, or so many nodes that this is no gain.
    ///
    /// Costs for each node that was touched the rows below it, before and now, and a chunk.
    pub fn relist(&self, list: &mut RowList, touched: &Touched) -> bool {
        let few = touched.tops.len() <= 16 + list.rows().len() / 64;
        if !few || touched.tops.contains(&self.top) {
            return false;
        }
        list.reserve(self.outline.next_id());
        for &id in &touched.tops {
            if let Some(at) = list.row_of(id) {
                let end = end_of(list, at);
                list.splice(at, end - at, Vec::new());
            }
        }
        // From the last: so what comes behind a node has its row already, as a rule.
        for &id in touched.tops.iter().rev() {
            if list.row_of(id).is_none()
                && let Some((node, at, depth)) = self.place(list, id)
            {
                let mut rows = Vec::new();
                with_below(node, depth, self.folded, &mut rows);
                list.splice(at, 0, rows);
            }
        }
        for &id in &touched.own {
            self.renew(list, id);
        }
        true
    }

    /// Lists what is below the node anew, after it was folded or unfolded.
    pub fn refold(&self, list: &mut RowList, id: NodeId) {
        let found = list.row_of(id).zip(self.outline.get(id));
        if let Some((at, node)) = found {
            let end = end_of(list, at);
            let depth = list.rows()[at].depth;
            let row = self.renew(list, id);
            let mut rows = Vec::new();
            if row == Some(false) {
                below(node, depth + 1, self.folded, &mut rows);
            }
            list.splice(at + 1, end - at - 1, rows);
        }
    }

    /// Brings the node's own row up to date; whether it is folded then.
    fn renew(&self, list: &mut RowList, id: NodeId) -> Option<bool> {
        let (at, node) = list.row_of(id).zip(self.outline.get(id))?;
        let mut row = row_at(node, list.rows()[at].depth, self.folded);
        if id == self.top {
            // What is zoomed to is open.
            row.folded = row.folded.map(|_| false);
        }
        list.set(at, row);
        row.folded
    }

    /// The node of that id with the index and the depth that its row belongs at; `None` if it is
    /// gone, elsewhere, or folded away.
    fn place(&self, list: &RowList, id: NodeId) -> Option<(&Node, usize, u16)> {
        let node = self.outline.get(id)?;
        let mut place = self.outline.place(id)?;
        let depth = match list.row_of(place.parent) {
            Some(_) if place.parent != self.top && self.folded.contains(&place.parent) => {
                return None;
            }
            Some(above) => list.rows()[above].depth + 1,
            None if place.parent == self.top => 0,
            None => return None,
        };
        loop {
            let behind = &self.outline.get(place.parent)?.children[place.index + 1..];
            if let Some(at) = behind.iter().find_map(|c| list.row_of(c.id)) {
                return Some((node, at, depth));
            }
            if place.parent == self.top {
                return Some((node, list.rows().len(), depth));
            }
            place = self.outline.place(place.parent)?;
        }
    }
}

/// The index behind the last row that is below the one at `at`.
fn end_of(list: &RowList, at: usize) -> usize {
    let rows = list.rows();
    let depth = rows[at].depth;
    let deeper = rows.range(at + 1..).take_while(|row| row.depth > depth);
    at + 1 + deeper.count()
}
