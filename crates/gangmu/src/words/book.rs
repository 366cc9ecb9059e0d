//! The words of all parts, kept by paragraph: what has not changed is not cut again.

use super::alike::{Measure, alike};
use super::cutter::Cutter;
use super::data::{Alike, NodeWords, Place, Tally, Term};
use super::keyness::{Key, log_likelihood};
use super::terms::is_function_word;
use crate::check::{comparable, measure_pieces};
use crate::outline::{Node, NodeId};
use crate::report::Reading;
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// The number of a word.
type Word = u32;

/// One paragraph, cut.
#[derive(Debug, Default)]
struct Cut {
    words: Vec<Word>,
    ranges: Vec<Range<usize>>,
}

/// One node of a part; they stand in order of the text.
#[derive(Debug)]
struct Entry {
    id: NodeId,
    is_heading: bool,
    /// How many entries from this one on are a measure's own words; 0 for what is none.
    measure: usize,
    text: Rc<str>,
    /// Behind the last entry below it.
    end: usize,
    cut: Rc<Cut>,
}

/// The words of a text in parts.
///
/// ```
/// use gangmu::report::Reading;
/// use gangmu::words::{Book, Cutter, DictionaryError};
///
/// # fn main() -> Result<(), DictionaryError> {
/// // The lines of jieba's own dictionary, in little space.
/// let dictionary = gangmu_dictionary::encode("健全 80 v\n制度 200 n\n的 9000 uj\n").expect("sorted");
/// let cutter = Cutter::with_terms(dictionary.as_bytes(), &[])?;
/// let outline = gangmu::parse("一、健全制度\n制度的制度。\n");
/// let part = &outline.root().children[0];
/// let mut book = Book::default();
/// book.read(&cutter, &Reading::of(part));
/// book.keep(&[part.id]);
/// assert_eq!(book.top(&[], 1)[0].word, "制度");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Default)]
pub struct Book {
    words: IndexSet<Box<str>, FxBuildHasher>,
    cuts: FxHashMap<Rc<str>, Rc<Cut>>,
    parts: HashMap<NodeId, Vec<Entry>>,
    order: Vec<NodeId>,
}

impl Book {
    /// Reads a part, or reads it again. O(n); cuts only paragraphs that stand nowhere yet.
    pub fn read(&mut self, cutter: &Cutter, reading: &Reading) {
        let part = reading.part();
        let mut entries = Vec::new();
        self.enter(cutter, part, &mut entries);
        let listed = reading.measures().iter();
        let listed: HashMap<NodeId, usize> =
            listed.map(|m| (m.id, measure_pieces(m).count())).collect();
        for entry in &mut entries {
            entry.measure = listed.get(&entry.id).copied().unwrap_or_default();
        }
        self.parts.insert(part.id, entries);
    }

    /// Keeps these parts, in this order, and forgets all others.
    pub fn keep(&mut self, parts: &[NodeId]) {
        self.parts.retain(|id, _| parts.contains(id));
        self.order = parts.to_vec();
        self.cuts.retain(|_, cut| Rc::strong_count(cut) > 1);
    }

    /// Cuts everything again, since other terms are known.
    pub fn cut_again(&mut self, cutter: &Cutter) {
        let mut parts = std::mem::take(&mut self.parts);
        *self = Self {
            order: std::mem::take(&mut self.order),
            ..Self::default()
        };
        for entry in parts.values_mut().flatten() {
            (entry.text, entry.cut) = self.cut(cutter, &entry.text);
        }
        self.parts = parts;
    }

    fn enter(&mut self, cutter: &Cutter, node: &Rc<Node>, entries: &mut Vec<Entry>) {
        let at = entries.len();
        let (text, cut) = self.cut(cutter, &node.text);
        entries.push(Entry {
            id: node.id,
            is_heading: node.kind.is_heading(),
            measure: 0,
            text,
            end: 0,
            cut,
        });
        for child in &node.children {
            self.enter(cutter, child, entries);
        }
        entries[at].end = entries.len();
    }

    fn cut(&mut self, cutter: &Cutter, text: &str) -> (Rc<str>, Rc<Cut>) {
        if let Some((text, cut)) = self.cuts.get_key_value(text) {
            return (text.clone(), cut.clone());
        }
        let mut cut = Cut::default();
        for range in cutter.words(text) {
            cut.words.push(self.number(&text[range.clone()]));
            cut.ranges.push(range);
        }
        let cut = Rc::new(cut);
        let text: Rc<str> = text.into();
        self.cuts.insert(text.clone(), cut.clone());
        (text, cut)
    }

