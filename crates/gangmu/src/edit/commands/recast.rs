//! Making a node another kind, where it stands in the text.

use super::depth::relevel;
use super::item::{closing_mark, enumeration, set_mark};
use super::reseat::{adopt, free, rise, settle_spilled, sink, sink_paragraph, spill, take_below};
use super::seat::{boundary_from, goes_on, seal, seal_next, start_paragraph};
use crate::edit::{Draft, EditError, Field, Scheme};
use crate::numbering::marker_of;
use crate::outline::{Kind, Level, Node, NodeId, Outline, Place};
use crate::syntax::{number_at, parse};
use crate::text::{Text, is_space};
use std::rc::Rc;

/// Makes `id`, which is no numbered heading, one of `level` with the paragraphs behind it as its
/// own. Of several sentences the first becomes the title, and the others run on behind it; a number
/// that the words bear falls away. Returns the nodes below which numbers may be wrong.
///
/// # Errors
/// [`EditError::AtTheEdge`] if there is no marker for the level.
pub(super) fn become_heading(
    draft: &mut Draft<'_>,
    id: NodeId,
    level: Level,
    scheme: &Scheme,
) -> Result<Vec<NodeId>, EditError> {
    let was = draft.node(id)?.kind;
    let mut changed = vec![id, draft.place(id)?.parent];
    take_number(draft, id)?;
    begin_title(draft, id)?;
    relevel(draft, id, level, scheme)?;
    rise(draft, id, &mut changed)?;
    sink(draft, id, &mut changed)?;
    adopt(draft, id, true, &mut changed)?;
    seal_around(draft, id)?;
    match_stop(draft, id, was == Kind::Item)?;
    Ok(changed)
}

/// Makes `id`, which is no lead, one, with the paragraphs behind it as its own: 第一，… in the
/// spelling of the report.
pub(super) fn become_lead(
    draft: &mut Draft<'_>,
    id: NodeId,
    scheme: &Scheme,
) -> Result<Vec<NodeId>, EditError> {
    let node = draft.node(id)?.clone();
    let mut changed = vec![id, draft.place(id)?.parent];
    let mut spilled = Vec::new();
    if node.kind.is_heading() {
        let sections = node.children.iter().position(|c| c.kind.is_heading());
        spilled = spill(draft, id, sections.unwrap_or(node.children.len()))?;
    } else {
        take_number(draft, id)?;
        begin_title(draft, id)?;
    }
    let ordinal = marker_of(&draft.node(id)?.marker).map_or(1, |m| m.ordinal);
    let mut marker = scheme.marker(Kind::LeadIn, ordinal);
    if marker.is_empty() && !node.text.starts_with("关于") {
        marker = "第一，".into();
    }
    draft.set_kind(id, Kind::LeadIn)?;
    draft.set(id, Field::Marker, marker)?;
    rise(draft, id, &mut changed)?;
    sink(draft, id, &mut changed)?;
    adopt(draft, id, true, &mut changed)?;
    settle_spilled(draft, &spilled, &mut changed)?;
    seal_around(draft, id)?;
    Ok(changed)
}

