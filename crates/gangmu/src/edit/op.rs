//! The closed set of changes that everything else is made of.

use crate::outline::{Field, Kind, Node, NodeId, Note, Outline, Place, TreeError};
use crate::text::Text;
use std::rc::Rc;

/// One change. It carries what it removes, so that [`Op::invert`] needs no document.
#[derive(Clone, Debug)]
pub enum Op {
    /// Replaces `removed` by `inserted` at byte `at` of one field.
    Splice {
        /// The node.
        node: NodeId,
        /// Which of its words.
        field: Field,
        /// Byte offset in that field.
        at: usize,
        /// What stood there.
        removed: Text,
        /// What stands there now.
        inserted: Text,
    },
    /// Puts a subtree in.
    Insert {
        /// Where.
        place: Place,
        /// The subtree as it is put in.
        node: Rc<Node>,
    },
    /// Takes a subtree out.
    Remove {
        /// From where.
        place: Place,
        /// The subtree as it was.
        node: Rc<Node>,
    },
    /// Moves a subtree; `to` counts after it has been taken out, `from` before.
    Move {
        /// The subtree's top.
        node: NodeId,
        /// Where it stood.
        from: Place,
        /// Where it stands now.
        to: Place,
    },
    /// Makes a node another kind.
    Kind {
        /// The node.
        node: NodeId,
        /// What it was.
        from: Kind,
        /// What it is now.
        to: Kind,
    },
    /// Changes a node's annotations.
    Note {
        /// The node.
        node: NodeId,
        /// What was noted.
        from: Option<Rc<Note>>,
        /// What is noted now.
        to: Option<Rc<Note>>,
    },
    /// Changes the white space behind the last word.
    Tail {
        /// What it was.
        from: Text,
        /// What it is now.
        to: Text,
    },
}

impl Op {
    /// The change that takes this one back.
    #[must_use]
    pub fn invert(&self) -> Self {
        match self.clone() {
            Self::Splice {
                node,
                field,
                at,
                removed,
                inserted,
            } => Self::Splice {
                node,
                field,
                at,
                removed: inserted,
                inserted: removed,
            },
            Self::Insert { place, node } => Self::Remove { place, node },
            Self::Remove { place, node } => Self::Insert { place, node },
            Self::Move { node, from, to } => Self::Move {
                node,
                from: to,
                to: from,
            },
            Self::Kind { node, from, to } => Self::Kind {
                node,
                from: to,
                to: from,
            },
            Self::Note { node, from, to } => Self::Note {
                node,
                from: to,
                to: from,
            },
            Self::Tail { from, to } => Self::Tail { from: to, to: from },
        }
    }

    /// Makes the change.
    ///
    /// # Errors
    /// [`TreeError`] if its node or place is not there; nothing has changed then.
    pub fn apply(&self, outline: &mut Outline) -> Result<(), TreeError> {
        match self {
            Self::Splice {
                node,
                field,
                at,
                removed,
                inserted,
            } => {
                let end = at + removed.len();
                outline.splice(*node, *field, *at..end, inserted)
            }
            Self::Insert { place, node } => outline.insert(*place, node.clone()),
            Self::Remove { node, .. } => outline.remove(node.id).map(|_| ()),
            Self::Move { node, to, .. } => outline.relocate(*node, *to).map(|_| ()),
            Self::Kind { node, to, .. } => outline.set_kind(*node, *to),
            Self::Note { node, to, .. } => outline.set_note(*node, to.clone()),
            Self::Tail { to, .. } => {
                outline.set_tail(to.clone());
                Ok(())
            }
        }
    }
}
