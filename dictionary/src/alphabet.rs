//! What stands before the words: the characters, and how heavy each is.

use crate::bits::{Slot, number};
use crate::coder::Coder;
use crate::set::MOST;
use crate::trie::Weights;

/// The characters of all words in order of their codes, with a class for each as the second
/// character of a word and one as a later one.
#[derive(Debug, Default, PartialEq)]
pub struct Alphabet {
    pub characters: Vec<char>,
    pub seconds: Vec<u8>,
    pub laters: Vec<u8>,
}

/// Classes are below this.
const CLASSES: usize = 64;

/// The class of what stands at `n` nodes: none, or one more than twice the logarithm, rounded. Each
/// class is heavier by the square root of two.
pub fn class(n: u32) -> u8 {
    // n² ≥ 2^(class - 1.5), in whole numbers.
    let square = u64::from(n).pow(2);
    (0..40)
        .find(|class| 2 * square.pow(2) < 1 << (2 * class))
        .unwrap_or(40)
}

/// The weight of a class, in quarters.
fn weight(class: u8) -> u32 {
    let Some(class) = class.checked_sub(1) else {
        return 0;
    };
    let root = if class % 2 == 1 { 6 } else { 4 };
    root << (class / 2).min(13)
}

impl Alphabet {
    /// Codes `given`, or what the coder reads.
    pub fn code<C: Coder>(coder: &mut C, given: Option<&Self>) -> Self {
        let mut slots = vec![[Slot::NEW; 64]; CLASSES + 2];
        let mut code = |coder: &mut C, kind: usize, value: u32| {
            let slots = &mut slots[kind.min(CLASSES + 1)];
            number(coder, slots, value)
        };
        let mut read = Self::default();
        let n = given.map_or(0, |g| g.characters.len());
        let n = (code(coder, CLASSES, n as u32) as usize).clamp(1, MOST);
        let mut last = 0;
        for at in 0..n {
            if at > 0 && coder.is_over() {
                break;
            }
            let gap = given.map_or(0, |g| u32::from(g.characters[at]) - last);
            last = last.saturating_add(code(coder, CLASSES, gap));
            read.characters
                .push(char::from_u32(last).unwrap_or('\u{fffd}'));
            let second = given.map_or(0, |g| g.seconds[at]);
            let second = code(coder, CLASSES + 1, u32::from(second)).min(CLASSES as u32 - 1);
            read.seconds.push(second as u8);
            let later = given.map_or(0, |g| g.laters[at]);
            let later = code(coder, second as usize, u32::from(later)).min(CLASSES as u32 - 1);
            read.laters.push(later as u8);
        }
        read
    }

    /// The weights of all classes.
    pub fn weights(&self) -> Weights {
        let weights = |classes: &[u8]| classes.iter().map(|class| weight(*class)).collect();
        Weights {
            second: weights(&self.seconds),
            later: weights(&self.laters),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_half_powers_of_two() {
        assert_eq!([0, 1, 2, 4, 8].map(class), [0, 1, 3, 5, 7]);
        for n in [3u32, 5, 100, 5000] {
            let expected = 1.0 + (2.0 * f64::from(n).log2()).round();
            assert_eq!(f64::from(class(n)), expected, "{n}");
        }
        assert_eq!([0, 1, 3, 5].map(weight), [0, 4, 8, 16]);
    }
}
