//! Keys that go down while what was asked for is still to come: they are for that, and not for the row
//! that has the focus until then.

use super::{dom, keys};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement, KeyboardEvent};

/// Holds keys until it is dropped. No input method begins in the row meanwhile.
pub struct Keys {
    held: Rc<RefCell<Vec<KeyboardEvent>>>,
    row: Option<HtmlTextAreaElement>,
    _listener: EventListener,
}

impl Keys {
    /// Begins.
    pub fn hold() -> Self {
        let held: Rc<RefCell<Vec<KeyboardEvent>>> = Rc::default();
        let keep = held.clone();
        let first = EventListenerOptions::run_in_capture_phase();
        let first = EventListenerOptions {
            passive: false,
            ..first
        };
        let listener =
            EventListener::new_with_options(&dom::window(), "keydown", first, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                if !keys::is_composing(event) {
                    event.prevent_default();
                    event.stop_propagation();
                    keep.borrow_mut().push(event.clone());
                }
            });
        let row = dom::text_field().filter(|field| !field.read_only());
        row.iter().for_each(|row| row.set_read_only(true));
        Self {
            held,
            row,
            _listener: listener,
        }
    }

    /// Ends; what was pressed goes to whatever has the focus now.
    pub fn release(self) {
        self.row.iter().for_each(|row| row.set_read_only(false));
        let held = self.held.take();
        drop(self);
        for event in held {
            let to = dom::root().active_element();
            let copy =
                KeyboardEvent::new_with_keyboard_event_init_dict("keydown", event.unchecked_ref());
            let (Some(to), Ok(copy)) = (to, copy) else {
                return;
            };
            let types = event.key().chars().count() == 1 && !event.ctrl_key() && !event.meta_key();
            if to.dispatch_event(&copy).unwrap_or_default() && types {
                let document: HtmlDocument = dom::document().unchecked_into();
                let _ =
                    document.exec_command_with_show_ui_and_value("insertText", false, &event.key());
            }
        }
    }
}
