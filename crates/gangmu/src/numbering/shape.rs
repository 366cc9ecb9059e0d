//! The parts of a form that are chosen one by one: its shape, its width, what follows it.

use super::form::{Opens, Row};
use super::table::FORMS;

/// What may follow a number.
pub const GAPS: [&str; 3] = ["", " ", "\u{3000}"];

/// A form to choose, spelled with the number 1.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Its form.
    pub row: &'static Row,
    /// In half width.
    pub half: &'static str,
    /// In full width; mostly the same.
    pub full: &'static str,
}

impl Shape {
    /// Whether it comes in two widths.
    pub fn has_widths(&self) -> bool {
        self.half != self.full
    }

    /// Whether it needs white space to part it from the title: 1.1.
    pub fn needs_gap(&self) -> bool {
        self.half.ends_with(|c: char| c.is_ascii_digit())
    }

    /// As official texts write it: brackets are wide, 1. is not.
    pub fn usual(&self) -> &'static str {
        if self.half.starts_with(|c: char| c.is_alphanumeric()) {
            self.half
        } else {
            self.full
        }
    }
}

/// The shapes to choose from for headings or for leads, chapters last.
pub fn shapes(leads: bool) -> impl Iterator<Item = Shape> {
    let opens = if leads {
        &[Opens::LeadIn][..]
    } else {
        &[Opens::Heading, Opens::Chapter]
    };
    let rows = opens
        .iter()
        .flat_map(|opens| FORMS.iter().filter(move |row| row.opens == *opens));
    rows.flat_map(|row| {
        let shape = |&(half, full): &(_, _)| Shape { row, half, full };
        row.shapes.iter().map(shape)
    })
}

/// The spelling of a form, as a style gives it, taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Shaped<'a> {
    /// Its shape; `None` for one that is not offered.
    pub shape: Option<Shape>,
    /// Whether it is of full width.
    pub wide: bool,
    /// The marker without what follows it.
    pub marker: &'a str,
    /// The white space behind it.
    pub gap: &'a str,
}

/// Takes the spelling of a heading's form apart.
pub fn shaped(form: &str) -> Shaped<'_> {
    let marker = form.trim_end();
    let shape = shapes(false).find(|s| s.half == marker || s.full == marker);
    Shaped {
        shape,
        wide: shape.is_some_and(|s| s.half != marker),
        marker,
        gap: &form[marker.len()..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbering::marker_of;

    #[test]
    fn every_shape_is_a_marker_and_reads_back() {
        for shape in shapes(false) {
            for (spelled, gap) in [
                (shape.half, ""),
                (shape.full, " "),
                (shape.usual(), "\u{3000}"),
            ] {
                let form = format!("{spelled}{gap}");
                assert_eq!(marker_of(&form).map(|m| m.len), Some(form.len()), "{form}");
                let read = shaped(&form);
                let own = read.shape.map(|s| s.half);
                assert_eq!(
                    (own, read.marker, read.gap),
                    (Some(shape.half), spelled, gap)
                );
                assert_eq!(read.wide, spelled != shape.half);
            }
        }
        let other = shaped("１．\t");
        assert!(other.shape.is_none());
        assert_eq!((other.marker, other.gap), ("１．", "\t"));
        assert_eq!(shaped("").marker, "");
    }

    #[test]
    fn in_the_order_of_use() {
        let usual: Vec<&str> = shapes(false).map(|s| s.usual()).collect();
        assert_eq!(usual[..5], ["一、", "一.", "（一）", "1.", "1、"]);
        assert!(shapes(false).is_sorted_by_key(|s| (s.row.is_chapter(), s.row.form)));
        assert!(shapes(true).all(|s| s.usual().starts_with("第一")));
    }
}
