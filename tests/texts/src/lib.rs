//! The texts that tests read: our own, and a corpus of real reports beside the project where there is
//! one. A test that has to do without says so in the run's output.

#![forbid(unsafe_code)]

use std::io::Write;
use std::path::{Path, PathBuf};

/// The report that the page opens as its sample.
pub const SAMPLE: &str = include_str!("../../../crates/session/src/sample.txt");

/// A text with its annotation.
pub struct Annotated {
    /// The file's name without its ending.
    pub name: String,
    /// What it says.
    pub text: String,
    /// What is to be read in it.
    pub gold: serde_json::Value,
}

/// The project's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    here.expect("this crate stands two below the root")
        .to_owned()
}

/// Our own texts.
pub fn ours() -> Vec<Annotated> {
    let found = annotated(&root().join("tests/data/reports"));
    assert!(found.len() >= 20, "only {} texts are there", found.len());
    found
}

/// The folder of the corpus; without one, `None` and a line on standard error, which no test runner
/// holds back.
#[track_caller]
pub fn corpus_folder() -> Option<PathBuf> {
    let places = ["../shared/corpus", "../../shared/corpus"].map(|place| root().join(place));
    let found = places.into_iter().find(|place| place.is_dir());
    if found.is_none() {
        let test = std::panic::Location::caller();
        // Nothing is lost if it cannot be said.
        let _ = writeln!(
            std::io::stderr(),
            "skipped, no shared/corpus beside the project: {test}"
        );
    }
    found
}

/// The annotated texts of the corpus, if it is there.
#[track_caller]
pub fn corpus() -> Option<Vec<Annotated>> {
    corpus_folder().map(|folder| annotated(&folder))
}

fn annotated(folder: &Path) -> Vec<Annotated> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    let texts = paths.iter().filter_map(|path| {
        let name = path.file_name()?.to_str()?.strip_suffix(".txt")?;
        let gold = read(&folder.join(format!("{name}.gold.json")));
        Some(Annotated {
            name: name.to_owned(),
            text: read(path),
            gold: serde_json::from_str(&gold).expect("an annotation is JSON"),
        })
    });
    texts.collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
