//! `cargo xtask`: builds, checks, tests and runs Gangmu. One word, one file; see [`USAGE`].

#![forbid(unsafe_code)]

mod bench;
mod browser;
mod browsers;
mod build;
mod bundle;
mod css;
mod dictionary;
mod embed;
mod frameworks;
mod fuzz;
mod guard;
mod npm;
mod pack;
mod paths;
mod run;
#[cfg(test)]
mod sealed;
mod shell;
mod shot;
mod tar;
mod test;
mod tidy;
mod toolchain;
mod types;
mod wasm;
mod wasm_features;

use std::process::ExitCode;

/// What `cargo xtask` prints when it is not understood.
const USAGE: &str = "\
usage: cargo xtask COMMAND

  build            dist/gangmu.html, the whole application in one offline file; dist/embed, the
                   custom element as a package; dist/portal.html, both in use
  run [--print]    build, then open the page in the system's browser (--print: only say where)
  test [STEP …]    everything, or fmt, clippy, docs, deny, core, tools, tidy,
                   build, types, browser, score
  browsers         old browsers to test in, from npm, into target/browsers
  tidy             the house rules: headers, lengths, who may name whom
  bench [PART …]   how fast it is, beside its peers: parse, shapes, edits,
                   compare, many, words, files, browser
  fuzz [SECONDS] [READER …]
                   damaged files for the readers of documents, any bytes for the trials, a minute for each
  shot OUT.png     a picture of the page; alone it says what it can do first (paste, click, …)

GANGMU_QUICK=1 builds a page to try: sooner, larger, held to no budget.
";

/// Errors are one sentence for a person.
type Result<T = ()> = std::result::Result<T, String>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args.as_slice() {
        ["build"] => build::build().map(drop),
        ["run", flags @ ..] => run::run(flags),
        ["test", steps @ ..] => test::test(steps),
        ["browsers"] => browsers::fetch(),
        ["tidy"] => tidy::tidy(),
        ["bench", names @ ..] => bench::bench(names),
        ["fuzz", args @ ..] => fuzz::fuzz(args),
        ["shot", args @ ..] => shot::shot(args),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(format!("`{}` is not a command\n\n{USAGE}", args.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {}", sentence.trim_end());
            ExitCode::FAILURE
        }
    }
}
