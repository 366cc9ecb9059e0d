//! The parts of a marker's form that are chosen one by one: its shape, its width, what follows it.

/// The shapes to choose from, in half and in full width; of most both are the same.
pub const SHAPES: [(&str, &str); 12] = [
    ("一、", "一、"),
    ("一.", "一．"),
    ("(一)", "（一）"),
    ("1.", "1．"),
    ("1、", "1、"),
    ("(1)", "（1）"),
    ("1)", "1）"),
    ("①", "①"),
    ("第一部分", "第一部分"),
    ("第一章", "第一章"),
    ("第一节", "第一节"),
    ("第一条", "第一条"),
];

/// What may follow a number.
pub const GAPS: [&str; 3] = ["", " ", "\u{3000}"];

/// A form taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form<'a> {
    /// Its shape, an index of [`SHAPES`]; `None` for one that is not listed.
    pub shape: Option<usize>,
    /// Whether it is of full width.
    pub wide: bool,
    /// The marker without what follows it.
    pub marker: &'a str,
    /// The white space behind it.
    pub gap: &'a str,
}

/// Takes a form apart.
pub fn read(form: &str) -> Form<'_> {
    let marker = form.trim_end();
    let shape = SHAPES.iter().position(|s| s.0 == marker || s.1 == marker);
    Form {
        shape,
        wide: shape.is_some_and(|at| SHAPES[at].0 != marker),
        marker,
        gap: &form[marker.len()..],
    }
}

/// Whether a shape comes in two widths.
pub fn has_widths(shape: Option<usize>) -> bool {
    shape.is_some_and(|at| SHAPES[at].0 != SHAPES[at].1)
}

/// A shape as official texts write it: parentheses are wide, 1. is not.
pub fn usual(shape: usize) -> &'static str {
    let (half, full) = SHAPES[shape];
    if half.starts_with('(') { full } else { half }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gangmu::syntax::marker_at;

    #[test]
    fn every_shape_is_a_marker_and_reads_back() {
        for (at, (half, full)) in SHAPES.into_iter().enumerate() {
            for (spelled, gap) in [(half, ""), (full, " "), (usual(at), "\u{3000}")] {
                let form = format!("{spelled}{gap}");
                assert_eq!(marker_at(&form).map(|m| m.len), Some(form.len()), "{form}");
                let read = read(&form);
                assert_eq!(
                    (read.shape, read.marker, read.gap),
                    (Some(at), spelled, gap)
                );
                assert_eq!(read.wide, spelled != half);
            }
        }
        let other = read("１．\t");
        assert_eq!((other.shape, other.marker, other.gap), (None, "１．", "\t"));
        assert_eq!(read("").marker, "");
    }
}
