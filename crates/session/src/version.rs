//! What stood at another time: which parts, as records that versions have in common, and what to
//! tell them apart by.

use crate::{Found, Session};
use gangmu::edit::Intent;
use gangmu::outline::{Node, NodeId, Status};
use gangmu::report;
use gangmu::text::{Bilingual, Text, both};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

/// At most so many versions are kept beside those with a name.
const MOST: usize = 200;
/// At most so many characters are kept of all: what they share counts once, and a part that a
/// version names counts as [`ENTRY`].
const MOST_CHARS: u64 = 64_000_000;
const ENTRY: u64 = 100;

/// Why a version was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// It stood so before the first change since the page was opened, or the text came in.
    Begun,
    /// Somebody has been writing for a while.
    While,
    /// Something was going to change many places: what, in Chinese and in English.
    Before(String, String),
    /// Somebody wanted it, and called it so.
    Named(String),
}

impl Why {
    /// The step that was going to be made.
    pub fn before(step: Intent) -> Self {
        let Bilingual { zh, en } = step.name();
        Self::Before(zh.to_owned(), en.to_owned())
    }

    /// What is said of it.
    pub fn sentence(&self) -> Bilingual<String> {
        match self {
            Self::Begun => both("开始修改前", "Before the first change").into(),
            Self::While => both("修改中自动留存", "While writing").into(),
            Self::Before(zh, en) => both(format!("{zh}前"), format!("Before: {en}")),
            Self::Named(name) => both(name.clone(), name.clone()),
        }
    }

    /// Whether somebody wanted it.
    pub fn is_named(&self) -> bool {
        matches!(self, Self::Named(_))
    }
}

/// What is to be kept as a version.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Why.
    pub why: Why,
    /// The parts as they stood.
    pub parts: Vec<Rc<Node>>,
    /// Of each what is told of it.
    told: Vec<Told>,
    tail: Text,
}

/// A version as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// Its number on this machine. Not of the record.
    #[serde(skip)]
    pub id: u32,
    /// When it was kept, in milliseconds since 1970.
    pub at: f64,
    /// The same on the machine's clock: year, month, day, hour, minute. Not of the record.
    #[serde(skip)]
    pub clock: [u16; 5],
    /// Why.
    pub why: Why,
    /// The parts in order.
    pub parts: Vec<Entry>,
    /// The white space behind the last word.
    pub tail: String,
}

/// A part of a version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: NodeId,
    /// The number of its record on this machine.
    pub piece: u32,
    /// How many UTF-16 units that has.
    pub n: u32,
    /// What is told of it.
    #[serde(flatten)]
    pub told: Told,
}

/// What is told of a part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// Its title.
    pub title: String,
    /// How many 字 it has.
    pub words: u32,
    /// How many problems, and how many of them are done, if it was read by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problems: Option<[u32; 2]>,
}

/// A text as it stood, shared with the outline, which copies what it changes.
#[derive(Clone, Debug)]
pub struct Stood {
    parts: Vec<Rc<Node>>,
    tail: Text,
}

impl Stood {
    /// The session's as it stands.
    pub fn of(session: &Session) -> Self {
        Self {
            parts: session.kept_parts(),
            tail: session.outline().tail().clone(),
        }
    }
}

impl Told {
    /// What is told of a part in which that was found.
    pub fn of(part: &Node, found: &Found) -> Self {
        let facts = found.facts(Some(part.id));
        let is_done = |(_, status): &&(NodeId, Option<Status>)| *status == Some(Status::Done);
        let n = facts.statuses.len() as u32;
        let n_done = facts.statuses.iter().filter(is_done).count() as u32;
        Self {
            title: report::title(part),
            words: part.totals().figures().words,
            problems: (n > 0).then_some([n, n_done]),
        }
    }
}

impl Moment {
    /// What stood so when that was found in it.
    pub fn of(Stood { parts, tail }: Stood, why: Why, found: &Found) -> Self {
        let told = |part: &Rc<Node>| Told::of(part, found);
        let told = parts.iter().map(told).collect();
        Self {
            why,
            parts,
            told,
            tail,
        }
    }

