//! A module in a thread of its own: a classic worker from a Blob, which gets one of the page's
//! modules once and then requests, which it answers one after the other. Typing never waits for it. Several
//! editors of a host's page have their threads in common, each with a port of its own.

use super::host::{self, Hold};
use super::module;
use gloo::events::EventListener;
use js_sys::futures::{JsFuture, future_to_promise};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, MessageChannel, MessageEvent, MessagePort, Url, Worker};
use yew::Callback;

/// The element that holds the module which reads the text.
pub const READER: &str = "gangmu-reader";
/// The worker's own script.
const SCRIPT: &str = include_str!("thread.js");

/// The thread. When it is dropped it forgets what this editor told it, and ends with the last one.
pub struct Thread {
    worker: Worker,
    port: MessagePort,
    /// Where others have it, too.
    hold: Option<Hold>,
    /// What is called unless a request names another function.
    verb: &'static str,
    /// Who waits for answers, first come first: what resolves their promises.
    waiting: Rc<RefCell<VecDeque<Function>>>,
    /// Who is told how much is done, from 0 to 1.
    progress: Rc<RefCell<Option<Callback<f64>>>>,
    refused: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

/// Why there is no answer.
pub enum Failure {
    /// The module broke down on somebody else's request, and knows nothing of what it was told: it
    /// is to be told again.
    Forgotten,
    /// [`Thread::stop`] was called.
    Stopped,
    /// The module refused, broke down, or was not let in. It may know nothing of what it was told.
    Broken(String),
}

impl Thread {
    /// Starts the module in the element `asset`: requests go to its function `verb`. What stands in
    /// the element `provision` is loaded into it. Editors of one page share what reads the text.
    ///
    /// # Errors
    /// What the browser throws where it lets a page have no threads.
    pub async fn start(
        asset: &'static str,
        verb: &'static str,
        provision: Option<&'static str>,
    ) -> Result<Self, JsValue> {
        let begin = Closure::once_into_js(move || {
            future_to_promise(async move {
                let (message, given) = message(asset, provision).await?;
                // Last: what hinders it is heard by who listens at once.
                let worker = begin()?;
                worker.post_message_with_transfer(&message, &given)?;
                Ok(worker.into())
            })
        });
        let begin: Function = begin.unchecked_into();
        let shared = (asset == READER).then(|| host::share(verb, &begin));
        let hold = shared.flatten();
        let worker = match &hold {
            Some(hold) => hold.worker(),
            None => begin.call0(&JsValue::NULL)?.unchecked_into(),
        };
        Self::of(JsFuture::from(worker).await?.unchecked_into(), hold, verb)
    }

    /// The same of a module that nobody shares, at once: what hinders it is told by the first answer.
    ///
    /// # Errors
    /// As [`Thread::start`].
    pub fn alone(asset: &'static str, verb: &'static str) -> Result<Self, JsValue> {
        let worker = begin()?;
        let to = worker.clone();
        spawn_local(async move {
            let message = message(asset, None).await;
            let message = message.map_or_else(failure, |(message, _)| message);
            let _ = to.post_message(&message);
        });
        Self::of(worker, None, verb)
    }

