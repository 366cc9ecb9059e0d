//! `cargo xtask tidy`: the house rules that no compiler knows. Runs as a test too.
//!
//! Every source file says in its first line what it is for and stays short; modules name only what
//! stands below them; nothing below the browser shell knows of browsers, clocks, files or chance.

mod layers;
mod rules;
mod source;

use std::path::{Path, PathBuf};

use crate::{Result, paths};
use source::Source;

/// Where sources are, under the root.
const PLACES: [&str; 6] = ["src", "dictionary", "xtask", "tests", "examples", "style"];

/// Something that breaks a rule.
#[derive(Debug, PartialEq)]
pub struct Finding {
    pub line: usize,
    pub text: String,
}

/// A finding at a line counted from 1.
fn finding(line: usize, text: impl Into<String>) -> Finding {
    Finding {
        line,
        text: text.into(),
    }
}

/// Prints every finding and fails if there is one.
pub fn tidy() -> Result {
    let findings = check_all(&paths::root())?;
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        n => Err(format!(
            "tidy found {n} offence{}.",
            if n == 1 { "" } else { "s" }
        )),
    }
}

/// `path:line: text` for everything that breaks a rule.
fn check_all(root: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for place in PLACES {
        collect(&root.join(place), &mut files)?;
    }
    files.sort();
    let mut findings = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file)
            .map_err(|e| format!("{} cannot be read: {e}.", file.display()))?;
        let path = file.strip_prefix(root).unwrap_or(&file);
        let path = path.to_string_lossy().replace('\\', "/");
        for Finding { line, text } in check(&path, &text) {
            findings.push(format!("{path}:{line}: {text}"));
        }
    }
    Ok(findings)
}

/// All rules on one file, by its path under the root.
fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::from_iter(rules::length(text));
    if path.ends_with(".rs") {
        let source = Source::new(path, text);
        findings.extend(rules::header(text));
        findings.extend(rules::unfinished(&source));
        findings.extend(rules::unwraps(&source));
        findings.extend(rules::style_attributes(&source));
        if let Some(module) = layers::module(path) {
            findings.extend(layers::edges(path, module, &source));
            if module != "web" {
                findings.extend(rules::outside_world(&source));
            }
        }
    }
    findings.sort_by_key(|finding| finding.line);
    findings
}

fn collect(directory: &Path, files: &mut Vec<PathBuf>) -> Result {
    let Ok(entries) = std::fs::read_dir(directory) else {
        return Ok(());
    };
    for entry in entries {
        let path = entry
            .map_err(|e| format!("{}: {e}.", directory.display()))?
            .path();
        if path.is_dir() {
            if !path
                .file_name()
                .is_some_and(|name| name == "target" || name == "data")
            {
                collect(&path, files)?;
            }
        } else if path
            .extension()
            .is_some_and(|extension| extension == "rs" || extension == "css")
        {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let findings = check_all(&paths::root()).unwrap();
        assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
    }

    fn texts(path: &str, text: &str) -> Vec<String> {
        check(path, text)
            .into_iter()
            .map(|f| format!("{}: {}", f.line, f.text))
            .collect()
    }

    #[test]
    fn the_core_knows_no_browser() {
        let code = "//! x\nuse web_sys::Window;\n";
        assert_eq!(texts("src/outline/node.rs", code).len(), 1);
        assert_eq!(texts("src/web/dom.rs", code).len(), 0);
        assert_eq!(texts("src/bin/app.rs", code).len(), 0);
        assert_eq!(texts("xtask/src/main.rs", code).len(), 0);
    }

    #[test]
    fn styles_are_properties() {
        let code = "//! x\nfn f() { html! { <i style={a} /> } }\n";
        assert_eq!(texts("src/web/dom.rs", code).len(), 1);
        let code = code.replace("style", "~style");
        assert_eq!(texts("src/web/dom.rs", &code).len(), 0);
    }

    #[test]
    fn style_sheets_have_a_length_but_no_header() {
        assert!(texts("style/row.css", ".row {}\n").is_empty());
        assert_eq!(texts("style/row.css", &"\n".repeat(501)).len(), 1);
    }
}
