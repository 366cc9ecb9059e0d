//! Which columns the ledger shows: their widths, the menu that chooses and orders them.

use super::{Ledger, Props};
use crate::host;
use crate::platform::dom;
use crate::view::icon::Icon;
use gangmu::report::{Column, Columns};
use session::{Event, LedgerEvent, Menu, PageEvent};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The least width of a column in CSS pixels, and its share of what is left.
fn width(column: Column) -> (usize, usize) {
    match column {
        Column::Number => (50, 0),
        Column::Report => (110, 11),
        Column::Section => (92, 10),
        Column::Problem => (196, 24),
        Column::Measures => (84, 0),
        Column::Status => (136, 0),
        Column::Deadline => (124, 0),
        Column::Closed => (112, 0),
        Column::Leader | Column::Person | Column::Remark => (88, 10),
        Column::Unit | Column::Lead | Column::Joint | Column::Checker => (104, 11),
        Column::Goal | Column::Progress | Column::Proof | Column::Own(_) => (140, 18),
    }
}

/// The tracks of the grid, on the screen and on paper.
pub(super) fn tracks(shown: &[Column]) -> String {
    let (mut screen, mut paper, mut least) = (String::new(), String::new(), 0);
    for column in shown {
        let (min, share) = width(*column);
        least += min;
        match share {
            0 => screen += &format!(" {min}px"),
            _ => screen += &format!(" minmax({min}px,{share}fr)"),
        }
        paper += &format!(" minmax(0,{min}fr)");
    }
    format!("--columns:{screen};--paper:{paper};--least:{least}px")
}

impl Ledger {
    /// The menu: a line a column, those that are shown first.
    pub(super) fn menu(&self, props: &Props) -> Html {
        let (w, columns) = (props.wording, &self.columns);
        let whole = props.is_whole();
        let hidden = |c: &Column| !whole && *c == Column::Report;
        let all: Vec<Column> = columns.all().into_iter().filter(|c| !hidden(c)).collect();
        let n = self.shown.len();
        let line = |(at, column): (usize, &Column)| {
            let name = columns.name(*column, w.0).to_owned();
            let (on, col) = (at < n, column.index().to_string());
            let arrow = |act: &'static str, words: &'static str, icon: Icon, off: bool| {
                let words = format!("{words}{}{name}", w.of("：", ": "));
                html! {
                    <button data-do={act} data-col={col.clone()} disabled={off} title={words.clone()} aria-label={words}>{ icon.draw() }</button>
                }
            };
            html! {
                <li>
                    <label>
                        <input type="checkbox" data-do="show" data-col={col.clone()} checked={on} disabled={on && n == 1} />
                        { &name }
                    </label>
                    { arrow("earlier", w.of("前移", "Earlier"), Icon::Up, !on || at == 0) }
                    { arrow("later", w.of("后移", "Later"), Icon::Lower, !on || at + 1 == n) }
                </li>
            }
        };
        html! {
            <div class="menu columns" role="dialog" aria-label={w.of("台账的列", "Columns of the ledger")}>
                <ul>{ for all.iter().enumerate().map(line) }</ul>
                <hr />
                <button data-do="usual" disabled={props.columns.is_empty()}>{ w.of("恢复默认", "As usual") }</button>
            </div>
        }
    }

    /// Opens the menu, or does what is asked in it.
    pub(super) fn arrange(&mut self, props: &Props, act: &str, on: &Element) {
        if act == "columns" {
            let ask = PageEvent::Toggle(Menu::Columns);
            props.send.emit(Event::Page(ask));
            return;
        }
        let mut columns: Columns = self.columns.clone();
        match (act, super::touch::column_of(on)) {
            ("show", Some(column)) => columns.toggle(column),
            ("earlier", Some(column)) => columns.shift(column, false, !props.is_whole()),
            ("later", Some(column)) => columns.shift(column, true, !props.is_whole()),
            ("usual", _) => {}
            _ => return,
        }
        let ids = match act {
            "usual" => String::new(),
            _ => columns.ids(),
        };
        // What was pressed keeps the focus wherever its line goes.
        let column = on.get_attribute("data-col").unwrap_or_default();
        self.wants_menu = Some(match act {
            "usual" => "input".to_owned(),
            _ => format!("[data-do={act}][data-col='{column}']"),
        });
        props.send.emit(Event::Ledger(LedgerEvent::Columns(ids)));
    }

    /// Puts the focus where it is wanted in the menu: on the line's checkbox where an arrow has come
    /// to its end.
    pub(super) fn bring_menu(&mut self) {
        let Some(css) = self.wants_menu.take() else {
            return;
        };
        dom::each(".menu.columns input", |input| {
            // A browser forgets what a property was set to once it is clicked.
            if let Some(input) = input.dyn_ref::<web_sys::HtmlInputElement>() {
                let column = super::touch::column_of(input);
                input.set_checked(column.is_some_and(|c| self.shown.contains(&c)));
            }
        });
        let find = |css: &str| {
            let found = host::root().query_selector(&format!(".menu.columns {css}"));
            found.ok().flatten()
        };
        let found = find(&css).and_then(|found| {
            let column = found.get_attribute("data-col").unwrap_or_default();
            match found.has_attribute("disabled") {
                true => find(&format!("input[data-col='{column}']")),
                false => Some(found),
            }
        });
        if let Some(found) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            let _ = found.focus();
        }
    }
}
