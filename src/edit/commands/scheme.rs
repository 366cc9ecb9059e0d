//! How the numbers of a part are to be, and putting them in order.

use crate::edit::numbering::{check_style, official, put_in_order};
use crate::edit::{Draft, EditError, Intent, Scheme, Transaction};
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
    if let StyleChoice::Own(style) = choice {
        check_style(style)?;
    }
    let mut draft = Draft::new(outline);
    note(&mut draft, part, |numbering| {
        let pasted = numbering.pasted.get_or_insert_with(|| scheme.style());
        let style = match choice {
            StyleChoice::Official => official(),
            StyleChoice::AsPasted => pasted.clone(),
            StyleChoice::Own(style) => style.clone(),
        };
        numbering.style = Some(style);
        numbering.in_order = true;
    })?;
    let scheme = Scheme::of(draft.node(part)?);
    put_in_order(&mut draft, part, &scheme, true)?;
    Ok(draft.finish(Intent::Renumber, None, None))
}

/// Puts all numbers of the part in order, each spelled in its own form: gaps are closed, repeats
/// told apart. Numbers begin with 1, but for those right below the part and those behind hidden
/// text: there text is missing.
///
/// # Errors
/// [`EditError::Tree`] if the part is not there, [`EditError::NotForThis`] if it is no part.
pub fn renumber_all(outline: &mut Outline, part: NodeId) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    note(&mut draft, part, |numbering| numbering.in_order = true)?;
    let scheme = Scheme::of(draft.node(part)?);
    let noted = draft.ops().len();
    put_in_order(&mut draft, part, &scheme, false)?;
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
