//! When the program itself fails: a plain page with the whole text to copy, never a dead screen.

use super::dom;
use crate::host;
use session::Shared;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

thread_local! {
    static SESSION: RefCell<Option<Shared>> = const { RefCell::new(None) };
}

/// Watches for failures; `session` is what to save then.
pub fn watch(session: &Shared) {
    SESSION.with(|s| *s.borrow_mut() = Some(session.clone()));
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        show(&info.to_string());
    }));
}

/// The whole text, even while the session is being changed.
fn rescued(session: &Shared) -> String {
    // SAFETY: called from the panic hook alone. Panics abort, so whoever holds the session never
    // goes on; there is one thread; and safe code leaves every node whole between two of its own
    // steps.
    #[allow(
        unsafe_code,
        reason = "the text must be saved from a failure inside a command"
    )]
    let session = unsafe { &*session.as_ptr() };
    session.outline().write()
}

/// Replaces the page by the text and what happened. Does nothing that could fail again.
fn show(what: &str) {
    let text = SESSION.with(|s| Some(rescued(s.try_borrow().ok()?.as_ref()?)));
    host::tell("error", "\"failed\"");
    let document = dom::document();
    let place = dom::place();
    let make = |name: &str, words: &str| {
        let element = document.create_element(name).ok()?;
        element.set_text_content(Some(words));
        Some(element)
    };
    place.set_text_content(None);
    let look = place.style();
    look.set_css_text("overflow:auto;padding:24px;max-width:60em;margin:0 auto");
    let saved = match &text {
        Some(_) => "程序出错，已停止运行。全文在下面，请全选复制后另存，再重新打开本页。",
        None => "程序出错，已停止运行。请重新打开本页：此前保存在本机的内容仍在。",
    };
    for (name, words) in [("h2", saved), ("p", what)] {
        if let Some(element) = make(name, words) {
            let _ = place.append_child(&element);
        }
    }
    if let (Some(text), Some(field)) = (text, make("textarea", "")) {
        let field: HtmlTextAreaElement = field.unchecked_into();
        field.set_value(&text);
        field.set_read_only(true);
        let look = field.style();
        look.set_css_text("width:100%;height:60vh;font:14px/1.7 sans-serif");
        let _ = place.append_child(&field);
    }
}
