//! The references in the rows: read once, and again only where words or the structure change.

use super::Session;
use gangmu::edit::{Caret, Mention, mentions};
use gangmu::outline::{Node, NodeId};
use gangmu::text::Text;
use std::rc::Rc;

/// How many nodes' references are remembered.
const REMEMBERED: usize = 1000;

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The structure that it holds for.
    structure: u64,
    /// With the words that it was read from, in order of the nodes.
    of: Vec<(NodeId, Text, Rc<[Mention]>)>,
}

impl Read {
    fn find(&self, node: &Node) -> Result<usize, usize> {
        self.of.binary_search_by_key(&node.id, |(id, ..)| *id)
    }
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
        let mut new: Vec<&Node> = Vec::new();
        for node in nodes.iter().filter(|n| n.totals().referring > 0) {
            let is_known = read.find(node).is_ok_and(|at| read.of[at].1 == node.text);
            if !is_known {
                new.push(node);
            }
        }
        if let Some(first) = new.first() {
            let found = mentions(&self.outline, &self.scheme(first.id), &new);
            for (node, found) in new.iter().zip(found) {
                let known = (node.id, node.text.clone(), found.into());
                match read.find(node) {
                    Ok(at) => read.of[at] = known,
                    Err(at) => read.of.insert(at, known),
                }
            }
        }
        let known = |node: &&Node| match read.find(node) {
            Ok(at) if node.totals().referring > 0 => read.of[at].2.clone(),
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
