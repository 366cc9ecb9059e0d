//! The words of a session, counted beside the writer, elsewhere: told what has changed in the form
//! in which sessions are kept, and asked one thing or several. Both ways are JSON, so that this can
//! live in another thread and another module. Progress is for the asker: parts told one by one are
//! read one by one.

mod reader;

pub use reader::{WordReader, request};

use super::Session;
use gangmu::outline::NodeId;
use gangmu::words::{Alike, Differ, Key, NodeWords, Tally, Term};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WordQuestion {
    /// How many words there are, and how many in the nodes of these parts.
    Tallies {
        /// The parts.
        parts: Vec<NodeId>,
        /// The nodes that are summed up, none below another; empty: everything.
        scope: Vec<NodeId>,
    },
    /// The words that say most, of everything or of nodes.
    Top {
        /// The nodes with all below them; empty: everything.
        scope: Vec<NodeId>,
        /// How many words are answered at most.
        most: usize,
    },
    /// The words that nodes use otherwise than the rest.
    Keys {
        /// The nodes with all below them.
        scope: Vec<NodeId>,
        /// The least [`Key::ratio`] that is told.
        least: f32,
        /// How many words are answered at most.
        most: usize,
    },
    /// Measures that say the same, by the percentage of words that they share.
    Alike {
        /// The nodes, at most one of a part, with all below them; empty: everything.
        scope: Vec<NodeId>,
        /// The least share that is told, 0 to 100.
        percent: u8,
        /// How many groups are answered at most.
        most: usize,
    },
    /// Where the texts of two nodes differ.
    Differ {
        /// The two.
        nodes: [NodeId; 2],
    },
    /// All tokens of a text, for selecting and searching by words.
    Tokens {
        /// To be cut.
        text: String,
    },
    /// Which of the finds in these texts are whole words: bytes of them.
    Whole {
        /// Each text with its finds, in bytes of it.
        texts: Vec<(String, Vec<Range<usize>>)>,
    },
}

/// The answer to each [`WordQuestion`], by the same name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WordAnswer {
    /// Of the scope, and of each node of the parts with all below it.
    Tallies {
        /// Of the scope.
        whole: Tally,
        /// Of the nodes, in order of the text.
        nodes: Vec<NodeWords>,
    },
    /// The heaviest first.
    Top(Vec<Term>),
    /// The most striking first.
    Keys(Vec<Key>),
    /// The worst first, of `n`.
    Alike {
        /// How many groups there are, told or not.
        n: usize,
        /// Those that are told.
        groups: Vec<Alike>,
    },
    /// The texts as they were read, and where they differ.
    Differ {
        /// In the order asked.
        texts: [String; 2],
        /// What of each the other does not have.
        differ: Differ,
    },
    /// Bytes of the text, in order; together they are the text, so that their ends travel.
    Tokens(#[serde(with = "ends")] Vec<Range<usize>>),
    /// Of each text those finds that begin and end inside no word.
    Whole(Vec<Vec<Range<usize>>>),
}

/// Ranges of which each begins where the one before it ends.
mod ends {
    use super::{Deserialize, Range};
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(ranges: &[Range<usize>], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(ranges.iter().map(|range| range.end))
    }

    pub fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Vec<Range<usize>>, D::Error> {
        let mut begin = 0;
        let ends = Vec::<usize>::deserialize(from)?.into_iter();
        let ranges = ends.map(|end| std::mem::replace(&mut begin, end)..end);
        Ok(ranges.collect())
    }
}

/// What stands in a request before the records of the parts that changed, which commas part,
/// and behind them.
pub fn request_opening(
    session: Option<&Session>,
    terms: Option<&[String]>,
    questions: &[WordQuestion],
) -> (String, &'static str) {
    const SOUND: &str = "strings and numbers always serialise";
    let head = session.map(Session::head);
    let head = serde_json::to_string(&head).expect(SOUND);
    let terms = serde_json::to_string(&terms).expect(SOUND);
    let questions = serde_json::to_string(questions).expect(SOUND);
    let opening =
        format!("{{\"head\":{head},\"terms\":{terms},\"questions\":{questions},\"records\":[");
    (opening, "]}")
}
