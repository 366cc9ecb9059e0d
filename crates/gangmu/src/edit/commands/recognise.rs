//! Reading one row anew: structure that was typed becomes what it would be if it were pasted.

mod around;

use super::convert::enter_label;
use super::recast::become_paragraph;
use super::reseat::{adopt, rise, sink, spill, take_below};
use super::seat::{goes_on, part_of, runs_on};
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::numbering::marker_of;
use crate::outline::{Kind, Node, NodeId, Outline, Place};
use crate::syntax::{item_marks, item_ordinal, number_at};
use around::{Reading, read};
use std::rc::Rc;

/// The kinds of lines at the foot of a report.
macro_rules! FOOT {
    () => {
        Kind::Date | Kind::Closing | Kind::Signature
    };
}

/// Makes of the row `id` what its words say, as the parser reads them where they stand: a heading,
/// lead or label with what runs on behind it, items, a paragraph with its items, a line at the head
/// or foot of the report. The node keeps its name and its notes, and the text stays as it is to the
/// byte; what follows goes below a new heading as far as a reader would put it there. What is
/// structure stays so, whatever its words say by now; only its own number typed again falls away.
///
/// Numbers behind the row follow if its own is the one that its place asks for; else all are left
/// alone. O(a few rows around, depth).
///
/// # Errors
/// [`EditError::Tree`] if the node is not there, [`EditError::NotForThis`] for a part.
pub fn recognise(
    outline: &mut Outline,
    id: NodeId,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let part = part_of(outline, id)?;
    let end = outline.get(id).map_or(0, |n| n.text.len());
    let before = Some(Caret::at(id, end));
    if let Some(len) = outline.get(id).and_then(|n| twice(n)) {
        let mut draft = Draft::new(outline);
        draft.splice(id, 0, len, "")?;
        return Ok(draft.finish(Intent::Recognise, before, None));
    }
    let Some(reading) = reading(outline, part, id) else {
        return Ok(None);
    };
    let mut draft = Draft::new(outline);
    let changed = make(&mut draft, id, &reading, scheme)?;
    let typed = draft.node(id)?.marker.clone();
    renumber(&mut draft, part, &changed, scheme)?;
    if draft.node(id)?.marker != typed {
        drop(draft);
        draft = Draft::new(outline);
        make(&mut draft, id, &reading, scheme)?;
    }
    Ok(draft.finish(Intent::Recognise, before, None))
}

/// As [`recognise`] for a row that Enter has begun, with a number that nobody typed: where the
/// words have a number or label of their own, they are read without that one.
///
/// # Errors
/// As [`recognise`].
pub fn recognise_begun(
    outline: &mut Outline,
    id: NodeId,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let part = part_of(outline, id)?;
    let begun = |n: &Rc<Node>| {
        !n.marker.is_empty() && n.children.is_empty() && !n.text.is_empty() && twice(n).is_none()
    };
    if outline.get(id).is_some_and(begun) {
        let mut draft = Draft::new(outline);
        let end = draft.node(id)?.text.len();
        let mut changed = become_paragraph(&mut draft, id, Kind::Body)?;
        let own = |r: &Reading| !matches!(r.pieces[0].kind, Kind::Body | FOOT!());
        if let Some(reading) = reading(draft.outline(), part, id).filter(own) {
            changed.extend(make(&mut draft, id, &reading, scheme)?);
            let typed = draft.node(id)?.marker.clone();
            renumber(&mut draft, part, &changed, scheme)?;
            draft.set(id, Field::Marker, typed)?;
            return Ok(draft.finish(Intent::Recognise, Some(Caret::at(id, end)), None));
        }
    }
    recognise(outline, id, scheme)
}

/// How many bytes of a row's words are the very number that the row bears: Enter made it, and the
/// writer typed it again.
fn twice(node: &Node) -> Option<usize> {
    if node.kind == Kind::Item {
        let marks = item_marks(&node.text, None);
        let first = marks.first().filter(|m| m.start == 0)?;
        return (item_ordinal(&node.marker) == Some(first.ordinal)).then_some(first.end);
    }
    let (own, typed) = (marker_of(&node.marker)?, number_at(&node.text)?);
    ((own.form, own.ordinal) == (typed.form, typed.ordinal)).then_some(typed.len)
}

/// How the row reads; `None` if it is that already, or nothing that it could become.
fn reading(outline: &Outline, part: NodeId, id: NodeId) -> Option<Reading> {
    let node = outline.get(id)?;
    let is_cell = node.note.as_ref().is_some_and(|n| n.column.is_some());
    if is_cell || node.text.contains(['\n', '\r', '\t']) {
        return None;
    }
    let reading = read(outline, part, id)?;
    let first = reading.pieces.first()?;
    let behind = reading.pieces.len() > 1;
    let own_line = !runs_on(outline, id);
    let in_part = outline.parent(id) == Some(part);
    let fits = match (node.kind, first.kind) {
        (Kind::Body, Kind::Body) => behind,
        (Kind::Body | Kind::Title, Kind::Heading(_) | Kind::LeadIn | Kind::Label) => own_line,
        (Kind::Body | Kind::Title, Kind::Item) => true,
        (Kind::Body | Kind::Title, Kind::Salutation | Kind::Addressee) => in_part && !behind,
        (Kind::Title, Kind::Body) => own_line,
        (Kind::Body | Kind::Title, FOOT!()) => {
            own_line && !behind && (in_part || is_last(outline, part, id))
        }
        // What is a row of its kind already: words of it are set apart.
        (Kind::Item, Kind::Item) => behind && first.marker.is_empty(),
        (was @ (Kind::Heading(_) | Kind::LeadIn | Kind::Label), kind) => {
            let same = kind == was || kind.level().is_some() && was.level().is_some();
            let alone = !node.children.first().is_some_and(|c| goes_on(c));
            behind && same && first.marker.is_empty() && alone
        }
        _ => false,
    };
    fits.then_some(reading)
}

