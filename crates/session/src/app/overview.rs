//! The overview of a compilation in the middle of the page: a row a report, and from there to what a
//! figure is of.

use super::ledger::{Filter, View};
use super::{
    ChecksEvent, Found, LedgerEvent, PageEvent, Patterns, Payload, ReportsEvent, Scope, Tab, Toast,
};
use crate::Command;
use gangmu::export::brief::Facts;
use gangmu::export::overview as forms;
use gangmu::outline::NodeId;
use gangmu::report::{self, Date, LedgerSums, OverviewColumn, OverviewRow, sums_by_unit};
use gangmu::text::Language;
use std::rc::Rc;

/// What is asked of the overview.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum OverviewEvent {
    /// Sort by this column: upwards, then downwards, then not at all.
    Sort(OverviewColumn),
    /// Go to what that column tells of the report.
    Go(NodeId, OverviewColumn),
    /// Copy it as a table.
    Copy,
}

/// By which column rows are sorted, and whether downwards.
pub type OverviewOrder = Option<(OverviewColumn, bool)>;

/// All that is drawn of it.
#[derive(Debug, PartialEq)]
pub struct Overview {
    /// A row a report, as they are shown.
    pub rows: Vec<OverviewRow>,
    /// Their sums.
    pub all: OverviewRow,
    /// The sums of each unit.
    pub units: Vec<(String, LedgerSums)>,
    /// What they say of themselves together, a paragraph each.
    pub brief: Vec<String>,
    /// How the rows are sorted.
    pub order: OverviewOrder,
}

/// What it is read from: the revision of the text, what was found, the day, the order, the patterns.
type ReadBy = (u64, Found, Option<Date>, OverviewOrder, Rc<Patterns>);

/// What the page knows of it.
#[derive(Debug, Default)]
pub struct State {
    /// What is drawn; `None` before it was shown.
    pub drawn: Option<Rc<Overview>>,
    order: OverviewOrder,
    read_by: Option<ReadBy>,
}

impl super::State {
    /// Whether the overview is shown.
    pub fn in_overview(&self) -> bool {
        self.ledger.view == View::Overview && !self.session.borrow().is_empty()
    }

    pub(super) fn overview(&mut self, event: OverviewEvent) {
        match event {
            OverviewEvent::Sort(by) => {
                let order = &mut self.overview.order;
                // Words upwards first, figures downwards.
                let first = !matches!(by, OverviewColumn::Number | OverviewColumn::Title);
                *order = match *order {
                    Some((column, down)) if column == by && down == first => Some((by, !first)),
                    Some((column, _)) if column == by => None,
                    _ => Some((by, first)),
                };
            }
            OverviewEvent::Go(part, column) => self.go_from_overview(part, column),
            OverviewEvent::Copy => self.copy_overview(),
        }
    }

    /// Brings it up to date. O(text of the parts that changed + rows).
    pub(super) fn read_overview(&mut self) {
        let shared = self.session.clone();
        let session = shared.borrow();
        let (today, order) = (self.ledger.day.or(self.today), self.overview.order);
        let patterns = self.patterns.clone();
        let by = (
            session.revision(),
            self.checks.found.clone(),
            today,
            order,
            patterns,
        );
        if self.overview.read_by.as_ref() != Some(&by) {
            let (outline, readings) = (session.outline(), session.readings());
            let mut rows = report::overview(outline, readings, today);
            let mut listed = Vec::new();
            for row in &mut rows {
                let Some(part) = row.part.and_then(|id| outline.get(id)) else {
                    continue;
                };
                listed.extend_from_slice(readings.of(part).rows(outline));
                if by.1.knows(part.id) {
                    row.contradictions = Some(by.1.differing(part.id) as u32);
                    row.findings = Some(by.1.of(Some(part.id)).len() as u32);
                }
            }
            let all = OverviewRow::all(&rows);
            if let Some((column, down)) = order {
                let by_words = self.ledger.by_words();
                rows.sort_by(|a, b| {
                    let order = column.compare(a, b, by_words);
                    if down { order.reverse() } else { order }
                });
            }
            let facts = Facts::of(rows.len(), &listed, today);
            let brief = by.4.all().filter_map(|(_, words)| facts.paragraph(words));
            self.overview.drawn = Some(Rc::new(Overview {
                brief: brief.collect(),
                rows,
                all,
                units: sums_by_unit(listed.iter().map(|row| &**row), today),
                order,
            }));
            self.overview.read_by = Some(by);
        }
        drop(session);
        self.follow_printed();
    }

    fn go_from_overview(&mut self, part: NodeId, column: OverviewColumn) {
        self.perform(Command::Show(part));
        let filter = match column {
            OverviewColumn::Problems | OverviewColumn::Measures | OverviewColumn::Rate => {
                Some(Filter::default())
            }
            OverviewColumn::Status(status) => Some(Filter {
                states: vec![status],
                ..Filter::default()
            }),
            OverviewColumn::Overdue => Some(Filter {
                overdue: true,
                ..Filter::default()
            }),
            _ => None,
        };
        if let Some(filter) = filter.filter(|_| self.host.may_view("ledger")) {
            self.on_reports(ReportsEvent::Scope(Scope::Part));
            self.ledger(LedgerEvent::Filter(filter));
            return self.show_view(View::Ledger);
        }
        self.show_view(View::Outline);
        match column {
            OverviewColumn::Contradictions => {
                let facts = self.checks.found.facts(Some(part));
                let first = facts.claims.iter().find(|c| c.agrees == Some(false));
                self.turn_page(PageEvent::ShowTab(Tab::Counts));
                if let Some(claim) = first {
                    self.check(ChecksEvent::GoTo(Rc::new(claim.place.clone())));
                }
            }
            OverviewColumn::Findings => {
                self.turn_page(PageEvent::ShowTab(Tab::Checks));
            }
            _ => {}
        }
    }

    fn copy_overview(&mut self) {
        self.page.menu = None;
        self.read_overview();
        let Some(drawn) = self.overview.drawn.clone() else {
            return;
        };
        let w = self.wording();
        if drawn.rows.is_empty() {
            let words = w.of("没有可汇总的报告", "There are no reports to sum up");
            return self.say(Toast::note(words));
        }
        let n = drawn.rows.len();
        let said = match w.0 {
            Language::Chinese => {
                format!("已复制总览 {n} 篇，可粘贴到 Excel、Word 或 WPS")
            }
            Language::English => {
                format!("Copied {n} rows of the overview, for Excel, Word or WPS")
            }
        };
        let (plain, html) = (forms::tsv(&drawn.rows, w.0), forms::html(&drawn.rows, w.0));
        self.copy_out(Payload { plain, html }, said);
    }
}
