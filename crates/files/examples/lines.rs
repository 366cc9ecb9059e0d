//! `cargo run -p gangmu-files --example lines -- FILE…`: the lines of documents.
#![allow(clippy::disallowed_methods)]

use std::ops::ControlFlow;

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("the file is there");
        match files::read(&bytes, &mut |_| ControlFlow::Continue(())) {
            Ok(import) => {
                print!("{}", import.text());
                eprintln!("{path}: {}", import.told().zh);
            }
            Err(error) => eprintln!("{path}: {}", error.sentence().zh),
        }
    }
}
