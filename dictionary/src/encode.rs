//! A dictionary's text made small. Done once, when the page is built.

use crate::alphabet::{Alphabet, class};
use crate::coder::Writer;
use crate::frequencies::{FREQUENCY_LIMIT, Frequencies};
use crate::set::MOST;
use crate::trie::{self, Level, Symbol};
use std::collections::BTreeSet;
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

/// The text that [`decode`](crate::decode) reads. `text` is `word frequency tag` a line, the words
/// ascending; the tags, which cutting does not ask for, are left out. Takes about a second for
/// 350,000 words.
///
/// # Errors
/// [`EncodeError`] at the first line that is not of this form or out of order.
pub fn encode(text: &str) -> Result<String, EncodeError> {
    let mut entries: Vec<(&str, u32)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let wrong = |why| EncodeError { line: at + 1, why };
        let fields: Vec<&str> = line.split(' ').collect();
        let [word, frequency, _] = fields[..] else {
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
        entries.push((word, number));
    }
    let wrong = |why| EncodeError { line: 1, why };
    if entries.is_empty() {
        return Err(wrong("is missing"));
    }
    let characters = entries.iter().flat_map(|(word, _)| word.chars());
    let characters: Vec<char> = characters.collect::<BTreeSet<char>>().into_iter().collect();
    let frequencies: BTreeSet<u32> = entries.iter().map(|entry| entry.1).collect();
    if characters.len() > MOST || frequencies.len() >= usize::from(u16::MAX) {
        return Err(wrong("is one of too many characters or frequencies"));
    }
    let symbol = |c: char| characters.binary_search(&c).unwrap_or_default() as Symbol;
    let words = entries.iter().map(|(word, _)| word.chars().map(symbol));
    let words: Vec<Vec<Symbol>> = words.map(Iterator::collect).collect();
    let levels = trie::levels(&words);
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
    };
    let weights = alphabet.weights();
    let mut writer = Writer::new();
    Alphabet::code(&mut writer, Some(&alphabet));
    trie::Model::new(&weights).levels(&mut writer, Some(&levels));
    // By length, and among those of one length in order: as the levels have them.
    let mut by_level: Vec<(usize, u32)> = words
        .iter()
        .map(Vec::len)
        .zip(entries.iter().map(|e| e.1))
        .collect();
    by_level.sort_by_key(|(length, _)| *length);
    let mut known = Frequencies::new();
    for (length, frequency) in by_level {
        known.next(&mut writer, length, frequency);
    }
    Ok(writer.finish())
}
