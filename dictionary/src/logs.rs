//! Binary logarithms and powers in whole numbers, the same on every machine: by tables, and straight
//! lines between their entries. Neither ever falls where it should grow.

use crate::coder::PART_BITS;

/// Logarithms have so many binary places.
pub const PLACES: u32 = 26;
/// Tables have two to this power of steps for each power of two.
const STEP_BITS: u32 = 11;
const STEPS: usize = 1 << STEP_BITS;

/// The tables.
pub struct Logs {
    /// log2(1 + n / STEPS).
    logs: Vec<u32>,
    /// 2^(PART_BITS - n / STEPS).
    powers: Vec<u32>,
}

impl Logs {
    /// Makes the tables.
    pub fn new() -> Self {
        let log = |n: usize| {
            // The logarithm bit by bit: squared, a number is two or more if its logarithm's next is 1.
            let mut x = 1.0 + n as f64 / STEPS as f64;
            (0..PLACES).fold(0, |log, _| {
                x *= x;
                let is_more = x >= 2.0;
                x = if is_more { x / 2.0 } else { x };
                log << 1 | u32::from(is_more)
            })
        };
        let mut logs: Vec<u32> = (0..STEPS).map(log).collect();
        logs.push(1 << PLACES);
        // The root of 1/2, taken eleven times.
        let step = (0..STEP_BITS).fold(0.5f64, |x, _| x.sqrt());
        let mut power = f64::from(1 << PART_BITS);
        let powers = (0..=STEPS).map(|n| {
            let here = if n == STEPS {
                1 << (PART_BITS - 1)
            } else {
                power as u32
            };
            power *= step;
            here
        });
        Self {
            logs,
            powers: powers.collect(),
        }
    }

    /// The logarithm of `n`, from 1; that of 0 is as that of 1.
    #[inline(always)]
    pub fn log(&self, n: u32) -> u32 {
        let n = n.max(1);
        let zeros = n.leading_zeros();
        let mantissa = n << zeros & 0x7fff_ffff;
        let at = (mantissa >> (31 - STEP_BITS)) as usize;
        let part = u64::from(mantissa & ((1 << (31 - STEP_BITS)) - 1));
        let (from, to) = (self.logs[at], self.logs[at + 1]);
        let line = (u64::from(to - from) * part) >> (31 - STEP_BITS);
        ((31 - zeros) << PLACES) + from + line as u32
    }

    /// Two to the power of minus `x`, of 2^[`PART_BITS`].
    #[inline(always)]
    pub fn power(&self, x: u64) -> u32 {
        let whole = x >> PLACES;
        if whole > u64::from(PART_BITS) {
            return 0;
        }
        let part = x as u32 & ((1 << PLACES) - 1);
        let at = (part >> (PLACES - STEP_BITS)) as usize;
        let rest = u64::from(part & ((1 << (PLACES - STEP_BITS)) - 1));
        let (from, to) = (self.powers[at], self.powers[at + 1]);
        let line = (u64::from(from - to) * rest) >> (PLACES - STEP_BITS);
        (from - line as u32) >> whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_and_powers_are_right() {
        let logs = Logs::new();
        for n in (1..100_000).chain((1..60_000).map(|n| n * 70_001)) {
            let expected = f64::from(n).log2() * f64::from(1 << PLACES);
            assert!((f64::from(logs.log(n)) - expected).abs() < 8.0, "{n}");
        }
        for x in (0..50_000u64).map(|n| n * 40_009) {
            let expected = (-(x as f64) / f64::from(1 << PLACES)).exp2() * 2f64.powi(30);
            assert!((f64::from(logs.power(x)) - expected).abs() < 20.0, "{x}");
        }
        assert_eq!(logs.power(u64::MAX), 0);
    }

    #[test]
    fn they_only_grow_or_only_fall() {
        let logs = Logs::new();
        assert!((1..3_000_000).all(|n| logs.log(n) >= logs.log(n - 1)));
        let end = 3 << PLACES;
        let powers: Vec<u32> = (0..end).step_by(61).map(|x| logs.power(x)).collect();
        assert!(powers.is_sorted_by(|a, b| a >= b));
    }
}
