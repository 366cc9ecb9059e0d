//! The text field of the row being edited: what stands in it, and where its caret is.

use crate::platform::dom;
use gangmu::edit::{Caret, Intent};
use gangmu::outline::NodeId;
use session::{EditEvent, Event};
use web_sys::HtmlTextAreaElement;
use yew::Callback;

/// Sends what stands in the text field; the page finds out what is new in it.
pub(super) fn hand_on(send: &Callback<Event>, intent: Intent) {
    let Some(field) = dom::text_field().filter(dom::is_filled) else {
        return;
    };
    if let Some(node) = dom::row_node(&field) {
        send.emit(Event::Edit(EditEvent::Typed {
            node,
            words: field.value(),
            intent,
        }));
    }
}

/// The selection of the text field as a place in the node's text.
pub(super) fn caret_in(field: &HtmlTextAreaElement, node: NodeId) -> Caret {
    let text = field.value();
    let offset = |at: Result<Option<u32>, _>| {
        at.ok()
            .flatten()
            .map_or(text.len(), |at| dom::byte_from_utf16(&text, at))
    };
    let (from, to) = (
        offset(field.selection_start()),
        offset(field.selection_end()),
    );
    let backward = field.selection_direction().ok().flatten().as_deref() == Some("backward");
    let (anchor, head) = if backward { (to, from) } else { (from, to) };
    Caret { node, anchor, head }
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
