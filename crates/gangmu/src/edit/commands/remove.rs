//! Removing nodes with all below them.

use super::item::bequeath;
use super::seat::{bequeath_lead, first_lead, seal, settle_first};
use super::selection::{Schemes, Stale, chosen_with_parts};
use crate::edit::{Caret, Draft, EditError, Intent, Transaction};
use crate::outline::{Kind, Node, NodeId, Outline, Place};
use crate::text::Text;
use std::rc::Rc;

/// Takes the nodes out with all below them. A part that nothing is left of goes too, and with the
/// last part the white space behind the text. What goes on in the paragraph that a node begins
/// begins it then; the last item left closes the sentence. Numbers follow. The caret goes to what
/// stands in the place of the first.
///
/// # Errors
/// [`EditError::Tree`] if one is not there, [`EditError::NotForThis`] for the root.
pub fn remove(
    outline: &mut Outline,
    ids: &[NodeId],
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let chosen = chosen_with_parts(outline, ids)?;
    let mut draft = Draft::new(outline);
    let before = chosen.first().and_then(|id| caret_on(draft.outline(), *id));
    let mut stale = Stale::default();
    let mut place = None;
    for &id in chosen.iter().rev() {
        // Only its name: a part that is held would be copied with the list of its children.
        let part = draft.outline().part_of(id);
        let last_of = |p: &&Rc<Node>| p.children.len() == 1 && p.children[0].id == id;
        let whole = part.filter(last_of).map_or(id, |p| p.id);
        let part = part.map(|p| p.id).filter(|part| *part != whole);
        let at = draft.place(whole)?;
        take_out(&mut draft, whole)?;
        if let Some(part) = part {
            stale.note(part, [at.parent]);
        }
        place = Some(at);
    }
    stale.renumber(&mut draft, schemes)?;
    if draft.outline().root().children.is_empty() {
        draft.set_tail(Text::default())?;
    }
    let after = place.and_then(|at| neighbour(draft.outline(), at));
    Ok(draft.finish(Intent::Remove, before, after))
}

/// Takes the node out with all below it, and puts numbers, marks and white space right beside it.
pub(super) fn take_out(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let was = first_lead(draft.outline());
    bequeath(draft, id)?;
    let heir = bequeath_lead(draft, id)?;
    draft.remove(id)?;
    settle_first(draft, was)?;
    heir.map_or(Ok(()), |heir| seal(draft, heir))
}

/// The caret at the start of a node, of a part's first node.
fn caret_on(outline: &Outline, id: NodeId) -> Option<Caret> {
    let node = outline.get(id)?;
    let node = match node.kind {
        Kind::Root => return None,
        Kind::Front | Kind::Report => node.children.first()?,
        _ => node,
    };
    Some(Caret::at(node.id, 0))
}

/// Where the caret goes when what stood at `place` is gone.
fn neighbour(outline: &Outline, place: Place) -> Option<Caret> {
    let parent = outline.get(place.parent)?;
    let at = parent.children.get(place.index).or(parent.children.last());
    caret_on(outline, at.unwrap_or(parent).id)
}
