//! A step of editing: operations with the caret before and after, and what was meant by them.

use super::{Caret, Field, Op};
use crate::outline::{NodeId, Outline, TreeError};
use crate::text::{Bilingual, both};
use serde::{Deserialize, Serialize};

/// What an edit was meant to do: names it in the undo button, and groups typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Intent {
    /// Typing characters.
    Type,
    /// Erasing characters.
    Erase,
    /// One composition of an input method.
    Compose,
    /// Pasting into a row.
    Paste,
    /// Taking in a text as new reports.
    Open,
    /// Moving nodes.
    Move,
    /// Making a node deeper.
    Indent,
    /// Making a node shallower.
    Outdent,
    /// Making nodes another kind.
    Convert,
    /// Splitting a node.
    Split,
    /// Joining two nodes.
    Join,
    /// Removing nodes.
    Remove,
    /// Adding a node.
    Add,
    /// Putting numbers in order.
    Renumber,
    /// Changing annotations.
    Annotate,
    /// Replacing what a search found.
    Replace,
    /// Sorting, gathering, flattening, merging sections.
    Regroup,
    /// Fixing what a check found.
    Fix,
    /// Making of a row what its words say.
    Recognise,
    /// Taking over what another version has.
    Take,
    /// Going back to a version that was kept.
    Restore,
}

impl Intent {
    /// What such a step did, for the undo button.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Type | Self::Compose => both("输入", "typing"),
            Self::Erase => both("删字", "erasing"),
            Self::Paste => both("粘贴", "paste"),
            Self::Open => both("加入文稿", "adding a text"),
            Self::Move => both("移动", "move"),
            Self::Indent => both("降级", "demote"),
            Self::Outdent => both("升级", "promote"),
            Self::Convert => both("改类型", "change of kind"),
            Self::Split => both("拆分", "split"),
            Self::Join => both("合并", "join"),
            Self::Remove => both("删除", "delete"),
            Self::Add => both("新增", "add"),
            Self::Renumber => both("重排序号", "renumber"),
            Self::Annotate => both("标注", "annotate"),
            Self::Replace => both("替换", "replace"),
            Self::Regroup => both("归并", "regroup"),
            Self::Fix => both("改正", "fix"),
            Self::Recognise => both("识别结构", "recognised structure"),
            Self::Take => both("采用改动", "taken change"),
            Self::Restore => both("恢复版本", "restored version"),
        }
    }

    /// Whether edits of this intent that follow closely make one undo step.
    pub fn groups(self) -> bool {
        matches!(self, Self::Type | Self::Erase)
    }
}

/// One undo step.
#[derive(Clone, Debug)]
pub struct Transaction {
    /// The operations, in order.
    pub ops: Vec<Op>,
    /// The caret before.
    pub before: Option<Caret>,
    /// The caret after.
    pub after: Option<Caret>,
    /// What was meant.
    pub intent: Intent,
}

impl Transaction {
    /// The transaction that takes this one back.
    #[must_use]
    pub fn invert(&self) -> Self {
        Self {
            ops: self.ops.iter().rev().map(Op::invert).collect(),
            before: self.after,
            after: self.before,
            intent: self.intent,
        }
    }

    /// Makes the changes, all or none.
    ///
    /// # Errors
    /// The first operation's [`TreeError`]; the outline is then as it was.
    pub fn apply(&self, outline: &mut Outline) -> Result<(), TreeError> {
        for (done, op) in self.ops.iter().enumerate() {
            if let Err(error) = op.apply(outline) {
                for op in self.ops[..done].iter().rev() {
                    op.invert()
                        .apply(outline)
                        .expect("what was just done can be undone");
                }
                return Err(error);
            }
        }
        Ok(())
    }

    /// Takes down where the writer stood before it, if that is in the words that it is about: there
    /// the caret goes back to, and there it stays if the step puts it nowhere else.
    pub fn begun_at(&mut self, stood: Caret) {
        if self.intent == Intent::Recognise {
            (self.before, self.after) = (Some(stood), Some(self.carried(stood)));
            return;
        }
        let Some(before) = self.before else { return };
        let known = if self.is_of_words() {
            let (from, to) = (stood.anchor.min(stood.head), stood.anchor.max(stood.head));
            stood.node == before.node && from <= before.head && before.anchor <= to
        } else {
            // Delete joins what is behind to where one stands.
            let into = self.after.filter(|_| self.intent == Intent::Join);
            let stood_in = Some(stood.node);
            before == Caret::at(before.node, 0)
                && (stood_in == Some(before.node) || stood_in == into.map(|c| c.node))
        };
        if !known {
            return;
        }
        if !self.is_of_words() && self.after == self.before {
            self.after = Some(self.carried(stood));
        }
        self.before = Some(stood);
    }

    /// Where a caret stands after the step that stood there before it: at the same words, which
    /// may be another node's.
    fn carried(&self, caret: Caret) -> Caret {
        let (node, head) = self.carried_place(caret.node, caret.head);
        let anchor = match caret.anchor == caret.head {
            true => (node, head),
            false => self.carried_place(caret.node, caret.anchor),
        };
        let anchor = if anchor.0 == node { anchor.1 } else { head };
        Caret { node, anchor, head }
    }

    fn carried_place(&self, node: NodeId, mut at: usize) -> (NodeId, usize) {
        // Words that were cut out, the place among them, and how many are in a new node.
        let mut cut: Option<(&str, usize, usize)> = None;
        for op in &self.ops {
            match op {
                Op::Splice {
                    node: of,
                    field: Field::Text,
                    at: from,
                    removed,
                    inserted,
                } if *of == node && at > *from => {
                    let within = at - from;
                    if within <= removed.len() {
                        cut = Some((removed, within, 0));
                    }
                    at = from + inserted.len() + within.saturating_sub(removed.len());
                }
                Op::Insert { node: new, .. } if !new.text.is_empty() => {
                    let Some((words, place, done)) = cut else {
                        continue;
                    };
                    if let Some(start) = words[done..].find(new.text.as_str()) {
                        let start = done + start;
                        let end = start + new.text.len();
                        if place <= end {
                            return (new.id, place.saturating_sub(start));
                        }
                        cut = Some((words, place, end));
                    }
                }
                _ => {}
            }
        }
        (node, at)
    }

    /// Whether it changes nothing but words behind markers.
    pub fn is_of_words(&self) -> bool {
        let words = |op: &Op| matches!(op, Op::Splice { field, .. } if *field == Field::Text);
        self.ops.iter().all(words)
    }

    /// The nodes whose rows come, go, move or change by it.
    pub fn touched(&self) -> Touched {
        let mut touched = Touched::default();
        for op in &self.ops {
            match op {
                Op::Insert { place, node } | Op::Remove { place, node } => {
                    touched.tops.push(node.id);
                    touched.own.push(place.parent);
                }
                Op::Move { node, from, to } => {
                    touched.tops.push(*node);
                    touched.own.extend([from.parent, to.parent]);
                }
                Op::Kind { node, .. } => touched.own.push(*node),
                Op::Splice { .. } | Op::Note { .. } | Op::Tail { .. } => {}
            }
        }
        touched
    }
}

/// What a step does to the structure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Nodes that came, went or moved with all below them; some may be there twice.
    pub tops: Vec<NodeId>,
    /// Nodes whose kind changed, or below which one came or went.
    pub own: Vec<NodeId>,
}

impl Touched {
    /// Whether the structure is as it was.
    pub fn is_empty(&self) -> bool {
        self.tops.is_empty() && self.own.is_empty()
    }
}
