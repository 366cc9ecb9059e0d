//! A dictionary's text made small. Done once, when the page is built.

use crate::alphabet::{Alphabet, class};
use crate::attributes::{self, FREQUENCY_LIMIT, TAGS};
use crate::coder::Writer;
use crate::set::MOST;
use crate::trie::{self, Level, Symbol};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A line that cannot be written: its number, counted from 1, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    /// The number of the line.
    pub line: usize,
    /// What is wrong with it.
    pub why: &'static str,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the dictionary {}", self.line, self.why)
    }
}

impl std::error::Error for EncodeError {}

/// The text that a [`Dictionary`](crate::Dictionary) reads: `word frequency tag` a line, the words
/// ascending. It comes back byte for byte. Takes about a second for 350,000 words.
///
/// # Errors
/// [`EncodeError`] at the first line that is not of this form or out of order.
pub fn encode(text: &str) -> Result<String, EncodeError> {
    let mut entries: Vec<(&str, u32, &str)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let wrong = |why| EncodeError { line: at + 1, why };
        let fields: Vec<&str> = line.split(' ').collect();
        let [word, frequency, tag] = fields[..] else {
            return Err(wrong("does not have three fields"));
        };
        let number = frequency.parse::<u32>();
        let number = number.ok().filter(|n| *n < FREQUENCY_LIMIT);
        let number = number.filter(|n| n.to_string() == frequency);
        let number = number.ok_or(wrong("has no frequency"))?;
        let least = entries.last().map_or("", |last| last.0);
        if word <= least {
            return Err(wrong("does not ascend"));
        }
        if word.chars().count() > trie::DEEPEST - 2 {
            return Err(wrong("is too long"));
        }
        entries.push((word, number, tag));
    }
    let wrong = |why| EncodeError { line: 1, why };
    if entries.is_empty() {
        return Err(wrong("is missing"));
    }
    let characters = entries.iter().flat_map(|(word, ..)| word.chars());
    let characters: Vec<char> = characters.collect::<BTreeSet<char>>().into_iter().collect();
    let symbol = |c: char| characters.binary_search(&c).unwrap_or_default() as Symbol;
    let words = entries.iter().map(|(word, ..)| word.chars().map(symbol));
    let words: Vec<Vec<Symbol>> = words.map(Iterator::collect).collect();
    let levels = trie::levels(&words);
    let tags = by_number(&entries);
    if characters.len() > MOST || tags.len() > TAGS {
        return Err(wrong("is one of too many characters or tags"));
    }
    let classes = |levels: &[Level]| {
        let mut counts = vec![0u32; characters.len()];
        let symbols = levels.iter().flat_map(|level| &level.symbols);
        symbols.for_each(|s| counts[usize::from(*s)] += 1);
        counts.into_iter().map(class).collect::<Vec<u8>>()
    };
    let alphabet = Alphabet {
        seconds: classes(levels.get(2..3).unwrap_or_default()),
        laters: classes(levels.get(3..).unwrap_or_default()),
        characters,
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    let mut writer = Writer::new();
    Alphabet::code(&mut writer, Some(&alphabet));
    trie::Model::new(&alphabet.weights()).levels(&mut writer, Some(&levels));
    let mut model = attributes::Frequencies::new();
    for (word, (_, frequency, _)) in words.iter().zip(&entries) {
        model.next(&mut writer, word, *frequency);
    }
    let mut model = attributes::Tags::new();
    for (word, (_, frequency, tag)) in words.iter().zip(&entries) {
        let tag = tags.iter().position(|t| t == tag).unwrap_or_default();
        model.next(&mut writer, word, *frequency, tag);
    }
    Ok(writer.finish())
}

/// The tags, the commonest first.
fn by_number<'a>(entries: &[(&str, u32, &'a str)]) -> Vec<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, _, tag) in entries {
        *counts.entry(tag).or_default() += 1;
    }
    let mut tags: Vec<(&str, usize)> = counts.into_iter().collect();
    tags.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    tags.into_iter().map(|(tag, _)| tag).collect()
}