/// Whether nothing stands behind the row in its part but empty rows and lines at the foot of it.
fn is_last(outline: &Outline, part: NodeId, id: NodeId) -> bool {
    let is_foot = |n: &Rc<Node>| matches!(n.kind, FOOT!()) || is_begun(n);
    let ends = |id: &NodeId| {
        let Some(place) = outline.place(*id) else {
            return false;
        };
        let siblings = outline
            .get(place.parent)
            .map(|p| &p.children[place.index + 1..]);
        siblings.is_some_and(|behind| behind.iter().all(is_foot))
    };
    let lineage = outline.lineage(id);
    let leaf = outline.get(id).is_some_and(|n| n.children.is_empty());
    leaf && lineage.iter().take_while(|a| **a != part).all(ends)
}

/// Whether it is a row that has no words yet, as Enter begins one.
fn is_begun(node: &Rc<Node>) -> bool {
    node.text.is_empty() && node.marker.is_empty() && node.children.is_empty()
}

/// Makes the row what it reads as. Returns the nodes below which numbers may be wrong.
fn make(
    draft: &mut Draft<'_>,
    id: NodeId,
    reading: &Reading,
    scheme: &Scheme,
) -> Result<Vec<NodeId>, EditError> {
    let node = draft.node(id)?.clone();
    let place = draft.place(id)?;
    let own_line = !runs_on(draft.outline(), id);
    let (first, rest) = reading
        .pieces
        .split_first()
        .expect("a row reads as something");
    let was_section = node.kind.is_heading();
    let marker = node.text.slice(first.marker.clone());
    let kind = match first.kind {
        _ if was_section => node.kind,
        Kind::Heading(level) => Kind::Heading(scheme.level_of(&marker).unwrap_or(level)),
        kind => kind,
    };
    if !first.lead.is_empty() {
        let lead = format!("{}{}", node.lead, &node.text[first.lead.clone()]);
        draft.set(id, Field::Lead, lead.into())?;
    }
    draft.splice(id, 0, first.words.start, "")?;
    let end = draft.node(id)?.text.len();
    let kept = first.words.end - first.words.start;
    draft.splice(id, kept, end, "")?;
    if !marker.is_empty() {
        draft.set(id, Field::Marker, marker)?;
    }
    draft.set_kind(id, kind)?;
    let mut below = match kind {
        Kind::Item => spill(draft, id, 0)?,
        _ => Vec::new(),
    };
    let holds = kind.is_heading() || kind == Kind::Label || kind == Kind::Body && own_line;
    let (parent, start) = match holds {
        true => (id, 0),
        false => (place.parent, place.index + 1),
    };
    for (nth, piece) in rest.iter().enumerate() {
        let new = draft.fresh_id();
        let [lead, marker, words] =
            [&piece.lead, &piece.marker, &piece.words].map(|range| node.text.slice(range.clone()));
        let new = Rc::new(Node::new(new, piece.kind, lead, marker, words));
        let index = start + nth;
        draft.insert(Place { parent, index }, new.clone())?;
        below.insert(nth, new);
    }
    let mut changed = vec![id, place.parent];
    match kind {
        _ if was_section => {}
        Kind::Heading(_) | Kind::LeadIn => {
            // What was begun behind a title is no title behind a heading.
            let siblings = &draft.node(place.parent)?.children;
            let next = siblings.get(place.index + 1);
            let begun = next.filter(|n| n.kind == Kind::Title && is_begun(n));
            if let Some(begun) = begun.map(|n| n.id) {
                draft.set_kind(begun, Kind::Body)?;
            }
            rise(draft, id, &mut changed)?;
            sink(draft, id, &mut changed)?;
            adopt(draft, id, true, &mut changed)?;
        }
        Kind::Item if node.kind != Kind::Item => enter_label(draft, id, &below)?,
        Kind::Label if node.kind != Kind::Label => {
            go_home(draft, id, reading.home)?;
            let place = draft.place(id)?;
            let siblings = draft.node(place.parent)?.children.clone();
            let behind = &siblings[place.index + 1..];
            let list = behind.iter().take_while(|c| c.kind == Kind::Item);
            if draft.node(id)?.children.is_empty() {
                take_below(draft, id, &behind[..list.count()])?;
            }
        }
        FOOT!() => {
            let part = part_of(draft.outline(), id)?;
            go_home(draft, id, Some(part))?;
        }
        _ => {}
    }
    Ok(changed)
}

/// Puts the row right below `home`, with rows that were begun behind it, if nothing else stands
/// behind it in any section that it leaves.
fn go_home(draft: &mut Draft<'_>, id: NodeId, home: Option<NodeId>) -> Result<(), EditError> {
    let mut seat = draft.place(id)?;
    let (mut parent, mut at) = (draft.node(seat.parent)?.clone(), seat.index);
    let mut along = vec![id];
    while Some(parent.id) != home {
        let behind = &parent.children[at + 1..];
        if parent.kind.is_part() || !behind.iter().all(is_begun) {
            return Ok(());
        }
        along.extend(behind.iter().map(|n| n.id));
        let place = draft.place(parent.id)?;
        (seat.parent, seat.index) = (place.parent, place.index + 1);
        (parent, at) = (draft.node(place.parent)?.clone(), place.index);
    }
    if seat == draft.place(id)? {
        return Ok(());
    }
    for id in along.into_iter().rev() {
        draft.relocate(id, seat)?;
    }
    Ok(())
}
