//! What a click on a row means.

use super::Outline;
use crate::app::Msg;
use crate::{dom, references};
use gangmu::edit::Caret;
use session::Command;
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
            props.send.emit(Msg::Do(Command::ToggleFold(node)));
            return;
        }
        if target.closest(".flaw").ok().flatten().is_some() {
            props.send.emit(Msg::ShowFlaw(node));
            return;
        }
        if event.shift_key() && props.place.node.is_some() {
            props.send.emit(Msg::Extend(node));
            return;
        }
        if event.ctrl_key() || event.meta_key() || props.picking {
            props.send.emit(Msg::Toggle(node));
            return;
        }
        let is_field = target.dyn_ref::<HtmlTextAreaElement>().is_some();
        let selecting = dom::selection().is_some_and(|s| !s.is_collapsed());
        if is_field || selecting {
            return;
        }
        if let Some(msg) = references::clicked(&target, node) {
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
        props.send.emit(Msg::Edit(Caret::at(node, offset)));
    }

    /// A word is selected, as a Chinese text has words.
    pub(super) fn twice(&self, ctx: &Context<Self>, event: &MouseEvent) {
        let field = dom::element(event.target()).and_then(|e| e.dyn_into().ok());
        if let (Some(field), Some(node)) = (field, ctx.props().place.node) {
            let caret = super::caret_in(&field, node);
            let at = caret.anchor.min(caret.head);
            ctx.props().send.emit(Msg::WordAt(node, at));
        }
    }
}
