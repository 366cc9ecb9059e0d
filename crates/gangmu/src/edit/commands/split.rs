//! Splitting a node in two at the caret.

use super::item::{closing_mark, enumeration, inner_mark, next_marker, set_mark};
use super::seat::{boundary_from, goes_on, paragraph_lead, part_of, runs_on, seal, successor};
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::numbering::marker_at;
use crate::outline::{Kind, Node, NodeId, Outline, Place};
use crate::text::{Text, cluster_start};
use std::rc::Rc;

/// Splits the node at byte `at` of its text, as Enter does. A heading makes a heading, an item
/// the next item of its sentence, a line of the title another, anything else a paragraph:
///
/// - within the words, what stands behind the caret becomes the new node, and takes along what
///   is below: the order of the text stays;
/// - at their end an empty node comes behind all that is below the node;
/// - at their start an empty node comes before it, and the node stays what it is. Words that run
///   on behind a heading or label begin a paragraph instead.
///
/// A cluster of characters is never parted: the split goes before it.
/// An item that is no longer the last of its sentence is closed as the others are. Numbers follow.
///
/// # Errors
/// [`EditError::Tree`] if the node is not there, [`EditError::NotForThis`] for a part,
/// [`EditError::NoSuchBytes`] if `at` is no place in its text.
pub fn split(
    outline: &mut Outline,
    id: NodeId,
    at: usize,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let part = part_of(outline, id)?;
    let mut draft = Draft::new(outline);
    let node = draft.node(id)?.clone();
    let place = draft.place(id)?;
    // What is one character to the eye stays one.
    let at = match node.text.is_char_boundary(at) {
        true => cluster_start(&node.text, at),
        false => at,
    };
    let behind = draft.words(id, at, node.text.len())?;
    let new = if at == 0 && !node.text.is_empty() {
        before(&mut draft, &node, place, scheme)?;
        id
    } else if is_end(node.kind, &behind) {
        at_end(&mut draft, &node, place, scheme)?
    } else {
        within(&mut draft, &node, place, at, scheme)?
    };
    renumber(&mut draft, part, &[place.parent], scheme)?;
    let before = Caret::at(id, at);
    Ok(draft.finish(Intent::Split, Some(before), Some(Caret::at(new, 0))))
}

/// Whether nothing but the mark that closes a heading or item stands behind the caret.
fn is_end(kind: Kind, behind: &str) -> bool {
    let words = if kind.is_heading() || kind == Kind::Item {
        behind.trim_end_matches(['。', '；', ';', ' ', '　'])
    } else {
        behind
    };
    words.is_empty()
}

/// The kind and marker of what is split off from `node`. Headings are numbered later.
fn offspring(node: &Node, scheme: &Scheme) -> (Kind, Text) {
    match node.kind {
        Kind::Heading(_) if marker_at(&node.marker).is_none() => {
            (node.kind, scheme.marker(node.kind, 1))
        }
        Kind::Heading(_) => (node.kind, node.marker.clone()),
        Kind::LeadIn if !node.marker.is_empty() => (Kind::LeadIn, node.marker.clone()),
        Kind::Item => (Kind::Item, next_marker(&node.marker)),
        Kind::Title | Kind::Junk | Kind::Contents => (node.kind, Text::default()),
        _ => (Kind::Body, Text::default()),
    }
}

fn before(
    draft: &mut Draft<'_>,
    node: &Rc<Node>,
    place: Place,
    scheme: &Scheme,
) -> Result<(), EditError> {
    let (kind, marker) = offspring(node, scheme);
    if kind == Kind::Body && runs_on(draft.outline(), node.id) {
        let lead = paragraph_lead(draft.outline(), node.id);
        return draft.set(node.id, Field::Lead, lead);
    }
    let new = draft.fresh_id();
    let lead = if kind == Kind::Item {
        item_lead(draft, node, place)?
    } else {
        paragraph_lead(draft.outline(), node.id)
    };
    let marker = if kind == Kind::Item {
        draft.set(node.id, Field::Marker, marker)?;
        node.marker.clone()
    } else {
        marker
    };
    draft.set(node.id, Field::Lead, lead)?;
    let empty = Node::new(new, kind, node.lead.clone(), marker, Text::default());
    draft.insert(place, Rc::new(empty))
}

