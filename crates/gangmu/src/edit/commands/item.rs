//! Items of a sentence, 一是…；二是…；三是…。: what a careful clerk keeps right when they come, go
//! or change places. Numbers and closing marks belong to the places, not to the words.

use crate::edit::{Draft, EditError, Field};
use crate::outline::{Kind, Node, NodeId, Place};
use crate::syntax::{item_ordinal, respell_item};
use crate::text::{Text, is_space};
use std::ops::Range;
use std::rc::Rc;

/// The indices of the items that are enumerated together with the one at `index`: its neighbours
/// among `children` of the same series (是, 要, 其…，), as far as no new 一是 begins.
pub(super) fn enumeration(children: &[Rc<Node>], index: usize) -> Range<usize> {
    let together = |a: &Node, b: &Node| {
        a.kind == Kind::Item
            && b.kind == Kind::Item
            && same_series(&a.marker, &b.marker)
            && item_ordinal(&b.marker) != Some(1)
    };
    let mut range = index..index + 1;
    while range.start > 0 && together(&children[range.start - 1], &children[range.start]) {
        range.start -= 1;
    }
    while range.end < children.len() && together(&children[range.end - 1], &children[range.end]) {
        range.end += 1;
    }
    range
}

/// Whether two markers differ in nothing but their number.
fn same_series(a: &str, b: &str) -> bool {
    match (respell_item(a, 1), respell_item(b, 1)) {
        (Some(a), Some(b)) => a == b,
        (None, None) => true,
        _ => false,
    }
}

/// The marker behind `marker` in its series: 二是 behind 一是, 其次， behind 首先，. The last of a
/// series of words stays.
pub(super) fn next_marker(marker: &Text) -> Text {
    if let Some(next) = item_ordinal(marker).and_then(|n| respell_item(marker, n + 1)) {
        return next.into();
    }
    for (word, next) in [
        ("首先", "其次"),
        ("其次", "再次"),
        ("再次", "最后"),
        ("再者", "最后"),
    ] {
        if marker.contains(word) {
            return marker.replace(word, next).into();
        }
    }
    marker.clone()
}

/// Before the item `id` leaves: the next one takes its number, if it counts on from it, and the
/// last that stays closes the sentence as the last did.
pub(super) fn bequeath(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    if bequeath_number(draft, id)? {
        return Ok(());
    }
    let node = draft.node(id)?.clone();
    let place = draft.place(id)?;
    let siblings = &draft.node(place.parent)?.children;
    let run = enumeration(siblings, place.index);
    if let Some(last) = place.index.checked_sub(1).filter(|at| run.contains(at)) {
        let last = siblings[last].clone();
        if let (Some(_), Some(mark)) = (closing_mark(&last.text), closing_mark(&node.text)) {
            set_mark(draft, last.id, mark)?;
        }
    }
    Ok(())
}

/// Before the item `id` leaves: the next one takes its number, if it counts on from it. Returns
/// whether there is a next one.
pub(super) fn bequeath_number(draft: &mut Draft<'_>, id: NodeId) -> Result<bool, EditError> {
    let node = draft.node(id)?.clone();
    let place = draft.place(id)?;
    let siblings = &draft.node(place.parent)?.children;
    let run = enumeration(siblings, place.index);
    if node.kind != Kind::Item || place.index + 1 >= run.end {
        return Ok(false);
    }
    let next = siblings[place.index + 1].id;
    draft.set(next, Field::Marker, node.marker.clone())?;
    Ok(true)
}

/// Puts an item that comes from elsewhere before (or behind) the item `beside`, with the number,
/// the white space and the closing mark that the place asks for.
pub(super) fn enter(
    draft: &mut Draft<'_>,
    id: NodeId,
    beside: NodeId,
    behind: bool,
) -> Result<(), EditError> {
    let place = draft.place(beside)?;
    let siblings = draft.node(place.parent)?.children.clone();
    let run = enumeration(&siblings, place.index);
    let host = siblings[place.index].clone();
    let each_on_its_line = run.len() > 1 && siblings[run.clone()].iter().all(|n| !n.is_inline());
    let inner = inner_mark(&siblings, run, None);
    let from = draft.place(id)?;
    let passed = from.parent == place.parent && from.index < place.index;
    let to = Place {
        parent: place.parent,
        index: place.index + usize::from(behind) - usize::from(passed),
    };
    draft.relocate(id, to)?;
    if behind {
        draft.set(id, Field::Marker, next_marker(&host.marker))?;
        let lead = if each_on_its_line {
            host.lead.clone()
        } else {
            Text::default()
        };
        draft.set(id, Field::Lead, lead)?;
        if let (Some(mark), Some(_)) = (
            closing_mark(&host.text),
            closing_mark(&draft.node(id)?.text),
        ) {
            let own = closing_mark(&draft.node(id)?.text).filter(|m| *m != '。');
            set_mark(draft, host.id, inner.or(own).unwrap_or(mark))?;
            set_mark(draft, id, mark)?;
        }
    } else {
        draft.set(id, Field::Marker, host.marker.clone())?;
        draft.set(host.id, Field::Marker, next_marker(&host.marker))?;
        draft.set(id, Field::Lead, host.lead.clone())?;
        if !each_on_its_line {
            draft.set(host.id, Field::Lead, Text::default())?;
        }
        if let (Some(mark), Some(_)) = (inner, closing_mark(&draft.node(id)?.text)) {
            set_mark(draft, id, mark)?;
        }
    }
    Ok(())
}

/// The mark that closes the items of a run but the last, as the first of them other than `but`
/// shows; `None` if none does.
pub(super) fn inner_mark(
    siblings: &[Rc<Node>],
    run: Range<usize>,
    but: Option<NodeId>,
) -> Option<char> {
    let inner = run.start..run.end.saturating_sub(1).max(run.start);
    let mut others = siblings[inner].iter().filter(|n| Some(n.id) != but);
    others.find_map(|n| closing_mark(&n.text))
}

/// Closes the item `id` with `mark`: in the place of its own mark, of a comma, or behind its
/// words.
pub(super) fn set_mark(draft: &mut Draft<'_>, id: NodeId, mark: char) -> Result<(), EditError> {
    let text = draft.node(id)?.text.clone();
    let words = text.trim_end_matches(is_space);
    let open = words.trim_end_matches(['，', ',', '、']);
    let from = match closing_mark(&text) {
        Some(old) => words.len() - old.len_utf8(),
        None => open.len(),
    };
    draft.splice(id, from, words.len(), mark.encode_utf8(&mut [0; 4]))
}

/// The mark that closes an item.
pub(super) fn closing_mark(text: &str) -> Option<char> {
    text.trim_end_matches(is_space)
        .chars()
        .next_back()
        .filter(|c| matches!(c, '。' | '；' | ';' | '，' | ','))
}
