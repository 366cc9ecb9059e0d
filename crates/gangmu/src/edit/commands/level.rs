//! Giving a heading its level by name, where it stands in the text.

use super::depth::relevel;
use super::recast::{become_heading, take_number};
use super::reseat::settle;
use super::selection::{Order, Schemes, each};
use crate::edit::{Draft, EditError, Intent, Scheme, Transaction};
use crate::outline::{Kind, Level, NodeId, Outline};

/// Makes each node a heading of `level`; its own sections stay as much deeper as they were. The
/// order of the text stays: the node leaves sections that are as deep, goes into the section
/// before it that is shallower, and takes deeper ones behind it below it, so that the written
/// text reads as the same outline. What is no heading becomes one as
/// [`super::convert`] makes it. Numbers follow.
///
/// # Errors
/// [`EditError::AtTheEdge`] if the levels end, [`EditError::NotForThis`] for a part.
pub fn set_level(
    outline: &mut Outline,
    ids: &[NodeId],
    level: Level,
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let first = ids.first().and_then(|id| outline.get(*id));
    let intent = match first.and_then(|n| n.kind.level()) {
        Some(from) if from > level => Intent::Outdent,
        Some(_) => Intent::Indent,
        None => Intent::Convert,
    };
    // Those that go up are not to take along and lose again all that follow them; those that go
    // down are not to go into each other.
    let down = |id: &NodeId| match outline.get(*id).map(|n| n.kind) {
        Some(Kind::Heading(from)) => from < level,
        kind => kind == Some(Kind::LeadIn),
    };
    let order = if ids.iter().any(down) {
        Order::FirstToLast
    } else {
        Order::LastToFirst
    };
    each(outline, ids, order, schemes, intent, |draft, id, scheme| {
        set_one(draft, id, level, scheme)
    })
}

fn set_one(
    draft: &mut Draft<'_>,
    id: NodeId,
    level: Level,
    scheme: &Scheme,
) -> Result<Vec<NodeId>, EditError> {
    let kind = draft.node(id)?.kind;
    if kind == Kind::Heading(level) {
        return Ok(Vec::new());
    }
    if kind.level().is_none() {
        return become_heading(draft, id, level, scheme);
    }
    let mut changed = vec![id, draft.place(id)?.parent];
    take_number(draft, id)?;
    relevel(draft, id, level, scheme)?;
    settle(draft, id, &mut changed)?;
    Ok(changed)
}
