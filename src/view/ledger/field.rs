//! The field that stands in the current cell: unseen it takes what is typed and pasted, so that an
//! input method loses no letter; seen it holds the words.

use super::Props;
use crate::host;
use crate::platform::{dom, tables};
use gangmu::outline::NodeId;
use gangmu::report::Column;
use gloo::events::{EventListener, EventListenerOptions};
use session::{At, Desk, Event, GridEvent, LedgerEvent, read_cells};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The field itself; see the style sheet.
pub(super) fn draw(props: &Props, column: Column, words: &str) -> Html {
    let (w, desk) = (props.wording, &props.desk);
    let on = desk.grid.writing.is_some();
    let name = desk.columns.name(column, w.0);
    let label = format!("{name}{}{words}", w.of("：", ": "));
    let readonly = !Desk::takes(column) || host::is_locked();
    // Where a finger points no keyboard comes up before words are to be typed.
    let mode = (!on && is_coarse()).then_some("none");
    html! {
        <textarea key="field" class={classes!("cell-field", on.then_some("on"))} rows="1" tabindex="0" {readonly} inputmode={mode}
            aria-label={label} autocomplete="off" spellcheck="false" />
    }
}

/// Whether it is pointed at by a finger.
pub(super) fn is_coarse() -> bool {
    let found = dom::window().match_media("(pointer: coarse)");
    found.ok().flatten().is_some_and(|m| m.matches())
}

/// The problem whose row it is.
pub(super) fn node_of(row: &Element) -> Option<NodeId> {
    row.get_attribute("data-id")?.parse().ok().map(NodeId)
}

/// The cell that the element stands in.
pub(super) fn cell_of(element: &Element) -> Option<At> {
    let cell = element.closest("[data-col]").ok()??;
    let row = cell.closest(".lrow[data-id]").ok()??;
    let index = cell.get_attribute("data-col")?.parse().ok()?;
    Some((node_of(&row)?, Column::at(index)))
}

/// How to find a cell.
pub(super) fn css_of(node: NodeId, column: Column) -> String {
    format!(
        ".lrow[data-id=\"{}\"] [data-col=\"{}\"]",
        node.0,
        column.index()
    )
}

fn field() -> Option<HtmlTextAreaElement> {
    let found = host::root().query_selector(".ledger .cell-field");
    found.ok().flatten().and_then(|e| e.dyn_into().ok())
}

/// What stands in it.
pub(super) fn words() -> String {
    field().map(|f| f.value()).unwrap_or_default()
}

/// Puts the words of the cell into the field, once, where they are to stay; empties it where none are
/// being typed.
pub(super) fn fill(desk: &Desk) {
    let Some(field) = field() else {
        return;
    };
    match desk.grid.writing {
        None => {
            let _ = field.remove_attribute("data-filled");
            if !field.value().is_empty() {
                field.set_value("");
            }
        }
        Some(writing) if !dom::is_filled(&field) => {
            dom::set_filled(&field);
            if writing.keeps {
                let row = desk.current();
                let cell = row.and_then(|row| desk.columns.cell(row, desk.grid.cell.1));
                field.set_value(cell.map_or("", |c| c.text.as_str()));
                let end = field.value().encode_utf16().count() as u32;
                let _ = field.set_selection_range(end, end);
            }
        }
        Some(_) => {}
    }
}

/// Gives the current cell the focus, unless its list of states has it.
pub(super) fn focus(desk: &Desk) {
    let Some(field) = field() else {
        return;
    };
    let active = host::root().active_element();
    let inside = active.filter(|e| e.tag_name() == "SELECT");
    if inside.and_then(|e| cell_of(&e)) == Some(desk.grid.cell) && desk.grid.writing.is_none() {
        return;
    }
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
    let focus = js_sys::Reflect::get(&field, &"focus".into());
    if let Some(focus) = focus
        .ok()
        .and_then(|f| f.dyn_into::<js_sys::Function>().ok())
    {
        let _ = focus.call1(&field, &options);
    }
}

/// Takes the focus from a control, so that the cell can have it.
pub(super) fn release() {
    let active = host::root().active_element();
    if let Some(active) = active.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = active.blur();
    }
}

/// Scrolls sideways to the cell, beside the number and the problem, which stay.
pub(super) fn bring_across(grid: &HtmlElement, cell: &HtmlElement, column: Column) {
    if matches!(column, Column::Number | Column::Problem) {
        return;
    }
    let stays = cell.parent_element().and_then(|row| {
        let problem = row.query_selector(".c-problem").ok().flatten()?;
        Some(problem.get_bounding_client_rect().width() as i32 + 50)
    });
    let (room, from) = (grid.client_width(), grid.scroll_left());
    let (left, width) = (cell.offset_left(), cell.offset_width());
    let least = left + width - room;
    let most = (left - stays.unwrap_or(0)).max(least);
    if from < least || from > most {
        grid.set_scroll_left(if from < least { least } else { most }.max(0));
    }
}

/// Lets the field for finding show the words that are looked for.
pub(super) fn show_words(words: &str) {
    let field = host::root().query_selector(".ledger .filters input[type=search]");
    let field = field.ok().flatten();
    if let Some(field) = field.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
        field.set_value(words);
    }
}

/// What is pasted on a cell is for the cells from there on; into words that are being typed it goes
/// as they do.
pub(super) fn pastes(grid: &Element, send: Callback<Event>) -> EventListener {
    let active = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(grid, "paste", active, move |event| {
        event.stop_propagation();
        let clip = event
            .dyn_ref::<ClipboardEvent>()
            .and_then(|e| e.clipboard_data());
        let writes = dom::element(event.target()).is_some_and(|e| e.class_list().contains("on"));
        let (Some(clip), false) = (clip, writes) else {
            return;
        };
        event.prevent_default();
        let plain = clip.get_data("text/plain").unwrap_or_default();
        let cells = match plain.is_empty() {
            true => tables::cells(&clip.get_data("text/html").unwrap_or_default()),
            false => read_cells(&plain),
        };
        if !cells.is_empty() {
            send.emit(LedgerEvent::Grid(GridEvent::Paste(cells)).into());
        }
    })
}
