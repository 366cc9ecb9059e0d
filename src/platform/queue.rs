//! Long work without long tasks: one after the other, and in slices.

use super::storage::settled;
use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Lets one at a time do its work, in the order of asking.
pub struct Queue {
    last: RefCell<Promise>,
}

/// Ends when it is dropped, though not before the turns ahead of it.
pub struct Slot {
    end: Function,
    before: Promise,
}

impl Default for Queue {
    fn default() -> Self {
        Self::new()
    }
}

impl Queue {
    pub fn new() -> Self {
        let last = RefCell::new(Promise::resolve(&JsValue::UNDEFINED));
        Self { last }
    }

    /// Waits for all turns that were asked for before.
    pub async fn next(&self) -> Slot {
        let mut end = None;
        let mine = settled(|resolve| end = Some(resolve.clone()));
        let turn = Slot {
            end: end.expect("a promise calls its executor at once"),
            before: self.last.replace(mine),
        };
        // A turn's promise never rejects.
        let _ = JsFuture::from(turn.before.clone()).await;
        turn
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        // Settles as `before` does; the function that settles a promise throws nothing.
        let _ = self.end.call1(&JsValue::UNDEFINED, &self.before);
    }
}

/// Ends the task. By a message, since browsers slow timers down in hidden windows.
pub async fn yield_task() {
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let here = channel.port1();
    let come = settled(|resolve| here.set_onmessage(Some(resolve)));
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        let _ = JsFuture::from(come).await;
    }
    here.close();
}
