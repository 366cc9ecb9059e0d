//! Gangmu 纲目: official reports as structured outlines.
//!
//! Modules in reading order, each knowing only those before it:
//!
//! - [`text`]: shared slices, lines, character classes, Word's figures
//! - [`numbering`]: the ways of numbering, a row each; numbers and markers read and written
//! - [`outline`]: the persistent tree of nodes with cached totals
//! - [`syntax`]: the grammar of reports; text to outline
//! - [`report`]: what an outline means: title, sort, problems, status, claims, ledger
//! - [`edit`]: invertible operations, history, numbering, the commands
//! - [`check`]: what is wrong in a report, a file a rule, and how to mend it
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
pub mod edit;
pub mod export;
pub mod import;
pub mod numbering;
pub mod outline;
pub mod report;
pub mod syntax;
pub mod text;
pub mod words;
