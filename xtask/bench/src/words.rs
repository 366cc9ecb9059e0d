//! Cutting words, beside jieba-rs with its own loader: the same tokens, and how soon.

use crate::edits::median;
use crate::texts::of_bytes;
use gangmu::outline::NodeId;
use gangmu::words::Cutter;
use jieba_rs::Jieba;
use session::{Command, Session, WordQuestion, word_request};
use std::hint::black_box;
use std::time::Instant;

/// Prints the table. Stops with the first token that is another than jieba's own.
pub fn run(dictionary: &str, texts: &[&str]) {
    let lines = std::fs::read_to_string(dictionary).expect("the dictionary's file");
    let small = gangmu_dictionary::encode(&lines).expect("a dictionary");
    println!(
        "\nWords: the dictionary is {} bytes of {}",
        small.len(),
        lines.len()
    );
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..9 {
        ours.push(time(|| drop(black_box(Cutter::new(small.as_bytes())))));
        theirs.push(time(|| drop(black_box(Jieba::new()))));
    }
    row("start, ms", &mut ours, &mut theirs, 1e3);
    let (cutter, jieba) = (
        Cutter::new(small.as_bytes()).expect("a dictionary"),
        Jieba::new(),
    );
    let made_up = of_bytes(380_000);
    let mut all = vec![made_up.clone(), lines.replace(' ', "")];
    all.extend(
        texts
            .iter()
            .map(|path| std::fs::read_to_string(path).expect("a text")),
    );
    let mut n = 0;
    for text in &all {
        let expected = jieba.cut(text, true);
        let expected = expected
            .iter()
            .map(|token| token.byte_start..token.byte_end);
        for (ours, theirs) in cutter.tokens(text).zip(expected) {
            assert_eq!(
                ours,
                theirs,
                "{}",
                &text[ours.start.min(theirs.start)..][..30]
            );
            n += 1;
        }
        assert_eq!(cutter.tokens(text).count(), jieba.cut(text, true).len());
    }
    println!("{n} tokens of {} texts are jieba's own", all.len());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..41 {
        ours.push(time(|| {
            drop(black_box(cutter.words(&made_up).collect::<Vec<_>>()))
        }));
        theirs.push(time(|| drop(black_box(jieba.cut(&made_up, true)))));
    }
    row("380 KB cut, ms", &mut ours, &mut theirs, 1e3);
}

/// Prints, for the half in the browser, a text of words drawn from the dictionary as often as they
/// occur, no paragraph like another; and what the page asks of its reader for it: with a text, and
/// to forget it again.
pub fn request(dictionary: &str) {
    let lines = std::fs::read_to_string(dictionary).expect("the dictionary's file");
    let text = of_words(&lines, 380_000);
    let questions = |session: &Session| {
        let parts = session.parts().iter().map(|part| part.id).collect();
        let scope: Vec<NodeId> = Vec::new();
        let most = 100;
        [
            WordQuestion::Tallies {
                parts,
                scope: scope.clone(),
            },
            WordQuestion::Top { scope, most },
        ]
    };
    let mut session = Session::default();
    let none = word_request(Some((&session, &[])), None, &[]);
    session.dispatch(Command::Open(text.clone()), 0.0);
    let whole = Some((&session, session.parts()));
    let whole = word_request(whole, None, &questions(&session));
    let tokens = WordQuestion::Tokens { text: text.clone() };
    let tokens = word_request(None, None, &[tokens]);
    let word = WordQuestion::Tokens {
        text: "整改工作".into(),
    };
    let word = word_request(None, None, &[word]);
    println!("{}", serde_json::json!([text, whole, none, tokens, word]));
}

fn of_words(lines: &str, n_bytes: usize) -> String {
    let fields = lines.lines().map(|line| line.split(' '));
    let entries = fields.filter_map(|mut fields| Some((fields.next()?, fields.next()?)));
    let mut sum = 0;
    let words: Vec<(u64, &str)> = entries
        .map(|(word, frequency)| {
            sum += frequency.parse::<u64>().expect("a frequency");
            (sum, word)
        })
        .collect();
    let mut state = 1u64;
    let mut next = |n: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 20) % n
    };
    let mut out = String::from("一、情况\n");
    while out.len() < n_bytes {
        for at in 1..=60 {
            let point = next(sum);
            out += words[words.partition_point(|(sum, _)| *sum <= point)].1;
            match at {
                60 => out += "。\n",
                _ if at % 20 == 0 => out.push('。'),
                _ if at % 7 == 0 => out.push('，'),
                _ => {}
            }
        }
    }
    out
}

fn row(what: &str, ours: &mut Vec<f64>, theirs: &mut Vec<f64>, unit: f64) {
    let [ours, theirs] = [ours, theirs].map(|times| median(times).unwrap_or(1.0) * unit);
    println!(
        "{what:<20} gangmu {ours:>8.1} jieba-rs {theirs:>8.1} ratio {:>6.2}",
        ours / theirs
    );
}

fn time(work: impl FnOnce()) -> f64 {
    let begin = Instant::now();
    work();
    begin.elapsed().as_secs_f64()
}
