//! Styles to choose from, and what makes one fit to be used.

use crate::edit::EditError;
use crate::outline::{Level, LevelStyle, Regime, Style};
use crate::syntax::{Form, marker_at};

/// The style of GB/T 9704-2012, 7.3.3: 结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注; numbers
/// begin anew in every section.
pub fn official() -> Style {
    let level = |form: &str| LevelStyle {
        form: form.to_owned(),
        regime: Regime::Restart,
    };
    Style {
        levels: ["一、", "（一）", "1.", "（1）"].map(level).to_vec(),
        lead: String::new(),
    }
}

/// Whether headings numbered in `style` can be read again: every form is a marker and nothing
/// else, and no two levels have the same.
///
/// # Errors
/// [`EditError::NoSuchForm`] with the first form that is none.
pub(in crate::edit) fn check_style(style: &Style) -> Result<(), EditError> {
    let mut seen: Vec<Form> = Vec::new();
    let levels = style.levels.iter().enumerate();
    for (at, level) in levels.filter(|(_, l)| !l.form.is_empty()) {
        let form = form_of(&level.form).filter(|f| *f != Form::Ordinal && !seen.contains(f));
        match form {
            Some(form) if at < usize::from(Level::MAX) => seen.push(form),
            _ => return Err(EditError::NoSuchForm(level.form.clone())),
        }
    }
    if !style.lead.is_empty() && form_of(&style.lead) != Some(Form::Ordinal) {
        return Err(EditError::NoSuchForm(style.lead.clone()));
    }
    Ok(())
}

/// The form of a marker that stands alone.
fn form_of(spelling: &str) -> Option<Form> {
    let marker = marker_at(spelling)?;
    (marker.len == spelling.len()).then_some(marker.form)
}
