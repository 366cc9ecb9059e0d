//! Finding pieces of text that are nearly the same, without comparing each with each.

use crate::outline::{Kind, Node};
use crate::text::{is_han, is_space};
use rustc_hash::FxHashMap;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// Cuts a text into words, as bytes of it, in order.
pub type Tokenizer<'a> = &'a dyn Fn(&str) -> Vec<Range<usize>>;

/// Each character with the one behind it: a tokenizer that knows no dictionary. Punctuation and
/// white space part.
pub fn bigrams(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut last: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        let here = at..at + c.len_utf8();
        if !is_han(c) && !c.is_alphanumeric() {
            last = None;
            continue;
        }
        if let Some(last) = last {
            found.push(last.start..here.end);
        }
        last = Some(here);
    }
    found
}

/// Shorter measures are too few words to compare, in characters.
const LONG: usize = 20;

/// Labels of what may stand behind a measure and is none of it.
const TAILS: [&str; 16] = [
    "责任单位",
    "责任部门",
    "责任科室",
    "责任领导",
    "责任人",
    "牵头单位",
    "牵头部门",
    "牵头领导",
    "配合单位",
    "完成时限",
    "整改时限",
    "整改期限",
    "完成时间",
    "办理时限",
    "整改完成时限",
    "验收单位",
];

/// A measure's own words: its text, and of a numbered one what runs on behind its title.
pub fn measure_pieces(measure: &Node) -> impl Iterator<Item = &Node> {
    let goes_on = |n: &&Rc<Node>| n.kind == Kind::Body && n.is_inline();
    let behind = measure.children.iter().take_while(goes_on);
    let behind = behind.take(if measure.kind.is_heading() {
        usize::MAX
    } else {
        0
    });
    std::iter::once(measure).chain(behind.map(|n| &**n))
}

/// The words of a measure that are compared, without a tail such as 责任单位：…; `None` if they are
/// too few.
pub fn comparable(measure: &str) -> Option<&str> {
    let tail = measure.match_indices(['：', ':']).find_map(|(at, _)| {
        let label = TAILS.iter().find(|t| measure[..at].ends_with(*t))?;
        Some(at - label.len())
    });
    let words = measure[..tail.unwrap_or(measure.len())]
        .trim_end_matches(|c: char| is_space(c) || "（(【[；;，,".contains(c));
    words.chars().nth(LONG).map(|_| words)
}

/// A piece of text as the set of its words.
pub struct Bag {
    /// Numbers of words, the rarest first.
    words: Vec<u32>,
}

impl Bag {
    /// How many percent of the words of both the two share.
    fn shares(&self, other: &Self) -> u8 {
        let shared = shared(&self.words, &other.words);
        let all = self.words.len() + other.words.len() - shared;
        (shared * 100 / all.max(1)) as u8
    }
}

/// The sets of words of texts, each of which is given as its words. O(n log n) of their length.
pub fn bags<'a, W: IntoIterator<Item = &'a str>>(texts: impl IntoIterator<Item = W>) -> Vec<Bag> {
    let mut number: FxHashMap<&str, u32> = FxHashMap::default();
    let mut frequency: Vec<u32> = Vec::new();
    let mut sets: Vec<Vec<u32>> = Vec::new();
    for text in texts {
        let mut set: Vec<u32> = Vec::new();
        for word in text {
            let next = number.len() as u32;
            set.push(*number.entry(word).or_insert(next));
        }
        set.sort_unstable();
        set.dedup();
        frequency.resize(number.len(), 0);
        set.iter().for_each(|w| frequency[*w as usize] += 1);
        sets.push(set);
    }
    let rank = |w: &u32| (frequency[*w as usize], *w);
    let bag = |mut words: Vec<u32>| {
        words.sort_unstable_by_key(rank);
        Bag { words }
    };
    sets.into_iter().map(bag).collect()
}

/// Bags that are alike, each with the percent of words that it shares with the first; that one has
/// 100.
pub type Group = Vec<(usize, u8)>;

/// The groups of bags that share `percent` of the words of both with the first of the group, in
/// order of their first; `may` says of which pairs this is asked. A bag that is like none but a
/// later one of a group makes a group with that one.
pub fn groups(bags: &[Bag], percent: u8, may: impl Fn(usize, usize) -> bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of: HashMap<usize, usize> = HashMap::new();
    let pairs = alike(bags, percent, may);
    for of_one in pairs.chunk_by(|a, b| a.0 == b.0) {
        let at = of_one[0].0;
        let joined = of_one.iter().find_map(|(_, other, _)| {
            let group = *group_of.get(other)?;
            let share = bags[groups[group][0].0].shares(&bags[at]);
            (share >= percent).then_some((group, share))
        });
        let best = of_one
            .iter()
            .min_by_key(|(_, _, share)| std::cmp::Reverse(*share));
        if let Some((group, share)) = joined {
            groups[group].push((at, share));
            group_of.insert(at, group);
        } else if let Some((_, other, share)) = best {
            group_of.entry(*other).or_insert(groups.len());
            group_of.insert(at, groups.len());
            groups.push(vec![(*other, 100), (at, *share)]);
        }
    }
    groups.sort_by_key(|group| group[0].0);
    groups
}

