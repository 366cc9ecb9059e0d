//! `cargo xtask test`: everything that must hold, step by step.

use std::time::Instant;

use crate::{Result, browser, browsers, build, frameworks, paths, shell, tidy, toolchain, types};

/// One thing to hold: its name for the command line, what it says, what it does.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn() -> Result,
}

const STEPS: [Step; 11] = [
    Step {
        name: "fmt",
        about: "every file is formatted",
        run: fmt,
    },
    Step {
        name: "clippy",
        about: "no warnings",
        run: clippy,
    },
    Step {
        name: "docs",
        about: "every link of the documentation leads somewhere",
        run: docs,
    },
    Step {
        name: "deny",
        about: "licences, sources and bans",
        run: deny,
    },
    Step {
        name: "core",
        about: "what needs no browser",
        run: core,
    },
    Step {
        name: "tools",
        about: "the tools' tests",
        run: tools,
    },
    Step {
        name: "tidy",
        about: "the house rules",
        run: tidy::tidy,
    },
    Step {
        name: "build",
        about: "the page builds within its budgets",
        run: page,
    },
    Step {
        name: "types",
        about: "the package installs, and its declarations compile",
        run: types::types,
    },
    Step {
        name: "browser",
        about: "end-to-end tests in Chromium",
        run: end_to_end,
    },
    Step {
        name: "score",
        about: "the parser against annotated reports",
        run: score,
    },
];

/// Runs the steps with the given names in their order; none given: all. A failure does not stop the
/// others; the last line names what failed.
pub fn test(names: &[&str]) -> Result {
    if let Some(unknown) = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != **name))
    {
        let known = STEPS.map(|step| step.name).join(", ");
        return Err(format!(
            "There is no step `{unknown}`; the steps are {known}."
        ));
    }
    let start = Instant::now();
    let mut failed = Vec::new();
    for step in STEPS
        .iter()
        .filter(|step| names.is_empty() || names.contains(&step.name))
    {
        println!("\n== {}: {}", step.name, step.about);
        let start = Instant::now();
        let outcome = (step.run)();
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => println!("== {}: ok ({seconds:.1} s)", step.name),
            Err(sentence) => {
                println!("== {}: FAILED ({seconds:.1} s): {sentence}", step.name);
                failed.push(step.name);
            }
        }
    }
    match failed.is_empty() {
        true => {
            println!("\nAll steps hold ({:.0} s).", start.elapsed().as_secs_f32());
            Ok(())
        }
        false => Err(format!("these steps failed: {}.", failed.join(", "))),
    }
}

fn fmt() -> Result {
    shell::run(toolchain::cargo_with("fmt", "rustfmt")?.args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result {
    let mut cargo = toolchain::cargo_with("clippy", "clippy")?;
    cargo.args(["clippy", "--quiet", "--workspace", "--all-targets"]);
    shell::run(cargo.args(["--", "-D", "warnings"]))
}

fn docs() -> Result {
    let mut cargo = shell::cargo();
    cargo.args(["doc", "--quiet", "--workspace", "--no-deps"]);
    shell::run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}

/// By deny.toml. Advisories need a database from elsewhere, and so are not asked for.
fn deny() -> Result {
    if shell::on_path("cargo-deny").is_none() {
        println!("skipped: there is no cargo-deny here");
        return Ok(());
    }
    let mut cargo = shell::cargo();
    cargo.args(["deny", "--workspace", "--log-level", "error", "check"]);
    shell::run(cargo.args(["licenses", "sources", "bans"]))
}

fn core() -> Result {
    let mut cargo = shell::cargo();
    cargo.args(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    shell::run(cargo.args(["--exclude", "xtask", "--exclude", "browser-tests"]))
}

fn tools() -> Result {
    shell::run(shell::cargo().args(["test", "--quiet", "--package", "xtask"]))?;
    shell::run(shell::cargo().args(["test", "--quiet", "--package", "browser-tests", "--lib"]))
}

fn page() -> Result {
    build::build().map(drop)
}

/// Builds first, so that the tests never see yesterday's page; nothing to do if it is fresh.
fn end_to_end() -> Result {
    build::build()?;
    browser::need()?;
    browsers::fetch()?;
    frameworks::build()?;
    let mut cargo = shell::cargo();
    cargo.args([
        "test",
        "--quiet",
        "--package",
        "browser-tests",
        "--test",
        "*",
        "--no-fail-fast",
    ]);
    shell::run(&mut cargo)
}

/// Only where the scorer and its annotated reports stand beside the checkout.
fn score() -> Result {
    let (scorer, reports) = (paths::scorer(), paths::annotated_reports());
    let python = shell::on_path("python3");
    if python.is_none() || !scorer.exists() || !reports.exists() {
        println!("skipped: no annotated reports here");
        return Ok(());
    }
    // The scorer would compile everything once more for speed, which takes minutes and saves none here:
    // it is given the program of the tests, where it looks for one that is built.
    shell::run(shell::cargo().args([
        "build",
        "--quiet",
        "-p",
        "gangmu-cli",
        "--example",
        "outline",
    ]))?;
    let at = |profile: &str| {
        paths::target()
            .join(profile)
            .join("examples")
            .join("outline")
    };
    let (made, wanted) = (at("debug"), at("release"));
    let copied = std::fs::create_dir_all(wanted.with_file_name(""))
        .and_then(|()| std::fs::copy(&made, &wanted));
    copied.map_err(|e| format!("{} cannot be copied: {e}.", made.display()))?;
    let least = ["--built-only", "--min", "0.99", "0.99"];
    shell::run(shell::program("python3", &[]).arg(scorer).args(least))
}
