//! A long text that is pasted: it stays the browser's string, is parsed in a thread, and what comes back
//! is handed over in slices, so that the page goes on.

use super::queue::yield_task;
use super::thread::{READER, Thread};
use js_sys::{Array, JsString, Uint8Array};
use session::{Event, TextsEvent};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::DataTransfer;
use yew::Callback;

/// So many characters are pasted without a pause: a third of a second.
const LONG: u32 = 1_500_000;
/// Bytes of the answer that are taken in at once: a few milliseconds.
const SLICE: u32 = 256 << 10;
/// The end of a line.
const LINE_END: u8 = b'\n';

#[wasm_bindgen]
extern "C" {
    /// A clipboard whose text is not made into a string of ours.
    #[wasm_bindgen(extends = js_sys::Object)]
    type Clip;
    #[wasm_bindgen(method, js_name = getData)]
    fn text(this: &Clip, kind: &str) -> JsString;
}

thread_local! {
    /// By number, from 1; the last number given.
    static TEXTS: RefCell<(HashMap<u32, JsString>, u32)> = RefCell::default();
}

/// Takes a long text from the clipboard: [`TextsEvent::Bulk`]. Whether it is one.
pub fn pasted(clip: &DataTransfer, send: &Callback<Event>) -> bool {
    let text = clip.unchecked_ref::<Clip>().text("text/plain");
    let n = text.length();
    if n <= LONG {
        return false;
    }
    let id = TEXTS.with_borrow_mut(|(texts, last)| {
        *last += 1;
        texts.insert(*last, text);
        *last
    });
    send.emit(TextsEvent::Bulk(id, n).into());
    true
}

/// It is not needed any more.
pub fn forget(id: u32) {
    TEXTS.with_borrow_mut(|(texts, _)| drop(texts.remove(&id)));
}

/// Pastes it as any other.
pub fn paste(id: u32, send: &Callback<Event>) {
    if let Some(text) = TEXTS.with_borrow_mut(|(texts, _)| texts.remove(&id)) {
        send.emit(TextsEvent::Pasted(text.into()).into());
    }
}

/// Has it parsed: [`TextsEvent::BulkRead`]. Comes later.
pub fn read(id: u32, opening: String, send: Callback<Event>) {
    spawn_local(async move {
        if parsed(id, &opening, &send).await.is_none() {
            send.emit(TextsEvent::BulkRead(id, None, 1.0).into());
        }
    });
}

fn text_of(id: u32) -> Option<JsString> {
    TEXTS.with_borrow(|(texts, _)| texts.get(&id).cloned())
}

/// Hands over all of it, unless it is dropped meanwhile; `None` if the thread has no answer.
async fn parsed(id: u32, opening: &str, send: &Callback<Event>) -> Option<()> {
    let thread = Thread::start(READER, "parse", None).await.ok()?;
    let request = Array::of2(&opening.into(), &text_of(id)?.into());
    let answer = thread.ask_for("parse", &request, true).await.ok()?;
    drop(thread);
    let bytes: Uint8Array = answer.unchecked_into();
    let (mut from, n) = (0, bytes.length());
    // The last line, with which all goes in, has a turn of its own.
    let before = n - SLICE.min(n);
    let end = bytes.subarray(before, n).to_vec();
    let last = end.iter().rposition(|byte| *byte == LINE_END);
    let last = last.map_or(0, |at| before + at as u32);
    while from < n {
        let wanted = from + SLICE.min(n - from);
        let to = match bytes.index_of(LINE_END, wanted as i32) {
            at if at < 0 && from < last => last,
            at if at < 0 => n,
            at => at as u32,
        };
        let lines = String::from_utf8(bytes.subarray(from, to).to_vec()).ok()?;
        let lines = lines.lines().map(str::to_owned).collect();
        from = to + 1;
        yield_task().await;
        if text_of(id).is_none() {
            break;
        }
        let share = f64::from(to) / f64::from(n);
        send.emit(TextsEvent::BulkRead(id, Some(lines), share).into());
    }
    Some(())
}
