//! The tree itself: look-up by id, and the few primitive changes that everything else is made of.

use super::node::{Node, Own};
use super::{Field, Kind, NodeId, Note, Summary};
use crate::text::Text;
use std::cell::Cell;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// A place among the children of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// The node whose children are meant.
    pub parent: NodeId,
    /// The index among them, `0..=len`.
    pub index: usize,
}

/// Why a change to the tree was refused. The tree is then as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeError {
    /// No node of that id is in the tree.
    NoSuchNode(NodeId),
    /// The place lies outside the parent's children.
    NoSuchPlace(Place),
    /// A node of that id is in the tree already.
    Duplicate(NodeId),
    /// The node may not leave its place: the root, or a node moved into itself.
    Fixed(NodeId),
}

impl fmt::Display for TreeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchNode(id) => write!(f, "no node {}", id.0),
            Self::NoSuchPlace(at) => write!(f, "no place {} in node {}", at.index, at.parent.0),
            Self::Duplicate(id) => write!(f, "node {} is there already", id.0),
            Self::Fixed(id) => write!(f, "node {} cannot go there", id.0),
        }
    }
}

impl std::error::Error for TreeError {}

/// A whole text as a tree: the root, its parts (front and reports), their nodes.
///
/// # Invariants
/// `parents` knows exactly the ids in the tree; `next` is above every id ever given.
#[derive(Clone, Debug)]
pub struct Outline<S: Summary> {
    root: Rc<Node<S>>,
    tail: Text,
    /// Indexed by id: the parent's id, or `NONE`. The root is its own parent.
    parents: Vec<u32>,
    /// Indexed by id: where among its siblings the node was last found. A hint only.
    seats: Vec<Cell<u32>>,
    next: u32,
}

const NONE: u32 = u32::MAX;

impl<S: Summary> Default for Outline<S> {
    fn default() -> Self {
        let root = Node::new(
            NodeId(0),
            Kind::Root,
            Text::default(),
            Text::default(),
            Text::default(),
        );
        Self::new(root, Text::default(), NodeId(1))
    }
}

impl<S: Summary> Outline<S> {
    /// The tree below `root`, with `tail` behind its last word; `next` is the first free id.
    ///
    /// # Panics
    /// If two nodes share an id, or an id is not below `next`.
    pub fn new(root: Node<S>, tail: Text, next: NodeId) -> Self {
        let mut tree = Self {
            root: Rc::new(root),
            tail,
            parents: vec![NONE; next.0 as usize],
            seats: vec![Cell::default(); next.0 as usize],
            next: next.0,
        };
        let root = tree.root.clone();
        if let Err(id) = tree.enter(&root, root.id, &mut 0) {
            panic!("id {} is there twice", id.0);
        }
        tree
    }

    /// The root.
    pub fn root(&self) -> &Rc<Node<S>> {
        &self.root
    }

    /// The line end and blank lines behind the last word.
    pub fn tail(&self) -> &Text {
        &self.tail
    }

    /// Puts other white space behind the last word.
    pub fn set_tail(&mut self, tail: Text) {
        self.tail = tail;
    }

    /// A new id, never given before.
    pub fn fresh_id(&mut self) -> NodeId {
        let id = NodeId(self.next);
        self.next += 1;
        self.parents.push(NONE);
        self.seats.push(Cell::default());
        id
    }

    /// Makes all ids below `next` known as given, for nodes that were numbered elsewhere.
    pub fn reserve(&mut self, next: NodeId) {
        self.next = self.next.max(next.0);
        self.parents.resize(self.next as usize, NONE);
        self.seats.resize(self.next as usize, Cell::default());
    }

    /// The first id not yet given.
    pub fn next_id(&self) -> NodeId {
        NodeId(self.next)
    }

    /// Whether a node of that id is in the tree.
    pub fn contains(&self, id: NodeId) -> bool {
        self.parents.get(id.0 as usize).is_some_and(|&p| p != NONE)
    }

