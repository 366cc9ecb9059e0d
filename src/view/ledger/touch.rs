//! The ledger and the page: what is clicked and chosen, what is on screen, where the focus is.

use super::table::{Filter, STATES};
use super::{GridMsg, Ledger, OVERSCAN, status_class};
use crate::host;
use crate::platform::clipboard;
use crate::platform::dom;
use gangmu::edit::commands::Cell;
use gangmu::export::ledger::{html, tsv};
use gangmu::outline::NodeId;
use gangmu::report::{Column, LedgerRow, Source, ledger_summary};
use gloo::events::{EventListener, EventListenerOptions};
use session::{Command, EditEvent, Event, LedgerEvent, Payload, parse_day};
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::html::Scope;
use yew::prelude::*;

/// The cell that the element stands in.
pub(super) fn cell_of(element: &Element) -> Option<(NodeId, Column)> {
    let cell = element.closest("[data-col]").ok()??;
    let row = cell.closest(".lrow[data-id]").ok()??;
    let node = row.get_attribute("data-id")?.parse().ok().map(NodeId)?;
    Some((node, column_of(&cell)?))
}

/// The column that the element is of.
pub(super) fn column_of(element: &Element) -> Option<Column> {
    let index = element.get_attribute("data-col")?.parse().ok()?;
    Some(Column::at(index))
}

