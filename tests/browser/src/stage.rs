//! The same tests in other places: what is written for the page runs in the custom element and in a
//! frame, each in a host's page over http under the strict policy, in one browser after another.

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
}

/// A test and its name; see [`crate::scenes`].
pub type Scene = (&'static str, fn() -> Result);

/// Tests by their paths, for [`Place::play`].
#[macro_export]
macro_rules! scenes {
    ($($test:path),* $(,)?) => { &[$((stringify!($test), $test as fn() -> $crate::Result)),*] };
}

/// What the buttons beside the application take from the viewport.
const BESIDE: (u32, u32) = (40, 60);

/// A browser with a host's page in it.
pub struct Stage {
    page: Page,
    origins: Vec<String>,
}

thread_local! {
    static STAGE: RefCell<Option<Rc<Stage>>> = const { RefCell::new(None) };
}

/// Where [`Options::with_page`] is to run its test, if not in a page of its own.
pub(crate) fn current() -> Option<Rc<Stage>> {
    STAGE.with_borrow(Clone::clone)
}

impl Place {
    /// Opens a host's page.
    pub fn open(self, options: Options) -> Result<Page> {
        let size = options.size;
        let options = options.size(size.0 + BESIDE.0, size.1 + BESIDE.1);
        let built = built_page()?;
        let dist = built.parent().ok_or("dist is a directory")?;
        let (host, other) = (Server::start(dist, STRICT)?, Server::start(dist, STRICT)?);
        let (host, other) = (host.origin(), other.origin());
        match self {
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
        let page = self.open(Options::new())?;
        let origins = page.eval(
            "return [location.origin, new URLSearchParams(window.location.search).get('frame')]",
            (),
        )?;
        let origins = origins.as_array().into_iter().flatten();
        let origins = origins.filter_map(|o| Some(o.as_str()?.to_owned()));
        let stage = Rc::new(Stage {
            origins: origins.collect(),
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
        page.leave()?;
        for origin in &self.origins {
            let params = json!({"origin": origin, "storageTypes": "all"});
            page.cdp("Storage.clearDataForOrigin", params)?;
        }
        let (width, height) = (options.size.0 + BESIDE.0, options.size.1 + BESIDE.1);
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
