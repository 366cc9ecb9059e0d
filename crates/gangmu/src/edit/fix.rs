//! A fix: a change that a check proposes, as plain data. It can travel, be kept, and be refused
//! if the text has changed since.

use super::Field;
use crate::outline::NodeId;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Bytes to be replaced, if they still are what they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splice {
    /// The node.
    pub node: NodeId,
    /// Which of its words.
    pub field: Field,
    /// Bytes of that field. Never empty: what is put in replaces the character beside it.
    pub range: Range<usize>,
    /// What stood there when the check was made.
    pub expect: String,
    /// What is to stand there.
    pub with: String,
}

/// One fix: made as a whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fix {
    /// Other characters. No two of the splices overlap.
    Splices(Vec<Splice>),
    /// The numbers right below this section put in order, those of levels that run on through the
    /// whole part. References follow.
    Renumber(NodeId),
    /// The broken lines of this part joined to paragraphs, its page numbers dropped.
    JoinLines(NodeId),
    /// A node without a number taken out with all below it, if its words still are these.
    Remove {
        /// The node.
        node: NodeId,
        /// Its text when the check was made.
        expect: String,
    },
    /// A paragraph without a number joined to the one before it, if its words still are these.
    Join {
        /// The node that the paragraph begins with.
        node: NodeId,
        /// Its text when the check was made.
        expect: String,
    },
}

impl Fix {
    /// The section whose numbers change.
    pub fn section(&self) -> Option<NodeId> {
        match self {
            Self::Renumber(section) => Some(*section),
            Self::Splices(_) | Self::JoinLines(_) | Self::Remove { .. } | Self::Join { .. } => None,
        }
    }

    /// A node that it changes, or the section or part in which it changes some.
    pub fn node(&self) -> Option<NodeId> {
        match self {
            Self::Splices(splices) => splices.first().map(|s| s.node),
            Self::Renumber(node) | Self::JoinLines(node) => Some(*node),
            Self::Remove { node, .. } | Self::Join { node, .. } => Some(*node),
        }
    }
}
