//! The package's declarations, as the TypeScript compiler reads them from the packed file.

use crate::{Result, npm, paths, shell};

/// Installs dist/embed's .tgz beside a program that uses it, and has that compiled.
pub fn types() -> Result {
    let from = paths::root().join("embed").join("types");
    let Some(home) = npm::install(&from, "types")? else {
        return Ok(());
    };
    shell::run(npm::program(&home, "tsc").args(["--project", "."]))
}
