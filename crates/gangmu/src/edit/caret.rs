//! Where the writer stands.

use crate::outline::NodeId;
use serde::{Deserialize, Serialize};

/// A place or a range in one node's text, in bytes. `anchor` is where a selection began,
/// `head` where it goes on; equal for a bare caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caret {
    /// The node.
    pub node: NodeId,
    /// Where the selection began.
    pub anchor: usize,
    /// Where the caret blinks.
    pub head: usize,
}

impl Caret {
    /// A bare caret.
    pub fn at(node: NodeId, offset: usize) -> Self {
        Self {
            node,
            anchor: offset,
            head: offset,
        }
    }
}
