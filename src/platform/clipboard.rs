//! The clipboard: plain and rich text in one copy. An intranet page over plain http has only
//! `execCommand('copy')`, so that must always work; a secure context has the Clipboard API, too.

use super::dom;
use js_sys::{Array, Object, Promise, Reflect};
use session::{Event, Payload, TextsEvent};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlDocument, HtmlTextAreaElement};
use yew::Callback;

thread_local! {
    static PENDING: RefCell<Option<Payload>> = const { RefCell::new(None) };
}

/// What the page's `copy` listener is to put on the clipboard, if we asked for the copy.
pub fn take_pending() -> Option<Payload> {
    PENDING.with(|p| p.borrow_mut().take())
}

/// Copies, and tells whether it worked by [`TextsEvent::Copied`].
///
/// The command comes first: it puts the text there byte for byte, while the Clipboard API lets the
/// browser parse and rewrite the HTML, and is refused its style under a strict policy.
pub fn write(payload: Payload, send: Callback<Event>) {
    if by_command(&payload) {
        return;
    }
    match by_api(&payload) {
        Some(promise) => spawn_local(async move {
            send.emit(Event::Texts(TextsEvent::Copied(
                JsFuture::from(promise).await.is_ok(),
            )));
        }),
        None => send.emit(Event::Texts(TextsEvent::Copied(false))),
    }
}

/// By `navigator.clipboard`, where there is one.
fn by_api(payload: &Payload) -> Option<Promise> {
    let navigator: JsValue = dom::window().navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into())
        .ok()
        .filter(JsValue::is_object)?;
    let item = Reflect::get(&dom::window(), &"ClipboardItem".into()).ok()?;
    let item: js_sys::Function = item.dyn_into().ok()?;
    let forms = Object::new();
    for (kind, text) in [("text/plain", &payload.plain), ("text/html", &payload.html)] {
        if !text.is_empty() {
            let options = BlobPropertyBag::new();
            options.set_type(kind);
            let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
                .ok()?;
            Reflect::set(&forms, &kind.into(), &blob).ok()?;
        }
    }
    let item = Reflect::construct(&item, &Array::of1(&forms)).ok()?;
    let write: js_sys::Function = Reflect::get(&clipboard, &"write".into())
        .ok()?
        .dyn_into()
        .ok()?;
    write
        .call1(&clipboard, &Array::of1(&item))
        .ok()?
        .dyn_into()
        .ok()
}

/// By the `copy` event of a command; the page's listener fills it and says so. Returns whether
/// it did.
fn by_command(payload: &Payload) -> bool {
    PENDING.with(|p| *p.borrow_mut() = Some(payload.clone()));
    let document: HtmlDocument = dom::document().unchecked_into();
    // Some browsers fire no copy event without a selection: a field of one blank has one.
    let holder = document
        .create_element("textarea")
        .ok()
        .and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    let active = dom::root().active_element();
    if let Some(holder) = &holder {
        holder.set_value(" ");
        holder.style().set_css_text("position:fixed;opacity:0");
        let _ = dom::place().append_child(holder);
        holder.select();
    }
    let _ = document.exec_command("copy");
    if let Some(holder) = holder {
        holder.remove();
    }
    if let Some(active) = active.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = active.focus();
    }
    take_pending().is_none()
}

/// Reads the clipboard for the paste button, where the browser lets a page do so; else says by
/// an empty [`TextsEvent::New`] that there was nothing to read.
pub fn read(anew: bool, send: Callback<Event>) {
    let navigator: JsValue = dom::window().navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into())
        .ok()
        .filter(JsValue::is_object);
    let reading = clipboard.and_then(|clipboard| {
        let read: js_sys::Function = Reflect::get(&clipboard, &"readText".into())
            .ok()?
            .dyn_into()
            .ok()?;
        read.call0(&clipboard).ok()?.dyn_into::<Promise>().ok()
    });
    let Some(reading) = reading else {
        return send.emit(Event::Texts(TextsEvent::PasteByHand));
    };
    spawn_local(async move {
        match JsFuture::from(reading).await {
            Ok(text) => {
                let text = text.as_string().unwrap_or_default();
                send.emit(Event::Texts(match anew {
                    true => TextsEvent::New(text),
                    false => TextsEvent::Pasted(text),
                }));
            }
            Err(_) => send.emit(Event::Texts(TextsEvent::PasteByHand)),
        }
    });
}
