//! A transaction under way: commands change the outline through it and it keeps the record.

use super::{Caret, Field, Intent, Op, Scheme, Transaction};
use crate::outline::{Kind, Node, NodeId, Note, Outline, Place, TreeError};
use crate::text::{Bilingual, Text, both};
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// Why an edit was not made. The outline is then as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The tree refused it.
    Tree(TreeError),
    /// There is nowhere to go: the first node moved up, a top section outdented.
    AtTheEdge,
    /// The command means nothing for a node of this kind.
    NotForThis(Kind),
    /// These bytes are not in the node's text, or part a character.
    NoSuchBytes {
        /// The node.
        node: NodeId,
        /// The first byte.
        from: usize,
        /// The byte behind the last.
        to: usize,
    },
    /// This is no form for the numbers of a level.
    NoSuchForm(String),
}

impl EditError {
    /// What stands in the way, and what to do; nothing has changed.
    pub fn sentence(&self) -> Bilingual<String> {
        match self {
            Self::Tree(TreeError::Fixed(_)) => both(
                "不能移到这里：一节不能放进它自己里面，没有变动",
                "A section cannot go into itself; nothing changed",
            )
            .into(),
            Self::Tree(_) => both(
                "这一行已经不在文中，没有变动；请重新选择",
                "This row is no longer in the text; nothing changed. Choose it again",
            )
            .into(),
            Self::AtTheEdge => both(
                "无法再移动，或者已到最高、最低一级，没有变动",
                "It cannot go there, or the levels end; nothing changed",
            )
            .into(),
            Self::NotForThis(kind) => {
                let Bilingual { zh, en } = kind.called();
                both(
                    format!("这一行（{zh}）不能这样改，没有变动"),
                    format!("This cannot be done to this row ({en}); nothing changed"),
                )
            }
            Self::NoSuchBytes { .. } => both(
                "这一行的文字已经不同，没有变动；请再试一次",
                "The words of this row are others by now; nothing changed. Try again",
            )
            .into(),
            Self::NoSuchForm(form) => both(
                format!("“{form}”不能用作序号，或者与另一级相同，没有变动"),
                format!(
                    "“{form}” is no form for numbers, or another level has it; nothing changed"
                ),
            ),
        }
    }
}

/// In English, for whoever calls the library; a writer is told the [sentence](EditError::sentence).
impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tree(error) => error.fmt(f),
            Self::NoSuchBytes { node, from, to } => {
                write!(f, "node {} has no bytes {from}..{to}", node.0)
            }
            _ => f.write_str(&self.sentence().en),
        }
    }
}

impl std::error::Error for EditError {}

impl From<TreeError> for EditError {
    fn from(error: TreeError) -> Self {
        Self::Tree(error)
    }
}

/// Changes made so far, each already in the outline. Dropped unfinished, they are taken back.
pub struct Draft<'a> {
    outline: &'a mut Outline,
    ops: Vec<Op>,
    /// How many changes had been made when the references of a part last followed.
    settled: Vec<(NodeId, usize)>,
    /// Words spelled anew by references that follow: the node, the bytes, their new length.
    respelled: Vec<(NodeId, Range<usize>, usize)>,
    /// By part, where more than one is concerned: how it is numbered.
    schemes: Vec<(NodeId, Rc<Scheme>)>,
}

impl<'a> Draft<'a> {
    /// A draft without changes.
    pub fn new(outline: &'a mut Outline) -> Self {
        Self {
            outline,
            ops: Vec::new(),
            settled: Vec::new(),
            respelled: Vec::new(),
            schemes: Vec::new(),
        }
    }

    /// The draft, told how the parts are numbered between which nodes move.
    #[must_use]
    pub(super) fn numbered_by(mut self, schemes: &HashMap<NodeId, Rc<Scheme>>) -> Self {
        let each = schemes.iter();
        self.schemes = each.map(|(id, s)| (*id, s.clone())).collect();
        self
    }

    /// What was told of how parts are numbered.
    pub(super) fn schemes(&self) -> &Vec<(NodeId, Rc<Scheme>)> {
        &self.schemes
    }