    fn of(worker: Worker, hold: Option<Hold>, verb: &'static str) -> Result<Self, JsValue> {
        let channel = MessageChannel::new()?;
        let message = Object::new();
        Reflect::set(&message, &"port".into(), &channel.port2())?;
        worker.post_message_with_transfer(&message, &Array::of1(&channel.port2()))?;
        let port = channel.port1();
        let waiting: Rc<RefCell<VecDeque<Function>>> = Rc::default();
        let progress: Rc<RefCell<Option<Callback<f64>>>> = Rc::default();
        let listener = {
            let (waiting, progress) = (waiting.clone(), progress.clone());
            EventListener::new(&port, "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else {
                    return;
                };
                let share = Reflect::get(&event.data(), &"progress".into()).ok();
                if let Some(share) = share.and_then(|share| share.as_f64()) {
                    let told = progress.borrow().clone();
                    if let Some(told) = told {
                        told.emit(share);
                    }
                } else if let Some(resolve) = next(&waiting) {
                    let _ = resolve.call1(&JsValue::NULL, &event.data());
                }
            })
        };
        port.start();
        // A host's policy may refuse the thread: only then does the worker itself fail.
        let refused: Rc<Cell<bool>> = Rc::default();
        let refusal = {
            let (waiting, refused) = (waiting.clone(), refused.clone());
            EventListener::new(&worker, "error", move |_| {
                refused.set(true);
                while let Some(resolve) = next(&waiting) {
                    let _ = resolve.call1(&JsValue::NULL, &Object::new());
                }
            })
        };
        Ok(Self {
            worker,
            port,
            hold,
            verb,
            waiting,
            progress,
            refused,
            _listeners: [listener, refusal],
        })
    }

    /// Ends the thread, and whatever it is at: that fails as [`Failure::Stopped`].
    pub fn stop(&self) {
        self.worker.terminate();
        self.refused.set(true);
        let data = Object::new();
        let _ = Reflect::set(&data, &"stopped".into(), &true.into());
        while let Some(resolve) = next(&self.waiting) {
            let _ = resolve.call1(&JsValue::NULL, &data);
        }
    }

    /// Whether it was ended, or not let in.
    pub fn is_over(&self) -> bool {
        self.refused.get()
    }

    /// From now on `told` hears how much is done.
    pub fn on_progress(&self, told: Callback<f64>) {
        *self.progress.borrow_mut() = Some(told);
    }

    /// The answer to a request, which is given in pieces.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn ask(&self, request: &Array) -> Result<String, Failure> {
        let answer = self.ask_for(self.verb, request, false).await?;
        Ok(answer.as_string().unwrap_or_default())
    }

    /// The same of the module's function `verb`, of a request that is pieces of text or a buffer; if
    /// `raw`, the answer is bytes.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn ask_for(
        &self,
        verb: &str,
        request: &JsValue,
        raw: bool,
    ) -> Result<JsValue, Failure> {
        if self.refused.get() {
            return Err(Failure::Broken(String::new()));
        }
        let said = |error: JsValue| Failure::Broken(format!("{error:?}"));
        let message = Object::new();
        Reflect::set(&message, &"request".into(), request).map_err(said)?;
        Reflect::set(&message, &"raw".into(), &raw.into()).map_err(said)?;
        Reflect::set(&message, &"verb".into(), &verb.into()).map_err(said)?;
        let answer = Promise::new(&mut |resolve, _| {
            let resolve = resolve.unchecked_into();
            self.waiting.borrow_mut().push_back(resolve);
        });
        self.port.post_message(&message).map_err(said)?;
        let data = JsFuture::from(answer).await.map_err(said)?;
        let get = |name: &str| Reflect::get(&data, &name.into()).ok();
        if let Some(answer) = get("answer").filter(|answer| !answer.is_undefined()) {
            return Ok(answer);
        }
        if get("stopped").is_some_and(|s| s.is_truthy()) {
            return Err(Failure::Stopped);
        }
        if get("forgotten").is_some_and(|f| f.is_truthy()) {
            return Err(Failure::Forgotten);
        }
        let why = get("failure").and_then(|f| f.as_string());
        Err(Failure::Broken(why.unwrap_or_default()))
    }
}

fn next(waiting: &RefCell<VecDeque<Function>>) -> Option<Function> {
    waiting.borrow_mut().pop_front()
}

/// A worker that knows no module yet.
fn begin() -> Result<Worker, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let script = Array::of1(&SCRIPT.into());
    let script = Blob::new_with_str_sequence_and_options(&script, &options)?;
    let url = Url::create_object_url_with_blob(&script)?;
    let worker = Worker::new(&url);
    Url::revoke_object_url(&url)?;
    worker
}

/// What tells it the module and what is to be loaded into that, and what of it is given away.
async fn message(asset: &'static str, provision: Option<&str>) -> Result<(Object, Array), JsValue> {
    let (message, given) = (Object::new(), Array::new());
    Reflect::set(&message, &"module".into(), &module::compiled(asset).await?)?;
    if let Some(provision) = provision {
        let provision = module::bytes(provision).await?;
        given.push(&provision);
        Reflect::set(&message, &"provision".into(), &provision)?;
    }
    Ok((message, given))
}

fn failure(error: JsValue) -> Object {
    let message = Object::new();
    let _ = Reflect::set(&message, &"failure".into(), &format!("{error:?}").into());
    message
}

impl Drop for Thread {
    fn drop(&mut self) {
        // Without a request: it may forget us, and closes the port.
        let _ = self.port.post_message(&Object::new());
        match &self.hold {
            Some(hold) => hold.leave(),
            None => self.worker.terminate(),
        }
    }
}
