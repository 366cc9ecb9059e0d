//! Pasting several lines into a row whose words are being edited.

use super::chain::Chain;
use super::join::join;
use super::paste::put_all;
use super::pasted::{Pasted, is_words};
use super::remove::remove;
use super::seat::{before, part_of, runs_on};
use super::selection::Schemes;
use super::split::split;
use super::text::replace;
use crate::edit::{Caret, EditError, Intent, Transaction};
use crate::outline::{Kind, Node, NodeId, Outline, TreeError};
use std::ops::Range;
use std::rc::Rc;

/// Puts what is pasted in the place of bytes `range` of the node's words, as a word processor
/// does: plain words at its begin go on in the row, what has a number or a label comes behind it,
/// and what stands behind the caret follows as the last line. At the start of a row all comes
/// before it; an empty row gives way. Sections go where [`super::paste_structure`] puts them, so
/// that they part nobody from their heading. The caret goes to the end of what was pasted.
///
/// # Errors
/// As [`super::paste_structure`]; [`EditError::NoSuchBytes`] if the node has no such bytes.
pub fn paste_into(
    outline: &mut Outline,
    id: NodeId,
    range: Range<usize>,
    pasted: &Pasted,
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let part = part_of(outline, id)?;
    let was = Caret {
        node: id,
        anchor: range.start,
        head: range.end,
    };
    let at = range.start;
    let usual = Rc::default();
    let scheme = schemes.get(&part).unwrap_or(&usual);
    let mut chain = Chain::new(outline);
    let made = replace(chain.outline, id, range, "", Intent::Paste);
    chain.add(made)?;
    let gone = EditError::Tree(TreeError::NoSuchNode(id));
    let node = chain.outline.get(id).ok_or(gone.clone())?.clone();
    let (n_bytes, inline) = (
        node.text.len(),
        node.kind == Kind::Item || runs_on(chain.outline, id),
    );
    let mut nodes = pasted.nodes.as_slice();
    let mut end = Caret::at(id, at);
    let mut last = None;
    // What stands before the row, if all goes there.
    let place = chain.outline.place(id).ok_or(gone)?;
    let elder = before(chain.outline, place).filter(|_| at == 0 && n_bytes > 0 && !inline);
    if elder.is_some() {
        // Words that no line end closes go on in the row.
        if let Some((words, rest)) = nodes.split_last()
            && is_words(words)
            && !pasted.closed
        {
            let made = replace(chain.outline, id, 0..0, &words.text, Intent::Paste);
            end = chain.add(made)?.unwrap_or(end);
            (nodes, last) = (rest, Some(end));
        }
    } else if let Some((words, rest)) = nodes.split_first()
        && is_words(words)
    {
        let made = replace(chain.outline, id, at..at, &words.text, Intent::Paste);
        end = chain.add(made)?.unwrap_or(end);
        nodes = rest;
    }
    let mut behind = None;
    let sections = nodes.iter().any(|n| n.kind.is_heading());
    let middle = elder.is_none() && at < n_bytes && !inline && !sections && !nodes.is_empty();
    if middle && end.head > 0 {
        let made = split(chain.outline, id, end.head, scheme);
        behind = chain.add(made)?.map(|c| c.node).filter(|new| *new != id);
    }
    if !nodes.is_empty() {
        let to = elder.as_ref().map_or(id, |n| n.id);
        if let Some((step, words)) = put_all(chain.outline, to, nodes, pasted.own, schemes)? {
            chain.add(Ok(Some(step)))?;
            end = last.unwrap_or(words);
        }
    }
    match behind {
        Some(rest) if !pasted.closed && pasted.nodes.last().is_some_and(|n| is_words(n)) => {
            let made = join(chain.outline, rest, scheme);
            chain.add(made)?;
        }
        None if n_bytes == 0 && end.node != id => {
            let bare = |n: &Rc<Node>| n.text.is_empty() && n.children.is_empty();
            if chain.outline.get(id).is_some_and(bare) {
                let made = remove(chain.outline, &[id], schemes);
                chain.add(made)?;
            }
        }
        _ => {}
    }
    let end = Some(end).filter(|c| chain.outline.contains(c.node));
    Ok(chain.finish(Intent::Paste, Some(was), end))
}
