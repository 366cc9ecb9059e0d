//! A set of symbols, coded one after the other in ascending order: no bits are spent on an order
//! that goes without saying. How many are still to come is known, and how heavy every symbol is, so
//! that the next is the least of as many drawn by weight: beyond a share `y` of the weight it lies
//! with probability `y` to the power of their number.

use crate::coder::{Coder, PART_BITS};
use crate::logs::{Logs, PLACES};

const ONE: u64 = 1 << PART_BITS;
/// What each symbol has at least, so that none is impossible.
const LEAST: u64 = 8;
/// What all of them have at least, if there are no more than [`MOST`].
const SLACK: u64 = LEAST * MOST as u64;
/// How many symbols there may be.
pub const MOST: usize = 1 << 14;

/// The symbols from which sets are drawn, by their places.
#[derive(Clone, Copy)]
pub struct Urn<'a> {
    /// The logarithm of the weight from each symbol on, falling.
    levels: &'a [u32],
    table: Option<&'a Table>,
    logs: &'a Logs,
}

/// The levels of symbols with these weights, for [`Urn::new`].
pub fn levels(logs: &Logs, weights: impl DoubleEndedIterator<Item = u32>) -> Vec<u32> {
    let mut weight = 0u32;
    let levels = weights.rev().map(|w| {
        weight = weight.saturating_add(w);
        logs.log(weight)
    });
    let mut levels: Vec<u32> = levels.collect();
    levels.reverse();
    levels
}

/// Where to look for a level in a long urn.
pub struct Table {
    /// By level, in steps: the first symbol with a lower one.
    starts: Vec<u16>,
}

/// Levels are told apart by so many binary places.
const TABLE_BITS: u32 = 10;

impl Table {
    /// The table for an urn with these levels.
    pub fn new(levels: &[u32]) -> Self {
        let highest = levels.first().copied().unwrap_or(0) >> (PLACES - TABLE_BITS);
        let mut starts = vec![0; highest as usize + 2];
        let mut at = levels.len();
        for (step, start) in starts.iter_mut().enumerate() {
            let level = (step as u64) << (PLACES - TABLE_BITS);
            while at > 0 && u64::from(levels[at - 1]) < level {
                at -= 1;
            }
            *start = at as u16;
        }
        Self { starts }
    }
}

impl<'a> Urn<'a> {
    /// Symbols with these [`levels`]; one at least.
    pub fn new(logs: &'a Logs, levels: &'a [u32], table: Option<&'a Table>) -> Self {
        Self {
            levels,
            table,
            logs,
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
        let end = self.levels.len();
        let least = least.min(end - 1);
        let draw = Draw {
            urn: self,
            least,
            many: many.max(1) as u32,
        };
        let part = |at: usize| (at, draw.before(at), draw.before(at + 1));
        coder.part(given.map(part), |point| {
            let mut at = draw.guess(point);
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
    urn: Urn<'a>,
    least: usize,
    many: u32,
}

impl Draw<'_> {
    /// Where the part of the symbol at `at` begins, and that of the one before ends.
    #[inline(always)]
    fn before(&self, at: usize) -> u32 {
        if at == self.least {
            return 0;
        }
        let levels = self.urn.levels;
        let Some(level) = levels.get(at) else {
            return ONE as u32;
        };
        let fall = u64::from(levels[self.least] - level) * u64::from(self.many);
        let beyond = u64::from(self.urn.logs.power(fall));
        let below = ((ONE - beyond) * (ONE - SLACK)) >> PART_BITS;
        (below + (at - self.least) as u64 * LEAST) as u32
    }

    /// A symbol not far from that at `point`: it is looked at again.
    #[inline(always)]
    fn guess(&self, point: u32) -> usize {
        let levels = self.urn.levels;
        let fall = (PART_BITS << PLACES) - self.urn.logs.log(ONE as u32 - point);
        let fall = match self.many {
            1 => fall,
            many => fall / many,
        };
        let level = levels[self.least].saturating_sub(fall);
        match self.urn.table {
            Some(table) => {
                let step = (level >> (PLACES - TABLE_BITS)) as usize + 1;
                let start = table.starts.get(step).map_or(0, |at| usize::from(*at));
                let mut at = start.clamp(self.least + 1, levels.len());
                while at < levels.len() && levels[at] >= level {
                    at += 1;
                }
                at - 1
            }
            None => {
                let rest = &levels[self.least + 1..];
                self.least + rest.partition_point(|l| *l >= level)
            }
        }
    }
}
