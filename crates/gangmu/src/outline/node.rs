//! One node of the outline.

use super::{Kind, Note, Totals};
use crate::text::{Text, is_space};
use serde::{Deserialize, Serialize};
use std::ops::Deref;
use std::rc::Rc;

/// A node's name for life: given once, never reused, restored by undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(pub u32);

/// Which of a node's own words a splice changes, in order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// What stands before the marker.
    Lead,
    /// The marker.
    Marker,
    /// The words.
    Text,
}

/// What a node holds: its own words and its children.
#[derive(Clone, Debug)]
pub struct Content {
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
    /// Annotations; `None` when there are none.
    pub note: Option<Rc<Note>>,
}

/// One node: what it holds, read as if its own, and the sums over it and all below it.
///
/// # Invariants
/// The sums are those of what it holds: nothing is changed without them. Outside this module a
/// node is made from its [`Content`], or replaced.
#[derive(Clone, Debug)]
pub struct Node {
    content: Content,
    totals: Totals,
    below: Below,
}

/// What an edit may change of a node in its place.
pub(super) struct Own<'a> {
    pub kind: &'a mut Kind,
    pub lead: &'a mut Text,
    pub marker: &'a mut Text,
    pub text: &'a mut Text,
    pub note: &'a mut Option<Rc<Note>>,
}

impl Field {
    /// These words of `node`.
    pub fn of(self, node: &Node) -> &Text {
        match self {
            Self::Lead => &node.lead,
            Self::Marker => &node.marker,
            Self::Text => &node.text,
        }
    }
}

impl Deref for Node {
    type Target = Content;

    fn deref(&self) -> &Content {
        &self.content
    }
}

impl From<Content> for Node {
    fn from(content: Content) -> Self {
        let mut node = Self {
            content,
            totals: Totals::default(),
            below: Below::default(),
        };
        node.recount();
        node
    }
}

/// What children come to, as far as the node above them judges it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Below {
    pub problems: u32,
    pub candidates: u32,
    pub chosen: u32,
    pub measures: u32,
    headings: u32,
    /// Paragraphs 整改情况：, 责任单位： or the like.
    labels: u32,
    /// Those that tell what was done.
    accounts: u32,
    /// Labels 整改措施： with nothing behind them: the list follows.
    open_lists: u32,
}

impl Below {
    /// What one child gives.
    fn of(child: &Node) -> Self {
        const ACCOUNTS: [&str; 4] = ["整改措施", "整改情况", "整改进展", "整改落实"];
        const LISTS: [&str; 4] = ["整改措施", "具体措施", "整改举措", "主要措施"];
        let label = match child.kind {
            Kind::Label => child.text.as_str(),
            // 1.台账不全。整改情况：已补齐。
            Kind::Body if child.is_inline() => leading_label(&child.text),
            _ => "",
        };
        let starts =
            |words: &[&str]| !label.is_empty() && words.iter().any(|w| label.starts_with(w));
        let is_open = child.children.is_empty() && label.trim_end().ends_with(['：', ':']);
        let totals = &child.totals;
        Self {
            problems: totals.problems,
            candidates: totals.candidates,
            chosen: totals.chosen,
            measures: totals.measures,
            headings: u32::from(child.kind.is_heading()),
            labels: u32::from(starts(&["整改", "责任"])),
            accounts: u32::from(starts(&ACCOUNTS)),
            open_lists: u32::from(is_open && child.kind == Kind::Label && starts(&LISTS)),
        }
    }

    /// With `new` in the place of `old`.
    fn exchanged(self, old: Self, new: Self) -> Self {
        Self {
            problems: self.problems + new.problems - old.problems,
            candidates: self.candidates + new.candidates - old.candidates,
            chosen: self.chosen + new.chosen - old.chosen,
            measures: self.measures + new.measures - old.measures,
            headings: self.headings + new.headings - old.headings,
            labels: self.labels + new.labels - old.labels,
            accounts: self.accounts + new.accounts - old.accounts,
            open_lists: self.open_lists + new.open_lists - old.open_lists,
        }
    }
}

/// The short word with its colon that `text` begins with; empty without one.
fn leading_label(text: &str) -> &str {
    let colon = text
        .char_indices()
        .take(8)
        .find(|(_, c)| matches!(c, '：' | ':'));
    colon.map_or("", |(at, c)| &text[..at + c.len_utf8()])
}

