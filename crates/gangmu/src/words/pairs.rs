//! Measures that say the same, word for word or nearly.

use super::data::Pair;
use crate::check::{alike, bags};
use crate::outline::NodeId;
use std::ops::Range;

/// A text that may have a double.
pub(super) struct Measure<'a> {
    pub id: NodeId,
    pub text: &'a str,
    /// The part and the section that it stands in: measures of one section are no doubles.
    pub part: NodeId,
    pub section: NodeId,
}

/// All pairs of measures of different sections that share `percent` of their words, the worst
/// first. Far below O(n²): see [`alike`].
pub(super) fn pairs(
    measures: &[Measure<'_>],
    percent: u8,
    words: &dyn Fn(&str) -> Vec<Range<usize>>,
) -> Vec<Pair> {
    let texts: Vec<&str> = measures.iter().map(|m| m.text).collect();
    let bags = bags(&texts, words);
    let elsewhere = |a: usize, b: usize| measures[a].section != measures[b].section;
    let found = alike(&bags, percent, elsewhere);
    let pair = |(at, other, percent): (usize, usize, u8)| {
        let (first, second) = (&measures[other], &measures[at]);
        Pair {
            first: first.id,
            second: second.id,
            percent,
            is_same: first.text == second.text,
            is_across: first.part != second.part,
        }
    };
    let mut pairs: Vec<Pair> = found.into_iter().map(pair).collect();
    // Stable: those as bad as each other stay in order of the text.
    pairs.sort_by_key(|pair| std::cmp::Reverse((pair.is_same, pair.percent)));
    pairs
}
