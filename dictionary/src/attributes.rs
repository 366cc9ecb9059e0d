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

/// How often words occur: what is known so far. Told first, since cutting asks for nothing else.
pub struct Frequencies {
    /// By length and by how rare the word before was.
    slots: Vec<Slots>,
    last: usize,
}

/// What parts of speech they are.
pub struct Tags {
    mixer: Mixer<2>,
    /// By length, how rare the word is, and the tag before.
    general: Vec<[Slot; 128]>,
    /// By the last character.
    lines: Vec<[Slot; 16]>,
    last: usize,
}

/// Frequencies are told apart by so many sorts.
const SORTS: usize = 8;

/// Rare, common, or the commonest frequency.
fn sort(frequency: u32) -> usize {
    match frequency {
        COMMONEST => 0,
        n => (32 - n.leading_zeros()).min(SORTS as u32 - 1) as usize,
    }
}

impl Frequencies {
    /// Knows nothing.
    pub fn new() -> Self {
        Self {
            slots: vec![[Slot::NEW; 64]; LENGTHS * SORTS],
            last: 0,
        }
    }

    /// Codes the frequency of the next word.
    #[inline]
    pub fn next<C: Coder>(&mut self, coder: &mut C, word: &[Symbol], given: u32) -> u32 {
        let length = word.len().min(LENGTHS - 1);
        let slots = &mut self.slots[length * SORTS + self.last];
        // Numbers leave the first slot free.
        let frequency = if slots[0].bit(coder, given == COMMONEST) {
            COMMONEST
        } else {
            number(coder, slots, given)
        };
        self.last = sort(frequency);
        frequency
    }
}

impl Tags {
    /// Knows nothing.
    pub fn new() -> Self {
        Self {
            mixer: Mixer::new(LENGTHS * 32),
            general: vec![[Slot::NEW; 128]; LENGTHS * SORTS * (COMMON + 1)],
            lines: vec![[Slot::NEW; 16]; 1 << LINES_BITS],
            last: 0,
        }
    }

    /// Codes the tag of the next word.
    pub fn next<C: Coder>(
        &mut self,
        coder: &mut C,
        word: &[Symbol],
        frequency: u32,
        given: usize,
    ) -> usize {
        let length = word.len().min(LENGTHS - 1);
        let last = word.last().copied().unwrap_or(0);
        let general = (length * SORTS + sort(frequency)) * (COMMON + 1);
        let tag = self.tag(coder, length, general, last, given);
        self.last = tag.min(COMMON);
        tag
    }

    fn tag<C: Coder>(
        &mut self,
        coder: &mut C,
        length: usize,
        general: usize,
        last: Symbol,
        given: usize,
    ) -> usize {
        let slots = &mut self.general[general + self.last];
        let special = &mut self.lines[line(last, length as u32)];
        for tag in 0..COMMON {
            let slots = [&mut slots[tag], &mut special[tag]];
            let set = length * 32 + tag;
            if self.mixer.bit(coder, set, slots, tag == given) {
                return tag;
            }
        }
        let general = &mut self.general[length * SORTS * (COMMON + 1)];
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

/// A line for a character and a sort of bits.
fn line(symbol: Symbol, kind: u32) -> usize {
    let h = (u32::from(symbol) + 1).wrapping_mul(0x9e37_79b1) ^ kind.wrapping_mul(0x85eb_ca6b);
    let h = (h ^ h >> 15).wrapping_mul(0x2c1b_3c6d);
    (h >> (32 - LINES_BITS)) as usize
}
