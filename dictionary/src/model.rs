//! The model by which jieba guesses words that its dictionary lacks: how likely a character begins a
//! word, ends one, stands in the middle or alone. Its file tells the logarithm of each share to six
//! places. The shares are counts by a total, so that the counts are coded, and the logarithms come
//! back to the last digit.

use crate::bits::{Slot, Slots, number};
use crate::coder::Coder;

/// Begin, end, middle, single: jieba's own order.
pub const STATES: usize = 4;
/// The characters that the model knows: the rest is never asked.
pub const FIRST: char = '\u{4e00}';
/// The last of them.
pub const LAST: char = '\u{9fd5}';
/// What stands for the logarithm of nothing.
const NEVER: f64 = -3.14e100;

/// The counts behind a model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counts {
    /// The logarithms of how likely a text begins with each state, and of how likely each state
    /// follows each.
    pub steps: [[f64; STATES]; 1 + STATES],
    /// Counts are parts of these.
    totals: [u32; STATES],
    /// By character, from [`FIRST`].
    rows: Vec<[u32; STATES]>,
}

/// How many characters the model can know.
const N: usize = LAST as usize - FIRST as usize + 1;

impl Counts {
    /// Reads jieba's `hmm.model`; an empty text knows no character.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let mut counts = Self {
            rows: vec![[0; STATES]; N],
            ..Self::default()
        };
        let is_data = |line: &&str| !line.is_empty() && !line.starts_with('#');
        let mut lines = text.lines().map(str::trim).filter(is_data);
        let Some(mut line) = lines.next() else {
            return Ok(counts);
        };
        for row in &mut counts.steps {
            let numbers = line.split(' ').map(|n| n.parse::<f64>().ok());
            let numbers: Option<Vec<f64>> = numbers.collect();
            let numbers = numbers.and_then(|n| n.try_into().ok());
            *row = numbers.ok_or("has a step that is none")?;
            line = lines.next().unwrap_or_default();
        }
        for state in 0..STATES {
            let mut shares = Vec::new();
            for pair in line.split(',').filter(|pair| !pair.is_empty()) {
                let share = share(pair).ok_or("has a share that is none")?;
                if (FIRST..=LAST).contains(&share.0) {
                    shares.push(share);
                }
            }
            let found = counted(&shares).ok_or("has shares that are no counts by a total")?;
            counts.totals[state] = found.0;
            for ((c, _), count) in shares.iter().zip(found.1) {
                counts.rows[place(*c)][state] = count;
            }
            line = lines.next().unwrap_or_default();
        }
        Ok(counts)
    }

    /// Codes `given`, or what the coder reads.
    pub fn code<C: Coder>(coder: &mut C, given: Option<&Self>) -> Self {
        let mut read = Self::default();
        for (at, row) in read.steps.iter_mut().flatten().enumerate() {
            let bits = given.map_or(0, |g| g.steps[at / STATES][at % STATES].to_bits());
            *row = f64::from_bits(raw(coder, bits, 4));
        }
        for (at, total) in read.totals.iter_mut().enumerate() {
            *total = raw(coder, given.map_or(0, |g| u64::from(g.totals[at])), 2) as u32;
        }
        let mut patterns = [[Slot::NEW; 1 << STATES]; 1 << STATES];
        let mut repeats = Slot::NEW;
        let mut numbers: Vec<Slots> = vec![[Slot::NEW; 64]; STATES * LENGTHS];
        // The rows so far: variants of a character have the same.
        let mut seen: Vec<[u32; STATES]> = Vec::new();
        let mut last = 0;
        for at in 0..N {
            if coder.is_over() {
                break;
            }
            let row = given.map_or([0; STATES], |g| g.rows[at]);
            let mut pattern = 1;
            for count in row {
                let bit = patterns[last][pattern].bit(coder, count > 0);
                pattern = pattern << 1 | usize::from(bit);
            }
            last = pattern - (1 << STATES);
            let is_in = |state: usize| last >> (STATES - 1 - state) & 1 == 1;
            let is_full = last.count_ones() > 1;
            let place = seen.iter().position(|r| given.is_some() && *r == row);
            if is_full && repeats.bit(coder, place.is_some()) {
                let width = usize::BITS - seen.len().leading_zeros();
                let place = coder.raw(width, place.unwrap_or(0) as u32);
                let row = seen.get(place as usize).copied();
                read.rows.push(row.unwrap_or_default());
                continue;
            }
            let mut counts = [0; STATES];
            let mut length = 0;
            for state in (0..STATES).filter(|state| is_in(*state)) {
                let slots = &mut numbers[state * LENGTHS + length];
                counts[state] = number(coder, slots, row[state]);
                length = (32 - counts[state].leading_zeros()) as usize;
            }
            if is_full {
                seen.push(counts);
            }
            read.rows.push(counts);
        }
        read.rows.resize(N, [0; STATES]);
        read
    }
}

