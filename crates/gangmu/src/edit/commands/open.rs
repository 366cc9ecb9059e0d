//! Taking a text in.

use super::seat::{count_line_ends, line_end};
use crate::edit::{Caret, Draft, EditError, Field, Intent, Transaction};
use crate::outline::{NodeId, Outline, Place};
use crate::syntax::{parse_fragment, unmark, without_bars};

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
    let parsed = match marks {
        false => parse_fragment(source, outline.next_id()),
        true => {
            let mut parsed = parse_fragment(&without_bars(source), outline.next_id());
            unmark(&mut parsed);
            parsed
        }
    };
    outline.reserve(parsed.next_id());
    let Some(first_part) = parsed.root().children.first().map(|p| p.id) else {
        return Ok(None);
    };
    let end = line_end(outline);
    let mut draft = Draft::new(outline);
    let root = draft.outline().root().id;
    let there = draft.outline().root().children.len();
    let old_tail = draft.outline().tail().clone();
    for (at, part) in parsed.root().children.iter().enumerate() {
        draft.insert(
            Place {
                parent: root,
                index: there + at,
            },
            part.clone(),
        )?;
    }
    let first = parsed
        .root()
        .children
        .iter()
        .find_map(|p| p.children.first());
    if let Some(first) = first {
        // White space of an emptied outline goes in front.
        let mut lead = old_tail.to_string();
        while there > 0 && count_line_ends(&lead) < 2 {
            lead.push_str(&end);
        }
        lead.push_str(&first.lead);
        draft.set(first.id, Field::Lead, lead.into())?;
    }
    draft.set_tail(parsed.tail().clone())?;
    let caret = first.map(|n| Caret::at(n.id, 0));
    Ok(draft
        .finish(Intent::Open, None, caret)
        .map(|step| (step, first_part)))
}
