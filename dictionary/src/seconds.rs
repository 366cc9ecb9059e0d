//! Nodes by the first two symbols of words: of the neighbours in a text most begin no word, and each
//! pair is asked for.

use crate::dictionary::NOWHERE;
use crate::trie::Symbol;

/// A hash table. A slot holds a node, and in the bits above it some of the hash: what is not there is
/// mostly told without a look at a node.
pub struct Seconds {
    /// A power of two; a quarter to a half are taken.
    slots: Vec<u32>,
    /// The bits of a slot that hold the node.
    mask: u32,
}

/// A hash of two symbols.
#[inline(always)]
pub fn pair(first: Symbol, second: Symbol) -> u32 {
    let pair = u64::from(first) << 16 | u64::from(second);
    (pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

impl Seconds {
    /// Room for `n` nodes with numbers up to `last`.
    pub fn new(n: usize, last: usize) -> Self {
        Self {
            slots: vec![NOWHERE; (2 * n).next_power_of_two()],
            mask: ((last + 1).next_power_of_two() - 1) as u32,
        }
    }

    #[inline(always)]
    fn slot(&self, pair: u32) -> usize {
        // The highest bits stand in it.
        pair as usize & (self.slots.len() - 1)
    }

    /// Puts a node down for a pair.
    #[inline(always)]
    pub fn put(&mut self, pair: u32, node: u32) {
        let mut slot = self.slot(pair);
        while self.slots[slot] != NOWHERE {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = node | pair & !self.mask;
    }

    /// The node of a pair for which `is_it` holds.
    #[inline(always)]
    pub fn get(&self, pair: u32, is_it: impl Fn(u32) -> bool) -> u32 {
        let mut slot = self.slot(pair);
        loop {
            let found = self.slots[slot];
            if found == NOWHERE {
                return NOWHERE;
            }
            if (found ^ pair) & !self.mask == 0 && is_it(found & self.mask) {
                return found & self.mask;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }
}
