//! A sheet over the page: its title, a way out, the focus kept inside.

use super::icon::Icon;
use crate::platform::dom;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it is about.
    pub title: AttrValue,
    /// The class of sheets that are wider, or set in another way.
    #[prop_or_default]
    pub kind: Option<&'static str>,
    /// How the way out is called.
    pub close: AttrValue,
    /// What leaves it: the button, Escape, a press beside it.
    pub onclose: Callback<()>,
    /// What it holds.
    pub children: Html,
    /// What can be done at its foot.
    #[prop_or_default]
    pub foot: Html,
}

/// The sheet.
#[component]
pub fn Modal(props: &Props) -> Html {
    let sheet = use_node_ref();
    {
        let sheet = sheet.clone();
        use_effect_with((), move |()| {
            let before = dom::root().active_element();
            if let Some(sheet) = sheet.cast::<HtmlElement>() {
                let _ = sheet.focus();
            }
            move || {
                let before = before.and_then(|e| e.dyn_into::<HtmlElement>().ok());
                // The field for commands would open again.
                let is_finder = |e: &HtmlElement| e.closest(".finder").is_ok_and(|f| f.is_some());
                match before.filter(|e| e.is_connected() && !is_finder(e)) {
                    Some(before) => drop(before.focus()),
                    None => dom::focus(".rows"),
                }
            }
        });
    }
    {
        let sheet = sheet.clone();
        // What had the focus may be gone with what it did; then no key would reach the sheet.
        use_effect(move || {
            let is_lost = dom::root()
                .active_element()
                .is_none_or(|e| e.tag_name() == "BODY");
            if let Some(sheet) = sheet.cast::<HtmlElement>().filter(|_| is_lost) {
                let _ = sheet.focus();
            }
        });
    }
    let onkeydown = {
        let (close, sheet) = (props.onclose.clone(), sheet.clone());
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            match event.key().as_str() {
                "Escape" if !event.is_composing() => close.emit(()),
                "Tab" => keep_inside(sheet.cast(), &event),
                _ => {}
            }
        })
    };
    let beside = {
        let (close, sheet) = (props.onclose.clone(), sheet.clone());
        Callback::from(move |event: PointerEvent| {
            let on = dom::element(event.target());
            let inside = sheet
                .cast::<Element>()
                .is_some_and(|s| s.contains(on.as_deref()));
            if !inside {
                event.prevent_default();
                close.emit(());
            }
        })
    };
    html! {
        <div class="veil" {onkeydown} onpointerdown={beside}>
            <div class={classes!("dialog", "modal", props.kind)} part="dialog" role="dialog" aria-modal="true" aria-label={props.title.clone()} tabindex="-1" ref={sheet}>
                <header>
                    <h2>{ props.title.clone() }</h2>
                    <button class="ghost" aria-label={props.close.clone()} onclick={props.onclose.reform(|_| ())}>{ Icon::Close.draw() }</button>
                </header>
                <div class="inside">{ props.children.clone() }</div>
                <footer>{ props.foot.clone() }</footer>
            </div>
        </div>
    }
}

/// The tab key goes round inside the sheet.
fn keep_inside(sheet: Option<Element>, event: &KeyboardEvent) {
    const CAN: &str = "button:not(:disabled), input, select, textarea, [tabindex='0']";
    let Some(all) = sheet.and_then(|s| s.query_selector_all(CAN).ok()) else {
        return;
    };
    let n = all.length();
    let active = dom::root().active_element();
    let here = (0..n).find(|at| all.item(*at).as_ref() == active.as_deref());
    let to = match (here, event.shift_key()) {
        (Some(at), false) if at + 1 < n => return,
        (Some(at), true) if at > 0 => return,
        (_, false) => 0,
        (_, true) => n.saturating_sub(1),
    };
    event.prevent_default();
    if let Some(field) = all.item(to).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
