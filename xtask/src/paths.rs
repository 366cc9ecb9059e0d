//! Where things are.

use std::path::{Path, PathBuf};

/// The workspace's root directory.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent()
        .expect("xtask stands in the workspace")
        .to_path_buf()
}

/// Where cargo builds, for every command that xtask starts.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// The one file.
pub fn page() -> PathBuf {
    root().join("dist").join("gangmu.html")
}

/// A program beside the checkout that compares the outline example with annotated reports.
pub fn scorer() -> PathBuf {
    root().join("../shared/tools/score")
}

/// The annotated reports it reads.
pub fn annotated_reports() -> PathBuf {
    root().join("../shared/corpus")
}

/// Whether what is built is only to be tried: `GANGMU_QUICK` is set. Compiled in a quarter of the
/// time.
pub fn quick() -> bool {
    std::env::var_os("GANGMU_QUICK").is_some()
}

/// Whether what is built keeps its functions' names, for a browser's profiler: `GANGMU_NAMES` is set.
pub fn names() -> bool {
    std::env::var_os("GANGMU_NAMES").is_some()
}

/// Whether what is built is not what is handed out: held to no budget, packed in a hurry.
pub fn trial() -> bool {
    quick() || names()
}
