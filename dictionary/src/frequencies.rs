//! How often each word occurs, told from its length and from the word before it.

use crate::bits::{Slot, Slots, number};
use crate::coder::Coder;

/// Frequencies are below this.
pub const FREQUENCY_LIMIT: u32 = 1 << 24;
/// By far the commonest frequency.
const COMMONEST: u32 = 3;
/// Lengths are told apart up to this.
const LENGTHS: usize = 6;
/// Frequencies before are told apart by so many sorts.
const SORTS: usize = 8;

/// How often words occur: what is known so far.
pub struct Frequencies {
    /// By length and by how rare the word before was.
    slots: Vec<Slots>,
    last: usize,
}

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

    /// Codes the frequency of the next word of `length` characters.
    #[inline]
    pub fn next<C: Coder>(&mut self, coder: &mut C, length: usize, given: u32) -> u32 {
        let length = length.min(LENGTHS - 1);
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
