//! The program `gangmu`: report files on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    gangmu_cli::run(std::env::args_os())
}
