//! Cached sums: every count is a monoid over nodes.
//!
//! `Tally::then` is associative with `Tally::default()` as its unit (a property test holds it),
//! so a node's totals fold from its children's in any grouping and equal a recount of the whole
//! text.

use super::cue::{Cue, Section, is_measure, role};
use super::mention::may_refer;
use super::{Kind, Level, Node, Role};
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
    pub leads: u32,
    /// Measures: items of an enumeration, 一是 二是 三是.
    pub measures: u32,
    /// Problems certain from what stands here.
    pub problems: u32,
    /// Problems that the writer made such: no section above makes them none.
    pub chosen: u32,
    /// Headings that are problems if a section above speaks of rectification.
    pub candidates: u32,
    /// Nodes whose words may refer to others by their numbers.
    pub referring: u32,
}

impl Totals {
    /// The totals of `node` from its own words and its children's totals.
    pub(super) fn of(node: &Node) -> Self {
        let mut sum = Self::default();
        for child in &node.children {
            sum = sum.then(child.totals());
        }
        sum.under(node)
    }

    /// The totals with one child's changed, where that is a matter of subtracting the old and
    /// adding the new; `None` where the children must be summed again.
    pub(super) fn replaced(&self, node: &Node, old: &Self, new: &Self) -> Option<Self> {
        let is_judged = node.kind.is_heading() || node.kind == Kind::Item || role(node).is_some();
        let same_judgement = !is_judged
            || (old.problems == new.problems
                && old.candidates == new.candidates
                && old.chosen == new.chosen
                && (old.measures == 0) == (new.measures == 0));
        if old.tally.edges != new.tally.edges || !same_judgement {
            return None;
        }
        let mut sum = *self;
        sum.tally.figures -= old.tally.figures;
        sum.tally.figures += new.tally.figures;
        for (at, n) in sum.by_level.iter_mut().enumerate() {
            *n = *n + new.by_level[at] - old.by_level[at];
        }
        sum.nodes = sum.nodes + new.nodes - old.nodes;
        sum.leads = sum.leads + new.leads - old.leads;
        sum.measures = sum.measures + new.measures - old.measures;
        sum.referring = sum.referring + new.referring - old.referring;
        // Added first: a heading that sets its sections' problems to none holds fewer than they.
        sum.problems = sum.problems + new.problems - old.problems;
        sum.chosen = sum.chosen + new.chosen - old.chosen;
        sum.candidates = sum.candidates + new.candidates - old.candidates;
        Some(sum)
    }

    /// Word's figures.
    pub fn figures(&self) -> Figures {
        self.tally.figures
    }

    fn then(&self, next: &Self) -> Self {
        let mut by_level = self.by_level;
        for (n, more) in by_level.iter_mut().zip(next.by_level) {
            *n += more;
        }
        Self {
            tally: self.tally.then(next.tally),
            nodes: self.nodes + next.nodes,
            by_level,
            leads: self.leads + next.leads,
            measures: self.measures + next.measures,
            problems: self.problems + next.problems,
            chosen: self.chosen + next.chosen,
            candidates: self.candidates + next.candidates,
            referring: self.referring + next.referring,
        }
    }

    /// These sums of the children put under `node`: its own words added, its judgement passed.
    fn under(mut self, node: &Node) -> Self {
        let own = Tally::of([node.lead.as_str(), node.marker.as_str(), node.text.as_str()]);
        self.tally = own.then(self.tally);
        if matches!(node.kind, Kind::Root | Kind::Front | Kind::Report) {
            return self;
        }
        self.nodes += 1;
        self.referring += u32::from(may_refer(node));
        match node.kind {
            Kind::Heading(level) => self.by_level[usize::from(level.get()) - 1] += 1,
            Kind::Lead => self.leads += 1,
            _ => {}
        }
        self.measures += u32::from(is_measure(node, self.measures));
        if node.kind.is_heading() || node.kind == Kind::Item || role(node).is_some() {
            self.judge(node);
        }
        self
    }

    fn judge(&mut self, node: &Node) {
        if role(node) == Some(Role::Problem) {
            (self.problems, self.candidates, self.chosen) = (1, 0, 1);
            return;
        }
        if self.problems == 0 && self.candidates == 0 {
            match Cue::of(node) {
                Cue::Strong => self.problems = 1,
                Cue::Weak => self.candidates = 1,
                Cue::None => {}
            }
        }
        if !node.kind.is_heading() {
            return;
        }
        match Section::of(node) {
            Section::Aside => (self.problems, self.candidates) = (self.chosen, 0),
            Section::Rectification => {
                self.problems += self.candidates;
                self.candidates = 0;
            }
            Section::Plain => {}
        }
    }
}
