//! `cargo xtask fuzz`: damaged files for the readers of documents, and any bytes for what must hold of them
//! (`tests/trials`), by LLVM's libFuzzer, which keeps what reaches new places. What brings one down is saved
//! beside its tests, which read it for ever.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Result, paths, shell, toolchain};

const USAGE: &str = "usage: cargo xtask fuzz [SECONDS] [docx | odt | ofd | doc | xls | xlsx | ods | \
    rtf | pdf | html | text | walk | import | desk | kept | compare] …";

/// The readers, by how the names of their files end.
const READERS: [&str; 10] = [
    "docx", "odt", "ofd", "doc", "xls", "xlsx", "ods", "rtf", "pdf", "html",
];

/// What must hold of any bytes.
const TRIALS: [&str; 6] = ["text", "walk", "import", "desk", "kept", "compare"];

/// Seconds for each, unless it is said.
const SECONDS: &str = "60";

/// What a file may be, take and need: bytes, seconds, megabytes.
const LIMITS: [&str; 3] = ["-max_len=200000", "-timeout=10", "-rss_limit_mb=1500"];

/// What marks the code for libFuzzer, as cargo-fuzz does it; stable Rust has it, too.
const MARKS: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg",
    "fuzzing",
];

/// Tries what is named, or every reader, one after the other.
pub fn fuzz(args: &[&str]) -> Result {
    let (seconds, names) = match args {
        [seconds, names @ ..] if seconds.parse::<u32>().is_ok() => (*seconds, names),
        names => (SECONDS, names),
    };
    let all = || READERS.into_iter().chain(TRIALS);
    if let Some(unknown) = names.iter().find(|name| all().all(|known| known != **name)) {
        return Err(format!(
            "`{unknown}` is neither a reader nor a trial\n\n{USAGE}"
        ));
    }
    let target = target()?;
    let mut seeds = shell::cargo();
    seeds.args([
        "run",
        "--quiet",
        "--package",
        "trials",
        "--example",
        "seeds",
    ]);
    shell::run(seeds.arg("--").arg(paths::target().join("fuzz/corpus")))?;
    let mut found = Vec::new();
    for name in all() {
        if names.is_empty() || names.contains(&name) {
            found.extend(tried(&target, name, seconds)?);
        }
    }
    match found.as_slice() {
        [] => Ok(()),
        found => Err(format!("found, and saved: {}", found.join(", "))),
    }
}

/// The program that tries; compiled for a named machine, or what builds would be marked as well.
fn target() -> Result<PathBuf> {
    let about = shell::read(toolchain::rustc().arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("rustc does not say what machine this is.")?;
    let to = paths::target().join("fuzz");
    let mut cargo = shell::cargo();
    cargo.args([
        "build",
        "--quiet",
        "--release",
        "--locked",
        "--target",
        host,
    ]);
    cargo
        .arg("--manifest-path")
        .arg(paths::root().join("xtask/fuzz/Cargo.toml"));
    cargo.arg("--target-dir").arg(&to).env_remove("RUSTFLAGS");
    shell::run(cargo.env("CARGO_ENCODED_RUSTFLAGS", MARKS.join("\u{1f}")))?;
    Ok(to.join(host).join("release").join("gangmu-fuzz"))
}

/// Says what became of one reader; the file that brought it down.
fn tried(target: &Path, name: &str, seconds: &str) -> Result<Option<String>> {
    let made = |path: &Path| {
        std::fs::create_dir_all(path).map_err(|e| format!("{}: {e}.", path.display()))
    };
    let data = paths::root().join("crates/files/tests/data");
    let is_trial = TRIALS.contains(&name);
    let saved = match is_trial {
        true => paths::root().join("tests/trials/saved"),
        false => data.join("fuzz"),
    };
    let corpus = paths::target().join("fuzz/corpus").join(name);
    made(&corpus)?;
    made(&saved)?;
    for folder in [&data, &saved] {
        let entries =
            std::fs::read_dir(folder).map_err(|e| format!("{}: {e}.", folder.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            let file = path.file_name().unwrap_or_default();
            let is_its = file.to_string_lossy().starts_with(&format!("{name}-"));
            if path.extension().is_some_and(|ending| ending == name) || is_its {
                std::fs::copy(&path, corpus.join(file))
                    .map_err(|e| format!("{}: {e}.", path.display()))?;
            }
        }
    }
    let prefix = format!("-artifact_prefix={}/{name}-", saved.display());
    let mut fuzzer = Command::new(target);
    if is_trial {
        fuzzer.env("GANGMU_TRIAL", name);
    }
    fuzzer.args(LIMITS).arg(prefix).arg("-print_final_stats=1");
    fuzzer
        .arg(format!("-max_total_time={seconds}"))
        .arg(&corpus);
    let output = fuzzer
        .output()
        .map_err(|e| format!("{}: {e}.", target.display()))?;
    let log = String::from_utf8_lossy(&output.stderr);
    let kept = paths::target().join("fuzz").join(format!("{name}.log"));
    std::fs::write(&kept, &*log).map_err(|e| format!("{}: {e}.", kept.display()))?;
    let last = |before: &str| {
        let number = log.rsplit_once(before).map_or("", |(_, after)| after);
        number.split_whitespace().next().unwrap_or("?").to_owned()
    };
    let (n_files, n_places) = (last("number_of_executed_units:"), last("cov: "));
    let slowest = last("slowest_unit_time_sec:");
    let said = format!("{n_files} files, {n_places} places reached, the slowest took {slowest} s");
    if output.status.success() {
        println!("{name:<5} {said}");
        return Ok(None);
    }
    let why = log
        .lines()
        .find(|line| line.contains("panicked at") || line.contains("ERROR:"));
    let file = last("Test unit written to ");
    println!(
        "{name:<5} {said}\n      {}\n      {file}",
        why.unwrap_or(&log)
    );
    Ok(Some(file))
}
