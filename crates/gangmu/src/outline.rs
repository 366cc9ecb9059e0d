//! The persistent tree of a report: nodes, their ids, and cached totals.
//!
//! # Invariants
//! - The preorder concatenation of `lead`, `marker` and `text` of all nodes, followed by the
//!   outline's `tail`, *is* the written text. Nothing else is stored, so nothing can be lost.
//! - A node whose `lead` holds a line end starts a paragraph; one whose `lead` holds none goes on
//!   in the paragraph before it (an inline 一是, a body run on behind its heading).
//! - Every node but the root has one parent; ids are given once and never reused.
//! - A node's totals are those of its own words and of its children; so is what a layer above sums
//!   up in a [`Summary`]. What a problem is, is not known here.

mod kind;
mod mention;
pub mod node;
mod note;
mod summary;
mod totals;
pub mod tree;

pub use kind::{Kind, Level, ReportKind};
pub(crate) use mention::bare_numbers;
#[cfg(test)]
pub(crate) use mention::names_a_place;
pub use node::{Field, NodeId};
pub use note::{
    Ignored, LevelStyle, Lost, MergeBy, Merged, Note, Numbering, Origin, Patterned, Regime, Role,
    Status, Style,
};
pub use summary::Summary;
pub use totals::{Tally, Totals};
pub use tree::{Place, TreeError};

/// A node as it is summed up in this library. That it is so is all that is said here of a layer
/// above; the modules below work with any [`Summary`].
pub type Node = node::Node<crate::report::Counts>;
/// What a [`Node`] holds.
pub type Content = node::Content<crate::report::Counts>;
/// A tree of [`Node`]s.
pub type Outline = tree::Outline<crate::report::Counts>;
