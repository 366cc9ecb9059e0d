//! Where a node belongs when the order of the text stays and its kind or level changes: where a
//! reader of the written text would put it.
//!
//! None of these functions changes the order of the text, or any words.

use crate::edit::{Draft, EditError};
use crate::outline::{Kind, Level, Node, NodeId, Outline, Place};
use std::rc::Rc;

/// The level of the innermost numbered heading above the node.
pub(super) fn level_above(outline: &Outline, id: NodeId) -> Option<Level> {
    let lineage = outline.lineage(id);
    let mut above = lineage.iter().skip(1);
    above.find_map(|id| outline.get(*id).and_then(|n| n.kind.level()))
}

/// Whether `outer` can hold a paragraph or section of kind `inner` below it.
pub(super) fn can_hold(outline: &Outline, outer: &Node, inner: Kind) -> bool {
    match (outer.kind, inner) {
        (Kind::Heading(outer), Kind::Heading(inner)) => outer < inner,
        (Kind::Heading(_), _) => true,
        (Kind::LeadIn, Kind::Heading(inner)) => {
            level_above(outline, outer.id).is_some_and(|level| level < inner)
        }
        (Kind::LeadIn, _) => inner != Kind::LeadIn,
        _ => outer.kind.is_part(),
    }
}

/// Whether a writer may put a paragraph or section of kind `inner` somewhere below `outer`: as
/// [`can_hold`], but no section below a lead, for the leads behind would be read as its own.
pub(super) fn takes(outline: &Outline, outer: &Node, inner: Kind) -> bool {
    let parts_leads = outer.kind == Kind::LeadIn && inner.is_heading();
    !parts_leads && can_hold(outline, outer, inner)
}

/// Whether a child of a part ends the sections before it: no section goes on behind it.
fn closes_sections(node: &Node) -> bool {
    match node.kind {
        Kind::Body => node.text.starts_with("同志们"),
        Kind::Heading(_) | Kind::LeadIn | Kind::Label | Kind::Item => false,
        _ => true,
    }
}

/// Seats the heading or lead `id` by its kind: out of what cannot hold it, into the section
/// before it, and with the sections behind it that are deeper. Pushes the nodes below which
/// something changed.
///
/// # Errors
/// As [`Draft::relocate`].
pub(super) fn settle(
    draft: &mut Draft<'_>,
    id: NodeId,
    changed: &mut Vec<NodeId>,
) -> Result<(), EditError> {
    rise(draft, id, changed)?;
    sink(draft, id, changed)?;
    adopt(draft, id, false, changed)
}

/// What a node is, where it stands, and in what.
fn seated(draft: &Draft<'_>, id: NodeId) -> Result<(Kind, Place, Rc<Node>), EditError> {
    let place = draft.place(id)?;
    let parent = draft.node(place.parent)?.clone();
    Ok((draft.node(id)?.kind, place, parent))
}

/// Takes the heading or lead `id` out of everything that cannot hold it; what follows it there
/// goes below it.
pub(super) fn rise(
    draft: &mut Draft<'_>,
    id: NodeId,
    changed: &mut Vec<NodeId>,
) -> Result<(), EditError> {
    loop {
        let (kind, place, parent) = seated(draft, id)?;
        if can_hold(draft.outline(), &parent, kind) {
            return Ok(());
        }
        take_below(draft, id, &parent.children[place.index + 1..])?;
        let seat = draft.place(parent.id)?;
        let index = seat.index + 1;
        draft.relocate(id, Place { index, ..seat })?;
        changed.extend([parent.id, seat.parent, id]);
    }
}

/// Puts the heading or lead `id` at the end of the section before it, and of that one's last
/// section, as far as these can hold it. Paragraphs between go along.
pub(super) fn sink(
    draft: &mut Draft<'_>,
    id: NodeId,
    changed: &mut Vec<NodeId>,
) -> Result<(), EditError> {
    loop {
        let (kind, place, parent) = seated(draft, id)?;
        let elder = parent.children[..place.index]
            .iter()
            .rposition(|c| c.kind.is_heading());
        let Some(at) = elder else { return Ok(()) };
        let section = &parent.children[at];
        let between = &parent.children[at + 1..place.index];
        let closed = parent.kind.is_part() && between.iter().any(|c| closes_sections(c));
        if closed || !can_hold(draft.outline(), section, kind) {
            return Ok(());
        }
        let along = &parent.children[at + 1..=place.index];
        take_below(draft, section.id, along)?;
        changed.extend([parent.id, section.id]);
    }
}

