//! Putting a part in the place of what it was: as a comparison makes it.

use super::regroup;
use crate::edit::{Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::outline::{Node, NodeId, Outline, TreeError};
use std::rc::Rc;

/// Puts `new` in the place of the part of its id. Nodes that are not in the outline yet have ids that
/// it has not given so far; with a scheme, numbers follow. `None` if there is nothing in it.
///
/// # Errors
/// [`EditError::Tree`] if there is no such part, or an id is another part's;
/// [`EditError::NotForThis`] if it is no part.
pub fn put_part(
    outline: &mut Outline,
    new: &Rc<Node>,
    scheme: Option<&Scheme>,
) -> Result<Option<Transaction>, EditError> {
    let id = new.id;
    let old = outline
        .get(id)
        .ok_or(EditError::Tree(TreeError::NoSuchNode(id)))?;
    if !old.kind.is_part() {
        return Err(EditError::NotForThis(old.kind));
    }
    let lead = old.children.first().map(|first| first.lead.clone());
    let mut highest = NodeId(0);
    new.walk(&mut |n| highest = highest.max(n.id));
    while outline.next_id() <= highest {
        outline.fresh_id();
    }
    let mut draft = Draft::new(outline);
    let done = match scheme {
        Some(scheme) => regroup::swap(&mut draft, id, new.clone(), false, scheme)?,
        None => false,
    };
    if !done {
        let place = draft.place(id)?;
        draft.remove(id)?;
        draft.insert(place, new.clone())?;
    }
    // What stands before the part is not the other version's to say.
    if let (Some(first), Some(lead)) = (new.children.first(), lead) {
        draft.set(first.id, Field::Lead, lead)?;
    }
    Ok(draft.finish(Intent::Take, None, None))
}
