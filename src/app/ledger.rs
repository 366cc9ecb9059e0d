//! The ledger in the middle of the page: coming to it, leaving it for the text and coming back,
//! ticking problems off, writing their status into the text.

use super::App;
use crate::components::ledger::Kept;
use crate::components::toast::Toast;
use crate::host;
use crate::storage::settings;
use gangmu::check::{Finding, RuleId, Sentence, Severity};
use gangmu::edit::commands::Cell;
use gangmu::edit::{Caret, Field};
use gangmu::outline::{Node, NodeId, Status};
use gangmu::report::{self, Date, Source};
use session::Command;
use std::rc::Rc;
use wasm_bindgen::JsCast;

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
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Show it, or the outline.
    Show(View),
    /// Show the other of the two.
    Turn,
    /// Of all reports, or of the shown one.
    Whole(bool),
    /// Judge by this day what is overdue; `None` for today.
    Day(Option<Date>),
    /// Go to where a cell was read.
    Source(NodeId, Source),
    /// A problem is settled, or no more.
    Tick(NodeId, Option<Status>),
    /// Write the status of these problems into their text; `None` for those of the shown part.
    Write(Option<Vec<NodeId>>),
}

/// What the page knows of the ledger.
pub(super) struct State {
    pub view: View,
    pub whole: bool,
    /// The day that the writer set.
    pub day: Option<Date>,
    /// What is left of the ledger while the outline is shown.
    pub desk: Kept,
    /// The words that were gone to, to be marked in their row.
    pub mark: Option<Rc<Finding>>,
    /// Where the writer stood in the outline.
    left: Option<NodeId>,
}

impl State {
    pub(super) fn load() -> Self {
        Self {
            view: View::default(),
            whole: false,
            day: settings::get("ledger-day").and_then(|day| parse_day(&day)),
            desk: Kept::default(),
            mark: None,
            left: None,
        }
    }
}

impl App {
    /// Does what is asked of the ledger.
    pub(super) fn ask_ledger(&mut self, ask: Ask) {
        match ask {
            Ask::Show(view) => self.show_view(view),
            Ask::Turn => self.show_view(match self.ledger.view {
                View::Outline => View::Ledger,
                View::Ledger => View::Outline,
            }),
            Ask::Whole(whole) => self.ledger.whole = whole,
            Ask::Day(day) => {
                self.ledger.day = day;
                let words = day.map(spell_day).unwrap_or_default();
                settings::set("ledger-day", &words);
            }
            Ask::Source(node, source) => self.go_to_source(node, source),
            Ask::Tick(node, status) => self.tick(node, status),
            Ask::Write(nodes) => self.write_status(nodes),
        }
    }

    pub(super) fn show_view(&mut self, view: View) {
        if view == self.ledger.view || self.session.borrow().is_empty() {
            return;
        }
        (self.side, self.panel, self.menu) = (false, false, None);
        match view {
            View::Ledger => {
                self.deselect();
                self.search_close();
                self.ledger.left = self.place.node;
                self.desk_at(self.place.node);
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
    }

    /// The ledger begins at the problem that the node belongs to, if it does to one.
    fn desk_at(&self, node: Option<NodeId>) {
        let session = self.session.borrow();
        let lineage = node.map(|id| session.outline().lineage(id));
        if let (Some(lineage), Some(mut desk)) = (lineage, self.ledger.desk.borrow_mut()) {
            desk.near = lineage;
        }
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
        self.ledger.mark = (!range.is_empty()).then(|| {
            Rc::new(Finding {
                rule: RuleId::new("ledger"),
                severity: Severity::Hint,
                node,
                field: Field::Text,
                range,
                message: Sentence::default(),
                mend: None,
            })
        });
    }

    /// What is to be marked in the row that was gone to.
    pub(super) fn marked_place(&self) -> Option<Rc<Finding>> {
        let session = self.session.borrow();
        let holds = |mark: &&Rc<Finding>| {
            let node = session.outline().get(mark.node);
            node.is_some_and(|n| n.text.get(mark.range.clone()).is_some())
        };
        let mark = self.ledger.mark.as_ref().filter(holds);
        let here = mark.filter(|m| self.place.node == Some(m.node));
        here.or(self.checking.pick.finding.as_ref()).cloned()
    }

    /// Settles a problem, or takes that back: to what its own words say, where that is the same.
    fn tick(&mut self, node: NodeId, status: Option<Status>) {
        let said = {
            let session = self.session.borrow();
            let own = session.outline().get(node).map(|n| {
                let mut bare = Node::clone(n);
                bare.set_note(None);
                report::own_status(&Rc::new(bare)).map(|r| r.status)
            });
            own.flatten()
        };
        let wanted = match (status, said) {
            (Some(Status::Done), Some(Status::Done)) => Some(Status::Ongoing),
            (Some(Status::Done), _) => None,
            (_, Some(Status::Done)) => None,
            _ => Some(Status::Done),
        };
        let cell = |status| Command::SetCell {
            node,
            cell: Cell::Status(status),
        };
        // A section above may say that it is done.
        if !self.perform(cell(wanted)) {
            self.perform(cell(Some(match status {
                Some(Status::Done) => Status::Ongoing,
                _ => Status::Done,
            })));
        }
    }

    fn write_status(&mut self, nodes: Option<Vec<NodeId>>) {
        let nodes = nodes.unwrap_or_else(|| {
            let session = self.session.borrow();
            let part = session.current();
            let problems = part.map(report::problems).unwrap_or_default();
            problems.iter().map(|p| p.id).collect()
        });
        let done = self.perform(Command::WriteStatus(nodes));
        let w = self.wording();
        let words = match done {
            true => w.of(
                "已把各项状态写入正文",
                "The status of each problem now stands in its text",
            ),
            false => w.of(
                "正文已经写明各项状态，没有变动",
                "The text says the status of each problem; nothing changed",
            ),
        };
        self.say(Toast::note(words).undone_if(done, w));
    }

    /// Ctrl F in the ledger: its own field. Returns whether it is there.
    pub(super) fn find_in_ledger(&self) -> bool {
        let field = host::root().query_selector(".ledger .filters input[type=search]");
        let field = field.ok().flatten();
        let field = field.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        field.is_some_and(|field| field.focus().is_ok())
    }
}

/// The day that it is on this machine.
pub fn this_day() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    Date::new(now.get_full_year() as u16, month as u8, day as u8)
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
