//! Styles to choose from, and what makes one fit to be used.

use super::usual;
use crate::edit::EditError;
use crate::numbering::{Form, Marker, Numeral, Opens, Shape, marker_at, marker_of};
use crate::outline::{Level, LevelStyle, Regime, Style};
use crate::text::is_space;

/// The style of GB/T 9704-2012, 7.3.3: 结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注; numbers
/// begin anew in every section.
pub fn official() -> Style {
    let level = |shape: Shape| LevelStyle {
        form: shape.usual().to_owned(),
        regime: Regime::Restart,
    };
    Style {
        levels: usual().take(4).map(level).collect(),
        lead: String::new(),
    }
}

/// Decimal numbers as GB/T 1.1 has them: 1, 1.1, 1.1.1.
pub fn decimals() -> Style {
    let level = |form: &str| LevelStyle {
        form: form.to_owned(),
        regime: Regime::Restart,
    };
    Style {
        levels: ["1 ", "1.1 ", "1.1.1 ", "1.1.1.1 "].map(level).into(),
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
        let form = form_of(&level.form).filter(|f| !is_lead(*f) && !seen.contains(f));
        match form {
            Some(form) if at < usize::from(Level::MAX) => seen.push(form),
            _ => return Err(EditError::NoSuchForm(level.form.clone())),
        }
    }
    if !style.lead.is_empty() && !form_of(&style.lead).is_some_and(is_lead) {
        return Err(EditError::NoSuchForm(style.lead.clone()));
    }
    Ok(())
}

fn is_lead(form: Form) -> bool {
    form.row().opens == Opens::LeadIn
}

/// The form of a marker that stands alone.
fn form_of(spelling: &str) -> Option<Form> {
    let marker = marker_at(spelling).or_else(|| {
        // 1 and 1.1 are parted from the title by a space alone.
        let digits = |m: &Marker<'_>| m.numeral == Numeral::Arabic && m.suffix.ends_with(is_space);
        marker_of(spelling).filter(digits)
    })?;
    (marker.len == spelling.len()).then_some(marker.form)
}
