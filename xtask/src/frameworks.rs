//! The pages of React and Vue that the browser tests open: `target/frameworks/dist`.

use crate::{Result, npm, paths, shell};

/// Builds them with the packed element of dist/embed. Without npm or its registry there are none,
/// and the tests skip themselves.
pub fn build() -> Result {
    let from = paths::root().join("tests/browser/frameworks");
    // Yesterday's pages would pass for today's.
    let pages = paths::target().join("frameworks").join("dist");
    if pages.exists() {
        std::fs::remove_dir_all(&pages).map_err(|e| format!("{}: {e}.", pages.display()))?;
    }
    let Some(home) = npm::install(&from, "frameworks")? else {
        return Ok(());
    };
    let mut vite = npm::program(&home, "vite");
    // In development React's strict mode mounts everything twice.
    vite.env("NODE_ENV", "development");
    shell::run(vite.args(["build", "--mode", "development", "--logLevel", "error"]))
}

#[cfg(test)]
mod tests {
    use super::paths;

    #[test]
    fn the_guide_shows_what_is_tested() {
        let read = |path: &str| std::fs::read_to_string(paths::root().join(path)).expect(path);
        let guide = read("embed/README.md");
        for (language, file) in [
            ("jsx", "Report.jsx"),
            ("vue", "Report.vue"),
            ("js", "vite.config.js"),
        ] {
            let tested = read(&format!("tests/browser/frameworks/{file}"));
            let shown = format!("```{language}\n{tested}```\n");
            assert!(
                guide.contains(&shown),
                "embed/README.md differs from {file}"
            );
        }
    }
}
