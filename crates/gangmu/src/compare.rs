//! Two versions of a report compared: by structure first, then by words. Numbers are left aside, so
//! that what is only numbered anew has not changed.
//!
//! Nodes are matched in the order in which it is certain: subtrees that are the same, what stands in
//! matched sections and reads alike, sections that hold the same, and at last whatever reads alike
//! anywhere. What is matched and stands in another order has moved.
//!
//! # Invariants
//! - A version compared with itself gives no change.
//! - All changes [applied](Comparison::apply) to the first version give the text of the second.

mod apply;
mod changes;
mod figures;
mod flat;
mod ledgers;
mod matching;
mod order;
mod runs;
mod sequence;
mod table;

use crate::outline::{Node, NodeId, Outline};
use crate::text::{Bilingual, both};
use flat::Flat;
use matching::Matching;
use serde::Serialize;
use std::rc::Rc;

pub use figures::{Figure, Tallies};
pub use ledgers::{Carried, LedgerChange, LedgerChanges, Turn, compare_ledgers, read_ledger};
pub use runs::{Run, Was, runs};
pub use table::{
    Cells, HEADS, LEDGER_HEADS, Report, cells, escaped, figure, ledger_cells, ledger_sentence,
    ledger_table, marked, path,
};

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It stands elsewhere.
    Moved,
    /// Its words are others, or it is of another level or kind.
    Changed,
    /// It was not there.
    New,
    /// It is not there any more.
    Gone,
}

impl ChangeKind {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Moved, Self::Changed, Self::New, Self::Gone];

    /// The name.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Moved => both("移动", "Moved"),
            Self::Changed => both("修改", "Changed"),
            Self::New => both("新增", "New"),
            Self::Gone => both("删除", "Deleted"),
        }
    }

    /// The name in the JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }

    /// What it is where the two versions change places.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::New => Self::Gone,
            Self::Gone => Self::New,
            other => other,
        }
    }
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// The nodes of the first version that it is about, in order of the text.
    pub old: Vec<NodeId>,
    /// Those of the second.
    pub new: Vec<NodeId>,
    /// The sections that it stands in there, outermost first, numbers included; of what is gone,
    /// in the first version.
    pub place: Vec<String>,
    /// Of what has moved, those that it stood in.
    pub from: Vec<String>,
    /// Of what was changed, its words: kept, removed, added; of anything else, all its words.
    pub runs: Vec<Run>,
    /// Of what is of another kind or level, what it was and is: 二级标题, 正文.
    pub kinds: Option<[String; 2]>,
}

/// What differs between two versions.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The changes, in order of the second version; what is gone where it stood.
    pub changes: Vec<Change>,
    old: Flat<'a>,
    new: Flat<'a>,
    matching: Matching,
    /// Of each node of the second version, whether its match stands elsewhere.
    moved: Vec<bool>,
}

impl Comparison<'_> {
    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        self.changes.is_empty()
    }

    /// Where in the first version a change is seen: its own node, or the one behind which what is new
    /// would stand.
    pub fn seat(&self, change: &Change) -> NodeId {
        let beside = || {
            let at = self
                .new
                .seats
                .iter()
                .position(|s| change.new.first() == Some(&s.node.id))?;
            let mut before = self.matching.to_old[..at].iter().rev();
            before
                .find_map(|old| *old)
                .map(|old| self.old.seats[old].node.id)
        };
        let own = change.old.first().copied().or_else(beside);
        own.unwrap_or(self.old.seats[0].node.id)
    }

    /// How many changes there are of each kind, in the order of [`ChangeKind::ALL`].
    pub fn counts(&self) -> [usize; 4] {
        let of = |kind| self.changes.iter().filter(|c| c.kind == kind).count();
        ChangeKind::ALL.map(of)
    }
}

/// Compares two parts, or two roots with all their parts. O(n log n) of their nodes; words are
/// compared where they differ.
///
/// ```
/// use gangmu::compare::{ChangeKind, compare};
///
/// let old = gangmu::parse("一、总体情况\n共有问题12个。\n二、下一步打算\n抓好落实。\n");
/// let new = gangmu::parse("一、下一步打算\n抓好落实。\n二、总体情况\n共有问题13个。\n");
/// let found = compare(&old.root().children[0], &new.root().children[0]);
/// assert_eq!(found.counts(), [1, 1, 0, 0]);
/// let changed = found.changes.iter().find(|c| c.kind == ChangeKind::Changed);
/// let words: Vec<&str> = changed.iter().flat_map(|c| &c.runs).map(|r| r.text.as_str()).collect();
/// assert_eq!(words, ["共有问题", "12", "13", "个。"]);
/// ```
pub fn compare<'a>(old: &'a Rc<Node>, new: &'a Rc<Node>) -> Comparison<'a> {
    let (old, new) = (Flat::of(old), Flat::of(new));
    let matching = Matching::of(&old, &new);
    let moved = order::moved(&old, &new, &matching);
    let changes = changes::list(&old, &new, &matching, &moved);
    Comparison {
        changes,
        old,
        new,
        matching,
        moved,
    }
}

/// The report among the parts of an outline that is another version of `part`: that of the most alike
/// title, else the first.
pub fn counterpart<'a>(part: &Node, among: &'a Outline) -> Option<&'a Rc<Node>> {
    let parts = &among.root().children;
    let reports = || {
        parts
            .iter()
            .filter(|p| p.kind == crate::outline::Kind::Report)
    };
    let title = flat::bag(&crate::report::title(part));
    let alike = |p: &&Rc<Node>| {
        let share = flat::dice(&title, &flat::bag(&crate::report::title(p)));
        (share * 1000.0) as u32
    };
    let most = reports().map(|p| alike(&p)).max()?;
    reports().find(|p| alike(p) == most).or(parts.first())
}

#[cfg(test)]
mod tests;
