//! 提纲 | 台账 | 总览: what the middle of the page shows.

use crate::host;
use session::{Event, LedgerEvent, View, Wording};
use yew::prelude::*;

/// The views that the host offers; `shown` is the one that is shown.
pub fn switch(shown: View, w: Wording, send: &Callback<Event>) -> Html {
    let (ledger, overview) = (host::may_view("ledger"), host::may_view("overview"));
    if !host::may_view_text() || !(ledger || overview) {
        return html! {};
    }
    let view = |view: View, name: &'static str| {
        let onclick = send.reform(move |_| Event::Ledger(LedgerEvent::Show(view)));
        html! { <button aria-pressed={(view == shown).to_string()} {onclick}>{ name }</button> }
    };
    html! {
        <span class="switch" role="group" aria-label={w.of("视图（F9 切换）", "View (F9)")} title={w.of("F9 切换", "F9")}>
            { view(View::Outline, w.of("提纲", "Outline")) }
            if ledger {
                { view(View::Ledger, w.of("台账", "Ledger")) }
            }
            if overview {
                { view(View::Overview, w.of("总览", "Overview")) }
            }
        </span>
    }
}
