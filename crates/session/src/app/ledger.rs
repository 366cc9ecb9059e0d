//! The ledger in the middle of the page: coming to it, leaving it for the text and coming back,
//! ticking problems off, writing their status into the text.

mod block;
mod desk;
mod grid;
mod keys;
mod table;

pub use block::read_cells;
pub use desk::{At, Desk, Digest, Grid, Writing};
pub use grid::GridEvent;
pub use keys::{GridMove, InLedger, LEDGER_KEYS, LedgerKey, Walk, by_ledger_key};
pub(crate) use table::rows_of;
pub use table::{Filter, Order, STATES, Table};

use super::{Effect, Payload, Platform, Scope, Toast};
use crate::Command;
use gangmu::edit::Caret;
use gangmu::export::{Form, ledger as forms};
use gangmu::outline::{NodeId, Status};
use gangmu::report::{
    self, Column, Columns, Date, LedgerRow, LedgerSums, Source, sums_by_report, sums_by_section,
};
use gangmu::text::Language;
use std::cmp::Ordering;
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
    /// The reports as a table.
    Overview,
}

/// What is asked of the ledger.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum LedgerEvent {
    /// Show it, or the outline.
    Show(View),
    /// Show the other of the two.
    Slot,
    /// Judge by this day what is overdue; `None` for today.
    Day(Option<Date>),
    /// Show these columns, by their ids as [`report::Columns`] has them; empty for the usual ones.
    Columns(String),
    /// Show these rows.
    Filter(Filter),
    /// Sort by this column: upwards, then downwards, then not at all.
    Sort(Column),
    /// A line a row, or rows as high as they need.
    Dense(bool),
    /// Go to where a cell was read.
    Source(NodeId, Source),
    /// A problem is settled, or no more.
    Tick(NodeId, Option<Status>),
    /// Copy the rows that are shown.
    Copy,
    /// Copy the sentence with its figures.
    CopySentence,
    /// What happens on its cells.
    Grid(GridEvent),
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
/// What the height of rows is kept as.
const DENSE: &str = "ledger-dense";
/// How many sections or reports the chart shows.
const MOST_GROUPS: usize = 120;

/// What the rows were read and chosen by.
#[derive(Clone, Debug, PartialEq)]
struct ReadBy {
    revision: u64,
    parts: Vec<NodeId>,
    columns: Rc<str>,
    day: Option<Date>,
    filter: Filter,
    order: Order,
}

/// What the page knows of the ledger.
#[derive(Debug)]
pub struct State {
    /// What the middle of the page shows.
    pub view: View,
    /// The day that the writer set.
    pub day: Option<Date>,
    /// The ids of the columns that the writer chose; empty for the usual ones.
    pub columns: Rc<str>,
    /// Whether a row is one line.
    pub dense: bool,
    /// What is drawn of it; of another time while it is not shown.
    pub desk: Rc<Desk>,
    read_by: Option<ReadBy>,
    /// In which order words come.
    by_words: fn(&str, &str) -> Ordering,
    /// The grid at each step that was made in it, by the number of the step.
    steps: Vec<(usize, Grid)>,
    /// Where the writer comes from, the node and what it stands in: the problem among them is to
    /// become current.
    pub(super) near: Vec<NodeId>,
    /// The words that were gone to, to be marked in their row.
    mark: Option<Mark>,
    /// Where the writer stood in the outline.
    left: Option<NodeId>,
}

impl State {
    /// The order in which words come.
    pub(super) fn by_words(&self) -> fn(&str, &str) -> Ordering {
        self.by_words
    }

