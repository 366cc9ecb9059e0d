//! The menu that opens at a row.

use crate::host;
use crate::platform::keys::{self, is_mac};
use gangmu::outline::NodeId;
use gangmu::text::{Bilingual, both};
use session::{Event, Here, PageEvent, Place, Shared, Wording, by_id};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// An entry: a command, or a menu of several groups of them.
enum Entry {
    /// The command of that id.
    Do(&'static str),
    /// Of the commands only what means something here; none of it, if that is nothing.
    Open(Bilingual, &'static [&'static [&'static str]]),
}

const STATES: &[&[&str]] = &[
    &[
        "state-done",
        "state-mostly",
        "state-ongoing",
        "state-standing",
        "state-open",
    ],
    &["state-text"],
];

/// The entries, in groups.
#[rustfmt::skip]
const OFFERED: &[&[Entry]] = &[
    &[Entry::Do("cut"), Entry::Do("copy-node"), Entry::Do("paste-here")],
    &[
        Entry::Open(both("整改状态", "Status"), STATES),
        Entry::Open(both("移动", "Move"), &[&["outdent", "indent", "up", "down"], &["duplicate", "select"]]),
        Entry::Open(both("设为", "Make it"), &[
            &["level-set-1", "level-set-2", "level-set-3", "level-set-4", "level-set-5"],
            &["to-body", "to-item", "to-lead", "to-junk"],
            &["role-problem", "role-measure", "role-neither", "role-text"],
        ]),
        Entry::Open(both("拆分与合并", "Split and join"), &[
            &["split-run-on", "join-run-on"], &["itemize", "deitemize", "to-line", "to-sentence"],
        ]),
        Entry::Open(both("显示", "Show"), &[&["fold", "fold-siblings"], &["zoom-in", "zoom-out"]]),
    ],
    &[Entry::Do("remove")],
];

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
    /// Whether it offers the statuses alone.
    pub states: bool,
    /// Whether anything was set aside on this machine.
    pub aside: bool,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The menu. Arrow keys walk it, → opens what an entry holds and ← closes that, Escape closes all;
/// it stays on the page.
#[component]
pub fn ContextMenu(props: &Props) -> Html {
    let menu = use_node_ref();
    // The entry whose menu is open, and whether the keyboard opened it.
    let open = use_state(|| None::<(usize, bool)>);
    {
        let menu = menu.clone();
        use_effect_with(props.at, move |at| {
            if let Some(menu) = menu.cast::<HtmlElement>() {
                keep_on_page(&menu, *at);
                walk(&menu, 1);
            }
        });
    }
    {
        let menu = menu.clone();
        use_effect_with(*open, move |open| {
            let sub = menu.cast::<HtmlElement>();
            let sub = sub.and_then(|m| m.query_selector(".sub").ok().flatten());
            if let Some(sub) = sub.and_then(|s| s.dyn_into::<HtmlElement>().ok()) {
                keep_beside(&sub);
                if open.is_some_and(|(_, by_key)| by_key) {
                    walk(&sub, 1);
                }
            }
        });
    }
    let session = props.session.borrow();
    let here = Here {
        session: &session,
        place: props.place,
        selected: &props.selected,
        aside: props.aside,
        chosen: false,
    };
    let close = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(None))
    };
    let mut n_entries = 0;
    let entries = OFFERED.iter().map(|group| {
        let entries = group.iter().filter_map(|entry| match entry {
            Entry::Do(id) => item(props, &here, id, Some(close.clone()), true),
            Entry::Open(name, groups) => {
                n_entries += 1;
                let items = groups_of(props, &here, groups)?;
                let at = n_entries;
                let is_open = open.is_some_and(|(of, _)| of == at);
                let enter = {
                    let open = open.clone();
                    // A finger has entered before it has chosen.
                    Callback::from(move |e: PointerEvent| {
                        if e.pointer_type() == "mouse" {
                            open.set(Some((at, false)));
                        }
                    })
                };
                let toggle = {
                    let open = open.clone();
                    // A click of the keyboard has no place.
                    Callback::from(move |e: MouseEvent| open.set(Some((at, e.detail() == 0))))
                };
                Some(html! {
                    <div class="opens" onpointerenter={enter}>
                        <button role="menuitem" aria-haspopup="menu" aria-expanded={is_open.to_string()} onclick={toggle}>
                            { props.wording.name(*name) }
                            <span class="shortcut">{ "›" }</span>
                        </button>
                        if is_open {
                            <div class="menu sub" role="menu" aria-label={props.wording.name(*name)}>{ items }</div>
                        }
                    </div>
                })
            }
        });
        html! { <>{ for entries }<hr /></> }
    });
    let entries: Html = match props.states {
        true => groups_of(props, &here, STATES).unwrap_or_default(),
        false => entries.collect(),
    };
    let onkeydown = {
        let (send, open) = (props.send.clone(), open.clone());
        Callback::from(move |event: KeyboardEvent| {
            let target = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlElement>().ok());
            let menu = target
                .as_ref()
                .and_then(|t| t.closest(".menu").ok().flatten());
            let Some((target, menu)) = target.zip(menu.and_then(|m| m.dyn_into().ok())) else {
                return;
            };
            let is_sub = Element::class_list(&menu).contains("sub");
            match event.key().as_str() {
                "Escape" | "Tab" => send.emit(Event::Page(PageEvent::Answered)),
                "ArrowDown" => walk(&menu, 1),
                "ArrowUp" => walk(&menu, -1),
                "ArrowRight" if target.has_attribute("aria-haspopup") => target.click(),
                "ArrowLeft" if is_sub => {
                    let opener = menu.previous_element_sibling();
                    if let Some(opener) = opener.and_then(|o| o.dyn_into::<HtmlElement>().ok()) {
                        let _ = opener.focus();
                    }
                    open.set(None);
                }
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
            { entries }
            if !props.states {
                <button role="menuitem" onclick={find} onmouseenter={close}>
                    { props.wording.of("全部命令…", "All commands…") }
                    <span class="shortcut">{ keys::of("palette") }</span>
                </button>
            }
        </div>
    }
}

/// The command as an entry; `None` where nothing is meant, unless it `stays` all the same.
fn item(
    props: &Props,
    here: &Here<'_>,
    id: &str,
    onmouseenter: Option<Callback<MouseEvent>>,
    stays: bool,
) -> Option<Html> {
    let action = by_id(id, &host::decided())?;
    let off = (action.make)(here).is_none();
    if off && !stays {
        return None;
    }
    let run = props
        .send
        .reform(move |_: MouseEvent| Event::Run(action.id));
    Some(html! {
        <button role="menuitem" disabled={off} onclick={run} {onmouseenter}>
            { action.name(props.wording) }
            <span class="shortcut">{ action.shortcut(is_mac()) }</span>
        </button>
    })
}

/// Groups of commands that mean something here, with rules between them; `None` if none does.
fn groups_of(props: &Props, here: &Here<'_>, groups: &[&[&str]]) -> Option<Html> {
    let groups = groups.iter().map(|ids| {
        let items = ids
            .iter()
            .filter_map(|id| item(props, here, id, None, false));
        items.collect::<Vec<_>>()
    });
    let groups = groups.filter(|items| !items.is_empty()).enumerate();
    let groups: Vec<Html> = groups
        .map(|(at, items)| html! { <>if at > 0 { <hr /> }{ for items }</> })
        .collect();
    (!groups.is_empty()).then(|| groups.into_iter().collect())
}

/// Moves the focus to the next item of the menu that can be chosen, or the one before.
pub(super) fn walk(menu: &Element, by: i32) {
    let css = ":scope > button:not(:disabled), :scope > .opens > button";
    let Ok(items) = menu.query_selector_all(css) else {
        return;
    };
    let n = items.length() as i32;
    let item = |at: i32| items.item(at as u32)?.dyn_into::<HtmlElement>().ok();
    let active = crate::platform::dom::root().active_element();
    let is_active = |at: &i32| item(*at).map(Element::from) == active;
    let next = match (0..n).find(is_active) {
        Some(at) => (at + by).rem_euclid(n.max(1)),
        None => 0,
    };
    if let Some(item) = item(next) {
        let _ = item.focus();
    }
}

/// Moves a menu that opened beside its entry to where all of it is on the page.
fn keep_beside(menu: &HtmlElement) {
    let place = crate::platform::dom::place();
    let (all, own) = (
        place.get_bounding_client_rect(),
        menu.get_bounding_client_rect(),
    );
    if own.right() > all.right() - 8.0 {
        let _ = menu.class_list().add_1("left");
    }
    let below = own.bottom() - all.bottom() + 8.0;
    if below > 0.0 {
        let _ = menu
            .style()
            .set_property("margin-top", &format!("-{below}px"));
    }
}

/// Moves the menu to where all of it is on the page.
pub(super) fn keep_on_page(menu: &HtmlElement, at: (i32, i32)) {
    let place = crate::platform::dom::place();
    let (width, height) = (place.client_width(), place.client_height());
    let left = at.0.min(width - menu.offset_width() - 8).max(8);
    let top = at.1.min(height - menu.offset_height() - 8).max(8);
    let _ = menu.style().set_property("left", &format!("{left}px"));
    let _ = menu.style().set_property("top", &format!("{top}px"));
}
