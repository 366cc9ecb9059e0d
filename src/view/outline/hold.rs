//! A finger that stays on a row asks for its menu, as the right button does. Some browsers say so
//! themselves, others never do.

use super::{Outline, RowsMsg};
use crate::platform::dom;
use gangmu::outline::NodeId;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use session::{Event, PageEvent};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// How long it stays, in milliseconds.
const HOLD_MS: u32 = 500;
/// How far it may stray, in CSS pixels.
const STRAY: i32 = 10;

/// A finger on a row.
pub struct Hold {
    node: NodeId,
    at: (i32, i32),
    pointer: i32,
    /// `None` once the menu was asked for.
    timer: Option<Timeout>,
    /// Keep the click of the finger that is lifted then from what lies under it: the menu.
    guards: Vec<EventListener>,
}

impl Hold {
    /// A finger goes down, if it does so on a row whose words are not being edited.
    pub fn begin(
        ctx: &Context<Outline>,
        event: &PointerEvent,
        on: Option<Element>,
    ) -> Option<Self> {
        let target = on?;
        let is_field = target.tag_name() == "TEXTAREA";
        if event.pointer_type() != "touch" || is_field {
            return None;
        }
        let link = ctx.link().clone();
        Some(Self {
            node: dom::row_node(&target)?,
            at: (event.client_x(), event.client_y()),
            pointer: event.pointer_id(),
            timer: Some(Timeout::new(HOLD_MS, move || {
                link.send_message(RowsMsg::Held);
            })),
            guards: Vec::new(),
        })
    }

    /// Whether the finger has gone elsewhere before its time.
    pub fn is_left(&self, event: &PointerEvent) -> bool {
        let (x, y) = (event.client_x() - self.at.0, event.client_y() - self.at.1);
        let strayed = x.abs() > STRAY || y.abs() > STRAY;
        event.pointer_id() == self.pointer && strayed && !self.is_over()
    }

    /// Whether the menu was asked for.
    pub fn is_over(&self) -> bool {
        self.timer.is_none()
    }

    /// The finger has stayed: what it asks for.
    pub fn end(&mut self) -> Event {
        self.timer = None;
        let lifted = Rc::new(Cell::new(false));
        for name in ["pointerdown", "click"] {
            let lifted = lifted.clone();
            let guard = move |event: &web_sys::Event| {
                if name == "pointerdown" {
                    lifted.set(true);
                } else if !lifted.get() {
                    event.stop_propagation();
                    event.prevent_default();
                }
            };
            self.guards.push(EventListener::new_with_options(
                &dom::document(),
                name,
                EventListenerOptions {
                    phase: EventListenerPhase::Capture,
                    passive: false,
                },
                guard,
            ));
        }
        Event::Page(PageEvent::OpenContext(self.node, dom::in_place(self.at)))
    }
}
