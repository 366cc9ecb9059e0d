//! Making a section deeper or shallower, with all below it.

use super::reseat::settle;
use super::seat::{boundary_from, move_paragraph};
use super::selection::{Order, Schemes, each};
use crate::edit::numbering::usual_levels;
use crate::edit::{Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::numbering::marker_of;
use crate::outline::{Kind, Level, Node, NodeId, Outline, Place};
use std::rc::Rc;

/// Puts each node at the end of the section before it; its headings get the markers of their new
/// levels. Paragraphs between that section and the node go along, so that the order of the text
/// stays. Numbers follow.
///
/// # Errors
/// [`EditError::AtTheEdge`] if no section stands before one of them or the levels end,
/// [`EditError::NotForThis`] for an item and a part.
pub fn indent(
    outline: &mut Outline,
    ids: &[NodeId],
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let order = Order::FirstToLast;
    each(outline, ids, order, schemes, Intent::Indent, indent_one)
}

fn indent_one(
    draft: &mut Draft<'_>,
    id: NodeId,
    scheme: &Scheme,
) -> Result<[NodeId; 3], EditError> {
    let (node, from) = seated(draft, id)?;
    let siblings = &draft.node(from.parent)?.children;
    let at = siblings[..from.index]
        .iter()
        .rposition(|c| matches!(c.kind, Kind::Heading(_)))
        .ok_or(EditError::AtTheEdge)?;
    let section = siblings[at].clone();
    let between: Vec<NodeId> = siblings[at + 1..from.index].iter().map(|c| c.id).collect();
    if let Kind::Heading(_) = node.kind {
        let above = section.kind.level().unwrap_or(Level::new(1));
        if above.get() == Level::MAX {
            return Err(EditError::AtTheEdge);
        }
        let level = section
            .children
            .iter()
            .find_map(|c| c.kind.level())
            .unwrap_or_else(|| scheme.below(above));
        let level = roomy(&node, above, level);
        relevel(draft, id, level, scheme)?;
    }
    let parent = section.id;
    for (index, id) in (section.children.len()..).zip(between) {
        draft.relocate(id, Place { parent, index })?;
    }
    let index = draft.node(parent)?.children.len();
    move_paragraph(draft, id, Place { parent, index })?;
    Ok([from.parent, parent, id])
}

/// Puts each node out of the section that it stands in. A heading gets that section's level where it
/// stands, and the sections behind it there go below it, as in Word: the order of the text stays.
/// Anything else goes behind the section. Numbers follow.
///
/// # Errors
/// [`EditError::AtTheEdge`] at the top of the report, [`EditError::NotForThis`] for an item and a
/// part.
pub fn outdent(
    outline: &mut Outline,
    ids: &[NodeId],
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let order = Order::LastToFirst;
    each(outline, ids, order, schemes, Intent::Outdent, outdent_one)
}

fn outdent_one(
    draft: &mut Draft<'_>,
    id: NodeId,
    scheme: &Scheme,
) -> Result<Vec<NodeId>, EditError> {
    let (node, from) = seated(draft, id)?;
    let section = draft.node(from.parent)?.clone();
    if section.kind.is_part() {
        return Err(EditError::AtTheEdge);
    }
    let place = draft.place(section.id)?;
    if let (Kind::Heading(_), Kind::Heading(level)) = (node.kind, section.kind) {
        let mut changed = vec![id, section.id, place.parent];
        relevel(draft, id, level, scheme)?;
        settle(draft, id, &mut changed)?;
        return Ok(changed);
    }
    let siblings = &draft.node(place.parent)?.children;
    let index = boundary_from(siblings, place.index + 1);
    let parent = place.parent;
    move_paragraph(draft, id, Place { parent, index })?;
    Ok(vec![section.id, parent, id])
}

/// A node that has a depth of its own, and where it stands; an item has its sentence's.
fn seated(draft: &Draft<'_>, id: NodeId) -> Result<(Rc<Node>, Place), EditError> {
    let node = draft.node(id)?;
    if node.kind == Kind::Item {
        return Err(EditError::NotForThis(node.kind));
    }
    Ok((node.clone(), draft.place(id)?))
}

/// Gives a heading another level, and the headings below it the levels below that one.
pub(super) fn relevel(
    draft: &mut Draft<'_>,
    id: NodeId,
    level: Level,
    scheme: &Scheme,
) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    let kind = Kind::Heading(level);
    if node.kind == kind {
        return Ok(());
    }
    if !scheme.reaches(level) {
        return Err(EditError::AtTheEdge);
    }
    let ordinal = marker_of(&node.marker).map_or(1, |m| m.ordinal);
    draft.set_kind(id, kind)?;
    draft.set(id, Field::Marker, scheme.marker(kind, ordinal))?;
    let below = node.children.iter();
    for child in below.filter(|c| matches!(c.kind, Kind::Heading(_))) {
        if level.get() == Level::MAX {
            return Err(EditError::AtTheEdge);
        }
        let next = roomy(child, level, scheme.below(level));
        relevel(draft, child.id, next, scheme)?;
    }
    Ok(())
}

/// `level` for a section below one of level `above`; the very next where a report that skips
/// levels would run out of them under this section.
fn roomy(section: &Node, above: Level, level: Level) -> Level {
    let deepest = usual_levels().max(above.get() + 1);
    if level.get() + n_levels(section) - 1 > deepest {
        above.deeper()
    } else {
        level
    }
}

/// How many sections stand in one another, this one included.
fn n_levels(section: &Node) -> u8 {
    let below = section.children.iter();
    let headings = below.filter(|c| matches!(c.kind, Kind::Heading(_)));
    1 + headings.map(|c| n_levels(c)).max().unwrap_or(0)
}
