//! Prints the outline of report files as JSON, or writes them in another form.
//!
//! `outline [--to json|text|outline|markdown|html] FILE…`, `-` for standard input. Files in UTF-16, GB18030 and Big5 are
//! read as well; text comes out as UTF-8.

use gangmu::check::Settings;
use gangmu::export::format::Format;
use gangmu::export::{html, json, markdown, plain};
use gangmu::outline::Outline;
use gangmu::{import, syntax};
use std::io::{Read, Write};
use std::process::ExitCode;

const FORMS: &str = "json, text, outline, markdown, html";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("outline: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut to = "json".to_owned();
    let mut files = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--to" {
            to = args
                .next()
                .ok_or(format!("--to takes the name of a form: {FORMS}"))?;
        } else {
            files.push(arg);
        }
    }
    if files.is_empty() {
        return Err(format!(
            "usage: outline [--to FORM] FILE…  (- for standard input); forms: {FORMS}"
        ));
    }
    let texts = files
        .iter()
        .map(|f| read(f))
        .collect::<Result<Vec<_>, _>>()?;
    let outlines: Vec<_> = texts.iter().map(|t| syntax::parse(t)).collect();
    let out = match to.as_str() {
        "json" => {
            let several = files.len() > 1;
            let named = files.iter().zip(&outlines);
            let named = named.map(|(f, o)| (several.then_some(f.as_str()), o));
            let file = json::checked_file(named, Some(&Settings::default()));
            serde_json::to_string_pretty(&file).map_err(|e| e.to_string())? + "\n"
        }
        "text" => outlines.iter().map(|o| o.write()).collect(),
        "outline" => each(&outlines, |o| plain::outline([o.root()], None, true)),
        "markdown" => each(&outlines, |o| markdown::markdown([o.root()])),
        "html" => each(&outlines, |o| {
            html::document([o.root()], &Format::default())
        }),
        other => return Err(format!("unknown form {other}: {FORMS}")),
    };
    std::io::stdout()
        .write_all(out.as_bytes())
        .map_err(|e| e.to_string())
}

/// Each outline in another form, one after the other.
fn each(outlines: &[Outline], form: impl Fn(&Outline) -> String) -> String {
    outlines.iter().map(form).collect()
}

/// A file's text, in whatever encoding it is.
fn read(file: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    if file == "-" {
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(|e| e.to_string())?;
    } else {
        bytes = std::fs::read(file).map_err(|e| format!("{file}: {e}"))?;
    }
    let decoded = import::decode(&bytes).map_err(|e| format!("{file}: {e}"))?;
    // What is UTF-8 already comes out as it went in, with its mark.
    Ok(match (decoded.encoding, decoded.had_bom) {
        ("UTF-8", true) => format!("\u{feff}{}", decoded.text),
        _ => decoded.text,
    })
}
