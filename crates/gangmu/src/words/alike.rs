//! Measures that say the same, word for word or nearly.

use super::data::Alike;
use crate::check::{bags, groups};
use crate::outline::NodeId;

/// A text that may have a double.
pub(super) struct Measure<'a> {
    pub id: NodeId,
    /// What of it is compared.
    pub text: String,
    /// The words of that, in order.
    pub words: Vec<&'a str>,
    /// The part and the section that it stands in: measures of one section are no doubles.
    pub part: NodeId,
    pub section: NodeId,
}

/// The groups of measures of different sections that share `percent` of their words, the worst
/// first. Far below O(n²): see [`groups`].
pub(super) fn alike(measures: &[Measure<'_>], percent: u8) -> Vec<Alike> {
    let bags = bags(measures.iter().map(|m| m.words.iter().copied()));
    let elsewhere = |a: usize, b: usize| measures[a].section != measures[b].section;
    let found = groups(&bags, percent, elsewhere).into_iter().map(|group| {
        let first = &measures[group[0].0];
        let all = || group.iter().map(|(at, _)| &measures[*at]);
        Alike {
            places: all().map(|m| m.id).collect(),
            percent: group.iter().map(|(_, share)| *share).min().unwrap_or(100),
            is_same: all().all(|m| m.text == first.text),
            is_across: all().any(|m| m.part != first.part),
        }
    });
    let mut found: Vec<Alike> = found.collect();
    // Stable: those as bad as each other stay in order of the text.
    found.sort_by_key(|of| std::cmp::Reverse((of.places.len(), of.is_same, of.percent)));
    found
}
