//! Cached sums: every count is a monoid over nodes.
//!
//! `Tally::then` is associative with `Tally::default()` as its unit (a property test holds it),
//! so a node's totals fold from its children's in any grouping and equal a recount of the whole
//! text.

use super::mention::may_refer;
use super::node::Node;
use super::{Kind, Level, Summary};
use crate::text::{Edges, Figures};

/// Word's figures of a piece of text, with what stands at its two ends, so that pieces join
/// without counting a word or a paragraph twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    figures: Figures,
    edges: Edges,
}

impl Tally {
    /// The tally of a text given as consecutive pieces.
    pub fn of<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Self {
        let (figures, edges) = Figures::of_pieces(pieces);
        Self { figures, edges }
    }

    /// The figures of the text.
    pub fn figures(&self) -> Figures {
        self.figures
    }

    /// Whether a text between others can be replaced by one of `other` without changing how it
    /// joins them.
    pub(super) fn joins_like(self, other: Self) -> bool {
        self.edges == other.edges
    }

    /// The tally of this text followed by that of `next`.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        let (seam, edges) = self.edges.join(next.edges);
        let mut figures = self.figures;
        figures += next.figures;
        figures -= seam;
        Self { figures, edges }
    }
}

/// The sums over a node and all below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Word's figures.
    pub tally: Tally,
    /// Nodes, this one included.
    pub nodes: u32,
    /// Headings per level, level 1 first.
    pub by_level: [u32; Level::MAX as usize],
    /// Leads.
    pub lead_ins: u32,
    /// Items.
    pub items: u32,
    /// Nodes whose words may refer to others by their numbers.
    pub referring: u32,
}

impl Totals {
    /// What `node` adds to the sums by itself: its own words and what it is.
    pub(super) fn own<S: Summary>(node: &Node<S>) -> Self {
        let mut own = Self {
            tally: Tally::of([node.lead.as_str(), node.marker.as_str(), node.text.as_str()]),
            ..Self::default()
        };
        if matches!(node.kind, Kind::Root | Kind::Front | Kind::Report) {
            return own;
        }
        own.nodes = 1;
        own.referring = u32::from(may_refer(node.kind, &node.text));
        match node.kind {
            Kind::Heading(level) => own.by_level[usize::from(level.get()) - 1] = 1,
            Kind::LeadIn => own.lead_ins = 1,
            Kind::Item => own.items = 1,
            _ => {}
        }
        own
    }

    /// These sums with `old`, the sums over a stretch of what they are over, replaced by `new`,
    /// those over another with the same ends.
    #[must_use]
    pub(super) fn exchanged(&self, old: &Self, new: &Self) -> Self {
        let mut sum = *self;
        sum.tally.figures -= old.tally.figures;
        sum.tally.figures += new.tally.figures;
        for (at, n) in sum.by_level.iter_mut().enumerate() {
            *n = *n + new.by_level[at] - old.by_level[at];
        }
        sum.nodes = sum.nodes + new.nodes - old.nodes;
        sum.lead_ins = sum.lead_ins + new.lead_ins - old.lead_ins;
        sum.items = sum.items + new.items - old.items;
        sum.referring = sum.referring + new.referring - old.referring;
        sum
    }

    /// Word's figures.
    pub fn figures(&self) -> Figures {
        self.tally.figures
    }

    /// The sums of this text followed by `next`.
    #[must_use]
    pub(super) fn then(&self, next: &Self) -> Self {
        let mut by_level = self.by_level;
        for (n, more) in by_level.iter_mut().zip(next.by_level) {
            *n += more;
        }
        Self {
            tally: self.tally.then(next.tally),
            nodes: self.nodes + next.nodes,
            by_level,
            lead_ins: self.lead_ins + next.lead_ins,
            items: self.items + next.items,
            referring: self.referring + next.referring,
        }
    }
}
