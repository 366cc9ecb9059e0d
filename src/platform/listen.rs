//! What the page as a whole listens to: paste, copy, drop, keys that work everywhere.

use super::{bulk, clipboard, documents, dom, files, keys, print, rich};
use crate::host;
use gangmu::edit::Caret;
use gangmu::export::Form;
use gloo::events::{EventListener, EventListenerOptions};
use session::{Event, PageEvent, Payload, PlaceEvent, Shared, TextsEvent, by_page_key};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, HtmlTextAreaElement, KeyboardEvent};
use yew::Callback;

/// The listeners; they end when they are dropped.
pub fn listeners(session: &Shared, send: &Callback<Event>) -> Vec<EventListener> {
    let root = dom::root();
    let active = EventListenerOptions::enable_prevent_default();
    let mut all = Vec::new();
    let mut on = |name: &'static str, call: Box<dyn Fn(&web_sys::Event)>| {
        let call = move |event: &web_sys::Event| call(event);
        all.push(EventListener::new_with_options(&root, name, active, call));
    };
    let to = send.clone();
    on("paste", Box::new(move |event| pasted(event, &to)));
    for name in ["copy", "cut"] {
        let to = send.clone();
        on(name, Box::new(move |event| copied(event, &to)));
    }
    let to = send.clone();
    on("keydown", Box::new(move |event| key(event, &to)));
    for name in ["dragenter", "dragover"] {
        let to = send.clone();
        on(
            name,
            Box::new(move |event| {
                let Some(event) = event.dyn_ref::<DragEvent>() else {
                    return;
                };
                if files::carries_files(event) {
                    event.prevent_default();
                    documents::warm();
                    to.emit(Event::Page(PageEvent::Dragging(true)));
                } else if in_field(event).is_none() && dropped_on(event).is_some() {
                    event.prevent_default();
                }
            }),
        );
    }
    let to = send.clone();
    on(
        "dragleave",
        Box::new(move |event| {
            // Leaving the page itself has no element to go to.
            if event
                .dyn_ref::<DragEvent>()
                .is_some_and(|e| e.related_target().is_none())
            {
                documents::end();
                to.emit(Event::Page(PageEvent::Dragging(false)));
            }
        }),
    );
    let to = send.clone();
    on(
        "drop",
        Box::new(move |event| {
            if let Some(event) = event.dyn_ref::<DragEvent>() {
                // A few words dragged into a field are the browser's.
                let words = event
                    .data_transfer()
                    .and_then(|d| d.get_data("text/plain").ok())
                    .unwrap_or_default();
                if in_field(event).is_some()
                    && !files::carries_files(event)
                    && !words.contains(['\n', '\r'])
                {
                    return;
                }
                event.prevent_default();
                to.emit(Event::Page(PageEvent::Dragging(false)));
                files::dropped(event, dropped_on(event), &to);
            }
        }),
    );
    let to = send.clone();
    on(
        "pointerdown",
        Box::new(move |event| {
            let inside = dom::element(event.target()).and_then(|e| {
                e.closest(".anchor, .split, .menu, .mobile-bar, .side, .panel, .top, .dialog")
                    .ok()
                    .flatten()
            });
            if inside.is_none() {
                to.emit(Event::Page(PageEvent::CloseMenus));
            }
        }),
    );
    on(
        "mousedown",
        Box::new(|event| {
            // A button does not take the caret out of the row that is being edited.
            let button =
                dom::element(event.target()).and_then(|e| e.closest("button").ok().flatten());
            let editing = dom::text_field()
                .is_some_and(|f| f.is_same_node(dom::root().active_element().as_deref()));
            if button.is_some() && editing {
                event.prevent_default();
            }
        }),
    );
    all.extend(print::listeners(session, send));
    all
}

/// The words of a row that the pointer is over.
fn dropped_on(event: &DragEvent) -> Option<Caret> {
    let target = dom::element(event.target())?;
    let node = dom::row_node(&target)?;
    let row = dom::row_element(node)?;
    let words = match row.query_selector("textarea").ok().flatten() {
        Some(field) => field.dyn_into::<HtmlTextAreaElement>().ok()?.value(),
        None => row.query_selector(".text").ok()??.text_content()?,
    };
    let at = (f64::from(event.client_x()), f64::from(event.client_y()));
    Some(Caret::at(node, dom::byte_in_row(&row, &words, at)))
}

