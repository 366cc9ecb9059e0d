//! Which columns the ledger shows: their widths, the menu that chooses and orders them.

use super::{GridMsg, Ledger, Props};
use crate::host;
use crate::platform::dom;
use crate::view::icon::Icon;
use gangmu::report::{Column, Columns};
use session::{Desk, LedgerEvent};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// What is done to a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It is shown, or no more.
    Show,
    /// It goes before its neighbour.
    Earlier,
    /// It goes behind it.
    Later,
    /// All are as usual.
    Usual,
}

impl Act {
    /// What has the focus once it is done: its class.
    fn class(self) -> &'static str {
        match self {
            Self::Show | Self::Usual => "show",
            Self::Earlier => "earlier",
            Self::Later => "later",
        }
    }
}

/// The least width of a column in CSS pixels, and its share of what is left.
fn width(column: Column) -> (usize, usize) {
    match column {
        Column::Number => (50, 0),
        Column::Report => (110, 11),
        Column::Section => (92, 10),
        Column::Problem => (196, 24),
        Column::Measures => (190, 30),
        Column::Status => (136, 0),
        Column::Deadline => (124, 0),
        Column::Closed => (112, 0),
        Column::Leader | Column::Person | Column::Remark => (88, 10),
        Column::Unit | Column::Lead | Column::Joint | Column::Checker => (104, 11),
        Column::Goal | Column::Progress | Column::Proof | Column::Own(_) => (140, 18),
    }
}

/// The tracks of the grid.
pub(super) fn tracks(shown: &[Column]) -> String {
    let (mut screen, mut least) = (String::new(), 0);
    for column in shown {
        let (min, share) = width(*column);
        least += min;
        match share {
            0 => screen += &format!(" {min}px"),
            _ => screen += &format!(" minmax({min}px,{share}fr)"),
        }
    }
    format!("--columns:{screen};--least:{least}px")
}

impl Ledger {
    /// The menu: a line a column, those that are shown first.
    pub(super) fn menu(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let (w, columns) = (props.wording, &props.desk.columns);
        let compiled = props.desk.compiled;
        let hidden = |c: &Column| !compiled && *c == Column::Report;
        let all: Vec<Column> = columns.all().into_iter().filter(|c| !hidden(c)).collect();
        let n = props.desk.shown.len();
        let line = |(at, column): (usize, &Column)| {
            let name = columns.name(*column, w.0).to_owned();
            let (on, col) = (at < n, column.index().to_string());
            let column = *column;
            let does = |act: Act| link.callback(move |_: MouseEvent| GridMsg::Arrange(act, column));
            let arrow = |act: Act, words: &'static str, icon: Icon, off: bool| {
                let words = format!("{words}{}{name}", w.of("：", ": "));
                html! {
                    <button class={act.class()} data-col={col.clone()} disabled={off} onclick={does(act)} title={words.clone()} aria-label={words}>{ icon.draw() }</button>
                }
            };
            html! {
                <li>
                    <label>
                        <input type="checkbox" class="show" data-col={col.clone()} checked={on} disabled={on && n == 1} onclick={does(Act::Show)} />
                        { &name }
                    </label>
                    { arrow(Act::Earlier, w.of("前移", "Earlier"), Icon::Up, !on || at == 0) }
                    { arrow(Act::Later, w.of("后移", "Later"), Icon::Lower, !on || at + 1 == n) }
                </li>
            }
        };
        html! {
            <div class="menu columns" role="dialog" aria-label={w.of("台账的列", "Columns of the ledger")}>
                <ul>{ for all.iter().enumerate().map(line) }</ul>
                <hr />
                <button disabled={!props.chosen} onclick={link.callback(|_| GridMsg::Arrange(Act::Usual, Column::Problem))}>{ w.of("恢复默认", "As usual") }</button>
            </div>
        }
    }

    /// Does what is asked in the menu.
    pub(super) fn arrange(&mut self, props: &Props, act: Act, column: Column) {
        let mut columns: Columns = props.desk.columns.clone();
        let hidden = !props.desk.compiled;
        match act {
            Act::Show => columns.toggle(column),
            Act::Earlier => columns.shift(column, false, hidden),
            Act::Later => columns.shift(column, true, hidden),
            Act::Usual => {}
        }
        let ids = match act {
            Act::Usual => String::new(),
            _ => columns.ids(),
        };
        // What was pressed keeps the focus wherever its line goes.
        self.wants_menu = Some(match act {
            Act::Usual => "input".to_owned(),
            _ => format!(".{}[data-col='{}']", act.class(), column.index()),
        });
        props.tell(LedgerEvent::Columns(ids));
    }

    /// Puts the focus where it is wanted in the menu: on the line's checkbox where an arrow has come
    /// to its end.
    pub(super) fn bring_menu(&mut self, desk: &Desk) {
        let Some(css) = self.wants_menu.take() else {
            return;
        };
        dom::each(".menu.columns input", |input| {
            // A browser forgets what a property was set to once it is clicked.
            if let Some(input) = input.dyn_ref::<web_sys::HtmlInputElement>() {
                let index = input.get_attribute("data-col");
                let index = index.and_then(|i| i.parse().ok());
                let column = index.map(Column::at);
                input.set_checked(column.is_some_and(|c| desk.shown.contains(&c)));
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
