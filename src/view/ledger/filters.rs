//! Which rows of the ledger are shown: by status, unit, term, words. The states are the legend
//! of the chart, too.

use super::{GridMsg, Ledger, status_class};
use session::{Digest, Event, Filter, LedgerEvent, STATES, Wording, group};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

impl Ledger {
    /// The filters.
    pub(super) fn filters(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let w = props.wording;
        let (sums, filter) = (&props.desk.digest.sums, &props.desk.filter);
        if sums.problems == 0 {
            return html! { <div /> };
        }
        let chip = |at: usize| {
            let status = STATES[at];
            let (on, n) = (filter.states.contains(&status), sums.with(status));
            let mut states = filter.states.clone();
            match on {
                true => states.retain(|s| *s != status),
                false => states.push(status),
            }
            let onclick = props.asks(LedgerEvent::Filter(Filter {
                states,
                ..filter.clone()
            }));
            (on || n > 0).then(|| html! {
                <button class={classes!("state", status_class(status))} aria-pressed={on.to_string()} {onclick}>
                    <i />{ w.status(status) }<b>{ group(n) }</b>
                </button>
            })
        };
        let overdue = !filter.overdue;
        let late = props.asks(LedgerEvent::Filter(Filter {
            overdue,
            ..filter.clone()
        }));
        let all = {
            let (send, link) = (props.send.clone(), link.clone());
            Callback::from(move |_: MouseEvent| {
                link.send_message(GridMsg::ShowWords);
                send.emit(LedgerEvent::Filter(Filter::default()).into());
            })
        };
        let find = link.callback(|e: InputEvent| {
            let field = e
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            GridMsg::Find(field.map(|f| f.value()).unwrap_or_default())
        });
        html! {
            <div class="filters" role="group" aria-label={w.of("筛选", "Filter")}>
                { for (0..STATES.len()).filter_map(chip) }
                <button class="state late" aria-pressed={filter.overdue.to_string()} disabled={sums.overdue == 0 && !filter.overdue} onclick={late}>
                    { w.of("只看逾期", "Overdue") }<b>{ group(sums.overdue) }</b>
                </button>
                <Units digest={props.desk.digest.clone()} filter={props.desk.filter.clone()} wording={w} send={props.send.clone()} />
                <input type="search" oninput={find} placeholder={w.of("查找问题、单位", "Find")} aria-label={w.of("在台账中查找", "Find in the ledger")} />
                if *filter != Filter::default() {
                    <button class="words" onclick={all}>{ w.of("清除筛选", "Show all") }</button>
                }
            </div>
        }
    }
}

/// So many units are offered; who looks for another finds it by its words.
const MOST_UNITS: usize = 100;

/// What the choice of units knows.
#[derive(Properties)]
pub(super) struct UnitsProps {
    digest: Rc<Digest>,
    filter: Filter,
    wording: Wording,
    send: Callback<Event>,
}

impl PartialEq for UnitsProps {
    /// Each digest that differs is another.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.digest, &other.digest)
            && (&self.filter, self.wording) == (&other.filter, other.wording)
    }
}

/// The choice of a unit; drawn anew only when there are others.
#[component]
fn Units(props: &UnitsProps) -> Html {
    let (w, filter) = (props.wording, props.filter.clone());
    let digest = props.digest.clone();
    let units = &props.digest.units;
    let option = |at: usize| {
        let (unit, n) = &units[at];
        let name = match unit.is_empty() {
            true => w.of("（未写明）", "(unassigned)"),
            false => unit,
        };
        html! { <option value={at.to_string()}>{ name.to_owned() }{ " " }{ group(*n) }</option> }
    };
    let found = units
        .iter()
        .position(|(unit, _)| Some(unit) == filter.unit.as_ref());
    let value = found.map(|at| at.to_string()).unwrap_or_default();
    let onchange = props.send.reform(move |e: web_sys::Event| {
        let select = e
            .target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        let at = select.and_then(|s| s.value().parse::<usize>().ok());
        let unit = at.and_then(|at| digest.units.get(at));
        let unit = unit.map(|(unit, _)| unit.clone());
        LedgerEvent::Filter(Filter {
            unit,
            ..filter.clone()
        })
        .into()
    });
    let most = units.len().min(MOST_UNITS);
    let more = units.len() - most;
    html! {
        <select {onchange} aria-label={w.of("责任单位", "Unit")} data-value={value}>
            <option value="">{ w.of("全部单位", "All units") }</option>
            { for (0..most).chain(found.filter(|at| *at >= most)).map(option) }
            if more > 0 {
                <option disabled=true>{ w.of("其余请查找：", "Find the rest: ") }{ group(more as u32) }</option>
            }
        </select>
    }
}
