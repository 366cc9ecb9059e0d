//! 概述: the paragraphs with which a report sums itself up, put before its sections and brought up to
//! date. What somebody has changed in them stays.

use super::digest::of_words;
use super::remove::take_out;
use super::seat::{boundary_from, line_end, seal, start_paragraph, successor};
use crate::edit::{Caret, Draft, EditError, Intent, Transaction};
use crate::outline::{Content, Kind, Node, NodeId, Note, Outline, Patterned, Place};
use crate::text::Text;
use std::rc::Rc;

/// A paragraph that a pattern has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The pattern by its id.
    pub pattern: String,
    /// The words, of one line.
    pub words: String,
}

/// Writes the paragraphs into the part: those that it has, where they stand, unless somebody has
/// changed them; the others before its sections. Those that are to be written no more go, unless
/// somebody has changed them. `None` if all is so already.
///
/// # Errors
/// [`EditError::Tree`] if the part is not there, [`EditError::NotForThis`] if it is no report.
pub fn write_brief(
    outline: &mut Outline,
    part: NodeId,
    paragraphs: &[Paragraph],
) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    let caret = write(&mut draft, part, paragraphs, true)?;
    Ok(draft.finish(Intent::Regroup, caret, caret))
}

/// As [`write_brief`]; those that the part has not got are written only if `bring`. Where the first of
/// them begins.
pub(super) fn write(
    draft: &mut Draft<'_>,
    part: NodeId,
    paragraphs: &[Paragraph],
    bring: bool,
) -> Result<Option<Caret>, EditError> {
    let own = draft.node(part)?.clone();
    if own.kind != Kind::Report {
        return Err(EditError::NotForThis(own.kind));
    }
    let patterned = |node: &Node| node.note.as_ref().and_then(|n| n.patterned.clone());
    let is_changed = |node: &Node, how: &Patterned| of_words(&node.text) != how.digest;
    for child in &own.children {
        if let Some(how) = patterned(child)
            && paragraphs.iter().all(|p| p.pattern != how.pattern)
            && !is_changed(child, &how)
        {
            take_out(draft, child.id)?;
        }
    }
    let mut first = None;
    let mut behind: Option<NodeId> = None;
    for paragraph in paragraphs {
        let part = draft.node(part)?.clone();
        let is_of =
            |c: &&Rc<Node>| patterned(c).is_some_and(|how| how.pattern == paragraph.pattern);
        let id = match part.children.iter().find(is_of) {
            Some(known) => {
                let how = patterned(known).filter(|how| !is_changed(known, how));
                if how.is_some() && *known.text != *paragraph.words {
                    draft.splice(known.id, 0, known.text.len(), &paragraph.words)?;
                    draft.set_note(known.id, noted(known, paragraph))?;
                }
                known.id
            }
            None if !bring => continue,
            None => {
                let known = behind.and_then(|id| part.children.iter().position(|c| c.id == id));
                let index = known.map_or_else(|| seat(&part), |at| at + 1);
                let index = boundary_from(&part.children, index);
                insert(
                    draft,
                    Place {
                        parent: part.id,
                        index,
                    },
                    paragraph,
                )?
            }
        };
        first = first.or(Some(id));
        behind = Some(id);
    }
    Ok(first.map(|id| Caret::at(id, 0)))
}

fn noted(node: &Node, paragraph: &Paragraph) -> Note {
    Note {
        patterned: Some(Rc::new(Patterned {
            pattern: paragraph.pattern.clone(),
            digest: of_words(&paragraph.words),
        })),
        ..node.note.as_deref().cloned().unwrap_or_default()
    }
}

fn insert(draft: &mut Draft<'_>, place: Place, paragraph: &Paragraph) -> Result<NodeId, EditError> {
    let (id, empty) = (draft.fresh_id(), Text::default);
    let words = paragraph.words.as_str().into();
    let node = Node::new(id, Kind::Body, empty(), empty(), words);
    let note = noted(&node, paragraph);
    let node = Node::from(Content {
        note: Some(Rc::new(note)),
        ..Content::clone(&node)
    });
    let line = line_end(draft.outline());
    draft.insert(place, Rc::new(node))?;
    start_paragraph(draft, id)?;
    let part = draft.node(place.parent)?;
    // A part of titles alone shows no indent of paragraphs.
    let alone = |n: &Rc<Node>| n.id == id || n.kind != Kind::Body || n.is_inline();
    if part.children.iter().all(alone) && draft.node(id)?.lead.contains(['\n', '\r']) {
        draft.set(
            id,
            crate::edit::Field::Lead,
            [&*line, "　　"].concat().into(),
        )?;
    }
    if let Some(next) = successor(draft.outline(), id) {
        seal(draft, next)?;
    }
    Ok(id)
}

/// Before what the report lists: its first section, item or signature.
fn seat(part: &Node) -> usize {
    let is_listed = |c: &Rc<Node>| {
        c.kind.is_heading()
            || matches!(
                c.kind,
                Kind::LeadIn | Kind::Item | Kind::Label | Kind::Signature | Kind::Date
            )
    };
    let at = part.children.iter().position(is_listed);
    at.unwrap_or(part.children.len())
}
