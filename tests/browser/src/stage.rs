//! The same tests in other places: what is written for the page runs in the custom element and in a
//! frame, each in a host's page over http under the strict policy, and in old browsers; all in one
//! browser, one after another.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use serde_json::json;

use crate::run::evidence;
use crate::{Error, Options, Page, Result, STRICT, Server, built_page};

/// Where a host may have the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `<gangmu-editor storage="local">` between two buttons.
    Element,
    /// A frame of another origin between two buttons.
    Frame,
    /// The page itself, as for a test by itself: for an old browser.
    Page,
}

/// Nothing is being kept.
const KEPT: &str =
    "return !/正在保存|Saving/.test(document.querySelector('.top .chip[role=status]')?.innerText)";

/// A test and its name; see [`crate::scenes`].
pub type Scene = (&'static str, fn() -> Result);

/// Tests by their paths, for [`Place::play`].
#[macro_export]
macro_rules! scenes {
    ($($test:path),* $(,)?) => { &[$((stringify!($test), $test as fn() -> $crate::Result)),*] };
}

/// A browser with a host's page in it.
pub struct Stage {
    page: Page,
    origins: Vec<String>,
    beside: (u32, u32),
}

thread_local! {
    static STAGE: RefCell<Option<Rc<Stage>>> = const { RefCell::new(None) };
}

/// Where [`Options::with_page`] is to run its test, if not in a page of its own.
pub(crate) fn current() -> Option<Rc<Stage>> {
    STAGE.with_borrow(Clone::clone)
}

impl Place {
    /// What the buttons beside the application take from the viewport.
    fn beside(self) -> (u32, u32) {
        match self {
            Place::Page => (0, 0),
            Place::Element | Place::Frame => (40, 60),
        }
    }

    /// Opens a host's page.
    pub fn open(self, options: Options) -> Result<Page> {
        let (size, beside) = (options.size, self.beside());
        let options = options.size(size.0 + beside.0, size.1 + beside.1);
        let built = built_page()?;
        let dist = built.parent().ok_or("dist is a directory")?;
        let policy = match options.old {
            // As a host sends it that has such browsers.
            Some(_) => STRICT.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'"),
            None => STRICT.to_owned(),
        };
        let start = || Server::start(dist, &policy);
        let (host, other) = (start()?, start()?);
        let (host, other) = (host.origin(), other.origin());
        match self {
            Place::Page => options.open(),
            Place::Element => {
                // It has the focus, as after a click.
                let stands = "const e = window.document.querySelector('gangmu-editor'); \
                    const stands = e?.shadowRoot?.querySelector('.app') != null; \
                    if (stands) e.focus(); \
                    return stands";
                let page = options.url(&format!("{host}/element.html"));
                let page = page.stands(stands).open()?;
                page.enter("gangmu-editor");
                Ok(page)
            }
            Place::Frame => {
                let url = format!("{host}/framed.html?frame={other}");
                let stands = "return document.querySelector('iframe')";
                options.url(&url).stands(stands).frame("iframe").open()
            }
        }
    }

    /// Runs tests that are written for the page, one after the other, each on a page loaded anew
    /// with nothing kept. All are run; the error names those that fail.
    pub fn play(self, scenes: &[Scene]) -> Result {
        self.play_with(Options::new(), scenes)
    }

    /// The same in a browser that is opened so.
    pub fn play_with(self, options: Options, scenes: &[Scene]) -> Result {
        let page = self.open(options)?;
        let origins = page.eval(
            "return [location.origin, new URLSearchParams(window.location.search).get('frame')]",
            (),
        )?;
        let origins = origins.as_array().into_iter().flatten();
        let origins = origins.filter_map(|o| match o.as_str()? {
            "null" => Some("file://".to_owned()),
            origin => Some(origin.to_owned()),
        });
        let stage = Rc::new(Stage {
            origins: origins.collect(),
            beside: self.beside(),
            page,
        });
        STAGE.set(Some(stage.clone()));
        let mut failed = Vec::new();
        for (name, scene) in scenes {
            let outcome = catch_unwind(AssertUnwindSafe(scene));
            match outcome {
                Ok(Ok(())) => {}
                Ok(Err(error)) => failed.push(format!("{name}: {error}")),
                Err(_) => failed.push(format!("{name}: see above")),
            }
        }
        STAGE.set(None);
        match failed.is_empty() {
            true => Ok(()),
            false => Err(Error(failed.join("\n"))),
        }
    }
}

impl Stage {
    /// Runs one test on the host's page, in the size and the colours that it asks for.
    pub(crate) fn with_page(
        &self,
        options: &Options,
        test: impl FnOnce(&Page) -> Result,
    ) -> Result {
        let page = &self.page;
        // What is left behind in the last breath may come to the disk behind the clearing.
        page.wait_until(KEPT)?;
        page.leave()?;
        // What is still being loaded then fails, and is nothing of this test's.
        page.errors()?;
        for origin in &self.origins {
            let params = json!({"origin": origin, "storageTypes": "all"});
            page.cdp("Storage.clearDataForOrigin", params)?;
        }
        let (size, beside) = (options.size, self.beside);
        let (width, height) = (size.0 + beside.0, size.1 + beside.1);
        page.resize(width, height, options.scale)?;
        page.set_dark(options.dark)?;
        page.reload()?;
        let outcome = test(page).and_then(|()| match page.errors()?.as_slice() {
            [] => Ok(()),
            errors => Err(Error(errors.join("\n"))),
        });
        outcome.map_err(|error| Error(format!("{error}{}", evidence(page))))
    }
}
