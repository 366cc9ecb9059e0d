//! What is printed.

use crate::Session;
use crate::app::{Desk, Overview};
use gangmu::export::{format::Format, html, ledger, overview};
use gangmu::outline::{Node, NodeId};
use gangmu::report::{self, LedgerRow};
use gangmu::text::{Language, both};
use std::rc::Rc;

/// What the browser's own command prints.
#[derive(Clone, Debug, Default)]
pub(crate) enum Printed {
    /// The shown report.
    #[default]
    Part,
    /// These parts.
    Parts(Vec<NodeId>),
    /// The ledger as it is shown.
    Ledger(Rc<Desk>, Language),
    /// The overview as it is shown.
    Overview(Rc<Overview>, Language),
    /// This.
    Sheet(Rc<Sheet>),
    /// The page as it is drawn: the host lets nothing out.
    Page,
}

/// Something that begins a page of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What stands above it, if it does not say so itself.
    pub title: String,
    /// HTML with inline styles.
    pub html: String,
}

impl Session {
    /// What is printed, sheet by sheet; nothing where the page is, as it is drawn. Asked for by whoever
    /// hears that the browser is about to print, at once: nothing can be awaited then. O(text).
    pub fn paper(&self) -> Vec<Sheet> {
        let parts: Vec<_> = match &self.printed {
            Printed::Part => self.current().into_iter().collect(),
            Printed::Parts(ids) => self.trees(ids).collect(),
            Printed::Ledger(desk, language) => return vec![self.ledger_sheet(desk, *language)],
            Printed::Overview(of, language) => {
                let (reports, units) = (
                    overview::html(&of.rows, *language),
                    overview::units(&of.units, *language),
                );
                return vec![Sheet {
                    title: both("各篇总览", "Overview").of(*language).to_owned(),
                    html: [table(&reports), table(&units)].join("<p><br></p>"),
                }];
            }
            Printed::Sheet(sheet) => return vec![Sheet::clone(sheet)],
            Printed::Page => Vec::new(),
        };
        let format = Format::default();
        let sheet = |part: &Rc<Node>| Sheet {
            title: String::new(),
            html: html::fragment(&part.children, &format),
        };
        parts.into_iter().map(sheet).collect()
    }

    fn ledger_sheet(&self, desk: &Desk, language: Language) -> Sheet {
        let rows = desk.table.numbered(0..desk.table.len());
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let columns = desk.columns.clone().only(&desk.shown);
        let html = ledger::html(&rows, &columns, language);
        let of = self
            .current()
            .filter(|_| !desk.whole)
            .map(|p| report::title(p));
        Sheet {
            title: of.unwrap_or_default(),
            html: table(&html).to_owned(),
        }
    }
}

/// The table of a page that holds one.
fn table(page: &str) -> &str {
    let from = page.find("<table").unwrap_or(0);
    let to = page.rfind("</table>");
    &page[from..to.map_or(page.len(), |at| at + "</table>".len())]
}
