//! How probable a bit is, learned from those before it in the same context.

use crate::coder::Coder;

/// What a context has seen: how probable a one is, of 2^22, and how often it was asked.
#[derive(Clone, Copy)]
pub struct Slot(u32);

/// How often a context is asked until it stops growing slower.
const LIMIT: u32 = 127;
/// By how much a bit moves it then, of 2^16.
const RATES: [u32; LIMIT as usize + 1] = {
    let mut rates = [0; LIMIT as usize + 1];
    let mut n = 0;
    while n < rates.len() {
        rates[n] = 65536 * 2 / (2 * n as u32 + 3);
        n += 1;
    }
    rates
};

impl Slot {
    /// Nothing seen.
    pub const NEW: Self = Self(1 << 31);

    /// How probable a one is, of 4096.
    #[inline(always)]
    pub fn share(self) -> u32 {
        self.0 >> 20
    }

    /// Learns a bit.
    #[inline(always)]
    pub fn learn(&mut self, bit: bool) {
        let n = self.0 & 1023;
        let p = i64::from(self.0 >> 10);
        let target = if bit { (1 << 22) - 1 } else { 0 };
        let p = p + (((target - p) * i64::from(RATES[n as usize])) >> 16);
        self.0 = (p as u32) << 10 | (n + 1).min(LIMIT);
    }

    /// Codes one bit, and learns it.
    #[inline(always)]
    pub fn bit<C: Coder>(&mut self, coder: &mut C, bit: bool) -> bool {
        let bit = coder.bit(self.share().clamp(1, 4095), bit);
        self.learn(bit);
        bit
    }
}

/// The slots of numbers of one sort.
pub type Slots = [Slot; 64];

/// Codes a number below 2^24: how many bits it has, one by one, from two on, the rare ones that are
/// shorter last; the second of its bits; and the rest as they are.
#[inline]
pub fn number<C: Coder>(coder: &mut C, slots: &mut Slots, given: u32) -> u32 {
    let length = match given {
        0 | 1 => LONGEST + 1,
        _ => 32 - given.leading_zeros(),
    };
    let mut n = 2;
    while n <= LONGEST && slots[n as usize].bit(coder, n < length) {
        n += 1;
    }
    if n > LONGEST {
        return coder.raw(1, given);
    }
    let second = slots[32 + n as usize].bit(coder, (given >> (n - 2)) & 1 == 1);
    let head = 2 + u32::from(second);
    if n == 2 {
        return head;
    }
    (head << (n - 2)) | coder.raw(n - 2, given)
}

/// How many bits a number has at most.
const LONGEST: u32 = 24;
