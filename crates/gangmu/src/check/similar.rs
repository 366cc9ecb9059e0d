//! Finding pieces of text that are nearly the same, without comparing each with each.

use std::collections::HashMap;
use std::ops::Range;

/// Cuts a text into words, as bytes of it, in order.
pub type Tokenizer<'a> = &'a dyn Fn(&str) -> Vec<Range<usize>>;

/// Each character with the one behind it: a tokenizer that knows no dictionary. Punctuation and
/// white space part.
pub fn bigrams(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut last: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        let here = at..at + c.len_utf8();
        if !c.is_alphanumeric() {
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

/// A piece of text as the set of its words.
pub struct Bag {
    /// Numbers of words, the rarest first.
    words: Vec<u32>,
}

/// The sets of words of `texts`. O(n log n) of their length.
pub fn bags(texts: &[&str], tokens: Tokenizer<'_>) -> Vec<Bag> {
    let mut number: HashMap<&str, u32> = HashMap::new();
    let mut frequency: Vec<u32> = Vec::new();
    let mut sets: Vec<Vec<u32>> = Vec::with_capacity(texts.len());
    for text in texts {
        let mut set: Vec<u32> = Vec::new();
        for range in tokens(text) {
            let next = number.len() as u32;
            let word = text.get(range).unwrap_or("");
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

/// Each bag with those before it of which it shares `percent` of the words of both, and how many
/// percent it shares; `may` says of which pairs this is asked. Only bags that share one of their
/// rarest words are compared: two that share enough must share one of those.
pub fn alike(
    bags: &[Bag],
    percent: u8,
    may: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize, u8)> {
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
            let shared = shared(&bag.words, &bags[other].words);
            let all = n + bags[other].words.len() - shared;
            let is_alike = shared * 100 >= all * threshold;
            is_alike.then(|| (at, other, (shared * 100 / all) as u8))
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

    #[test]
    fn as_a_comparison_of_all_pairs() {
        let bags = bags(&TEXTS, &bigrams);
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
    fn bigrams_stop_at_punctuation() {
        let text = "抓学习，1次";
        let words: Vec<_> = bigrams(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(words, ["抓学", "学习", "1次"]);
    }
}
