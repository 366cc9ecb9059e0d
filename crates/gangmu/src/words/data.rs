//! What is found of words, as plain data: it can travel to where no words are cut.

use crate::outline::NodeId;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How many words there are, and how many different ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// All words.
    pub words: u32,
    /// Different words.
    pub distinct: u32,
}

/// The words of a node with all below it. There is one for each node of a report, so that it travels
/// as three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "(NodeId, u32, u32)", from = "(NodeId, u32, u32)")]
pub struct NodeWords {
    /// The node.
    pub node: NodeId,
    /// Its words.
    pub tally: Tally,
}

impl From<NodeWords> for (NodeId, u32, u32) {
    fn from(of: NodeWords) -> Self {
        (of.node, of.tally.words, of.tally.distinct)
    }
}

impl From<(NodeId, u32, u32)> for NodeWords {
    fn from((node, words, distinct): (NodeId, u32, u32)) -> Self {
        let tally = Tally { words, distinct };
        Self { node, tally }
    }
}

/// A word that says what a text is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// The word.
    pub word: String,
    /// How often it stands there.
    pub count: u32,
    /// In how many paragraphs.
    pub paragraphs: u32,
    /// How much it says: its count by the logarithm of how few paragraphs have it.
    pub weight: f32,
}

/// Where a word stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The node.
    pub node: NodeId,
    /// Bytes of the node's own text.
    pub ranges: Vec<Range<usize>>,
}

/// Measures that share most of their words with the first of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alike {
    /// Where they stand, in order of the text: two or more.
    pub places: Vec<NodeId>,
    /// How many percent of the words each shares with the first, at least; 100 can still differ in
    /// order and punctuation.
    pub percent: u8,
    /// Whether all are the same to the letter, but for tails such as 责任单位：….
    pub is_same: bool,
    /// Whether they stand in different reports.
    pub is_across: bool,
}
