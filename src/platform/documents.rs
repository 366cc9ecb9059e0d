//! Documents in and out, by the page's module for them, in a thread that is begun as soon as one is in
//! sight, and ends with the job or the dialog.

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
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;
use yew::Callback;

/// The element that holds the module.
const ASSET: &str = "gangmu-files";
/// What takes longer than this, in milliseconds, says how far it is.
const PATIENCE: f64 = 300.0;
/// So often a little document is written and read until the browser has the module in quick code.
const REHEARSALS: usize = 20;
/// As many bytes tell a text from what is none.
const HEAD: u32 = 1024;

thread_local! {
    static AT_WORK: RefCell<Option<Rc<Thread>>> = const { RefCell::new(None) };
    static KEPT: RefCell<Option<Rc<Documents>>> = const { RefCell::new(None) };
    /// Whether the browser has compiled what writes and reads: threads to come have it, too.
    static REHEARSED: Cell<bool> = const { Cell::new(false) };
}

/// Stops what is being read or written.
pub fn stop() {
    if let Some(thread) = AT_WORK.take() {
        thread.stop();
    }
}

/// Has a thread ready: a document is about to come in or to go out.
pub fn warm() {
    let documents = kept();
    spawn_local(async move { documents.rehearse().await });
}

/// No document is in sight any more: the thread ends with what it is at.
pub fn end() {
    KEPT.take();
}

/// What was kept ready, for one who keeps it himself.
pub fn taken() -> Rc<Documents> {
    KEPT.take().unwrap_or_default()
}

fn kept() -> Rc<Documents> {
    KEPT.with_borrow_mut(|kept| kept.get_or_insert_default().clone())
}

/// What reads and writes files, with a thread once it is needed.
#[derive(Default)]
pub struct Documents {
    thread: RefCell<Option<Rc<Thread>>>,
    /// Whether the beginning of something is being written, and what is to be begun behind it.
    beginning: Cell<bool>,
    next: RefCell<Option<(u32, Box<FileOrder>)>>,
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
            Err(failure) => Some(Err(said(failure))),
        }
    }

    fn thread(&self) -> Result<Rc<Thread>, Failure> {
        let mut thread = self.thread.borrow_mut();
        if let Some(thread) = thread.as_ref().filter(|t| !t.is_over()) {
            return Ok(thread.clone());
        }
        let begun = Thread::alone(ASSET, "read");
        let begun = begun.map_err(|error| Failure::Broken(format!("{error:?}")))?;
        Ok(thread.insert(Rc::new(begun)).clone())
    }

    async fn rehearse(&self) {
        if REHEARSED.replace(true) {
            return;
        }
        for _ in 0..REHEARSALS {
            // What hinders it is told when it is asked for more.
            if self
                .quietly("rehearse", &Array::new(), false)
                .await
                .is_err()
            {
                return;
            }
        }
    }

    async fn quietly(&self, verb: &str, request: &JsValue, raw: bool) -> Result<JsValue, Failure> {
        let answer = self.thread()?.ask_for(verb, request, raw).await;
        // What broke down on one file is whole for the next.
        answer.inspect_err(|_| *self.thread.borrow_mut() = None)
    }

    async fn ask(
        &self,
        verb: &'static str,
        request: &JsValue,
        raw: bool,
        name: &str,
        send: &Callback<Event>,
    ) -> Result<JsValue, Failure> {
        let thread = self.thread()?;
        let (begin, told) = (dom::now_ms(), Rc::new(Cell::new(0)));
        let (send, name) = (send.clone(), name.to_owned());
        thread.on_progress(Callback::from(move |share: f64| {
            let tenths = (share * 10.0) as u32 + 1;
            if dom::now_ms() - begin > PATIENCE && tenths > told.replace(tenths) {
                send.emit(FilesEvent::Goes(name.clone(), share).into());
            }
        }));
        AT_WORK.set(Some(thread.clone()));
        let answer = self.quietly(verb, request, raw).await;
        AT_WORK.set(None);
        // What is rehearsed behind it is nobody's progress.
        thread.on_progress(Callback::noop());
        answer
    }
}

/// What can be written with these choices, and what there is to choose.
pub async fn about(options: &Value) -> Result<About, Bilingual<String>> {
    let request = Array::of1(&options.to_string().into());
    let answer = kept().quietly("about", &request, false).await;
    let text = answer.map_err(said)?.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|_| broken())
}

/// The beginning of what is ordered, as HTML; empty where there is none. What is ordered while
/// another is written waits, and only the last of it is written.
pub async fn preview(asked: u32, order: Box<FileOrder>, session: &Shared, send: &Callback<Event>) {
    let documents = kept();
    documents.next.replace(Some((asked, order)));
    if documents.beginning.replace(true) {
        return;
    }
    while let Some((asked, order)) = documents.next.take() {
        let request = request(&order, session);
        let html = match documents.quietly("write", &request, false).await {
            Err(Failure::Stopped) => break,
            html => html.ok().and_then(|html| html.as_string()),
        };
        send.emit(FilesEvent::Preview(asked, html.unwrap_or_default()).into());
    }
    documents.beginning.set(false);
    documents.rehearse().await;
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
    let mut documents = kept();
    if documents.beginning.get() {
        // Nobody waits for a beginning to be written first.
        if let Some(thread) = &*documents.thread.borrow() {
            thread.stop();
        }
        end();
        documents = kept();
    }
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
    let documents = Documents::default();
    let request = request(order, session);
    let answer = documents.quietly("write", &request, true).await;
    file(&answer.map_err(said)?)
}

/// The text as JSON: what brings the checks is written by the module that has them.
async fn json(order: &FileOrder, session: &Shared) -> Result<Blob, Bilingual<String>> {
    let request = {
        let session = session.borrow();
        let meant = |p: &&Rc<Node>| order.parts.is_empty() || order.parts.contains(&p.id);
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

fn request(order: &FileOrder, session: &Shared) -> Array {
    Array::of1(&order.request(&session.borrow()).into())
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