/// Makes `id` a paragraph of that kind, or junk, without a marker (junk keeps it). A heading
/// goes to the end of the section before it; what runs on behind its title makes one paragraph
/// with it; its other paragraphs go behind it, and its sections where they can be held. An item
/// leaves its sentence, and what follows it there begins a new one.
pub(super) fn become_paragraph(
    draft: &mut Draft<'_>,
    id: NodeId,
    kind: Kind,
) -> Result<Vec<NodeId>, EditError> {
    let node = draft.node(id)?.clone();
    let mut changed = vec![id, draft.place(id)?.parent];
    if node.kind == Kind::Item {
        leave_sentence(draft, id)?;
        free(draft, id, &mut changed)?;
        if kind == Kind::Body && matches!(closing_mark(&node.text), Some(m) if m != '。') {
            set_mark(draft, id, '。')?;
        }
    }
    let carries = matches!(kind, Kind::Body | Kind::Label);
    let run_on = node.children.iter().take_while(|c| goes_on(c)).count();
    let mut spilled = spill(draft, id, if carries { run_on } else { 0 })?;
    draft.set_kind(id, kind)?;
    if kind != Kind::Junk {
        draft.set(id, Field::Marker, Text::default())?;
    }
    match kind {
        Kind::Label => begin_label(draft, id)?,
        Kind::Body => absorb(draft, id)?,
        _ => {}
    }
    if !matches!(node.kind, Kind::Item | Kind::Body | Kind::Label) {
        sink_paragraph(draft, id, &mut changed)?;
    }
    settle_spilled(draft, &spilled, &mut changed)?;
    if node.kind == Kind::Item {
        start_paragraph(draft, id)?;
    }
    seal_around(draft, id)?;
    if let Some(first) = spilled.drain(..).next() {
        seal(draft, first.id)?;
    }
    Ok(changed)
}

/// Before `id` gets a number: the one that its words bear falls away, or becomes its marker if it
/// has none.
pub(super) fn take_number(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    let Some(len) = number_at(&node.text).map(|m| m.len) else {
        return Ok(());
    };
    draft.splice(id, 0, len, "")?;
    match node.marker.is_empty() {
        true => draft.set(id, Field::Marker, node.text.slice(0..len)),
        false => Ok(()),
    }
}

/// Before `id` becomes a heading: an item leaves its sentence; words behind the first sentence
/// become a body that runs on.
fn begin_title(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    if node.kind == Kind::LeadIn {
        return Ok(());
    }
    if node.kind == Kind::Item {
        leave_sentence(draft, id)?;
        drop_mark(draft, id)?;
    }
    let text = draft.node(id)?.text.clone();
    let end = title_end(&text);
    let rest = text.get(end..).unwrap_or_default();
    let words = rest.trim_start_matches(is_space);
    if words.is_empty() {
        return Ok(());
    }
    let start = text.len() - words.len();
    draft.splice(id, end, text.len(), "")?;
    let new = draft.fresh_id();
    let (lead, words) = (text.slice(end..start), text.slice(start..text.len()));
    let body = Node::new(new, Kind::Body, lead, Text::default(), words);
    let place = Place {
        parent: id,
        index: 0,
    };
    draft.insert(place, Rc::new(body))
}

/// Where the title ends if `text` stands behind a marker.
fn title_end(text: &str) -> usize {
    const MARKER: &str = "（一）";
    let parsed = parse(&format!("{MARKER}{text}"));
    let mut end = None;
    parsed.root().walk(&mut |n| {
        if end.is_none() && n.kind.level().is_some() && n.marker.as_str() == MARKER {
            end = Some(n.text.len());
        }
    });
    let inside = end.filter(|at| *at > 0 && text.is_char_boundary(*at));
    inside.unwrap_or(text.len())
}

/// Parts a label from the words behind its colon; what follows in the paragraph goes below it.
fn begin_label(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let place = draft.place(id)?;
    if goes_on(draft.node(id)?) || draft.node(id)?.is_inline() {
        let siblings = draft.node(place.parent)?.children.clone();
        let end = boundary_from(&siblings, place.index + 1);
        take_below(draft, id, &siblings[place.index + 1..end])?;
    }
    let text = draft.node(id)?.text.clone();
    let Some(colon) = text.find(['：', ':']) else {
        return Ok(());
    };
    let end = colon + text[colon..].chars().next().map_or(0, char::len_utf8);
    if end == text.len() {
        return Ok(());
    }
    draft.splice(id, end, text.len(), "")?;
    let new = draft.fresh_id();
    let words = text.slice(end..text.len());
    let body = Node::new(new, Kind::Body, Text::default(), Text::default(), words);
    let place = Place {
        parent: id,
        index: 0,
    };
    draft.insert(place, Rc::new(body))
}

