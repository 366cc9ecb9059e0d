//! Items on lines of their own, and items in a sentence.

use super::item::{closing_mark, enumeration, set_mark};
use super::reseat::{free, take_below};
use super::run_on::close_title;
use super::seat::{goes_on, seal_next, start_paragraph};
use super::selection::{Order, Schemes, each};
use crate::edit::{Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::outline::{Kind, Node, NodeId, Outline};
use crate::text::{Text, is_space};

/// Puts each of these items on a line of its own. Items behind it in the sentence go on on that
/// line, unless they are chosen, too. An enumeration that leaves its paragraph whole stands in the
/// section from then on.
///
/// # Errors
/// [`EditError::NotForThis`] if one of them is no item.
pub fn to_line(
    outline: &mut Outline,
    ids: &[NodeId],
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let order = Order::FirstToLast;
    each(outline, ids, order, schemes, Intent::Split, line_one)
}

fn line_one(draft: &mut Draft<'_>, id: NodeId, _: &Scheme) -> Result<Option<NodeId>, EditError> {
    let kind = draft.node(id)?.kind;
    if kind != Kind::Item {
        return Err(EditError::NotForThis(kind));
    }
    start_paragraph(draft, id)?;
    let place = draft.place(id)?;
    if place.index == 0 && draft.node(place.parent)?.kind == Kind::Body {
        free(draft, id, &mut Vec::new())?;
    }
    Ok(None)
}

/// Lets each of these items go on in the paragraph before it: behind the item before it, or
/// behind the words that the enumeration belongs to. What it goes on behind gets the mark that it
/// needs.
///
/// # Errors
/// [`EditError::NotForThis`] if one of them is no item, [`EditError::AtTheEdge`] if no paragraph
/// stands before it that it can go on in.
pub fn to_sentence(
    outline: &mut Outline,
    ids: &[NodeId],
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let order = Order::FirstToLast;
    each(
        outline,
        ids,
        order,
        schemes,
        Intent::Join,
        |draft, id, _| sentence_one(draft, id).map(|()| None),
    )
}

fn sentence_one(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    if node.kind != Kind::Item {
        return Err(EditError::NotForThis(node.kind));
    }
    if node.is_inline() {
        return Ok(());
    }
    let place = draft.place(id)?;
    let parent = draft.node(place.parent)?.clone();
    let elder = place.index.checked_sub(1).map(|at| &parent.children[at]);
    match elder {
        None if parent.kind.is_heading() => {
            if parent.text.is_empty() {
                return Err(EditError::AtTheEdge);
            }
            close_title(draft, parent.id)?;
        }
        None if parent.kind.is_part() => return Err(EditError::AtTheEdge),
        None => {}
        Some(elder) if elder.kind == Kind::Item && elder.children.is_empty() => {
            introduce(draft, elder, '；')?;
        }
        Some(elder) if matches!(elder.kind, Kind::Body | Kind::Label) => {
            match elder.children.last() {
                None => introduce(draft, elder, '：')?,
                Some(last) if last.kind == Kind::Item && last.children.is_empty() => {
                    introduce(draft, last, '；')?;
                }
                Some(last) if last.kind == Kind::Body && goes_on(last) => {
                    introduce(draft, last, '：')?;
                }
                Some(_) => return Err(EditError::AtTheEdge),
            }
            if elder.kind == Kind::Label || !goes_on(elder) {
                let run = enumeration(&parent.children, place.index);
                take_below(draft, elder.id, &parent.children[place.index..run.end])?;
            }
        }
        Some(_) => return Err(EditError::AtTheEdge),
    }
    draft.set(id, Field::Lead, Text::default())?;
    seal_next(draft, id)
}

/// Closes the words of `node` with `mark` if nothing closes them that an item can stand behind.
fn introduce(draft: &mut Draft<'_>, node: &Node, mark: char) -> Result<(), EditError> {
    let words = node.text.trim_end_matches(is_space);
    let closed =
        words.is_empty() || words.ends_with(['。', '；', ';', '：', ':', '！', '？', '!', '?']);
    match closing_mark(words) {
        _ if closed => Ok(()),
        Some(_) if node.kind == Kind::Item => Ok(()),
        _ => set_mark(draft, node.id, mark),
    }
}
