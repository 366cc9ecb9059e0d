//! What is tested with npm: directories of the checkout, copied to where cargo builds and installed
//! there with the package that dist/embed holds.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Result, paths, shell};

/// Copies every file of a directory into `target/NAME`, installs what its lock file names and the
/// packed element beside it; the directory. `None`, having said why, where there is no npm or its
/// registry does not answer.
///
/// # Errors
/// A file cannot be copied, or the packed element does not install.
pub fn install(from: &Path, name: &str) -> Result<Option<PathBuf>> {
    if shell::on_path("npm").is_none() {
        println!("skipped: there is no npm");
        return Ok(None);
    }
    let to = paths::target().join(name);
    copy(from, &to)?;
    if shell::run(&mut npm(&to, &["ci"])).is_err() {
        println!("skipped: npm could not install; its registry does not answer?");
        return Ok(None);
    }
    let packed = format!("gangmu-editor-{}.tgz", env!("CARGO_PKG_VERSION"));
    let packed = paths::root().join("dist").join("embed").join(packed);
    shell::run(npm(&to, &["install", "--no-save"]).arg(packed))?;
    Ok(Some(to))
}

/// A program that is installed there.
pub fn program(home: &Path, name: &str) -> Command {
    let mut command = Command::new(home.join("node_modules").join(".bin").join(name));
    command.current_dir(home);
    command
}

fn npm(home: &Path, words: &[&str]) -> Command {
    let mut npm = shell::program("npm", words);
    npm.args(["--silent", "--no-audit", "--no-fund"]);
    npm.current_dir(home);
    npm
}

fn copy(from: &Path, to: &Path) -> Result {
    let said = |path: &Path, e: std::io::Error| format!("{}: {e}.", path.display());
    std::fs::create_dir_all(to).map_err(|e| said(to, e))?;
    for entry in std::fs::read_dir(from).map_err(|e| said(from, e))? {
        let path = entry.map_err(|e| said(from, e))?.path();
        let name = path.file_name().unwrap_or_default();
        if path.is_file() {
            std::fs::copy(&path, to.join(name)).map_err(|e| said(&path, e))?;
        }
    }
    Ok(())
}
