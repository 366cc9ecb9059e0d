//! What can be done to all rows that are selected, in the place of what can be done to the ledger.

use super::{Ledger, Props, states};
use crate::host;
use crate::view::icon::Icon;
use gangmu::outline::Status;
use gangmu::report::Column;
use session::{GridEvent, GridMove, LedgerEvent, group};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

impl Ledger {
    /// Nothing, unless several rows are selected and may be changed.
    pub(super) fn picked(&self, props: &Props) -> Option<Html> {
        let (w, desk) = (props.wording, &props.desk);
        let n = desk.picked().0.len();
        if n < 2 || host::is_locked() {
            return None;
        }
        let ask = |name: &'static str, event: GridEvent| {
            let onclick = props.asks(LedgerEvent::Grid(event));
            html! { <button class="words" {onclick}>{ name }</button> }
        };
        let column = |column: Column, name: &'static str| match desk.shown.contains(&column) {
            true => ask(name, GridEvent::WriteAll(column)),
            false => html! {},
        };
        let press = |name: &'static str, key: GridMove| ask(name, GridEvent::Press(key));
        let node = desk.grid.cell.0;
        let send = props.send.clone();
        let onchange = Callback::from(move |e: web_sys::Event| {
            let target = e.target();
            if let Some(select) = target.and_then(|t| t.dyn_into::<HtmlSelectElement>().ok()) {
                let status = states::named(&select.value());
                send.emit(LedgerEvent::Grid(GridEvent::Choose(node, status)).into());
            }
        });
        let option = |status: Status| {
            html! { <option value={states::status_class(Some(status))}>{ w.status(Some(status)) }</option> }
        };
        Some(html! {
            <>
                <span class="n-picked" role="status">{ format!("{} {} {}", w.of("已选", "Selected:"), group(n as u32), w.of("行", "")) }</span>
                <select data-value="" {onchange} aria-label={w.of("设状态", "Set the status")}>
                    <option value="" hidden=true>{ w.of("设状态…", "Status…") }</option>
                    { for Status::ALL.into_iter().map(option) }
                    <option value="back">{ w.of("恢复原文", "As in the text") }</option>
                </select>
                { column(Column::Unit, w.of("责任单位…", "Unit…")) }
                { column(Column::Deadline, w.of("整改时限…", "Deadline…")) }
                { press(w.of("向下填充", "Fill down"), GridMove::FillDown) }
                { press(w.of("清空", "Empty"), GridMove::Empty) }
                <button class="words" onclick={props.asks(LedgerEvent::Grid(GridEvent::Press(GridMove::Close)))}
                    title={w.of("取消选择", "Select nothing")} aria-label={w.of("取消选择", "Select nothing")}>{ Icon::Close.draw() }</button>
            </>
        })
    }
}
