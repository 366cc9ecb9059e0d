//! What a click on a row means.

use super::Outline;
use crate::platform::dom;
use gangmu::edit::Caret;
use gangmu::edit::commands::Point;
use gangmu::outline::NodeId;
use session::{
    ChecksEvent, Command, EditEvent, Event, PageEvent, PlaceEvent, SelectEvent, Span, WordsEvent,
    origin_of,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

impl Outline {
    /// Folds, selects, or edits from where the click went.
    pub(super) fn clicked(&self, ctx: &Context<Self>, event: &MouseEvent, on: Option<Element>) {
        let Some(target) = on else {
            return;
        };
        let Some(node) = dom::row_node(&target) else {
            return;
        };
        let props = ctx.props();
        if target.closest(".fold").ok().flatten().is_some() {
            props
                .send
                .emit(Event::Edit(EditEvent::Do(Command::ToggleFold(node))));
            return;
        }
        if target.closest(".flaw").ok().flatten().is_some() {
            props.send.emit(Event::Checks(ChecksEvent::ShowFlaw(node)));
            return;
        }
        if target.closest(".origin").ok().flatten().is_some() {
            let source = origin_of(&props.session.borrow(), node);
            if let Some((problem, _)) = source {
                props.send.emit(PlaceEvent::Jump(problem).into());
            }
            return;
        }
        if let Some(dot) = target.closest(".state").ok().flatten() {
            let place = dot.get_bounding_client_rect();
            let at = dom::in_place((place.left() as i32, place.bottom() as i32));
            return props.send.emit(PageEvent::OpenStates(node, at).into());
        }
        let is_field = target.dyn_ref::<HtmlTextAreaElement>().is_some();
        if event.shift_key() && is_field {
            return;
        }
        if let (true, Some(anchor)) = (event.shift_key(), self.anchor(ctx)) {
            if let Some(selection) = dom::selection() {
                let _ = selection.remove_all_ranges();
            }
            let at = (f64::from(event.client_x()), f64::from(event.client_y()));
            let head = (node, self.byte_at(ctx, node, at));
            let words = SelectEvent::Words(Span { anchor, head });
            props.send.emit(Event::Select(words));
            return;
        }
        if event.shift_key() && props.place.node.is_some() {
            props.send.emit(Event::Select(SelectEvent::Extend(node)));
            return;
        }
        if event.ctrl_key() || event.meta_key() || props.picking {
            props.send.emit(Event::Select(SelectEvent::Toggle(node)));
            return;
        }
        let selecting = dom::selection().is_some_and(|s| !s.is_collapsed());
        if is_field || selecting {
            return;
        }
        if let Some(msg) = clicked(&target, node) {
            props.send.emit(msg);
            return;
        }
        let in_text = target.closest(".text").ok().flatten();
        let session = props.session.borrow();
        let Some(words) = session.outline().get(node).map(|n| n.text.clone()) else {
            return;
        };
        drop(session);
        let offset = if let Some(text) = in_text {
            let at = dom::offset_from_point(&text, event.client_x(), event.client_y());
            at.map_or(words.len(), |at| dom::byte_from_utf16(&words, at))
        } else if target.closest(".marker").ok().flatten().is_some() {
            0
        } else {
            words.len()
        };
        props
            .send
            .emit(Event::Place(PlaceEvent::Edit(Caret::at(node, offset))));
    }

    /// Where the selection of words began that a click with Shift makes larger.
    fn anchor(&self, ctx: &Context<Self>) -> Option<Point> {
        let place = ctx.props().place;
        let field = dom::text_field().filter(|_| place.editing);
        let caret = field.and_then(|f| Some(super::caret_in(&f, place.node?)));
        let began = place.span.map(|span| span.anchor);
        began.or(caret.map(|c| (c.node, c.anchor)))
    }

    /// A word is selected, as a Chinese text has words.
    pub(super) fn twice(&self, ctx: &Context<Self>, event: &MouseEvent) {
        let field = dom::element(event.target()).and_then(|e| e.dyn_into().ok());
        if let (Some(field), Some(node)) = (field, ctx.props().place.node) {
            let caret = super::caret_in(&field, node);
            let at = caret.anchor.min(caret.head);
            ctx.props()
                .send
                .emit(Event::Words(WordsEvent::At(node, at)));
        }
    }
}
/// What a click on that element of a node's row asks for, if it is a link.
fn clicked(target: &Element, node: NodeId) -> Option<Event> {
    let link = target.closest(".ref[data-to]").ok()??;
    let to = link.get_attribute("data-to")?.parse().ok()?;
    Some(Event::Place(PlaceEvent::Follow(
        Caret::at(node, 0),
        NodeId(to),
    )))
}
