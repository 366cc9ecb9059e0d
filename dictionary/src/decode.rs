//! The dictionary read back.

use crate::alphabet::Alphabet;
use crate::coder::{Coder, Reader};
use crate::frequencies::Frequencies;
use crate::trie::{Levels, Model};
use std::ops::Range;
use std::vec::IntoIter;

/// Calls `each` with every word and its frequency, in order of their characters, as
/// [`encode`](crate::encode) was given them; none, and no call, if the text ends too soon or has no
/// word. Any other text is read as some dictionary. Takes bounded time.
pub fn decode(text: &[u8], each: &mut dyn FnMut(&str, u32)) -> Option<()> {
    let mut coder = Reader::new(text);
    let alphabet = Alphabet::code(&mut coder, None);
    let weights = alphabet.weights();
    let levels = Model::new(&weights).levels(&mut coder, None);
    let last = levels.last().and_then(|level| level.children.last());
    let first = &levels[1].symbols;
    if coder.is_over() || first.is_empty() || last != Some(&0) {
        return None;
    }
    let mut known = Frequencies::new();
    let mut frequencies = Vec::with_capacity(levels.len());
    for (depth, level) in levels.iter().enumerate() {
        let words = level.is_word.iter().filter(|is_word| **is_word);
        let of_level: Vec<u32> = words.map(|_| known.next(&mut coder, depth, 0)).collect();
        frequencies.push(of_level.into_iter());
    }
    if coder.is_over() {
        return None;
    }
    let mut walk = Walk {
        characters: &alphabet.characters,
        levels: &levels,
        frequencies,
        word: String::new(),
        each,
    };
    walk.visit(1, 0..first.len());
    Some(())
}

/// A walk through all words in order of their characters, which is each level's own order too.
struct Walk<'a> {
    characters: &'a [char],
    levels: &'a Levels,
    /// Of each level those of the words to come.
    frequencies: Vec<IntoIter<u32>>,
    word: String,
    each: &'a mut dyn FnMut(&str, u32),
}

impl Walk<'_> {
    /// Visits some nodes of a level, and all below. Calls itself at each node: a browser compiles well
    /// only what is called anew.
    fn visit(&mut self, depth: usize, nodes: Range<usize>) {
        let level = &self.levels[depth];
        let length = self.word.len();
        for node in nodes {
            self.word
                .push(self.characters[usize::from(level.symbols[node])]);
            if level.is_word[node] {
                let frequency = self.frequencies[depth].next();
                (self.each)(&self.word, frequency.unwrap_or_default());
            }
            let below = level.children[node] as usize..level.children[node + 1] as usize;
            if !below.is_empty() {
                self.visit(depth + 1, below);
            }
            self.word.truncate(length);
        }
    }
}
