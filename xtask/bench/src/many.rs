//! Many reports read as one, and read again after an edit: what of that is the core's, beside comrak's
//! parse of the same text.

use crate::edits::median;
use crate::texts::many;
use gangmu::Settings;
use gangmu::edit::Intent;
use gangmu::report;
use session::{Command, Reader, Session, reader_request};
use std::hint::black_box;
use std::time::Instant;

/// Reports, and the bytes of each: 380 KB in all.
pub const SEVENTEEN: (usize, usize) = (17, 380_000 / 17);

/// What reading them all may take, and reading again behind an edit, in milliseconds.
const MOST_MS: [f64; 2] = [300.0, 60.0];

/// Prints the rows: whether they are fast enough.
pub fn run() -> bool {
    let text = many(SEVENTEEN.0, SEVENTEEN.1);
    let [mut parsed, mut whole, mut again, mut one, mut peer] = [const { Vec::new() }; 5];
    let mut n_found = 0;
    // Round by round, so that a busy moment hits all alike.
    for round in 0..21 {
        let mut session = Session::default();
        parsed.push(time(|| {
            session.dispatch(Command::Open(text.clone()), 0.0);
        }));
        let mut reader = Reader::default();
        let settings = Settings::default();
        whole.push(time(|| {
            let request = reader_request(&session, session.parts(), Some(&settings));
            n_found = summed(&mut reader, &request, &session);
        }));
        let edited = |session: &mut Session| {
            let part = session.parts()[round % SEVENTEEN.0].id;
            let node = session.parts()[round % SEVENTEEN.0].children[2].id;
            session.dispatch(
                Command::Replace {
                    node,
                    range: 0..0,
                    with: "补充，".to_owned(),
                    intent: Intent::Compose,
                },
                0.0,
            );
            let changed = session.outline().get(part).cloned();
            reader_request(session, changed.as_slice(), None)
        };
        let request = edited(&mut session);
        again.push(time(|| drop(black_box(reader.answer(&request)))));
        one.push(time(|| {
            let request = edited(&mut session);
            black_box(summed(&mut reader, &request, &session));
        }));
        peer.push(time(|| {
            let arena = comrak::Arena::new();
            black_box(comrak::parse_document(
                &arena,
                &text,
                &comrak::Options::default(),
            ));
        }));
    }
    let ms = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        let quartiles = [times.len() / 4, times.len() * 3 / 4].map(|at| times[at] * 1e3);
        (median(times).unwrap_or(f64::NAN) * 1e3, quartiles)
    };
    let (peer, _) = ms(&mut peer);
    println!(
        "\n{} reports, {} KB together, {n_found} findings: the core's share, medians in ms (quartiles); comrak's parse {peer:.1} ms",
        SEVENTEEN.0,
        text.len() / 1000,
    );
    let mut fast = true;
    for (what, times, most) in [
        ("parsed", &mut parsed, f64::NAN),
        ("told, checked, counted, summed", &mut whole, MOST_MS[0]),
        ("one edited, read again", &mut again, f64::NAN),
        ("the same told and summed", &mut one, MOST_MS[1]),
    ] {
        let (median, [low, high]) = ms(times);
        let mark = if median > most { "  too slow" } else { "" };
        fast &= mark.is_empty();
        let ratio = median / peer;
        let limit = match most.is_nan() {
            true => String::new(),
            false => format!("; at most {most:.0} ms"),
        };
        println!("{what:<38}{median:>8.2} ({low:.2}–{high:.2}) ratio {ratio:>6.2}{limit}{mark}");
    }
    fast
}

/// Has the reader answer, and all reports summed up: how much was found.
fn summed(reader: &mut Reader, request: &str, session: &Session) -> usize {
    let answer = reader.answer(request).expect("a request");
    let reading: session::Reading = serde_json::from_str(&answer).expect("a reading");
    black_box(report::overview(
        session.outline(),
        session.readings(),
        None,
    ));
    let found = reading.parts.iter().map(|part| part.findings.len());
    found.sum::<usize>() + reading.across.map_or(0, |across| across.len())
}

fn time(work: impl FnOnce()) -> f64 {
    let begin = Instant::now();
    work();
    begin.elapsed().as_secs_f64()
}
