//! The dictionary read back: the words as a tree that is walked from any character of a text, and
//! the model for those that it lacks.

use crate::alphabet::Alphabet;
use crate::coder::{Coder, Reader};
use crate::frequencies::Frequencies;
use crate::model::{Counts, Model};
use crate::seconds::{Seconds, pair};
use crate::trie::{self, Symbol};
use std::collections::BTreeMap;
use std::ops::Range;

/// A character that stands in no word.
pub const UNKNOWN: Symbol = Symbol::MAX;
/// Below no node: the root.
pub const NOWHERE: u32 = 0;

/// Words, how often each occurs, and the model for others. Some five megabytes for 350,000 words.
///
/// # Invariants
/// - The nodes stand level by level, those below one behind those below the one before it.
/// - Those below one node ascend by their symbols.
pub struct Dictionary {
    /// By symbol, ascending.
    characters: Vec<char>,
    /// By character of the basic plane.
    symbols: Vec<Symbol>,
    /// Of other characters.
    others: BTreeMap<char, Symbol>,
    /// By symbol the node of the words that it begins.
    starts: Vec<u32>,
    /// By the first two symbols the node of the words that both begin.
    seconds: Seconds,
    /// And one behind the last.
    nodes: Vec<Node>,
    /// The different frequencies, and their logarithms; the first is of no word.
    frequencies: Vec<u32>,
    logarithms: Vec<f64>,
    total: u64,
    model: Model,
}

/// What a step asks for stands together.
#[derive(Clone, Copy)]
struct Node {
    symbol: Symbol,
    /// The number of its frequency, from 1; 0 if no word ends there.
    number: u16,
    /// The first node below; those below end where those below the next node begin.
    below: u32,
}

impl Dictionary {
    /// Reads what [`encode`](crate::encode) wrote; none if the text ends too soon. Any other text is
    /// read as some dictionary. Takes bounded time.
    pub fn new(text: &[u8]) -> Option<Self> {
        let mut coder = Reader::new(text);
        let alphabet = Alphabet::code(&mut coder, None);
        let weights = alphabet.weights();
        let levels = trie::Model::new(&weights).levels(&mut coder, None);
        let last = levels.last().and_then(|level| level.children.last());
        if coder.is_over() || last != Some(&0) {
            return None;
        }
        let n_nodes: usize = levels.iter().map(|level| level.symbols.len()).sum();
        let mut nodes = Vec::with_capacity(n_nodes + 1);
        let mut known = Known::new();
        for (depth, level) in levels.into_iter().enumerate() {
            let next = (nodes.len() + level.symbols.len()) as u32;
            for (at, symbol) in level.symbols.into_iter().enumerate() {
                nodes.push(Node {
                    symbol,
                    number: match level.is_word[at] {
                        true => known.next(&mut coder, depth),
                        false => 0,
                    },
                    below: next + level.children[at],
                });
            }
        }
        nodes.push(Node {
            symbol: UNKNOWN,
            number: 0,
            below: n_nodes as u32,
        });
        let model = Model::new(&Counts::code(&mut coder, None));
        if coder.is_over() {
            return None;
        }
        let mut symbols = vec![UNKNOWN; 1 << 16];
        let mut others = BTreeMap::new();
        for (symbol, c) in alphabet.characters.iter().enumerate() {
            match symbols.get_mut(*c as usize) {
                Some(place) => *place = symbol as Symbol,
                None => drop(others.insert(*c, symbol as Symbol)),
            }
        }
        let mut starts = vec![NOWHERE; alphabet.characters.len()];
        let below = |node: u32| nodes[node as usize].below..nodes[node as usize + 1].below;
        let firsts = below(NOWHERE);
        let n_seconds = nodes[firsts.end as usize].below - firsts.end;
        let mut seconds = Seconds::new(n_seconds as usize, n_nodes);
        for first in firsts {
            let symbol = nodes[first as usize].symbol;
            starts[usize::from(symbol)] = first;
            for second in below(first) {
                seconds.put(pair(symbol, nodes[second as usize].symbol), second);
            }
        }
        let logarithms = known.frequencies.iter().map(|n| f64::from(*n).ln());
        Some(Self {
            characters: alphabet.characters,
            symbols,
            others,
            starts,
            seconds,
            nodes,
            logarithms: logarithms.collect(),
            frequencies: known.frequencies,
            total: known.total,
            model,
        })
    }

    /// What all frequencies add up to.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The model for words that it lacks.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Every word with its frequency, in order of their characters.
    pub fn for_each(&self, mut each: impl FnMut(&str, u32)) {
        // At each depth the nodes that remain to be visited.
        let mut ways = vec![self.range(NOWHERE)];
        let mut word = String::new();
        while let Some(way) = ways.last_mut() {
            let Some(node) = way.next() else {
                ways.pop();
                word.pop();
                continue;
            };
            word.push(self.characters[usize::from(self.nodes[node].symbol)]);
            if let Some(number) = self.number(node as u32) {
                each(&word, self.frequencies[number]);
            }
            ways.push(self.range(node as u32));
        }
    }

