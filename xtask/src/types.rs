//! The package's declarations, as the TypeScript compiler reads them from the packed file.

use std::process::Command;

use crate::{Result, paths, shell};

/// Installs dist/embed's .tgz beside a program that uses it, and has that compiled.
pub fn types() -> Result {
    if shell::on_path("npm").is_none() {
        println!("skipped: there is no npm for the TypeScript compiler");
        return Ok(());
    }
    let from = paths::root().join("embed").join("types");
    let to = paths::target().join("types");
    std::fs::create_dir_all(&to).map_err(|e| format!("{}: {e}.", to.display()))?;
    for name in [
        "package.json",
        "package-lock.json",
        "tsconfig.json",
        "use.ts",
    ] {
        std::fs::copy(from.join(name), to.join(name)).map_err(|e| format!("{name}: {e}."))?;
    }
    let quiet = ["--silent", "--no-audit", "--no-fund"];
    let npm = |words: &[&str]| {
        let mut npm = shell::program("npm", words);
        npm.args(quiet).current_dir(&to);
        npm
    };
    shell::run(&mut npm(&["ci"]))?;
    let packed = format!("gangmu-editor-{}.tgz", env!("CARGO_PKG_VERSION"));
    let packed = paths::root().join("dist").join("embed").join(packed);
    shell::run(npm(&["install", "--no-save"]).arg(packed))?;
    let compiler = to.join("node_modules").join(".bin").join("tsc");
    shell::run(
        Command::new(compiler)
            .args(["--project", "."])
            .current_dir(&to),
    )
}
