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

/// Codes a number: how many bits it has, one by one, then the bits. 26 slots for the length, and as
/// many again for the highest two of the bits; none is above 2^24.
pub fn number<C: Coder>(coder: &mut C, slots: &mut [Slot; 104], given: u32) -> u32 {
    let length = 32 - given.leading_zeros();
    let mut n = 0;
    while n < 24 && slots[n as usize].bit(coder, n < length) {
        n += 1;
    }
    let mut value = u32::from(n > 0);
    for at in (0..n.saturating_sub(1)).rev() {
        let bit = given >> at & 1 == 1;
        let seen = n - 2 - at;
        let bit = match seen {
            0 => slots[26 + n as usize].bit(coder, bit),
            1 => slots[52 + 2 * n as usize + (value & 1) as usize].bit(coder, bit),
            _ => coder.bit(2048, bit),
        };
        value = value << 1 | u32::from(bit);
    }
    value
}
