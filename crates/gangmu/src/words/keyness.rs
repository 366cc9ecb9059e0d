//! Words that a section uses more, or less, than the rest does: the log-likelihood ratio of Dunning,
//! Accurate Methods for the Statistics of Surprise and Coincidence (1993), in its form for two
//! corpora (Rayson and Garside 2000).

use serde::{Deserialize, Serialize};

/// A word that is used otherwise here than in the rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Key {
    /// The word.
    pub word: String,
    /// How often it stands here.
    pub here: u32,
    /// How often it stands in the rest.
    pub there: u32,
    /// How often it would stand here if it were used alike.
    pub expected: f32,
    /// The log-likelihood ratio: above 6.63 by chance in one of a hundred words, above 10.83 in one
    /// of a thousand.
    pub ratio: f32,
}

impl Key {
    /// Whether the word is used more here.
    pub fn is_over(&self) -> bool {
        self.here as f32 > self.expected
    }
}

/// The log-likelihood ratio of a word that stands `here` times among `n_here` words, and `there`
/// times among `n_there`; and how often it would stand here if it were used alike. Zero for what is.
pub fn log_likelihood(here: u32, n_here: u32, there: u32, n_there: u32) -> (f32, f32) {
    let [a, b, c, d] = [here, there, n_here, n_there].map(f64::from);
    if c + d == 0.0 {
        return (0.0, 0.0);
    }
    let share = (a + b) / (c + d);
    let term = |seen: f64, expected: f64| match seen > 0.0 {
        true => seen * (seen / expected).ln(),
        false => 0.0,
    };
    let ratio = 2.0 * (term(a, c * share) + term(b, d * share));
    (ratio.max(0.0) as f32, (c * share) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_in_the_literature() {
        // Checked by hand: E = 1000 · 60 / 11000, 2·(20·ln(20/E1) + 40·ln(40/E2)).
        let (ratio, expected) = log_likelihood(20, 1000, 40, 10_000);
        assert!((expected - 5.4545).abs() < 0.001);
        let by_hand =
            2.0 * (20.0 * (20f64 / (60.0 / 11.0)).ln() + 40.0 * (40f64 / (600.0 / 11.0)).ln());
        assert!((f64::from(ratio) - by_hand).abs() < 0.001);
    }

    #[test]
    fn what_is_used_alike_says_nothing() {
        assert!(log_likelihood(10, 1000, 100, 10_000).0 < 0.001);
        assert_eq!(log_likelihood(0, 0, 0, 0), (0.0, 0.0));
        assert!(log_likelihood(0, 1000, 100, 1000).0 > 100.0);
        assert_eq!(log_likelihood(3, 10, 0, 0).0, 0.0);
    }
}
