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

#[cfg(test)]
mod tests {
    use super::super::tree::{Outline, Place};
    use super::super::{Kind, NodeId};
    use super::*;
    use crate::text::Text;
    use std::cell::Cell;
    use std::rc::Rc;

    thread_local!(static ASKED: Cell<u32> = const { Cell::new(0) });

    /// How many bodies there are.
    #[derive(Clone, Debug, Default)]
    struct Bodies(u32);

    impl Summary for Bodies {
        type Shares = u32;

        fn share(child: &Node<Self>) -> u32 {
            child.summary().0
        }

        fn join(node: &Node<Self>) -> Self {
            ASKED.set(ASKED.get() + 1);
            Self(node.shares() + u32::from(node.kind == Kind::Body))
        }
    }

    fn put(outline: &mut Outline<Bodies>, parent: NodeId, index: usize, kind: Kind) -> NodeId {
        let id = outline.fresh_id();
        let [lead, marker, text] = [(); 3].map(|()| Text::default());
        let node = Rc::new(Node::new(id, kind, lead, marker, text));
        let placed = outline.insert(Place { parent, index }, node);
        assert_eq!(placed, Ok(()));
        id
    }

    fn recounted(node: &Node<Bodies>) -> u32 {
        let below: u32 = node.children.iter().map(|c| recounted(c)).sum();
        let all = below + u32::from(node.kind == Kind::Body);
        assert_eq!(node.summary().0, all);
        all
    }

    #[test]
    fn a_summary_follows_every_change_and_asks_only_those_above() {
        let mut outline = Outline::default();
        let mut above = vec![NodeId(0)];
        for _ in 0..4 {
            above.push(put(&mut outline, above[above.len() - 1], 0, Kind::LeadIn));
        }
        for n in 0..100 {
            put(&mut outline, above[n % 5], n / 10, Kind::Body);
        }
        let asked = |outline: &Outline<Bodies>, most: u32| {
            assert!(ASKED.replace(0) <= most);
            recounted(outline.root())
        };
        ASKED.set(0);
        let bodies: Vec<NodeId> = (5..105).map(NodeId).collect();
        for (n, body) in bodies.iter().enumerate() {
            let before = recounted(outline.root());
            let parent = above[n * 7 % 5];
            let index = usize::from(outline.parent(*body) != Some(parent));
            assert!(outline.relocate(*body, Place { parent, index }).is_ok());
            assert_eq!(asked(&outline, 10), before);
            assert!(outline.set_kind(*body, Kind::Junk).is_ok());
            assert_eq!(asked(&outline, 6), before - 1);
            if n % 2 == 0 {
                assert!(outline.set_kind(*body, Kind::Body).is_ok());
                assert!(outline.remove(*body).is_ok());
                assert_eq!(asked(&outline, 11), before - 1);
            }
        }
    }
}
