//! Dragging rows: the pointer's events.

use super::drag::{Drag, Target, pull};
use super::hold::Hold;
use super::{Outline, RowsMsg};
use crate::platform::dom;
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use session::{Command, EditEvent, Event, PlaceEvent};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::html::Scope;
use yew::prelude::*;

/// Hears of the pointer wherever it goes: not every browser keeps a captured one.
pub(super) fn follow(link: &Scope<Outline>) -> Vec<EventListener> {
    let listen = |name, tell: fn(PointerEvent) -> RowsMsg| {
        let link = link.clone();
        EventListener::new(&dom::document(), name, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                link.send_message(tell(event.clone()));
            }
        })
    };
    vec![
        listen("pointermove", RowsMsg::Moved),
        listen("pointerup", RowsMsg::Up),
    ]
}

impl Outline {
    /// A press on the grip of a row begins a drag of it, or of the selection that it is in; a
    /// finger that stays on a row asks for its menu.
    pub(super) fn pressed(
        &mut self,
        ctx: &Context<Self>,
        event: &PointerEvent,
        on: Option<Element>,
    ) {
        self.hold = None;
        self.sweep_from(ctx, event, on.as_ref());
        let grip = on
            .clone()
            .filter(|e| e.closest(".grip").ok().flatten().is_some());
        let Some(node) = grip.and_then(|e| dom::row_node(&e)) else {
            self.hold = Hold::begin(ctx, event, on);
            return;
        };
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let mut drag = Drag::new(ctx.props().targets(node), event.pointer_id(), at);
        drag.listeners = follow(ctx.link());
        let link = ctx.link().clone();
        let given_up = move |event: &web_sys::Event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(|e| e.key());
            if key.as_deref() == Some("Escape") {
                link.send_message(RowsMsg::GiveUp);
            }
        };
        let escape = EventListener::new(&dom::document(), "keydown", given_up);
        drag.listeners.push(escape);
        if let Some(scroller) = self.scroller.cast::<Element>() {
            let _ = scroller.set_pointer_capture(event.pointer_id());
        }
        self.drag = Some(drag);
    }

    pub(super) fn dragged(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        self.hold.take_if(|hold| hold.is_left(event));
        let Some(scroller) = self.scroller.cast::<HtmlElement>() else {
            return false;
        };
        let Some(drag) = self
            .drag
            .as_mut()
            .filter(|d| d.pointer == event.pointer_id())
        else {
            let at = (f64::from(event.client_x()), f64::from(event.client_y()));
            self.sweep_to(ctx, at, event.buttons());
            return false;
        };
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let changed = drag.moved(at, ctx.props(), &self.viewport, &scroller);
        let pulls = drag.live && pull(drag.at, &scroller) != 0.0;
        if pulls && drag.scrolling.is_none() {
            let link = ctx.link().clone();
            drag.scrolling = Some(Interval::new(16, move || link.send_message(RowsMsg::Pull)));
        } else if !pulls {
            drag.scrolling = None;
        }
        changed
    }

    pub(super) fn pull(&mut self, ctx: &Context<Self>) -> bool {
        let Some(scroller) = self.scroller.cast::<HtmlElement>() else {
            return false;
        };
        let Some(drag) = self.drag.as_mut() else {
            return self.sweep_on(ctx);
        };
        let by = pull(drag.at, &scroller).round() as i32;
        scroller.set_scroll_top(scroller.scroll_top() + by);
        let scrolled = self.viewport.scrolled_to(f64::from(scroller.scroll_top()));
        drag.moved(drag.at, ctx.props(), &self.viewport, &scroller) || scrolled
    }

    pub(super) fn dropped(&mut self, ctx: &Context<Self>, event: &PointerEvent) -> bool {
        self.hold.take_if(|hold| !hold.is_over());
        let Some(drag) = self.drag.take_if(|d| d.pointer == event.pointer_id()) else {
            self.sweep_ends(ctx, event);
            self.selected(ctx);
            return true;
        };
        match drag.target.filter(|_| drag.live) {
            Some(target) => ctx
                .props()
                .send
                .emit(Event::Edit(EditEvent::Do(Command::Drop(
                    drag.ids,
                    target.place(),
                )))),
            // A press without a drag makes the row current.
            None if !drag.live => {
                if let Some(id) = drag.ids.first() {
                    ctx.props().send.emit(Event::Place(PlaceEvent::Focus(*id)));
                }
            }
            None => {}
        }
        true
    }

    /// The line that shows where a drag would put the rows down.
    pub(super) fn guide(&self) -> Html {
        let drag = self.drag.as_ref().filter(|d| d.live);
        match drag.and_then(|d| d.target) {
            Some(Target::Rows { line, .. }) => html! {
                <div class="guide" ~style={format!("left:{:.0}px;top:{:.0}px", line.0, line.1)} />
            },
            _ => html! {},
        }
    }
}
