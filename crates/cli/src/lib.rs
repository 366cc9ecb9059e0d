//! The program `gangmu`: outlines, ledgers, checks and counts of report files.
//!
//! Files are read on all cores and told in the order in which they were named. What cannot be read is
//! named on the standard error, and the rest is done.

mod args;
mod commands;
mod input;
mod output;

use args::{Cli, Lang};
use clap::Parser;
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// Runs the program with these arguments, its own name first: 0 if all was done, 1 if a check found
/// what it was told to deny, 2 if something could not be read or written, or was not understood.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and the version are told so, too.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match commands::run(&cli) {
        Ok(done) => done.exit(),
        Err(Stop::Write(error)) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Write(error)) => {
            tell(&error);
            ExitCode::from(2)
        }
        Err(Stop::Said(words)) => {
            tell(&words);
            ExitCode::from(2)
        }
    }
}

/// Says something on the standard error; where that is closed, to nobody.
fn tell(words: &dyn std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "gangmu: {words}");
}

/// Why all of it ends.
enum Stop {
    /// What was written could not be.
    Write(std::io::Error),
    /// What was asked makes no sense, in a sentence.
    Said(String),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Write(error)
    }
}

/// How it went.
#[derive(Clone, Copy)]
struct Done {
    /// Whether all could be read.
    all_read: bool,
    /// Whether a check found what it was told to deny.
    denied: bool,
}

impl Done {
    fn exit(self) -> ExitCode {
        match self {
            Self {
                all_read: false, ..
            } => ExitCode::from(2),
            Self { denied: true, .. } => ExitCode::from(1),
            _ => ExitCode::SUCCESS,
        }
    }
}

impl Lang {
    fn of<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