    /// The number of a word, which it gets now if it has none.
    fn number(&mut self, word: &str) -> Word {
        let known = self.words.get_index_of(word);
        known.unwrap_or_else(|| self.words.insert_full(word.into()).0) as Word
    }

    /// The word with a number.
    fn word(&self, number: Word) -> &str {
        &self.words[number as usize]
    }

    /// The entries of all parts, in order of the text.
    fn entries(&self) -> impl Iterator<Item = &[Entry]> {
        let parts = self.order.iter().filter_map(|id| self.parts.get(id));
        parts.map(Vec::as_slice)
    }

    /// A node with all below it.
    fn below(&self, node: NodeId) -> &[Entry] {
        let found = self.entries().find_map(|part| {
            let at = part.iter().position(|entry| entry.id == node)?;
            Some(&part[at..part[at].end])
        });
        found.unwrap_or_default()
    }

    /// The entries of these nodes with all below them; of everything without any.
    fn among<'a>(&'a self, scope: &'a [NodeId]) -> Box<dyn Iterator<Item = &'a Entry> + 'a> {
        match scope {
            [] => Box::new(self.entries().flatten()),
            _ => Box::new(scope.iter().flat_map(|node| self.below(*node))),
        }
    }

    /// The tally of these nodes, none below another, with all below them; of everything without any.
    /// O(n).
    pub fn tally(&self, scope: &[NodeId]) -> Tally {
        tally(self.among(scope), &mut vec![0; self.words.len()], 1)
    }

    /// The tally of each node of a part with all below it. O(n) by the depth.
    pub fn nodes(&self, part: NodeId) -> Vec<NodeWords> {
        let entries = self.parts.get(&part).map(Vec::as_slice).unwrap_or_default();
        let mut seen = vec![0; self.words.len()];
        let nodes = entries.iter().enumerate().map(|(at, entry)| NodeWords {
            node: entry.id,
            tally: tally(&entries[at..entry.end], &mut seen, at as u32 + 1),
        });
        nodes.collect()
    }

    /// The words that say most, of these nodes with all below them or of everything; the heaviest
    /// first, without function words. O(n).
    pub fn top(&self, scope: &[NodeId], most: usize) -> Vec<Term> {
        let n = self.words.len();
        let (mut counts, mut paragraphs, mut all) = (vec![0u32; n], vec![0u32; n], 0u32);
        let mut last = vec![0; n];
        for entry in self.among(scope) {
            all += u32::from(!entry.cut.words.is_empty());
            for word in &entry.cut.words {
                let word = *word as usize;
                counts[word] += 1;
                if last[word] != all {
                    last[word] = all;
                    paragraphs[word] += 1;
                }
            }
        }
        let weight = |word: u32| {
            let word = word as usize;
            counts[word] as f32 * (1.0 + all as f32 / paragraphs[word] as f32).ln()
        };
        let words = (0..n as u32).filter(|word| counts[*word as usize] > 0);
        let mut words: Vec<(f32, u32)> = words.map(|word| (weight(word), word)).collect();
        let spelled = |word: u32| self.word(word);
        let order = |a: &(f32, u32), b: &(f32, u32)| {
            let heavier = b.0.total_cmp(&a.0);
            heavier.then_with(|| spelled(a.1).cmp(spelled(b.1)))
        };
        // Of so many the heaviest are asked whether they say anything; if few do, of more.
        let mut n_heavy = most.saturating_mul(4).max(64);
        loop {
            let mut heavy = &mut words[..];
            if n_heavy < heavy.len() {
                heavy.select_nth_unstable_by(n_heavy, order);
                heavy = &mut heavy[..n_heavy];
            }
            heavy.sort_unstable_by(order);
            let telling = heavy.iter().filter(|(_, word)| is_telling(spelled(*word)));
            let telling: Vec<(f32, u32)> = telling.take(most).copied().collect();
            if telling.len() == most || n_heavy >= words.len() {
                words = telling;
                break;
            }
            n_heavy = n_heavy.saturating_mul(4);
        }
        let term = |(weight, word): (f32, u32)| Term {
            word: spelled(word).to_owned(),
            count: counts[word as usize],
            paragraphs: paragraphs[word as usize],
            weight,
        };
        words.into_iter().map(term).collect()
    }

    /// The words that these nodes with all below them use otherwise than the rest, the most striking
    /// first, with a ratio of `least` or more; without function words. O(n).
    pub fn keys(&self, scope: &[NodeId], least: f32, most: usize) -> Vec<Key> {
        let mut counts = vec![[0u32; 2]; self.words.len()];
        let mut sums = [0u32; 2];
        for (side, scope) in [scope, &[]].into_iter().enumerate() {
            for word in self.among(scope).flat_map(|entry| &entry.cut.words) {
                counts[*word as usize][side] += 1;
                sums[side] += 1;
            }
        }
        let rest = sums[1] - sums[0];
        let key = |(word, [here, all]): (usize, [u32; 2])| {
            let there = all - here;
            let (ratio, expected) = log_likelihood(here, sums[0], there, rest);
            let is_key = ratio >= least && is_telling(self.word(word as Word));
            is_key.then(|| Key {
                word: self.word(word as Word).to_owned(),
                here,
                there,
                expected,
                ratio,
            })
        };
        let mut keys: Vec<Key> = counts.into_iter().enumerate().filter_map(key).collect();
        keys.sort_by(|a, b| {
            b.ratio
                .total_cmp(&a.ratio)
                .then_with(|| a.word.cmp(&b.word))
        });
        keys.truncate(most);
        keys
    }

    /// Where a word stands, in order of the text. O(n).
    pub fn places(&self, word: &str) -> Vec<Place> {
        let Some(number) = self.words.get_index_of(word) else {
            return Vec::new();
        };
        let place = |entry: &Entry| {
            let cut = &entry.cut;
            let here = cut
                .words
                .iter()
                .zip(&cut.ranges)
                .filter(|(word, _)| **word as usize == number);
            let ranges: Vec<Range<usize>> = here.map(|(_, range)| range.clone()).collect();
            (!ranges.is_empty()).then_some(Place {
                node: entry.id,
                ranges,
            })
        };
        self.entries().flatten().filter_map(place).collect()
    }

    /// Groups of measures of different sections that share `percent` of their words, of everything
    /// or of these nodes, at most one of a part, with all below them; the worst first.
    pub fn alike(&self, scope: &[NodeId], percent: u8) -> Vec<Alike> {
        let mut found = Vec::new();
        let within = |part: &[Entry]| match scope {
            [] => 0..part.len(),
            _ => {
                let at = part.iter().position(|entry| scope.contains(&entry.id));
                at.map_or(0..0, |at| at..part[at].end)
            }
        };
        for part in self.entries() {
            let within = within(part);
            let mut section = part.first().map_or(NodeId(0), |entry| entry.id);
            let id = section;
            for (at, entry) in part.iter().enumerate() {
                if entry.measure == 0 && entry.is_heading {
                    section = entry.id;
                }
                if entry.measure == 0 || !within.contains(&at) {
                    continue;
                }
                // What runs on stands right behind, with nothing below it.
                let pieces = &part[at..at + entry.measure];
                let mut text: String = pieces.iter().map(|p| &*p.text).collect();
                let Some(len) = comparable(&text).map(str::len) else {
                    continue;
                };
                text.truncate(len);
                let mut words = Vec::new();
                let mut passed = 0;
                for piece in pieces {
                    let own = piece.cut.ranges.iter().filter(|r| passed + r.end <= len);
                    words.extend(own.filter_map(|r| piece.text.get(r.clone())));
                    passed += piece.text.len();
                }
                found.push(Measure {
                    id: entry.id,
                    text,
                    words,
                    part: id,
                    section,
                });
            }
        }
        alike(&found, percent)
    }

    /// The text of a node.
    pub fn text(&self, node: NodeId) -> &str {
        self.below(node).first().map_or("", |entry| &entry.text)
    }
}

/// Whether a word says what a text is about: no function word, no bare number.
fn is_telling(word: &str) -> bool {
    !is_function_word(word) && word.chars().any(is_letter)
}

/// A character, before all, or a letter.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphabetic()
}

/// `seen` holds at each word the last `serial` that saw it.
fn tally<'a>(entries: impl IntoIterator<Item = &'a Entry>, seen: &mut [u32], serial: u32) -> Tally {
    let mut tally = Tally::default();
    for word in entries.into_iter().flat_map(|entry| &entry.cut.words) {
        tally.words += 1;
        let seen = &mut seen[*word as usize];
        tally.distinct += u32::from(*seen != serial);
        *seen = serial;
    }
    tally
}
