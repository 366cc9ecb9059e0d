//! A module in a thread of its own: a classic worker from a Blob, which gets the bytes of the
//! page's reading module once and then requests, one at a time. Typing never waits for it.

use super::module;
use gloo::events::EventListener;
use js_sys::futures::{JsFuture, future_to_promise};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

/// The element that holds the module.
const ASSET: &str = "gangmu-reader";
/// The worker's own script.
const SCRIPT: &str = include_str!("thread.js");

/// The thread. It ends when it is dropped.
pub struct Thread {
    worker: Worker,
    /// Who waits for the answer: what resolves its promise.
    waiting: Rc<RefCell<Option<Function>>>,
    _listeners: [EventListener; 2],
}

impl Thread {
    /// Starts the page's reading module: requests go to its function `verb`. What stands in the
    /// element `provision` is loaded into it.
    ///
    /// # Errors
    /// What the browser throws where it lets a page have no threads.
    pub async fn start(verb: &str, provision: Option<&str>) -> Result<Self, JsValue> {
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
        let waiting: Rc<RefCell<Option<Function>>> = Rc::default();
        let listener = {
            let waiting = waiting.clone();
            EventListener::new(&worker, "message", move |event| {
                let resolve = waiting.borrow_mut().take();
                if let (Some(resolve), Some(event)) = (resolve, event.dyn_ref::<MessageEvent>()) {
                    let _ = resolve.call1(&JsValue::NULL, &event.data());
                }
            })
        };
        // A host's policy may refuse the thread: only then does the worker itself fail.
        let refused = {
            let waiting = waiting.clone();
            EventListener::new(&worker, "error", move |_| {
                if let Some(resolve) = waiting.borrow_mut().take() {
                    let _ = resolve.call1(&JsValue::NULL, &Object::new());
                }
            })
        };
        Ok(Self {
            worker,
            waiting,
            _listeners: [listener, refused],
        })
    }

    /// The answer to a request, which is given in pieces. To be called again only when it is there.
    ///
    /// # Errors
    /// Why there is none: the module refused or broke down, and knows nothing of what it was told.
    pub async fn ask(&self, request: &Array) -> Result<String, String> {
        let said = |error: JsValue| format!("{error:?}");
        let message = Object::new();
        Reflect::set(&message, &"request".into(), request).map_err(said)?;
        let answer = Promise::new(&mut |resolve, _| {
            *self.waiting.borrow_mut() = Some(resolve.unchecked_into());
        });
        self.worker.post_message(&message).map_err(said)?;
        let data = JsFuture::from(answer).await.map_err(said)?;
        let text = |name: &str| Reflect::get(&data, &name.into()).ok()?.as_string();
        text("answer").ok_or_else(|| text("failure").unwrap_or_default())
    }
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
        self.worker.terminate();
    }
}
