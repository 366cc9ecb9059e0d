//! Comparing two versions of a report, beside the bare crate on their lines and characters.

use crate::edits::median;
use crate::texts::of_bytes;
use gangmu::compare::compare;
use imara_diff::{Algorithm, Diff, InternedInput};
use std::hint::black_box;
use std::time::Instant;

/// What two versions of 380 KB may take, in milliseconds.
const MOST_MS: f64 = 200.0;

/// Prints the row: whether it is fast enough.
pub fn run() -> bool {
    let old = of_bytes(380_000);
    let new = edited(&old);
    let [a, b] = [&old, &new].map(|text| gangmu::parse(text));
    let lines = [&old, &new].map(|text| text.lines().collect::<Vec<_>>());
    let characters = [&old, &new].map(|text| text.chars().collect::<Vec<_>>());
    let (mut ours, mut figures, mut by_line, mut by_character) = (vec![], vec![], vec![], vec![]);
    let mut n = 0;
    // Round by round, so that a busy moment hits all alike.
    for _ in 0..11 {
        ours.push(time(|| {
            n = black_box(compare(a.root(), b.root())).changes.len()
        }));
        let found = compare(a.root(), b.root());
        figures.push(time(|| drop(black_box(found.figures(&a, &b)))));
        by_line.push(time(|| bare(&lines[0], &lines[1])));
        by_character.push(time(|| bare(&characters[0], &characters[1])));
    }
    let ms = |times: &mut Vec<f64>| median(times).unwrap_or(f64::NAN) * 1e3;
    let (ours, figures) = (ms(&mut ours), ms(&mut figures));
    println!(
        "\nTwo versions of 380 KB compared: {ours:.1} ms, {n} changes, and {figures:.1} ms for their figures; \
         imara-diff on their lines {:.1} ms, on their characters {:.1} ms; at most {MOST_MS} ms",
        ms(&mut by_line),
        ms(&mut by_character)
    );
    ours + figures <= MOST_MS
}

/// Every seventh line with another number, every eleventh gone, every thirteenth new, and a chapter
/// that has moved to the end.
pub fn edited(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if at > 3 && at % 11 == 0 {
            continue;
        }
        lines.push(match at % 7 {
            0 => line.replace("12次", "13次").replace("机制", "各项机制"),
            _ => line.to_owned(),
        });
        if at % 13 == 0 && at > 3 {
            lines.push(format!(
                "第{at}项补充说明：有关事项已经列入年度计划，按季度报告进度。"
            ));
        }
    }
    let third = lines.len() / 3;
    let moved: Vec<String> = lines.drain(third..third + 80).collect();
    lines.extend(moved);
    lines.join("\n") + "\n"
}

fn bare<T: Copy + Eq + std::hash::Hash>(old: &[T], new: &[T]) {
    let mut input = InternedInput {
        before: Vec::new(),
        after: Vec::new(),
        interner: imara_diff::Interner::new(old.len()),
    };
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());
    black_box(Diff::compute(Algorithm::Histogram, &input));
}

fn time(work: impl FnOnce()) -> f64 {
    let begin = Instant::now();
    work();
    begin.elapsed().as_secs_f64()
}