/// How many lengths in bits a count can have.
const LENGTHS: usize = 25;

/// Codes `n` times sixteen bits as they are.
fn raw<C: Coder>(coder: &mut C, value: u64, n: u32) -> u64 {
    (0..n).fold(0, |read, at| {
        let part = coder.raw(16, (value >> (16 * at)) as u32 & 0xffff);
        read | u64::from(part) << (16 * at)
    })
}

fn place(c: char) -> usize {
    (u32::from(c) - u32::from(FIRST)) as usize
}

/// A character and minus the logarithm of its share, in millionths.
fn share(pair: &str) -> Option<(char, u32)> {
    let (c, logarithm) = pair.split_once(':')?;
    let (whole, places) = logarithm.strip_prefix('-')?.split_once('.')?;
    let millionths = whole.parse::<u32>().ok()?.checked_mul(1_000_000)?;
    let is_exact = places.len() == 6;
    is_exact.then_some(())?;
    let millionths = millionths.checked_add(places.parse::<u32>().ok()?)?;
    Some((c.parse::<char>().ok()?, millionths))
}

/// The total, and the counts, whose shares these are.
fn counted(shares: &[(char, u32)]) -> Option<(u32, Vec<u32>)> {
    let rarest = shares.iter().map(|(_, millionths)| *millionths).max();
    // The rarest stands once.
    let near = (f64::from(rarest.unwrap_or(0)) / 1e6).exp() as u32;
    let totals = (0..=64).flat_map(|by: u32| [near.saturating_add(by), near.saturating_sub(by)]);
    totals.filter(|total| *total > 0).find_map(|total| {
        let count = |(_, millionths): &(char, u32)| {
            let near = f64::from(total) * (-f64::from(*millionths) / 1e6).exp();
            let near = near.round() as u32;
            let counts = [near, near + 1, near.saturating_sub(1)];
            let is_it = |count: &u32| {
                (1..1 << 24).contains(count) && minus_log(*count, total) == *millionths
            };
            counts.into_iter().find(is_it)
        };
        let counts: Option<Vec<u32>> = shares.iter().map(count).collect();
        Some((total, counts?))
    })
}

/// Minus the logarithm of `count` by `total`, in millionths; the same on every machine, since
/// nothing but the four operations is used.
fn minus_log(count: u32, total: u32) -> u32 {
    ((ln(total) - ln(count)) * 1e6 + 0.5) as u32
}

/// The natural logarithm of a whole number from 1: 2^e f, with f from 3/4 to 3/2, by the series of
/// the inverse hyperbolic tangent.
fn ln(n: u32) -> f64 {
    let n = f64::from(n.max(1));
    let mut e = (n.to_bits() >> 52) as i32 - 1023;
    let mut f = f64::from_bits(n.to_bits() & ((1 << 52) - 1) | 1023 << 52);
    if f > 1.5 {
        (e, f) = (e + 1, f / 2.0);
    }
    let x = (f - 1.0) / (f + 1.0);
    let square = x * x;
    let series = (0..12)
        .rev()
        .fold(0.0, |sum, at| sum * square + 1.0 / f64::from(2 * at + 1));
    f64::from(e) * std::f64::consts::LN_2 + 2.0 * x * series
}

