//! jieba's dictionary as the page has it: made from the crate's own file, wherever cargo keeps it.

use std::path::PathBuf;

use gangmu_dictionary::{decode, encode};

use crate::{Result, paths, shell};

/// The dictionary small, and held to its source: every word comes back with its frequency. Of the
/// source it lacks the tags alone.
pub fn made() -> Result<String> {
    let source = source()?;
    let words = std::fs::read_to_string(&source)
        .map_err(|e| format!("{} cannot be read: {e}.", source.display()))?;
    let small = encode(&words).map_err(|e| format!("jieba's data: {e}."))?;
    let mut back = String::with_capacity(words.len());
    let mut line = |word: &str, frequency: u32| back += &format!("{word} {frequency}\n");
    let is_whole = decode(small.as_bytes(), &mut line).is_some();
    let lines = words.lines().filter_map(|line| line.rsplit_once(' '));
    if !is_whole || !lines.map(|(line, _)| line).eq(back.lines()) {
        return Err("The dictionary does not come back as it was.".into());
    }
    Ok(small)
}

/// The file of the words.
pub fn source() -> Result<PathBuf> {
    let mut cargo = shell::cargo();
    cargo.args(["metadata", "--format-version", "1", "--quiet"]);
    cargo
        .arg("--manifest-path")
        .arg(paths::root().join("Cargo.toml"));
    let metadata: serde_json::Value = serde_json::from_str(&shell::read(&mut cargo)?)
        .map_err(|e| format!("cargo metadata is no JSON: {e}."))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let mut found = packages.filter(|package| package["name"] == "jieba-rs");
    let manifest = found.find_map(|package| package["manifest_path"].as_str());
    let manifest = manifest.ok_or("cargo metadata does not know jieba-rs.")?;
    Ok(PathBuf::from(manifest).with_file_name("src/data/dict.txt"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_word_comes_back() {
        super::made().expect("the dictionary");
    }
}
