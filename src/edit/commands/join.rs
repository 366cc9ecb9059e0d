//! Joining a node to the one before it.

use super::seat::boundary_from;
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Intent, Scheme, Transaction};
use crate::outline::{Kind, Node, NodeId, Outline, Place};
use std::rc::Rc;

/// Joins the node's words to the end of the node before it in the text; what is below it goes
/// along. Its marker falls away. Numbers follow.
///
/// # Errors
/// [`EditError::AtTheEdge`] for the first node of a part, [`EditError::NotForThis`] where a
/// section would fall into a paragraph.
pub fn join(
    outline: &mut Outline,
    id: NodeId,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let part = outline
        .part_of(id)
        .map(|p| p.id)
        .ok_or(EditError::AtTheEdge)?;
    let mut draft = Draft::new(outline);
    let node = draft.node(id)?.clone();
    let place = draft.place(id)?;
    let before = before(draft.outline(), place).ok_or(EditError::AtTheEdge)?;
    let (into, end) = (before.id, before.text.len());
    let into_section = before.kind.is_heading();
    if node.children.iter().any(|c| c.kind.is_heading()) && !into_section {
        return Err(EditError::NotForThis(node.kind));
    }
    draft.splice(into, end, end, &node.text)?;
    let at = if into == place.parent {
        place.index
    } else if into_section {
        boundary_from(&before.children, 0)
    } else {
        before.children.len()
    };
    for (index, child) in node.children.iter().enumerate() {
        draft.relocate(
            child.id,
            Place {
                parent: into,
                index: at + index,
            },
        )?;
    }
    draft.remove(id)?;
    renumber(&mut draft, part, &[place.parent, into], scheme)?;
    Ok(draft.finish(
        Intent::Join,
        Some(Caret::at(id, 0)),
        Some(Caret::at(into, end)),
    ))
}

/// The node before `place` in the order of the text, within its part.
fn before(outline: &Outline, place: Place) -> Option<Rc<Node>> {
    let parent = outline.get(place.parent)?;
    let Some(index) = place.index.checked_sub(1) else {
        return (!matches!(parent.kind, Kind::Root | Kind::Front | Kind::Report))
            .then(|| parent.clone());
    };
    let mut node = &parent.children[index];
    while let Some(last) = node.children.last() {
        node = last;
    }
    Some(node.clone())
}
