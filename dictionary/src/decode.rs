//! The dictionary read back, line by line, as its readers take it.

use crate::alphabet::Alphabet;
use crate::attributes;
use crate::coder::{Coder, Reader};
use crate::trie::{self, Levels, Symbol};
use std::io::{self, BufRead, Read};

/// So many bytes are made at a time.
const CHUNK: usize = 1 << 14;

/// A dictionary as lines of `word frequency` or `word frequency tag`, ascending. Made as they are
/// read: the whole text never stands in memory. Any text is read as some dictionary, in bounded time.
pub struct Dictionary<'a> {
    coder: Reader<'a>,
    alphabet: Alphabet,
    levels: Levels,
    frequencies: attributes::Frequencies,
    tags: Option<Tagging>,
    /// The nodes on the way to the next word: at each depth those that remain to be visited.
    ways: Vec<(usize, usize)>,
    word: Vec<Symbol>,
    spelled: String,
    chunk: Vec<u8>,
    read: usize,
}

/// Tags are told behind all frequencies, which are read before.
struct Tagging {
    model: attributes::Tags,
    frequencies: std::vec::IntoIter<u32>,
}

impl<'a> Dictionary<'a> {
    /// Reads what [`encode`](crate::encode) wrote, without the tags, which cutting does not ask for.
    /// The words are known then, their frequencies when their lines are read.
    pub fn new(text: &'a [u8]) -> Self {
        let mut coder = Reader::new(text);
        let alphabet = Alphabet::code(&mut coder, None);
        let levels = trie::Model::new(&alphabet.weights()).levels(&mut coder, None);
        let first = (0, levels.get(1).map_or(0, |level| level.symbols.len()));
        Self {
            coder,
            alphabet,
            levels,
            frequencies: attributes::Frequencies::new(),
            tags: None,
            ways: vec![first],
            word: Vec::new(),
            spelled: String::new(),
            chunk: Vec::with_capacity(CHUNK + 256),
            read: 0,
        }
    }

    /// The same with the tags.
    pub fn with_tags(text: &'a [u8]) -> Self {
        let mut this = Self::new(text);
        let ways = this.ways.clone();
        let mut frequencies = Vec::new();
        while let Some((_, frequency, _)) = this.next_entry() {
            frequencies.push(frequency);
        }
        this.ways = ways;
        this.tags = Some(Tagging {
            model: attributes::Tags::new(),
            frequencies: frequencies.into_iter(),
        });
        this
    }

    /// Goes to the next node; whether there is one.
    fn step(&mut self) -> bool {
        while let Some((at, end)) = self.ways.last_mut() {
            let depth = self.word.len();
            if at == end {
                self.ways.pop();
                if let Some(symbol) = self.word.pop() {
                    let c = self.alphabet.characters[usize::from(symbol)];
                    self.spelled.truncate(self.spelled.len() - c.len_utf8());
                }
                continue;
            }
            let here = *at;
            *at += 1;
            let level = &self.levels[depth + 1];
            let symbol = level.symbols[here];
            self.word.push(symbol);
            self.spelled
                .push(self.alphabet.characters[usize::from(symbol)]);
            let children = (
                level.children[here] as usize,
                level.children[here + 1] as usize,
            );
            self.ways.push(children);
            if level.is_word[here] {
                return true;
            }
        }
        false
    }

    /// The next word with its frequency and its tag, or none at the end.
    pub fn next_entry(&mut self) -> Option<(&str, u32, &str)> {
        if self.coder.is_over() || !self.step() {
            return None;
        }
        let Some(tags) = &mut self.tags else {
            let frequency = self.frequencies.next(&mut self.coder, &self.word, 0);
            return Some((&self.spelled, frequency, ""));
        };
        let frequency = tags.frequencies.next()?;
        let tag = tags.model.next(&mut self.coder, &self.word, frequency, 0);
        let tag = self.alphabet.tags.get(tag).map_or("", String::as_str);
        Some((&self.spelled, frequency, tag))
    }

    /// Makes the next lines.
    fn fill(&mut self) {
        self.chunk.clear();
        self.read = 0;
        let mut chunk = std::mem::take(&mut self.chunk);
        let is_tagged = self.tags.is_some();
        while chunk.len() < CHUNK
            && let Some((word, frequency, tag)) = self.next_entry()
        {
            chunk.extend_from_slice(word.as_bytes());
            chunk.push(b' ');
            decimal(&mut chunk, frequency);
            if is_tagged {
                chunk.push(b' ');
                chunk.extend_from_slice(tag.as_bytes());
            }
            chunk.push(b'\n');
        }
        self.chunk = chunk;
    }
}

impl BufRead for Dictionary<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.read == self.chunk.len() {
            self.fill();
        }
        Ok(&self.chunk[self.read..])
    }

    fn consume(&mut self, n: usize) {
        self.read = (self.read + n).min(self.chunk.len());
    }
}

impl Read for Dictionary<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(out)?;
        self.consume(n);
        Ok(n)
    }
}

fn decimal(out: &mut Vec<u8>, mut value: u32) {
    let mut digits = [0; 10];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break out.extend_from_slice(&digits[at..]);
        }
    }
}
