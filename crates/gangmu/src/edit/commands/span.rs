//! Words from one node to another, as a writer selects them.

use super::item::bequeath_number;
use super::join::melt;
use super::seat::{bequeath_lead, part_of, seal, successor};
use super::selection::Schemes;
use super::text::replace;
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Intent, Transaction};
use crate::outline::{NodeId, Outline};
use std::rc::Rc;

/// A place in the text: a node and a byte of its words.
pub type Point = (NodeId, usize);

/// Replaces the words between two places of a part by others, as a word processor does: what
/// stands wholly between goes, and what is left of the last node is joined to what is left of the
/// first, which stays what it is. What is below the last stays, in the order of the text. Numbers
/// follow.
///
/// # Errors
/// [`EditError::Tree`] if a node is not there, [`EditError::NoSuchBytes`] if a byte is not,
/// [`EditError::AtTheEdge`] if `to` does not follow `from` in its part.
pub fn replace_span(
    outline: &mut Outline,
    from: Point,
    to: Point,
    with: &str,
    intent: Intent,
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let ((first, start), (last, end)) = (from, to);
    if first == last {
        return replace(outline, first, start..end, with, intent);
    }
    let part = part_of(outline, first)?;
    if part_of(outline, last)? != part {
        return Err(EditError::AtTheEdge);
    }
    let mut draft = Draft::new(outline);
    draft.words(last, 0, end)?;
    let n_bytes = draft.node(first)?.text.len();
    draft.splice(first, start, n_bytes, with)?;
    let mut changed = vec![first];
    let (usual, mut joined) = (Rc::default(), false);
    while !joined {
        let outline = draft.outline();
        let below = draft.node(first)?.children.first().map(|c| c.id);
        let next = below.or_else(|| successor(outline, first));
        let next = next.filter(|id| part_of(outline, *id) == Ok(part));
        let next = next.ok_or(EditError::AtTheEdge)?;
        joined = next == last;
        changed.extend([draft.place(next)?.parent, draft.place(first)?.parent]);
        if !joined && !outline.lineage(last).contains(&next) {
            // Closing marks are words that the writer sees: those of what stays, stay.
            bequeath_number(&mut draft, next)?;
            let heir = bequeath_lead(&mut draft, next)?;
            draft.remove(next)?;
            heir.map_or(Ok(()), |heir| seal(&mut draft, heir))?;
            continue;
        }
        let n_bytes = match joined {
            true => end,
            false => draft.node(next)?.text.len(),
        };
        draft.splice(next, 0, n_bytes, "")?;
        let (node, into) = (draft.node(next)?.clone(), draft.node(first)?.clone());
        melt(&mut draft, &node, &into, &mut changed)?;
    }
    renumber(
        &mut draft,
        part,
        &changed,
        schemes.get(&part).unwrap_or(&usual),
    )?;
    let (before, after) = (
        Caret::at(first, start),
        Caret::at(first, start + with.len()),
    );
    Ok(draft.finish(intent, Some(before), Some(after)))
}
