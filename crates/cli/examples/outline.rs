//! `gangmu convert`, which writes JSON if `--to` names no other form.

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let given = ["gangmu", "convert", "--to", "json"].map(OsString::from);
    gangmu_cli::run(given.into_iter().chain(std::env::args_os().skip(1)))
}
