//! A dictionary for cutting words, `word frequency tag` a line, in so little text that it can stand
//! in a page: jieba's 349,045 lines of 5.1 MB in one megabyte that needs no base64 and no gzip
//! around it.
//!
//! Reading order:
//! - [`coder`]: bits and choices as characters, by how probable they are
//! - [`bits`], [`mix`]: how probable a bit is
//! - [`set`]: a set of symbols in ascending order
//! - [`trie`]: the words; [`attributes`]: frequencies and tags; [`alphabet`]: characters
//! - [`encode()`], [`Dictionary`]: there and back

mod alphabet;
mod attributes;
mod bits;
mod coder;
mod decode;
mod encode;
mod mix;
mod set;
mod trie;

pub use decode::Dictionary;
pub use encode::{EncodeError, encode};

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn there_and_back(text: &str) {
        let small = encode(text).expect("a dictionary");
        assert!(
            small
                .bytes()
                .all(|c| (b' '..=b'~').contains(&c) && c != b'<')
        );
        let mut back = String::new();
        Dictionary::with_tags(small.as_bytes())
            .read_to_string(&mut back)
            .expect("text");
        assert_eq!(back, text);
        let mut untagged = String::new();
        Dictionary::new(small.as_bytes())
            .read_to_string(&mut untagged)
            .expect("text");
        let fields = text.lines().filter_map(|line| line.rsplit_once(' '));
        let expected: String = fields.map(|(line, _)| format!("{line}\n")).collect();
        assert_eq!(untagged, expected);
    }

    #[test]
    fn every_line_comes_back() {
        there_and_back("中 0 \n");
        there_and_back("A股 3 n\n中 1 ns\n中国 16777215 ns\n中国人 2 n\n国 4 \n𠀀𠀁 5 zg\n");
    }

    #[test]
    fn many_words_come_back() {
        let mut state = 7u32;
        let mut next = |n: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % n
        };
        let mut words = std::collections::BTreeSet::new();
        for _ in 0..20_000 {
            let length = 1 + next(5) + if next(50) == 0 { 30 } else { 0 };
            let character = |_| char::from_u32(0x4e00 + next(700) * next(3)).expect("a character");
            words.insert((0..length).map(character).collect::<String>());
        }
        let lines = words.into_iter().map(|word| {
            let (frequency, tag) = (next(10) * next(1000) * next(1000), ["n", "v", "nr", "x"]);
            format!("{word} {frequency} {}\n", tag[next(4) as usize])
        });
        there_and_back(&lines.collect::<String>());
    }

    #[test]
    fn what_is_no_dictionary_is_refused() {
        for (text, line) in [
            ("", 1),
            ("中 1", 1),
            ("中 1 n\n中 1 n", 2),
            ("国 1 n\n中 1 n", 2),
            ("中 x n", 1),
            ("中 01 n", 1),
            ("中 16777216 n", 1),
        ] {
            assert_eq!(encode(text).map_err(|e| e.line), Err(line), "{text}");
        }
    }

    #[test]
    fn nonsense_is_read_to_its_end() {
        for text in ["", "abc", "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~", "<<\0\u{ff}<"] {
            let mut out = Vec::new();
            let mut limited = Dictionary::new(text.as_bytes()).take(1 << 20);
            limited.read_to_end(&mut out).expect("bytes");
        }
    }
}
