//! The little of the DOM that components share: offsets, events' targets, the clock.

use super::host;
use gangmu::edit::Caret;
use gangmu::outline::NodeId;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, EventTarget, HtmlElement, HtmlTextAreaElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, Selection,
};

pub use super::host::{in_place, place, root};

/// The window.
pub fn window() -> web_sys::Window {
    web_sys::window().expect("the shell runs in a page")
}

/// The document.
pub fn document() -> web_sys::Document {
    window().document().expect("a page has a document")
}

/// Milliseconds of a steady clock.
pub fn now_ms() -> f64 {
    window().performance().map_or(0.0, |p| p.now())
}

/// A moment, in milliseconds since 1970, on the machine's clock: year, month, day, hour, minute.
pub fn clock(at: f64) -> [u16; 5] {
    let at = js_sys::Date::new(&at.into());
    let year = at.get_full_year();
    let [month, day] = [at.get_month() + 1, at.get_date()];
    [year, month, day, at.get_hours(), at.get_minutes()].map(|n| n as u16)
}

/// The UTF-16 offset of byte `at` of `text`.
pub fn utf16_from_byte(text: &str, at: usize) -> u32 {
    text[..at].encode_utf16().count() as u32
}

/// The byte of the UTF-16 offset `at` of `text`; inside a surrogate pair, the byte before it.
pub fn byte_from_utf16(text: &str, at: u32) -> usize {
    let mut units = 0;
    for (byte, c) in text.char_indices() {
        let next = units + c.len_utf16() as u32;
        if next > at {
            return byte;
        }
        units = next;
    }
    text.len()
}

/// The element an event went to.
pub fn element(target: Option<EventTarget>) -> Option<Element> {
    target.and_then(|t| t.dyn_into::<Element>().ok())
}

/// The node whose row holds the element.
pub fn row_node(element: &Element) -> Option<NodeId> {
    let row = element.closest(".row").ok()??;
    row.get_attribute("data-id")?.parse().ok().map(NodeId)
}

/// The row of a node, if it is on the page.
pub fn row_element(id: NodeId) -> Option<HtmlElement> {
    let found = root().get_element_by_id(&row_dom_id(id));
    found.and_then(|e| e.dyn_into().ok())
}

/// The `id` attribute of a node's row.
pub fn row_dom_id(id: NodeId) -> String {
    format!("gangmu-row-{}", id.0)
}

/// The text field of the row being edited.
pub fn text_field() -> Option<HtmlTextAreaElement> {
    let found = root().query_selector(".row textarea").ok().flatten();
    found.and_then(|e| e.dyn_into().ok())
}

