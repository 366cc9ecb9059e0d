//! Numbers put into a rebuilt tree before it is put in: setting them one by one among thousands
//! of siblings would cost the square of their number. What [`crate::edit::numbering`] knows of
//! missing text and odd beginnings it puts right afterwards.

use super::rebuilt;
use crate::edit::Scheme;
use crate::numbering::marker_of;
use crate::outline::{Kind, Level, Node, NodeId, Regime};
use std::collections::HashSet;
use std::rc::Rc;

/// The tree with the headings below `touched` sections numbered from 1, and, in a whole part,
/// those of levels that run on numbered through it.
pub(super) fn numbered(top: &Rc<Node>, touched: &[NodeId], scheme: &Scheme) -> Rc<Node> {
    let mut counter = Counter {
        touched: touched.iter().copied().collect(),
        scheme,
        whole: top.kind.is_part(),
        running: [0; Level::MAX as usize],
    };
    counter.section(top)
}

struct Counter<'a> {
    touched: HashSet<NodeId>,
    scheme: &'a Scheme,
    whole: bool,
    running: [u32; Level::MAX as usize],
}

impl Counter<'_> {
    fn section(&mut self, node: &Rc<Node>) -> Rc<Node> {
        let counts = self.touched.contains(&node.id);
        let mut last: Vec<(Kind, u32)> = Vec::new();
        let mut changed = false;
        let mut children = Vec::with_capacity(node.children.len());
        for child in &node.children {
            let number = child
                .kind
                .is_heading()
                .then(|| self.next(child, counts, &mut last));
            let marker = number.flatten().and_then(|number| {
                let marker = marker_of(&child.marker)?;
                (marker.ordinal != number).then(|| marker.spell(number).into())
            });
            let has_sections = child.children.iter().any(|c| c.kind.is_heading());
            let inner = if has_sections {
                self.section(child)
            } else {
                child.clone()
            };
            let new = match marker {
                Some(marker) => rebuilt(&inner, inner.kind, marker, inner.children.clone()),
                None => inner,
            };
            changed |= !Rc::ptr_eq(&new, child);
            children.push(new);
        }
        if changed {
            rebuilt(node, node.kind, node.marker.clone(), children)
        } else {
            node.clone()
        }
    }

    /// The number that a heading is to have, if it is to have another.
    fn next(&mut self, node: &Node, counts: bool, last: &mut Vec<(Kind, u32)>) -> Option<u32> {
        marker_of(&node.marker)?;
        if let Some(level) = node.kind.level()
            && self.scheme.regime(level) == Regime::Continue
        {
            let running = &mut self.running[usize::from(level.get()) - 1];
            *running += 1;
            return self.whole.then_some(*running);
        }
        if !counts {
            return None;
        }
        let at = last.iter().position(|(kind, _)| *kind == node.kind);
        let at = at.unwrap_or_else(|| {
            last.push((node.kind, 0));
            last.len() - 1
        });
        last[at].1 += 1;
        Some(last[at].1)
    }
}
