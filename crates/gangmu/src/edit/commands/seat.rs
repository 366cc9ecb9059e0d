//! White space where nodes come and go: what starts a paragraph gets a line end, the first words
//! of the text keep the space that stood before the old ones, and nothing is put into the middle
//! of a paragraph.

use crate::edit::{Draft, EditError, Field};
use crate::outline::{Kind, Node, NodeId, Outline, Place, TreeError};
use crate::text::Text;
use std::rc::Rc;

/// The part that `id` stands in.
///
/// # Errors
/// [`TreeError::NoSuchNode`] if it is not in the tree, [`EditError::NotForThis`] if it is a part
/// or the root.
pub(super) fn part_of(outline: &Outline, id: NodeId) -> Result<NodeId, EditError> {
    if !outline.contains(id) {
        return Err(EditError::Tree(TreeError::NoSuchNode(id)));
    }
    match outline.part_of(id) {
        None => Err(EditError::NotForThis(Kind::Root)),
        Some(part) if part.id == id => Err(EditError::NotForThis(part.kind)),
        Some(part) => Ok(part.id),
    }
}

/// The first node of the text that has words.
pub(super) fn first(outline: &Outline) -> Option<NodeId> {
    outline
        .root()
        .children
        .iter()
        .find_map(|part| part.children.first())
        .map(|n| n.id)
}

/// The first node of the text with what stands before it: taken before a change, for
/// [`settle_first`] after it.
pub(super) fn first_lead(outline: &Outline) -> Option<(NodeId, Text)> {
    first(outline).and_then(|id| Some((id, outline.get(id)?.lead.clone())))
}

/// The node that follows `id` and all below it in the order of the text.
pub(super) fn successor(outline: &Outline, id: NodeId) -> Option<NodeId> {
    let mut at = id;
    loop {
        let place = outline.place(at)?;
        let parent = outline.get(place.parent)?;
        for next in &parent.children[place.index + 1..] {
            if !next.kind.is_part() {
                return Some(next.id);
            }
            if let Some(node) = next.children.first() {
                return Some(node.id);
            }
        }
        at = parent.id;
    }
}

/// The node before `place` in the order of the text, within its part.
pub(super) fn before(outline: &Outline, place: Place) -> Option<Rc<Node>> {
    let parent = outline.get(place.parent)?;
    let Some(index) = place.index.checked_sub(1) else {
        return (!matches!(parent.kind, Kind::Root | Kind::Front | Kind::Report))
            .then(|| parent.clone());
    };
    let mut node = parent.children.get(index)?;
    while let Some(last) = node.children.last() {
        node = last;
    }
    Some(node.clone())
}

/// Moves a node with all below it to `to` (an index counted after it has been taken out) as a
/// paragraph of its own, and puts the white space right on both sides of both places.
pub(super) fn move_paragraph(
    draft: &mut Draft<'_>,
    id: NodeId,
    to: Place,
) -> Result<(), EditError> {
    let was = first_lead(draft.outline());
    let heir = bequeath_lead(draft, id)?;
    draft.relocate(id, to)?;
    settle_first(draft, was)?;
    start_paragraph(draft, id)?;
    let next = successor(draft.outline(), id);
    for node in [heir, next].into_iter().flatten() {
        seal(draft, node)?;
    }
    Ok(())
}

/// Before `id` leaves with all below it: what goes on in the paragraph that `id` begins begins it
/// from now on. Returns the node behind, for [`seal`] when `id` is gone.
pub(super) fn bequeath_lead(
    draft: &mut Draft<'_>,
    id: NodeId,
) -> Result<Option<NodeId>, EditError> {
    let heir = successor(draft.outline(), id);
    let lead = draft.node(id)?.lead.clone();
    if let Some(heir) = heir
        && lead.contains(['\n', '\r'])
        && draft.node(heir)?.is_inline()
    {
        draft.set(heir, Field::Lead, lead)?;
    }
    Ok(heir)
}

/// Makes `id` start a paragraph where it must not go on in the one before it.
pub(super) fn seal(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    if belongs(draft.outline(), id) {
        Ok(())
    } else {
        start_paragraph(draft, id)
    }
}

/// As [`seal`] for what follows the own words of `id`: below it, and behind all below it.
pub(super) fn seal_next(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let below = draft.node(id)?.children.first().map(|c| c.id);
    let behind = successor(draft.outline(), id);
    for next in [below, behind].into_iter().flatten() {
        seal(draft, next)?;
    }
    Ok(())
}

/// Whether a node that has no line end before it may go on there: in the paragraph of its parent
/// or elder sibling, or behind junk that is glued in front of it.
fn belongs(outline: &Outline, id: NodeId) -> bool {
    let (Some(node), Some(place)) = (outline.get(id), outline.place(id)) else {
        return true;
    };
    if !node.is_inline() {
        return true;
    }
    let Some(before) = before(outline, place) else {
        return false;
    };
    if before.kind == Kind::Junk {
        return true;
    }
    let Some(parent) = outline.get(place.parent) else {
        return false;
    };
    goes_on(node)
        && match place.index.checked_sub(1).map(|at| &parent.children[at]) {
            None => !parent.kind.is_part(),
            Some(elder) => {
                matches!(elder.kind, Kind::Item | Kind::Body)
                    && elder.children.iter().all(|c| goes_on(c))
            }
        }
}

