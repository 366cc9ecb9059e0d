//! There and back, and beside jieba-rs.

use super::*;
use std::collections::BTreeSet;
use std::io::BufReader;

/// Numbers that look random, and are the same each time.
struct Numbers(u32);

impl Numbers {
    fn below(&mut self, n: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % n
    }
}

fn read(text: &str, model: &str) -> Dictionary {
    let small = encode(text, model).expect("a dictionary");
    let is_safe = |c: u8| (b' '..=b'~').contains(&c) && c != b'<';
    assert!(small.bytes().all(is_safe));
    Dictionary::new(small.as_bytes()).expect("the dictionary")
}

fn there_and_back(text: &str) {
    let mut back = String::new();
    read(text, "").for_each(|word, frequency| back += &format!("{word} {frequency}\n"));
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
        assert_eq!(encode(text, "").map_err(|e| e.line), Err(line), "{text}");
    }
    assert_eq!(encode("中 1 n", "x").map_err(|e| e.line), Err(0));
}

#[test]
fn nonsense_is_read_to_its_end() {
    for text in ["", "abc", "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~", "<<\0\u{ff}<"] {
        assert!(Dictionary::new(text.as_bytes()).is_none());
    }
    let mut numbers = Numbers(3);
    for _ in 0..20 {
        let text: Vec<u8> = (0..20_000)
            .map(|_| b' ' + numbers.below(95) as u8)
            .collect();
        if let Some(dictionary) = Dictionary::new(&text) {
            Jieba::new(dictionary).cut("全国人民𠀀代表大会", true);
        }
    }
}

/// What texts are made of: words, characters that the model knows, and others; all that parts them.
const PIECES: [&str; 44] = [
    "一", "丁", "七", "万", "丈", "三", "上", "下", "不", "与", "丐", "丑", "专", "且", "丕", "世",
    "丘", "丙", "业", "丛", "龘", "㐀", "㐁", "𠀀", "𠀁", "A", "b", "AB", "7", "42", ".", "-", "_",
    "%", "+", "&", "，", "。", " ", "\r\n", "\r", "\u{9fff}", "é", "😀",
];

fn text(numbers: &mut Numbers, length: u32) -> String {
    let n = PIECES.len() as u32;
    (0..length)
        .map(|_| PIECES[numbers.below(n) as usize])
        .collect()
}

/// A model by random counts, in the form of jieba's.
fn model(numbers: &mut Numbers) -> String {
    let mut line = |n: u32| {
        let count = |_| format!("-{:.6}", -(f64::from(1 + numbers.below(99)) / 5000.0).ln());
        (0..n).map(count).collect::<Vec<String>>()
    };
    let mut out = String::new();
    for _ in 0..5 {
        out += &format!("{}\n", line(4).join(" "));
    }
    for _ in 0..4 {
        let shares = line(12);
        let pairs = PIECES
            .iter()
            .zip(&shares)
            .map(|(c, share)| format!("{c}:{share}"));
        // The rarest, by which the total is known.
        let rarest = format!("龥:-{:.6}", 5000f64.ln());
        out += &format!("{},{rarest}\n", pairs.collect::<Vec<String>>().join(","));
    }
    out.replace("--", "-")
}

/// Dictionaries, models, terms and texts at random: every token is jieba-rs's.
#[test]
fn tokens_are_those_of_jieba() {
    for seed in 0..60 {
        let mut numbers = Numbers(seed);
        let words: BTreeSet<String> = (0..120)
            .map(|_| {
                let length = 1 + numbers.below(4);
                text(&mut numbers, length)
            })
            .filter(|word| !word.contains(char::is_whitespace))
            .collect();
        let lines: String = words
            .iter()
            .map(|word| format!("{word} {} n\n", numbers.below(8).pow(numbers.below(6))))
            .collect();
        let model = model(&mut numbers);
        let mut ours = Jieba::new(read(&lines, &model));
        let mut theirs = jieba_rs::Jieba::with_dict(&mut lines.as_bytes()).expect("a dictionary");
        let model = jieba_rs::HmmModel::load(&mut BufReader::new(model.as_bytes()));
        theirs.set_hmm_model(model.expect("a model"));
        for round in 0..40 {
            let text = text(&mut numbers, 60);
            for guesses in [false, true] {
                let expected = theirs.cut(&text, guesses);
                let expected: Vec<usize> = expected.iter().map(|token| token.byte_end).collect();
                assert_eq!(
                    ours.cut(&text, guesses),
                    expected,
                    "{seed} {guesses} {text}"
                );
            }
            // A word that may be known, longer, or of nothing but signs.
            let word = self::text(&mut numbers, 1 + round % 5);
            let frequency = (round % 3 == 0).then(|| numbers.below(90));
            ours.add(&word, frequency.map(u64::from));
            theirs.add_word(&word, frequency.map(|n| n as usize), None);
            assert_eq!(ours.has(&word), theirs.has_word(&word), "{seed} {word}");
        }
    }
}

#[test]
fn words_are_tokens_with_a_letter_or_a_digit() {
    let jieba = Jieba::new(read("中国 5 ns\n人民 4 n\n", ""));
    let text = "中国，人民：A-1 é（𠀀）。";
    let words: Vec<&str> = jieba
        .words(text)
        .into_iter()
        .map(|range| &text[range])
        .collect();
    assert_eq!(words, ["中国", "人民", "A-1", "é", "𠀀"]);
}