    pub(super) fn load(platform: &impl Platform) -> Self {
        Self {
            view: View::Outline,
            day: platform
                .setting("ledger-day")
                .and_then(|day| parse_day(&day)),
            columns: platform.setting(COLUMNS).unwrap_or_default().into(),
            dense: platform.setting(DENSE).is_some_and(|is| is == "yes"),
            desk: Rc::default(),
            read_by: None,
            by_words: platform.collation(),
            steps: Vec::new(),
            near: Vec::new(),
            mark: None,
            left: None,
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
                View::Ledger | View::Overview => View::Outline,
            }),
            LedgerEvent::Day(day) => {
                self.ledger.day = day;
                let words = day.map(spell_day).unwrap_or_default();
                self.set("ledger-day", words);
            }
            LedgerEvent::Columns(ids) => {
                self.ledger.columns = ids.as_str().into();
                self.set(COLUMNS, ids);
            }
            LedgerEvent::Filter(filter) => self.desk_mut().filter = filter,
            LedgerEvent::Sort(by) => {
                let order = &mut self.desk_mut().order;
                *order = match *order {
                    Some((column, false)) if column == by => Some((by, true)),
                    Some((column, true)) if column == by => None,
                    _ => Some((by, false)),
                };
            }
            LedgerEvent::Dense(dense) => {
                self.ledger.dense = dense;
                self.set(DENSE, if dense { "yes" } else { "" });
            }
            LedgerEvent::Source(node, source) => self.go_to_source(node, source),
            LedgerEvent::Tick(node, shown) => {
                self.perform(Command::Tick(vec![(node, shown)]));
            }
            LedgerEvent::Write(nodes) => self.ask_write_status(nodes),
            LedgerEvent::WriteNow(nodes, n) => self.write_status(nodes, n),
            LedgerEvent::Copy => self.copy_ledger(),
            LedgerEvent::CopySentence => {
                let plain = report::ledger_summary(&self.ledger.desk.digest.sums);
                let html = String::new();
                let said = self.wording().of("已复制这句话", "Copied the sentence");
                self.copy_out(Payload { plain, html }, said.to_owned());
            }
            LedgerEvent::Grid(event) => self.in_grid(event),
        }
    }

    pub(super) fn show_view(&mut self, view: View) {
        if view == self.ledger.view || self.session.borrow().is_empty() {
            return;
        }
        (self.page.side, self.page.panel, self.page.menu) = (false, false, None);
        match view {
            View::Overview => {
                self.deselect();
                self.search_close();
                if self.ledger.view == View::Outline {
                    self.ledger.left = self.place.node;
                }
                self.place = self.nowhere();
            }
            View::Ledger => {
                self.deselect();
                self.search_close();
                if self.ledger.view == View::Outline {
                    self.ledger.left = self.place.node;
                }
                self.ledger.near = self.lineage();
                let grid = &mut self.desk_mut().grid;
                (grid.writing, grid.serial) = (None, grid.serial + 1);
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
    fn lineage(&self) -> Vec<NodeId> {
        let session = self.session.borrow();
        let lineage = self.place.node.map(|id| session.outline().lineage(id));
        lineage.unwrap_or_default()
    }

    pub(super) fn desk_mut(&mut self) -> &mut Desk {
        Rc::make_mut(&mut self.ledger.desk)
    }

    /// Brings what is drawn of the ledger up to date. Rows keep their places while their cells
    /// change, until they are chosen or sorted anew. O(text of the parts that changed + rows).
    pub(super) fn read_ledger(&mut self) {
        let session = self.session.clone();
        let session = session.borrow();
        let whole = self.scope() != Scope::Part;
        let parts = self.summed();
        let (today, by_words) = (self.ledger.day.or(self.today), self.ledger.by_words);
        let old = self.ledger.read_by.take();
        let desk = Rc::make_mut(&mut self.ledger.desk);
        let by = ReadBy {
            revision: session.revision(),
            parts,
            columns: self.ledger.columns.clone(),
            day: today,
            filter: desk.filter.clone(),
            order: desk.order,
        };
        self.ledger.read_by = Some(by.clone());
        let near = std::mem::take(&mut self.ledger.near);
        if old.as_ref() != Some(&by) {
            let (mut table, same) = Table::read(&desk.table, &session, &by.parts);
            let revision = old.as_ref().map_or(0, |old| old.revision);
            desk.columns = Columns::usual(table.rows());
            desk.columns.choose(&by.columns);
            let compiled = whole || {
                let mut reports = table.rows().map(|row| &row.report);
                let first = reports.next();
                reports.any(|report| Some(report) != first)
            };
            let shown = match compiled {
                true => desk.columns.clone(),
                false => desk.columns.clone().of_one_report(),
            };
            desk.shown = shown.shown().to_vec();
            desk.order = desk.order.filter(|(by, _)| desk.shown.contains(by));
            (desk.day, desk.whole, desk.compiled) = (today, whole, compiled);
            if !same || old != Some(ReadBy { revision, ..by }) {
                let today = desk.today();
                table.choose(&desk.filter, desk.order, today, &desk.columns, &by_words);
            }
            desk.digest = Rc::new(digest(&table, whole, desk.today()));
            desk.table = Rc::new(table);
        }
        let rows = || desk.table.shown();
        let report = || rows().find(|row| whole && near.contains(&row.part));
        let problem = rows().find(|row| near.contains(&row.node)).or_else(report);
        if let Some(node) = problem.map(|row| row.node) {
            let column = desk.grid.cell.1;
            desk.stand((node, column));
        }
        desk.keep_cell();
        drop(session);
        self.follow_printed();
    }

    /// Keeps where the step was made that has just been made.
    pub(super) fn mark_step(&mut self) {
        let n = self.session.borrow().n_steps();
        self.ledger.steps.retain(|(step, _)| *step < n);
        let grid = Grid {
            writing: None,
            ..self.ledger.desk.grid
        };
        self.ledger.steps.push((n, grid));
    }

    /// What was selected when a step was made is selected again once it is taken back or made
    /// again: there were `before` steps, and one more or less now.
    pub(super) fn retrace(&mut self, before: usize, travels: bool) {
        let now = self.session.borrow().n_steps();
        if !travels && now > before {
            self.ledger.steps.retain(|(step, _)| *step < now);
        }
        let step = before.max(now);
        let known = self.ledger.steps.iter().find(|(of, _)| *of == step);
        if let Some((_, grid)) = known.copied().filter(|_| travels && now != before) {
            let now = &mut self.desk_mut().grid;
            let serial = now.serial + 1;
            *now = Grid { serial, ..grid };
        }
    }

    /// Has the words copied, as far as the host lets them leave; `said` names them then.
    pub(super) fn copy_out(&mut self, mut payload: Payload, said: String) {
        if !self.host.may_export(Form::Text) {
            return self.say_locked();
        }
        if !self.host.may_export(Form::Rich) {
            payload.html.clear();
        }
        self.page.copying = said;
        self.effect(Effect::Copy(payload));
    }

    fn copy_ledger(&mut self) {
        self.page.menu = None;
        self.read_ledger();
        let (desk, w) = (self.ledger.desk.clone(), self.wording());
        let rows = desk.table.numbered(0..desk.table.len());
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let n = rows.len();
        if n == 0 {
            let words = w.of(
                "台账是空的，没有可复制的",
                "The ledger is empty; nothing was copied",
            );
            return self.say(Toast::note(words));
        }
        let columns = desk.columns.clone().only(&desk.shown);
        let plain = forms::tsv(&rows, &columns, w.0);
        let html = forms::html(&rows, &columns, w.0);
        let said = match w.0 {
            Language::Chinese => format!("已复制台账 {n} 行，可粘贴到 Excel、Word 或 WPS"),
            Language::English => format!("Copied {n} rows of the ledger, for Excel, Word or WPS"),
        };
        self.copy_out(Payload { plain, html }, said);
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

fn digest(table: &Table, whole: bool, today: Date) -> Digest {
    let (rows, day) = (table.rows(), Some(today));
    let (sums, groups): (LedgerSums, Vec<(String, LedgerSums)>) = match whole {
        true => {
            let by_report = sums_by_report(rows.clone(), day);
            let mut all = LedgerSums::default();
            by_report.iter().for_each(|(_, sums)| all.join(sums));
            let of = |part: NodeId| rows.clone().find(|row| row.part == part);
            let name = |part| of(part).map_or_else(String::new, |row| row.report.clone());
            let shown = by_report.into_iter().take(MOST_GROUPS);
            (all, shown.map(|(part, sums)| (name(part), sums)).collect())
        }
        false => {
            let shown = sums_by_section(rows.clone(), day)
                .into_iter()
                .take(MOST_GROUPS);
            let named = |(titles, sums): (Vec<String>, _)| (titles.join(" / "), sums);
            (
                LedgerSums::of(rows.clone(), day),
                shown.map(named).collect(),
            )
        }
    };
    Digest {
        chosen: match table.len() == rows.count() {
            true => sums,
            false => table.sums(today),
        },
        sums,
        groups,
        units: table.units(),
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
