//! The references in the rows: read once, and again only where words or the structure change.

use super::Session;
use crate::edit::{Caret, Mention, mentions};
use crate::outline::{Node, NodeId};
use crate::text::Text;
use std::collections::HashMap;
use std::rc::Rc;

/// How many nodes' references are remembered.
const REMEMBERED: usize = 2000;

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The structure that it holds for.
    structure: u64,
    /// With the words that it was read from.
    of: HashMap<NodeId, (Text, Rc<[Mention]>)>,
}

impl Session {
    /// The references in the words of each of `nodes`, which stand in one part. What was read
    /// before is not read again: typing costs only the node that is typed in.
    pub fn mentions(&self, nodes: &[&Node]) -> Vec<Rc<[Mention]>> {
        let mut read = self.mentions.borrow_mut();
        if read.structure != self.structure || read.of.len() > REMEMBERED {
            read.of.clear();
            read.structure = self.structure;
        }
        let is_new = |node: &&&Node| {
            node.totals().referring > 0
                && read.of.get(&node.id).is_none_or(|(t, _)| *t != node.text)
        };
        let new: Vec<&Node> = nodes.iter().filter(is_new).copied().collect();
        if let Some(first) = new.first() {
            let found = mentions(&self.outline, &self.scheme(first.id), &new);
            for (node, found) in new.iter().zip(found) {
                read.of.insert(node.id, (node.text.clone(), found.into()));
            }
        }
        let known = |node: &&Node| match read.of.get(&node.id) {
            Some((_, found)) if node.totals().referring > 0 => found.clone(),
            _ => Rc::default(),
        };
        nodes.iter().map(known).collect()
    }

    /// Remembers where a reference was that is followed from here.
    pub fn leave(&mut self, from: Caret) {
        self.way_back.push(from);
    }

    /// Where the last reference that was followed stands.
    pub fn way_back(&self) -> Option<Caret> {
        let way = self.way_back.iter().rev();
        way.copied().find(|c| self.outline.contains(c.node))
    }

    /// Forgets the last reference that was followed.
    pub fn come_back(&mut self) {
        let last = self.way_back();
        while self.way_back.pop().is_some_and(|c| Some(c) != last) {}
    }
}