/// Each bag with those before it of which it shares `percent` of the words of both, and how many
/// percent it shares; `may` says of which pairs this is asked. Only bags that share one of their
/// rarest words are compared: two that share enough must share one of those.
fn alike(bags: &[Bag], percent: u8, may: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize, u8)> {
    let threshold = usize::from(percent.clamp(1, 100));
    let mut by_word: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (at, bag) in bags.iter().enumerate() {
        let n = bag.words.len();
        let prefix = n - (n * threshold).div_ceil(100) + usize::from(n > 0);
        let mut candidates: Vec<usize> = Vec::new();
        for word in &bag.words[..prefix] {
            let there = by_word.entry(*word).or_default();
            candidates.extend(there.iter().rev().take(MOST).copied());
            there.push(at);
        }
        candidates.sort_unstable();
        candidates.dedup();
        let hits = candidates.into_iter().filter_map(|other| {
            let (small, large) = (
                n.min(bags[other].words.len()),
                n.max(bags[other].words.len()),
            );
            if small * 100 < large * threshold || !may(other, at) {
                return None;
            }
            let share = bag.shares(&bags[other]);
            (usize::from(share) >= threshold).then_some((at, other, share))
        });
        found.extend(hits);
    }
    found
}

/// How many bags before it a bag is compared with at most for each of its rare words.
const MOST: usize = 50;

fn shared(a: &[u32], b: &[u32]) -> usize {
    let mut a = a.to_vec();
    a.sort_unstable();
    b.iter().filter(|w| a.binary_search(w).is_ok()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 4] = [
        "建立健全学习制度，每月组织集中学习，定期通报学习情况",
        "开展资产清查，逐项登记造册，及时处置闲置资产",
        "建立健全学习制度，每月组织集中学习，定期通报情况",
        "开展资产清查，逐项登记造册，及时处置闲置资产。",
    ];

    fn bags_of(texts: &[&'static str]) -> Vec<Bag> {
        bags(texts.iter().map(|t| bigrams(t).into_iter().map(|r| &t[r])))
    }

    #[test]
    fn as_a_comparison_of_all_pairs() {
        let bags = bags_of(&TEXTS);
        for percent in [1, 30, 70, 85, 100] {
            let quick = alike(&bags, percent, |_, _| true);
            let mut slow = Vec::new();
            for at in 0..bags.len() {
                let hits = (0..at).filter_map(|other| {
                    let shared = shared(&bags[at].words, &bags[other].words);
                    let all = bags[at].words.len() + bags[other].words.len() - shared;
                    let is_alike = shared * 100 >= all * usize::from(percent);
                    is_alike.then(|| (at, other, (shared * 100 / all) as u8))
                });
                slow.extend(hits);
            }
            assert_eq!(quick, slow, "{percent}");
        }
        assert_eq!(alike(&bags, 100, |_, _| true), [(3, 1, 100)]);
        assert_eq!(alike(&bags, 100, |_, _| false), []);
    }

    #[test]
    fn ten_alike_are_one_group() {
        let texts: Vec<&'static str> = [TEXTS[0]; 10].into_iter().chain(TEXTS).collect();
        let bags = bags_of(&texts);
        let found = groups(&bags, 80, |a, b| a != b);
        let places: Vec<Vec<usize>> = (found.iter())
            .map(|group| group.iter().map(|(at, _)| *at).collect())
            .collect();
        assert_eq!(
            places,
            [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12].as_slice(), &[11, 13]]
        );
        assert!(found.iter().flatten().all(|(_, share)| *share >= 80));
    }

    #[test]
    fn tails_are_not_compared() {
        let words = "建立健全学习制度，每月组织集中学习，定期通报学习情况。";
        for tail in [
            "",
            "（责任单位：甲局）",
            "责任领导:张某；完成时限：9月",
            " 牵头单位：乙局",
        ] {
            assert_eq!(comparable(&format!("{words}{tail}")), Some(words));
        }
        assert_eq!(
            comparable("抓紧整改。责任单位：甲局、乙局、丙局、丁局、戊局"),
            None
        );
    }

    #[test]
    fn bigrams_stop_at_punctuation() {
        let text = "抓学习，1次";
        let words: Vec<_> = bigrams(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(words, ["抓学", "学习", "1次"]);
    }
}
