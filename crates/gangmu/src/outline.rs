//! The persistent tree of a report: nodes, their ids, and cached totals.
//!
//! # Invariants
//! - The preorder concatenation of `lead`, `marker` and `text` of all nodes, followed by the
//!   outline's `tail`, *is* the written text. Nothing else is stored, so nothing can be lost.
//! - A node whose `lead` holds a line end starts a paragraph; one whose `lead` holds none goes on
//!   in the paragraph before it (an inline 一是, a body run on behind its heading).
//! - Every node but the root has one parent; ids are given once and never reused.
//! - A node's totals are those of its own words and of its children.

mod cue;
mod kind;
mod mention;
mod node;
mod note;
mod totals;
mod tree;

pub use cue::{Cue, Section, is_measure, numbered_measures, takes_what_stands_below};
pub use kind::{Kind, Level, ReportKind};
#[cfg(test)]
pub(crate) use mention::names_a_place;
pub use node::{Content, Field, Node, NodeId};
pub use note::{Ignored, LevelStyle, Lost, Note, Numbering, Regime, Role, Status, Style};
pub use totals::{Tally, Totals};
pub use tree::{Outline, Place, TreeError};
