//! jieba's dictionary, as the page has it: made from the crate's own file, wherever cargo keeps it.

use std::io::Read;
use std::path::PathBuf;

use gangmu_dictionary::{Dictionary, encode};

use crate::{Result, paths, shell};

/// The crate whose dictionary it is.
const CRATE: &str = "jieba-rs";

/// The dictionary small, and held to its source: it comes back byte for byte.
pub fn made() -> Result<String> {
    let path = source()?;
    let text = std::fs::read_to_string(&path)
        .map_err(|e| format!("{} cannot be read: {e}.", path.display()))?;
    let small = encode(&text).map_err(|e| format!("{}: {e}.", path.display()))?;
    let mut back = String::with_capacity(text.len());
    let read = Dictionary::with_tags(small.as_bytes()).read_to_string(&mut back);
    if read.is_err() || back != text {
        return Err("The dictionary does not come back as it was.".into());
    }
    Ok(small)
}

/// The dictionary's file.
pub fn source() -> Result<PathBuf> {
    let mut cargo = shell::cargo();
    cargo.args(["metadata", "--format-version", "1", "--quiet"]);
    cargo
        .arg("--manifest-path")
        .arg(paths::root().join("Cargo.toml"));
    let metadata: serde_json::Value = serde_json::from_str(&shell::read(&mut cargo)?)
        .map_err(|e| format!("cargo metadata is no JSON: {e}."))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let manifest = packages.filter(|package| package["name"] == CRATE);
    let manifest = manifest
        .filter_map(|package| package["manifest_path"].as_str())
        .next();
    let manifest = manifest.ok_or(format!("cargo metadata does not know {CRATE}."))?;
    Ok(PathBuf::from(manifest)
        .with_file_name("src")
        .join("data")
        .join("dict.txt"))
}
