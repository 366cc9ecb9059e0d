//! Taking a text in.

use super::seat::{count_line_ends, line_end};
use crate::edit::{Caret, Draft, EditError, Field, Intent, Transaction};
use crate::outline::{NodeId, Outline, Place};
use crate::syntax::{Parts, parse_parts, unmark, without_bars};

/// Parses `source` and puts its reports behind those that are there. Into an empty outline it
/// goes byte for byte; behind others it is parted from them by a blank line. Returns the step and
/// the first new part. With `marks` of Markdown, those are left out.
///
/// # Errors
/// None that a caller can cause.
pub fn open(
    outline: &mut Outline,
    source: &str,
    marks: bool,
) -> Result<Option<(Transaction, NodeId)>, EditError> {
    let first_id = outline.next_id();
    let parts = match marks {
        false => parse_parts(source, first_id),
        true => {
            let mut outline = parse_parts(&without_bars(source), first_id).into();
            unmark(&mut outline);
            Parts::from(&outline)
        }
    };
    take_in(outline, parts)
}

/// The same of what is parsed already, with ids that `outline` has not given.
///
/// # Errors
/// [`EditError`] if it has.
pub fn take_in(
    outline: &mut Outline,
    Parts { parts, tail, next }: Parts,
) -> Result<Option<(Transaction, NodeId)>, EditError> {
    outline.reserve(next);
    let Some(first_part) = parts.first().map(|p| p.id) else {
        return Ok(None);
    };
    let end = line_end(outline);
    let mut draft = Draft::new(outline);
    let root = draft.outline().root().id;
    let there = draft.outline().root().children.len();
    let old_tail = draft.outline().tail().clone();
    for (at, part) in parts.iter().enumerate() {
        draft.insert(
            Place {
                parent: root,
                index: there + at,
            },
            part.clone(),
        )?;
    }
    let first = parts.iter().find_map(|p| p.children.first());
    if let Some(first) = first {
        // White space of an emptied outline goes in front.
        let mut lead = old_tail.to_string();
        while there > 0 && count_line_ends(&lead) < 2 {
            lead.push_str(&end);
        }
        lead.push_str(&first.lead);
        draft.set(first.id, Field::Lead, lead.into())?;
    }
    draft.set_tail(tail)?;
    let caret = first.map(|n| Caret::at(n.id, 0));
    Ok(draft
        .finish(Intent::Open, None, caret)
        .map(|step| (step, first_part)))
}
