//! Putting nodes down at a place that the writer points at.

use super::depth::relevel;
use super::item::{bequeath, enter};
use super::seat::{
    bequeath_lead, boundary_from, goes_on, move_paragraph, part_of, seal, successor,
};
use super::selection::{Schemes, tops};
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::outline::{Kind, Level, Node, NodeId, Outline, Place};
use crate::text::Text;
use std::rc::Rc;

/// Moves the nodes, in their order, to `to`: an index among the children of a node as they stand
/// now. A section takes the level of the place, with all below it; an item becomes part of the
/// sentence there; a paragraph stands on its own line. Into another part goes what goes there.
/// Numbers follow on both sides.
///
/// # Errors
/// [`EditError::AtTheEdge`] where a node cannot stand: a section in a paragraph, anything inside
/// itself; [`EditError::NotForThis`] for a part. Then nothing has moved.
pub fn drop(
    outline: &mut Outline,
    ids: &[NodeId],
    to: Place,
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let ids = tops(outline, ids);
    let Some(&head) = ids.first() else {
        return Err(EditError::AtTheEdge);
    };
    let mut parts: Vec<NodeId> = Vec::new();
    for &id in &ids {
        let part = part_of(outline, id)?;
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let usual = Rc::default();
    let scheme_of = |part: NodeId| schemes.get(&part).unwrap_or(&usual);
    let target = outline.get(to.parent).ok_or(EditError::AtTheEdge)?;
    if target.kind == Kind::Root || ids.iter().any(|id| outline.lineage(to.parent).contains(id)) {
        return Err(EditError::AtTheEdge);
    }
    let there = outline
        .part_of(to.parent)
        .map(|p| p.id)
        .ok_or(EditError::AtTheEdge)?;
    if !parts.contains(&there) {
        parts.push(there);
    }
    // What stands behind the place stays behind it.
    let moves = |id: &NodeId| ids.contains(id);
    let before = target
        .children
        .get(to.index..)
        .unwrap_or_default()
        .iter()
        .map(|c| c.id)
        .find(|id| !moves(id));
    let mut draft = Draft::new(outline).numbered_by(schemes);
    let mut changed = vec![to.parent];
    for &id in &ids {
        changed.push(draft.place(id)?.parent);
        put(&mut draft, id, to.parent, before, scheme_of(there))?;
        changed.push(id);
    }
    for part in parts {
        // A part that nothing is left of goes.
        if draft.node(part)?.children.is_empty() {
            draft.remove(part)?;
            continue;
        }
        let here: Vec<NodeId> = changed
            .iter()
            .copied()
            .filter(|id| draft.outline().part_of(*id).is_some_and(|p| p.id == part))
            .collect();
        renumber(&mut draft, part, &here, scheme_of(part))?;
    }
    let caret = Some(Caret::at(head, 0));
    Ok(draft.finish(Intent::Move, caret, caret))
}

/// Puts one node below `parent`, before its child `before` or at the end.
fn put(
    draft: &mut Draft<'_>,
    id: NodeId,
    parent: NodeId,
    before: Option<NodeId>,
    scheme: &Scheme,
) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    let target = draft.node(parent)?.clone();
    if !holds(&target, &node) {
        return Err(EditError::AtTheEdge);
    }
    let others: Vec<NodeId> = target
        .children
        .iter()
        .map(|c| c.id)
        .filter(|c| *c != id)
        .collect();
    let index = before
        .and_then(|b| others.iter().position(|c| *c == b))
        .unwrap_or(others.len());
    if node.kind == Kind::Item {
        return put_item(draft, id, &target, &others, index);
    }
    if let Kind::Heading(_) = node.kind {
        let level = level_in(&target, id, scheme);
        relevel(draft, id, level, scheme)?;
    }
    // A paragraph is put behind the one that it would part.
    let rest: Vec<_> = target
        .children
        .iter()
        .filter(|c| c.id != id)
        .cloned()
        .collect();
    let index = boundary_from(&rest, index);
    move_paragraph(draft, id, Place { parent, index })
}

/// The level of a section below `target`: that of those already there.
fn level_in(target: &Node, but: NodeId, scheme: &Scheme) -> Level {
    let there = target
        .children
        .iter()
        .filter(|c| c.id != but)
        .find_map(|c| c.kind.level());
    there.unwrap_or_else(|| match target.kind.level() {
        Some(level) => scheme.below(level),
        None => Level::new(1),
    })
}

/// Whether a node may be put below `target`.
pub fn holds(target: &Node, node: &Node) -> bool {
    match (target.kind, node.kind) {
        (outer, _) if outer.is_part() => true,
        (Kind::Heading(level), Kind::Heading(_)) => level.get() < Level::MAX,
        (Kind::Heading(_), _) => true,
        (Kind::Lead, inner) => !inner.is_heading(),
        (Kind::Label | Kind::Body, inner) => inner == Kind::Item,
        _ => false,
    }
}

/// Puts an item into the sentence beside it, or begins one.
fn put_item(
    draft: &mut Draft<'_>,
    id: NodeId,
    target: &Node,
    others: &[NodeId],
    index: usize,
) -> Result<(), EditError> {
    let kind_of = |draft: &Draft<'_>, id: NodeId| draft.node(id).map(|n| n.kind == Kind::Item);
    let near_before = match index.checked_sub(1) {
        Some(at) if kind_of(draft, others[at])? => Some((others[at], true)),
        _ => None,
    };
    let near = match (near_before, others.get(index)) {
        (Some(near), _) => Some(near),
        (None, Some(&next)) if kind_of(draft, next)? => Some((next, false)),
        _ => None,
    };
    bequeath(draft, id)?;
    let heir = bequeath_lead(draft, id)?;
    match near {
        Some((near, behind)) => enter(draft, id, near, behind)?,
        None => {
            let inline = matches!(target.kind, Kind::Label | Kind::Body);
            draft.relocate(
                id,
                Place {
                    parent: target.id,
                    index,
                },
            )?;
            if inline || index == 0 && draft.node(id)?.is_inline() {
                draft.set(id, Field::Lead, Text::default())?;
            } else {
                super::seat::start_paragraph(draft, id)?;
            }
            debug_assert!(goes_on(draft.node(id)?) || !inline);
        }
    }
    let next = successor(draft.outline(), id);
    for node in [heir, next].into_iter().flatten() {
        seal(draft, node)?;
    }
    Ok(())
}
