//! `cargo xtask tidy`: the house rules that neither Cargo nor clippy can hold. Every source says in
//! its first line what it is for and stays short; within the core, a layer names only those below it;
//! the shell sets styles as properties. Runs as a test too.

use std::path::{Path, PathBuf};

use crate::{Result, paths};

/// Where sources are, under the root.
const PLACES: [&str; 6] = ["src", "crates", "dictionary", "xtask", "tests", "style"];

const LONGEST: usize = 500;

/// What a file says that has a good reason to be long.
const REASON: &str = "tidy: long because ";

/// The core's layers from the ground up: a file may name its own and those below.
const LAYERS: [&[&str]; 9] = [
    &["text"],
    &["numbering"],
    &["outline"],
    &["lexis"],
    &["syntax"],
    &["report"],
    &["edit"],
    &["check", "compare"],
    &["export", "import", "words"],
];

/// The core's outline is the one with the report's summary: its aliases are all that names it there.
const ALIASES: &str = "crates/gangmu/src/outline.rs";
const SUMMARY: &str = "crate::report::Counts";

/// Prints every offence and fails if there is one.
pub fn tidy() -> Result {
    let offences = check_all(&paths::root())?;
    for offence in &offences {
        println!("{offence}");
    }
    match offences.len() {
        0 => Ok(()),
        n => Err(format!("tidy found {n} offence(s).")),
    }
}

/// `path:line: text` for everything that breaks a rule.
fn check_all(root: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for place in PLACES {
        collect(&root.join(place), &mut files);
    }
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file)
            .map_err(|e| format!("{} cannot be read: {e}.", file.display()))?;
        let path = file.strip_prefix(root).unwrap_or(&file);
        let path = path.to_string_lossy().replace('\\', "/");
        found.extend(check(&path, &text));
    }
    Ok(found)
}

/// All rules on one file, by its path under the root.
fn check(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines = text.lines().count();
    let excused = |line: &str| {
        let reason = line.split_once(REASON).map(|(_, reason)| reason);
        reason.is_some_and(|reason| !reason.trim_end_matches("*/").trim().is_empty())
    };
    if lines > LONGEST && !text.lines().any(excused) {
        found.push(format!(
            "{path}:{LONGEST}: {lines} lines; over {LONGEST} needs `{REASON}…`"
        ));
    }
    if !path.ends_with(".rs") {
        return found;
    }
    if !text.starts_with("//! ") {
        found.push(format!(
            "{path}:1: the file does not begin with a //! header"
        ));
    }
    let layer = path.strip_prefix("crates/gangmu/src/").and_then(layer);
    for (line, number) in text.lines().zip(1..) {
        let code = line.trim_start();
        if code.starts_with("//") {
            continue;
        }
        if path.starts_with("src/") && line.contains(" style={") {
            found.push(format!(
                "{path}:{number}: a style attribute, which a strict policy refuses; `~style={{…}}`"
            ));
        }
        let named = line.split("crate::").skip(1).filter_map(self::layer);
        let is_up = layer.is_some_and(|own| named.clone().any(|other| other > own));
        if is_up && (path, code.contains(SUMMARY)) != (ALIASES, true) {
            found.push(format!("{path}:{number}: a layer above is named"));
        }
    }
    found
}

/// The layer of what begins with a module's name.
fn layer(path: &str) -> Option<usize> {
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_');
    let module = &path[..end.unwrap_or(path.len())];
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let is_named = |name: &str| path.file_name().is_some_and(|n| n == name);
        if path.is_dir() && !is_named("target") && !is_named("data") {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "css") {
            files.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let found = check_all(&paths::root()).unwrap();
        assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    }

    #[test]
    fn files_have_a_header_and_a_length() {
        assert_eq!(check("src/a.rs", "//! A.\n"), Vec::<String>::new());
        assert_eq!(check("src/a.rs", "use b;\n").len(), 1);
        assert_eq!(check("style/row.css", ".row {}\n").len(), 0);
        assert_eq!(check("style/row.css", &"\n".repeat(501)).len(), 1);
        let excused = format!("/* {REASON}it is a table */\n{}", "\n".repeat(501));
        assert_eq!(check("style/row.css", &excused).len(), 0);
        let unexcused = format!("/* {REASON}*/\n{}", "\n".repeat(501));
        assert_eq!(check("style/row.css", &unexcused).len(), 1);
    }

    #[test]
    fn layers_of_the_core_point_down() {
        let path = "crates/gangmu/src/report/status.rs";
        assert_eq!(check(path, "//! A.\nuse crate::outline::Node;\n").len(), 0);
        assert_eq!(check(path, "//! A.\n// crate::edit\n").len(), 0);
        assert_eq!(check(path, "//! A.\nuse crate::edit::Op;\n").len(), 1);
        assert_eq!(
            check("src/a.rs", "//! A.\nuse crate::words::Op;\n").len(),
            0
        );
    }

    #[test]
    fn styles_are_properties() {
        assert_eq!(check("src/a.rs", "//! A.\n<i style={a} />\n").len(), 1);
        assert_eq!(check("src/a.rs", "//! A.\n<i ~style={a} />\n").len(), 0);
    }
}
