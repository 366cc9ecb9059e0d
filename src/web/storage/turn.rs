//! Long saves without long tasks: one after the other, and in slices.

use super::transaction::settled;
use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Bytes turned into the browser's strings in one task: some 10 ms.
const SLICE: usize = 4 << 20;

/// Lets one at a time do its work, in the order of asking.
pub struct Turns {
    last: RefCell<Promise>,
}

/// Ends when it is dropped, though not before the turns ahead of it.
pub struct Turn {
    end: Function,
    before: Promise,
}

impl Turns {
    pub fn new() -> Self {
        let last = RefCell::new(Promise::resolve(&JsValue::UNDEFINED));
        Self { last }
    }

    /// Waits for all turns that were asked for before.
    pub async fn next(&self) -> Turn {
        let mut end = None;
        let mine = settled(|resolve| end = Some(resolve.clone()));
        let turn = Turn {
            end: end.expect("a promise calls its executor at once"),
            before: self.last.replace(mine),
        };
        // A turn's promise never rejects.
        let _ = JsFuture::from(turn.before.clone()).await;
        turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Settles as `before` does; the function that settles a promise throws nothing.
        let _ = self.end.call1(&JsValue::UNDEFINED, &self.before);
    }
}

/// The records as strings of the browser, which is most of a save's work. Gives the page a breath
/// between slices.
pub async fn translate<'a>(records: impl Iterator<Item = &'a str>) -> Vec<JsValue> {
    let mut translated = Vec::new();
    let mut bytes = 0;
    for record in records {
        if bytes > SLICE {
            breath().await;
            bytes = 0;
        }
        bytes += record.len();
        translated.push(record.into());
    }
    translated
}

/// Ends the task. By a message, since browsers slow timers down in hidden windows.
async fn breath() {
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
