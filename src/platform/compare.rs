//! Comparing, by the module that reads, in a thread that begins and ends with the sheet for it.

use super::thread::{Failure, READER, Thread};
use super::{dom, files};
use gangmu::text::{Bilingual, both};
use js_sys::Array;
use session::{CompareEvent, Compared, Event};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};
use yew::Callback;

thread_local! {
    static READY: RefCell<Option<Rc<Thread>>> = const { RefCell::new(None) };
}

/// Has a thread ready: something is about to be compared.
pub fn warm() {
    spawn_local(async {
        // What hinders it is told when it is asked.
        let _ = ready().await;
    });
}

/// Nothing is to be compared any more: the thread ends, behind what it is at.
pub fn end() {
    READY.take();
}

async fn ready() -> Result<Rc<Thread>, JsValue> {
    let kept = READY.with_borrow(Clone::clone);
    if let Some(thread) = kept.filter(|thread| !thread.is_over()) {
        return Ok(thread);
    }
    let thread = Rc::new(Thread::start(READER, "compare", None).await?);
    READY.set(Some(thread.clone()));
    Ok(thread)
}

/// Has it compared: [`CompareEvent::Answered`].
pub fn ask(n: u32, request: String, send: Callback<Event>) {
    spawn_local(async move {
        let answer = answer(&request).await;
        send.emit(CompareEvent::Answered(n, Rc::new(answer)).into());
    });
}

/// Asks for a file with what is to be compared: [`CompareEvent::Picked`].
pub fn pick(send: Callback<Event>) {
    files::pick_read(send, |name, read| CompareEvent::Picked(name, read).into());
}

async fn answer(request: &str) -> Result<Compared, Bilingual<String>> {
    let broken = || -> Bilingual<String> {
        both(
            "比较的部分没有运行起来，请重新打开本页再试",
            "What compares does not run; open this page anew",
        )
        .into()
    };
    let thread = ready().await.map_err(|_| broken())?;
    match thread.ask(&Array::of1(&request.into())).await {
        Ok(answer) => serde_json::from_str(&answer).map_err(|_| broken()),
        Err(Failure::Broken(why)) => Err(serde_json::from_str(&why).unwrap_or_else(|_| broken())),
        Err(_) => Err(broken()),
    }
}

/// Moves the focus to the next change that is shown, or the one before; the first where none has it.
pub fn step(list: &Element, by: isize) {
    let changes = changes(list);
    let active = dom::root().active_element();
    let here = changes.iter().position(|c| c.contains(active.as_deref()));
    focus(&changes, here.map_or(0, |at| at.saturating_add_signed(by)));
}

/// Puts the focus on the change of that index, or the last one.
pub fn stand(list: &Element, at: usize) {
    focus(&changes(list), at);
}

fn focus(changes: &[HtmlElement], at: usize) {
    if let Some(change) = changes.get(at).or(changes.last()) {
        let _ = change.focus();
    }
}

/// Those that are shown.
fn changes(list: &Element) -> Vec<HtmlElement> {
    let Ok(all) = list.query_selector_all(".change") else {
        return Vec::new();
    };
    let each = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok());
    each.filter(|change| change.offset_height() > 0).collect()
}
