//! The text field of the row being edited: what stands in it, and where its caret is.

use super::{Outline, RowsMsg};
use crate::platform::dom::{self, caret_in};
use gangmu::edit::{Caret, Intent};
use gloo::events::EventListener;
use session::{EditEvent, Event, PlaceEvent, SelectEvent};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, HtmlTextAreaElement, InputEvent};
use yew::{Callback, Context};

/// Sends what stands in the text field, where the caret is now and where it was `before`; the page
/// finds out what is new in it.
pub(super) fn hand_on(send: &Callback<Event>, intent: Intent, before: &Cell<Option<Caret>>) {
    let Some(field) = dom::text_field().filter(dom::is_filled) else {
        return;
    };
    if let Some(node) = dom::row_node(&field) {
        send.emit(Event::Edit(EditEvent::Typed {
            node,
            words: field.value(),
            intent,
            before: before.take().filter(|caret| caret.node == node),
            after: caret_in(&field, node),
        }));
    }
}

/// Listens to what comes before input, and to compositions: Yew has no attributes for them.
pub(super) fn listen(
    rows: &HtmlElement,
    ctx: &Context<Outline>,
    before: &Rc<Cell<Option<Caret>>>,
) -> Vec<EventListener> {
    let (send, link) = (ctx.props().send.clone(), ctx.link().clone());
    let on = |name: &'static str, call: Box<dyn Fn(&web_sys::Event)>| {
        EventListener::new(rows, name, move |event| call(event))
    };
    let kept = before.clone();
    let begin = on(
        "beforeinput",
        Box::new(move |event| {
            let input = event.dyn_ref::<InputEvent>();
            if !input.is_some_and(InputEvent::is_composing) {
                stand_by(&kept);
            }
        }),
    );
    let (kept, to) = (before.clone(), link.clone());
    let start = on(
        "compositionstart",
        Box::new(move |_| {
            stand_by(&kept);
            to.send_message(RowsMsg::ComposeStart);
        }),
    );
    let kept = before.clone();
    let end = on(
        "compositionend",
        Box::new(move |event| {
            if !typed_over(event.target(), &send) {
                hand_on(&send, Intent::Compose, &kept);
            }
            link.send_message(RowsMsg::ComposeEnd);
        }),
    );
    vec![begin, start, end]
}

/// Where the caret of the text field is, before what is about to change it.
fn stand_by(before: &Cell<Option<Caret>>) {
    let field = dom::text_field().filter(dom::is_filled);
    let caret = field.and_then(|field| Some(caret_in(&field, dom::row_node(&field)?)));
    before.set(caret);
}

/// Sends what was typed over the selected words of several rows, if that is where it was typed.
pub(super) fn typed_over(target: Option<EventTarget>, send: &Callback<Event>) -> bool {
    let catcher = dom::element(target).filter(|e| e.class_list().contains("catcher"));
    let Some(field) = catcher.and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return false;
    };
    let words = field.value();
    if !words.is_empty() {
        field.set_value("");
        send.emit(SelectEvent::Type(words).into());
    }
    true
}

/// What was meant by an input event of that type.
pub(super) fn intent_of(input_type: &str) -> Intent {
    if input_type.starts_with("delete") {
        Intent::Erase
    } else if input_type.starts_with("insertFrom") {
        Intent::Paste
    } else {
        Intent::Type
    }
}

impl Outline {
    /// Hands on what was typed, in the very event: so it stays in order with the commands that
    /// other keys give. During a composition nothing is handed on.
    pub(super) fn typing(&self, ctx: &Context<Self>) -> Callback<InputEvent> {
        let (link, send) = (ctx.link().clone(), ctx.props().send.clone());
        let before = self.before.clone();
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() && !typed_over(event.target(), &send) {
                hand_on(&send, intent_of(&event.input_type()), &before);
            }
            link.send_message(RowsMsg::Reflect);
        })
    }

    /// Tells where the caret stands.
    pub(super) fn selected(&self, ctx: &Context<Self>) {
        if self.composing {
            return;
        }
        let field = dom::text_field().filter(dom::is_filled);
        let node = field.as_ref().and_then(|f| dom::row_node(f));
        if let Some((field, node)) = field.zip(node) {
            let moved = PlaceEvent::Moved(caret_in(&field, node), self.placed);
            ctx.props().send.emit(moved.into());
        }
    }
}
