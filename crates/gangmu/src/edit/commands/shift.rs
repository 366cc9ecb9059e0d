//! Moving a node up or down with all below it.

use super::pass::pass;
use super::reseat::takes;
use super::seat::{boundary_from, goes_on, move_paragraph};
use super::selection::{Order, Schemes, each};
use crate::edit::{Draft, EditError, Intent, Transaction};
use crate::outline::{Kind, Node, NodeId, Outline, Place};
use std::rc::Rc;

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// Moves the nodes one place each, with all below them, so that their order stays. A heading
/// passes the neighbouring section; at the end of its own section it goes into the next that
/// stands as deep. A paragraph passes its neighbour, or crosses the edge of its section in the
/// order of the text; words that run on behind a heading or label become a paragraph by it. An
/// item passes its neighbour in the sentence, or goes into the sentence before or behind. Numbers
/// follow.
///
/// # Errors
/// [`EditError::AtTheEdge`] if one of them has no place to go to or would pass another,
/// [`EditError::NotForThis`] for a part.
pub fn shift(
    outline: &mut Outline,
    ids: &[NodeId],
    direction: Direction,
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let order = match direction {
        Direction::Up => Order::FirstToLast,
        Direction::Down => Order::LastToFirst,
    };
    each(
        outline,
        ids,
        order,
        schemes,
        Intent::Move,
        |draft, id, _| shift_one(draft, id, direction),
    )
}

fn shift_one(
    draft: &mut Draft<'_>,
    id: NodeId,
    direction: Direction,
) -> Result<[NodeId; 2], EditError> {
    let from = draft.place(id)?;
    let kind = draft.node(id)?.kind;
    if kind == Kind::Item {
        return pass(draft, id, direction);
    }
    let to = if kind.is_heading() {
        heading_target(draft.outline(), from, kind, direction)
    } else {
        paragraph_target(draft.outline(), from, direction)
    };
    let to = to.ok_or(EditError::AtTheEdge)?;
    move_paragraph(draft, id, to)?;
    Ok([from.parent, to.parent])
}

/// Where a heading goes: before or behind the neighbouring section of its depth, or to the near
/// end of the next section that stands as deep as its own.
fn heading_target(
    outline: &Outline,
    from: Place,
    kind: Kind,
    direction: Direction,
) -> Option<Place> {
    let mut at = from;
    let mut climbed = 0;
    let mut section = loop {
        let siblings = &outline.get(at.parent)?.children;
        let beside = match direction {
            Direction::Up => siblings[..at.index].iter().rfind(|c| c.kind.is_heading()),
            Direction::Down => siblings[at.index + 1..]
                .iter()
                .find(|c| c.kind.is_heading()),
        };
        if let Some(beside) = beside {
            if climbed == 0 {
                let index = outline.place(beside.id)?.index;
                return Some(Place { index, ..at });
            }
            break beside;
        }
        if outline.get(at.parent)?.kind.is_part() {
            return None;
        }
        at = outline.place(at.parent)?;
        climbed += 1;
    };
    let fits = |c: &&Rc<Node>| takes(outline, c, kind);
    for _ in 1..climbed {
        let below = match direction {
            Direction::Up => section.children.iter().rfind(fits),
            Direction::Down => section.children.iter().find(fits),
        };
        let Some(below) = below else { break };
        section = below;
    }
    if !takes(outline, section, kind) {
        return None;
    }
    let children = &section.children;
    let index = match direction {
        Direction::Up => children.len(),
        Direction::Down => {
            let first = children.iter().position(|c| c.kind.is_heading());
            first.unwrap_or(children.len())
        }
    };
    let parent = section.id;
    Some(Place { parent, index })
}

/// Where a paragraph goes: past its neighbour, or over the edge of its section in the order of
/// the text. What goes on in a paragraph is passed with it.
fn paragraph_target(outline: &Outline, from: Place, direction: Direction) -> Option<Place> {
    match direction {
        Direction::Up => before_neighbour(outline, from),
        Direction::Down => behind_neighbour(outline, from),
    }
}

fn before_neighbour(outline: &Outline, from: Place) -> Option<Place> {
    let parent = outline.get(from.parent)?;
    let siblings = &parent.children;
    let begins = |(at, c): (usize, &Rc<Node>)| !goes_on(c) || parent.kind.is_part() && at == 0;
    let mut above = siblings[..from.index].iter().enumerate();
    let neighbour = above.rfind(|c| begins(*c)).map(|(at, _)| at);
    if let Some(index) = neighbour {
        return if siblings[index].kind.is_heading() {
            end_of(outline, siblings[index].id)
        } else {
            Some(Place { index, ..from })
        };
    }
    // Words before it in the paragraph of the parent, if any, are passed with the parent.
    if parent.kind.is_part() {
        return None;
    }
    let place = outline.place(parent.id)?;
    let above = &outline.get(place.parent)?.children[..place.index];
    match above.last() {
        Some(before) if before.kind.is_heading() => end_of(outline, before.id),
        _ => Some(place),
    }
}

fn behind_neighbour(outline: &Outline, from: Place) -> Option<Place> {
    let siblings = &outline.get(from.parent)?.children;
    let own_end = boundary_from(siblings, from.index + 1);
    if own_end > from.index + 1 {
        // What runs on behind the words stays; they pass it.
        let index = own_end - 1;
        return Some(Place { index, ..from });
    }
    if let Some(after) = siblings.get(own_end) {
        return Some(if after.kind.is_heading() {
            start_of(after)
        } else {
            let index = boundary_from(siblings, own_end + 1) - 1;
            Place { index, ..from }
        });
    }
    let mut at = from.parent;
    loop {
        let left = outline.get(at)?;
        if left.kind.is_part() {
            return None;
        }
        let place = outline.place(at)?;
        let siblings = &outline.get(place.parent)?.children;
        let index = boundary_from(siblings, place.index + 1);
        match siblings.get(index) {
            Some(after) if left.kind.is_heading() && after.kind.is_heading() => {
                return Some(start_of(after));
            }
            None if left.kind.is_heading() => at = place.parent,
            // Out of its section or paragraph.
            _ => return Some(Place { index, ..place }),
        }
    }
}

/// Behind what runs on behind the heading `section`.
fn start_of(section: &Node) -> Place {
    Place {
        parent: section.id,
        index: boundary_from(&section.children, 0),
    }
}

/// The end of the last section in `section`.
fn end_of(outline: &Outline, section: NodeId) -> Option<Place> {
    let node = outline.get(section)?;
    match node.children.last() {
        Some(last) if last.kind.is_heading() => end_of(outline, last.id),
        _ => Some(Place {
            parent: section,
            index: node.children.len(),
        }),
    }
}