/// Whether the event goes to a field that takes text itself.
fn in_field(event: &web_sys::Event) -> Option<Element> {
    let element = dom::element(event.target())?;
    matches!(element.tag_name().as_str(), "TEXTAREA" | "INPUT").then_some(element)
}

fn pasted(event: &web_sys::Event, send: &Callback<Event>) {
    let Some(clip) = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data)
    else {
        return;
    };
    let in_row = |e: &Element| e.closest(".row, .catcher").is_ok_and(|row| row.is_some());
    if in_field(event).is_none_or(|field| in_row(&field)) && bulk::pasted(&clip, send) {
        return event.prevent_default();
    }
    let text = clip.get_data("text/plain").unwrap_or_default();
    let catches = |e: &Element| e.class_list().contains("catcher");
    let field = in_field(event).filter(|e| !catches(e));
    // Fields of one line, and those of dialogs, take plain text themselves.
    let own = |e: &Element| e.closest(".row").is_ok_and(|row| row.is_none());
    if field.as_ref().is_some_and(own) {
        return;
    }
    let rich = rich::read(&clip, &text);
    let words = rich.as_deref().unwrap_or(&text);
    let line = words.trim_end_matches(['\n', '\r']);
    if let Some(field) = field {
        // One line goes into the field by itself; its line end stays outside.
        if !line.contains(['\n', '\r']) {
            let bare = text.trim_end_matches(['\n', '\r']);
            if text.is_empty() {
                event.prevent_default();
                // What rich text alone says to be a heading goes in as its words.
                insert(line.trim_start_matches('#').trim_start());
            } else if bare.len() < text.len() {
                event.prevent_default();
                insert(bare);
            }
            return;
        }
        if let (Some(node), Ok(field)) = (dom::row_node(&field), field.dyn_into()) {
            let caret = dom::caret_in(&field, node);
            send.emit(Event::Place(PlaceEvent::Stand(caret)));
        }
    }
    event.prevent_default();
    let event = match rich {
        None if text.is_empty() && clip.files().is_some_and(|f| f.length() > 0) => {
            return files::read_all(clip.files(), send);
        }
        None => TextsEvent::Pasted(text),
        Some(rich) => TextsEvent::PastedRich { plain: text, rich },
    };
    send.emit(Event::Texts(event));
}

/// Puts words at the caret of the field that has the focus, as typing does.
fn insert(words: &str) {
    if let Ok(document) = dom::document().dyn_into::<web_sys::HtmlDocument>() {
        let _ = document.exec_command_with_show_ui_and_value("insertText", false, words);
    }
}

fn copied(event: &web_sys::Event, send: &Callback<Event>) {
    let Some(clip) = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data)
    else {
        return;
    };
    if let Some(Payload { plain, html }) = clipboard::take_pending() {
        let _ = clip.set_data("text/plain", &plain);
        if !html.is_empty() {
            let _ = clip.set_data("text/html", &html);
            let _ = clip.set_data(rich::OWN, "1");
        }
        event.prevent_default();
        send.emit(Event::Texts(TextsEvent::Copied(true)));
    } else if !host::may_export(Form::Text) {
        // Words selected in a row leave no other way either.
        event.prevent_default();
        send.emit(Event::Texts(TextsEvent::NotCopied));
    }
}

fn key(event: &web_sys::Event, send: &Callback<Event>) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    if keys::is_composing(event) {
        return;
    }
    let chord = keys::chord(event);
    // Words of the ledger's cell are of one line, too.
    let is_line = |e: Element| e.tag_name() == "INPUT" || e.class_name() == "cell-field on";
    let in_input = in_field(event).is_some_and(is_line);
    let event_of = by_page_key(&chord, in_input, &host::decided());
    let close = Event::Page(PageEvent::CloseMenus);
    let Some(msg) = event_of.or((chord.key == "Escape").then_some(close)) else {
        return;
    };
    if matches!(msg, Event::Page(PageEvent::CloseMenus)) {
        // The focus goes back to the button that opened the menu.
        let opener = dom::root().query_selector(
            "[aria-haspopup][aria-expanded='true'], .offline[aria-expanded='true']",
        );
        if let Some(opener) = opener
            .ok()
            .flatten()
            .and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = opener.focus();
        }
    } else {
        event.prevent_default();
    }
    send.emit(msg);
}