/// What a node gives to the sums of the node above it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    totals: Totals,
    below: Below,
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
        Self::from(Content {
            id,
            kind,
            lead,
            marker,
            text,
            children,
            note: None,
        })
    }

    /// The sums over this node and all below it.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// What this node gives to the sums of the one above it.
    pub(super) fn share(&self) -> Share {
        Share {
            totals: self.totals,
            below: Below::of(self),
        }
    }

    /// Whether a paragraph 整改情况：, 责任单位： or the like stands right below.
    pub(super) fn has_rectification_label(&self) -> bool {
        self.below.labels > 0
    }

    /// Whether no heading stands right below, but a paragraph that tells what was done.
    pub(super) fn is_accounted_leaf(&self) -> bool {
        self.below.accounts > 0 && self.below.headings == 0
    }

    /// Whether a label 整改措施： stands right below with nothing behind it, and headings with it.
    pub(super) fn lists_measures_by_number(&self) -> bool {
        self.below.open_lists > 0 && self.below.headings > 0
    }

    /// Sums anew. O(own text + children).
    fn recount(&mut self) {
        let mut sum = Totals::own(self);
        self.below = Below::default();
        for child in &self.content.children {
            sum = sum.then(&child.totals);
            self.below = self.below.exchanged(Below::default(), Below::of(child));
        }
        self.totals = sum;
        self.judge();
    }

    /// Changes the node's own words, kind or note. O(own text), but for white space at the ends
    /// of paragraphs.
    pub(super) fn change_own(&mut self, change: impl FnOnce(Own<'_>)) {
        let old = Totals::own(self);
        let Content {
            id: _,
            kind,
            lead,
            marker,
            text,
            children: _,
            note,
        } = &mut self.content;
        change(Own {
            kind,
            lead,
            marker,
            text,
            note,
        });
        let new = Totals::own(self);
        self.exchange(None, 0, old, new);
        self.judge();
    }

    /// The child, to be changed: [`Node::recount_child`] must follow.
    pub(super) fn child_mut(&mut self, at: usize) -> &mut Rc<Self> {
        &mut self.content.children[at]
    }

    /// Puts a child in. O(1) sums and a shift of the children.
    pub(super) fn insert_child(&mut self, at: usize, child: Rc<Self>) {
        self.content.children.insert(at, child);
        self.recount_child(at, at + 1, Share::default());
    }

    /// Takes a child out. O(1) sums and a shift of the children.
    pub(super) fn remove_child(&mut self, at: usize) -> Rc<Self> {
        let child = self.content.children.remove(at);
        self.recount_child(at, at, child.share());
        child
    }

    /// Brings the sums up to date: the children `from..to` stand where before one with the share
    /// `old`, or none, stood. O(own text) at most, but for white space at the ends of paragraphs.
    pub(super) fn recount_child(&mut self, from: usize, to: usize, old: Share) {
        let mut new = Share::default();
        for child in &self.children[from..to] {
            new.totals = new.totals.then(&child.totals);
            new.below = new.below.exchanged(Below::default(), Below::of(child));
        }
        let before = self.below;
        self.below = before.exchanged(old.below, new.below);
        self.exchange(Some(from), to, old.totals, new.totals);
        if self.below != before {
            self.judge();
        }
    }

    /// Exchanges in the totals `old` for `new`, the sums over what stands from the child `from`
    /// on, or from the own words if `None`, to before the child `to`. Where the two join their
    /// neighbours in different ways, those are taken into the sums until they do not.
    fn exchange(&mut self, mut from: Option<usize>, mut to: usize, old: Totals, new: Totals) {
        let (mut old, mut new) = (old, new);
        while !old.tally.joins_like(new.tally) {
            if from.is_none() && to == self.children.len() {
                self.totals = Totals {
                    tally: new.tally,
                    ..self.totals.exchanged(&old, &new)
                };
                return;
            }
            if let Some(at) = from {
                from = at.checked_sub(1);
                let before = match from {
                    Some(at) => self.children[at].totals,
                    None => Totals::own(self),
                };
                old = before.then(&old);
                new = before.then(&new);
            }
            if let Some(behind) = self.children.get(to) {
                old = old.then(&behind.totals);
                new = new.then(&behind.totals);
                to += 1;
            }
        }
        self.totals = self.totals.exchanged(&old, &new);
    }

    fn judge(&mut self) {
        let mut totals = self.totals;
        totals.judge(self, &self.below);
        self.totals = totals;
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
                .trim_end_matches(['。', '：', ':', '，', '.'])
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
