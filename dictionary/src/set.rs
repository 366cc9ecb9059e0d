//! A set of symbols, coded one after the other in ascending order: no bits are spent on an order
//! that goes without saying. How many are still to come is known, and how heavy every symbol is, so
//! that the next is the least of as many drawn by weight: beyond a share `y` of the weight it lies
//! with probability `y` to the power of their number.

use crate::coder::{Coder, PART_BITS};

const ONE: u64 = 1 << PART_BITS;
/// What each symbol has at least, so that none is impossible.
const LEAST: u64 = 8;
/// What all of them have at least, if there are no more than [`MOST`].
const SLACK: u64 = LEAST * MOST as u64;
/// How many symbols there may be.
pub const MOST: usize = 1 << 14;

/// The symbols from which sets are drawn, by their places; `sums[at]` is the weight of all before.
#[derive(Clone, Copy)]
pub struct Urn<'a> {
    sums: &'a [u32],
    table: Option<&'a Table>,
}

/// Where to look for a weight in a long urn.
pub struct Table {
    shift: u32,
    /// How many sums, but for the first, are not above the weight that begins each step.
    starts: Vec<u16>,
}

impl Table {
    /// The table for an urn with these sums.
    pub fn new(sums: &[u32]) -> Self {
        const STEPS_BITS: u32 = 12;
        let total = sums.last().copied().unwrap_or(0);
        let shift = (32 - total.leading_zeros()).saturating_sub(STEPS_BITS);
        let inner = sums.get(1..sums.len() - 1).unwrap_or_default();
        let start = |step: u32| inner.partition_point(|sum| *sum <= step << shift) as u16;
        Self {
            shift,
            starts: (0..=total >> shift).map(start).collect(),
        }
    }
}

impl<'a> Urn<'a> {
    /// Symbols whose weights have these sums: one more than there are symbols, ascending.
    pub fn new(sums: &'a [u32]) -> Self {
        Self { sums, table: None }
    }

    /// The same, for a long urn that has a table.
    pub fn with_table(sums: &'a [u32], table: &'a Table) -> Self {
        Self {
            sums,
            table: Some(table),
        }
    }

    /// The next symbol not before `least`, of `many` still to come. The place is below the number of
    /// symbols, whatever is read.
    #[inline]
    pub fn next<C: Coder>(
        self,
        coder: &mut C,
        least: usize,
        many: usize,
        given: Option<usize>,
    ) -> usize {
        let end = self.sums.len() - 1;
        let least = least.min(end - 1);
        let draw = Draw::new(self.sums, least, many.max(1) as u32);
        let part = |at: usize| (at, draw.before(at), draw.before(at + 1));
        coder.part(given.map(part), |point| {
            let mut at = draw.guess(point, self.table);
            let mut from = draw.before(at);
            while from > point {
                at -= 1;
                from = draw.before(at);
            }
            let mut to = draw.before(at + 1);
            while to <= point && at + 1 < end {
                at += 1;
                from = to;
                to = draw.before(at + 1);
            }
            (at, from, to)
        })
    }
}

/// One draw.
struct Draw<'a> {
    sums: &'a [u32],
    least: usize,
    many: u32,
    /// The weight of all.
    total: u32,
    /// 2^52 by the weight that is left.
    unit: u64,
}

impl<'a> Draw<'a> {
    #[inline(always)]
    fn new(sums: &'a [u32], least: usize, many: u32) -> Self {
        let end = sums.len() - 1;
        let total = sums[end];
        Self {
            sums,
            least,
            many,
            total,
            unit: (1 << 52) / u64::from((total - sums[least]).max(1)),
        }
    }

    /// Where the part of the symbol at `at` begins, and that of the one before ends.
    #[inline(always)]
    fn before(&self, at: usize) -> u32 {
        if at == self.least {
            return 0;
        }
        if at + 1 == self.sums.len() {
            return ONE as u32;
        }
        let share = (u64::from(self.total - self.sums[at]) * self.unit) >> 22;
        let beyond = power(share, self.many);
        let below = ((ONE - beyond) * (ONE - SLACK)) >> PART_BITS;
        (below + (at - self.least) as u64 * LEAST) as u32
    }

    /// A symbol not far from that at `point`. Rounding is of no account: it is looked at again.
    #[inline(always)]
    fn guess(&self, point: u32, table: Option<&Table>) -> usize {
        let u = point as f32 / ONE as f32;
        let x = match self.many {
            1 => u,
            many => 1.0 - exp(ln(1.0 - u) / many as f32),
        };
        let left = (self.total - self.sums[self.least]) as f32;
        let weight = self.sums[self.least] + (x * left) as u32;
        if let Some(table) = table {
            let step = (weight >> table.shift) as usize;
            let start = table.starts.get(step).map_or(0, |at| usize::from(*at));
            let mut at = start.max(self.least);
            while at + 2 < self.sums.len() && self.sums[at + 1] <= weight {
                at += 1;
            }
            return at;
        }
        let sums = &self.sums[self.least + 1..self.sums.len() - 1];
        self.least + sums.partition_point(|sum| *sum <= weight)
    }
}

/// `share` to the power of `n`, both of [`ONE`]; never growing as `share` shrinks.
#[inline(always)]
fn power(share: u64, n: u32) -> u64 {
    let (mut base, mut n) = (share.min(ONE), n);
    let mut result = ONE;
    loop {
        if n & 1 == 1 {
            result = (result * base) >> PART_BITS;
        }
        n >>= 1;
        if n == 0 {
            return result;
        }
        base = (base * base) >> PART_BITS;
    }
}

/// About ln(x), x from 0 to 1.
#[inline(always)]
fn ln(x: f32) -> f32 {
    let bits = x.max(1e-9).to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let m = f32::from_bits(bits & 0x7f_ffff | 0x3f80_0000) - 1.0;
    let log2 = m * (1.4423 + m * (-0.7057 + m * (0.4012 + m * (-0.1860 + m * 0.0482))));
    (exponent as f32 + log2) * std::f32::consts::LN_2
}

/// About e^x, x up to 0.
#[inline(always)]
fn exp(x: f32) -> f32 {
    let x = (x * std::f32::consts::LOG2_E).max(-60.0);
    let whole = x.floor();
    let m = x - whole;
    let part = 1.0 + m * (0.693 + m * (0.2402 + m * (0.0558 + m * 0.0109)));
    f32::from_bits(((whole as i32 + 127) as u32) << 23) * part
}
