//! One node of the outline.

use super::{Kind, Note, Summary, Totals};
use crate::text::{Text, is_space};
use serde::{Deserialize, Serialize};
use std::ops::{Deref, Range};
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
pub struct Content<S: Summary> {
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
    pub children: Vec<Rc<Node<S>>>,
    /// Annotations; `None` when there are none.
    pub note: Option<Rc<Note>>,
}

/// One node: what it holds, read as if its own, and the sums over it and all below it.
///
/// # Invariants
/// The sums are those of what it holds: nothing is changed without them. Outside this module a
/// node is made from its [`Content`], or replaced.
#[derive(Clone, Debug)]
pub struct Node<S: Summary> {
    content: Content<S>,
    totals: Totals,
    shares: S::Shares,
    summary: S,
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
    pub fn of<S: Summary>(self, node: &Node<S>) -> &Text {
        match self {
            Self::Lead => &node.lead,
            Self::Marker => &node.marker,
            Self::Text => &node.text,
        }
    }
}

impl<S: Summary> Deref for Node<S> {
    type Target = Content<S>;

    fn deref(&self) -> &Content<S> {
        &self.content
    }
}

impl<S: Summary> From<Content<S>> for Node<S> {
    fn from(content: Content<S>) -> Self {
        let mut node = Self {
            content,
            totals: Totals::default(),
            shares: S::Shares::default(),
            summary: S::default(),
        };
        node.recount();
        node
    }
}

/// What a node gives to the sums of the node above it.
#[derive(Clone, Copy, Default)]
pub(super) struct Share<T> {
    totals: Totals,
    shares: T,
}

impl<S: Summary> Node<S> {
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
        children: Vec<Rc<Self>>,
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

    /// What a layer above makes of this node and all below it.
    pub fn summary(&self) -> &S {
        &self.summary
    }

    /// What the children give to that.
    pub fn shares(&self) -> &S::Shares {
        &self.shares
    }

    /// What this node gives to the sums of the one above it.
    pub(super) fn share(&self) -> Share<S::Shares> {
        Share {
            totals: self.totals,
            shares: S::share(self),
        }
    }

    /// Sums anew. O(own text + children).
    fn recount(&mut self) {
        let mut sum = Totals::own(self);
        let mut shares = S::Shares::default();
        for child in &self.content.children {
            sum = sum.then(&child.totals);
            shares += S::share(child);
        }
        (self.totals, self.shares) = (sum, shares);
        self.summary = S::join(self);
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
        self.summary = S::join(self);
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
    pub(super) fn recount_child(&mut self, from: usize, to: usize, old: Share<S::Shares>) {
        let mut new = Share::<S::Shares>::default();
        for child in &self.children[from..to] {
            new.totals = new.totals.then(&child.totals);
            new.shares += S::share(child);
        }
        self.exchange(Some(from), to, old.totals, new.totals);
        if old.shares != new.shares {
            self.shares += new.shares;
            self.shares -= old.shares;
            self.summary = S::join(self);
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

    /// Whether the node goes on in the paragraph before it.
    pub fn is_inline(&self) -> bool {
        !self.lead.contains(['\n', '\r'])
    }

    /// The marker without the spaces around it.
    pub fn marker_spelling(&self) -> &str {
        self.marker.trim_matches(is_space)
    }

    /// The node's words without the spaces around them and, for a heading, without its final 。
    /// or ：; of a heading or a title also without the `**` that sets it off.
    pub fn title(&self) -> &str {
        let heading = self.kind.is_heading();
        let plain = |words: &'_ str| -> usize {
            let words = words.trim_end_matches(is_space);
            match heading {
                true => (words.trim_end_matches(['。', '：', ':', '，', '.']))
                    .trim_end_matches(is_space)
                    .len(),
                false => words.len(),
            }
        };
        let words = self.text.trim_matches(is_space);
        let words = &words[..plain(words)];
        if let Some(rest) = words
            .strip_suffix("**")
            .filter(|_| heading || self.kind == Kind::Title)
            && let Some(bold) =
                (rest.strip_prefix("**")).or(self.lead.ends_with("**").then_some(rest))
        {
            return &bold[..plain(bold)];
        }
        words
    }

    /// The bytes of the node's text that are its title.
    pub fn title_range(&self) -> Range<usize> {
        let title = self.title();
        let from = title.as_ptr() as usize - self.text.as_ptr() as usize;
        from..from + title.len()
    }

    /// Calls `visit` for this node and all below it, in order of the text.
    pub fn walk<'a>(self: &'a Rc<Self>, visit: &mut impl FnMut(&'a Rc<Self>)) {
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
