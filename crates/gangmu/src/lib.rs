//! Gangmu 纲目: official reports as structured outlines.
//!
//! ```
//! use gangmu::edit::{EditError, History, Scheme, commands};
//! use gangmu::{Form, Settings, bigrams, check_all, ledger, parse};
//!
//! # fn main() -> Result<(), EditError> {
//! let mut outline = parse("一、整改情况\n1.关于学习不深的问题\n已完成整改。\n三、下一步打算\n继续推进。\n");
//! let rows = ledger(&outline, outline.root().id);
//! assert_eq!(rows[0].problem, "关于学习不深的问题");
//! assert_eq!(outline.root().totals().figures().words, 34);
//! assert_eq!(check_all(&outline, &Settings::default(), &bigrams)[0].rule.as_str(), "number-gap");
//!
//! let part = outline.part_of(rows[0].node).expect("a row stands in a part").clone();
//! let mut history = History::default();
//! let step = commands::renumber_all(&mut outline, part.id, &Scheme::of(&part))?;
//! history.record(step.expect("a number was wrong"), 0.0);
//! assert!(Form::Markdown.write(&outline).contains("## 二、下一步打算"));
//! history.undo(&mut outline);
//! # Ok(())
//! # }
//! ```
//!
//! What is used first stands here at the top; the modules hold the rest, in reading order, each knowing only those before it:
//!
//! - [`text`]: shared slices, lines, character classes, Word's figures
//! - [`numbering`]: the ways of numbering, a row each; numbers and markers read and written
//! - [`outline`]: the persistent tree of nodes with cached totals
//! - [`lexis`]: the words of the field, each list once: states, numbers, ends of sentences
//! - [`syntax`]: the grammar of reports; text to outline
//! - [`report`]: what an outline means: title, sort, problems, status, claims, ledger
//! - [`edit`]: invertible operations, history, numbering, the commands
//! - [`check`]: what is wrong in a report, a file a rule, and how to fix it
//! - [`compare`]: two versions of a report, two ledgers: what became of what
//! - [`export`]: plain text, rich text for Word and WPS, Markdown, JSON
//! - [`import`]: files of any encoding
//! - [`words`]: cut by jieba, counted, weighed, compared
//!
//! # Glossary
//! - *marker*: what numbers a heading or item as spelled: `（一）`, `1.`, `一是`
//! - *form*: the way of numbering that a marker is of; *ordinal*: its number; further words of
//!   numbers are told in [`numbering`]
//! - *lead* (of a node): what stands before its marker; *lead* (a kind): 第一，… or 关于…的问题。
//! - *item*: one measure of an enumeration, 一是 二是; *label*: 整改情况：
//! - *part*: the front of a compilation, or one report; *figures*: Word's six counts

#![forbid(unsafe_code)]
#![warn(missing_docs)]
// Tests may read files.
#![cfg_attr(test, allow(clippy::disallowed_methods, clippy::disallowed_types))]

pub mod check;
pub mod compare;
pub mod edit;
pub mod export;
pub mod import;
pub mod lexis;
pub mod numbering;
pub mod outline;
pub mod report;
pub mod syntax;
pub mod text;
pub mod words;

pub use check::{Finding, Settings, bigrams, check_all};
pub use edit::History;
pub use export::{Form, LedgerForm};
pub use import::{ImportError, Imported, Source, read};
pub use outline::{Node, NodeId, Outline, Status};
pub use report::{LedgerRow, LedgerSums, Readings, ledger, problems};
pub use text::Figures;

/// The outline of a text, with what its reports call problems found out from their own numbers:
/// [`syntax::parse`], then [`report::settle`]. O(text).
///
/// ```
/// let outline = gangmu::parse("关于整改情况的报告\n一、整改情况\n1.关于学习不深的问题\n已补课。\n");
/// assert_eq!(gangmu::problems(&outline.root().children[0]).len(), 1);
/// ```
pub fn parse(text: &str) -> Outline {
    parse_read(text, &Readings::default())
}

/// As [`parse`]; `readings` keeps what the parts were read for.
pub fn parse_read(text: &str, readings: &Readings) -> Outline {
    let mut outline = syntax::parse(text);
    report::settle(&mut outline, readings);
    outline
}

/// The README's examples are run as this one's are.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
