//! Browsers kept for the next test: starting one takes longer than many a test. What the test before has
//! left is cleared away by [`Page::renew`].

use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use crate::{Error, Options, Page, Result};

static WAITING: Mutex<Vec<Waiting>> = Mutex::new(Vec::new());

/// A browser that waits, and the process that ends it when this one has ended: what a static holds is
/// never dropped.
struct Waiting {
    page: Page,
    guard: Child,
}

/// A page as [`Options::open`] gives it, in a browser that waits if there is one.
pub(crate) fn take(options: &Options) -> Result<Page> {
    let waiting = WAITING.lock().ok().and_then(|mut all| all.pop());
    let Some(Waiting { page, mut guard }) = waiting else {
        return options.clone().open();
    };
    guard.kill()?;
    guard.wait()?;
    match page.renew(options) {
        Ok(()) => Ok(page),
        Err(Error(why)) => {
            eprintln!("A browser is given up: {why}");
            drop(page);
            options.clone().open()
        }
    }
}

/// Keeps the browser of a test that has held, if the console has no errors.
pub(crate) fn give(page: Page) -> Result {
    let errors = page.errors()?;
    if !errors.is_empty() || !cfg!(unix) {
        return page.close_with(errors);
    }
    let guard = guard(&page)?;
    let mut all = WAITING.lock().map_err(|_| "Another test has panicked.")?;
    all.push(Waiting { page, guard });
    Ok(())
}

/// Waits for the end of its input, which is the end of this process.
fn guard(page: &Page) -> Result<Child> {
    let script = r#"cat; kill -KILL $1; sleep 1; rm -rf "$2""#;
    let mut guard = Command::new("sh");
    guard.args(["-c", script, "sh", &page.processes()]);
    guard.arg(page.profile().path()).stdin(Stdio::piped());
    Ok(guard.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?)
}
