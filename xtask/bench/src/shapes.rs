//! Whether time grows with the text and no faster, whatever its lines are.

use std::hint::black_box;
use std::time::Instant;

/// What lines are made of that might make each look at all others.
const PARTS: [&str; 14] = [
    "1.\n",
    "1.1 推进\n2.3 推进\n",
    "一是加强领导，",
    "关于整改情况的报告\n\n一、情况\n正文。\n\n2024年3月5日\n\n",
    "目录\n某某报告\t1\n\n某某报告\n正文。\n",
    "（“《",
    "##a##\n2024年3月5日\n某某局\n",
    "##a##",
    " \n\u{3000}\n",
    "5继续推进\n",
    "十",
    "首先",
    "联系电话：123\n关于整改情况的报告\n",
    "①甲；②乙\n",
];

/// How much longer the longer text is.
const TIMES: usize = 16;

/// Where each line looks at all others the ratio is 16; the rest is room for a busy machine.
const MOST: f64 = 5.0;

/// Prints the table; whether every shape is read in due time.
pub fn run() -> bool {
    println!("\nParse of {TIMES} times the text: times as long a byte, at most {MOST}");
    let mut all = true;
    for part in PARTS {
        let of = |bytes: usize| part.repeat(bytes / part.len());
        let ratio = per_byte(&of(80_000)) / per_byte(&of(80_000 / TIMES));
        let mark = if ratio > MOST { "  too slow" } else { "" };
        println!("{ratio:>6.2}  {part:?}{mark}");
        all &= ratio <= MOST;
    }
    all
}

/// The least of some rounds, in seconds a byte: a busy machine only adds.
fn per_byte(text: &str) -> f64 {
    let round = |_| {
        let begin = Instant::now();
        drop(black_box(gangmu::syntax::parse(text)));
        begin.elapsed().as_secs_f64()
    };
    (0..21).map(round).fold(f64::INFINITY, f64::min) / text.len() as f64
}
