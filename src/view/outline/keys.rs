//! The keyboard in the outline: keys of a row first, then those of commands.

use super::{Props, caret_in};
use crate::host;
use crate::platform::dom;
use crate::platform::keys::chord;
use session::{AtRow, Here, InField, by_key, by_row_key, by_span_key};
use web_sys::KeyboardEvent;

/// Does what the key asks, if it asks for anything; the browser then does not.
pub(super) fn pressed(props: &Props, event: &KeyboardEvent) {
    let first = || props.rows.first().map(|row| row.id);
    let Some(node) = props.place.node.or_else(first) else {
        return;
    };
    let editing = props.place.editing;
    let field = dom::text_field().filter(|_| editing);
    let is_lost = editing && field.is_none();
    let lines = || {
        let field = field.as_ref();
        let lines = field.and_then(|f| Some(dom::caret_lines(f, &f.previous_element_sibling()?)));
        lines.unwrap_or_default()
    };
    let session = props.session.borrow();
    let at = AtRow {
        here: Here {
            session: &session,
            place: props.place,
            selected: &props.selected,
            aside: props.aside,
            chosen: false,
        },
        node,
        field: field.as_ref().map(|field| InField {
            caret: caret_in(field, node),
            n_bytes: field.value().len(),
            lines: &lines,
        }),
        overlay: props.overlay,
    };
    let chord = chord(event);
    let named = || (by_key(&chord, editing, &host::decided())?.make)(&at.here);
    let of_words = || by_span_key(&chord, &session, props.place.span?);
    let of_row = || match props.place.span {
        None => by_row_key(&chord, &at).filter(|_| !is_lost),
        Some(_) => None,
    };
    let asked = of_words().or_else(of_row).or_else(named);
    drop(session);
    if let Some(asked) = asked {
        event.prevent_default();
        event.stop_propagation();
        props.send.emit(asked);
    }
}
