//! Moving a node up or down with all below it.

use super::seat::{boundary_from, first, goes_on, settle_first, start_paragraph};
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::outline::{Kind, NodeId, Outline, Place};
use crate::text::Text;

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// Moves the node one place, with all below it. A heading passes the neighbouring section; at the
/// end of its own section it goes into the next. A paragraph passes its neighbour, or enters the
/// next section. An item passes its neighbour in the sentence. Numbers follow.
///
/// # Errors
/// [`EditError::AtTheEdge`] if there is no place to go to.
pub fn shift(
    outline: &mut Outline,
    id: NodeId,
    direction: Direction,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let part = outline
        .part_of(id)
        .map(|p| p.id)
        .ok_or(EditError::AtTheEdge)?;
    let was = first(outline).and_then(|id| Some((id, outline.get(id)?.lead.clone())));
    let mut draft = Draft::new(outline);
    let from = draft.place(id)?;
    if part == id {
        return Err(EditError::NotForThis(draft.node(id)?.kind));
    }
    let node = draft.node(id)?.clone();
    if goes_on(&node) || node.kind == Kind::Item {
        pass_in_sentence(&mut draft, id, from, direction)?;
    } else {
        let to = if node.kind.is_heading() {
            heading_target(draft.outline(), id, from, direction)
        } else {
            paragraph_target(draft.outline(), from, direction)
        };
        draft.relocate(id, to.ok_or(EditError::AtTheEdge)?)?;
        settle_first(&mut draft, was)?;
        start_paragraph(&mut draft, id)?;
    }
    let to = draft.place(id)?;
    renumber(&mut draft, part, &[from.parent, to.parent], scheme)?;
    let caret = Some(Caret::at(id, 0));
    Ok(draft.finish(Intent::Move, caret, caret))
}

/// Where a heading goes: before or behind the neighbouring section of its depth, or into the
/// section before or behind its own.
fn heading_target(
    outline: &Outline,
    id: NodeId,
    from: Place,
    direction: Direction,
) -> Option<Place> {
    let parent = outline.get(from.parent)?;
    let siblings = &parent.children;
    let kind = siblings[from.index].kind;
    match direction {
        Direction::Up => {
            let before = siblings[..from.index]
                .iter()
                .rposition(|c| c.kind.is_heading());
            if let Some(index) = before {
                return Some(Place {
                    parent: from.parent,
                    index,
                });
            }
            let uncle = neighbour_section(outline, from.parent, direction)?;
            let uncle = outline.get(uncle).filter(|u| holds(u.kind, kind))?;
            Some(Place {
                parent: uncle.id,
                index: uncle.children.len(),
            })
        }
        Direction::Down => {
            let after = siblings[from.index + 1..]
                .iter()
                .position(|c| c.kind.is_heading());
            if let Some(steps) = after {
                return Some(Place {
                    parent: from.parent,
                    index: from.index + steps + 1,
                });
            }
            let uncle = neighbour_section(outline, from.parent, direction)?;
            let uncle = outline.get(uncle).filter(|u| holds(u.kind, kind))?;
            let index = uncle.children.iter().position(|c| c.kind.is_heading());
            debug_assert!(uncle.id != id);
            Some(Place {
                parent: uncle.id,
                index: index.unwrap_or(uncle.children.len()),
            })
        }
    }
}

/// Whether a section of kind `outer` can hold one of kind `inner`.
fn holds(outer: Kind, inner: Kind) -> bool {
    match (outer.level(), inner.level()) {
        (Some(outer), Some(inner)) => outer < inner,
        (Some(_), None) => true,
        _ => false,
    }
}

/// The section beside `section` among its siblings.
fn neighbour_section(outline: &Outline, section: NodeId, direction: Direction) -> Option<NodeId> {
    if outline.get(section)?.kind.is_part() {
        return None;
    }
    let place = outline.place(section)?;
    let siblings = &outline.get(place.parent)?.children;
    let found = match direction {
        Direction::Up => siblings[..place.index]
            .iter()
            .rfind(|c| c.kind.is_heading()),
        Direction::Down => siblings[place.index + 1..]
            .iter()
            .find(|c| c.kind.is_heading()),
    };
    found.map(|n| n.id)
}

