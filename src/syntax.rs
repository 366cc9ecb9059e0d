//! The grammar of reports: text to outline and back, without loss.
//!
//! Parsing never fails. It emits pieces of the source in order; what lies between two pieces
//! becomes the lead of the later one, so writing the untouched outline gives the source back.

mod build;
mod contents;
mod frame;
mod heading;
mod item;
mod junk;
mod kind;
mod label;
mod marker;
mod numeral;
mod parse;
mod reference;
mod scan;
mod segment;
mod title;

pub use frame::names_a_report;
pub use item::{ItemMark, item_marks, item_ordinal, respell_item};
pub use kind::report_kind;
pub use marker::{Form, Marker, marker_at};
pub use numeral::Numeral;
pub use parse::{parse, parse_fragment};
pub use reference::{Named, Noun, Reference, Scope, Step, references};
