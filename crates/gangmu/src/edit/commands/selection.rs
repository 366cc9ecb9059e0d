//! Several nodes at once: the same change to each, as one step, all or nothing.

use super::seat::part_of;
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Intent, Scheme, Transaction};
use crate::outline::{Kind, Node, NodeId, Outline, TreeError};
use crate::text::sort_by;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The numbering style of each part that a command may touch, by the part's id. A part that is
/// not there gets the usual style.
pub type Schemes = HashMap<NodeId, Rc<Scheme>>;

/// The chosen nodes in the order of the text, without those that stand below another chosen one
/// and without those that are not there. Parts and the root are left out. O(depth) for one, else
/// O(chosen · depth + children of their ancestors).
pub fn tops(outline: &Outline, ids: &[NodeId]) -> Vec<NodeId> {
    topmost(outline, ids, |kind| !kind.is_part())
}

/// As [`tops`], with those parts that `may` lets in.
fn topmost(outline: &Outline, ids: &[NodeId], may: impl Fn(Kind) -> bool) -> Vec<NodeId> {
    let root = outline.root();
    let parts = &root.children;
    let barred: HashSet<NodeId> = parts
        .iter()
        .filter(|p| !may(p.kind))
        .map(|p| p.id)
        .chain([root.id])
        .collect();
    let there = |id: &&NodeId| outline.contains(**id) && !barred.contains(id);
    let chosen: HashSet<NodeId> = ids.iter().filter(there).copied().collect();
    // One alone needs no order, and so no look at its siblings.
    if chosen.len() <= 1 {
        return chosen.into_iter().collect();
    }
    let mut above = HashSet::new();
    for &id in &chosen {
        let mut at = id;
        while let Some(parent) = outline.parent(at) {
            if !above.insert(parent) {
                break;
            }
            at = parent;
        }
    }
    let mut found = Vec::with_capacity(chosen.len());
    gather(root, &chosen, &above, &mut found);
    found
}

fn gather(node: &Node, chosen: &HashSet<NodeId>, above: &HashSet<NodeId>, found: &mut Vec<NodeId>) {
    for child in &node.children {
        if chosen.contains(&child.id) {
            found.push(child.id);
        } else if above.contains(&child.id) {
            gather(child, chosen, above, found);
        }
    }
}

/// The nodes that a command on `ids` is about, as [`tops`].
///
/// # Errors
/// [`TreeError::NoSuchNode`] if one is not there, [`EditError::NotForThis`] if there is nothing
/// but parts.
pub(super) fn chosen(outline: &Outline, ids: &[NodeId]) -> Result<Vec<NodeId>, EditError> {
    let found = tops(outline, ids);
    refuse(outline, ids, found.is_empty())?;
    Ok(found)
}

/// As [`chosen`], with parts.
///
/// # Errors
/// [`TreeError::NoSuchNode`] if one is not there, [`EditError::NotForThis`] for the root.
pub(super) fn chosen_with_parts(
    outline: &Outline,
    ids: &[NodeId],
) -> Result<Vec<NodeId>, EditError> {
    let found = topmost(outline, ids, |_| true);
    refuse(outline, ids, found.is_empty())?;
    Ok(found)
}

fn refuse(outline: &Outline, ids: &[NodeId], nothing: bool) -> Result<(), EditError> {
    if let Some(&missing) = ids.iter().find(|id| !outline.contains(**id)) {
        return Err(EditError::Tree(TreeError::NoSuchNode(missing)));
    }
    match ids.first() {
        Some(&id) if nothing => part_of(outline, id).map(|_| ()),
        _ => Ok(()),
    }
}

/// Which of several nodes is changed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// In the order of the text.
    FirstToLast,
    /// Against it.
    LastToFirst,
}

/// The sections whose numbers are to be put in order when all is done.
#[derive(Debug, Default)]
pub(super) struct Stale {
    by_part: HashMap<NodeId, HashSet<NodeId>>,
}

impl Stale {
    /// The numbers right below these sections of `part` may be wrong now.
    pub fn note(&mut self, part: NodeId, sections: impl IntoIterator<Item = NodeId>) {
        self.by_part.entry(part).or_default().extend(sections);
    }

    /// Puts them in order. Sections that have gone meanwhile are passed over.
    pub fn renumber(self, draft: &mut Draft<'_>, schemes: &Schemes) -> Result<(), EditError> {
        for (part, sections) in self.by_part {
            if draft.outline().contains(part) {
                let mut sections: Vec<NodeId> = sections.into_iter().collect();
                sort_by(&mut sections, Ord::cmp);
                let usual = Rc::default();
                let scheme = schemes.get(&part).unwrap_or(&usual);
                renumber(draft, part, &sections, scheme)?;
            }
        }
        Ok(())
    }
}

/// Makes one change to each of `ids`, and puts the numbers in order behind all of them. `make`
/// returns the nodes below which numbers may be wrong. The caret goes to the first.
///
/// # Errors
/// As [`chosen`]; the first error of `make`; [`EditError::AtTheEdge`] if the nodes would change
/// their order. Nothing has changed then.
pub(super) fn each<C: IntoIterator<Item = NodeId>>(
    outline: &mut Outline,
    ids: &[NodeId],
    order: Order,
    schemes: &Schemes,
    intent: Intent,
    mut make: impl FnMut(&mut Draft<'_>, NodeId, &Scheme) -> Result<C, EditError>,
) -> Result<Option<Transaction>, EditError> {
    let chosen = chosen(outline, ids)?;
    let mut draft = Draft::new(outline);
    let mut stale = Stale::default();
    let usual = Rc::default();
    for nth in 0..chosen.len() {
        let id = match order {
            Order::FirstToLast => chosen[nth],
            Order::LastToFirst => chosen[chosen.len() - 1 - nth],
        };
        let part = part_of(draft.outline(), id)?;
        let scheme = schemes.get(&part).unwrap_or(&usual);
        stale.note(part, make(&mut draft, id, scheme)?);
    }
    if chosen.len() > 1 && !in_order(draft.outline(), &chosen) {
        return Err(EditError::AtTheEdge);
    }
    stale.renumber(&mut draft, schemes)?;
    let caret = chosen.first().map(|id| Caret::at(*id, 0));
    Ok(draft.finish(intent, caret, caret))
}

/// Whether the nodes still stand in this order of the text, one below another or not.
fn in_order(outline: &Outline, ids: &[NodeId]) -> bool {
    let wanted: HashSet<NodeId> = ids.iter().copied().collect();
    let mut above = HashSet::new();
    for &id in ids {
        let mut at = id;
        while let Some(parent) = outline.parent(at) {
            if !above.insert(parent) {
                break;
            }
            at = parent;
        }
    }
    let mut left = ids.iter();
    follows(outline.root(), &wanted, &above, &mut left)
}

fn follows<'a>(
    node: &Node,
    wanted: &HashSet<NodeId>,
    above: &HashSet<NodeId>,
    left: &mut impl Iterator<Item = &'a NodeId>,
) -> bool {
    node.children.iter().all(|child| {
        (!wanted.contains(&child.id) || left.next() == Some(&child.id))
            && (!above.contains(&child.id) || follows(child, wanted, above, left))
    })
}