    /// As it is kept, with the number and the length of each part's record.
    pub fn version(&self, at: f64, pieces: &[(u32, u32)]) -> Version {
        let entry = |((part, told), (piece, n)): ((&Rc<Node>, &Told), &(u32, u32))| Entry {
            id: part.id,
            piece: *piece,
            n: *n,
            told: told.clone(),
        };
        let parts = self.parts.iter().zip(&self.told).zip(pieces);
        Version {
            id: 0,
            at,
            clock: [0; 5],
            why: self.why.clone(),
            parts: parts.map(entry).collect(),
            tail: self.tail.to_string(),
        }
    }
}

impl Version {
    /// Whether it is the text of that one.
    pub fn is_text_of(&self, other: &Self) -> bool {
        let pieces = |v: &Self| v.parts.iter().map(|p| p.piece).collect::<Vec<_>>();
        self.tail == other.tail && pieces(self) == pieces(other)
    }

    /// The entry of that part.
    pub fn part(&self, id: NodeId) -> Option<&Entry> {
        self.parts.iter().find(|p| p.id == id)
    }
}

/// Which versions are to go so that the rest stays within bounds, those without a name first and the
/// oldest of them, and which records nobody names then. `all` from the oldest to the newest, which
/// stays.
pub fn outgrown(all: &[Version]) -> (Vec<u32>, Vec<u32>) {
    let mut stays: Vec<&Version> = all.iter().collect();
    let mut gone = Vec::new();
    while stays.len() > 1 && is_too_much(&stays) {
        let older = &stays[..stays.len() - 1];
        let at = older.iter().position(|v| !v.why.is_named()).unwrap_or(0);
        gone.push(stays.remove(at).id);
    }
    let named: HashSet<u32> = pieces(&stays).into_keys().collect();
    let all = pieces(&all.iter().collect::<Vec<_>>()).into_keys();
    (gone, all.filter(|piece| !named.contains(piece)).collect())
}

fn is_too_much(all: &[&Version]) -> bool {
    let n_entries: usize = all.iter().map(|v| v.parts.len()).sum();
    let n_chars: u64 = pieces(all).into_values().map(u64::from).sum();
    all.iter().filter(|v| !v.why.is_named()).count() > MOST
        || n_chars + n_entries as u64 * ENTRY > MOST_CHARS
}

/// The records that these name, with their lengths.
fn pieces(all: &[&Version]) -> BTreeMap<u32, u32> {
    let entries = all.iter().flat_map(|v| &v.parts);
    entries.map(|p| (p.piece, p.n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(id: u32, why: Why, parts: &[(u32, u32)]) -> Version {
        let entry = |(piece, n): &(u32, u32)| Entry {
            id: NodeId(*piece),
            piece: *piece,
            n: *n,
            told: Told::default(),
        };
        Version {
            id,
            at: 0.0,
            clock: [0; 5],
            why,
            parts: parts.iter().map(entry).collect(),
            tail: String::new(),
        }
    }

    #[test]
    fn the_oldest_without_a_name_go_first_and_what_is_shared_stays() {
        let half = MOST_CHARS as u32 / 2;
        let named = Why::Named("送审稿".into());
        let all = [
            version(1, named, &[(1, half)]),
            version(2, Why::While, &[(2, half), (9, 1)]),
            version(3, Why::While, &[(1, half), (9, 1)]),
        ];
        assert_eq!(outgrown(&all[..1]), (vec![], vec![]));
        assert_eq!(outgrown(&all), (vec![2], vec![2]));
        let many: Vec<Version> = (0..=MOST as u32 + 1)
            .map(|id| version(id, Why::While, &[(7, 10)]))
            .collect();
        assert_eq!(outgrown(&many), (vec![0, 1], vec![]));
    }

    #[test]
    fn the_newest_stays_whatever_it_weighs() {
        let all = [
            version(1, Why::Named("甲".into()), &[(1, 10)]),
            version(2, Why::While, &[(2, u32::MAX)]),
        ];
        assert_eq!(outgrown(&all), (vec![1], vec![1]));
    }

    #[test]
    fn a_record_comes_back() {
        let all = version(0, Why::before(Intent::Regroup), &[(1, 2)]);
        let record = serde_json::to_string(&all).expect("plain data");
        assert_eq!(serde_json::from_str::<Version>(&record).expect("ours"), all);
    }
}
