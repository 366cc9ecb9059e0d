//! A paragraph into an enumeration, and an enumeration into a paragraph.

use super::item::{enumeration, set_mark};
use super::reseat::free;
use super::seat::{goes_on, part_of, runs_on, seal_next};
use crate::edit::{Caret, Draft, EditError, Field, Intent, Transaction};
use crate::outline::{Kind, Node, NodeId, Outline, Place};
use crate::syntax::{item_marks, respell_item};
use crate::text::{Text, is_space};
use std::ops::Range;
use std::rc::Rc;

/// Makes the sentences of a paragraph items: at its 一是 二是 where it has them as plain words,
/// else at every ； and 。 outside quotes and brackets. Words before the first 一是, or up to a ：
/// in the first sentence, stay words.
///
/// # Errors
/// [`EditError::NotForThis`] if `id` is no paragraph, has items already, or has no words.
pub fn itemize(outline: &mut Outline, id: NodeId) -> Result<Option<Transaction>, EditError> {
    part_of(outline, id)?;
    let mut draft = Draft::new(outline);
    let node = draft.node(id)?.clone();
    let place = draft.place(id)?;
    let (intro, pieces) = pieces(&node.text);
    if node.kind != Kind::Body || !node.children.is_empty() || pieces.is_empty() {
        return Err(EditError::NotForThis(node.kind));
    }
    let mut pieces = pieces.into_iter();
    let mut caret = None;
    draft.splice(id, intro, node.text.len(), "")?;
    let (parent, start) = if intro > 0 && !runs_on(draft.outline(), id) {
        (id, 0)
    } else {
        (place.parent, place.index + 1)
    };
    if intro == 0
        && let Some((marker, words)) = pieces.next()
    {
        draft.set_kind(id, Kind::Item)?;
        draft.set(id, Field::Marker, marker)?;
        draft.set(id, Field::Text, node.text.slice(words))?;
        caret = Some(Caret::at(id, 0));
    }
    for (index, (marker, words)) in (start..).zip(pieces) {
        let new = draft.fresh_id();
        let words = node.text.slice(words);
        let item = Node::new(new, Kind::Item, Text::default(), marker, words);
        draft.insert(Place { parent, index }, Rc::new(item))?;
        caret = caret.or(Some(Caret::at(new, 0)));
    }
    Ok(draft.finish(Intent::Split, Some(Caret::at(id, 0)), caret))
}

/// The length of what introduces the items of `text`, and each item's marker and words.
fn pieces(text: &Text) -> (usize, Vec<(Text, Range<usize>)>) {
    let marks = item_marks(text, None);
    if let Some(first) = marks.first() {
        let ends = marks.iter().skip(1).map(|m| m.start).chain([text.len()]);
        let items = marks.iter().zip(ends);
        let items = items.map(|(m, end)| (text.slice(m.start..m.end), m.end..end));
        return (first.start, items.collect());
    }
    let (colon, stops) = stops(text);
    let first = stops.first().copied().unwrap_or(0);
    let blank = |range: &str| range.trim_matches(is_space).is_empty();
    let intro = colon.filter(|at| *at < first && !blank(&text[*at..first]));
    let intro = intro.unwrap_or(0);
    let mut items = Vec::new();
    let mut start = intro;
    for end in stops {
        if !blank(&text[start..end]) {
            let number = items.len() as u32 + 1;
            let marker = respell_item("一是", number).unwrap_or_default();
            items.push((Text::from(marker), start..end));
            start = end;
        }
    }
    // Spaces behind the last stop stay with the last words.
    if let Some((_, last)) = items.last_mut() {
        last.end = text.len();
    }
    (intro, items)
}

/// The end of the first ： and of each sentence, outside quotes and brackets; the end of the text
/// closes the last one.
fn stops(text: &str) -> (Option<usize>, Vec<usize>) {
    let mut depth = 0_u32;
    let mut colon = None;
    let mut ends = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match c {
            '“' | '‘' | '（' | '(' | '《' | '「' | '【' => depth += 1,
            '”' | '’' | '）' | ')' | '》' | '」' | '】' => depth = depth.saturating_sub(1),
            '：' | ':' if depth == 0 && ends.is_empty() => colon = colon.or(Some(end)),
            '；' | ';' | '。' if depth == 0 => ends.push(end),
            _ => {}
        }
    }
    if ends.last() != Some(&text.len()) {
        ends.push(text.len());
    }
    (colon, ends)
}

/// Makes one paragraph of the enumeration that `id` belongs to, or that begins below it: the
/// markers fall away, the words stay with their marks. They go to the end of the words that they
/// run on behind; else the first item becomes the paragraph.
///
/// # Errors
/// [`EditError::NotForThis`] if `id` is no item and has none below it.
pub fn deitemize(outline: &mut Outline, id: NodeId) -> Result<Option<Transaction>, EditError> {
    part_of(outline, id)?;
    let mut draft = Draft::new(outline);
    let node = draft.node(id)?.clone();
    let is_item = |n: &Rc<Node>| n.kind == Kind::Item;
    let place = if node.kind == Kind::Item {
        draft.place(id)?
    } else {
        let index = node.children.iter().position(is_item);
        let index = index.ok_or(EditError::NotForThis(node.kind))?;
        Place { parent: id, index }
    };
    let host = draft.node(place.parent)?.clone();
    let run = enumeration(&host.children, place.index);
    let items = &host.children[run.clone()];
    if items.iter().any(|n| !n.children.is_empty()) {
        return Err(EditError::NotForThis(Kind::Item));
    }
    close_open(&mut draft, items)?;
    let first = items[0].id;
    let elder = run.start.checked_sub(1).map(|at| &host.children[at]);
    let carries = |n: &&Rc<Node>| n.kind == Kind::Body && n.children.is_empty();
    let into = match elder {
        _ if !runs_on(draft.outline(), first) => None,
        None if host.kind == Kind::Body => Some(host.id),
        elder => elder.filter(carries).map(|n| n.id),
    };
    if into.is_none() {
        draft.set_kind(first, Kind::Body)?;
        draft.set(first, Field::Marker, Text::default())?;
        if !goes_on(draft.node(first)?) {
            free(&mut draft, first, &mut Vec::new())?;
        }
    }
    let (target, rest) = match into {
        Some(into) => (into, items),
        None => (first, &items[1..]),
    };
    let end = draft.node(target)?.text.len();
    let mut at = end;
    for item in rest {
        let words = draft.remove(item.id)?.text.clone();
        draft.splice(target, at, at, &words)?;
        at += words.len();
    }
    seal_next(&mut draft, target)?;
    let caret = Caret::at(target, if into.is_some() { end } else { 0 });
    Ok(draft.finish(Intent::Join, Some(Caret::at(id, 0)), Some(caret)))
}

/// Closes with ； those but the last that no mark closes.
fn close_open(draft: &mut Draft<'_>, items: &[Rc<Node>]) -> Result<(), EditError> {
    for item in &items[..items.len() - 1] {
        let words = item.text.trim_end_matches(is_space);
        let closed = words.ends_with(['。', '；', ';', '，', ',', '：', ':', '！', '？', '、']);
        if !words.is_empty() && !closed {
            set_mark(draft, item.id, '；')?;
        }
    }
    Ok(())
}
