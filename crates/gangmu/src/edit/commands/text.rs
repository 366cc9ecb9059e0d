//! Changing a node's words, and what is noted of it.

use super::seat::part_of;
use crate::edit::{Caret, Draft, EditError, Intent, Transaction};
use crate::outline::{NodeId, Note, Outline};
use std::borrow::Cow;
use std::ops::Range;

/// Replaces bytes `range` of the node's text by `with`. Line ends in `with` become spaces: a
/// node's words are one line.
///
/// # Errors
/// [`EditError::Tree`] if the node is not there, [`EditError::NoSuchBytes`] if its text has no
/// such range, [`EditError::NotForThis`] for a part, which has no text of its own.
pub fn replace(
    outline: &mut Outline,
    id: NodeId,
    range: Range<usize>,
    with: &str,
    intent: Intent,
) -> Result<Option<Transaction>, EditError> {
    part_of(outline, id)?;
    let mut draft = Draft::new(outline);
    let before = Caret {
        node: id,
        anchor: range.start,
        head: range.end,
    };
    let line = if with.contains(['\n', '\r']) {
        let line = with.replace("\r\n", " ").replace(['\n', '\r'], " ");
        Cow::Owned(line)
    } else {
        Cow::Borrowed(with)
    };
    draft.splice(id, range.start, range.end, &line)?;
    let after = Caret::at(id, range.start + line.len());
    Ok(draft.finish(intent, Some(before), Some(after)))
}

/// Sets how long the text of a part is meant to become, in 字; `None` for no target.
///
/// # Errors
/// [`EditError::Tree`] if the part is not there.
pub fn set_target(
    outline: &mut Outline,
    part: NodeId,
    words: Option<u32>,
) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    let note = draft
        .node(part)?
        .note
        .as_deref()
        .cloned()
        .unwrap_or_default();
    draft.set_note(
        part,
        Note {
            target_words: words,
            ..note
        },
    )?;
    Ok(draft.finish(Intent::Annotate, None, None))
}
