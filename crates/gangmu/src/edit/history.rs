//! Two stacks of steps. Typing groups by intent, adjacency, time and word; structural commands
//! and compositions stand alone.

use super::{Caret, Intent, Op, Touched, Transaction};
use crate::outline::Outline;
use crate::text::is_han;

/// How close in time typing must follow to join the step before, in milliseconds.
pub const GROUP_MS: f64 = 500.0;

/// How many bytes of typing make one step at most: twenty Chinese characters.
const GROUP_BYTES: usize = 60;

/// What can be undone and redone.
///
/// ```
/// use gangmu::edit::{EditError, History, Intent, commands};
/// use gangmu::{ledger, parse};
///
/// # fn main() -> Result<(), EditError> {
/// let text = "1.关于会议偏多的问题\n整改情况：正在推进。\n";
/// let mut outline = parse(text);
/// let heading = ledger(&outline, outline.root().id)[0].node;
/// let step = commands::replace(&mut outline, heading, 0.."关于".len(), "", Intent::Erase)?;
/// let mut history = History::default();
/// history.record(step.expect("a change"), 0.0);
/// assert!(outline.write().starts_with("1.会议偏多的问题\n"));
/// history.undo(&mut outline);
/// assert_eq!(outline.write(), text);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Transaction>,
    undone: Vec<Transaction>,
    last_ms: f64,
    closed: bool,
}

/// What undoing or redoing changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where the caret goes.
    pub caret: Option<Caret>,
    /// What the step was meant to do.
    pub intent: Intent,
    /// What it did to the structure.
    pub touched: Touched,
}

impl History {
    /// Of steps that were made and can be taken back, and of those that were taken back and can be
    /// made again, each the last one last. They are the outline's.
    pub fn of([done, undone]: [Vec<Transaction>; 2]) -> Self {
        Self {
            done,
            undone,
            closed: true,
            ..Self::default()
        }
    }

    /// What [`Self::of`] makes the same of.
    pub fn steps(&self) -> [&[Transaction]; 2] {
        [&self.done, &self.undone]
    }

    /// Records a step that has been made at `now_ms` (of any steady clock). What was undone
    /// before can no longer be redone.
    pub fn record(&mut self, step: Transaction, now_ms: f64) {
        self.undone.clear();
        let near = !self.closed && now_ms - self.last_ms <= GROUP_MS;
        self.last_ms = now_ms;
        self.closed = false;
        if near
            && let Some(last) = self.done.last_mut()
            && let Some(op) = joined(last, &step)
        {
            last.ops = vec![op];
            last.after = step.after;
            return;
        }
        self.done.push(step);
    }

    /// Ends the group: the next typing begins a new step.
    pub fn close_group(&mut self) {
        self.closed = true;
    }

    /// Takes the last step back; `None` if there is none.
    pub fn undo(&mut self, outline: &mut Outline) -> Option<Step> {
        let step = self.done.pop()?;
        step.invert()
            .apply(outline)
            .expect("history and outline go together");
        let result = Step {
            caret: step.before,
            intent: step.intent,
            touched: step.touched(),
        };
        self.undone.push(step);
        self.closed = true;
        Some(result)
    }

    /// Makes the last undone step again; `None` if there is none.
    pub fn redo(&mut self, outline: &mut Outline) -> Option<Step> {
        let step = self.undone.pop()?;
        step.apply(outline)
            .expect("history and outline go together");
        let result = Step {
            caret: step.after,
            intent: step.intent,
            touched: step.touched(),
        };
        self.done.push(step);
        self.closed = true;
        Some(result)
    }

    /// How many steps can be taken back.
    pub fn n_done(&self) -> usize {
        self.done.len()
    }

    /// Makes one step of those made since there were `n`, called as the first of them.
    pub fn unite(&mut self, n: usize) {
        let rest = self.done.len().min(n + 1);
        let rest = self.done.split_off(rest);
        if let Some(first) = self.done.last_mut() {
            for step in rest {
                first.ops.extend(step.ops);
                first.after = step.after.or(first.after);
            }
        }
    }

    /// The last step that can be taken back.
    pub fn last(&self) -> Option<&Transaction> {
        self.done.last()
    }

    /// What the next undo would take back.
    pub fn can_undo(&self) -> Option<Intent> {
        self.done.last().map(|t| t.intent)
    }

    /// What the next redo would make again.
    pub fn can_redo(&self) -> Option<Intent> {
        self.undone.last().map(|t| t.intent)
    }
}

/// `last` and `step` as one operation, if `step` goes on where `last` ended: the same sort of
/// typing at the adjacent place.
fn joined(last: &Transaction, step: &Transaction) -> Option<Op> {
    if last.intent != step.intent || !step.intent.groups() {
        return None;
    }
    let (
        [
            Op::Splice {
                node,
                field,
                at,
                removed,
                inserted,
            },
        ],
        [
            Op::Splice {
                node: of,
                field: within,
                at: next,
                removed: gone,
                inserted: new,
            },
        ],
    ) = (last.ops.as_slice(), step.ops.as_slice())
    else {
        return None;
    };
    if (node, field) != (of, within) {
        return None;
    }
    let (at, removed, inserted) = if step.intent == Intent::Type {
        let adjacent = *next == at + inserted.len() && gone.is_empty() && is_one(inserted, new);
        let end = inserted.len();
        adjacent.then(|| (*at, removed.clone(), inserted.splice(end..end, new)))?
    } else if !inserted.is_empty() || !new.is_empty() {
        return None;
    } else if next + gone.len() == *at && is_one(gone, removed) {
        // Backspace: it ends where the last began.
        let end = gone.len();
        (*next, gone.splice(end..end, removed), inserted.clone())
    } else if next == at && is_one(removed, gone) {
        // Delete: it begins where the last did.
        let end = removed.len();
        (*at, removed.splice(end..end, gone), inserted.clone())
    } else {
        return None;
    };
    Some(Op::Splice {
        node: *node,
        field: *field,
        at,
        removed,
        inserted,
    })
}

/// Whether words that stand one behind the other are one step of typing: no word or run of Chinese
/// characters begins between them, and they are not too long.
fn is_one(left: &str, right: &str) -> bool {
    let sort = |c: char| (c.is_alphanumeric() || c == '_', is_han(c));
    let (before, behind) = (left.chars().next_back(), right.chars().next());
    let begins = behind.map(sort).filter(|(is_word, _)| *is_word);
    let goes_on = begins.is_none() || before.is_none() || before.map(sort) == begins;
    goes_on && left.len() + right.len() <= GROUP_BYTES
}
