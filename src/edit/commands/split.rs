//! Splitting a node in two at the caret.

use super::seat::paragraph_lead;
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Intent, Scheme, Transaction};
use crate::outline::{Kind, Node, NodeId, Outline, Place};
use crate::syntax::respell_item;
use crate::text::Text;
use std::rc::Rc;

/// Splits the node at byte `at` of its text. What stands behind the caret becomes a node of the
/// same kind right behind it: a heading makes a heading, an item the next item of its sentence,
/// anything else a paragraph. At the very end a heading's new sibling stands behind all that is
/// below it; within the words, what is below goes with the later half. Numbers follow.
///
/// # Errors
/// [`EditError::Tree`] if the node is not there, [`EditError::NotForThis`] for a part.
pub fn split(
    outline: &mut Outline,
    id: NodeId,
    at: usize,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let part = outline
        .part_of(id)
        .map(|p| p.id)
        .ok_or(EditError::AtTheEdge)?;
    let mut draft = Draft::new(outline);
    let node = draft.node(id)?.clone();
    if node.kind.is_part() {
        return Err(EditError::NotForThis(node.kind));
    }
    let place = draft.place(id)?;
    let behind = node.text.slice(at..node.text.len());
    let at_end = behind.trim_end_matches(['。', '；', ' ', '　']).is_empty() && at > 0;
    let new = draft.fresh_id();
    let (kind, marker) = match node.kind {
        Kind::Heading(_) => (node.kind, node.marker.clone()),
        Kind::Lead if node.marker.is_empty() => (Kind::Body, Text::default()),
        Kind::Lead => (Kind::Lead, node.marker.clone()),
        Kind::Item => {
            let next = crate::syntax::item_ordinal(&node.marker).unwrap_or(0) + 1;
            (
                Kind::Item,
                respell_item(&node.marker, next).map_or(Text::default(), Text::from),
            )
        }
        Kind::Title | Kind::Junk | Kind::Contents => (node.kind, Text::default()),
        _ => (Kind::Body, Text::default()),
    };
    let inline = kind == Kind::Item && (node.is_inline() || next_is_inline(&draft, place)?);
    let lead = if inline {
        Text::default()
    } else {
        paragraph_lead(draft.outline(), id)
    };
    let text = if at_end && !behind.is_empty() {
        Text::default()
    } else {
        behind.clone()
    };
    draft.insert(
        Place {
            parent: place.parent,
            index: place.index + 1,
        },
        Rc::new(Node::new(new, kind, lead, marker, text.clone())),
    )?;
    if !text.is_empty() {
        draft.splice(id, at, node.text.len(), "")?;
        for (index, child) in node.children.iter().enumerate() {
            draft.relocate(child.id, Place { parent: new, index })?;
        }
    }
    renumber(&mut draft, part, &[place.parent], scheme)?;
    Ok(draft.finish(
        Intent::Split,
        Some(Caret::at(id, at)),
        Some(Caret::at(new, 0)),
    ))
}

fn next_is_inline(draft: &Draft<'_>, place: Place) -> Result<bool, EditError> {
    Ok(draft
        .node(place.parent)?
        .children
        .get(place.index + 1)
        .is_some_and(|n| n.is_inline()))
}
