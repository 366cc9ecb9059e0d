//! Putting nodes down at a place that the writer points at.

use super::depth::relevel;
use super::item::{bequeath, enter};
use super::reseat::takes;
use super::seat::{bequeath_lead, goes_on, move_paragraph, part_of, seal, successor};
use super::selection::{Schemes, tops};
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::outline::{Kind, Level, Node, NodeId, Outline, Place};
use crate::text::Text;
use std::collections::HashSet;
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
    let moving: HashSet<NodeId> = ids.iter().copied().collect();
    let moves = |id: &NodeId| moving.contains(id);
    let before = target
        .children
        .get(to.index..)
        .unwrap_or_default()
        .iter()
        .map(|c| c.id)
        .find(|id| !moves(id));
    if stand_there(target, &ids, before) {
        return Ok(None);
    }
    let mut draft = Draft::new(outline).numbered_by(schemes);
    let mut changed = vec![to.parent];
    let mut last = None;
    for &id in &ids {
        changed.push(draft.place(id)?.parent);
        put(&mut draft, id, to.parent, (last, before), scheme_of(there))?;
        last = Some(id);
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

/// Whether the nodes stand right before that child of `target` already, or at its end.
fn stand_there(target: &Node, ids: &[NodeId], before: Option<NodeId>) -> bool {
    let children = &target.children;
    let end = match before {
        Some(before) => children.iter().position(|c| c.id == before),
        None => Some(children.len()),
    };
    let run = end.and_then(|end| children.get(end.checked_sub(ids.len())?..end));
    run.is_some_and(|run| run.iter().map(|c| c.id).eq(ids.iter().copied()))
}

/// Puts one node below `parent`: behind its child `last`, else before its child `before`, else at
/// the end.
fn put(
    draft: &mut Draft<'_>,
    id: NodeId,
    parent: NodeId,
    (last, before): (Option<NodeId>, Option<NodeId>),
    scheme: &Scheme,
) -> Result<(), EditError> {
    let node = draft.node(id)?;
    let target = draft.node(parent)?;
    if !holds(draft.outline(), target, node) {
        return Err(EditError::AtTheEdge);
    }
    // The target is not held: it would be copied with the list of its children.
    let (kind, into, n_children) = (node.kind, target.kind, target.children.len());
    let own = draft.place(id)?;
    let within = own.parent == parent;
    let seat = |of: Option<NodeId>| {
        let place = of.and_then(|of| draft.outline().place(of));
        place.filter(|p| p.parent == parent).map(|p| p.index)
    };
    let behind = seat(last).map(|at| at + 1);
    let at = behind.or_else(|| seat(before)).unwrap_or(n_children);
    let index = at - usize::from(within && own.index < at);
    // The children as they stand when `id` has been taken out.
    let other = |at: usize| {
        let skip = usize::from(within && at >= own.index);
        target.children.get(at + skip)
    };
    if kind == Kind::Item {
        let item = |at: usize| other(at).filter(|c| c.kind == Kind::Item).map(|c| c.id);
        let elder = index.checked_sub(1).and_then(item);
        let near = elder.map(|near| (near, true));
        let near = near.or_else(|| item(index).map(|near| (near, false)));
        let inline = matches!(into, Kind::Label | Kind::Body);
        return put_item(draft, id, near, inline, Place { parent, index });
    }
    // A paragraph is put behind the one that it would part.
    let goes_on = |at: &usize| other(*at).is_some_and(|c| goes_on(c));
    let parted = (index..).take_while(goes_on).count();
    if let Kind::Heading(_) = kind {
        let level = level_in(target, id, scheme);
        relevel(draft, id, level, scheme)?;
    }
    let index = index + parted;
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

/// Whether a node may be put below `target`: a section at a level that it takes there, an item
/// also into a sentence.
pub fn holds(outline: &Outline, target: &Node, node: &Node) -> bool {
    let kind = match node.kind {
        Kind::Heading(_) => Kind::Heading(Level::new(Level::MAX)),
        kind => kind,
    };
    let in_sentence = kind == Kind::Item && matches!(target.kind, Kind::Label | Kind::Body);
    in_sentence || takes(outline, target, kind)
}

/// Puts an item into the sentence of the one beside it (`near`, and whether behind it), or at
/// `to`, where it goes on in the words before it if `inline`.
fn put_item(
    draft: &mut Draft<'_>,
    id: NodeId,
    near: Option<(NodeId, bool)>,
    inline: bool,
    to: Place,
) -> Result<(), EditError> {
    bequeath(draft, id)?;
    let heir = bequeath_lead(draft, id)?;
    match near {
        Some((near, behind)) => enter(draft, id, near, behind)?,
        None => {
            draft.relocate(id, to)?;
            if inline || to.index == 0 && draft.node(id)?.is_inline() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::NodeId;

    #[test]
    fn what_may_be_put_where() {
        let outline = Outline::default();
        let of = |kind| {
            let [lead, marker, text] = [(); 3].map(|()| Text::default());
            Node::new(NodeId(1), kind, lead, marker, text)
        };
        let (deepest, deep) = (Level::new(Level::MAX), Level::new(Level::MAX - 1));
        let may = |outer, inner| holds(&outline, &of(outer), &of(inner));
        assert!(may(Kind::Report, Kind::Heading(deep)));
        assert!(may(Kind::Heading(deep), Kind::Heading(Level::new(1))));
        assert!(!may(Kind::Heading(deepest), Kind::Heading(Level::new(1))));
        assert!(may(Kind::Heading(deepest), Kind::LeadIn));
        assert!(may(Kind::Heading(deepest), Kind::Body));
        assert!(may(Kind::LeadIn, Kind::Body) && may(Kind::LeadIn, Kind::Item));
        assert!(!may(Kind::LeadIn, Kind::LeadIn));
        assert!(!may(Kind::LeadIn, Kind::Heading(deepest)));
        assert!(may(Kind::Label, Kind::Item) && may(Kind::Body, Kind::Item));
        assert!(!may(Kind::Body, Kind::Body) && !may(Kind::Item, Kind::Item));
    }
}
