//! Copies of nodes, behind them.

use super::item::{closing_mark, enumeration, inner_mark, next_marker, set_mark};
use super::seat::{boundary_from, first, paragraph_lead, seal, start_paragraph, successor};
use super::selection::{Schemes, Stale, chosen};
use super::split::item_lead;
use crate::edit::{Caret, Draft, EditError, Intent, Transaction};
use crate::outline::{Content, Kind, Node, NodeId, Outline, Place};
use crate::text::Text;
use std::rc::Rc;

/// Puts a copy of each node, with all below it and all that is noted of it, behind the last of
/// the chosen ones that stand beside it. Sections and paragraphs begin paragraphs; items stay in
/// their sentence, with its marks. Numbers follow; the caret goes to the first copy.
///
/// # Errors
/// [`EditError::Tree`] if one is not there, [`EditError::NotForThis`] for a part.
pub fn duplicate(
    outline: &mut Outline,
    ids: &[NodeId],
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let chosen = chosen(outline, ids)?;
    let mut groups: Vec<((NodeId, bool), Vec<NodeId>)> = Vec::new();
    for &id in &chosen {
        let item = outline.get(id).is_some_and(|n| n.kind == Kind::Item);
        let key = (outline.parent(id).unwrap_or(id), item);
        match groups.iter_mut().rfind(|(k, _)| *k == key) {
            Some((_, ids)) => ids.push(id),
            None => groups.push((key, vec![id])),
        }
    }
    let mut draft = Draft::new(outline);
    let mut stale = Stale::default();
    let mut first = None;
    for ((parent, item), ids) in groups {
        let copies = if item {
            copy_items(&mut draft, &ids)?
        } else {
            copy_paragraphs(&mut draft, &ids)?
        };
        first = first.or(copies.first().copied());
        if let Some(part) = draft.outline().part_of(parent) {
            stale.note(part.id, [parent]);
        }
    }
    stale.renumber(&mut draft, schemes)?;
    let before = chosen.first().map(|id| Caret::at(*id, 0));
    let after = first.map(|id| Caret::at(id, 0));
    Ok(draft.finish(Intent::Add, before, after))
}

fn copy_paragraphs(draft: &mut Draft<'_>, ids: &[NodeId]) -> Result<Vec<NodeId>, EditError> {
    let Some(&last) = ids.last() else {
        return Ok(Vec::new());
    };
    let place = draft.place(last)?;
    let siblings = &draft.node(place.parent)?.children;
    let start = boundary_from(siblings, place.index + 1);
    let mut copies = Vec::with_capacity(ids.len());
    for (nth, &id) in ids.iter().enumerate() {
        let node = draft.node(id)?.clone();
        let lead = if first(draft.outline()) == Some(id) {
            paragraph_lead(draft.outline(), id)
        } else {
            node.lead.clone()
        };
        let copy = copy(draft, &node, lead, node.marker.clone());
        copies.push(copy.id);
        let index = start + nth;
        draft.insert(Place { index, ..place }, copy)?;
    }
    for &id in &copies {
        start_paragraph(draft, id)?;
    }
    seal_behind(draft, &copies)?;
    Ok(copies)
}

fn copy_items(draft: &mut Draft<'_>, ids: &[NodeId]) -> Result<Vec<NodeId>, EditError> {
    let Some(&last) = ids.last() else {
        return Ok(Vec::new());
    };
    let last = draft.node(last)?.clone();
    let place = draft.place(last.id)?;
    let siblings = draft.node(place.parent)?.children.clone();
    let run = enumeration(&siblings, place.index);
    let ends = place.index + 1 == run.end;
    let closing = closing_mark(&last.text);
    let inner = inner_mark(&siblings, run, None).or(closing.filter(|m| *m != '。'));
    let inner = inner.unwrap_or('；');
    let lead = item_lead(draft, &last, place)?;
    let marked = lead.is_empty() || closing.is_some();
    let mut marker = last.marker.clone();
    let mut copies = Vec::with_capacity(ids.len());
    for (nth, &id) in ids.iter().enumerate() {
        let node = draft.node(id)?.clone();
        marker = next_marker(&marker);
        let copy = copy(draft, &node, lead.clone(), marker.clone());
        let id = copy.id;
        copies.push(id);
        let index = place.index + 1 + nth;
        draft.insert(Place { index, ..place }, copy)?;
        if ends && nth + 1 == ids.len() {
            if let Some(mark) = closing {
                set_mark(draft, id, mark)?;
            }
        } else if marked && !node.text.is_empty() {
            set_mark(draft, id, inner)?;
        }
    }
    if ends && marked && !last.text.is_empty() {
        set_mark(draft, last.id, inner)?;
    }
    seal_behind(draft, &copies)?;
    Ok(copies)
}

fn seal_behind(draft: &mut Draft<'_>, copies: &[NodeId]) -> Result<(), EditError> {
    let next = copies.last().and_then(|id| successor(draft.outline(), *id));
    next.map_or(Ok(()), |next| seal(draft, next))
}

/// The node with all below it under new names, with another lead and marker.
pub(super) fn copy(draft: &mut Draft<'_>, node: &Node, lead: Text, marker: Text) -> Rc<Node> {
    let id = draft.fresh_id();
    let mut children = Vec::with_capacity(node.children.len());
    for child in &node.children {
        children.push(copy(draft, child, child.lead.clone(), child.marker.clone()));
    }
    Rc::new(Node::from(Content {
        id,
        lead,
        marker,
        children,
        ..Content::clone(node)
    }))
}
