//! One node of the outline.

use super::{Kind, Note, Totals};
use crate::text::{Text, is_space};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A node's name for life: given once, never reused, restored by undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(pub u32);

/// One node: its own words and its children. Build with [`Node::new`] or [`Node::branch`], which
/// compute the totals; a node is not changed after that but replaced.
#[derive(Clone, Debug)]
pub struct Node {
    /// The node's name.
    pub id: NodeId,
    /// What it is.
    pub kind: Kind,
    /// What stands before the marker: line ends, blank lines and indent, or nothing for a node
    /// that goes on in the paragraph before it.
    pub lead: Text,
    /// The marker as spelled in the source, with the spaces behind it: `（一）`, `1. `, `一是`.
    pub marker: Text,
    /// The node's own words: a title with its final 。, a paragraph, a label with its colon.
    pub text: Text,
    /// The nodes below, in order of the text.
    pub children: Vec<Rc<Node>>,
    /// Annotations; `None` when there are none. Changed by [`Node::set_note`]: totals follow it.
    pub note: Option<Rc<Note>>,
    totals: Totals,
}

impl Node {
    /// A leaf without annotations.
    pub fn new(id: NodeId, kind: Kind, lead: Text, marker: Text, text: Text) -> Self {
        Self::branch(id, kind, lead, marker, text, Vec::new())
    }

    /// A node with children and no annotations.
    pub fn branch(
        id: NodeId,
        kind: Kind,
        lead: Text,
        marker: Text,
        text: Text,
        children: Vec<Rc<Node>>,
    ) -> Self {
        let mut node = Self {
            id,
            kind,
            lead,
            marker,
            text,
            children,
            note: None,
            totals: Totals::default(),
        };
        node.recount();
        node
    }

    /// Puts these annotations in the place of the node's own. The totals follow a role.
    /// O(own text + children) where there is one, else O(1).
    pub fn set_note(&mut self, note: Option<Rc<Note>>) {
        let has_role = |note: &Option<Rc<Note>>| note.as_ref().is_some_and(|n| n.role.is_some());
        let counts = has_role(&self.note) || has_role(&note);
        self.note = note;
        if counts {
            self.recount();
        }
    }

    /// The sums over this node and all below it.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Brings the totals up to date with the node's own words and its children's totals.
    /// O(own text + children).
    pub(super) fn recount(&mut self) {
        self.totals = Totals::of(self);
    }

    /// Brings the totals up to date after one child's went from `old` to `new`.
    /// O(1) where the change lies inside paragraphs' ends, else O(own text + children).
    pub(super) fn recount_child(&mut self, old: &Totals, new: &Totals) {
        match self.totals.replaced(self, old, new) {
            Some(totals) => self.totals = totals,
            None => self.recount(),
        }
    }

    /// Whether the node goes on in the paragraph before it.
    pub fn is_inline(&self) -> bool {
        !self.lead.contains(['\n', '\r'])
    }

    /// The marker without the spaces around it.
    pub fn marker_spelling(&self) -> &str {
        self.marker.trim_matches(is_space)
    }

    /// The node's words without the spaces around them and, for a heading, without its final 。
    /// or ：.
    pub fn title(&self) -> &str {
        let words = self.text.trim_matches(is_space);
        if self.kind.is_heading() {
            words
                .trim_end_matches(['。', '：', ':', '，'])
                .trim_end_matches(is_space)
        } else {
            words
        }
    }

    /// Calls `visit` for this node and all below it, in order of the text.
    pub fn walk<'a>(self: &'a Rc<Self>, visit: &mut impl FnMut(&'a Rc<Node>)) {
        visit(self);
        for child in &self.children {
            child.walk(visit);
        }
    }

    /// Appends the text of this node and all below it.
    pub fn write_into(&self, out: &mut String) {
        out.push_str(&self.lead);
        out.push_str(&self.marker);
        out.push_str(&self.text);
        for child in &self.children {
            child.write_into(out);
        }
    }
}