/// Puts the focus into the first element that `css` selects, if there is one.
pub fn focus(css: &str) {
    let found = root().query_selector(css).ok().flatten();
    if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Has what scrolls show all of it.
pub fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether nothing has the focus of the page, if that is the application's own.
pub fn is_focus_lost() -> bool {
    let document = document();
    let is_body = |element: Element| element.tag_name() == "BODY";
    JsValue::from(root()) == JsValue::from(document.clone())
        && document.has_focus().unwrap_or_default()
        && document.active_element().is_none_or(is_body)
}

/// Whether the field holds its node's words yet: what stands in one that does not means nothing.
pub fn is_filled(field: &HtmlTextAreaElement) -> bool {
    field.has_attribute("data-filled")
}

/// Marks the field as holding its node's words.
pub fn set_filled(field: &HtmlTextAreaElement) {
    let _ = field.set_attribute("data-filled", "");
}

/// What is selected among the application's words.
pub fn selection() -> Option<Selection> {
    // Chromium hides what is selected in a shadow root from the window.
    let root = root();
    let own = js_sys::Reflect::get(&root, &"getSelection".into()).ok();
    let own = own.and_then(|f| f.dyn_into::<js_sys::Function>().ok());
    match own {
        Some(own) => own.call0(&root).ok()?.dyn_into().ok(),
        None => window().get_selection().ok()?,
    }
}

/// The character offset (UTF-16) in the words of `text` under a point of the page, if any words
/// are there.
pub fn offset_from_point(text: &Element, x: i32, y: i32) -> Option<u32> {
    let document = document();
    let call = |name: &str| -> Option<JsValue> {
        let f = js_sys::Reflect::get(&document, &name.into()).ok()?;
        let f: js_sys::Function = f.dyn_into().ok()?;
        // Without these the words inside a shadow root are not found.
        let options = host::shadow_roots();
        let found = f.call3(&document, &x.into(), &y.into(), &options).ok()?;
        (!found.is_null() && !found.is_undefined()).then_some(found)
    };
    // What is marked, or a link, parts the words into several nodes.
    let offset = |found: &JsValue, node: &str, at: &str| {
        let get = |name: &str| js_sys::Reflect::get(found, &name.into()).ok();
        let range = document.create_range().ok()?;
        range.set_start(text, 0).ok()?;
        let node: web_sys::Node = get(node)?.dyn_into().ok()?;
        range.set_end(&node, get(at)?.as_f64()? as u32).ok()?;
        Some(js_sys::Object::to_string(&range).length())
    };
    // The standard's name first, the older one for Chromium before 128 and Safari.
    if let Some(found) = call("caretPositionFromPoint") {
        return offset(&found, "offsetNode", "offset");
    }
    call("caretRangeFromPoint").and_then(|found| offset(&found, "startContainer", "startOffset"))
}

/// The selection of the text field as a place in the node's text.
pub fn caret_in(field: &HtmlTextAreaElement, node: NodeId) -> Caret {
    let text = field.value();
    let offset = |at: Result<Option<u32>, _>| {
        at.ok()
            .flatten()
            .map_or(text.len(), |at| byte_from_utf16(&text, at))
    };
    let (from, to) = (
        offset(field.selection_start()),
        offset(field.selection_end()),
    );
    let backward = field.selection_direction().ok().flatten().as_deref() == Some("backward");
    let (anchor, head) = if backward { (to, from) } else { (from, to) };
    Caret { node, anchor, head }
}

/// The byte of `words`, which `row` shows, that is nearest to a point of the page.
pub fn byte_in_row(row: &Element, words: &str, at: (f64, f64)) -> usize {
    let shown = row.query_selector(".text").ok().flatten();
    let Some(text) = shown.filter(|_| !words.is_empty()) else {
        let field = row.query_selector("textarea").ok().flatten();
        let field = field.and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
        let caret = field.and_then(|f| f.selection_end().ok()?);
        return caret.map_or(0, |at| byte_from_utf16(words, at));
    };
    let bounds = text.get_bounding_client_rect();
    let (left, right) = (bounds.left() + 1.0, bounds.right() - 1.0);
    let (top, bottom) = (bounds.top() + 1.0, bounds.bottom() - 1.0);
    let x = at.0.min(right).max(left) as i32;
    let y = at.1.min(bottom).max(top) as i32;
    let found = offset_from_point(&text, x, y).map(|at| byte_from_utf16(words, at));
    match found {
        Some(byte) => byte,
        None if at.1 < top || at.0 < left => 0,
        None => words.len(),
    }
}

/// Calls `visit` for every element that `css` selects.
pub fn each(css: &str, mut visit: impl FnMut(&Element)) {
    if let Ok(found) = root().query_selector_all(css) {
        let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok());
        elements.for_each(|e: Element| visit(&e));
    }
}

/// Tab: the focus goes round and round through what `stops` selects.
pub fn turn_focus(stops: &str, event: &web_sys::KeyboardEvent) {
    let Ok(found) = root().query_selector_all(stops) else {
        return;
    };
    let active = root().active_element();
    let n = found.length();
    let is_active = |at: &u32| found.item(*at).as_ref() == active.as_deref();
    let at = (0..n).find(is_active);
    let next = match (at, event.shift_key()) {
        (None, _) => 0,
        (Some(at), false) => at + 1,
        (Some(at), true) => at + n - 1,
    };
    event.prevent_default();
    if let Some(next) = found
        .item(next % n.max(1))
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
    {
        let _ = next.focus();
    }
}

/// Whether the caret of the text field stands on its first and on its last visual line.
pub fn caret_lines(field: &HtmlTextAreaElement, mirror: &Element) -> (bool, bool) {
    let at = field.selection_end().ok().flatten().unwrap_or(0);
    let Some(text) = mirror.first_child() else {
        return (true, true);
    };
    let place = |at: u32| -> Option<f64> {
        let range = document().create_range().ok()?;
        let length = text
            .text_content()
            .map_or(0, |t| t.encode_utf16().count() as u32);
        range.set_start(&text, at.min(length)).ok()?;
        range.set_end(&text, at.min(length)).ok()?;
        let rect = range.get_bounding_client_rect();
        (rect.height() > 0.0).then(|| rect.top())
    };
    let bounds = mirror.get_bounding_client_rect();
    match place(at) {
        Some(top) => (top - bounds.top() < 20.0, bounds.bottom() - top < 46.0),
        None => (true, true),
    }
}
