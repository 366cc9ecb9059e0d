//! A range coder whose digits are the characters that may stand in an inert element of a page: what
//! it writes needs no base64 around it.

use crate::digits::{DIGITS, character, digit};

/// How many digits there are.
const BASE: u64 = DIGITS as u64;
/// Digits are read by so many at a time.
const GROUP: u32 = 3;
const GROUP_BASE: u64 = BASE.pow(GROUP);
/// The whole range; below 2^63.
const WHOLE: u64 = BASE.pow(9);
/// A range below this takes in the next group.
const LOW: u64 = BASE.pow(6);
/// Probabilities are of 4096.
pub const ONE_BITS: u32 = 12;

/// Codes one bit after another; the two directions share the models that way.
pub trait Coder {
    /// The bit: that given, when writing; that read, when reading. `p` of 4096 says how probable a
    /// one is, from 1 to 4095.
    fn bit(&mut self, p: u32, bit: bool) -> bool;

    /// `n` bits of a number that are as likely as not; at most 24.
    fn raw(&mut self, n: u32, value: u32) -> u32;

    /// Whether more was read than was ever written, so that all that follows is nonsense.
    fn is_over(&self) -> bool {
        false
    }

    /// A part of 2^[`PART_BITS`]: when writing, that given; when reading, what `find` answers for a
    /// point that lies in it. A part is what it stands for, where it begins and where it ends.
    fn part<T>(&mut self, given: Option<Part<T>>, find: impl FnOnce(u32) -> Part<T>) -> T;
}

/// What a part stands for, and from where to where it goes.
pub type Part<T> = (T, u32, u32);
/// Parts are of two to this power.
pub const PART_BITS: u32 = 30;

/// Writes.
pub struct Writer {
    digits: Vec<u8>,
    low: u64,
    range: u64,
}

/// Reads what a [`Writer`] wrote. Behind the end it reads zeros.
pub struct Reader<'a> {
    text: std::slice::Iter<'a, u8>,
    /// How many digits behind the end were read.
    behind: u32,
    code: u64,
    range: u64,
}

impl Writer {
    /// Nothing written yet.
    pub fn new() -> Self {
        Self {
            digits: Vec::new(),
            low: 0,
            range: WHOLE,
        }
    }

    /// All that was written, as text.
    pub fn finish(mut self) -> String {
        for _ in 0..9 {
            self.put();
        }
        self.digits.into_iter().map(character).collect()
    }

    /// Puts the highest digit of `low` down.
    fn put(&mut self) {
        const TOP: u64 = WHOLE / BASE;
        self.digits.push((self.low / TOP) as u8);
        self.low = self.low % TOP * BASE;
    }

    fn carry(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            *digit += 1;
            if u64::from(*digit) < BASE {
                return;
            }
            *digit = 0;
        }
    }
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Coder for Writer {
    fn bit(&mut self, p: u32, bit: bool) -> bool {
        let bound = (self.range >> ONE_BITS) * u64::from(p);
        if bit {
            self.range = bound;
        } else {
            self.low += bound;
            self.range -= bound;
        }
        self.settle();
        bit
    }

    fn raw(&mut self, n: u32, value: u32) -> u32 {
        let value = value & ((1 << n) - 1);
        self.range >>= n;
        self.low += self.range * u64::from(value);
        self.settle();
        value
    }

    fn part<T>(&mut self, given: Option<Part<T>>, find: impl FnOnce(u32) -> Part<T>) -> T {
        let (what, from, to) = given.unwrap_or_else(|| find(0));
        let unit = self.range >> PART_BITS;
        self.low += unit * u64::from(from);
        self.range = unit * u64::from(to - from);
        self.settle();
        what
    }
}

impl Writer {
    fn settle(&mut self) {
        if self.low >= WHOLE {
            self.low -= WHOLE;
            self.carry();
        }
        while self.range < LOW {
            for _ in 0..GROUP {
                self.put();
            }
            self.range *= GROUP_BASE;
        }
    }
}

impl<'a> Reader<'a> {
    /// Reads `text` from its beginning.
    pub fn new(text: &'a [u8]) -> Self {
        let mut reader = Self {
            text: text.iter(),
            behind: 0,
            code: 0,
            range: WHOLE,
        };
        for _ in 0..9 {
            reader.code = reader.code * BASE + reader.digit();
        }
        reader
    }

    fn digit(&mut self) -> u64 {
        match self.text.next() {
            // What stands in no element is nonsense, like all else that no writer wrote.
            Some(c) => u64::from(digit(*c).unwrap_or(0)),
            None => {
                self.behind += 1;
                0
            }
        }
    }
}

impl Coder for Reader<'_> {
    #[inline(always)]
    fn is_over(&self) -> bool {
        self.behind > 2 * GROUP
    }

    #[inline(always)]
    fn bit(&mut self, p: u32, _: bool) -> bool {
        let bound = (self.range >> ONE_BITS) * u64::from(p);
        let bit = self.code < bound;
        if bit {
            self.range = bound;
        } else {
            self.code -= bound;
            self.range -= bound;
        }
        if self.range < LOW {
            self.refill();
        }
        bit
    }

    #[inline(always)]
    fn raw(&mut self, n: u32, _: u32) -> u32 {
        self.range >>= n;
        let value = (self.code / self.range).min((1 << n) - 1);
        self.code -= self.range * value;
        while self.range < LOW {
            self.refill();
        }
        value as u32
    }

    #[inline(always)]
    fn part<T>(&mut self, _: Option<Part<T>>, find: impl FnOnce(u32) -> Part<T>) -> T {
        let unit = self.range >> PART_BITS;
        let point = (self.code / unit).min((1 << PART_BITS) - 1);
        let (what, from, to) = find(point as u32);
        self.code = self.code.wrapping_sub(unit * u64::from(from));
        self.range = unit * u64::from(to.saturating_sub(from).max(1));
        while self.range < LOW {
            self.refill();
        }
        what
    }
}

impl Reader<'_> {
    #[cold]
    fn refill(&mut self) {
        for _ in 0..GROUP {
            // A text that no writer wrote may hold anything.
            self.code = self.code.wrapping_mul(BASE).wrapping_add(self.digit());
        }
        self.range *= GROUP_BASE;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_come_back_and_cost_what_they_are_worth() {
        let mut state = 1u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 8
        };
        let bits: Vec<(u32, bool)> = (0..100_000)
            .map(|_| {
                let p = (next() % 4095) + 1;
                (p, next() % 4096 < p)
            })
            .collect();
        let mut writer = Writer::new();
        for (p, bit) in &bits {
            writer.bit(*p, *bit);
        }
        let text = writer.finish();
        let worth: f64 = bits
            .iter()
            .map(|(p, bit)| {
                let p = f64::from(*p) / 4096.0;
                -(if *bit { p } else { 1.0 - p }).log2()
            })
            .sum();
        let digits = worth / f64::from(DIGITS).log2();
        assert!((text.len() as f64) < digits * 1.001 + 10.0);
        let mut reader = Reader::new(text.as_bytes());
        for (p, bit) in bits {
            assert_eq!(reader.bit(p, false), bit);
        }
    }
}
