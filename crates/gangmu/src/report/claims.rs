//! Claims: what a report says of its own numbers (3个方面18项问题, 制定措施46条, 完成率83.3%), with
//! what is listed, and with the sums inside the sentence.
//!
//! A wrong accusation is worse than silence: a claim differs only where its scope is certain and
//! what is listed certainly is the list of what is claimed. In all other cases it cannot be told,
//! and the reason is given as a sentence.

mod about;
mod announced;
mod arithmetic;
mod count;
mod divided;
mod enumerated;
mod listed;
mod phrases;
mod quantity;
mod scope;
mod section;
mod sums;
mod terms;
mod zone;

use super::shadow;
use crate::outline::{Node, NodeId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

pub use about::About;
pub use arithmetic::Arithmetic;
pub use count::Reason;
pub use quantity::Amount;

/// What comes of comparing a claim with what is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// As many are listed.
    Agrees,
    /// Another number is listed, or a sum is wrong.
    Differs,
    /// It cannot be told.
    Unknown,
}

impl Verdict {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Differs => "differs",
            Self::Unknown => "unknown",
        }
    }
}

/// A number that a report states of its own content.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The node that states it.
    pub node: NodeId,
    /// Bytes of its text: the number with its noun.
    pub range: Range<usize>,
    /// The same words.
    pub text: String,
    /// The number.
    pub number: Amount,
    /// The byte at which it begins.
    pub number_at: usize,
    /// Its unit: 条, 个方面, %.
    pub unit: String,
    /// What is counted.
    pub about: About,
    /// The words of the state that it tells: 限期整改.
    pub state: Option<String>,
    /// 90余次, 约百条.
    pub approximate: bool,
    /// The part or the section that the number is of.
    pub scope: NodeId,
    /// Whether its own words name that section: 班子建设方面问题2个.
    pub named: bool,
    /// How many are listed there, where that can be counted.
    pub counted: Option<u32>,
    /// How many of them have different titles, where some are alike.
    pub distinct: Option<u32>,
    /// Whether that agrees.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// The sum or the rate that the sentence gives, too.
    pub arithmetic: Option<Arithmetic>,
}

impl Claim {
    /// How many are listed, where the verdict rests upon that. A sum that is wrong and comes to as
    /// many as are listed says the same twice.
    pub fn listed(&self) -> Option<u32> {
        let sum = self.arithmetic.as_ref().filter(|a| !a.is_rate);
        let rests = match self.reason {
            Reason::Listed | Reason::ListedOnce | Reason::OtherNumber | Reason::Exchanged => true,
            Reason::SumWrong => sum.is_some_and(|a| a.computed.whole() == self.counted),
            _ => false,
        };
        self.counted.filter(|_| rests)
    }
}

/// The nodes of a part.
struct Nodes<'a> {
    by_id: HashMap<NodeId, &'a Rc<Node>>,
    /// What the report calls the whole that it is of, such as 全区 in one of a 区; else empty.
    whole: &'static str,
}

impl<'a> Nodes<'a> {
    fn of(part: &'a Rc<Node>) -> Self {
        let mut by_id = HashMap::new();
        part.walk(&mut |node| {
            by_id.insert(node.id, node);
        });
        let whole = scope::whole_of(&super::title(part));
        Self { by_id, whole }
    }

    fn get(&self, id: NodeId) -> Option<&'a Rc<Node>> {
        self.by_id.get(&id).copied()
    }
}

/// The claims of a part, in order of the text. O(text of the part).
pub fn claims(part: &Rc<Node>) -> Vec<Claim> {
    let Some((plain, cuts)) = shadow::of_part(part) else {
        return read(part);
    };
    let mut found = read(&plain);
    let nodes = Nodes::of(part);
    for claim in &mut found {
        claim.range = cuts.back(claim.node, claim.range.clone());
        let at = claim.number_at;
        claim.number_at = cuts.back(claim.node, at..at + 1).start;
        if let Some(node) = nodes.get(claim.node) {
            claim.text = shadow::joined(&node.text[claim.range.clone()]).into_owned();
        }
    }
    found
}

fn read(part: &Rc<Node>) -> Vec<Claim> {
    let listed = listed::Listed::of(part);
    let mut found = Vec::new();
    zone::passages(part, &listed, &mut |passage| {
        let mut said = about::read(&passage);
        arithmetic::check(&passage.node.text, &mut said);
        said.retain(|s| s.about.is_some());
        sums::add_wrong(&passage, &mut said);
        found.extend(said.into_iter().map(|s| s.claim(&passage)));
    });
    let nodes = Nodes::of(part);
    section::name(part, &nodes, &mut found);
    count::judge(part, &nodes, &listed, &mut found);
    announced::add(part, &mut found);
    found
}

/// The numbers that the claims state of all problems of the part.
pub(super) fn whole_numbers(part: &Rc<Node>, claims: &[Claim]) -> Vec<u32> {
    let nodes = Nodes::of(part);
    scope::whole_numbers(part, &nodes, claims)
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests;