/// One line pasted on a cell is for the cell; several are a text for the page.
pub(super) fn pastes(grid: &Element, link: Scope<Ledger>) -> EventListener {
    let active = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(grid, "paste", active, move |event| {
        let clip = event
            .dyn_ref::<ClipboardEvent>()
            .and_then(|e| e.clipboard_data());
        let target = dom::element(event.target());
        let cell = target.as_ref().and_then(cell_of);
        let in_field = target.is_some_and(|e| e.tag_name() == "INPUT");
        let (Some(clip), Some((_, column))) = (clip, cell) else {
            return;
        };
        let words = clip.get_data("text/plain").unwrap_or_default();
        let words = words.trim_end_matches(['\r', '\n']);
        if in_field || !column.takes_words() || words.contains(['\r', '\n']) {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        link.send_message(GridMsg::Pasted(words.to_owned()));
    })
}

impl Ledger {
    pub(super) fn clicked(&mut self, ctx: &Context<Self>, on: Option<Element>) -> bool {
        let Some(target) = on else {
            return false;
        };
        let near = |css: &str| target.closest(css).ok().flatten();
        if let Some(node) = near("[data-node]").and_then(|e| e.get_attribute("data-node")) {
            if let Ok(node) = node.parse().map(NodeId) {
                let range = 0..0;
                let ask = LedgerEvent::Source(node, Source::Read { node, range });
                ctx.props().send.emit(Event::Ledger(ask));
            }
            return false;
        }
        if let Some(at) = near("[data-state]").and_then(|e| e.get_attribute("data-state")) {
            let status = at.parse().ok().and_then(|at: usize| STATES.get(at));
            return status.is_some_and(|status| {
                let states = &mut self.filter.states;
                match states.iter().position(|s| s == status) {
                    Some(on) => drop(states.remove(on)),
                    None => states.push(*status),
                }
                self.refilter(ctx)
            });
        }
        if let Some(button) = near("button[data-do]") {
            return self.asked(ctx, &button);
        }
        let Some(cell) = cell_of(&target) else {
            return false;
        };
        if self.editing && cell == self.cell {
            return false;
        }
        self.commit(ctx);
        self.set_cell(cell);
        match near("[data-act]").and_then(|e| e.get_attribute("data-act")) {
            Some(act) if act == "go" => self.go(ctx),
            Some(act) if act == "tick" => {
                self.tick(ctx);
                self.wants_focus = true;
            }
            Some(_) => self.turn_open(),
            None if cell.1.takes_words() => self.editing = true,
            None => {}
        }
        true
    }

    pub(super) fn set_cell(&mut self, cell: (NodeId, Column)) {
        self.cell = cell;
        self.at = self.table.find(cell.0).unwrap_or(self.at);
    }

    /// Lists the measures of the current row, or no more.
    pub(super) fn turn_open(&mut self) {
        let node = self.cell.0;
        self.open = (self.open != Some(node)).then_some(node);
        self.open_height = 0.0;
    }

    pub(super) fn focused(&mut self, on: Option<&Element>) -> bool {
        match on.and_then(cell_of) {
            Some(cell) if cell != self.cell && !self.editing => {
                self.set_cell(cell);
                true
            }
            _ => false,
        }
    }

    /// What a button above the rows does.
    fn asked(&mut self, ctx: &Context<Self>, button: &Element) -> bool {
        let send = &ctx.props().send;
        match button.get_attribute("data-do").unwrap_or_default().as_str() {
            "part" => send.emit(Event::Ledger(LedgerEvent::Whole(false))),
            "whole" => send.emit(Event::Ledger(LedgerEvent::Whole(true))),
            "today" => send.emit(Event::Ledger(LedgerEvent::Day(None))),
            "gather" => send.emit(Event::Run("gather-status")),
            "write" => {
                let nodes = self.table.shown().map(|row| row.node).collect();
                send.emit(Event::Ledger(LedgerEvent::Write(Some(nodes))));
            }
            "copy" => {
                let rows: Vec<&LedgerRow> = self.table.shown().collect();
                let whole = ctx.props().is_whole();
                let language = ctx.props().wording.0;
                let columns = match whole {
                    true => self.columns.clone(),
                    false => self.columns.clone().of_one_report(),
                };
                let plain = tsv(&rows, &columns, language);
                let html = html(&rows, &columns, language);
                clipboard::write(Payload { plain, html }, send.clone());
            }
            "sentence" => {
                let plain = ledger_summary(&self.digest.sums);
                let html = String::new();
                clipboard::write(Payload { plain, html }, send.clone());
            }
            "overdue" => {
                self.filter.overdue = !self.filter.overdue;
                return self.refilter(ctx);
            }
            "clear" => {
                self.filter = Filter::default();
                self.show_words();
                return self.refilter(ctx);
            }
            "sort" => return self.sort_by(ctx, button),
            act => self.arrange(ctx.props(), act, button),
        }
        false
    }

    /// Upwards, downwards, not at all.
    fn sort_by(&mut self, ctx: &Context<Self>, button: &Element) -> bool {
        let column = button.parent_element().and_then(|c| column_of(&c));
        self.order = match (self.order, column) {
            (Some((by, false)), Some(column)) if by == column => Some((column, true)),
            (Some((by, true)), Some(column)) if by == column => None,
            (_, column) => column.map(|column| (column, false)),
        };
        self.refilter(ctx)
    }

    fn refilter(&mut self, ctx: &Context<Self>) -> bool {
        self.choose(ctx.props());
        self.keep_cell();
        true
    }

    /// Lets the field show the words that are looked for.
    pub(super) fn show_words(&self) {
        let field = host::root().query_selector(".ledger input[data-do=find]");
        let field = field.ok().flatten();
        if let Some(field) = field.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
            field.set_value(&self.filter.words);
        }
    }

    /// What is typed into the field that finds, a composition included, which is not touched.
    pub(super) fn look_for(&mut self, ctx: &Context<Self>, field: Option<Element>) -> bool {
        let field: Option<HtmlInputElement> = field.and_then(|f| f.dyn_into().ok());
        match field.filter(|f| f.get_attribute("data-do").as_deref() == Some("find")) {
            Some(field) => {
                self.filter.words = field.value();
                self.refilter(ctx)
            }
            None => false,
        }
    }

    pub(super) fn chosen(&mut self, ctx: &Context<Self>, field: Option<Element>) -> bool {
        let send = &ctx.props().send;
        if let Some(field) = field.as_ref().and_then(|f| f.dyn_ref::<HtmlInputElement>()) {
            match field.get_attribute("data-do").unwrap_or_default().as_str() {
                "day" => {
                    let day = parse_day(&field.value());
                    send.emit(Event::Ledger(LedgerEvent::Day(day)));
                }
                act => self.arrange(ctx.props(), act, field),
            }
            return false;
        }
        let Some(select) = field.and_then(|f| f.dyn_into::<HtmlSelectElement>().ok()) else {
            return false;
        };
        let Some((node, _)) = cell_of(&select) else {
            let at = select.value().parse::<usize>().ok();
            let unit = at.and_then(|at| self.digest.units.get(at));
            self.filter.unit = unit.map(|(unit, _)| unit.clone());
            return self.refilter(ctx);
        };
        let status = STATES
            .into_iter()
            .flatten()
            .find(|s| status_class(Some(*s)) == select.value());
        let cell = Cell::Status(status);
        let command = Command::SetCells(vec![(node, cell)]);
        send.emit(Event::Edit(EditEvent::Do(command)));
        // A choice that changes nothing is taken back.
        true
    }

    /// Takes the scroll position. Returns whether other rows are on screen.
    pub(super) fn scrolled(&mut self) -> bool {
        let before = self.range();
        if let Some(grid) = self.grid.cast::<HtmlElement>() {
            self.scroll = f64::from(grid.scroll_top());
            self.height = f64::from(grid.client_height());
        }
        self.range() != before
    }

    /// The rows in the page; the current one is, too, wherever it stands.
    pub(super) fn range(&self) -> Range<usize> {
        let n = self.table.len();
        if self.printing {
            return 0..n;
        }
        let first = (((self.scroll - self.open_height) / self.row_height).max(0.0) as usize)
            .saturating_sub(OVERSCAN)
            .min(n);
        let last = ((self.scroll + self.height) / self.row_height).max(0.0) as usize;
        first..(last + OVERSCAN + 1).min(n)
    }

    /// Where the row begins, in CSS pixels.
    pub(super) fn top_of(&self, at: usize) -> f64 {
        let open = self.open.and_then(|node| self.table.find(node));
        let below = open.is_some_and(|open| open < at);
        at as f64 * self.row_height + if below { self.open_height } else { 0.0 }
    }

    /// Measures rows. Returns whether they are to be drawn anew.
    pub(super) fn measure(&mut self, grid: &HtmlElement) -> bool {
        let height = |css: &str| {
            let found = grid.query_selector(css).ok().flatten();
            found.map(|e| e.get_bounding_client_rect().height())
        };
        let before = (self.row_height, self.open_height);
        if !self.printing {
            self.row_height = height(".lrow[data-id]").unwrap_or(0.0).max(20.0);
            self.open_height = height(".detail").unwrap_or(0.0);
        }
        let room = f64::from(grid.client_height());
        let other = (room - self.height).abs() > 0.5;
        self.height = room;
        let off = |a: f64, b: f64| (a - b).abs() > 0.4;
        other || off(before.0, self.row_height) || off(before.1, self.open_height)
    }

    /// Puts the words of the cell into its field, once.
    pub(super) fn fill(&self) {
        let Some(field) = field().filter(|f| !f.has_attribute("data-filled")) else {
            return;
        };
        let _ = field.set_attribute("data-filled", "");
        let cell = self.words_cell();
        field.set_value(cell.map_or("", |c| c.text.as_str()));
        let _ = field.focus();
        field.select();
    }

    /// Scrolls sideways to the cell, beside the number and the problem, which stay.
    fn bring_across(&self, grid: &HtmlElement, cell: &HtmlElement) {
        if matches!(self.cell.1, Column::Number | Column::Problem) {
            return;
        }
        let stays = cell.parent_element().and_then(|row| {
            let problem = row.query_selector(".c-problem").ok().flatten()?;
            Some(problem.get_bounding_client_rect().width() as i32 + 50)
        });
        let (room, from) = (grid.client_width(), grid.scroll_left());
        let (left, width) = (cell.offset_left(), cell.offset_width());
        let least = left + width - room;
        let most = (left - stays.unwrap_or(0)).max(least);
        if from < least || from > most {
            grid.set_scroll_left(if from < least { least } else { most }.max(0));
        }
    }

    /// Brings the current cell on screen and gives it the focus.
    pub(super) fn bring(&mut self, grid: &HtmlElement) {
        let height = |css: &str| {
            let found = grid.query_selector(css).ok().flatten();
            found.map_or(0.0, |e| e.get_bounding_client_rect().height())
        };
        let (head, foot) = (height(".lrow.head"), height(".lrow.totals"));
        let top = self.top_of(self.at);
        let room = self.height - head - foot;
        let scroll = f64::from(grid.scroll_top());
        let wanted = scroll.min(top).max(top + self.row_height - room);
        if (wanted - scroll).abs() > 0.5 {
            grid.set_scroll_top(wanted.max(0.0).round() as i32);
        }
        if self.editing {
            return;
        }
        let css = format!(
            ".lrow[data-id=\"{}\"] [data-col=\"{}\"]",
            self.cell.0.0,
            self.cell.1.index()
        );
        let cell = grid.query_selector(&css).ok().flatten();
        if let Some(cell) = cell.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            self.bring_across(grid, &cell);
            let options = js_sys::Object::new();
            let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
            let focus = js_sys::Reflect::get(&cell, &"focus".into());
            if let Some(focus) = focus
                .ok()
                .and_then(|f| f.dyn_into::<js_sys::Function>().ok())
            {
                let _ = focus.call1(&cell, &options);
            }
        }
    }

    pub(super) fn listen(&mut self, ctx: &Context<Self>, grid: &Element) {
        let window = dom::window();
        let on = |target: &web_sys::EventTarget, name: &'static str, make: fn() -> GridMsg| {
            let link = ctx.link().clone();
            EventListener::new(target, name, move |_| link.send_message(make()))
        };
        let link = ctx.link().clone();
        self.listeners = vec![
            on(grid, "compositionstart", || GridMsg::Composing(true)),
            on(grid, "compositionend", || GridMsg::Composing(false)),
            on(&window, "resize", || GridMsg::Measured),
            on(&window, "beforeprint", || GridMsg::Printing(true)),
            on(&window, "afterprint", || GridMsg::Printing(false)),
            pastes(grid, link),
        ];
    }
}

/// The field of the cell that is being typed into.
pub(super) fn field() -> Option<HtmlInputElement> {
    let found = host::root().query_selector(".ledger .cell-field");
    found.ok().flatten().and_then(|e| e.dyn_into().ok())
}
