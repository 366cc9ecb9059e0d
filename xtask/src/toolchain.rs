//! What the Rust toolchain must have beyond the compiler; added through rustup when missing.

use std::process::Command;

use crate::{Result, paths, shell};

pub const WASM: &str = "wasm32-unknown-unknown";

/// The compiler that cargo would use.
pub fn rustc() -> Command {
    Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

/// Makes sure that the WebAssembly standard library is there, whoever installed it.
pub fn need_wasm_target() -> Result {
    if has_wasm_target() {
        return Ok(());
    }
    println!("adding {WASM} to the toolchain");
    let added = shell::run(&mut shell::program("rustup", &["target", "add", WASM]));
    match has_wasm_target() {
        true => Ok(()),
        false => Err(format!(
            "The Rust toolchain has no {WASM} and rustup could not add it: {}",
            added.err().unwrap_or_else(|| "it is still missing.".into())
        )),
    }
}

/// A cargo that has the subcommand: `fmt` of component rustfmt, `clippy` of clippy. A toolchain
/// that is not rustup's own cannot be added to; then rustup's `stable` lends its tool.
pub fn cargo_with(subcommand: &str, component: &str) -> Result<Command> {
    let works = |mut cargo: Command| {
        let output = cargo.args([subcommand, "--version"]).output();
        output.is_ok_and(|output| output.status.success())
    };
    if works(shell::cargo()) {
        return Ok(shell::cargo());
    }
    println!("adding {component} to the toolchain");
    let added = shell::run(&mut shell::program(
        "rustup",
        &["component", "add", component],
    ));
    if works(shell::cargo()) {
        return Ok(shell::cargo());
    }
    if works(stable()) {
        println!("using `cargo {subcommand}` of the stable toolchain");
        return Ok(stable());
    }
    Err(format!(
        "`cargo {subcommand}` is missing and rustup could not add {component}: {}",
        added.err().unwrap_or_else(|| "it is still missing.".into())
    ))
}

fn stable() -> Command {
    let mut cargo = shell::program("rustup", &["run", "stable", "cargo"]);
    cargo
        .env_remove("RUSTC")
        .env("CARGO_TARGET_DIR", paths::target().join("stable"));
    cargo
}

fn has_wasm_target() -> bool {
    let printed = shell::read(rustc().args(["--print", "target-libdir", "--target", WASM]));
    let Some(entries) = printed.ok().and_then(|dir| std::fs::read_dir(dir).ok()) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}
