//! The clipboard: plain and rich text in one copy. An intranet page over plain http has only
//! `execCommand('copy')`, so that must always work; a secure context has the Clipboard API, too.

use super::{dom, rich};
use js_sys::{Array, Object, Promise, Reflect};
use session::{Event, Payload, TextsEvent};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem, HtmlDocument, HtmlTextAreaElement};
use yew::Callback;

thread_local! {
    static PENDING: RefCell<Option<Payload>> = const { RefCell::new(None) };
    /// What this page has copied last: its rich form says no more than the plain one.
    static COPIED: RefCell<String> = const { RefCell::new(String::new()) };
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
    COPIED.set(payload.plain.clone());
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
/// [`TextsEvent::PasteByHand`] that it does not.
pub fn read(anew: bool, send: Callback<Event>) {
    spawn_local(async move {
        let event = match forms().await {
            None => TextsEvent::PasteByHand,
            Some([plain, html]) => {
                let own = COPIED.with_borrow(|copied| *copied == plain);
                let rich = Some(html).filter(|_| !own || plain.is_empty());
                let rich = rich.and_then(|html| rich::said(&html, &plain));
                match (anew, rich) {
                    (true, rich) => TextsEvent::New(rich.unwrap_or(plain)),
                    (false, Some(rich)) => TextsEvent::PastedRich { plain, rich },
                    (false, None) => TextsEvent::Pasted(plain),
                }
            }
        };
        send.emit(Event::Texts(event));
    });
}

/// What the clipboard holds as plain text and as HTML.
async fn forms() -> Option<[String; 2]> {
    let navigator: JsValue = dom::window().navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    if !clipboard.is_object() {
        return None;
    }
    let clipboard: Clipboard = clipboard.unchecked_into();
    let can = |name: &str| Reflect::has(&clipboard, &name.into()).unwrap_or_default();
    if !can("read") {
        let plain = can("readText").then(|| clipboard.read_text())?;
        let plain = JsFuture::from(plain).await.ok()?.as_string()?;
        return Some([plain, String::new()]);
    }
    let items = JsFuture::from(clipboard.read()).await.ok()?;
    let item: ClipboardItem = Array::from(&items).get(0).dyn_into().ok()?;
    let mut found = [String::new(), String::new()];
    for (form, kind) in found.iter_mut().zip(["text/plain", "text/html"]) {
        let Ok(blob) = JsFuture::from(item.get_type(kind)).await else {
            continue;
        };
        let text = JsFuture::from(blob.unchecked_into::<Blob>().text()).await;
        *form = text.ok()?.as_string()?;
    }
    Some(found)
}
