//! Where the annotated texts are: ours, and a corpus beside the project where there is one.

use std::path::{Path, PathBuf};

/// A text with its annotation.
pub struct Annotated {
    pub name: String,
    pub text: String,
    pub gold: serde_json::Value,
}

/// Our own texts.
pub fn ours() -> Vec<Annotated> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = annotated(&root.join("tests/data/reports"));
    assert!(found.len() >= 20, "only {} texts are there", found.len());
    found
}

/// The corpus beside the project; `None`, and a line that says so, where there is none.
pub fn corpus() -> Option<Vec<Annotated>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = ["../shared/corpus", "../../shared/corpus"];
    let found = places.iter().map(|p| root.join(p)).find(|p| p.is_dir());
    if found.is_none() {
        println!("skipped: no shared/corpus beside the project");
    }
    found.map(|dir| annotated(&dir))
}

fn annotated(dir: &Path) -> Vec<Annotated> {
    let entries = std::fs::read_dir(dir).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    let texts = paths.iter().filter_map(|path| {
        let name = path.file_name()?.to_str()?.strip_suffix(".txt")?;
        let gold = read(&dir.join(format!("{name}.gold.json")));
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