/// Gives the white space at the very beginning back to whatever stands there now. `was` is the
/// first node before the change, with its lead.
pub(super) fn settle_first(
    draft: &mut Draft<'_>,
    was: Option<(NodeId, Text)>,
) -> Result<(), EditError> {
    let Some((old, lead)) = was else {
        return Ok(());
    };
    let Some(new) = first(draft.outline()).filter(|new| *new != old) else {
        return Ok(());
    };
    let displaced = draft.node(new)?.lead.clone();
    draft.set(new, Field::Lead, lead)?;
    if draft.outline().contains(old) {
        let starts = displaced.contains(['\n', '\r']);
        let displaced = if starts {
            displaced
        } else {
            paragraph_lead(draft.outline(), old)
        };
        draft.set(old, Field::Lead, displaced)?;
    }
    Ok(())
}

/// Makes `id` start a paragraph, with the line end and indent of its neighbours.
pub(super) fn start_paragraph(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    if first(draft.outline()) == Some(id) || !draft.node(id)?.is_inline() {
        return Ok(());
    }
    let lead = paragraph_lead(draft.outline(), id);
    draft.set(id, Field::Lead, lead)
}

/// How many neighbours are asked for their lead.
const ASKED: usize = 8;

/// The lead that a new paragraph beside `near` gets: that of its nearest relatives which start a
/// paragraph, of its own kind where there are some; the one with the fewest blank lines, so that
/// a gap between two sections is not copied into a section.
pub(super) fn paragraph_lead(outline: &Outline, near: NodeId) -> Text {
    let kind = outline.get(near).map(|n| n.kind);
    let line_ends = |lead: &Text| lead.matches(['\n', '\r']).count();
    let mut fallback: Option<Text> = None;
    for &ancestor in outline.lineage(near).iter().skip(1) {
        let Some(node) = outline.get(ancestor) else {
            continue;
        };
        let others = || {
            let starts = |c: &&Rc<Node>| c.id != near && !c.is_inline() && !c.kind.is_part();
            node.children.iter().filter(starts)
        };
        let same = others().filter(|c| Some(c.kind) == kind).take(ASKED);
        if let Some(lead) = same.map(|c| &c.lead).min_by_key(|l| line_ends(l)) {
            return one_line_end(lead);
        }
        if fallback.is_none() {
            let below = |c: &Rc<Node>| c.children.iter().find(|n| !n.is_inline()).cloned();
            let any = others().flat_map(|c| [Some(c.clone()), below(c)]).flatten();
            let any: Vec<Text> = any.take(ASKED).map(|c| c.lead.clone()).collect();
            fallback = any.iter().min_by_key(|l| line_ends(l)).map(one_line_end);
        }
    }
    fallback.unwrap_or_else(|| line_end(outline))
}

/// A lead with at most as many line ends as paragraphs need: blank lines are kept only if the
/// lead has one blank line exactly, as in texts with a blank line behind every paragraph.
fn one_line_end(lead: &Text) -> Text {
    if count_line_ends(lead) <= 2 {
        return lead.clone();
    }
    let at = lead.rfind(['\n', '\r']).unwrap_or(0);
    let start = if lead[..at].ends_with('\r') {
        at - 1
    } else {
        at
    };
    lead.slice(start..lead.len())
}

/// How many line ends `white` holds; CRLF is one.
pub(super) fn count_line_ends(white: &str) -> usize {
    white.matches(['\n', '\r']).count() - white.matches("\r\n").count()
}

/// The line end of this text.
pub(super) fn line_end(outline: &Outline) -> Text {
    let parts = &outline.root().children;
    let nodes = parts.iter().flat_map(|p| p.children.iter().take(3));
    let mut leads = nodes.map(|n| n.lead.as_str());
    let lead = leads.find(|l| l.contains(['\n', '\r']));
    let sample = lead.unwrap_or(outline.tail());
    let found = if sample.contains("\r\n") {
        "\r\n"
    } else if sample.contains('\r') {
        "\r"
    } else {
        "\n"
    };
    found.into()
}

/// The first index at or behind `index` at which a paragraph may be put among `children`
/// without parting one.
pub(super) fn boundary_from(children: &[Rc<Node>], index: usize) -> usize {
    let behind = children.get(index..).unwrap_or_default();
    index + behind.iter().take_while(|c| goes_on(c)).count()
}

/// Whether the node goes on in a paragraph; the first words of the text begin one.
pub(super) fn runs_on(outline: &Outline, id: NodeId) -> bool {
    outline.get(id).is_some_and(|n| goes_on(n)) && first(outline) != Some(id)
}

/// Whether a node belongs to the paragraph of its elder sibling or parent; not to be asked of the
/// first node of the text, which has no line end before it either.
pub(super) fn goes_on(node: &Node) -> bool {
    node.is_inline() && matches!(node.kind, Kind::Item | Kind::Body)
}