/// Where a paragraph goes: past its neighbour, or over the edge of its section in the order of
/// the text.
fn paragraph_target(outline: &Outline, from: Place, direction: Direction) -> Option<Place> {
    let parent = outline.get(from.parent)?;
    let siblings = &parent.children;
    match direction {
        Direction::Up => {
            // The paragraph before, with its inline parts.
            let mut index = from.index;
            while index > 0 {
                index -= 1;
                if !goes_on(&siblings[index]) {
                    if siblings[index].kind.is_heading() {
                        return last_in(outline, siblings[index].id);
                    }
                    return Some(Place {
                        parent: from.parent,
                        index,
                    });
                }
            }
            if parent.kind.is_part() {
                return None;
            }
            let place = outline.place(parent.id)?;
            let above = &outline.get(place.parent)?.children[..place.index];
            match above.last() {
                Some(before) if before.kind.is_heading() => last_in(outline, before.id),
                _ => Some(place),
            }
        }
        Direction::Down => {
            let next = boundary_from(siblings, from.index + 1);
            if let Some(after) = siblings.get(next) {
                if after.kind.is_heading() {
                    return Some(Place {
                        parent: after.id,
                        index: boundary_from(&after.children, 0),
                    });
                }
                return Some(Place {
                    parent: from.parent,
                    index: boundary_from(siblings, next + 1) - (next - from.index),
                });
            }
            let mut at = from.parent;
            loop {
                if outline.get(at)?.kind.is_part() {
                    return None;
                }
                let place = outline.place(at)?;
                if let Some(after) = outline.get(place.parent)?.children.get(place.index + 1) {
                    if after.kind.is_heading() {
                        return Some(Place {
                            parent: after.id,
                            index: boundary_from(&after.children, 0),
                        });
                    }
                    return None;
                }
                at = place.parent;
            }
        }
    }
}

/// The end of the last section in `section`.
fn last_in(outline: &Outline, section: NodeId) -> Option<Place> {
    let node = outline.get(section)?;
    match node.children.last() {
        Some(last) if last.kind.is_heading() => last_in(outline, last.id),
        _ => Some(Place {
            parent: section,
            index: node.children.len(),
        }),
    }
}

/// An inline node changes places with its neighbour; the white space and the closing mark belong
/// to the places, not to the nodes.
fn pass_in_sentence(
    draft: &mut Draft<'_>,
    id: NodeId,
    from: Place,
    direction: Direction,
) -> Result<(), EditError> {
    let siblings = &draft.node(from.parent)?.children;
    let index = match direction {
        Direction::Up => from.index.checked_sub(1),
        Direction::Down => Some(from.index + 1),
    };
    let other = index
        .and_then(|i| siblings.get(i))
        .filter(|n| n.kind == Kind::Item || goes_on(n));
    let (Some(index), Some(other)) = (index, other.cloned()) else {
        return Err(EditError::AtTheEdge);
    };
    let node = draft.node(id)?.clone();
    draft.relocate(
        id,
        Place {
            parent: from.parent,
            index,
        },
    )?;
    draft.set(id, Field::Lead, other.lead.clone())?;
    draft.set(other.id, Field::Lead, node.lead.clone())?;
    if let (Some(a), Some(b)) = (closing_mark(&node.text), closing_mark(&other.text))
        && a != b
        && node.kind == other.kind
    {
        change_mark(draft, id, &node.text, b)?;
        change_mark(draft, other.id, &other.text, a)?;
    }
    Ok(())
}

/// The mark that closes an item: 。 or ；
fn closing_mark(text: &Text) -> Option<char> {
    text.chars()
        .next_back()
        .filter(|c| matches!(c, '。' | '；' | ';' | '，' | ','))
}

fn change_mark(
    draft: &mut Draft<'_>,
    id: NodeId,
    text: &Text,
    mark: char,
) -> Result<(), EditError> {
    let old = closing_mark(text).map_or(0, char::len_utf8);
    draft.splice(
        id,
        text.len() - old,
        text.len(),
        mark.encode_utf8(&mut [0; 4]),
    )
}