    /// The outline as changed so far.
    pub fn outline(&self) -> &Outline {
        self.outline
    }

    /// The changes so far, in order.
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// A new id.
    pub fn fresh_id(&mut self) -> NodeId {
        self.outline.fresh_id()
    }

    /// The node of that id.
    ///
    /// # Errors
    /// [`TreeError::NoSuchNode`].
    pub fn node(&self, id: NodeId) -> Result<&Rc<Node>, EditError> {
        self.outline
            .get(id)
            .ok_or(EditError::Tree(TreeError::NoSuchNode(id)))
    }

    /// The place of that node.
    ///
    /// # Errors
    /// [`TreeError::NoSuchNode`] if it is not there or is the root.
    pub fn place(&self, id: NodeId) -> Result<Place, EditError> {
        self.outline
            .place(id)
            .ok_or(EditError::Tree(TreeError::NoSuchNode(id)))
    }

    fn make(&mut self, op: Op) -> Result<(), EditError> {
        op.apply(self.outline)?;
        self.ops.push(op);
        Ok(())
    }

    /// Bytes `from..to` of a node's text.
    ///
    /// # Errors
    /// [`TreeError::NoSuchNode`], [`EditError::NoSuchBytes`].
    pub fn words(&self, node: NodeId, from: usize, to: usize) -> Result<Text, EditError> {
        let text = &self.node(node)?.text;
        match text.get(from..to) {
            Some(_) => Ok(text.slice(from..to)),
            None => Err(EditError::NoSuchBytes { node, from, to }),
        }
    }

    /// Replaces bytes `from..to` of a node's text.
    ///
    /// # Errors
    /// [`TreeError::NoSuchNode`], [`EditError::NoSuchBytes`].
    pub fn splice(
        &mut self,
        node: NodeId,
        from: usize,
        to: usize,
        with: &str,
    ) -> Result<(), EditError> {
        let removed = self.words(node, from, to)?;
        if removed.as_str() == with {
            return Ok(());
        }
        let inserted = Text::from(with);
        self.make(Op::Splice {
            node,
            field: Field::Text,
            at: from,
            removed,
            inserted,
        })
    }

    /// Replaces one of a node's fields as a whole.
    ///
    /// # Errors
    /// [`TreeError::NoSuchNode`].
    pub fn set(&mut self, node: NodeId, field: Field, to: Text) -> Result<(), EditError> {
        let removed = field.of(self.node(node)?).clone();
        if removed == to {
            return Ok(());
        }
        self.make(Op::Splice {
            node,
            field,
            at: 0,
            removed,
            inserted: to,
        })
    }

    /// Puts a subtree in.
    ///
    /// # Errors
    /// As [`Outline::insert`].
    pub fn insert(&mut self, place: Place, node: Rc<Node>) -> Result<(), EditError> {
        self.make(Op::Insert { place, node })
    }

    /// Takes a subtree out.
    ///
    /// # Errors
    /// As [`Outline::remove`].
    pub fn remove(&mut self, id: NodeId) -> Result<Rc<Node>, EditError> {
        let place = self.place(id)?;
        let node = self.node(id)?.clone();
        self.make(Op::Remove {
            place,
            node: node.clone(),
        })?;
        Ok(node)
    }

    /// Moves a subtree; `to` counts after it has been taken out.
    ///
    /// # Errors
    /// As [`Outline::relocate`].
    pub fn relocate(&mut self, node: NodeId, to: Place) -> Result<(), EditError> {
        let from = self.place(node)?;
        if from == to {
            return Ok(());
        }
        self.make(Op::Move { node, from, to })
    }

    /// Makes a node another kind.
    ///
    /// # Errors
    /// [`TreeError::NoSuchNode`].
    pub fn set_kind(&mut self, node: NodeId, to: Kind) -> Result<(), EditError> {
        let from = self.node(node)?.kind;
        if from == to {
            Ok(())
        } else {
            self.make(Op::Kind { node, from, to })
        }
    }

