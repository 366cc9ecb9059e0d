//! The reader in its thread: a classic worker from a Blob, which gets the bytes of the page's third
//! module once and then what has changed, soon after every edit, one request at a time. Typing
//! never waits for it.

use super::app::{Msg, Shared};
use super::module;
use super::records::Records;
use crate::check::Settings;
use crate::outline::{Node, NodeId};
use crate::session::{Reading, request_opening};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};
use yew::Callback;

/// The element that holds the module.
const ASSET: &str = "gangmu-reader";
/// The worker's own script.
const SCRIPT: &str = include_str!("reader.js");
/// How long after the last edit the reading begins, in milliseconds.
const WAIT_MS: u32 = 200;
/// Long texts wait longer: by a millisecond for so many nodes.
const NODES_PER_MS: u32 = 100;

/// Reads the session; a handle that can be cloned.
#[derive(Clone)]
pub struct Reader(Rc<RefCell<State>>);

struct State {
    worker: Option<Rc<Worker>>,
    _listeners: Vec<EventListener>,
    /// The parts as last told. Weak, so that an edit changes its nodes in place.
    told: HashMap<NodeId, Weak<Node>>,
    settings: Settings,
    /// Whether the worker knows the settings.
    settings_told: bool,
    /// What is to be read next.
    wanted: Option<Shared>,
    timer: Option<Timeout>,
    reading: bool,
    records: Records,
    send: Callback<Msg>,
}

impl Reader {
    /// A reader that has read nothing. The worker starts with the first text.
    pub fn new(settings: Settings, records: Records, send: Callback<Msg>) -> Self {
        Self(Rc::new(RefCell::new(State {
            worker: None,
            _listeners: Vec::new(),
            told: HashMap::new(),
            settings,
            settings_told: false,
            wanted: None,
            timer: None,
            reading: false,
            records,
            send,
        })))
    }

    /// Has the session read as it is in a moment: [`Msg::Read`].
    pub fn read(&self, session: &Shared) {
        let mut state = self.0.borrow_mut();
        state.wanted = Some(session.clone());
        if !state.reading {
            self.wait(&mut state);
        }
    }

    fn wait(&self, state: &mut State) {
        let Some(session) = &state.wanted else {
            return;
        };
        let more = session.borrow().outline().root().totals().nodes / NODES_PER_MS;
        let this = self.clone();
        state.timer = Some(Timeout::new(WAIT_MS + more, move || this.ask()));
    }

    /// Ends the thread. Nothing is read any more.
    pub fn end(&self) {
        let mut state = self.0.borrow_mut();
        (state.timer, state.wanted, state._listeners) = (None, None, Vec::new());
        if let Some(worker) = state.worker.take() {
            worker.terminate();
        }
    }

    /// Has everything read again by other settings.
    pub fn set(&self, settings: Settings, session: &Shared) {
        {
            let mut state = self.0.borrow_mut();
            (state.settings, state.settings_told) = (settings, false);
        }
        self.read(session);
    }

    fn ask(&self) {
        let session = {
            let mut state = self.0.borrow_mut();
            state.timer = None;
            let Some(session) = state.wanted.take() else {
                return;
            };
            state.reading = true;
            session
        };
        let this = self.clone();
        spawn_local(async move {
            if this.tell(&session).await.is_err() {
                this.failed("the worker does not start");
            }
        });
    }

    async fn tell(&self, session: &Shared) -> Result<(), JsValue> {
        let worker = self.worker().await?;
        let (opening, end, changed, records) = {
            let mut state = self.0.borrow_mut();
            let session = session.borrow();
            let known = |part: &Rc<Node>| {
                let old = state.told.get(&part.id);
                old.is_some_and(|old| {
                    old.strong_count() > 0 && std::ptr::eq(old.as_ptr(), Rc::as_ptr(part))
                })
            };
            let changed = session.parts().iter().filter(|part| !known(part));
            let changed: Vec<Rc<Node>> = changed.cloned().collect();
            let now = session.parts().iter().map(|p| (p.id, Rc::downgrade(p)));
            state.told = now.collect();
            let news = (!state.settings_told).then(|| state.settings.clone());
            state.settings_told = true;
            let (opening, end) = request_opening(&session, news.as_ref());
            (opening, end, changed, state.records.clone())
        };
        // In pieces, which the worker puts together.
        let request = Array::of1(&opening.into());
        for (at, record) in records.of(changed).await.iter().enumerate() {
            if at > 0 {
                request.push(&",".into());
            }
            request.push(record);
        }
        request.push(&end.into());
        let message = object(&[("request", &request)])?;
        worker.post_message(&message)
    }

    /// The worker, started by the first call.
    async fn worker(&self) -> Result<Rc<Worker>, JsValue> {
        if let Some(worker) = &self.0.borrow().worker {
            return Ok(worker.clone());
        }
        let bytes = module::bytes(ASSET).await?;
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let script = Array::of1(&SCRIPT.into());
        let script = Blob::new_with_str_sequence_and_options(&script, &options)?;
        let url = Url::create_object_url_with_blob(&script)?;
        let worker = Rc::new(Worker::new(&url)?);
        Url::revoke_object_url(&url)?;
        worker.post_message_with_transfer(
            &object(&[("bytes", &bytes)])?,
            &Array::of1(&bytes).into(),
        )?;
        let this = self.clone();
        let listener = EventListener::new(&worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                this.answered(&event.data());
            }
        });
        // A host's policy may refuse the thread: only then does the worker itself fail.
        let this = self.clone();
        let refused =
            EventListener::new(&worker, "error", move |_| this.failed("the worker failed"));
        let mut state = self.0.borrow_mut();
        state.worker = Some(worker.clone());
        state._listeners = vec![listener, refused];
        Ok(worker)
    }

    fn answered(&self, data: &JsValue) {
        let text = |name: &str| Reflect::get(data, &name.into()).ok()?.as_string();
        let Some(answer) = text("answer") else {
            return self.failed(&text("failure").unwrap_or_default());
        };
        match serde_json::from_str::<Reading>(&answer) {
            Ok(reading) => self.0.borrow().send.emit(Msg::Read(Rc::new(reading))),
            Err(error) => return self.failed(&error.to_string()),
        }
        self.go_on();
    }

    /// What was told is forgotten with the reader that broke down: the next one is told everything.
    fn failed(&self, why: &str) {
        web_sys::console::error_1(&format!("reader: {why}").into());
        {
            let mut state = self.0.borrow_mut();
            state.told.clear();
            state.settings_told = false;
        }
        self.0.borrow().send.emit(Msg::ReadFailed);
        self.go_on();
    }

    fn go_on(&self) {
        let mut state = self.0.borrow_mut();
        state.reading = false;
        self.wait(&mut state);
    }
}

fn object(entries: &[(&str, &JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object.into())
}
