//! Dragging over words. Within a row the browser selects them; from row to row they are selected
//! here, for rows come and go on the page while one scrolls.

use super::drag::pull;
use super::{Outline, RowsMsg, caret_in};
use crate::host;
use crate::platform::dom;
use gangmu::edit::commands::Point;
use gangmu::outline::NodeId;
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use session::{Event, SelectEvent, Span};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// A mouse that went down on words and is down still.
pub struct Sweep {
    node: NodeId,
    /// Where it went down; in a row that is being edited its text field knows.
    anchor: Option<Point>,
    head: Option<Point>,
    at: (f64, f64),
    scrolling: Option<Interval>,
    _listeners: Vec<EventListener>,
}

impl Sweep {
    /// Whether the words of several rows are selected.
    pub fn is_over(&self) -> bool {
        self.head.is_some()
    }
}

impl Outline {
    /// The mouse goes down, on words or beside them in their row.
    pub(super) fn sweep_from(
        &mut self,
        ctx: &Context<Self>,
        event: &PointerEvent,
        on: Option<&Element>,
    ) {
        (self.sweep, self.swept) = (None, false);
        let keys = event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key();
        let plain = event.pointer_type() == "mouse" && event.button() == 0 && !keys;
        let words = on.filter(|e| plain && e.closest("button, .grip").is_ok_and(|b| b.is_none()));
        let Some((on, node)) = words.and_then(|e| Some((e, dom::row_node(e)?))) else {
            return;
        };
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let field = on.tag_name() == "TEXTAREA";
        let listeners = super::dragging::follow(ctx.link());
        self.sweep = Some(Sweep {
            node,
            anchor: (!field).then(|| (node, self.byte_at(ctx, node, at))),
            head: None,
            at,
            scrolling: None,
            _listeners: listeners,
        });
    }

    /// The byte of the row's words that is nearest to the point.
    pub(super) fn byte_at(&self, ctx: &Context<Self>, node: NodeId, at: (f64, f64)) -> usize {
        let session = ctx.props().session.borrow();
        let words = session.outline().get(node).map(|n| n.text.clone());
        let (Some(row), Some(words)) = (dom::row_element(node), words) else {
            return 0;
        };
        dom::byte_in_row(&row, &words, at)
    }

    /// The mouse moves.
    pub(super) fn sweep_to(&mut self, ctx: &Context<Self>, at: (f64, f64), buttons: u16) {
        let Some(scroller) = self.scroller.cast::<HtmlElement>() else {
            return;
        };
        let Some(sweep) = &mut self.sweep else { return };
        // It may have come up where nobody saw it.
        if buttons & 1 == 0 {
            self.sweep = None;
            return;
        }
        sweep.at = at;
        let bounds = scroller.get_bounding_client_rect();
        let y = at.1.clamp(bounds.top() + 1.0, bounds.bottom() - 1.0);
        let inside = y - bounds.top() + f64::from(scroller.scroll_top());
        let rows = &ctx.props().rows;
        let Some(row) = rows.get(
            self.viewport
                .row_at(inside)
                .min(rows.len().saturating_sub(1)),
        ) else {
            return;
        };
        let (node, begun) = (row.id, sweep.node);
        let pulls = pull(at, &scroller) != 0.0 && sweep.is_over();
        if pulls && sweep.scrolling.is_none() {
            let link = ctx.link().clone();
            sweep.scrolling = Some(Interval::new(16, move || link.send_message(RowsMsg::Pull)));
        } else if !pulls {
            sweep.scrolling = None;
        }
        if node == begun && !sweep.is_over() {
            return;
        }
        let head = (node, self.byte_at(ctx, node, (at.0, y)));
        let Some(sweep) = &mut self.sweep else { return };
        if sweep.head == Some(head) {
            return;
        }
        if sweep.head.is_none() {
            let field = dom::text_field();
            let own = field.map_or(0, |f| caret_in(&f, begun).anchor);
            sweep.anchor.get_or_insert((begun, own));
            if let Some(selection) = dom::selection() {
                let _ = selection.remove_all_ranges();
            }
        }
        sweep.head = Some(head);
        let anchor = sweep.anchor.unwrap_or((begun, 0));
        let words = SelectEvent::Words(Span { anchor, head });
        ctx.props().send.emit(Event::Select(words));
    }

    /// The rows scroll under the mouse. Returns whether other rows are to be drawn.
    pub(super) fn sweep_on(&mut self, ctx: &Context<Self>) -> bool {
        let (Some(scroller), Some(sweep)) = (self.scroller.cast::<HtmlElement>(), &self.sweep)
        else {
            return false;
        };
        let at = sweep.at;
        let by = pull(at, &scroller).round() as i32;
        scroller.set_scroll_top(scroller.scroll_top() + by);
        let scrolled = self.viewport.scrolled_to(f64::from(scroller.scroll_top()));
        self.sweep_to(ctx, at, 1);
        scrolled
    }

    /// The mouse goes up. Words that the browser has selected in a row are selected in its field,
    /// where they can be written over.
    pub(super) fn sweep_ends(&mut self, ctx: &Context<Self>, event: &PointerEvent) {
        let Some(sweep) = self.sweep.take() else {
            return;
        };
        self.swept = sweep.is_over();
        let selecting = dom::selection().is_some_and(|s| !s.is_collapsed());
        let Some(anchor) = sweep
            .anchor
            .filter(|_| !self.swept && selecting && !host::is_locked())
        else {
            return;
        };
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let head = (sweep.node, self.byte_at(ctx, sweep.node, at));
        if head != anchor {
            self.swept = true;
            let words = SelectEvent::Words(Span { anchor, head });
            ctx.props().send.emit(Event::Select(words));
        }
    }
}