    /// Changes a node's annotations.
    ///
    /// # Errors
    /// [`TreeError::NoSuchNode`].
    pub fn set_note(&mut self, node: NodeId, to: Note) -> Result<(), EditError> {
        let from = self.node(node)?.note.clone();
        let to = (!to.is_empty()).then(|| Rc::new(to));
        if from == to {
            Ok(())
        } else {
            self.make(Op::Note { node, from, to })
        }
    }

    /// Changes the white space behind the last word.
    ///
    /// # Errors
    /// None at present.
    pub fn set_tail(&mut self, to: Text) -> Result<(), EditError> {
        let from = self.outline.tail().clone();
        if from == to {
            Ok(())
        } else {
            self.make(Op::Tail { from, to })
        }
    }

    /// Asks `look` of the outline as it was when the first `n` changes had been made.
    pub(super) fn as_of<T>(&mut self, n: usize, look: impl FnOnce(&Outline) -> T) -> T {
        for op in self.ops[n..].iter().rev() {
            op.invert()
                .apply(self.outline)
                .expect("what was just done can be undone");
        }
        let seen = look(self.outline);
        for op in &self.ops[n..] {
            op.apply(self.outline)
                .expect("what was just undone can be done");
        }
        seen
    }

    /// How many changes had been made when [`Draft::settle`] was last called for `part`.
    pub(super) fn settled(&self, part: NodeId) -> usize {
        let at = self.settled.iter().find(|(of, _)| *of == part);
        at.map_or(0, |(_, n)| *n)
    }

    /// The references of `part` have followed all changes made so far.
    pub(super) fn settle(&mut self, part: NodeId) {
        self.settled.retain(|(of, _)| *of != part);
        self.settled.push((part, self.ops.len()));
    }

    /// As [`Draft::splice`], for words that a command does not know to change: the caret that it
    /// gives at the end counts without them.
    pub(super) fn respell_words(
        &mut self,
        node: NodeId,
        range: Range<usize>,
        with: &str,
    ) -> Result<(), EditError> {
        self.splice(node, range.start, range.end, with)?;
        self.respelled.push((node, range, with.len()));
        Ok(())
    }

    fn moved(&self, caret: Caret) -> Caret {
        let offset = |mut at: usize| {
            for (node, range, len) in &self.respelled {
                if *node == caret.node && at > range.start {
                    let kept = at.saturating_sub(range.end);
                    at = if at < range.end {
                        range.start + len
                    } else {
                        range.start + len + kept
                    };
                }
            }
            at
        };
        Caret {
            node: caret.node,
            anchor: offset(caret.anchor),
            head: offset(caret.head),
        }
    }

    /// Ends the draft: its changes as one undo step, or `None` if nothing changed.
    pub fn finish(
        mut self,
        intent: Intent,
        before: Option<Caret>,
        after: Option<Caret>,
    ) -> Option<Transaction> {
        let after = after.map(|caret| self.moved(caret));
        let ops = std::mem::take(&mut self.ops);
        (!ops.is_empty()).then_some(Transaction {
            ops,
            before,
            after,
            intent,
        })
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        for op in self.ops.iter().rev() {
            op.invert()
                .apply(self.outline)
                .expect("what was just done can be undone");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_tells_the_writer_what_stands_in_the_way() {
        let node = NodeId(1);
        let errors = [
            EditError::Tree(TreeError::NoSuchNode(node)),
            EditError::Tree(TreeError::Fixed(node)),
            EditError::AtTheEdge,
            EditError::NotForThis(Kind::Label),
            EditError::NotForThis(Kind::Item),
            EditError::NoSuchBytes {
                node,
                from: 0,
                to: 1,
            },
            EditError::NoSuchForm("甲".to_owned()),
        ];
        let mut said = std::collections::BTreeSet::new();
        for error in &errors {
            let Bilingual { zh, en } = error.sentence();
            assert!(zh.contains("没有变动") && en.contains("nothing changed"));
            assert!(said.insert(zh) && said.insert(en), "{error}");
        }
    }
}
