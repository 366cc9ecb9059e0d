//! Pasting text of several lines as what it says: sections, paragraphs, items.

use super::depth::relevel;
use super::pasted::Pasted;
use super::recast::level_here;
use super::reseat::{adopt, settle_spilled};
use super::seat::{
    boundary_from, count_line_ends, line_end, part_of, seal, start_paragraph, successor,
};
use super::selection::{Schemes, Stale};
use crate::edit::{Caret, Draft, EditError, Field, Intent, Scheme, Transaction};
use crate::numbering::marker_of;
use crate::outline::{Content, Kind, Level, Node, NodeId, Outline, Place, TreeError};
use crate::text::{Text, is_space, sort_by};
use std::rc::Rc;

/// Parses `text` alone and puts what it holds behind the node `at`, with new names:
///
/// - paragraphs alone come right behind `at`: below a heading's own line, behind the paragraph
///   that another node stands in;
/// - with sections among them, all come behind a heading's whole section, or behind the last
///   paragraph of the section that another node stands in, so that they part nobody from their
///   heading. The outermost of them get the level of `at` if it is a heading, else that of the
///   sections there (shallower if the levels would end), and the markers of this report;
/// - titles, salutations, contents and closing lines become paragraphs.
///
/// Numbers follow. Lines get the line end of this text, and its indent where they have none.
///
/// # Errors
/// [`EditError::Tree`] if `at` is not there, [`EditError::NotForThis`] for a part,
/// [`EditError::AtTheEdge`] if the sections are deeper than levels go.
pub fn paste_structure(
    outline: &mut Outline,
    at: NodeId,
    text: &str,
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    part_of(outline, at)?;
    paste_nodes(outline, at, &Pasted::read(text), schemes)
}

/// As [`paste_structure`], for what has been read. What is the text's own and stands in it no more
/// keeps its names: references to it follow.
///
/// # Errors
/// As [`paste_structure`].
pub fn paste_nodes(
    outline: &mut Outline,
    at: NodeId,
    pasted: &Pasted,
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    Ok(put_all(outline, at, &pasted.nodes, pasted.own, schemes)?.map(|(step, _)| step))
}

/// As [`paste_nodes`]; also tells where the words of what was put in end.
pub(super) fn put_all(
    outline: &mut Outline,
    at: NodeId,
    nodes: &[Rc<Node>],
    own: bool,
    schemes: &Schemes,
) -> Result<Option<(Transaction, Caret)>, EditError> {
    let part = part_of(outline, at)?;
    let style = Style::of(outline, part);
    let mut pasted = Vec::with_capacity(nodes.len());
    for node in nodes {
        let mut gone = own;
        node.walk(&mut |n| gone &= !outline.contains(n.id));
        pasted.push(prepared(node, &style, gone, outline));
    }
    let Some(first) = pasted.first_mut() else {
        return Ok(None);
    };
    // White space before the first words of a text is not copied: the place says what stands there.
    let marks = indent(&first.lead);
    let lead = match marks.chars().all(is_space) {
        true => Text::default(),
        false => format!("{}{marks}", style.line_end).into(),
    };
    *first = Rc::new(Node::from(Content {
        lead,
        ..Content::clone(first)
    }));
    let mut last = &pasted[pasted.len() - 1];
    while let Some(below) = last.children.last() {
        last = below;
    }
    let end = Caret::at(last.id, last.text.len());
    let level = match outline.get(at).and_then(|n| n.kind.level()) {
        Some(level) => level,
        None => {
            let usual = Rc::default();
            level_here(outline, at, schemes.get(&part).unwrap_or(&usual))
        }
    };
    let mut level = level.get();
    loop {
        let made = put(outline, at, &pasted, Level::new(level), schemes);
        if level == 1 || !matches!(made, Err(EditError::AtTheEdge)) {
            return Ok(made?.map(|step| (step, end)));
        }
        level -= 1;
    }
}

/// Puts the nodes in, the outermost sections as headings of `level`.
fn put(
    outline: &mut Outline,
    at: NodeId,
    pasted: &[Rc<Node>],
    level: Level,
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let part = part_of(outline, at)?;
    let usual = Rc::default();
    let scheme = schemes.get(&part).unwrap_or(&usual);
    let place = seat(outline, at, pasted.iter().any(|n| n.kind.is_heading()))?;
    let mut draft = Draft::new(outline);
    for (nth, node) in pasted.iter().enumerate() {
        let index = place.index + nth;
        draft.insert(Place { index, ..place }, node.clone())?;
    }
    start_paragraph(&mut draft, pasted[0].id)?;
    let next = successor(draft.outline(), pasted[pasted.len() - 1].id);
    let mut changed = vec![place.parent];
    let levels = outermost(pasted, level, scheme);
    for node in pasted {
        if let Some(from) = node.kind.level()
            && let Some((_, to)) = levels.iter().find(|(l, _)| *l == from)
        {
            relevel(&mut draft, node.id, *to, scheme)?;
        }
        let node = draft.node(node.id)?.clone();
        respell(&mut draft, &node, scheme, &mut changed)?;
    }
    settle_spilled(&mut draft, pasted, &mut changed)?;
    if let Some(last) = pasted.iter().rfind(|n| n.kind.is_heading()) {
        adopt(&mut draft, last.id, false, &mut changed)?;
    }
    // Wherever it stands now.
    if let Some(next) = next {
        seal(&mut draft, next)?;
    }
    let mut stale = Stale::default();
    stale.note(part, changed);
    stale.renumber(&mut draft, schemes)?;
    let (before, after) = (Caret::at(at, 0), Caret::at(pasted[0].id, 0));
    Ok(draft.finish(Intent::Paste, Some(before), Some(after)))
}

