//! A test's frame: open, run, look for errors and requests, close; a picture when it fails.

use std::path::{Path, PathBuf};

use crate::{Error, Options, Page, Result};

/// Opens dist/gangmu.html in a fresh profile, runs `test` on it, and then fails on any error in the
/// console or request made.
pub fn with_page(test: impl FnOnce(&Page) -> Result) -> Result {
    Options::new().with_page(test)
}

impl Options {
    /// [`with_page`], with these options.
    pub fn with_page(self, test: impl FnOnce(&Page) -> Result) -> Result {
        let page = self.open()?;
        let outcome = test(&page).and_then(|()| quiet(&page));
        match outcome {
            Ok(()) => page.close(),
            Err(error) => {
                let picture = picture();
                let taken = page.screenshot(&picture);
                let seen = taken.map_or(String::new(), |()| format!("\nsee {}", picture.display()));
                let console = page.errors().unwrap_or_default();
                let console: String = console.iter().map(|e| format!("\nconsole: {e}")).collect();
                Err(Error(format!("{error}{seen}{console}")))
            }
        }
    }
}

fn quiet(page: &Page) -> Result {
    match page.requests()?.as_slice() {
        [] => Ok(()),
        urls => Err(Error(format!(
            "The page made requests: {}",
            urls.join(", ")
        ))),
    }
}

/// A file named after the running test: cargo's test threads bear the test's name.
fn picture() -> PathBuf {
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("page").replace("::", "-");
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../target/browser")
        .join(format!("{name}.png"))
}
