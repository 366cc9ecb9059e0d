//! The last steps, kept with the text: what can be undone and redone still can after the page was
//! closed. Bounded, since the record is written with every save.

use super::{ID_LIMIT, Kept, RestoreError, unpack};
use crate::record::part_record;
use gangmu::edit::{Caret, Intent, Op, Transaction};
use gangmu::outline::{Field, Kind, Node, NodeId, Note, Outline, Place};
use gangmu::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::rc::Rc;

/// At most so many characters of steps are kept, for undoing and for redoing each.
pub(super) const MOST: usize = 32_000;

/// A step.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub(super) struct KeptStep(Vec<KeptOp>, Option<Caret>, Option<Caret>, Intent);

/// [`Op`]; nodes as their records.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
enum KeptOp {
    #[serde(rename = "s")]
    Splice(NodeId, Field, usize, String, String),
    #[serde(rename = "i")]
    Insert(Place, String),
    #[serde(rename = "r")]
    Remove(Place, String),
    #[serde(rename = "m")]
    Move(NodeId, Place, Place),
    #[serde(rename = "k")]
    Kind(NodeId, [(String, u8); 2]),
    #[serde(rename = "n")]
    Note(NodeId, [Option<Rc<Note>>; 2]),
    #[serde(rename = "t")]
    Tail(String, String),
}

/// The last of these steps, as many as there is room for, in their order.
pub(super) fn packed(steps: &[Transaction]) -> Vec<KeptStep> {
    let mut n = 0;
    let fits = |step: &&Transaction| {
        n += 40 + step.ops.iter().map(size).sum::<usize>();
        n <= MOST
    };
    let last: Vec<&Transaction> = steps.iter().rev().take_while(fits).collect();
    last.into_iter().rev().map(pack).collect()
}

/// About how many characters are kept of it.
pub(super) fn size(op: &Op) -> usize {
    40 + match op {
        Op::Splice {
            removed, inserted, ..
        } => removed.len() + inserted.len(),
        Op::Insert { node, .. } | Op::Remove { node, .. } => {
            let totals = node.totals();
            totals.figures().characters_with_spaces as usize * 3 + totals.nodes as usize * 40
        }
        Op::Note { .. } => 200,
        Op::Tail { from, to } => from.len() + to.len(),
        Op::Move { .. } | Op::Kind { .. } => 20,
    }
}

fn pack(step: &Transaction) -> KeptStep {
    let ops = step.ops.iter().map(|op| match op {
        Op::Splice {
            node,
            field,
            at,
            removed,
            inserted,
        } => KeptOp::Splice(
            *node,
            *field,
            *at,
            removed.to_string(),
            inserted.to_string(),
        ),
        Op::Insert { place, node } => KeptOp::Insert(*place, part_record(node)),
        Op::Remove { place, node } => KeptOp::Remove(*place, part_record(node)),
        Op::Move { node, from, to } => KeptOp::Move(*node, *from, *to),
        Op::Kind { node, from, to } => {
            let named = |kind: &Kind| {
                let level = kind.level().map_or(0, |level| level.get());
                (kind.name().to_owned(), level)
            };
            KeptOp::Kind(*node, [named(from), named(to)])
        }
        Op::Note { node, from, to } => KeptOp::Note(*node, [from.clone(), to.clone()]),
        Op::Tail { from, to } => KeptOp::Tail(from.to_string(), to.to_string()),
    });
    KeptStep(ops.collect(), step.before, step.after, step.intent)
}

/// The steps, if they are steps of this outline: those done lead to it, those undone go on from it.
pub(super) fn unpacked(
    outline: &Outline,
    [done, undone]: [Vec<KeptStep>; 2],
) -> Option<[Vec<Transaction>; 2]> {
    let read = |steps: Vec<KeptStep>| steps.into_iter().map(step).collect::<Option<Vec<_>>>();
    let (done, undone) = (read(done)?, read(undone)?);
    let mut trial = outline.clone();
    let backwards = done.iter().rev().map(Transaction::invert);
    backwards
        .into_iter()
        .try_for_each(|step| make(&step, &mut trial))?;
    let mut trial = outline.clone();
    (undone.iter().rev()).try_for_each(|step| make(step, &mut trial))?;
    Some([done, undone])
}

