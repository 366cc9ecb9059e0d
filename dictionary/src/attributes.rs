//! How often each word occurs and what part of speech it is, told from its characters and from the
//! word before it.

use crate::bits::{Slot, Slots, number};
use crate::coder::Coder;
use crate::mix::Mixer;
use crate::trie::Symbol;

/// Tags are numbers below this, the commonest the lowest.
pub const TAGS: usize = 128;
/// Frequencies are below this.
pub const FREQUENCY_LIMIT: u32 = 1 << 24;
/// By far the commonest frequency.
const COMMONEST: u32 = 3;

/// Lengths are told apart up to this.
const LENGTHS: usize = 6;
/// How many lines of sixteen slots the last characters share.
const LINES_BITS: u32 = 14;
/// The first tags are asked one by one.
const COMMON: usize = 12;

/// What is known so far.
pub struct Model {
    mixer: Mixer<2>,
    /// By length and by the tag before.
    tags: Vec<[Slot; 128]>,
    /// By length and tag.
    frequencies: Vec<Slots>,
    /// By the last character.
    lines: Vec<[Slot; 16]>,
    last_tag: usize,
}

impl Model {
    /// Knows nothing.
    pub fn new() -> Self {
        Self {
            mixer: Mixer::new(LENGTHS * 32),
            tags: vec![[Slot::NEW; 128]; LENGTHS * (COMMON + 1)],
            frequencies: vec![[Slot::NEW; 64]; LENGTHS * TAGS],
            lines: vec![[Slot::NEW; 16]; 1 << LINES_BITS],
            last_tag: 0,
        }
    }

    /// Codes tag and frequency of the next word.
    #[inline]
    pub fn next<C: Coder>(
        &mut self,
        coder: &mut C,
        word: &[Symbol],
        given: (usize, u32),
    ) -> (usize, u32) {
        let length = word.len().min(LENGTHS - 1);
        let last = word.last().copied().unwrap_or(0);
        let tag = self.tag(coder, length, last, given.0);
        let slots = &mut self.frequencies[length * TAGS + tag];
        let frequency = frequency(coder, slots, given.1);
        self.last_tag = tag.min(COMMON);
        (tag, frequency)
    }

    fn tag<C: Coder>(&mut self, coder: &mut C, length: usize, last: Symbol, given: usize) -> usize {
        let general = &mut self.tags[length * (COMMON + 1) + self.last_tag];
        let special = &mut self.lines[line(last, length as u32)];
        for tag in 0..COMMON {
            let slots = [&mut general[tag], &mut special[tag]];
            let set = length * 32 + tag;
            if self.mixer.bit(coder, set, slots, tag == given) {
                return tag;
            }
        }
        let general = &mut self.tags[length * (COMMON + 1)];
        let mut node = 1;
        for at in (0..7).rev() {
            let special = &mut self.lines[line(last, 16 + (node >> 4) as u32)][node & 15];
            let bit = given >> at & 1 == 1;
            let slots = [&mut general[node], special];
            let bit = self.mixer.bit(coder, length * 32 + 16 + at, slots, bit);
            node = node << 1 | usize::from(bit);
        }
        node - 128
    }
}

/// Codes a frequency: whether it is the commonest, else as numbers are coded.
#[inline]
fn frequency<C: Coder>(coder: &mut C, slots: &mut Slots, given: u32) -> u32 {
    // Numbers leave the first slot free.
    if slots[0].bit(coder, given == COMMONEST) {
        return COMMONEST;
    }
    number(coder, slots, given)
}

/// A line for a character and a sort of bits.
fn line(symbol: Symbol, kind: u32) -> usize {
    let h = (u32::from(symbol) + 1).wrapping_mul(0x9e37_79b1) ^ kind.wrapping_mul(0x85eb_ca6b);
    let h = (h ^ h >> 15).wrapping_mul(0x2c1b_3c6d);
    (h >> (32 - LINES_BITS)) as usize
}
