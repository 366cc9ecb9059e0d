//! The ledger in the middle of the page: coming to it, leaving it for the text and coming back,
//! ticking problems off, writing their status into the text.

use super::Platform;
use crate::Command;
use gangmu::edit::Caret;
use gangmu::outline::{NodeId, Status};
use gangmu::report::{Date, Source};
use std::ops::Range;
use std::rc::Rc;

/// What the middle of the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The rows of the text.
    #[default]
    Outline,
    /// The problems as a table.
    Ledger,
}

/// What is asked of the ledger.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum LedgerEvent {
    /// Show it, or the outline.
    Show(View),
    /// Show the other of the two.
    Slot,
    /// Of all reports, or of the shown one.
    Whole(bool),
    /// Judge by this day what is overdue; `None` for today.
    Day(Option<Date>),
    /// Show these columns, by their ids as [`report::Columns`] has them; empty for the usual ones.
    Columns(String),
    /// Go to where a cell was read.
    Source(NodeId, Source),
    /// A problem is settled, or no more.
    Tick(NodeId, Option<Status>),
    /// Write the status of these problems into their text; `None` for those of the shown part.
    Write(Option<Vec<NodeId>>),
    /// Write it, in so many places, having shown them.
    WriteNow(Vec<NodeId>, usize),
}

/// Words of a row that were gone to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The row's node.
    pub node: NodeId,
    /// Bytes of its text.
    pub range: Range<usize>,
}

/// What the chosen columns are kept as.
const COLUMNS: &str = "ledger-columns";

/// What the page knows of the ledger.
#[derive(Debug, Default)]
pub struct State {
    /// What the middle of the page shows.
    pub view: View,
    /// Whether it is of all reports.
    pub whole: bool,
    /// The day that the writer set.
    pub day: Option<Date>,
    /// The ids of the columns that the writer chose; empty for the usual ones.
    pub columns: Rc<str>,
    /// Where the writer comes from, the node and what it stands in: the problem among them is to
    /// become current.
    pub near: Rc<Vec<NodeId>>,
    /// The words that were gone to, to be marked in their row.
    mark: Option<Mark>,
    /// Where the writer stood in the outline.
    left: Option<NodeId>,
}

impl State {
    pub(super) fn load(platform: &impl Platform) -> Self {
        Self {
            day: platform
                .setting("ledger-day")
                .and_then(|day| parse_day(&day)),
            columns: platform.setting(COLUMNS).unwrap_or_default().into(),
            ..Self::default()
        }
    }
}

impl super::State {
    /// Does what is asked of the ledger.
    pub(super) fn ledger(&mut self, event: LedgerEvent) {
        match event {
            LedgerEvent::Show(view) => self.show_view(view),
            LedgerEvent::Slot => self.show_view(match self.ledger.view {
                View::Outline => View::Ledger,
                View::Ledger => View::Outline,
            }),
            LedgerEvent::Whole(whole) => self.ledger.whole = whole,
            LedgerEvent::Day(day) => {
                self.ledger.day = day;
                let words = day.map(spell_day).unwrap_or_default();
                self.set("ledger-day", words);
            }
            LedgerEvent::Columns(ids) => {
                self.ledger.columns = ids.as_str().into();
                self.set(COLUMNS, ids);
            }
            LedgerEvent::Source(node, source) => self.go_to_source(node, source),
            LedgerEvent::Tick(node, shown) => {
                self.perform(Command::Tick(node, shown));
            }
            LedgerEvent::Write(nodes) => self.ask_write_status(nodes),
            LedgerEvent::WriteNow(nodes, n) => self.write_status(nodes, n),
        }
    }

    pub(super) fn show_view(&mut self, view: View) {
        if view == self.ledger.view || self.session.borrow().is_empty() {
            return;
        }
        (self.page.side, self.page.panel, self.page.menu) = (false, false, None);
        match view {
            View::Ledger => {
                self.deselect();
                self.search_close();
                self.ledger.left = self.place.node;
                self.ledger.near = self.lineage();
                self.place = self.nowhere();
            }
            View::Outline => {
                let left = self.ledger.left.take();
                let there = |id: &NodeId| self.session.borrow().outline().contains(*id);
                if let Some(node) = left.filter(there) {
                    self.stand(node, false, None);
                }
            }
        }
        self.ledger.view = view;
        self.follow_printed();
    }

    /// The current row and what it stands in.
    fn lineage(&self) -> Rc<Vec<NodeId>> {
        let session = self.session.borrow();
        let lineage = self.place.node.map(|id| session.outline().lineage(id));
        Rc::new(lineage.unwrap_or_default())
    }

    fn go_to_source(&mut self, node: NodeId, source: Source) {
        let (node, range) = match source {
            Source::Read { node, range } => (node, range),
            Source::Typed => (node, 0..0),
        };
        let caret = Caret {
            node,
            anchor: range.start,
            head: range.end,
        };
        self.stand(node, false, Some(caret));
        self.ledger.left = None;
        self.moved = Some(node);
        self.ledger.mark = (!range.is_empty()).then_some(Mark { node, range });
    }

    /// What is to be marked in the row that was gone to.
    pub fn marked_place(&self) -> Option<Mark> {
        let session = self.session.borrow();
        let holds = |mark: &&Mark| {
            let node = session.outline().get(mark.node);
            node.is_some_and(|n| n.text.get(mark.range.clone()).is_some())
        };
        let mark = self.ledger.mark.as_ref().filter(holds);
        let here = mark.filter(|m| self.place.node == Some(m.node)).cloned();
        let picked = || {
            let finding = self.checks.pick.finding.as_ref()?;
            let (node, range) = (finding.node, finding.in_text(finding.node)?);
            Some(Mark { node, range })
        };
        here.or_else(picked)
    }

    /// Whether the ledger is shown.
    pub fn in_ledger(&self) -> bool {
        self.ledger.view == View::Ledger && !self.session.borrow().is_empty()
    }
}

/// 2024-05-01
pub fn spell_day(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

/// The day that 2024-05-01 means.
pub fn parse_day(words: &str) -> Option<Date> {
    let mut parts = words.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    Date::new(year, month, parts.next()?.parse().ok()?)
}
