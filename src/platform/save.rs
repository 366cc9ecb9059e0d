//! All that is open in a file of one's own, which is written again where the browser lets a page do
//! that, and given out as a download where it does not.

use super::records::Records;
use super::{dom, files};
use gangmu::text::{Bilingual, both};
use js_sys::{Array, Function, Object, Promise, Reflect};
use session::{Event, FilesEvent, Shared, around_desk_file};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DomException};
use yew::Callback;

/// How the names of such files end.
pub const ENDING: &str = ".gangmu";
/// Their media type.
const KIND: &str = "application/json";

thread_local! {
    /// The file that was chosen, and the desk that it is of.
    static CHOSEN: RefCell<Option<(u32, JsValue)>> = const { RefCell::new(None) };
}

/// Saves it: [`FilesEvent::Saved`].
pub fn save(
    name: String,
    (desk, anew): (u32, bool),
    session: &Shared,
    records: &Records,
    send: Callback<Event>,
) {
    let (session, records) = (session.clone(), records.clone());
    spawn_local(async move {
        let name = named(&name);
        let saved = match choose(&name, desk, anew).await {
            Ok(handle) => write(handle, &name, &session, &records).await.map(Some),
            Err(thrown) if is(&thrown, "AbortError") => Ok(None),
            Err(thrown) => Err(thrown),
        };
        let saved = saved.map_err(|thrown| sentence(&thrown)).transpose();
        send.emit(FilesEvent::Saved(saved).into());
    });
}

/// A name that every system takes.
fn named(title: &str) -> String {
    let bad = |c: char| c.is_control() || "\\/:*?\"<>|".contains(c);
    let name: String = title.chars().filter(|c| !bad(*c)).take(60).collect();
    [name.trim(), ENDING].concat()
}

/// The file to write in; none where the browser gives no page one.
async fn choose(name: &str, desk: u32, anew: bool) -> Result<Option<JsValue>, JsValue> {
    let kept = CHOSEN.with_borrow(|kept| kept.clone().filter(|(of, _)| *of == desk && !anew));
    if let Some((_, handle)) = kept {
        return Ok(Some(handle));
    }
    let window = dom::window();
    let picker = Reflect::get(&window, &"showSaveFilePicker".into())?;
    let Some(picker) = picker.dyn_ref::<Function>() else {
        return Ok(None);
    };
    let accept = object(&[(KIND, &Array::of1(&ENDING.into()))])?;
    let kind = object(&[("description", &"纲目文稿".into()), ("accept", &accept)])?;
    let options = object(&[
        ("suggestedName", &name.into()),
        ("types", &Array::of1(&kind)),
        ("id", &"gangmu".into()),
    ])?;
    let asked = match picker.call1(&window, &options) {
        Ok(asked) => JsFuture::from(asked.unchecked_into::<Promise>()).await,
        Err(thrown) => Err(thrown),
    };
    match asked {
        Ok(handle) => {
            CHOSEN.set(Some((desk, handle.clone())));
            Ok(Some(handle))
        }
        // A frame of another's page may not ask.
        Err(thrown) if is(&thrown, "SecurityError") => Ok(None),
        Err(thrown) => Err(thrown),
    }
}

/// What it is called where it is now.
async fn write(
    handle: Option<JsValue>,
    name: &str,
    session: &Shared,
    records: &Records,
) -> Result<String, JsValue> {
    let (opening, end, parts) = {
        let session = session.borrow();
        let (opening, end) = around_desk_file(&session);
        (opening, end, session.parts().to_vec())
    };
    let pieces = records.between(&opening, parts, end).await;
    let file = Blob::new_with_str_sequence(&pieces)?;
    let Some(handle) = handle else {
        files::give(name, &file)?;
        return Ok(name.to_owned());
    };
    // What was there stays until all of this is written.
    let stream = call(&handle, "createWritable", &[]).await?;
    call(&stream, "write", &[file.into()]).await?;
    call(&stream, "close", &[]).await?;
    let name = Reflect::get(&handle, &"name".into())?.as_string();
    Ok(name.unwrap_or_default())
}

async fn call(on: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(on, &method.into())?.dyn_into()?;
    let asked = method.apply(on, &arguments.iter().collect::<Array>())?;
    JsFuture::from(asked.unchecked_into::<Promise>()).await
}

fn object(entries: &[(&str, &JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), value)?;
    }
    Ok(object)
}

fn is(thrown: &JsValue, name: &str) -> bool {
    let exception = thrown.dyn_ref::<DomException>();
    exception.is_some_and(|e| e.name() == name)
}

/// What a failure means, and what to do.
fn sentence(thrown: &JsValue) -> Bilingual<String> {
    let (zh, en) = match thrown
        .dyn_ref::<DomException>()
        .map(DomException::name)
        .as_deref()
    {
        Some("NotAllowedError") => (
            "没有得到写入这个文件的许可，文件没有变。可以用“另存为文件”另选一个。",
            "This page may not write in that file, which is as it was. Choose another.",
        ),
        Some("NotFoundError") => (
            "原来的文件已移走或改名，没有存。请用“另存为文件”另选一个。",
            "The file has been moved or renamed; nothing was saved. Choose another.",
        ),
        Some("QuotaExceededError") => (
            "磁盘空间不足，文件没有变。请换个位置另存。",
            "The disk is full; the file is as it was. Save it elsewhere.",
        ),
        _ => (
            "没有存成文件，原文件没有变，请再试一次或另存为文件。",
            "Not saved; the file is as it was. Try again, or choose another.",
        ),
    };
    both(zh, en).into()
}
