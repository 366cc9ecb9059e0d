//! The grammar of reports: text to outline and back, without loss.
//!
//! Parsing never fails. It emits pieces of the source in order; what lies between two pieces
//! becomes the lead of the later one, so writing the untouched outline gives the source back.
//!
//! # What was decided where reports differ
//! - Only a marker makes a heading: short lines without one are body, however bold they were.
//!   The exceptions are leads, 第一，… and 关于…问题。
//! - 一、 （一） 1. （1） ① have levels 1 to 5 whether or not levels between are used; where 第一章
//!   and the like occur, levels count the forms in use. 一、 before the first 第一条 groups articles.
//! - A lead stands one below the heading before it; one in no section is closed by any heading.
//! - A whole list on one line, 1.…；2.…；3.…, is body, as are the lines of an 附件： list, table rows,
//!   问： and 答：, 注：, and lines that begin with dates, figures or （二）级.
//! - An attachment under the word 附件 goes with its report; a plan behind the notice that issues it,
//!   after signature and date, is a report of its own.
//! - 1, 1.1 and 1.1.1 have levels 1 to 3 where neither 一、 with 1. nor （一） is used; a clause that
//!   is a sentence, and a figure, is body. Headings with the # of Markdown alone have the level of
//!   numbered ones with as many, else one below the next fewer.
//! - Lines broken at a paper's width are one paragraph, its breaks and page numbers in its words,
//!   where many of them stop within sentences that end further down.
//! - A table is read only if its heads speak of problems or 整改: a row is a heading, level 3.
//! - A report begins at a title that a table of contents lists, or that surely names its sort of
//!   text where numbers begin again or someone is addressed. Blank lines help, and are not needed.
//! - A cover, contents and a word to the reader before the first report of a collection are front.
//! - Title and subtitle make one title if only the second names the sort of text; names and dates
//!   below it are title and date lines.

mod build;
mod contents;
mod decimal;
mod frame;
mod heading;
mod item;
mod junk;
mod kind;
mod label;
mod markdown;
mod names;
mod paper;
mod parse;
mod reference;
mod scan;
mod segment;
mod table;
mod title;

pub(crate) use decimal::number_at;
pub use item::{ItemMark, item_marks, item_ordinal, respell_item};
pub use junk::{glued_token, hides_text, is_page_number};
pub use kind::report_kind;
pub use markdown::{is_marked, unmark, without_bars};
pub use names::names_a_report;
pub use parse::{Parts, parse, parse_parts};
pub use reference::{Named, Reference, Scope, Step, references};
pub(crate) use table::{SUMS, tells_subject};
