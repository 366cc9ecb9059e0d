//! `cargo xtask bench`: how fast Gangmu is, beside its peers in the same run. What counts is the
//! ratio; times move with the machine.

mod files;
mod many;
mod times;
mod words;

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::{Engine, engine::general_purpose::STANDARD};
use browser_tests::{Options, Page, file_url};
use serde_json::{Value, json};

use crate::{Result, browser, build, dictionary, paths, shell};

use times::Times;

const USAGE: &str = "usage: cargo xtask bench [parse | shapes | edits | compare | many | words | files | browser] …";

/// What is measured in the browser: its name in the answer, what it is, and what the ratio to
/// the peer must not exceed.
const ROWS: [(&str, &str, f64); 3] = [
    ("set", "text set and painted", 1.5),
    ("type", "one character typed", 1.0),
    ("move", "a chapter of 86 lines moved", 0.7),
];

/// Bytes of text and what they are called.
const SIZES: [(usize, &str); 2] = [(380_000, "380 KB"), (4_000_000, "4 MB")];

/// How many lines a chapter of the made-up report has.
const CHAPTER: usize = 86;

/// Runs what is named, or everything.
pub fn bench(names: &[&str]) -> Result {
    let known = [
        "parse", "shapes", "edits", "compare", "many", "words", "files", "browser",
    ];
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        return Err(format!("`{unknown}` is not a part of the bench\n\n{USAGE}"));
    }
    for name in known {
        if names.is_empty() || names.contains(&name) {
            match name {
                "browser" => in_browser()?,
                "words" => {
                    natively()?;
                    words::in_browser()?;
                }
                "files" => files::in_browser()?,
                "many" => {
                    shell::run(native_bench().arg("many"))?;
                    many::in_browser()?;
                }
                native => shell::run(native_bench().arg(native))?,
            }
        }
    }
    Ok(())
}

/// Our dictionary beside jieba's own loader, and every token of the annotated reports, if they are
/// there.
fn natively() -> Result {
    let mut bench = native_bench();
    bench.arg("words").arg(dictionary::source()?);
    let reports = std::fs::read_dir(paths::annotated_reports());
    let reports = reports
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let mut texts: Vec<PathBuf> = reports
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    texts.sort();
    shell::run(bench.args(texts))
}

/// The native half: a workspace of its own, so that its peers burden nothing else.
fn native_bench() -> Command {
    let mut cargo = shell::cargo();
    cargo.args(["run", "--quiet", "--release", "--locked", "--manifest-path"]);
    cargo.arg(home().join("Cargo.toml")).arg("--target-dir");
    cargo.arg(paths::target().join("bench")).arg("--");
    cargo
}

fn home() -> PathBuf {
    paths::root().join("xtask").join("bench")
}

fn in_browser() -> Result {
    if shell::on_path("npm").is_none() {
        println!("The half in the browser needs npm, for the peers: skipped.");
        return Ok(());
    }
    let peer = script(&peers()?, "entry.js", "peer")?;
    let peer = format!("{peer}\nglobalThis.peer = peer;");
    let file = |name: &str| {
        let path = home().join("peers").join(name);
        std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}.", path.display()))
    };
    let (measure, round) = (file("measure.js")?, file("round.js")?);
    build::build()?;
    browser::need()?;
    println!("\nIn the browser, medians in ms of script, layout and the next frame");
    println!(
        "{:<38}{:>9}{:>14}{:>8}{:>8}   gangmu: script, layout, paint",
        "", "gangmu", "CodeMirror 6", "ratio", "at most"
    );
    // What each row took with the text before, for what it grows by.
    let mut smaller = [None; ROWS.len()];
    for (n_bytes, name) in SIZES {
        let text = shell::read(native_bench().args(["text", &n_bytes.to_string()]))?;
        let found = measured([&peer, &measure, &round], &text).map_err(|e| e.to_string())?;
        for ((key, what, most), before) in ROWS.into_iter().zip(&mut smaller) {
            let time = |who: usize, at: usize| found[key][who][at].as_f64().unwrap_or(f64::NAN);
            let (ours, theirs) = (time(0, 0), time(1, 0));
            let ratio = ours / theirs;
            let mark = if ratio > most { "  too slow" } else { "" };
            let what = format!("{what}, {name}");
            let shares = [1, 2, 3]
                .map(|at| format!("{:.1}", time(0, at)))
                .join(" + ");
            let growth = before.replace(ours).map(|before| ours / before);
            let growth = growth.map_or(String::new(), |by| format!("; {by:.2} times the smaller"));
            println!(
                "{what:<38}{ours:>9.1}{theirs:>14.1}{ratio:>8.2}{most:>8.1}   {shares}{growth}{mark}"
            );
        }
    }
    Ok(())
}

/// The folder where the peers are installed.
fn peers() -> Result<PathBuf> {
    let (from, to) = (
        home().join("peers"),
        paths::target().join("bench").join("peers"),
    );
    std::fs::create_dir_all(&to).map_err(|e| format!("{}: {e}.", to.display()))?;
    for name in [
        "package.json",
        "package-lock.json",
        "entry.js",
        "words-entry.js",
        "files-entry.js",
    ] {
        std::fs::copy(from.join(name), to.join(name)).map_err(|e| format!("{name}: {e}."))?;
    }
    shell::run(
        shell::program("npm", &["ci", "--silent", "--no-audit", "--no-fund"]).current_dir(&to),
    )?;
    Ok(to)
}

/// One of the peers' entries as one script, which declares the global `name`.
fn script(peers: &Path, entry: &str, name: &str) -> Result<String> {
    let esbuild = peers.join("node_modules").join(".bin").join("esbuild");
    let name = format!("--global-name={name}");
    let args = [entry, "--bundle", "--minify", "--format=iife", &name];
    shell::read(Command::new(esbuild).args(args).current_dir(peers))
}

/// What `measure` finds in a page that holds the parts as base64, each in an element of its id, and has
/// run the peers' script `NAME.js`.
fn in_page(
    name: &str,
    parts: &[(&str, &[u8])],
    measure: impl FnOnce(&Page) -> browser_tests::Result<Value>,
) -> Result<Value> {
    let mut html = format!("<!doctype html><meta charset=utf-8><title>{name}</title>");
    for (id, bytes) in parts {
        html += &format!(
            "<script type=application/octet-stream id={id}>{}</script>",
            STANDARD.encode(bytes)
        );
    }
    let path = paths::target().join("bench").join(format!("{name}.html"));
    std::fs::write(&path, html).map_err(|e| format!("{}: {e}.", path.display()))?;
    let script = home().join("peers").join(format!("{name}.js"));
    let script =
        std::fs::read_to_string(&script).map_err(|e| format!("{}: {e}.", script.display()))?;
    let stands = "return document.readyState === 'complete'";
    let found = Options::new()
        .url(&file_url(&path))
        .stands(stands)
        .open()
        .and_then(|page| {
            page.eval_async(&script, ())?;
            let found = measure(&page)?;
            page.close()?;
            Ok(found)
        });
    found.map_err(|e| e.to_string())
}

/// Both editors in one page that has just been opened.
fn measured([peer, measure, round]: [&str; 3], text: &str) -> browser_tests::Result<Value> {
    let page: Page = Options::new().open()?;
    // The peer writes style attributes, which the page's own policy refuses.
    page.cdp("Page.setBypassCSP", json!({"enabled": true}))?;
    page.reload()?;
    page.eval(peer, ())?;
    page.eval(measure, ())?;
    let found = page.eval_async(round, json!([text, CHAPTER]))?;
    page.close()?;
    Ok(found)
}
