//! Where two texts differ, by their tokens.
//!
//! The longest common subsequence by the plain table: two measures have a hundred tokens, and a crate
//! for comparing files would weigh more than these lines. Past [`MOST`] cells nothing between the
//! common ends is taken for common.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What of each of two texts the other does not have, as bytes, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differ {
    /// Of the first.
    pub first: Vec<Range<usize>>,
    /// Of the second.
    pub second: Vec<Range<usize>>,
}

/// The largest table, in cells.
const MOST: usize = 4_000_000;

/// Compares two texts, cut into these tokens. O(n·m) of what is left between common ends.
pub fn differ(texts: [&str; 2], tokens: [&[Range<usize>]; 2]) -> Differ {
    let words = [0, 1].map(|side| {
        let words = tokens[side].iter().map(|range| &texts[side][range.clone()]);
        words.collect::<Vec<&str>>()
    });
    let [a, b] = &words;
    let least = a.len().min(b.len());
    let head = (0..least).take_while(|at| a[*at] == b[*at]).count();
    let same_end = |n: &usize| a[a.len() - n] == b[b.len() - n];
    let tail = (1..=least - head).take_while(same_end).count();
    let (a, b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let common = common(a, b);
    let side = |side: usize, n: usize, common: Vec<bool>| {
        let mut marked: Vec<Range<usize>> = Vec::new();
        for at in (0..n).filter(|at| !common[*at]) {
            let range = tokens[side][head + at].clone();
            match marked.last_mut().filter(|last| last.end == range.start) {
                Some(last) => last.end = range.end,
                None => marked.push(range),
            }
        }
        marked
    };
    let [first, second] = common;
    Differ {
        first: side(0, a.len(), first),
        second: side(1, b.len(), second),
    }
}

/// Which of each belong to the longest common subsequence.
fn common(a: &[&str], b: &[&str]) -> [Vec<bool>; 2] {
    let mut common = [vec![false; a.len()], vec![false; b.len()]];
    let width = b.len() + 1;
    if (a.len() + 1) * width > MOST {
        return common;
    }
    // How long it is for the rest from each pair on.
    let mut rest = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            rest[i * width + j] = match a[i] == b[j] {
                true => rest[(i + 1) * width + j + 1] + 1,
                false => rest[(i + 1) * width + j].max(rest[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            common[0][i] = true;
            common[1][j] = true;
            (i, j) = (i + 1, j + 1);
        } else if rest[(i + 1) * width + j] >= rest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is marked, with every character a token.
    fn marked(first: &str, second: &str) -> [Vec<String>; 2] {
        let cut = |text: &str| {
            let ends = text.char_indices().map(|(at, c)| at..at + c.len_utf8());
            ends.collect::<Vec<_>>()
        };
        let found = differ([first, second], [&cut(first), &cut(second)]);
        let texts = |text: &str, ranges: Vec<Range<usize>>| {
            ranges.into_iter().map(|r| text[r].to_owned()).collect()
        };
        [texts(first, found.first), texts(second, found.second)]
    }

    #[test]
    fn what_is_new_and_what_is_gone() {
        let none: [Vec<String>; 2] = Default::default();
        assert_eq!(marked("", ""), none);
        assert_eq!(marked("每月学习", "每月学习"), none);
        assert_eq!(
            marked("每月学习", "每周学习两次"),
            [vec!["月"], vec!["周", "两次"]]
        );
        assert_eq!(marked("", "学习"), [vec![], vec!["学习"]]);
        assert_eq!(marked("甲乙甲", "甲甲"), [vec!["乙"], vec![]]);
    }

    #[test]
    fn the_rest_is_common() {
        let (a, b) = ("甲乙丙丁甲乙", "乙丙甲丁丁乙甲");
        let [first, second] = marked(a, b);
        let without = |text: &str, marked: &[String]| {
            let n: usize = marked.iter().map(|m| m.chars().count()).sum();
            text.chars().count() - n
        };
        assert_eq!(without(a, &first), 4);
        assert_eq!(without(b, &second), 4);
    }
}
