//! Removing a node with all below it.

use super::seat::{first, settle_first};
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::outline::{NodeId, Outline};

/// Takes the node out with all below it. Numbers follow.
///
/// # Errors
/// [`EditError::Tree`] if it is not there or is the root.
pub fn remove(
    outline: &mut Outline,
    id: NodeId,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let part = outline.part_of(id).map(|p| p.id);
    let was = first(outline).and_then(|id| Some((id, outline.get(id)?.lead.clone())));
    let mut draft = Draft::new(outline);
    let place = draft.place(id)?;
    let lead = draft.node(id)?.lead.clone();
    // The node that goes on in the removed one's paragraph now begins it.
    let heir = draft
        .node(place.parent)?
        .children
        .get(place.index + 1)
        .cloned();
    draft.remove(id)?;
    if let Some(heir) = heir.filter(|h| h.is_inline() && lead.contains(['\n', '\r'])) {
        draft.set(heir.id, Field::Lead, lead)?;
    }
    settle_first(&mut draft, was)?;
    if let Some(part) = part.filter(|p| *p != id) {
        renumber(&mut draft, part, &[place.parent], scheme)?;
    }
    let after = neighbour(draft.outline(), place).map(|id| Caret::at(id, 0));
    Ok(draft.finish(Intent::Remove, Some(Caret::at(id, 0)), after))
}

/// Where the caret goes when what stood at `place` is gone.
fn neighbour(outline: &Outline, place: crate::outline::Place) -> Option<NodeId> {
    let parent = outline.get(place.parent)?;
    let at = parent.children.get(place.index).or(parent.children.last());
    at.map(|n| n.id)
        .or((!parent.kind.is_part()).then_some(parent.id))
}
