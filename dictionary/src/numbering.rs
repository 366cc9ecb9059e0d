//! Words numbered as they come.

use crate::dictionary::NOWHERE;
use std::hash::Hasher;

/// Gives each word a number, from 0 on, and knows it again.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    /// All words, one behind the other, and where each ends.
    letters: String,
    ends: Vec<usize>,
    /// By hash: one more than the number, or 0. A power of two, at least half of them free.
    slots: Vec<u32>,
    /// What was found last at some nodes of the dictionary: the node, and the number.
    found: Vec<(u32, u32)>,
}

/// How many, a power of two.
const FOUND: usize = 1 << 15;

impl Numbering {
    /// The number of a word, which it gets now if it has none. O(its length).
    pub fn number(&mut self, word: &str) -> u32 {
        if self.slots.len() < 2 * (self.ends.len() + 1) {
            self.grow();
        }
        let slot = self.slot(word);
        if self.slots[slot] == 0 {
            self.letters.push_str(word);
            self.ends.push(self.letters.len());
            self.slots[slot] = self.ends.len() as u32;
        }
        self.slots[slot] - 1
    }

    /// The same for a word whose node in the dictionary may be known.
    #[inline(always)]
    pub(crate) fn number_at(&mut self, node: u32, word: &str) -> u32 {
        let place = node as usize & (FOUND - 1);
        match self.found.get(place) {
            Some((at, number)) if *at == node && node != NOWHERE => *number,
            _ => {
                let number = self.number(word);
                if node != NOWHERE {
                    self.found.resize(FOUND, (NOWHERE, 0));
                    self.found[place] = (node, number);
                }
                number
            }
        }
    }

    /// The number of a word, if it has one. O(its length).
    pub fn get(&self, word: &str) -> Option<u32> {
        let slot = self.slots.get(self.slot(word))?;
        slot.checked_sub(1)
    }

    /// The word with a number, which must have been given.
    pub fn word(&self, number: u32) -> &str {
        let at = number as usize;
        let begin = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[begin..self.ends[at]]
    }

    /// How many words have numbers.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether none has.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The slot of a word, or the one that it would get.
    fn slot(&self, word: &str) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut slot = hash(word.as_bytes()) & last;
        while let Some(number) = self.slots.get(slot).and_then(|n| n.checked_sub(1))
            && self.word(number) != word
        {
            slot = (slot + 1) & last;
        }
        slot
    }

    fn grow(&mut self) {
        let n = (4 * self.ends.len()).next_power_of_two().max(64);
        self.slots = vec![0; n];
        for number in 0..self.ends.len() as u32 {
            let mut slot = hash(self.word(number).as_bytes()) & (n - 1);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (n - 1);
            }
            self.slots[slot] = number + 1;
        }
    }
}

/// A quick hash of texts that nobody has picked to have it the same.
#[derive(Default)]
pub struct TextHasher(u64);

impl Hasher for TextHasher {
    #[inline(never)]
    fn write(&mut self, bytes: &[u8]) {
        let (pieces, rest) = bytes.as_chunks::<8>();
        let hash = pieces
            .iter()
            .fold(self.0, |hash, piece| mix(hash, u64::from_le_bytes(*piece)));
        let rest = rest.iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
        self.0 = mix(hash, rest);
    }

    fn finish(&self) -> u64 {
        // The highest bits are the best; a table asks for both ends.
        self.0 ^ self.0 >> 32
    }
}

#[inline(always)]
fn mix(hash: u64, piece: u64) -> u64 {
    (hash.rotate_left(23) ^ piece).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// By three bytes, since most characters have as many.
fn hash(bytes: &[u8]) -> usize {
    let (pieces, rest) = bytes.as_chunks::<3>();
    let number = |bytes: &[u8]| bytes.iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
    let hash = pieces
        .iter()
        .fold(0, |hash, piece| mix(hash, number(piece)));
    (mix(hash, number(rest)) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_again() {
        let mut numbering = Numbering::default();
        assert_eq!(numbering.get("整改"), None);
        let word = |n: u32| {
            format!(
                "{}{}",
                char::from_u32(0x4e00 + n % 97).unwrap_or('x'),
                n / 97
            )
        };
        for n in 0..5000 {
            assert_eq!(numbering.number(&word(n)), n);
            assert_eq!(numbering.number(&word(n / 2)), n / 2);
        }
        assert_eq!(numbering.number(""), 5000);
        assert!(
            (0..5000).all(|n| numbering.word(n) == word(n) && numbering.get(&word(n)) == Some(n))
        );
        assert_eq!((numbering.get("没有"), numbering.len()), (None, 5001));
    }
}