/// Where what is pasted behind `at` goes, with sections among it or without.
fn seat(outline: &Outline, at: NodeId, sections: bool) -> Result<Place, EditError> {
    let missing = EditError::Tree(TreeError::NoSuchNode(at));
    let (Some(node), Some(mut place)) = (outline.get(at), outline.place(at)) else {
        return Err(missing);
    };
    if node.kind.is_heading() {
        return Ok(if sections {
            let index = place.index + 1;
            Place { index, ..place }
        } else {
            let index = boundary_from(&node.children, 0);
            Place { parent: at, index }
        });
    }
    let parent = loop {
        let parent = outline.get(place.parent).ok_or(missing.clone())?;
        if parent.kind.is_part() || parent.kind.is_heading() {
            break parent;
        }
        place = outline.place(parent.id).ok_or(missing.clone())?;
    };
    let mut index = boundary_from(&parent.children, place.index + 1);
    if sections {
        let behind = &parent.children[index..];
        let next = behind.iter().position(|c| c.kind.is_heading());
        let foot = |n: &Rc<Node>| matches!(n.kind, Kind::Closing | Kind::Signature | Kind::Date);
        let next = next.or_else(|| behind.iter().position(foot));
        index += next.unwrap_or(behind.len());
    }
    Ok(Place { index, ..place })
}

/// The level that each level of the outermost headings of `pasted` gets.
fn outermost(pasted: &[Rc<Node>], level: Level, scheme: &Scheme) -> Vec<(Level, Level)> {
    let mut found: Vec<Level> = pasted.iter().filter_map(|n| n.kind.level()).collect();
    sort_by(&mut found, Ord::cmp);
    found.dedup();
    let mut to = level;
    found
        .into_iter()
        .enumerate()
        .map(|(nth, from)| {
            if nth > 0 {
                to = scheme.below(to);
            }
            (from, to)
        })
        .collect()
}

/// Spells the markers of `node` and all below it as this report does.
fn respell(
    draft: &mut Draft<'_>,
    node: &Rc<Node>,
    scheme: &Scheme,
    changed: &mut Vec<NodeId>,
) -> Result<(), EditError> {
    if let Some(level) = node.kind.level() {
        changed.push(node.id);
        if scheme.reaches(level) {
            let ordinal = marker_of(&node.marker).map_or(1, |m| m.ordinal);
            draft.set(node.id, Field::Marker, scheme.marker(node.kind, ordinal))?;
        }
    }
    for child in &node.children {
        respell(draft, child, scheme, changed)?;
    }
    Ok(())
}

/// How lines begin in this report.
struct Style {
    line_end: Text,
    heading: Text,
    paragraph: Text,
}

impl Style {
    fn of(outline: &Outline, part: NodeId) -> Self {
        let nodes = outline.get(part).map_or(&[][..], |p| &p.children);
        let indent = |of: fn(Kind) -> bool| {
            let found = find(nodes, &|n| of(n.kind) && !n.is_inline());
            found.map(|n| indent(&n.lead)).unwrap_or_default()
        };
        Self {
            line_end: line_end(outline),
            heading: indent(Kind::is_heading),
            paragraph: indent(|k| matches!(k, Kind::Body | Kind::Label)),
        }
    }

    /// The lead of a pasted line with this report's line end, and its indent if it has none.
    fn lead(&self, node: &Node) -> Text {
        if node.is_inline() {
            return node.lead.clone();
        }
        let own = indent(&node.lead);
        let indent = match own.is_empty() {
            false => &own,
            true if node.kind.is_heading() => &self.heading,
            true => &self.paragraph,
        };
        let ends = self.line_end.repeat(count_line_ends(&node.lead));
        format!("{ends}{indent}").into()
    }
}

/// What stands behind the last line end.
fn indent(lead: &Text) -> Text {
    let start = lead.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    lead.slice(start..lead.len())
}

/// The first of `nodes` and those below that is `wanted`.
fn find<'a>(nodes: &'a [Rc<Node>], wanted: &impl Fn(&Node) -> bool) -> Option<&'a Rc<Node>> {
    nodes.iter().find_map(|n| {
        if wanted(n) {
            Some(n)
        } else {
            find(&n.children, wanted)
        }
    })
}

/// The node as it is put in, with all below it, under new names unless it may `keep` its own.
fn prepared(node: &Node, style: &Style, keep: bool, outline: &mut Outline) -> Rc<Node> {
    let kind = match node.kind {
        Kind::Title
        | Kind::Salutation
        | Kind::Addressee
        | Kind::Contents
        | Kind::Closing
        | Kind::Signature
        | Kind::Date
        | Kind::Blank => Kind::Body,
        kind => kind,
    };
    let id = match keep {
        true => node.id,
        false => outline.fresh_id(),
    };
    let below = node.children.iter();
    let children = below.map(|c| prepared(c, style, keep, outline)).collect();
    Rc::new(Node::from(Content {
        id,
        kind,
        lead: style.lead(node),
        children,
        ..Content::clone(node)
    }))
}
