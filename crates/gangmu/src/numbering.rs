//! The ways of numbering, each a row of a table, and reading and writing the numbers of a line.
//!
//! Everything that depends on how something is numbered is a field of its row: the grammar asks
//! the row for the level, a rule for what its numbers count, the dialog for what to offer, a
//! reference for what it is called. So another way of numbering is another row.
//!
//! # Words
//! - *numeral*: how a number is spelled: 十二, 12, ⑫
//! - *form*: a way of numbering headings, a row of [`FORMS`]: （一）, whatever its width
//! - *marker*: what stands before one heading: the form with its number, as spelled there
//! - *shape*: a form in one width, to choose from: `(1)` and `（1）` are one shape in two widths
//! - *series*: a way of numbering items in a sentence, a row of [`SERIES`]: 一是 二是
//! - *noun*: what a reference calls a numbered place: 第三**条**
//! - *style*: the forms that a report's levels have; *scheme*: the style in force, with what the
//!   text shows of missing numbers; *template*: the marker by which a scheme spells a level
//!
//! # Adding to it
//! A form is a variant of [`Form`] and, at the same place, a row: the place is its usual depth. A
//! numeral of signs is a variant and a row of them, beside [`Numeral`]. Decimal numbers as a style
//! to choose need only `shapes` in their rows, and their level where no other form is used. A
//! tokenizer needs [`marker_at`] once a line: a [`Marker`] is `Copy` and says form, number and
//! extent, all else follows from the row.

mod form;
mod marker;
mod numeral;
mod shape;
mod table;

pub use form::{Called, Opens, Row, SeriesRow, Spelling, Wording};
pub(crate) use form::{closes_number, opens_number};
pub use marker::{Marker, decimal_at, marker_at, marker_of};
pub use numeral::{Numeral, is_numeral};
pub(crate) use numeral::{is_chinese_numeral, read_chinese};
pub use shape::{GAPS, Shape, Shaped, shaped, shapes};
pub(crate) use table::NOUNS;
pub use table::{FORMS, Form, Noun, SERIES, Series};
