//! The part of a page that is looked at: a shadow root, a frame.

use serde_json::json;

use crate::page::STARTED;
use crate::{Page, Result};

/// A `document` whose elements are those of a shadow root.
const WITHIN: &str = "const document = ((page, root) => root ? new Proxy(page, {get: (_, name) => { \
      const own = ['querySelector', 'querySelectorAll', 'getElementById', 'activeElement', \
        'elementFromPoint', 'getSelection'].includes(name) ? root : page; \
      return typeof own[name] === 'function' ? own[name].bind(own) : own[name]; \
    }}) : page)(window.document, window.document.querySelector(CSS)?.shadowRoot); \
    const getSelection = () => document.getSelection(); ";

impl Page {
    /// From now on scripts look for elements, the focus and what is selected in the shadow root of
    /// the element that `css` finds, and no longer in the page: their `document` is that root, as
    /// far as it can be one. An empty `css` goes back to the page.
    pub fn enter(&self, css: &str) {
        let within = match css {
            "" => String::new(),
            _ => WITHIN.replace("CSS", &json!(css).to_string()),
        };
        self.within.replace(within);
    }

    /// Scripts, keys and the mouse go into the frame that the page was opened with.
    pub(crate) fn enter_frame(&self) -> Result {
        let Some(css) = &self.frame else {
            return Ok(());
        };
        let finding = json!({"using": "css selector", "value": css});
        let corner = self.rect(css)?;
        self.corner.set((corner.x as i64, corner.y as i64));
        let frame = self.wire.post("/element", finding)?;
        self.wire.post("/frame", json!({"id": frame}))?;
        self.wait_until(STARTED)?;
        // It has the focus, as after a click.
        self.eval("window.focus()", ()).map(drop)
    }

    /// Leaves the page for an empty one.
    pub(crate) fn leave(&self) -> Result {
        self.wire
            .post("/url", json!({"url": "about:blank"}))
            .map(drop)
    }

    /// A place in what is looked at, as the whole page has it.
    pub(crate) fn in_viewport(&self, at: (i64, i64)) -> (i64, i64) {
        let corner = self.corner.get();
        (at.0 + corner.0, at.1 + corner.1)
    }
}
