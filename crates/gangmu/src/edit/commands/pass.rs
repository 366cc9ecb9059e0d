//! Moving an item: past its neighbour in the sentence, or into the sentence before or behind.

use super::item::{bequeath, closing_mark, enter, enumeration, set_mark};
use super::seat::{bequeath_lead, seal, successor};
use super::shift::Direction;
use crate::edit::{Draft, EditError, Field};
use crate::outline::{Kind, Node, NodeId, Outline, Place};
use std::rc::Rc;

/// Moves the item `id` one place within its part. Returns the nodes below which items changed.
///
/// # Errors
/// [`EditError::AtTheEdge`] if no item of the part stands in that direction.
pub(super) fn pass(
    draft: &mut Draft<'_>,
    id: NodeId,
    direction: Direction,
) -> Result<[NodeId; 2], EditError> {
    let from = draft.place(id)?;
    let siblings = &draft.node(from.parent)?.children;
    let run = enumeration(siblings, from.index);
    let index = match direction {
        Direction::Up => from.index.checked_sub(1),
        Direction::Down => Some(from.index + 1),
    };
    if let Some(index) = index.filter(|at| run.contains(at)) {
        let other = siblings[index].clone();
        change_places(draft, id, from, index, &other)?;
        return Ok([from.parent; 2]);
    }
    let near = nearest_item(draft.outline(), id, direction).ok_or(EditError::AtTheEdge)?;
    let to = draft.place(near)?.parent;
    bequeath(draft, id)?;
    let heir = bequeath_lead(draft, id)?;
    enter(draft, id, near, direction == Direction::Up)?;
    let next = successor(draft.outline(), id);
    for node in [heir, next].into_iter().flatten() {
        seal(draft, node)?;
    }
    Ok([from.parent, to])
}

/// Two neighbours in one enumeration change places; the white space, the number and the closing
/// mark stay where they are.
fn change_places(
    draft: &mut Draft<'_>,
    id: NodeId,
    from: Place,
    index: usize,
    other: &Rc<Node>,
) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    let to = Place { index, ..from };
    draft.relocate(id, to)?;
    for (taker, giver) in [(&node, other), (other, &node)] {
        draft.set(taker.id, Field::Lead, giver.lead.clone())?;
        draft.set(taker.id, Field::Marker, giver.marker.clone())?;
    }
    if let (Some(a), Some(b)) = (closing_mark(&node.text), closing_mark(&other.text))
        && a != b
    {
        set_mark(draft, id, b)?;
        set_mark(draft, other.id, a)?;
    }
    Ok(())
}

/// The item of the part next to `id` in the order of the text.
fn nearest_item(outline: &Outline, id: NodeId, direction: Direction) -> Option<NodeId> {
    let mut at = id;
    loop {
        let place = outline.place(at)?;
        let parent = outline.get(place.parent)?;
        if parent.kind == Kind::Root {
            return None;
        }
        let found = match direction {
            Direction::Up => parent.children[..place.index]
                .iter()
                .rev()
                .find_map(last_item),
            Direction::Down => parent.children[place.index + 1..]
                .iter()
                .find_map(first_item),
        };
        if found.is_some() {
            return found;
        }
        at = parent.id;
    }
}

fn first_item(node: &Rc<Node>) -> Option<NodeId> {
    if node.totals().items == 0 {
        return None;
    }
    if node.kind == Kind::Item {
        return Some(node.id);
    }
    node.children.iter().find_map(first_item)
}

fn last_item(node: &Rc<Node>) -> Option<NodeId> {
    if node.totals().items == 0 {
        return None;
    }
    let below = node.children.iter().rev().find_map(last_item);
    below.or((node.kind == Kind::Item).then_some(node.id))
}
