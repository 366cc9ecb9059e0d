//! The keyboard in the ledger: a grid of cells, one of which is typed into.

use super::{Ledger, field};
use crate::platform::dom;
use crate::platform::keys::chord;
use gangmu::report::Column;
use session::{Desk, GridEvent, GridMove, InLedger, LedgerEvent, Walk, by_ledger_key};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

impl Ledger {
    pub(super) fn pressed(&mut self, ctx: &Context<Self>, event: &KeyboardEvent) -> bool {
        let Some(target) = dom::element(event.target()) else {
            return false;
        };
        let props = ctx.props();
        let key = event.key();
        let near = |css: &str| target.closest(css).ok().flatten().is_some();
        let done = if props.desk.grid.writing.is_some() {
            let meant = by_ledger_key(&chord(event), InLedger::Typed);
            meant.is_some_and(|then| {
                props.grid(GridEvent::Keep(field::words(), then));
                true
            })
        } else if near(".head") {
            self.in_headings(&target, &key)
        } else if near(".detail") {
            key == "Escape" && self.close()
        } else if target.tag_name() == "SELECT" && !event.ctrl_key() && !event.meta_key() {
            // Its own keys choose; Escape and Enter go back to the cell.
            matches!(key.as_str(), "Escape" | "Enter") && self.refocus()
        } else {
            match by_ledger_key(&chord(event), InLedger::Cell) {
                Some(to) => self.walking(ctx, to),
                None => {
                    // What cannot be typed into says why.
                    let types = key.chars().count() == 1 && !event.ctrl_key() && !event.meta_key();
                    if types && !event.alt_key() && !Desk::takes(props.desk.grid.cell.1) {
                        props.grid(GridEvent::Write { keeps: false });
                    }
                    false
                }
            }
        };
        if done {
            event.prevent_default();
            if key == "Escape" {
                event.stop_propagation();
            }
        }
        done
    }

    fn refocus(&mut self) -> bool {
        field::release();
        self.wants_focus = true;
        true
    }

    fn close(&mut self) -> bool {
        self.open = None;
        self.refocus()
    }

    /// Keys on a cell.
    fn walking(&mut self, ctx: &Context<Self>, to: GridMove) -> bool {
        let desk = &ctx.props().desk;
        let (node, column) = desk.grid.cell;
        let to = match to {
            GridMove::Step(Walk::Rows(-1)) if desk.at() == 0 && !desk.has_selection() => {
                let css = format!(".ledger .head [data-col=\"{}\"] button", column.index());
                dom::focus(&css);
                return true;
            }
            GridMove::Step(Walk::Pages(by)) => GridMove::Step(Walk::Rows(by * self.page(desk))),
            GridMove::Reach(Walk::Pages(by)) => GridMove::Reach(Walk::Rows(by * self.page(desk))),
            GridMove::Fill | GridMove::FillOrGo if column == Column::Measures => {
                self.turn_open(desk, node);
                return true;
            }
            GridMove::Fill | GridMove::FillOrGo if column == Column::Status => {
                dom::focus(&[field::css_of(node, column).as_str(), " select"].concat());
                return true;
            }
            GridMove::Close if self.open.is_some() => return self.close(),
            to => to,
        };
        if desk.leaves(to) {
            return false;
        }
        let closes = to != GridMove::Close || desk.has_selection();
        ctx.props().tell(LedgerEvent::Grid(GridEvent::Press(to)));
        closes
    }

    /// How many rows a page has, from the current one on.
    fn page(&self, desk: &Desk) -> i32 {
        let from = self.lines.top(desk.at());
        let rows = self.lines.at(from + self.height) - self.lines.at(from);
        (rows as i32 - 2).max(1)
    }

    /// Keys on the headings: they are reached from the first row.
    fn in_headings(&mut self, target: &Element, key: &str) -> bool {
        let cell = target.closest("[role=columnheader]").ok().flatten();
        let next = |e: &Element| match key {
            "ArrowLeft" => e.previous_element_sibling(),
            "ArrowRight" => e.next_element_sibling(),
            _ => None,
        };
        match key {
            "ArrowDown" => self.refocus(),
            "ArrowLeft" | "ArrowRight" => {
                let button = cell
                    .and_then(|c| next(&c))
                    .and_then(|c| c.first_element_child());
                if let Some(button) = button.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
                    let _ = button.focus();
                }
                true
            }
            _ => false,
        }
    }
}
