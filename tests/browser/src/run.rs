//! A test's frame: open, run, look for errors and requests, close; a picture when it fails.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};

use crate::{Error, Options, Page, Result, pool, stage};

/// Opens dist/gangmu.html in a fresh profile, runs `test` on it, and then fails on any error in the
/// console or request made.
pub fn with_page(test: impl FnOnce(&Page) -> Result) -> Result {
    Options::new().with_page(test)
}

impl Options {
    /// [`with_page`], with these options.
    pub fn with_page(self, test: impl FnOnce(&Page) -> Result) -> Result {
        if let Some(stage) = stage::current() {
            return stage.with_page(&self, test);
        }
        let plain = self.is_plain();
        let page = if plain {
            pool::take(&self)?
        } else {
            self.open()?
        };
        let outcome = catch_unwind(AssertUnwindSafe(|| test(&page).and_then(|()| quiet(&page))));
        match outcome {
            Ok(Ok(())) if plain => pool::give(page),
            Ok(Ok(())) => page.close(),
            Ok(Err(error)) => Err(Error(format!("{error}{}", evidence(&page)))),
            Err(panic) => {
                eprintln!("{}", evidence(&page).trim_start());
                resume_unwind(panic)
            }
        }
    }
}

/// What there is to see of a failure: a picture, and the console.
pub(crate) fn evidence(page: &Page) -> String {
    let picture = picture();
    let taken = page.screenshot(&picture);
    let seen = taken.map_or(String::new(), |()| format!("\nsee {}", picture.display()));
    let console = page.errors().unwrap_or_default();
    console
        .iter()
        .fold(seen, |all, error| format!("{all}\nconsole: {error}"))
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