/// Makes one paragraph of `id` and a body that runs on right behind its words.
pub(super) fn absorb(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    let Some(body) = node.children.first() else {
        return Ok(());
    };
    if body.kind != Kind::Body || !goes_on(body) {
        return Ok(());
    }
    spill(draft, body.id, 0)?;
    let end = node.text.len();
    draft.splice(id, end, end, &format!("{}{}", body.lead, body.text))?;
    draft.remove(body.id)?;
    Ok(())
}

/// Before the item `id` leaves: the items before it are closed as a sentence, those behind it
/// begin a paragraph.
pub(super) fn leave_sentence(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let place = draft.place(id)?;
    let siblings = draft.node(place.parent)?.children.clone();
    let run = enumeration(&siblings, place.index);
    let last = closing_mark(&siblings[run.end - 1].text);
    let before = place.index.checked_sub(1).filter(|at| run.contains(at));
    if let Some(before) = before.map(|at| &siblings[at])
        && closing_mark(&before.text).is_some()
    {
        let mark = last.filter(|m| !matches!(m, '；' | ';' | '，' | ','));
        set_mark(draft, before.id, mark.unwrap_or('。'))?;
    }
    match siblings.get(place.index + 1).filter(|n| goes_on(n)) {
        Some(next) => start_paragraph(draft, next.id),
        None => Ok(()),
    }
}

/// Takes the mark that closes `id` away.
fn drop_mark(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let text = draft.node(id)?.text.clone();
    let words = text.trim_end_matches(is_space);
    match closing_mark(&text) {
        Some(mark) => draft.splice(id, words.len() - mark.len_utf8(), words.len(), ""),
        None => Ok(()),
    }
}

/// Gives the title of `id` its 。 or takes it, as the other titles beside it have it that stand
/// alone on their lines; gives it only with `give`.
pub(super) fn match_stop(draft: &mut Draft<'_>, id: NodeId, give: bool) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    if has_run_on(&node) {
        return Ok(());
    }
    let siblings = &draft.node(draft.place(id)?.parent)?.children;
    let alone = |c: &&Rc<Node>| c.kind == node.kind && c.id != id && !has_run_on(c);
    let others: Vec<bool> = siblings
        .iter()
        .filter(alone)
        .take(8)
        .map(|c| c.text.trim_end_matches(is_space).ends_with('。'))
        .collect();
    if others.is_empty() {
        return Ok(());
    }
    let words = node.text.trim_end_matches(is_space);
    if words.ends_with('。') {
        let stop = words.len() - '。'.len_utf8();
        if !others.contains(&true) {
            draft.splice(id, stop, words.len(), "")?;
        }
        return Ok(());
    }
    let open = words.is_empty() || words.ends_with(['！', '？', '：', ':']);
    if give && !open && !others.contains(&false) {
        draft.splice(id, words.len(), words.len(), "。")?;
    }
    Ok(())
}

/// Whether words run on behind the node's own on its line.
pub(super) fn has_run_on(node: &Node) -> bool {
    node.children.first().is_some_and(|c| goes_on(c))
}

/// Makes `id` and what follows it in the text begin paragraphs where they must.
pub(super) fn seal_around(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    seal(draft, id)?;
    seal_next(draft, id)
}

/// The level that a heading in the place of `id` has: that of the sections beside it, or the
/// next below the section that it stands in.
pub(super) fn level_here(outline: &Outline, id: NodeId, scheme: &Scheme) -> Level {
    let lineage = outline.lineage(id);
    let mut above = lineage.iter().skip(1).filter_map(|id| outline.get(*id));
    let section = above.find(|n| n.kind.level().is_some() || n.kind.is_part());
    let Some(section) = section else {
        return Level::new(1);
    };
    let beside = section.children.iter().filter(|c| c.id != id);
    let beside = beside.into_iter().find_map(|c| c.kind.level());
    beside.unwrap_or_else(|| match section.kind.level() {
        Some(level) => scheme.below(level),
        None => Level::new(1),
    })
}