/// The steps, and the outline to which they lead from this one; `None` if they are not steps of it.
pub(super) fn followed(
    outline: &Outline,
    steps: Vec<KeptStep>,
) -> Option<(Outline, Vec<Transaction>)> {
    let mut outline = outline.clone();
    let mut made = Vec::new();
    for kept in steps {
        let step = step(kept)?;
        reserve(&step, &mut outline);
        make(&step, &mut outline)?;
        made.push(step);
    }
    Some((outline, made))
}

/// Makes the ids known that the step brings.
fn reserve(step: &Transaction, outline: &mut Outline) {
    for op in &step.ops {
        if let Op::Insert { node, .. } = op {
            let mut highest = node.id.0;
            node.walk(&mut |n| highest = highest.max(n.id.0));
            if highest < ID_LIMIT {
                outline.reserve(NodeId(highest + 1));
            }
        }
    }
}

fn make(step: &Transaction, outline: &mut Outline) -> Option<()> {
    for op in &step.ops {
        stands(op, outline)?.then_some(())?;
        op.apply(outline).ok()?;
    }
    Some(())
}

/// Whether what the op takes away is what is there.
fn stands(op: &Op, outline: &Outline) -> Option<bool> {
    Some(match op {
        Op::Splice {
            node,
            field,
            at,
            removed,
            ..
        } => {
            let there = field.of(outline.get(*node)?);
            there.get(*at..at.checked_add(removed.len())?)? == removed.as_str()
        }
        Op::Insert { .. } => true,
        Op::Remove { place, node } => {
            outline.place(node.id)? == *place && is_same(outline.get(node.id)?, node)
        }
        Op::Move { node, from, .. } => outline.place(*node)? == *from,
        Op::Kind { node, from, .. } => outline.get(*node)?.kind == *from,
        // What was read since may be noted, too.
        Op::Note { node, .. } => outline.contains(*node),
        Op::Tail { from, .. } => outline.tail() == from,
    })
}

/// Whether both say the same; what is noted of them may have been read from it.
fn is_same(a: &Node, b: &Node) -> bool {
    (a.id, a.kind) == (b.id, b.kind)
        && (&a.lead, &a.marker, &a.text) == (&b.lead, &b.marker, &b.text)
        && a.children.len() == b.children.len()
        && a.children
            .iter()
            .zip(&b.children)
            .all(|(a, b)| is_same(a, b))
}

fn step(KeptStep(ops, before, after, intent): KeptStep) -> Option<Transaction> {
    let ops: Option<Vec<Op>> = ops.into_iter().map(op).collect();
    Some(Transaction {
        ops: ops?,
        before,
        after,
        intent,
    })
}

fn op(kept: KeptOp) -> Option<Op> {
    let text = |words: String| Text::from(words);
    Some(match kept {
        KeptOp::Splice(node, field, at, removed, inserted) => Op::Splice {
            node,
            field,
            at,
            removed: text(removed),
            inserted: text(inserted),
        },
        KeptOp::Insert(place, record) => Op::Insert {
            place,
            node: node(&record).ok()?,
        },
        KeptOp::Remove(place, record) => Op::Remove {
            place,
            node: node(&record).ok()?,
        },
        KeptOp::Move(node, from, to) => Op::Move { node, from, to },
        KeptOp::Kind(node, kinds) => {
            let [from, to] = kinds.map(|(name, level)| match name.as_str() {
                "front" => Some(Kind::Front),
                "report" => Some(Kind::Report),
                name => Kind::from_name(name, Some(level)),
            });
            Op::Kind {
                node,
                from: from?,
                to: to?,
            }
        }
        KeptOp::Note(node, notes) => {
            let [from, to] = notes;
            Op::Note { node, from, to }
        }
        KeptOp::Tail(from, to) => Op::Tail {
            from: text(from),
            to: text(to),
        },
    })
}

fn node(record: &str) -> Result<Rc<Node>, RestoreError> {
    let kept: Kept =
        serde_json::from_str(record).map_err(|e| RestoreError::Damaged(e.to_string()))?;
    unpack(kept, NodeId(u32::MAX), &mut HashSet::new(), true)
}
