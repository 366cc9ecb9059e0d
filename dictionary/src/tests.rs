//! There and back.

use super::*;
use std::collections::BTreeSet;

/// Numbers that look random, and are the same each time.
struct Numbers(u32);

impl Numbers {
    fn below(&mut self, n: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % n
    }
}

fn there_and_back(text: &str) {
    let small = encode(text).expect("a dictionary");
    assert!(small.bytes().all(|c| digits::digit(c).is_some()));
    let mut back = String::new();
    let mut line = |word: &str, frequency: u32| back += &format!("{word} {frequency}\n");
    decode(small.as_bytes(), &mut line).expect("the dictionary");
    let fields = text.lines().filter_map(|line| line.rsplit_once(' '));
    let expected: String = fields.map(|(line, _)| format!("{line}\n")).collect();
    assert_eq!(back, expected);
}

#[test]
fn every_line_comes_back() {
    there_and_back("中 0 \n");
    there_and_back("A股 3 n\n中 1 ns\n中国 16777215 ns\n中国人 2 n\n国 4 \n𠀀𠀁 5 zg\n");
}

#[test]
fn many_words_come_back() {
    let mut numbers = Numbers(7);
    let mut words = BTreeSet::new();
    for _ in 0..20_000 {
        let length = 1 + numbers.below(5) + if numbers.below(50) == 0 { 30 } else { 0 };
        let mut character = |_| {
            let c = 0x4e00 + numbers.below(700) * numbers.below(3);
            char::from_u32(c).expect("a character")
        };
        words.insert((0..length).map(&mut character).collect::<String>());
    }
    let lines = words.into_iter().map(|word| {
        let frequency = numbers.below(10) * numbers.below(1000) * numbers.below(1000);
        format!("{word} {frequency} n\n")
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
        assert!(decode(text.as_bytes(), &mut |_, _| panic!("no word")).is_none());
    }
    let mut numbers = Numbers(3);
    for _ in 0..20 {
        let text: Vec<u8> = (0..20_000)
            .map(|_| b' ' + numbers.below(95) as u8)
            .collect();
        decode(&text, &mut |word, _| assert!(!word.is_empty()));
    }
}
