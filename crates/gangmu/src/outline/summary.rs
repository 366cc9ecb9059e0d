//! What layers above this one sum over the tree.

use super::node::Node;
use std::fmt::Debug;
use std::ops::{AddAssign, SubAssign};

/// What a layer above makes of a node and all below it, kept with the node as its totals are.
///
/// # Invariants
/// Both functions see the node's own content and what they are given, and never look at what
/// stands below it: they are asked again when these change, up from where something changed, and
/// nowhere else.
pub trait Summary: Clone + Debug + Default {
    /// What children give together to the node above them. A sum without order, so that the share
    /// of one is put in and taken out without a look at the others.
    type Shares: Copy + Debug + Default + PartialEq + AddAssign + SubAssign;

    /// What `child`, summed up already, gives to the node above it.
    fn share(child: &Node<Self>) -> Self::Shares;

    /// What `node` comes to with its children, whose shares are [`Node::shares`].
    fn join(node: &Node<Self>) -> Self;
}
