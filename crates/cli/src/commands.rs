//! The commands, each in its file.

mod check;
mod compare;
mod counts;
mod ledger;
mod made;
mod write;

use crate::args::{Cli, Command};
use crate::{Done, Stop};
use files::write::Options;
use gangmu::Form;
use serde::Serialize;

/// Does what is asked.
pub fn run(cli: &Cli) -> Result<Done, Stop> {
    let lang = cli.lang;
    match &cli.command {
        Command::Outline(args) => write::run(&args.files, &args.format, &Options::default(), lang),
        Command::Text(args) => write::run(&args.files, Form::Text.id(), &Options::default(), lang),
        Command::Convert(args) => write::convert(args, lang),
        Command::Ledger(args) => ledger::run(args, lang),
        Command::Check(args) => check::run(args, lang),
        Command::Counts(args) => counts::run(args, lang),
        Command::Compare(args) => compare::run(args, lang),
    }
}

/// What is told of a file, with its name.
#[derive(Serialize)]
struct OfFile<'a, T> {
    file: &'a str,
    #[serde(flatten)]
    told: T,
}

/// A line of JSON.
fn line(told: &impl Serialize) -> String {
    serde_json::to_string(told).expect("plain data serialises") + "\n"
}

/// As an entry of a list of JSON, which stands one step in.
fn pretty(told: &impl Serialize, step: &str) -> String {
    let text = serde_json::to_string_pretty(told).expect("plain data serialises");
    format!("{step}{}", text.replace('\n', &format!("\n{step}")))
}

/// A list of JSON, written entry by entry.
#[derive(Default)]
struct List {
    n: usize,
}

impl List {
    /// What stands before the next entry.
    fn open(&mut self) -> &'static str {
        self.n += 1;
        if self.n == 1 { "[\n" } else { ",\n" }
    }

    /// What stands behind the last one, which stands one `step` in.
    fn close(self, step: &str) -> String {
        match self.n {
            0 => "[]".to_owned(),
            _ => format!("\n{step}]"),
        }
    }
}
