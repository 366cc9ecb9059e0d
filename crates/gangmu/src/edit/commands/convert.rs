//! Making nodes another kind.

use super::item::{closing_mark, enumeration, inner_mark, next_marker, set_mark};
use super::recast::{become_heading, become_lead, become_paragraph, level_here, seal_around};
use super::reseat::{spill, take_below};
use super::seat::{goes_on, runs_on};
use super::selection::{Order, Schemes, each, tops};
use crate::edit::{Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::outline::{Kind, Level, Node, NodeId, Outline, Place};
use crate::syntax::{item_marks, item_ordinal};
use crate::text::Text;
use std::collections::HashMap;
use std::rc::Rc;

/// What a node can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A numbered heading, of the level that its place gives.
    Heading,
    /// 第一，…
    LeadIn,
    /// 一是…
    Item,
    /// A paragraph.
    Body,
    /// 整改情况：
    Label,
    /// A line of the title.
    Title,
    /// What does not belong to the report.
    Junk,
}

/// Makes each node another kind. The order of the text stays, and only the node's marker and the
/// marks of the sentence that it leaves or enters change:
///
/// - a heading gets the level of the sections beside it, or the next below the section that it
///   stands in, and takes the paragraphs behind it as its own, up to the next heading;
/// - an item counts on from the item before it, or begins with 一是, in its sentence or on its own
///   line;
/// - a heading that becomes something else gives its marker up and goes with its paragraphs to
///   the section before it; its sections go where they can be held.
///
/// Numbers follow. A node that is of that kind already stays as it is.
///
/// # Errors
/// [`EditError::AtTheEdge`] if the levels end, [`EditError::NotForThis`] for a part.
pub fn convert(
    outline: &mut Outline,
    ids: &[NodeId],
    target: Target,
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    // The levels as the places give them now: those chosen stay beside each other.
    let mut levels: HashMap<NodeId, Level> = HashMap::new();
    if target == Target::Heading {
        let usual = Rc::default();
        for id in tops(outline, ids) {
            let part = outline.part_of(id).and_then(|p| schemes.get(&p.id));
            levels.insert(id, level_here(outline, id, part.unwrap_or(&usual)));
        }
    }
    // New headings are not to take along and lose again all that follow them; leads hold headings.
    let is_lead = |id: &NodeId| outline.get(*id).is_some_and(|n| n.kind == Kind::LeadIn);
    let order = if target == Target::Heading && !ids.iter().any(is_lead) {
        Order::LastToFirst
    } else {
        Order::FirstToLast
    };
    let intent = Intent::Convert;
    each(outline, ids, order, schemes, intent, |draft, id, scheme| {
        let level = levels.get(&id).copied().unwrap_or(Level::new(1));
        convert_one(draft, id, target, level, scheme)
    })
}

fn convert_one(
    draft: &mut Draft<'_>,
    id: NodeId,
    target: Target,
    level: Level,
    scheme: &Scheme,
) -> Result<Vec<NodeId>, EditError> {
    let kind = draft.node(id)?.kind;
    let to = match target {
        Target::Heading if kind.level().is_none() => {
            return become_heading(draft, id, level, scheme);
        }
        Target::LeadIn if kind != Kind::LeadIn => return become_lead(draft, id, scheme),
        Target::Item if kind != Kind::Item => return become_item(draft, id),
        Target::Heading | Target::LeadIn | Target::Item => kind,
        Target::Body => Kind::Body,
        Target::Label => Kind::Label,
        Target::Title => Kind::Title,
        Target::Junk => Kind::Junk,
    };
    if to == kind {
        return Ok(Vec::new());
    }
    become_paragraph(draft, id, to)
}

/// Makes `id` an item of the enumeration that it stands beside, or the first of one.
fn become_item(draft: &mut Draft<'_>, id: NodeId) -> Result<Vec<NodeId>, EditError> {
    let mut changed = Vec::new();
    if draft.node(id)?.kind != Kind::Body {
        changed = become_paragraph(draft, id, Kind::Body)?;
    }
    let text = draft.node(id)?.text.clone();
    if let Some(mark) = item_marks(&text, None).first().filter(|m| m.start == 0) {
        draft.splice(id, 0, mark.end, "")?;
    }
    let spilled = spill(draft, id, 0)?;
    enter_label(draft, id, &spilled)?;
    let place = draft.place(id)?;
    changed.extend([id, place.parent]);
    let siblings = draft.node(place.parent)?.children.clone();
    let is_item = |n: &&Rc<Node>| n.kind == Kind::Item;
    let elder = place.index.checked_sub(1).map(|at| &siblings[at]);
    let elder = elder.filter(is_item);
    let younger = siblings.get(place.index + 1).filter(is_item);
    let younger = younger.filter(|n| item_ordinal(&n.marker) == Some(1) && spilled.is_empty());
    let marker = match (elder, younger) {
        (Some(elder), _) => next_marker(&elder.marker),
        (None, Some(younger)) => younger.marker.clone(),
        (None, None) => Text::from("一是"),
    };
    if let (None, Some(younger)) = (elder, younger) {
        draft.set(younger.id, Field::Marker, next_marker(&younger.marker))?;
    }
    draft.set_kind(id, Kind::Item)?;
    draft.set(id, Field::Marker, marker)?;
    punctuate(draft, id)?;
    seal_around(draft, id)?;
    Ok(changed)
}

/// A paragraph right behind a label that stands alone or lists items on lines goes into its list.
pub(super) fn enter_label(
    draft: &mut Draft<'_>,
    id: NodeId,
    spilled: &[Rc<Node>],
) -> Result<(), EditError> {
    let place = draft.place(id)?;
    let siblings = &draft.node(place.parent)?.children;
    let Some(label) = place.index.checked_sub(1).map(|at| siblings[at].clone()) else {
        return Ok(());
    };
    let lists = label.kind == Kind::Label && !label.children.iter().any(|c| goes_on(c));
    if lists && !runs_on(draft.outline(), id) {
        let (parent, index) = (label.id, label.children.len());
        draft.relocate(id, Place { parent, index })?;
        take_below(draft, label.id, spilled)?;
    }
    Ok(())
}

/// Gives the new item `id`, and the one before it that is no longer the last, the marks that
/// their places ask for.
fn punctuate(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let place = draft.place(id)?;
    let siblings = draft.node(place.parent)?.children.clone();
    let run = enumeration(&siblings, place.index);
    let text = siblings[place.index].text.clone();
    let open = text.is_empty() || text.ends_with(['：', ':', '！', '？']);
    if place.index + 1 < run.end {
        let inner = inner_mark(&siblings, run, Some(id));
        let followed = siblings.get(place.index + 1).is_some_and(|n| goes_on(n));
        match inner.or(followed.then_some('；')) {
            Some(mark) if !open && (inner.is_some() || closing_mark(&text).is_none()) => {
                set_mark(draft, id, mark)?;
            }
            _ => {}
        }
        return Ok(());
    }
    let before = place.index.checked_sub(1).filter(|at| run.contains(at));
    let Some(before) = before.map(|at| siblings[at].clone()) else {
        return Ok(());
    };
    let Some(last) = closing_mark(&before.text) else {
        return Ok(());
    };
    if let Some(mark) = inner_mark(&siblings, run, Some(before.id)) {
        set_mark(draft, before.id, mark)?;
    }
    if !open && closing_mark(&text).is_none() {
        set_mark(draft, id, last)?;
    }
    Ok(())
}
