//! `cargo run -p gangmu-files --example read -- FILE`: what a document says, and how long it took.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a program for the desk"
)]

use std::io::Write;
use std::ops::ControlFlow;
use std::time::Instant;

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("the file can be read");
        let begun = Instant::now();
        let read = files::read(&bytes, &mut |_| ControlFlow::Continue(()));
        let took = begun.elapsed();
        let mut out = std::io::stdout().lock();
        let said = match &read {
            Ok(import) => import.told().zh,
            Err(error) => error.sentence().zh,
        };
        let text = read.map(|import| import.text()).unwrap_or_default();
        // Nothing is lost if nobody listens.
        let _ = out.write_all(text.as_bytes());
        eprintln!("{path}: {said} ({took:?})");
    }
}
