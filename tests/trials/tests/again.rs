//! What each trial begins with, and what `cargo xtask fuzz` found, tried again.

use std::path::Path;

#[test]
fn what_it_begins_with_holds() {
    for (name, bytes) in trials::seeds() {
        let trial = trials::ALL.iter().find(|(of, _)| *of == name);
        trial.expect("each seed is of a trial").1(&bytes);
    }
}

#[test]
fn what_was_found_holds() {
    let saved = Path::new(env!("CARGO_MANIFEST_DIR")).join("saved");
    for entry in std::fs::read_dir(saved).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let trial = trials::ALL
            .iter()
            .find(|(of, _)| name.starts_with(&format!("{of}-")));
        if let Some((_, trial)) = trial {
            println!("{name}");
            trial(&std::fs::read(entry.path()).expect("a file"));
        }
    }
}
