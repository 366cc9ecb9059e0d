//! Putting sections in another order or another structure: sort, gather, promote, flatten, merge.
//!
//! Each is one step. It rebuilds the smallest subtree that holds the change, with the same nodes
//! under the same ids, so that notes, folds and the caret go along; only what a rebuilt section
//! holds is numbered anew, and levels whose numbers run on through the report. No words are lost
//! but titles of sections in which nothing is left.

mod gather;
mod levels;
mod merge;
mod number;
mod preview;
mod sort;
mod sources;
mod update;

pub use gather::GatherBy;
pub use preview::{Preview, PreviewLine, Sums, preview_regroup};
pub use sort::SortBy;
pub use update::{Updated, outdated};

use super::brief::{self, Paragraph};
use super::seat::{first_lead, seal, settle_first, successor};
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Intent, Scheme, Transaction};
use crate::numbering::marker_of;
use crate::outline::{Content, Kind, Merged, Node, NodeId, Note, Outline, TreeError};
use crate::report;
use crate::text::Text;
use std::collections::HashMap;
use std::rc::Rc;

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Regroup {
    /// Sort the sections right below a node. What stands before the first of them stays first,
    /// what stands behind the last stays last; sections of different levels do not pass one
    /// another.
    Sort {
        /// The section or part whose sections are sorted.
        of: NodeId,
        /// By what.
        by: SortBy,
        /// Whether the greatest comes first.
        descending: bool,
    },
    /// Gather the problems of a part in one section for each status, unit or section title. A
    /// section that is there under that name takes its problems in.
    Gather {
        /// The part.
        part: NodeId,
        /// By what.
        by: GatherBy,
    },
    /// Make all headings of a level one level higher, with all below them.
    Promote {
        /// The part.
        part: NodeId,
        /// The level, 2 or deeper.
        level: crate::outline::Level,
    },
    /// Bring all sections below a node to one level, right below it, in the order of the text.
    Flatten {
        /// The section or part.
        section: NodeId,
    },
    /// Make a new report of the problems of others, which stay as they are.
    Merge {
        /// Of which, in the order in which they are to come, and how it is divided.
        of: Merged,
        /// The title of the new report.
        title: String,
        /// What it begins with.
        opening: Vec<Paragraph>,
    },
    /// Bring such a report up to date with those that it is made of. What somebody has written in it
    /// stays, in copies too.
    Update {
        /// The report that is made of others.
        part: NodeId,
        /// What it is to begin with where nobody has changed that.
        opening: Vec<Paragraph>,
    },
}

impl Regroup {
    /// A node whose part sets the style of the numbers.
    pub fn anchor(&self) -> Option<NodeId> {
        match self {
            Self::Sort { of, .. } => Some(*of),
            Self::Gather { part, .. } | Self::Promote { part, .. } | Self::Update { part, .. } => {
                Some(*part)
            }
            Self::Flatten { section } => Some(*section),
            Self::Merge { of, .. } => of.parts.first().copied(),
        }
    }
}

/// Does what `how` says. `None` if everything is so already.
///
/// # Errors
/// [`EditError::Tree`] if a node is not there, [`EditError::NotForThis`] if it is not of the kind
/// that is asked for or has no problems to gather, [`EditError::AtTheEdge`] if the levels end.
pub fn regroup(
    outline: &mut Outline,
    how: &Regroup,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let anchor = how.anchor().unwrap_or(outline.root().id);
    let part = outline.part_of(anchor).map(|p| p.id);
    let part = part.ok_or(EditError::Tree(TreeError::NoSuchNode(anchor)))?;
    let mut draft = Draft::new(outline);
    let rebuilt = match how {
        Regroup::Sort { of, by, descending } => sort::sort(&draft, *of, *by, *descending)?,
        Regroup::Gather { by, .. } => gather::gather(&mut draft, part, *by, scheme)?,
        Regroup::Promote { level, .. } => levels::promote(draft.node(part)?, *level, scheme)?,
        Regroup::Flatten { section } => levels::flatten(draft.node(*section)?, scheme)?,
        Regroup::Update { opening, .. } => {
            let (new, updated) = update::update(&mut draft, part, scheme)?;
            if !updated.is_none() {
                swap(&mut draft, part, new, false, scheme)?;
            }
            brief::write(&mut draft, part, opening, false)?;
            let caret = Some(Caret::at(caret_node(draft.outline(), part), 0));
            return Ok(draft.finish(Intent::Regroup, caret, caret));
        }
        Regroup::Merge { of, title, opening } => {
            let new = merge::merge(&mut draft, of, title, opening, scheme)?;
            let caret = draft
                .node(new)?
                .children
                .first()
                .map(|n| Caret::at(n.id, 0));
            return Ok(draft.finish(Intent::Regroup, None, caret));
        }
    };
    let sorted = matches!(how, Regroup::Sort { .. });
    if !swap(&mut draft, part, rebuilt, sorted, scheme)? {
        return Ok(None);
    }
    let caret = Some(Caret::at(caret_node(draft.outline(), anchor), 0));
    Ok(draft.finish(Intent::Regroup, caret, caret))
}