    /// The parent's id; `None` for the root and for what is not in the tree.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        match self.parents.get(id.0 as usize) {
            Some(&p) if p != NONE && id != self.root.id => Some(NodeId(p)),
            _ => None,
        }
    }

    /// The node and its ancestors up to the root, in that order; empty for an unknown id.
    pub fn lineage(&self, id: NodeId) -> Vec<NodeId> {
        let mut line = Vec::new();
        if self.contains(id) {
            let mut at = Some(id);
            while let Some(id) = at {
                line.push(id);
                at = self.parent(id);
            }
        }
        line
    }

    /// The node of that id.
    pub fn get(&self, id: NodeId) -> Option<&Rc<Node<S>>> {
        let mut node = &self.root;
        for index in self.path(id)? {
            node = &node.children[index];
        }
        Some(node)
    }

    /// Where the node stands; `None` for the root and for an unknown id.
    pub fn place(&self, id: NodeId) -> Option<Place> {
        let parent = self.parent(id)?;
        let index = self.seat(&self.get(parent)?.children, id)?;
        Some(Place { parent, index })
    }

    /// The part (front or report) that the node stands in, or is.
    pub fn part_of(&self, id: NodeId) -> Option<&Rc<Node<S>>> {
        let line = self.lineage(id);
        let part = line.len().checked_sub(2)?;
        self.root.children.iter().find(|c| c.id == line[part])
    }

    /// The whole text.
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.root.write_into(&mut out);
        out.push_str(&self.tail);
        out
    }

    /// Puts `node` with all below it at `place`.
    ///
    /// # Errors
    /// [`TreeError`] if the place is not there or an id is taken; nothing has changed then.
    pub fn insert(&mut self, place: Place, node: Rc<Node<S>>) -> Result<(), TreeError> {
        let parent = self
            .get(place.parent)
            .ok_or(TreeError::NoSuchNode(place.parent))?;
        if place.index > parent.children.len() {
            return Err(TreeError::NoSuchPlace(place));
        }
        let mut n_entered = 0;
        if let Err(id) = self.enter(&node, place.parent, &mut n_entered) {
            let parents = &mut self.parents;
            node.walk(&mut |n| {
                if n_entered > 0 {
                    parents[n.id.0 as usize] = NONE;
                    n_entered -= 1;
                }
            });
            return Err(TreeError::Duplicate(id));
        }
        self.seats[node.id.0 as usize].set(place.index as u32);
        self.change(place.parent, |parent| {
            parent.insert_child(place.index, node)
        })
    }

    /// Takes the node with all below it out of the tree.
    ///
    /// # Errors
    /// [`TreeError`] if it is the root or not there.
    pub fn remove(&mut self, id: NodeId) -> Result<(Place, Rc<Node<S>>), TreeError> {
        if id == self.root.id {
            return Err(TreeError::Fixed(id));
        }
        let place = self.place(id).ok_or(TreeError::NoSuchNode(id))?;
        let mut taken = None;
        self.change(place.parent, |parent| {
            taken = Some(parent.remove_child(place.index))
        })?;
        let node = taken.expect("the place was just found");
        let parents = &mut self.parents;
        node.walk(&mut |n| parents[n.id.0 as usize] = NONE);
        Ok((place, node))
    }

    /// Moves a node with all below it to `to`, an index counted after the node has been taken
    /// out of its old place. Returns the old place, counted after it would be taken out of the
    /// new one.
    ///
    /// # Errors
    /// [`TreeError`] if it is the root, not there, or the place is not there or inside the node.
    pub fn relocate(&mut self, id: NodeId, to: Place) -> Result<Place, TreeError> {
        if id == self.root.id || self.lineage(to.parent).contains(&id) {
            return Err(TreeError::Fixed(id));
        }
        let target = self
            .get(to.parent)
            .ok_or(TreeError::NoSuchNode(to.parent))?;
        let within = self.parent(id) == Some(to.parent);
        if to.index + usize::from(within) > target.children.len() {
            return Err(TreeError::NoSuchPlace(to));
        }
        let (from, node) = self.remove(id)?;
        self.insert(to, node)?;
        Ok(from)
    }

    /// Puts other words in the place of these bytes of one of a node's fields.
    ///
    /// # Errors
    /// [`TreeError::NoSuchNode`].
    ///
    /// # Panics
    /// If the range does not lie in the field, between characters.
    pub fn splice(
        &mut self,
        id: NodeId,
        field: Field,
        range: Range<usize>,
        with: &Text,
    ) -> Result<(), TreeError> {
        self.change_own(id, |own| {
            let words = match field {
                Field::Lead => own.lead,
                Field::Marker => own.marker,
                Field::Text => own.text,
            };
            *words = words.splice(range, with);
        })
    }

    /// Makes a node another kind.
    ///
    /// # Errors
    /// [`TreeError::NoSuchNode`].
    pub fn set_kind(&mut self, id: NodeId, kind: Kind) -> Result<(), TreeError> {
        self.change_own(id, |own| *own.kind = kind)
    }

    /// Puts these annotations in the place of a node's own.
    ///
    /// # Errors
    /// [`TreeError::NoSuchNode`].
    pub fn set_note(&mut self, id: NodeId, note: Option<Rc<Note>>) -> Result<(), TreeError> {
        self.change_own(id, |own| *own.note = note)
    }

    fn change_own(&mut self, id: NodeId, f: impl FnOnce(Own<'_>)) -> Result<(), TreeError> {
        self.change(id, |node| node.change_own(f))
    }

    fn change(&mut self, id: NodeId, f: impl FnOnce(&mut Node<S>)) -> Result<(), TreeError> {
        let path = self.path(id).ok_or(TreeError::NoSuchNode(id))?;
        descend(&mut self.root, &path, f);
        Ok(())
    }

    /// The index of `id` among `children`: looked for from where it was last found, outwards, so
    /// that it costs as much as siblings have come and gone before it since.
    fn seat(&self, children: &[Rc<Node<S>>], id: NodeId) -> Option<usize> {
        let hint = self.seats.get(id.0 as usize)?;
        let from = hint.get() as usize;
        let is_there = |at: usize| children.get(at).is_some_and(|c| c.id == id);
        let reach = from.max(children.len());
        let found = (0..=reach).find_map(|step| {
            let before = from.checked_sub(step).filter(|at| is_there(*at));
            before.or(Some(from + step).filter(|at| is_there(*at)))
        })?;
        hint.set(found as u32);
        Some(found)
    }

    /// The child indices from the root down to the node.
    fn path(&self, id: NodeId) -> Option<Vec<usize>> {
        let line = self.lineage(id);
        let mut node = &self.root;
        let mut path = Vec::with_capacity(line.len().checked_sub(1)?);
        for &step in line.iter().rev().skip(1) {
            let index = self.seat(&node.children, step)?;
            path.push(index);
            node = &node.children[index];
        }
        Some(path)
    }

    /// Notes where the node and all below it stand, one after the other in preorder, and counts them.
    ///
    /// # Errors
    /// The first id that is there already.
    fn enter(
        &mut self,
        node: &Rc<Node<S>>,
        parent: NodeId,
        n_entered: &mut usize,
    ) -> Result<(), NodeId> {
        let top = self.parents.len();
        let slot = self.parents.get_mut(node.id.0 as usize);
        let slot = slot.unwrap_or_else(|| panic!("id {} is not below {top}", node.id.0));
        if *slot != NONE {
            return Err(node.id);
        }
        *slot = parent.0;
        *n_entered += 1;
        for (at, child) in node.children.iter().enumerate() {
            self.enter(child, node.id, n_entered)?;
            self.seats[child.id.0 as usize].set(at as u32);
        }
        Ok(())
    }
}

/// Applies `f`, which keeps its node's totals, to the node at `path` below `node`, and brings the
/// totals of those above up to date.
fn descend<S: Summary>(node: &mut Rc<Node<S>>, path: &[usize], f: impl FnOnce(&mut Node<S>)) {
    let node = Rc::make_mut(node);
    let Some((&index, rest)) = path.split_first() else {
        f(node);
        return;
    };
    let child = node.child_mut(index);
    let old = child.share();
    descend(child, rest, f);
    node.recount_child(index, index + 1, old);
}
