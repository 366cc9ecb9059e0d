//! The menu of a report in the list: what can be done to it, or to those that are chosen with it.

use super::{Msg, Props, Reports, Sort, dom_id, part_of};
use crate::host;
use crate::platform::{dom, keys};
use crate::view::context::{keep_on_page, walk};
use gangmu::edit::commands::Direction;
use gangmu::outline::NodeId;
use session::{CompareEvent, Event, InList, LIST_KEYS, ReportsEvent, ShelfEvent, spelled};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Where it is open: the report, and a place in CSS pixels of the page.
pub(super) type Menu = (NodeId, (i32, i32));

/// What it offers that keys of the list do, in groups.
const KEYED: [&[InList]; 2] = [
    &[InList::Open, InList::Rename, InList::Duplicate],
    &[InList::Move(Direction::Up), InList::Move(Direction::Down)],
];

/// An element of its own over the page; who has it takes it away.
pub(super) fn place() -> Element {
    let place = dom::document().create_element("div");
    let place = place.expect("a page makes elements");
    // Where it is not taken the menu is not seen, and nothing else is lost.
    let _ = dom::place().append_child(&place);
    place
}

impl Reports {
    /// Opens it at the report of the event, or at that of the keyboard; it is shown, unless it is
    /// chosen.
    pub(super) fn open_menu(&mut self, props: &Props, event: Option<&MouseEvent>) {
        let on = event.and_then(|event| {
            event.prevent_default();
            event.stop_propagation();
            part_of(event.target())
        });
        let Some(id) = on.or(self.active).filter(|id| self.find(*id).is_some()) else {
            return;
        };
        let active = dom::root().get_element_by_id(&dom_id(id));
        let at = match event.filter(|_| on.is_some()) {
            Some(event) => (event.client_x(), event.client_y()),
            // A key has no place.
            None => active.map_or((8, 8), |row| {
                let rect = row.get_bounding_client_rect();
                (rect.left() as i32 + 24, rect.bottom() as i32)
            }),
        };
        if !props.chosen.contains(&id) {
            self.show(props, id);
        }
        (self.drag, self.active, self.menu) = (None, Some(id), Some((id, dom::in_place(at))));
    }

    /// Closes it; the list has the focus again, unless it went elsewhere.
    pub(super) fn close_menu(&mut self, refocus: bool) {
        if self.menu.take().is_some() && refocus {
            dom::focus(".reports [role=listbox]");
        }
    }

    pub(super) fn menu(&self, ctx: &Context<Self>, (id, at): Menu) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let w = props.wording;
        let locked = host::is_locked();
        let targets = self.targets(props, Some(id));
        let is_report = self.find(id).is_some_and(|named| named.ordinal > 0);
        let one = targets.len() == 1 && is_report;
        let does = |what: InList| {
            let key = LIST_KEYS.iter().find(|key| key.means == what)?;
            let meant = match what {
                InList::Open => targets.len() == 1,
                InList::Rename => one && !locked,
                InList::Move(_) => self.sort == Sort::Text && !locked,
                _ => !locked,
            };
            meant.then(|| {
                html! {
                    <button role="menuitem" onclick={link.callback(move |_| Msg::Do(what))}>
                        { w.name(key.names) }
                        <span class="shortcut">{ spelled(key.keys[0], keys::is_mac()) }</span>
                    </button>
                }
            })
        };
        let asks = |name: &'static str, event: Event| {
            html! { <button role="menuitem" onclick={link.callback(move |_| Msg::Ask(event.clone()))}>{ name }</button> }
        };
        let unkept = {
            let session = props.session.borrow();
            targets.iter().all(|part| session.is_unkept(*part))
        };
        let keeps = match unkept {
            true => w.of("重新存入本机", "Keep on this computer again"),
            false => w.of("不存入本机", "Do not keep on this computer"),
        };
        let compare = |ledger| CompareEvent::Open(id, ledger).into();
        let onkeydown = link.batch_callback(|event: KeyboardEvent| {
            event.stop_propagation();
            let menu = dom::element(event.target()).and_then(|e| e.closest(".menu").ok()?);
            let closes = matches!(event.key().as_str(), "Escape" | "Tab");
            match (event.key().as_str(), &menu) {
                ("ArrowDown", Some(menu)) => walk(menu, 1),
                ("ArrowUp", Some(menu)) => walk(menu, -1),
                _ if closes => {}
                _ => return None,
            }
            event.prevent_default();
            closes.then_some(Msg::CloseMenu(true))
        });
        let onfocusout = link.batch_callback(|event: FocusEvent| {
            let menu = event.current_target()?.dyn_into::<Element>().ok()?;
            let to = dom::element(event.related_target());
            (!menu.contains(to.as_deref())).then_some(Msg::CloseMenu(false))
        });
        // What is pressed in it need not take the focus to be clicked.
        let onpointerdown = Callback::from(|event: PointerEvent| event.prevent_default());
        html! {
            <div class="menu at-row" role="menu" ref={&self.menu_at} tabindex="-1" {onkeydown} {onfocusout} {onpointerdown}
                aria-label={w.of("篇目", "Reports")} ~style={format!("left:{}px;top:{}px", at.0, at.1)}>
                { for KEYED.iter().map(|group| html! { <>{ for group.iter().filter_map(|what| does(*what)) }<hr /></> }) }
                { asks(w.of("复制", "Copy"), ReportsEvent::Copy(targets.clone()).into()) }
                { asks(w.of("导出…", "Export…"), ReportsEvent::Export(targets.clone()).into()) }
                if host::may_keep() && !host::is_hosted() && !locked {
                    { asks(w.of("收起（存入本机文稿）", "Put away on this computer"), ShelfEvent::PutAway(targets.clone()).into()) }
                    { asks(keeps, ShelfEvent::Unkept(targets.clone(), !unkept).into()) }
                }
                <hr />
                if one {
                    { asks(w.of("与另一篇比较…", "Compare with another…"), compare(false)) }
                    { asks(w.of("与上月台账对照…", "Compare with last month's ledger…"), compare(true)) }
                    <hr />
                }
                { for does(InList::Remove) }
            </div>
        }
    }

    /// Brings the menu on the page, with the focus in it, once it is drawn.
    pub(super) fn settle_menu(&mut self) {
        let Some((_, at)) = self.menu else { return };
        let Some(menu) = self.menu_at.cast::<HtmlElement>() else {
            return;
        };
        if !menu.contains(dom::root().active_element().as_deref()) {
            keep_on_page(&menu, at);
            walk(&menu, 1);
        }
    }
}