/// The anchor, or the first words of a part.
fn caret_node(outline: &Outline, anchor: NodeId) -> NodeId {
    let node = outline.get(anchor).filter(|n| n.kind.is_part());
    node.and_then(|n| n.children.first())
        .map_or(anchor, |n| n.id)
}

/// Puts `new` in the place of the node of its id, with white space and numbers right; false if
/// that changes no heading's place or level.
pub(super) fn swap(
    draft: &mut Draft<'_>,
    part: NodeId,
    new: Rc<Node>,
    sorted: bool,
    scheme: &Scheme,
) -> Result<bool, EditError> {
    let id = new.id;
    let old = draft.node(id)?.clone();
    let touched = touched(&old, &new);
    if touched.is_empty() {
        return Ok(false);
    }
    let new = if sorted {
        new
    } else {
        number::numbered(&new, &touched, scheme)
    };
    let was = first_lead(draft.outline());
    let before = predecessors(&old);
    let behind = successor(draft.outline(), id);
    let place = draft.place(id)?;
    draft.remove(id)?;
    draft.insert(place, new.clone())?;
    settle_first(draft, was)?;
    let after = predecessors(&new);
    let mut loose: Vec<NodeId> = Vec::new();
    new.walk(&mut |n| {
        if n.is_inline() && before.get(&n.id) != after.get(&n.id) {
            loose.push(n.id);
        }
    });
    for id in loose.into_iter().chain(behind) {
        // The part itself has no words.
        if draft.outline().parent(id).is_some() && !draft.node(id)?.kind.is_part() {
            seal(draft, id)?;
        }
    }
    // A sorted section begins with another number than its style was read from.
    let scheme = match sorted {
        true => &Scheme::of(draft.node(part)?),
        false => scheme,
    };
    renumber(draft, part, &touched, scheme)?;
    Ok(true)
}

/// The sections below which headings came, went, changed their order or their level.
fn touched(old: &Rc<Node>, new: &Rc<Node>) -> Vec<NodeId> {
    let headings = |node: &Node| -> Vec<(NodeId, Kind)> {
        let own = node.children.iter().filter(|c| c.kind.is_heading());
        own.map(|c| (c.id, c.kind)).collect()
    };
    let mut before = HashMap::new();
    old.walk(&mut |n| {
        before.insert(n.id, headings(n));
    });
    let mut found = Vec::new();
    new.walk(&mut |n| {
        let after = headings(n);
        let same = before.get(&n.id).map_or(after.is_empty(), |b| *b == after);
        if !same {
            found.push(n.id);
        }
    });
    found
}

/// For each node below `top` the one before it in the text.
fn predecessors(top: &Rc<Node>) -> HashMap<NodeId, NodeId> {
    let mut last = None;
    let mut found = HashMap::new();
    top.walk(&mut |n| {
        if let Some(last) = last.replace(n.id) {
            found.insert(n.id, last);
        }
    });
    found
}

/// The same node with other children.
fn with_children(node: &Node, children: Vec<Rc<Node>>) -> Rc<Node> {
    Rc::new(Node::from(Content {
        children,
        ..Content::clone(node)
    }))
}

/// The problem, with a note of what the sections above it say of it and it does not say itself:
/// where it goes they no longer stand above it.
fn with_what_stands_above(outline: &Outline, problem: &Rc<Node>) -> Rc<Node> {
    let mut note: Note = problem.note.as_deref().cloned().unwrap_or_default();
    if report::own_status(problem).is_none() {
        note.status = report::status(outline, problem.id).map(|r| r.status);
    }
    if report::own_responsible(outline, problem).is_none() && note.responsible.is_none() {
        note.responsible = report::responsible(outline, problem.id).map(|r| r.name);
    }
    for (id, words) in report::roles_above(outline, problem) {
        if note.cells.iter().all(|(known, _)| *known != id) {
            note.cells.push((id, words));
        }
    }
    Rc::new(Node::from(Content {
        note: (!note.is_empty()).then(|| Rc::new(note)),
        ..Content::clone(problem)
    }))
}

/// The same node as another kind, with another marker and other children.
fn rebuilt(node: &Node, kind: Kind, marker: Text, children: Vec<Rc<Node>>) -> Rc<Node> {
    Rc::new(Node::from(Content {
        kind,
        marker,
        children,
        ..Content::clone(node)
    }))
}

/// The number that a heading has.
fn ordinal(node: &Node) -> Option<u32> {
    marker_of(&node.marker).map(|m| m.ordinal)
}
