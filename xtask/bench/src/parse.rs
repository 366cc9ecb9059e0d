//! Reading a text, beside readers of Markdown.

use crate::edits::median;
use crate::texts::of_bytes;
use gangmu::report::Readings;
use std::hint::black_box;
use std::time::Instant;

const SIZES: [(usize, &str); 3] = [
    (380_000, "380 KB"),
    (4_000_000, "4 MB"),
    (40_000_000, "40 MB"),
];

/// Prints the table.
pub fn run() {
    println!("\nParse, MB/s, and how many times as fast as the peer");
    println!(
        "{:<10}{:>10}{:>10}{:>10}{:>16}{:>16}",
        "", "gangmu", "comrak", "pulldown", "to comrak", "to pulldown"
    );
    for (n_bytes, name) in SIZES {
        let text = of_bytes(n_bytes);
        let rounds = (400_000_000 / n_bytes).clamp(3, 41);
        let (mut ours, mut tree, mut events) = (Vec::new(), Vec::new(), Vec::new());
        // Round by round, so that a busy moment hits all alike.
        for _ in 0..rounds {
            ours.push(time(&text, |text| {
                drop(black_box(gangmu::syntax::parse(text)))
            }));
            tree.push(time(&text, |text| {
                let arena = comrak::Arena::new();
                black_box(comrak::parse_document(
                    &arena,
                    text,
                    &comrak::Options::default(),
                ));
            }));
            events.push(time(&text, |text| {
                black_box(pulldown_cmark::Parser::new(text).count());
            }));
        }
        let speed = |times: &mut Vec<f64>| text.len() as f64 / 1e6 / median(times).unwrap_or(1.0);
        let (ours, tree, events) = (speed(&mut ours), speed(&mut tree), speed(&mut events));
        println!(
            "{name:<10}{ours:>10.0}{tree:>10.0}{events:>10.0}{:>16.2}{:>16.2}",
            ours / tree,
            ours / events
        );
    }
    reading();
}

/// Reading what it means, too: what the problems are, claims, ledger. How many times the peer's time
/// that takes.
fn reading() {
    let text = of_bytes(SIZES[0].0);
    let (mut ours, mut tree) = (Vec::new(), Vec::new());
    for _ in 0..41 {
        ours.push(time(&text, |text| {
            let mut outline = gangmu::syntax::parse(text);
            let readings = Readings::default();
            let parts: Vec<_> = outline.root().children.iter().map(|p| p.id).collect();
            for part in parts {
                gangmu::report::settle_part(&mut outline, part, &readings);
            }
            for part in &outline.root().children {
                let reading = readings.of(part);
                black_box((reading.claims().len(), reading.rows(&outline).len()));
            }
        }));
        tree.push(time(&text, |text| {
            let arena = comrak::Arena::new();
            black_box(comrak::parse_document(
                &arena,
                text,
                &comrak::Options::default(),
            ));
        }));
    }
    let ms = |times: &mut Vec<f64>| median(times).unwrap_or(1.0) * 1e3;
    let (ours, tree) = (ms(&mut ours), ms(&mut tree));
    println!(
        "\nParse and reading of {}: {ours:.1} ms, comrak's parse {tree:.1} ms, {:.2} times that",
        SIZES[0].1,
        ours / tree
    );
}

fn time(text: &str, read: impl FnOnce(&str)) -> f64 {
    let begin = Instant::now();
    read(text);
    begin.elapsed().as_secs_f64()
}
