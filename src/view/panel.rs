//! Right: tabs over one sheet each.

use super::checks::Checks;
use super::counts::Counts;
use super::settled::use_behind;
use super::vocabulary::Vocabulary;
use crate::host;
use crate::view::severity_class;
use gangmu::outline::NodeId;
use session::{Event, Found, PageEvent, Pick, Shared, Tab, WordSheet, Wording, group};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The sheets that the host offers.
fn offered() -> Vec<Tab> {
    let host = host::decided();
    Tab::ALL
        .into_iter()
        .filter(|tab| tab.is_offered(&host))
        .collect()
}

fn name(tab: Tab, w: Wording) -> &'static str {
    match tab {
        Tab::Counts => w.of("统计", "Counts"),
        Tab::Checks => w.of("校核", "Checks"),
        Tab::Words => w.of("词语", "Words"),
    }
}

/// What the panel shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// Its revision, so that the counts follow it.
    pub revision: u64,
    /// The part shown.
    pub current: Option<NodeId>,
    /// The parts that everything is about.
    pub parts: Rc<Vec<NodeId>>,
    /// What that is called.
    pub scope_name: AttrValue,
    /// The sheet shown.
    pub tab: Tab,
    /// What was found.
    pub found: Found,
    /// What is picked among it.
    pub pick: Pick,
    /// What is known of the words.
    pub vocabulary: Rc<WordSheet>,
    /// The word whose rows are shown alone.
    pub filter: Option<AttrValue>,
    /// Whether the sheet is open, where the panel is one.
    pub open: bool,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The panel.
#[component]
pub fn Panel(props: &Props) -> Html {
    let w = props.wording;
    let onkeydown = {
        let (send, shown) = (props.send.clone(), props.tab);
        Callback::from(move |event: KeyboardEvent| {
            let tabs = offered();
            let at = tabs.iter().position(|t| *t == shown).unwrap_or(0);
            let n = tabs.len();
            let to = match event.key().as_str() {
                "ArrowRight" => (at + 1) % n,
                "ArrowLeft" => (at + n - 1) % n,
                _ => return,
            };
            event.prevent_default();
            focus_sibling(&event, to);
            send.emit(Event::Page(PageEvent::ShowTab(tabs[to])));
        })
    };
    let (wrong, worst) = props.found.sum(&props.parts);
    let tab = |tab: Tab| {
        let shown = tab == props.tab;
        html! {
            <button role="tab" aria-selected={shown.to_string()} tabindex={if shown { "0" } else { "-1" }}
                onclick={props.send.reform(move |_| Event::Page(PageEvent::ShowTab(tab)))}>
                { name(tab, w) }
                if tab == Tab::Checks && wrong > 0 {
                    <span class={classes!("count", worst.map(severity_class))}>{ group(wrong as u32) }</span>
                }
            </button>
        }
    };
    html! {
        <aside part="panel" class={classes!("panel", props.open.then_some("open"))} aria-label={w.of("侧栏", "Panel")}>
            <div class="tabs" role="tablist" {onkeydown}>{ for offered().into_iter().map(tab) }</div>
            <div class="tab-sheet" role="tabpanel" aria-label={name(props.tab, w)}>
                <Sheet ..props.clone() />
            </div>
        </aside>
    }
}

/// The sheet of the tab: what a key changes in it is drawn once the words are.
#[component]
fn Sheet(props: &Props) -> Html {
    let shown = use_behind(props, |shown| shown.revision == props.revision);
    let Some(props) = shown else {
        return html! {};
    };
    let w = props.wording;
    match props.tab {
        Tab::Counts => html! {
            <Counts session={props.session.clone()} revision={props.revision} current={props.current} parts={props.parts.clone()} scope_name={props.scope_name.clone()}
                found={props.found.clone()} pick={props.pick.clone()} wording={w} send={props.send.clone()} />
        },
        Tab::Checks => html! {
            <Checks session={props.session.clone()} revision={props.revision} current={props.current} parts={props.parts.clone()} scope_name={props.scope_name.clone()}
                found={props.found.clone()} pick={props.pick.clone()} wording={w} send={props.send.clone()} />
        },
        Tab::Words => html! {
            <Vocabulary session={props.session.clone()} shown={props.vocabulary.clone()} scope_name={props.scope_name.clone()} filter={props.filter.clone()}
                wording={w} send={props.send.clone()} />
        },
    }
}

/// Moves the focus to the tab at that place.
fn focus_sibling(event: &KeyboardEvent, to: usize) {
    let tabs = event
        .current_target()
        .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
        .map(|list| list.children());
    let tab = tabs.and_then(|tabs| tabs.item(to as u32));
    if let Some(tab) = tab.and_then(|t| t.dyn_into::<HtmlElement>().ok()) {
        let _ = tab.focus();
    }
}
