//! Documents in and out, by the page's module for them, in a thread that ends with the job.

use super::thread::{Failure, Thread};
use super::{decoder, dom, files, writer};
use gangmu::export::Form;
use gangmu::import::Source;
use gangmu::outline::Node;
use gangmu::text::{Bilingual, both};
use js_sys::{Array, Uint8Array};
use serde_json::Value;
use session::{About, Event, FileOrder, FileText, FilesEvent, Shared};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Blob;
use yew::Callback;

/// The element that holds the module.
const ASSET: &str = "gangmu-files";
/// What takes longer than this, in milliseconds, says how far it is.
const PATIENCE: f64 = 300.0;
/// As many bytes tell a text from what is none.
const HEAD: u32 = 1024;

thread_local! {
    static AT_WORK: RefCell<Option<Rc<Thread>>> = const { RefCell::new(None) };
}

/// Stops what is being read or written.
pub fn stop() {
    if let Some(thread) = AT_WORK.take() {
        thread.stop();
    }
}

/// A reader of files, with a thread once it is needed.
#[derive(Default)]
pub struct Documents {
    thread: RefCell<Option<Rc<Thread>>>,
}

impl Documents {
    /// What the file of that name says, or why not; `None` if it was stopped.
    pub async fn read(
        &self,
        name: &str,
        bytes: &Uint8Array,
        send: &Callback<Event>,
    ) -> Option<Result<FileText, Bilingual<String>>> {
        let head = bytes.subarray(0, HEAD.min(bytes.length())).to_vec();
        if Source::of(&head) == Source::Text {
            let text = decoder::decode(bytes).await;
            let whole = |text| FileText {
                text,
                told: None,
                whole: true,
            };
            return Some(text.map(whole).map_err(|error| error.sentence()));
        }
        const SOUND: &str = "the module writes what the session reads";
        match self.ask("read", &bytes.buffer(), false, name, send).await {
            Ok(answer) => {
                let text = answer.as_string().unwrap_or_default();
                Some(Ok(serde_json::from_str(&text).expect(SOUND)))
            }
            Err(Failure::Stopped) => None,
            Err(failure) => {
                // What broke down on one file is whole for the next.
                *self.thread.borrow_mut() = None;
                Some(Err(said(failure)))
            }
        }
    }

    async fn ask(
        &self,
        verb: &'static str,
        request: &JsValue,
        raw: bool,
        name: &str,
        send: &Callback<Event>,
    ) -> Result<JsValue, Failure> {
        let there = self.thread.borrow().clone();
        let thread = match there {
            Some(thread) => thread,
            None => {
                let begun = Thread::start(ASSET, verb, None).await;
                let begun = begun.map_err(|error| Failure::Broken(format!("{error:?}")))?;
                self.thread.borrow_mut().insert(Rc::new(begun)).clone()
            }
        };
        let (begin, told) = (dom::now_ms(), Rc::new(Cell::new(0)));
        let (send, name) = (send.clone(), name.to_owned());
        thread.on_progress(Callback::from(move |share: f64| {
            let tenths = (share * 10.0) as u32 + 1;
            if dom::now_ms() - begin > PATIENCE && tenths > told.replace(tenths) {
                send.emit(FilesEvent::Goes(name.clone(), share).into());
            }
        }));
        AT_WORK.set(Some(thread.clone()));
        let answer = thread.ask_for(request, raw).await;
        AT_WORK.set(None);
        answer
    }
}

/// What can be written with these choices, and what there is to choose.
pub async fn about(options: &Value) -> Result<About, Bilingual<String>> {
    let request = Array::of1(&options.to_string().into());
    let answer = once("about", &request, false).await?;
    let text = answer.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|_| broken())
}

/// The beginning of what is ordered, as HTML; empty where there is none.
pub async fn preview(order: &FileOrder, session: &Shared) -> String {
    let answer = once("write", &request(order, session), false).await;
    answer
        .ok()
        .and_then(|html| html.as_string())
        .unwrap_or_default()
}

/// The file that is ordered; `None` if it was stopped.
pub async fn write(
    order: &FileOrder,
    session: &Shared,
    send: &Callback<Event>,
) -> Option<Result<Blob, Bilingual<String>>> {
    if order.form == Form::Json.id() {
        return Some(json(order, session).await);
    }
    let documents = Documents::default();
    let request = request(order, session);
    match documents
        .ask("write", &request, true, &order.name, send)
        .await
    {
        Ok(answer) => Some(file(&answer)),
        Err(Failure::Stopped) => None,
        Err(failure) => Some(Err(said(failure))),
    }
}

/// The same for somebody who is told nothing of how it goes, and cannot stop it.
///
/// # Errors
/// Why there is none.
pub async fn write_quietly(order: &FileOrder, session: &Shared) -> Result<Blob, Bilingual<String>> {
    if order.form == Form::Json.id() {
        return json(order, session).await;
    }
    file(&once("write", &request(order, session), true).await?)
}

/// The text as JSON: what brings the checks is written by the module that has them.
async fn json(order: &FileOrder, session: &Shared) -> Result<Blob, Bilingual<String>> {
    let request = {
        let session = session.borrow();
        let meant = |p: &&Rc<Node>| order.part.is_none_or(|part| part == p.id);
        let parts: Vec<_> = session.parts().iter().filter(meant).cloned().collect();
        session::reader_request(&session, &parts, None)
    };
    let written = writer::write(Form::Json, &request).await;
    let why = both("没有写成，请再试一次", "Not written; try again");
    let text = written.map_err(|_| why)?;
    files::blob(Form::Json.mime(), &text.into()).map_err(|_| broken())
}

/// The file that the module answers with, its media type on a line before it.
fn file(answer: &JsValue) -> Result<Blob, Bilingual<String>> {
    let answer = Uint8Array::new(answer);
    let at = answer.index_of(b'\n', 0).max(0) as u32;
    let kind = answer.subarray(0, at).to_vec();
    let content = answer.subarray(at + 1, answer.length());
    files::blob(&String::from_utf8_lossy(&kind), &content).map_err(|_| broken())
}

async fn once(
    verb: &'static str,
    request: &Array,
    raw: bool,
) -> Result<JsValue, Bilingual<String>> {
    let thread = Thread::start(ASSET, verb, None)
        .await
        .map_err(|_| broken())?;
    thread.ask_for(request, raw).await.map_err(said)
}

fn request(order: &FileOrder, session: &Shared) -> Array {
    let session = session.borrow();
    let head = serde_json::to_string(order).unwrap_or_default();
    let own = session::reader_request(&session, session.parts(), None);
    let lines = [head, own, session.told_original()];
    Array::of1(&lines.join("\n").into())
}

/// Why the module refused.
fn said(failure: Failure) -> Bilingual<String> {
    match failure {
        Failure::Broken(why) => serde_json::from_str(&why).unwrap_or_else(|_| broken()),
        _ => broken(),
    }
}

/// What is said where the module itself does not run.
fn broken() -> Bilingual<String> {
    both(
        "读写文件的部分没有运行起来。请重新打开本页再试，或在原程序中复制全文后粘贴。",
        "What reads and writes files does not run. Open this page anew and try again, or copy the text in its own program and paste it.",
    )
    .into()
}
