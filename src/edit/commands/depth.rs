//! Making a section deeper or shallower, with all below it.

use super::seat::{boundary_from, first, settle_first, start_paragraph};
use crate::edit::numbering::renumber;
use crate::edit::{Caret, Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::outline::{Kind, Level, NodeId, Outline, Place};

/// Puts the node at the end of the section before it; its headings get the markers of their new
/// levels. Numbers follow.
///
/// # Errors
/// [`EditError::AtTheEdge`] if no section stands before it, [`EditError::NotForThis`] for an
/// inline node.
pub fn indent(
    outline: &mut Outline,
    id: NodeId,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let part = outline
        .part_of(id)
        .map(|p| p.id)
        .ok_or(EditError::AtTheEdge)?;
    let was = first(outline).and_then(|id| Some((id, outline.get(id)?.lead.clone())));
    let mut draft = Draft::new(outline);
    let node = draft.node(id)?.clone();
    if node.kind.is_part() || node.kind == Kind::Item {
        return Err(EditError::NotForThis(node.kind));
    }
    let from = draft.place(id)?;
    let siblings = &draft.node(from.parent)?.children;
    let section = siblings[..from.index]
        .iter()
        .rfind(|c| matches!(c.kind, Kind::Heading(_)))
        .cloned()
        .ok_or(EditError::AtTheEdge)?;
    if let Kind::Heading(_) = node.kind {
        let above = section.kind.level().unwrap_or(Level::new(1));
        let level = section
            .children
            .iter()
            .find_map(|c| c.kind.level())
            .unwrap_or_else(|| scheme.below(above));
        if above.get() == Level::MAX {
            return Err(EditError::AtTheEdge);
        }
        relevel(&mut draft, id, level, scheme)?;
    }
    draft.relocate(
        id,
        Place {
            parent: section.id,
            index: section.children.len(),
        },
    )?;
    settle_first(&mut draft, was)?;
    start_paragraph(&mut draft, id)?;
    renumber(&mut draft, part, &[from.parent, section.id, id], scheme)?;
    let caret = Some(Caret::at(id, 0));
    Ok(draft.finish(Intent::Indent, caret, caret))
}

/// Puts the node behind the section that it stands in, at that section's level. Numbers follow.
///
/// # Errors
/// [`EditError::AtTheEdge`] at the top of the report, [`EditError::NotForThis`] for an inline
/// node.
pub fn outdent(
    outline: &mut Outline,
    id: NodeId,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let part = outline
        .part_of(id)
        .map(|p| p.id)
        .ok_or(EditError::AtTheEdge)?;
    let mut draft = Draft::new(outline);
    let node = draft.node(id)?.clone();
    if node.kind.is_part() || node.kind == Kind::Item {
        return Err(EditError::NotForThis(node.kind));
    }
    let from = draft.place(id)?;
    let section = draft.node(from.parent)?.clone();
    if section.kind.is_part() {
        return Err(EditError::AtTheEdge);
    }
    let place = draft.place(section.id)?;
    if let (Kind::Heading(_), Kind::Heading(level)) = (node.kind, section.kind) {
        relevel(&mut draft, id, level, scheme)?;
    }
    let siblings = &draft.node(place.parent)?.children;
    let index = boundary_from(siblings, place.index + 1);
    draft.relocate(
        id,
        Place {
            parent: place.parent,
            index,
        },
    )?;
    start_paragraph(&mut draft, id)?;
    renumber(&mut draft, part, &[section.id, place.parent, id], scheme)?;
    let caret = Some(Caret::at(id, 0));
    Ok(draft.finish(Intent::Outdent, caret, caret))
}

/// Gives a heading another level, and the headings below it the levels below that one.
pub(super) fn relevel(
    draft: &mut Draft<'_>,
    id: NodeId,
    level: Level,
    scheme: &Scheme,
) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    let kind = Kind::Heading(level);
    let ordinal = crate::syntax::marker_at(&node.marker).map_or(1, |m| m.ordinal);
    draft.set_kind(id, kind)?;
    draft.set(id, Field::Marker, scheme.marker(kind, ordinal))?;
    for child in node
        .children
        .iter()
        .filter(|c| matches!(c.kind, Kind::Heading(_)))
    {
        relevel(draft, child.id, scheme.below(level), scheme)?;
    }
    Ok(())
}
