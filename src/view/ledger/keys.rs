//! The keyboard in the ledger: a grid of cells, one of which is typed into.

use super::Ledger;
use crate::host;
use crate::platform::clipboard;
use crate::platform::dom;
use crate::platform::keys::chord;
use gangmu::report::Column;
use session::{GridMove, InLedger, Payload, by_ledger_key};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

impl Ledger {
    pub(super) fn pressed(&mut self, ctx: &Context<Self>, event: &KeyboardEvent) -> bool {
        let Some(target) = dom::element(event.target()) else {
            return false;
        };
        let key = event.key();
        let meant = |when| by_ledger_key(&chord(event), when);
        let done = if self.editing {
            meant(InLedger::Typed).is_some_and(|to| self.typing(ctx, to))
        } else if target.closest(".head").ok().flatten().is_some() {
            self.in_headings(&target, &key)
        } else if target.closest(".detail").ok().flatten().is_some() {
            key == "Escape" && self.close()
        } else if target.tag_name() == "SELECT" && !event.ctrl_key() && !event.meta_key() {
            // Its own keys choose; Escape and Enter go back to the cell.
            matches!(key.as_str(), "Escape" | "Enter") && self.refocus()
        } else {
            meant(InLedger::Cell).is_some_and(|to| self.walking(ctx, to))
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
        self.wants_focus = true;
        true
    }

    fn close(&mut self) -> bool {
        self.open = None;
        self.open_height = 0.0;
        self.refocus()
    }

    /// Keys while words are typed into a cell.
    fn typing(&mut self, ctx: &Context<Self>, to: GridMove) -> bool {
        if to == GridMove::Close {
            self.editing = false;
            return self.refocus();
        }
        self.commit(ctx);
        match to {
            GridMove::KeepRows(by) => return self.step(by.into()),
            // On to the next cell that takes words, in the next row behind the last.
            GridMove::KeepCells(by) => {
                self.beside(by.into());
                self.editing = true;
            }
            _ => self.go(ctx),
        }
        true
    }

    /// Goes to the next cell that takes words.
    fn beside(&mut self, by: isize) {
        let takes = |c: &Column| c.takes_words();
        let words: Vec<Column> = self.shown.iter().copied().filter(takes).collect();
        let at = words.iter().position(|c| *c == self.cell.1).unwrap_or(0);
        let next = at.checked_add_signed(by).and_then(|at| words.get(at));
        match next {
            Some(column) => self.cell.1 = *column,
            None => {
                self.step(by);
                let next = if by > 0 { words.first() } else { words.last() };
                self.cell.1 = next.copied().unwrap_or(self.cell.1);
            }
        }
    }

    /// Keys on a cell.
    fn walking(&mut self, ctx: &Context<Self>, to: GridMove) -> bool {
        let n = self.table.len() as isize;
        let page = (self.height / self.row_height).max(2.0) as isize - 1;
        match to {
            GridMove::Go => self.go(ctx),
            GridMove::Rows(-1) if self.at == 0 => return self.to_heading(),
            GridMove::Rows(by) => return self.step(by.into()),
            GridMove::Pages(by) => return self.step(page * isize::from(by)),
            GridMove::FirstRow => return self.step(-n),
            GridMove::LastRow => return self.step(n),
            GridMove::Cells(by) => return self.turn(|at| at.saturating_add_signed(by.into())),
            GridMove::FirstCell => return self.turn(|_| 0),
            GridMove::LastCell => return self.turn(|_| usize::MAX),
            GridMove::Tick => self.tick(ctx),
            GridMove::Fill | GridMove::FillOrGo => match self.cell.1 {
                column if column.takes_words() => self.editing = true,
                Column::Measures => self.turn_open(),
                Column::Status => focus(&format!(".lrow[data-id=\"{}\"] select", self.cell.0.0)),
                _ if to == GridMove::FillOrGo => self.go(ctx),
                _ => return false,
            },
            GridMove::Empty => self.type_in(ctx, ""),
            GridMove::Close if self.open.is_some() => return self.close(),
            GridMove::Copy => {
                let cell = self.words_cell();
                let plain = match cell {
                    Some(cell) => cell.text.clone(),
                    None => self.current().map_or(String::new(), |r| r.problem.clone()),
                };
                let html = String::new();
                clipboard::write(Payload { plain, html }, ctx.props().send.clone());
            }
            _ => return false,
        }
        true
    }

    /// Goes so many rows down.
    fn step(&mut self, by: isize) -> bool {
        let last = self.table.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
        if let Some(row) = self.table.get(self.at) {
            self.cell.0 = row.node;
        }
        self.refocus()
    }

    /// Goes to another cell of the row.
    fn turn(&mut self, to: impl Fn(usize) -> usize) -> bool {
        let columns = &self.shown;
        let at = columns.iter().position(|c| *c == self.cell.1).unwrap_or(0);
        self.cell.1 = columns[to(at).min(columns.len() - 1)];
        self.refocus()
    }

    fn to_heading(&self) -> bool {
        focus(&format!(
            ".ledger .head [data-col=\"{}\"] button",
            self.cell.1.index()
        ));
        true
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

fn focus(css: &str) {
    let found = host::root().query_selector(css).ok().flatten();
    if let Some(found) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = found.focus();
    }
}
