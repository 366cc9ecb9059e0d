//! References in the text to numbered nodes: what they name, and how they follow it.
//!
//! Links are derived from the text and the structure; nothing is stored but what can no longer be
//! derived: that a reference has lost what it named ([`Lost`](crate::outline::Lost), an
//! annotation). So a reference never comes to name another node than it did: after a structural
//! step it names the same one, spelled with its new number in the same step, or is marked as
//! lost until it can be spelled so again.
//!
//! # Cost
//! Nodes that may refer are counted in the totals, so a part without any costs one look at its
//! sum, and one with some costs those nodes, their ancestors' children, and the children of the
//! sections that they name. Nothing is cached from step to step, so nothing can be stale.

mod absent;
mod follow;
mod resolve;

pub(super) use follow::{follow, hold};

use super::Scheme;
use crate::outline::{Node, NodeId, Outline};
use crate::syntax::{Reference, references};
use resolve::{Resolved, Resolver};
use std::ops::Range;

/// What a reference names, depth by depth.
type Targets = Vec<Vec<Option<NodeId>>>;

/// A reference that names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// The node in whose text it stands.
    pub node: NodeId,
    /// Bytes of that text.
    pub range: Range<usize>,
    /// What it named once, be it there still or not; empty if it is only that no place of that
    /// number is where it should be: 第九部分 in a report of five.
    pub was: Vec<NodeId>,
}

/// A reference in a node's text, and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it names, in order of its numbers: of 第三章第二条 only the article. Empty for one that
    /// names nothing.
    pub targets: Vec<NodeId>,
    /// For one that [dangles](dangling), what it named once.
    pub was: Option<Vec<NodeId>>,
}

/// The references in the text of each of `nodes`, which stand in one part, that name something or
/// dangle. O(their text), and of the few that refer also the children of their ancestors and of what
/// they name; a section is read once for all nodes.
pub fn mentions(outline: &Outline, scheme: &Scheme, nodes: &[&Node]) -> Vec<Vec<Mention>> {
    let mut resolver = Resolver::new(scheme);
    let mut all = Vec::with_capacity(nodes.len());
    for node in nodes {
        let found = if refers(node) {
            references(&node.text)
        } else {
            Vec::new()
        };
        let lineage = if found.is_empty() {
            Vec::new()
        } else {
            lineage(outline, node.id)
        };
        // The outline's own, should `node` be an older copy.
        let own = lineage.last().filter(|own| own.text == node.text);
        let each = 0..found.len() * usize::from(own.is_some());
        let told = each.map(|at| mention(&mut resolver, &lineage, &found, at));
        all.push(told.filter(Mention::says).collect());
    }
    all
}

/// The references of the part that name nothing, in order of the text: those that have lost what
/// they named, and those whose number is surely not among those that they can mean.
pub fn dangling(part: &Node, scheme: &Scheme) -> Vec<Dangling> {
    let mut resolver = Resolver::new(scheme);
    let mut found = Vec::new();
    each(part, &mut |lineage, node, references, at| {
        let Mention { range, was, .. } = mention(&mut resolver, lineage, references, at);
        let node = node.id;
        found.extend(was.map(|was| Dangling { node, range, was }));
    });
    found
}

impl Mention {
    /// Whether anything is to be said of it.
    fn says(&self) -> bool {
        !self.targets.is_empty() || self.was.is_some()
    }
}

/// What the reference at `at` of the text of the last of `lineage` comes to.
fn mention<'a>(
    resolver: &mut Resolver<'a, '_>,
    lineage: &[&'a Node],
    references: &[Reference],
    at: usize,
) -> Mention {
    let resolved = resolver.resolve(&references[at], lineage);
    let node = lineage.last().expect("what has a reference is a node");
    let was = match lost(node, references, at, &resolved) {
        Some(was) => Some(was.iter().flatten().flatten().copied().collect()),
        None => resolver.is_nowhere(lineage[0], &resolved).then(Vec::new),
    };
    let lost = was.as_ref().is_some_and(|was| !was.is_empty());
    Mention {
        range: references[at].range.clone(),
        targets: if lost { Vec::new() } else { deepest(&resolved) },
        was,
    }
}

/// What the reference at `at` named, if it is marked as lost and still is.
fn lost<'a>(
    node: &'a Node,
    references: &[Reference],
    at: usize,
    resolved: &Resolved,
) -> Option<&'a Targets> {
    let note = node.note.as_ref().filter(|n| !n.lost.is_empty())?;
    let (text, nth) = spelling(&node.text, references, at);
    let mark = note.lost.iter().find(|l| l.text == text && l.nth == nth)?;
    (mark.targets != resolved.targets).then_some(&mark.targets)
}

/// The reference at `at` of a text, and how many before it are spelled alike.
fn spelling<'t>(text: &'t str, references: &[Reference], at: usize) -> (&'t str, usize) {
    let spelled = |r: &Reference| &text[r.range.clone()];
    let own = spelled(&references[at]);
    let alike = references[..at].iter().filter(|r| spelled(r) == own);
    (own, alike.count())
}

/// The targets of the last depth that has any.
fn deepest(resolved: &Resolved) -> Vec<NodeId> {
    let steps = resolved.targets.iter().rev();
    let mut named = steps.map(|step| step.iter().flatten().copied().collect::<Vec<_>>());
    named.find(|own| !own.is_empty()).unwrap_or_default()
}

/// The nodes from the part that `id` stands in down to it; empty if there is none.
fn lineage(outline: &Outline, id: NodeId) -> Vec<&Node> {
    let mut at: &Node = outline.root();
    let mut line = Vec::new();
    for id in outline.lineage(id).iter().rev().skip(1) {
        match at.children.iter().find(|c| c.id == *id) {
            Some(child) => at = child,
            None => return Vec::new(),
        }
        line.push(at);
    }
    line
}

/// Calls `visit` for every reference in `part`, in order of the text, with its node and the nodes
/// from the part down to it, all references of that node, and which of them it is.
fn each<'a>(part: &'a Node, visit: &mut impl FnMut(&[&'a Node], &'a Node, &[Reference], usize)) {
    each_node(&mut vec![part], &mut |lineage, node, references| {
        for at in 0..references.len() {
            visit(lineage, node, references, at);
        }
    });
}

/// The same for every node with references.
fn each_node<'a>(
    lineage: &mut Vec<&'a Node>,
    visit: &mut impl FnMut(&[&'a Node], &'a Node, &[Reference]),
) {
    let Some(&node) = lineage.last() else { return };
    if refers(node) {
        let found = references(&node.text);
        if !found.is_empty() {
            visit(lineage, node, &found);
        }
    }
    for child in &node.children {
        if child.totals().referring > 0 {
            lineage.push(child);
            each_node(lineage, visit);
            lineage.pop();
        }
    }
}

/// Whether the node's own words may refer to others.
fn refers(node: &Node) -> bool {
    let all = node.totals().referring;
    all > 0 && all > node.children.iter().map(|c| c.totals().referring).sum()
}
