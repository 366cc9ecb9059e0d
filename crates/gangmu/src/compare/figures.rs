//! What two versions come to, and the numbers that they state of themselves.

use super::Comparison;
use crate::outline::{Node, NodeId, Outline};
use crate::report::{Claim, LedgerSums, claims, ledger};
use crate::text::{Bilingual, both};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::rc::Rc;

/// A figure before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// What is counted; of what a text states, where it does.
    pub name: Bilingual<String>,
    /// Before.
    pub old: String,
    /// After.
    pub new: String,
}

/// What a version comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tallies {
    /// Problems.
    pub problems: u32,
    /// Measures.
    pub measures: u32,
    /// Problems that are done.
    pub done: u32,
    /// 字, as Word counts them.
    pub words: u32,
}

impl Tallies {
    /// Those of a part, or of all if `top` is the root. O(text).
    pub fn of(outline: &Outline, top: &Node) -> Self {
        let sums = LedgerSums::of(&ledger(outline, top.id), None);
        Self {
            problems: top.summary().problems,
            measures: top.summary().measures,
            done: sums.done,
            words: top.totals().figures().words,
        }
    }

    fn each(self) -> [(Bilingual, u32); 4] {
        [
            (both("问题", "Problems"), self.problems),
            (both("措施", "Measures"), self.measures),
            (both("已完成", "Done"), self.done),
            (both("字数", "Words"), self.words),
        ]
    }
}

impl Comparison<'_> {
    /// The figures before and after: always those of [`Tallies`], in their order, and then the numbers
    /// that matched sentences state otherwise.
    pub fn figures(&self, old: &Outline, new: &Outline) -> Vec<Figure> {
        let (first, second) = (self.old.seats[0].node, self.new.seats[0].node);
        let before = Tallies::of(old, first).each();
        let after = Tallies::of(new, second).each();
        let counted = before
            .into_iter()
            .zip(after)
            .map(|((name, old), (_, new))| Figure {
                name: both(name.zh.to_owned(), name.en.to_owned()),
                old: old.to_string(),
                new: new.to_string(),
            });
        counted.chain(self.stated(first, second)).collect()
    }

    fn stated(&self, old: &Rc<Node>, new: &Rc<Node>) -> Vec<Figure> {
        let to_old: HashMap<NodeId, NodeId> = self
            .matching
            .to_old
            .iter()
            .zip(&self.new.seats)
            .filter_map(|(old, new)| Some((new.node.id, self.old.seats[(*old)?].node.id)))
            .collect();
        let mut before: HashMap<NodeId, Vec<Claim>> = HashMap::new();
        for claim in claims_of(old) {
            before.entry(claim.node).or_default().push(claim);
        }
        let mut found = Vec::new();
        for claim in claims_of(new) {
            let Some(olds) = to_old.get(&claim.node).and_then(|id| before.get_mut(id)) else {
                continue;
            };
            let same = |old: &Claim| {
                old.about == claim.about && old.unit == claim.unit && old.state == claim.state
            };
            let Some(at) = olds.iter().position(same) else {
                continue;
            };
            let was = olds.remove(at);
            if was.number != claim.number {
                found.push(Figure {
                    name: both("文中数字".to_owned(), "Stated".to_owned()),
                    old: was.text,
                    new: claim.text,
                });
            }
        }
        found
    }
}

fn claims_of(top: &Rc<Node>) -> Vec<Claim> {
    match top.kind.is_part() {
        true => claims(top),
        false => top.children.iter().flat_map(claims).collect(),
    }
}