/// The model as it is asked.
pub struct Model {
    steps: [[f64; STATES]; 1 + STATES],
    /// The number of each character's shares, from [`FIRST`].
    rows: Vec<u16>,
    /// The logarithms of shares; the first are of what is unknown.
    shares: Vec<[f64; STATES]>,
}

impl Model {
    /// The model with these counts.
    pub fn new(counts: &Counts) -> Self {
        let mut shares = vec![[NEVER; STATES]];
        let row = |row: &[u32; STATES]| {
            if *row == [0; STATES] {
                return 0;
            }
            shares.push(std::array::from_fn(|state| match row[state] {
                0 => NEVER,
                count => -f64::from(minus_log(count, counts.totals[state])) / 1e6,
            }));
            (shares.len() - 1) as u16
        };
        let rows = counts.rows.iter().map(row).collect();
        Self {
            steps: counts.steps,
            rows,
            shares,
        }
    }

    /// How likely a text begins with a state.
    #[inline]
    pub fn begin(&self) -> &[f64; STATES] {
        &self.steps[0]
    }

    /// How likely a state follows another.
    #[inline]
    pub fn step(&self, from: usize, to: usize) -> f64 {
        self.steps[1 + from][to]
    }

    /// How likely each state shows this character, from the first to the last.
    #[inline]
    pub fn shares(&self, c: char) -> &[f64; STATES] {
        let at = (c as usize).wrapping_sub(FIRST as usize);
        let row = self.rows.get(at).copied().unwrap_or(0);
        &self.shares[usize::from(row)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coder::{Reader, Writer};

    #[test]
    fn logarithms_are_right() {
        for n in (1..100_000).chain([33_749_694, u32::MAX]) {
            let expected = f64::from(n).ln();
            assert!((ln(n) - expected).abs() <= 1e-14 * expected.max(1.0), "{n}");
        }
    }

    #[test]
    fn counts_come_back() {
        let share = |c: char, n: u32| format!("{c}:-{:.6}", -(f64::from(n) / 5000.0).ln());
        let line = |rows: &[(char, u32)]| {
            let shares: Vec<String> = rows.iter().map(|(c, n)| share(*c, *n)).collect();
            shares.join(",")
        };
        let begins = line(&[('一', 1), ('丁', 300), ('七', 300), ('，', 4)]);
        let ends = line(&[('一', 1), ('丁', 2999), ('七', 2999)]);
        let text = format!(
            "#x\n-0.5 -3.14e+100 -3.14e+100 -1.5\n{}\n#B\n{begins}\n#E\n{ends}\n\n\n",
            "-1 -2 -3 -4\n".repeat(4)
        );
        // An empty line has no data, so that the last two states know nothing.
        let counts = Counts::parse(&text).expect("a model");
        assert_eq!(counts.rows[0], [1, 1, 0, 0]);
        assert_eq!(counts.rows[1], [300, 2999, 0, 0]);
        let mut writer = Writer::new();
        Counts::code(&mut writer, Some(&counts));
        let written = writer.finish();
        let back = Counts::code(&mut Reader::new(written.as_bytes()), None);
        assert_eq!(back, counts);
        let model = Model::new(&back);
        let expected = format!("{:.6}", (2999f64 / 5000.0).ln());
        assert_eq!(
            model.shares('七')[1],
            expected.parse::<f64>().expect("a number")
        );
        assert_eq!(model.shares('七')[2], NEVER);
        assert_eq!(model.shares('龥'), &[NEVER; STATES]);
        assert_eq!(model.begin()[1], NEVER);
    }

    #[test]
    fn what_is_no_model_is_refused() {
        let steps = "-1 -2 -3 -4\n".repeat(5);
        for text in [
            "x",
            "1 2 3",
            &format!("{steps}一:-1.5"),
            &format!("{steps}一"),
        ] {
            assert!(Counts::parse(text).is_err(), "{text}");
        }
    }
}