    /// The symbol of a character.
    #[inline(always)]
    pub(crate) fn symbol(&self, c: char) -> Symbol {
        match self.symbols.get(c as usize) {
            Some(symbol) => *symbol,
            None => self.others.get(&c).copied().unwrap_or(UNKNOWN),
        }
    }

    /// The symbol of a character, which gets one now if it has none and there are any left.
    pub(crate) fn symbol_for(&mut self, c: char) -> Symbol {
        let new = self.characters.len() as Symbol;
        let known = self.symbol(c);
        if known != UNKNOWN || new == UNKNOWN {
            return known;
        }
        self.characters.push(c);
        self.starts.push(NOWHERE);
        match self.symbols.get_mut(c as usize) {
            Some(place) => *place = new,
            None => drop(self.others.insert(c, new)),
        }
        new
    }

    /// The node of the words that a symbol begins.
    #[inline(always)]
    pub(crate) fn start(&self, symbol: Symbol) -> u32 {
        self.starts
            .get(usize::from(symbol))
            .copied()
            .unwrap_or(NOWHERE)
    }

    /// How many symbols there are.
    pub(crate) fn n_symbols(&self) -> usize {
        self.characters.len()
    }

    /// The nodes below one, which may be nowhere.
    pub(crate) fn below(&self, node: u32) -> Range<u32> {
        let range = self.range(node);
        match node {
            NOWHERE => 0..0,
            _ => range.start as u32..range.end as u32,
        }
    }

    /// Of the nodes below one of the first level that by a symbol; `pair` is the [`pair`] of both
    /// symbols. There can be thousands.
    #[inline(always)]
    pub(crate) fn second(&self, below: &Range<u32>, symbol: Symbol, pair: u32) -> u32 {
        if below.is_empty() {
            return NOWHERE;
        }
        let is_it = |node: u32| below.contains(&node) && self.nodes[node as usize].symbol == symbol;
        self.seconds.get(pair, is_it)
    }

    /// The node below `node`, which may be nowhere, by a symbol.
    #[inline(always)]
    pub(crate) fn step(&self, node: u32, symbol: Symbol) -> u32 {
        if node == NOWHERE {
            return NOWHERE;
        }
        let range = self.range(node);
        let nodes = &self.nodes[range.clone()];
        // Mostly a few.
        let found = match nodes.len() {
            0..8 => nodes.iter().position(|node| node.symbol == symbol),
            _ => nodes.binary_search_by_key(&symbol, |node| node.symbol).ok(),
        };
        found.map_or(NOWHERE, |at| (range.start + at) as u32)
    }

    /// The frequency of the word that ends at a node.
    pub(crate) fn frequency(&self, node: u32) -> Option<u32> {
        self.number(node).map(|number| self.frequencies[number])
    }

    /// Its logarithm.
    #[inline(always)]
    pub(crate) fn logarithm(&self, node: u32) -> Option<f64> {
        self.number(node).map(|number| self.logarithms[number])
    }

    #[inline(always)]
    fn number(&self, node: u32) -> Option<usize> {
        let number = usize::from(self.nodes[node as usize].number);
        (number > 0).then_some(number)
    }

    #[inline(always)]
    fn range(&self, node: u32) -> Range<usize> {
        let node = node as usize;
        self.nodes[node].below as usize..self.nodes[node + 1].below as usize
    }
}

/// The different frequencies so far.
struct Known {
    coded: Frequencies,
    frequencies: Vec<u32>,
    total: u64,
    /// The numbers of small ones, and of others.
    small: Vec<u16>,
    large: BTreeMap<u32, u16>,
}

impl Known {
    fn new() -> Self {
        Self {
            coded: Frequencies::new(),
            frequencies: vec![0],
            total: 0,
            small: vec![0; 1 << 12],
            large: BTreeMap::new(),
        }
    }

    /// Reads the frequency of the next word, of `length` characters; answers with its number. A
    /// function of its own, called often: a browser compiles well only what is called anew.
    #[inline(never)]
    fn next(&mut self, coder: &mut Reader<'_>, length: usize) -> u16 {
        let frequency = self.coded.next(coder, length, 0);
        self.total += u64::from(frequency);
        let number = match self.small.get_mut(frequency as usize) {
            Some(number) => number,
            None => self.large.entry(frequency).or_insert(0),
        };
        if *number == 0 && self.frequencies.len() < usize::from(u16::MAX) {
            *number = self.frequencies.len() as u16;
            self.frequencies.push(frequency);
        }
        *number
    }
}
