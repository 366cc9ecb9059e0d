//! What is printed of the text.

use crate::Session;
use gangmu::export::{format::Format, html};
use gangmu::outline::Node;
use std::rc::Rc;

/// What the browser's own command prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Printed {
    /// The shown report.
    #[default]
    Part,
    /// All reports.
    Whole,
    /// The page as it is drawn.
    Page,
}

impl Session {
    /// The reports on paper, each as HTML with inline styles that begins a page of its own; none where
    /// the page is printed as it is drawn. Asked for by whoever hears that the browser is about to
    /// print, at once: nothing can be awaited then. O(text).
    pub fn paper(&self) -> Vec<String> {
        let one = self.current().map(std::slice::from_ref);
        let parts = match self.printed {
            Printed::Part => one.unwrap_or_default(),
            Printed::Whole => self.parts(),
            Printed::Page => &[],
        };
        let format = Format::default();
        let sheet = |part: &Rc<Node>| html::fragment(&part.children, &format);
        parts.iter().map(sheet).collect()
    }
}
