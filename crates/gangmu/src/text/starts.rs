//! Words found by the character that they begin with: most places of a text begin none of a list.

/// Which words of a list begin with a character. The list is not kept, only the words' places in it.
#[derive(Debug)]
pub struct Starts {
    /// A bit for each residue of a character among those that words begin with.
    bits: [u64; N_BITS / 64],
    /// In order of the characters, then of the list.
    words: Vec<(char, u16)>,
}

const N_BITS: usize = 1024;

impl Starts {
    /// Of these words; an empty one begins with nothing. At most 65,536 of them.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let places = words.into_iter().zip(0..);
        let firsts = places.filter_map(|(word, at)| Some((word.chars().next()?, at)));
        let mut words: Vec<(char, u16)> = firsts.collect();
        words.sort_unstable();
        let mut bits = [0; N_BITS / 64];
        for (c, _) in &words {
            let bit = *c as usize % N_BITS;
            bits[bit / 64] |= 1 << (bit % 64);
        }
        Self { bits, words }
    }

    /// Whether one of `words`, of which this is, stands in `text`. O(text).
    pub fn any_in(&self, words: &[&str], text: &str) -> bool {
        let mut places = text.char_indices();
        places.any(|(at, c)| self.at(c).any(|word| text[at..].starts_with(words[word])))
    }

    /// The places of the words that begin with `c`, in order of the list. O(1) for nearly all that
    /// begin none, else O(log n).
    pub fn at(&self, c: char) -> impl Iterator<Item = usize> {
        let bit = c as usize % N_BITS;
        let words = match self.bits[bit / 64] & (1 << (bit % 64)) {
            0 => &[],
            _ => &self.words[self.words.partition_point(|(first, _)| *first < c)..],
        };
        let same = words.iter().take_while(move |(first, _)| *first == c);
        same.map(|(_, at)| usize::from(*at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_by_their_first_character() {
        let starts = Starts::of(["整改", "完成", "", "整改到位"]);
        let at = |c| starts.at(c).collect::<Vec<_>>();
        assert_eq!(
            (at('整'), at('完'), at('改')),
            (vec![0, 3], vec![1], vec![])
        );
        let found = |text| starts.any_in(&["整改", "完成", "", "整改到位"], text);
        assert!(found("已完成") && !found("整体完善"));
        // As far from 整 as the bits reach.
        let far = char::from_u32('整' as u32 + N_BITS as u32).expect("one");
        assert!(at(far).is_empty());
    }
}
