//! Time grows with the text and no faster, whatever the lines are.

use gangmu::syntax::parse;
#[allow(clippy::disallowed_types, reason = "it times")]
use std::time::{Duration, Instant};

#[allow(clippy::disallowed_types, reason = "it times")]
fn time(text: &str) -> Duration {
    let begin = Instant::now();
    std::hint::black_box(parse(text));
    begin.elapsed()
}

/// Sixteen times the text takes 256 times as long where each line looks at all others; five times
/// the due time, in any of ten runs, leaves room for a busy machine.
#[test]
fn time_is_linear() {
    let parts = [
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
    for part in parts {
        let of = |bytes: usize| part.repeat(bytes / part.len());
        let (short, long) = (of(5_000), of(80_000));
        let fits = |_| time(&long) < time(&short).max(Duration::from_micros(50)) * 16 * 5;
        assert!((0..10).any(fits), "{part:?} takes too long when repeated");
    }
}
