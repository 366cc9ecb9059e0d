//! A heading's body on the title's line or on its own: `（一）题目。正文`.

use super::recast::{has_run_on, match_stop};
use super::reseat::{spill, take_below};
use super::seat::{goes_on, part_of, seal, start_paragraph, successor};
use crate::edit::{Caret, Draft, EditError, Field, Intent, Transaction};
use crate::outline::{Kind, NodeId, Outline};
use crate::text::{Text, is_space};

/// Puts what runs on behind the title of `id` on a line of its own. The title's final 。 falls
/// away where titles beside it stand alone on their lines and none of them has it.
///
/// # Errors
/// [`EditError::NotForThis`] if `id` is no heading, or nothing runs on behind it.
pub fn split_run_on(outline: &mut Outline, id: NodeId) -> Result<Option<Transaction>, EditError> {
    part_of(outline, id)?;
    let mut draft = Draft::new(outline);
    let node = draft.node(id)?.clone();
    let first = node.children.first();
    let Some(first) = first.filter(|_| node.kind.is_heading() && has_run_on(&node)) else {
        return Err(EditError::NotForThis(node.kind));
    };
    if first.kind == Kind::Body {
        let behind = &node.children[1..];
        let items = behind
            .iter()
            .take_while(|c| c.kind == Kind::Item && goes_on(c));
        let items = items.count();
        take_below(&mut draft, first.id, &behind[..items])?;
    }
    start_paragraph(&mut draft, first.id)?;
    match_stop(&mut draft, id, false)?;
    let before = Caret::at(id, 0);
    let after = Caret::at(first.id, 0);
    Ok(draft.finish(Intent::Split, Some(before), Some(after)))
}

/// Lets the paragraph right below the heading `id` run on behind its title, which gets its 。
/// if no mark closes it.
///
/// # Errors
/// [`EditError::NotForThis`] if `id` is no heading, has no words, or no paragraph or item begins
/// the line behind it.
pub fn join_run_on(outline: &mut Outline, id: NodeId) -> Result<Option<Transaction>, EditError> {
    part_of(outline, id)?;
    let mut draft = Draft::new(outline);
    let node = draft.node(id)?.clone();
    let can = |n: &Kind| matches!(n, Kind::Body | Kind::Item);
    let first = node.children.first().filter(|c| can(&c.kind));
    let titled = node.kind.is_heading() && !node.title().is_empty() && !has_run_on(&node);
    let Some(first) = first.filter(|_| titled) else {
        return Err(EditError::NotForThis(node.kind));
    };
    close_title(&mut draft, id)?;
    if first.kind == Kind::Body {
        spill(&mut draft, first.id, 0)?;
    }
    draft.set(first.id, Field::Lead, Text::default())?;
    if let Some(next) = successor(draft.outline(), first.id) {
        seal(&mut draft, next)?;
    }
    let caret = Some(Caret::at(first.id, 0));
    Ok(draft.finish(Intent::Join, Some(Caret::at(id, 0)), caret))
}

/// Gives the title of `id` its 。 if no mark closes it.
pub(super) fn close_title(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let text = draft.node(id)?.text.clone();
    let words = text.trim_end_matches(is_space);
    if words.is_empty() || words.ends_with(['。', '！', '？', '：', ':']) {
        return Ok(());
    }
    draft.splice(id, words.len(), words.len(), "。")
}
