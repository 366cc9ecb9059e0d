//! The menu that opens at a row.

use crate::host;
use crate::platform::keys::{self, is_mac};
use gangmu::outline::NodeId;
use session::{Event, Here, PageEvent, Place, Shared, Wording, by_id};
use std::rc::Rc;
use yew::prelude::*;

/// The commands offered, in groups. Of those behind the first two groups only what means
/// something here.
const OFFERED: &[&[&str]] = &[
    &["outdent", "indent", "up", "down"],
    &["duplicate", "copy-node", "select", "remove"],
    &["fold", "fold-siblings", "zoom-in", "zoom-out"],
    &[
        "level-set-1",
        "level-set-2",
        "level-set-3",
        "level-set-4",
        "level-set-5",
    ],
    &["to-body", "to-item", "to-lead", "to-junk"],
    &["role-problem", "role-measure", "role-neither", "role-text"],
    &[
        "split-run-on",
        "join-run-on",
        "itemize",
        "deitemize",
        "to-line",
        "to-sentence",
    ],
];
/// Groups that are offered as they are, whether their commands mean something or not.
const STEADY: usize = 2;

/// What the menu knows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// The row that it is about.
    pub place: Place,
    /// The selected nodes.
    pub selected: Rc<Vec<NodeId>>,
    /// Where it opens, in CSS pixels of the page.
    pub at: (i32, i32),
    /// Whether anything was set aside on this machine.
    pub aside: bool,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The menu. Arrow keys walk it, Escape closes it; it stays on the page.
#[component]
pub fn ContextMenu(props: &Props) -> Html {
    let menu = use_node_ref();
    {
        let menu = menu.clone();
        use_effect_with(props.at, move |at| {
            if let Some(menu) = menu.cast::<web_sys::HtmlElement>() {
                keep_on_page(&menu, *at);
                walk(&menu, 1);
            }
        });
    }
    let session = props.session.borrow();
    let here = Here {
        session: &session,
        place: props.place,
        selected: &props.selected,
        aside: props.aside,
    };
    let host = host::decided();
    let groups = OFFERED.iter().enumerate().map(|(at, ids)| {
        let items = ids.iter().filter_map(|id| {
            let action = by_id(id, &host)?;
            let msg = (action.make)(&here);
            let off = msg.is_none();
            if off && at >= STEADY {
                return None;
            }
            let run = props
                .send
                .reform(move |_: MouseEvent| Event::Run(action.id));
            Some(html! {
                <button role="menuitem" disabled={off} onclick={run}>
                    { action.name(props.wording) }
                    <span class="shortcut">{ action.shortcut(is_mac()) }</span>
                </button>
            })
        });
        let items: Vec<Html> = items.collect();
        let rule = at > 0 && !items.is_empty();
        html! {
            <>
                if rule { <hr /> }
                { for items }
            </>
        }
    });
    let onkeydown = {
        let (send, menu) = (props.send.clone(), menu.clone());
        Callback::from(move |event: KeyboardEvent| {
            let menu = menu.cast::<web_sys::HtmlElement>();
            match (event.key().as_str(), menu) {
                ("Escape" | "Tab", _) => send.emit(Event::Page(PageEvent::Answered)),
                ("ArrowDown", Some(menu)) => walk(&menu, 1),
                ("ArrowUp", Some(menu)) => walk(&menu, -1),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let find = props
        .send
        .reform(|_: MouseEvent| Event::Page(PageEvent::OpenPalette));
    html! {
        <div class="menu at-row" role="menu" ref={menu} {onkeydown}
            ~style={format!("left:{}px;top:{}px", props.at.0, props.at.1)}>
            { for groups }
            <hr />
            <button role="menuitem" onclick={find}>
                { props.wording.of("全部命令…", "All commands…") }
                <span class="shortcut">{ keys::of("palette") }</span>
            </button>
        </div>
    }
}

/// Moves the focus to the next item that can be chosen, or the one before.
fn walk(menu: &web_sys::HtmlElement, by: i32) {
    use wasm_bindgen::JsCast;
    let Ok(items) = menu.query_selector_all("button:not(:disabled)") else {
        return;
    };
    let n = items.length() as i32;
    let active = crate::platform::dom::root().active_element();
    let is_active = |at: &i32| {
        items
            .item(*at as u32)
            .and_then(|n| n.dyn_into::<web_sys::Element>().ok())
            == active
    };
    let next = match (0..n).find(is_active) {
        Some(at) => (at + by).rem_euclid(n.max(1)),
        None => 0,
    };
    if let Some(item) = items
        .item(next as u32)
        .and_then(|n| n.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = item.focus();
    }
}

/// Moves the menu to where all of it is on the page.
fn keep_on_page(menu: &web_sys::HtmlElement, at: (i32, i32)) {
    let place = crate::platform::dom::place();
    let (width, height) = (place.client_width(), place.client_height());
    let left = at.0.min(width - menu.offset_width() - 8).max(8);
    let top = at.1.min(height - menu.offset_height() - 8).max(8);
    let _ = menu.style().set_property("left", &format!("{left}px"));
    let _ = menu.style().set_property("top", &format!("{top}px"));
}
