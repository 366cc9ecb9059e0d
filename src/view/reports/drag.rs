//! The list of reports: putting them in another order by dragging.

use super::{Msg, Props, Reports, Sort};
use crate::host;
use crate::platform::dom;
use gangmu::outline::NodeId;
use gloo::events::EventListener;
use session::{Command, EditEvent};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// How far the pointer goes before a press becomes a drag, in CSS pixels.
const SLOP: i32 = 5;

/// A drag under way.
pub(super) struct Drag {
    id: NodeId,
    from: (i32, i32),
    /// Before which of the listed rows it would put them down, once it is one.
    pub(super) to: Option<usize>,
    _listeners: [EventListener; 2],
}

impl Reports {
    pub(super) fn pressed(
        &mut self,
        ctx: &Context<Self>,
        id: NodeId,
        event: &PointerEvent,
    ) -> bool {
        self.dragged = false;
        let named = self.find(id).is_some_and(|named| named.ordinal > 0);
        let can = named && self.sort == Sort::Text && self.filter.is_empty() && !host::is_locked();
        if !can || event.button() != 0 || event.pointer_type() == "touch" {
            return false;
        }
        let listen = |name: &'static str, tell: fn(PointerEvent) -> Msg| {
            let link = ctx.link().clone();
            EventListener::new(&dom::document(), name, move |event| {
                if let Some(event) = event.dyn_ref::<PointerEvent>() {
                    link.send_message(tell(event.clone()));
                }
            })
        };
        self.drag = Some(Drag {
            id,
            from: (event.client_x(), event.client_y()),
            to: None,
            _listeners: [
                listen("pointermove", Msg::Moved),
                listen("pointerup", |_| Msg::Up),
            ],
        });
        false
    }

    pub(super) fn moved(&mut self, event: &PointerEvent) -> bool {
        let (Some(drag), Some(list)) = (&mut self.drag, self.list.cast::<HtmlElement>()) else {
            return false;
        };
        let (x, y) = (event.client_x(), event.client_y());
        let is_near = (x - drag.from.0).abs().max((y - drag.from.1).abs()) < SLOP;
        if drag.to.is_none() && is_near {
            return false;
        }
        let rect = list.get_bounding_client_rect();
        let y = f64::from(y) - rect.top();
        let edge = self.pitch;
        if y < edge || y > rect.height() - edge {
            let by = if y < edge { -edge } else { edge } / 2.0;
            list.set_scroll_top(list.scroll_top() + by as i32);
        }
        let gap = ((y + f64::from(list.scroll_top())) / self.pitch)
            .round()
            .max(0.0) as usize;
        let front = self
            .all
            .iter()
            .take_while(|named| named.ordinal == 0)
            .count();
        let to = Some(gap.clamp(front, self.listed.len()));
        std::mem::replace(&mut drag.to, to) != to
    }

    pub(super) fn dropped(&mut self, props: &Props) -> bool {
        let Some(Drag {
            id, to: Some(to), ..
        }) = self.drag.take()
        else {
            return false;
        };
        self.dragged = true;
        let before = self.ids().nth(to);
        let ids = self.targets(props, Some(id));
        props
            .send
            .emit(EditEvent::Do(Command::Arrange(ids, before)).into());
        true
    }
}
