//! Joining a node to the one before it.

use super::item::bequeath_number;
use super::remove::take_out;
use super::reseat::can_hold;
use super::seat::{before, boundary_from, goes_on, part_of, runs_on, seal, successor};
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::outline::{Kind, Node, NodeId, Outline, Place};
use crate::text::Text;
use std::rc::Rc;

/// Joins the node to the one before it in the text, as Backspace at its start does:
///
/// - an empty node before it goes, and the node stays what it is;
/// - behind a label, or a heading whose title is closed by 。, the words run on as a body;
/// - else they go to the end of the words before, and the marker falls away. Paragraphs and
///   sections below go to the innermost section there that can hold them.
///
/// The order of the text stays. Numbers follow.
///
/// # Errors
/// [`EditError::AtTheEdge`] for the first node of a part, [`EditError::NotForThis`] for a part.
pub fn join(
    outline: &mut Outline,
    id: NodeId,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let part = part_of(outline, id)?;
    let mut draft = Draft::new(outline);
    let node = draft.node(id)?.clone();
    let place = draft.place(id)?;
    let into = before(draft.outline(), place).ok_or(EditError::AtTheEdge)?;
    let mut changed = vec![place.parent, into.id];
    let after = if into.text.is_empty() && into.id != place.parent {
        changed.extend(draft.outline().parent(into.id));
        take_out(&mut draft, into.id)?;
        Caret::at(id, 0)
    } else if runs_on_behind(&into) && !(goes_on(&node) && node.kind == Kind::Body) {
        run_on(&mut draft, &node, &into, &mut changed)?;
        Caret::at(id, 0)
    } else {
        melt(&mut draft, &node, &into, &mut changed)?;
        Caret::at(into.id, into.text.len())
    };
    renumber(&mut draft, part, &changed, scheme)?;
    Ok(draft.finish(Intent::Join, Some(Caret::at(id, 0)), Some(after)))
}

/// Joins the words of a paragraph without a number to those before it in the part; what numbers
/// there are stay.
pub(super) fn join_words(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    let place = draft.place(id)?;
    match before(draft.outline(), place) {
        Some(into) => melt(draft, &node, &into, &mut Vec::new()),
        None => Ok(()),
    }
}

/// Whether a body can run on behind `node`'s own words and be told from them.
fn runs_on_behind(node: &Node) -> bool {
    let closed = || node.text.ends_with(['。', '！', '？']);
    node.kind == Kind::Label || node.kind.is_heading() && closed()
}

/// Makes `node` a body that runs on behind the words of `into`.
fn run_on(
    draft: &mut Draft<'_>,
    node: &Rc<Node>,
    into: &Rc<Node>,
    changed: &mut Vec<NodeId>,
) -> Result<(), EditError> {
    let heir = successor(draft.outline(), node.id);
    bequeath_number(draft, node.id)?;
    scatter(draft, node, into, changed)?;
    let (parent, index) = (into.id, 0);
    draft.relocate(node.id, Place { parent, index })?;
    draft.set(node.id, Field::Lead, Text::default())?;
    draft.set(node.id, Field::Marker, Text::default())?;
    draft.set_kind(node.id, Kind::Body)?;
    heir.map_or(Ok(()), |heir| seal(draft, heir))
}

/// Puts `node`'s words to the end of those of `into` and takes it out.
pub(super) fn melt(
    draft: &mut Draft<'_>,
    node: &Rc<Node>,
    into: &Rc<Node>,
    changed: &mut Vec<NodeId>,
) -> Result<(), EditError> {
    let heir = successor(draft.outline(), node.id);
    let end = into.text.len();
    bequeath_number(draft, node.id)?;
    draft.splice(into.id, end, end, &node.text)?;
    scatter(draft, node, into, changed)?;
    draft.remove(node.id)?;
    heir.map_or(Ok(()), |heir| seal(draft, heir))
}

/// Finds a place right behind `into` for what is below `node`, which stands behind it, and for
/// what goes on in the paragraph of `node`.
fn scatter(
    draft: &mut Draft<'_>,
    node: &Rc<Node>,
    into: &Rc<Node>,
    changed: &mut Vec<NodeId>,
) -> Result<(), EditError> {
    let place = draft.place(node.id)?;
    let carries = !runs_on(draft.outline(), into.id) && into.kind != Kind::Item;
    let seat = draft.place(into.id)?;
    let run = if carries { into.id } else { seat.parent };
    // What goes on in the paragraph.
    let siblings = &draft.node(place.parent)?.children;
    let own = node.children.iter().take_while(|c| goes_on(c));
    let followers = siblings[place.index + 1..boundary_from(siblings, place.index + 1)].iter();
    let moved: Vec<NodeId> = if run == place.parent {
        own.map(|c| c.id).collect()
    } else {
        own.chain(followers).map(|c| c.id).collect()
    };
    let start = if carries { 0 } else { seat.index + 1 };
    for (at, id) in moved.into_iter().enumerate() {
        let (parent, index) = (run, start + at);
        draft.relocate(id, Place { parent, index })?;
    }
    changed.push(run);
    // Paragraphs and sections: where the innermost section can hold them.
    let mut host = into.id;
    for child in node.children.iter().skip_while(|c| goes_on(c)) {
        while host != place.parent && !can_hold(draft.outline(), draft.node(host)?, child.kind) {
            host = draft.place(host)?.parent;
        }
        let index = if host == place.parent {
            draft.place(node.id)?.index
        } else {
            draft.node(host)?.children.len()
        };
        draft.relocate(
            child.id,
            Place {
                parent: host,
                index,
            },
        )?;
        changed.push(host);
    }
    Ok(())
}
