//! The native half of `cargo xtask bench`: reading beside the peers, and what edits cost as the
//! document grows. `text BYTES` prints a made-up report, `texts REPORTS BYTES` so many, `edited` another
//! version of one, for the half in the browser.

mod compare;
mod edits;
mod files;
mod many;
mod parse;
mod shapes;
mod texts;
mod words;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["text", n_bytes] => print!("{}", texts::of_bytes(n_bytes.parse().unwrap_or(380_000))),
        ["texts", n_reports, n_bytes] => print!(
            "{}",
            texts::many(
                n_reports.parse().unwrap_or(1),
                n_bytes.parse().unwrap_or(20_000)
            )
        ),
        ["edited"] => print!("{}", compare::edited(&texts::of_bytes(380_000))),
        ["compare"] => assert!(compare::run(), "comparing takes too long"),
        ["many"] => {
            let fast = [many::run(), compare::run()];
            assert!(fast == [true; 2], "many reports take too long");
        }
        ["edits"] => edits::run(),
        // For a profiler: one edit, over and over.
        ["edit", shape, name] => edits::repeat(shape, name),
        ["parse"] => parse::run(),
        ["shapes"] => assert!(shapes::run(), "a shape takes too long"),
        ["files-requests"] => files::requests(),
        ["words-request", dictionary] => words::request(dictionary),
        // The file of the dictionary; texts to compare all tokens of.
        ["words", dictionary, texts @ ..] => words::run(dictionary, texts),
        _ => {
            parse::run();
            edits::run();
        }
    }
}