fn at_end(
    draft: &mut Draft<'_>,
    node: &Rc<Node>,
    place: Place,
    scheme: &Scheme,
) -> Result<NodeId, EditError> {
    let (kind, marker) = offspring(node, scheme);
    let siblings = &draft.node(place.parent)?.children;
    let mut to = Place {
        index: place.index + 1,
        ..place
    };
    let lead = if kind == Kind::Item {
        item_lead(draft, node, place)?
    } else {
        to.index = boundary_from(siblings, to.index);
        paragraph_lead(draft.outline(), node.id)
    };
    if kind == Kind::Item {
        close(draft, node, place)?;
    }
    let new = draft.fresh_id();
    let empty = Node::new(new, kind, lead, marker, Text::default());
    draft.insert(to, Rc::new(empty))?;
    seal_behind(draft, new)?;
    Ok(new)
}

fn within(
    draft: &mut Draft<'_>,
    node: &Rc<Node>,
    place: Place,
    at: usize,
    scheme: &Scheme,
) -> Result<NodeId, EditError> {
    let (kind, marker) = offspring(node, scheme);
    let behind = draft.words(node.id, at, node.text.len())?;
    let lead = if kind == Kind::Item {
        item_lead(draft, node, place)?
    } else {
        paragraph_lead(draft.outline(), node.id)
    };
    draft.splice(node.id, at, node.text.len(), "")?;
    if kind == Kind::Item {
        close(draft, node, place)?;
    }
    let new = draft.fresh_id();
    let later = Node::new(new, kind, lead, marker, behind);
    let to = Place {
        index: place.index + 1,
        ..place
    };
    draft.insert(to, Rc::new(later))?;
    for (index, child) in node.children.iter().enumerate() {
        draft.relocate(child.id, Place { parent: new, index })?;
    }
    seal_behind(draft, new)?;
    Ok(new)
}

fn seal_behind(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let next = successor(draft.outline(), id);
    next.map_or(Ok(()), |next| seal(draft, next))
}

/// The lead of an item behind `node`: on a line of its own where the others are.
pub(super) fn item_lead(draft: &Draft<'_>, node: &Node, place: Place) -> Result<Text, EditError> {
    let siblings = &draft.node(place.parent)?.children;
    let run = enumeration(siblings, place.index);
    let on_lines = run.len() > 1 || !starts_in_paragraph(siblings, place.index);
    let lines = siblings[run].iter().all(|n| !n.is_inline());
    Ok(if on_lines && lines && !node.is_inline() {
        paragraph_lead(draft.outline(), node.id)
    } else {
        Text::default()
    })
}

/// Whether other words follow on the line of the sibling at `index`.
fn starts_in_paragraph(siblings: &[Rc<Node>], index: usize) -> bool {
    siblings.get(index + 1).is_some_and(|n| goes_on(n))
}

/// Closes an item that is no longer the last with the mark of the others: ； where they have it.
fn close(draft: &mut Draft<'_>, node: &Node, place: Place) -> Result<(), EditError> {
    let siblings = &draft.node(place.parent)?.children;
    let run = enumeration(siblings, place.index);
    let is_last = place.index + 1 == run.end;
    let stop = |text: &str| closing_mark(text).filter(|m| !matches!(m, '，' | ','));
    let mark = inner_mark(siblings, run, Some(node.id))
        .or(stop(&node.text))
        .unwrap_or('；');
    let text = &draft.node(node.id)?.text;
    let closed = match stop(text) {
        Some(own) => own == mark || !is_last,
        None => text.is_empty() || text.ends_with(['！', '？']),
    };
    if closed {
        Ok(())
    } else {
        set_mark(draft, node.id, mark)
    }
}
