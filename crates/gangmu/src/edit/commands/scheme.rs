//! How the numbers of a part are to be, and putting them in order.

use crate::edit::numbering::{check_style, official, put_in_order};
use crate::edit::{Draft, EditError, Field, Intent, Op, Scheme, Transaction};
use crate::outline::{NodeId, Note, Numbering, Outline, Style};
use std::rc::Rc;

/// A numbering style to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StyleChoice {
    /// That of GB/T 9704: 一、 （一） 1. （1）.
    Official,
    /// That of the text before any was chosen.
    AsPasted,
    /// Any other.
    Own(Style),
}

/// Gives the part a numbering style: every numbered heading gets the form of its level, and all
/// numbers are put in order. `scheme` is the one in force.
///
/// # Errors
/// [`EditError::Tree`] if the part is not there, [`EditError::NotForThis`] if it is no part,
/// [`EditError::NoSuchForm`] if a form of the style is no marker or two levels have the same.
pub fn set_scheme(
    outline: &mut Outline,
    part: NodeId,
    choice: &StyleChoice,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    choose(&mut draft, part, choice, scheme)?;
    Ok(draft.finish(Intent::Renumber, None, None))
}

/// Gives the part a numbering style, if one is chosen, and sets whether its numbers are left
/// alone from then on: one step. `scheme` is the one in force.
///
/// # Errors
/// As [`set_scheme`].
pub fn set_numbering(
    outline: &mut Outline,
    part: NodeId,
    choice: Option<&StyleChoice>,
    hands_off: bool,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let Some(choice) = choice else {
        return set_hands_off(outline, part, hands_off);
    };
    let mut draft = Draft::new(outline);
    choose(&mut draft, part, choice, scheme)?;
    note(&mut draft, part, |numbering| {
        numbering.hands_off = hands_off;
    })?;
    Ok(draft.finish(Intent::Renumber, None, None))
}

fn choose(
    draft: &mut Draft<'_>,
    part: NodeId,
    choice: &StyleChoice,
    scheme: &Scheme,
) -> Result<(), EditError> {
    if let StyleChoice::Own(style) = choice {
        check_style(style)?;
    }
    note(draft, part, |numbering| {
        let pasted = numbering.pasted.get_or_insert_with(|| scheme.style());
        let style = match choice {
            StyleChoice::Official => official(),
            StyleChoice::AsPasted => pasted.clone(),
            StyleChoice::Own(style) => style.clone(),
        };
        numbering.style = Some(style);
        numbering.in_order = true;
    })?;
    let new = scheme.renewed(draft.node(part)?);
    put_in_order(draft, part, scheme, &new, true)
}

/// What a numbering style would come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchemePreview {
    /// How many headings and items get another marker.
    pub changes: usize,
    /// Some of the first headings, in order of the text.
    pub first: Vec<Numbered>,
}

/// A heading as it would be numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// How many headings it stands in.
    pub depth: usize,
    /// Its marker as it stands.
    pub was: String,
    /// Its marker as it would be.
    pub marker: String,
    /// Its title.
    pub title: String,
}

/// What [`set_scheme`] would come to, with up to `n` headings: the first ones, and the first of
/// every level. The outline stays as it is. O(nodes).
///
/// # Errors
/// As [`set_scheme`].
pub fn preview_scheme(
    outline: &Outline,
    part: NodeId,
    choice: &StyleChoice,
    scheme: &Scheme,
    n: usize,
) -> Result<SchemePreview, EditError> {
    // Persistent: only what changes is copied.
    let mut after = outline.clone();
    let step = set_scheme(&mut after, part, choice, scheme)?;
    let ops = step.iter().flat_map(|s| &s.ops);
    let is_marker = |op: &&Op| matches!(op, Op::Splice { field, .. } if *field == Field::Marker);
    let changes = ops.filter(is_marker).count();
    let mut first = Vec::new();
    let mut kinds = Vec::new();
    let part = after.get(part).cloned();
    part.iter().for_each(|part| {
        part.walk(&mut |node| {
            let known = kinds.contains(&node.kind);
            let is_asked = first.len() < if known { n / 2 } else { n };
            if node.kind.is_heading() && !node.marker.is_empty() && is_asked {
                kinds.push(node.kind);
                let lineage = after.lineage(node.id);
                let around = lineage.iter().skip(1).filter_map(|id| after.get(*id));
                first.push(Numbered {
                    depth: around.filter(|n| n.kind.is_heading()).count(),
                    was: outline
                        .get(node.id)
                        .map_or_else(String::new, |n| n.marker.to_string()),
                    marker: node.marker.to_string(),
                    title: node.title().to_owned(),
                });
            }
        });
    });
    Ok(SchemePreview { changes, first })
}

/// Puts all numbers of the part in order, each spelled in its own form: gaps are closed, repeats
/// told apart. Numbers begin with 1, but for those right below the part and those behind hidden
/// text: there text is missing. `scheme` is the one in force.
///
/// # Errors
/// [`EditError::Tree`] if the part is not there, [`EditError::NotForThis`] if it is no part.
pub fn renumber_all(
    outline: &mut Outline,
    part: NodeId,
    scheme: &Scheme,
) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    note(&mut draft, part, |numbering| numbering.in_order = true)?;
    let new = scheme.renewed(draft.node(part)?);
    let noted = draft.ops().len();
    put_in_order(&mut draft, part, scheme, &new, false)?;
    if draft.ops().len() == noted {
        // All was in order: nothing to undo.
        return Ok(None);
    }
    Ok(draft.finish(Intent::Renumber, None, None))
}

/// Sets whether the part's numbers are left alone when its structure changes.
///
/// # Errors
/// [`EditError::Tree`] if the part is not there, [`EditError::NotForThis`] if it is no part.
pub fn set_hands_off(
    outline: &mut Outline,
    part: NodeId,
    hands_off: bool,
) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    note(&mut draft, part, |numbering| {
        numbering.hands_off = hands_off;
    })?;
    Ok(draft.finish(Intent::Annotate, None, None))
}

/// Changes what is decided on the numbers of `part`.
fn note(
    draft: &mut Draft<'_>,
    part: NodeId,
    change: impl FnOnce(&mut Numbering),
) -> Result<(), EditError> {
    let node = draft.node(part)?;
    if !node.kind.is_part() {
        return Err(EditError::NotForThis(node.kind));
    }
    let note = node.note.as_deref().cloned().unwrap_or_default();
    let mut numbering = note.numbering.as_deref().cloned().unwrap_or_default();
    change(&mut numbering);
    let decided = numbering != Numbering::default();
    let numbering = decided.then(|| Rc::new(numbering));
    draft.set_note(part, Note { numbering, ..note })
}