/// Takes the sections that follow `id` and are deeper below it, with what stands between; with
/// `paragraphs`, also the paragraphs that follow, up to what ends a section.
pub(super) fn adopt(
    draft: &mut Draft<'_>,
    id: NodeId,
    paragraphs: bool,
    changed: &mut Vec<NodeId>,
) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    let place = draft.place(id)?;
    let parent = draft.node(place.parent)?.clone();
    let behind = &parent.children[place.index + 1..];
    let mine = behind
        .iter()
        .position(|c| {
            c.kind.is_heading() && !can_hold(draft.outline(), &node, c.kind)
                || parent.kind.is_part() && closes_sections(c)
        })
        .unwrap_or(behind.len());
    let mine = &behind[..mine];
    let until = if paragraphs {
        mine.len()
    } else {
        let last = mine.iter().rposition(|c| c.kind.is_heading());
        last.map_or(0, |at| at + 1)
    };
    if until > 0 {
        take_below(draft, id, &mine[..until])?;
        changed.extend([id, parent.id]);
    }
    Ok(())
}

/// Puts the paragraph `id` at the end of the section right before it, if there is one.
pub(super) fn sink_paragraph(
    draft: &mut Draft<'_>,
    id: NodeId,
    changed: &mut Vec<NodeId>,
) -> Result<(), EditError> {
    loop {
        let place = draft.place(id)?;
        let parent = draft.node(place.parent)?;
        let elder = place.index.checked_sub(1).map(|at| &parent.children[at]);
        let Some(section) = elder.filter(|c| c.kind.is_heading()) else {
            return Ok(());
        };
        let to = Place {
            parent: section.id,
            index: section.children.len(),
        };
        draft.relocate(id, to)?;
        changed.extend([place.parent, to.parent]);
    }
}

/// Puts what is below `id`, from its child `from` on, behind it among its siblings. Returns it.
pub(super) fn spill(
    draft: &mut Draft<'_>,
    id: NodeId,
    from: usize,
) -> Result<Vec<Rc<Node>>, EditError> {
    let children = draft.node(id)?.children.clone();
    let place = draft.place(id)?;
    let spilled = children.get(from..).unwrap_or_default().to_vec();
    for (nth, child) in spilled.iter().enumerate() {
        let index = place.index + 1 + nth;
        draft.relocate(child.id, Place { index, ..place })?;
    }
    Ok(spilled)
}

/// Takes the paragraph or item `id` out of the paragraph or label that it stands in; what
/// follows it there comes out behind it.
pub(super) fn free(
    draft: &mut Draft<'_>,
    id: NodeId,
    changed: &mut Vec<NodeId>,
) -> Result<(), EditError> {
    loop {
        let place = draft.place(id)?;
        let parent = draft.node(place.parent)?.clone();
        if parent.kind.is_part() || parent.kind.is_heading() {
            return Ok(());
        }
        let seat = draft.place(parent.id)?;
        for (nth, child) in parent.children[place.index..].iter().enumerate() {
            let index = seat.index + 1 + nth;
            draft.relocate(child.id, Place { index, ..seat })?;
        }
        changed.extend([parent.id, seat.parent]);
    }
}

/// Puts `nodes` at the end of what is below `id`.
pub(super) fn take_below(
    draft: &mut Draft<'_>,
    id: NodeId,
    nodes: &[Rc<Node>],
) -> Result<(), EditError> {
    for node in nodes {
        let index = draft.node(id)?.children.len();
        draft.relocate(node.id, Place { parent: id, index })?;
    }
    Ok(())
}

/// Seats what [`spill`] put behind a node that holds it no longer.
pub(super) fn settle_spilled(
    draft: &mut Draft<'_>,
    spilled: &[Rc<Node>],
    changed: &mut Vec<NodeId>,
) -> Result<(), EditError> {
    for node in spilled {
        if node.kind.is_heading() {
            rise(draft, node.id, changed)?;
            sink(draft, node.id, changed)?;
        } else {
            sink_paragraph(draft, node.id, changed)?;
        }
    }
    Ok(())
}
