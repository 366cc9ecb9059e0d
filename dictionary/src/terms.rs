//! Words that are added to a dictionary.

use crate::dictionary::NOWHERE;
use crate::seconds::pair;
use crate::trie::Symbol;

/// A tree beside the dictionary's; a word that stands in both counts as it does here.
pub struct Terms {
    /// By symbol the node of the words that it begins.
    starts: Vec<u32>,
    nodes: Vec<Node>,
    /// Whether words may begin with a pair of symbols, by some of its hash.
    pairs: Vec<u64>,
}

/// How much of it.
const PAIRS: u32 = 1 << 16;

#[derive(Default)]
struct Node {
    /// By symbol, ascending.
    below: Vec<(Symbol, u32)>,
    frequency: Option<(u64, f64)>,
}

impl Terms {
    /// No words.
    pub fn new() -> Self {
        Self {
            starts: Vec::new(),
            nodes: vec![Node::default()],
            pairs: vec![0; PAIRS as usize / 64],
        }
    }

    /// The node of the words that a symbol begins.
    #[inline(always)]
    pub fn start(&self, symbol: Symbol) -> u32 {
        self.starts
            .get(usize::from(symbol))
            .copied()
            .unwrap_or(NOWHERE)
    }

    /// The node below one of the first level, which may be nowhere, by a symbol; `pair` is the
    /// [`pair`] of both.
    #[inline(always)]
    pub fn second(&self, first: u32, symbol: Symbol, pair: u32) -> u32 {
        let (word, bit) = place(pair);
        match first == NOWHERE || self.pairs[word] & bit == 0 {
            true => NOWHERE,
            false => self.step(first, symbol),
        }
    }

    /// The node below `node`, which may be nowhere, by a symbol.
    #[inline(always)]
    pub fn step(&self, node: u32, symbol: Symbol) -> u32 {
        if node == NOWHERE {
            return NOWHERE;
        }
        let below = &self.nodes[node as usize].below;
        match below.binary_search_by_key(&symbol, |kid| kid.0) {
            Ok(at) => below[at].1,
            Err(_) => NOWHERE,
        }
    }

    /// The frequency of the word that ends at a node.
    pub fn frequency(&self, node: u32) -> Option<u64> {
        self.nodes[node as usize].frequency.map(|(n, _)| n)
    }

    /// Its logarithm.
    #[inline(always)]
    pub fn logarithm(&self, node: u32) -> Option<f64> {
        self.nodes[node as usize].frequency.map(|(_, log)| log)
    }

    /// Adds a word, which must not be empty, or gives it another frequency.
    pub fn set(&mut self, word: &[Symbol], frequency: u64) {
        let mut at = NOWHERE;
        for (depth, symbol) in word.iter().enumerate() {
            let next = match depth {
                0 => self.start(*symbol),
                _ => self.step(at, *symbol),
            };
            at = match next {
                NOWHERE => self.grow(at, *symbol),
                next => next,
            };
        }
        if let [first, second, ..] = word {
            let (word, bit) = place(pair(*first, *second));
            self.pairs[word] |= bit;
        }
        self.nodes[at as usize].frequency = Some((frequency, (frequency as f64).ln()));
    }

    /// A new node below `node`, or a start if that is nowhere.
    fn grow(&mut self, node: u32, symbol: Symbol) -> u32 {
        let new = self.nodes.len() as u32;
        self.nodes.push(Node::default());
        let place = usize::from(symbol);
        if node == NOWHERE {
            if self.starts.len() <= place {
                self.starts.resize(place + 1, NOWHERE);
            }
            self.starts[place] = new;
        } else {
            let below = &mut self.nodes[node as usize].below;
            let at = below.partition_point(|kid| kid.0 < symbol);
            below.insert(at, (symbol, new));
        }
        new
    }
}

/// Where a pair stands among the bits.
#[inline(always)]
fn place(pair: u32) -> (usize, u64) {
    let at = pair % PAIRS;
    (at as usize / 64, 1 << (at % 64))
}
