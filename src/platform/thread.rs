//! A module in a thread of its own: a classic worker from a Blob, which gets the bytes of the
//! page's reading module once and then requests, one at a time. Typing never waits for it. Several
//! editors of a host's page have their threads in common, each with a port of its own.

use super::host::{self, Hold};
use super::module;
use gloo::events::EventListener;
use js_sys::futures::{JsFuture, future_to_promise};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, MessageChannel, MessageEvent, MessagePort, Url, Worker};

/// The element that holds the module.
const ASSET: &str = "gangmu-reader";
/// The worker's own script.
const SCRIPT: &str = include_str!("thread.js");

/// The thread. When it is dropped it forgets what this editor told it, and ends with the last one.
pub struct Thread {
    worker: Worker,
    port: MessagePort,
    /// Where others have it, too.
    hold: Option<Hold>,
    /// Who waits for the answer: what resolves its promise.
    waiting: Rc<RefCell<Option<Function>>>,
    refused: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

/// Why there is no answer.
pub enum Failure {
    /// The module broke down on somebody else's request, and knows nothing of what it was told: it
    /// is to be told again.
    Forgotten,
    /// The module refused, broke down, or was not let in. It may know nothing of what it was told.
    Broken(String),
}

impl Thread {
    /// Starts the page's reading module: requests go to its function `verb`. What stands in the
    /// element `provision` is loaded into it.
    ///
    /// # Errors
    /// What the browser throws where it lets a page have no threads.
    pub async fn start(
        verb: &'static str,
        provision: Option<&'static str>,
    ) -> Result<Self, JsValue> {
        let begin = Closure::once_into_js(move || future_to_promise(begin(verb, provision)));
        let begin: Function = begin.unchecked_into();
        let hold = host::share(verb, &begin);
        let worker = match &hold {
            Some(hold) => hold.worker(),
            None => begin.call0(&JsValue::NULL)?.unchecked_into(),
        };
        let worker: Worker = JsFuture::from(worker).await?.unchecked_into();
        let channel = MessageChannel::new()?;
        let message = Object::new();
        Reflect::set(&message, &"port".into(), &channel.port2())?;
        worker.post_message_with_transfer(&message, &Array::of1(&channel.port2()))?;
        let port = channel.port1();
        let waiting: Rc<RefCell<Option<Function>>> = Rc::default();
        let listener = {
            let waiting = waiting.clone();
            EventListener::new(&port, "message", move |event| {
                let resolve = waiting.borrow_mut().take();
                if let (Some(resolve), Some(event)) = (resolve, event.dyn_ref::<MessageEvent>()) {
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
                if let Some(resolve) = waiting.borrow_mut().take() {
                    let _ = resolve.call1(&JsValue::NULL, &Object::new());
                }
            })
        };
        Ok(Self {
            worker,
            port,
            hold,
            waiting,
            refused,
            _listeners: [listener, refusal],
        })
    }

    /// The answer to a request, which is given in pieces. To be called again only when it is there.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn ask(&self, request: &Array) -> Result<String, Failure> {
        if self.refused.get() {
            return Err(Failure::Broken(String::new()));
        }
        let said = |error: JsValue| Failure::Broken(format!("{error:?}"));
        let message = Object::new();
        Reflect::set(&message, &"request".into(), request).map_err(said)?;
        let answer = Promise::new(&mut |resolve, _| {
            *self.waiting.borrow_mut() = Some(resolve.unchecked_into());
        });
        self.port.post_message(&message).map_err(said)?;
        let data = JsFuture::from(answer).await.map_err(said)?;
        let get = |name: &str| Reflect::get(&data, &name.into()).ok();
        if let Some(answer) = get("answer").and_then(|a| a.as_string()) {
            return Ok(answer);
        }
        if get("forgotten").is_some_and(|f| f.is_truthy()) {
            return Err(Failure::Forgotten);
        }
        let why = get("failure").and_then(|f| f.as_string());
        Err(Failure::Broken(why.unwrap_or_default()))
    }
}

/// A worker that has the module and what is to be loaded into it.
async fn begin(verb: &str, provision: Option<&str>) -> Result<JsValue, JsValue> {
    let message = Object::new();
    // Not given away: the next thread needs them, too.
    let bytes = reader().await?;
    let given = Array::new();
    Reflect::set(&message, &"bytes".into(), &bytes)?;
    Reflect::set(&message, &"verb".into(), &verb.into())?;
    if let Some(provision) = provision {
        let provision = module::bytes(provision).await?;
        given.push(&provision);
        Reflect::set(&message, &"provision".into(), &provision)?;
    }
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let script = Array::of1(&SCRIPT.into());
    let script = Blob::new_with_str_sequence_and_options(&script, &options)?;
    let url = Url::create_object_url_with_blob(&script)?;
    let worker = Worker::new(&url)?;
    Url::revoke_object_url(&url)?;
    worker.post_message_with_transfer(&message, &given.into())?;
    Ok(worker.into())
}

/// The bytes of the reading module.
async fn reader() -> Result<JsValue, JsValue> {
    thread_local! {
        static BYTES: OnceCell<Promise> = const { OnceCell::new() };
    }
    let begin = || future_to_promise(module::bytes(ASSET));
    let bytes = BYTES.with(|bytes| bytes.get_or_init(begin).clone());
    JsFuture::from(bytes).await
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
