//! The records of parts as the browser's strings, made in slices between which the page breathes.
//! Who keeps the text and who reads it ask for the same records: each is made once.

use super::queue::{Queue, yield_task};
use gangmu::outline::{Node, NodeId};
use gloo::timers::callback::Timeout;
use js_sys::Array;
use session::Recorder;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;

/// Bytes written in one task: a few milliseconds.
const SLICE: usize = 256 << 10;
/// How long a record is remembered for the other who needs it, in milliseconds.
const REMEMBERED_MS: u32 = 3000;

/// The records made last; a handle that can be cloned.
#[derive(Clone)]
pub struct Records(Rc<State>);

struct State {
    /// One at a time: whoever comes second finds it made.
    turns: Queue,
    made: RefCell<HashMap<NodeId, (Weak<Node>, JsValue)>>,
    forget: RefCell<Option<Timeout>>,
}

impl Records {
    /// None made yet.
    pub fn new() -> Self {
        Self(Rc::new(State {
            turns: Queue::new(),
            made: RefCell::default(),
            forget: RefCell::default(),
        }))
    }

    /// The records of `parts`, in their order, as the parts are now, whatever is done to the text
    /// meanwhile.
    pub async fn of(&self, parts: Vec<Rc<Node>>) -> Vec<JsValue> {
        let _turn = self.0.turns.next().await;
        let mut records = Vec::with_capacity(parts.len());
        let mut n_bytes = 0;
        for part in parts {
            let made = self.0.made.borrow().get(&part.id).cloned();
            let known = made.filter(|(of, _)| std::ptr::eq(of.as_ptr(), Rc::as_ptr(&part)));
            let record = match known {
                Some((_, record)) => record,
                None => record(part.clone(), &mut n_bytes).await,
            };
            let known = (Rc::downgrade(&part), record.clone());
            self.0.made.borrow_mut().insert(part.id, known);
            records.push(record);
        }
        let state = Rc::downgrade(&self.0);
        let forget = Timeout::new(REMEMBERED_MS, move || {
            if let Some(state) = state.upgrade() {
                state.made.borrow_mut().clear();
            }
        });
        *self.0.forget.borrow_mut() = Some(forget);
        records
    }
}

impl Records {
    /// A request in pieces: `opening`, the records of `parts` with commas between, `end`.
    pub async fn between(&self, opening: &str, parts: Vec<Rc<Node>>, end: &str) -> Array {
        let request = Array::of1(&opening.into());
        for (at, record) in self.of(parts).await.iter().enumerate() {
            if at > 0 {
                request.push(&",".into());
            }
            request.push(record);
        }
        request.push(&end.into());
        request
    }
}

/// The record of one part. `n_bytes` were written in this task so far.
async fn record(part: Rc<Node>, n_bytes: &mut usize) -> JsValue {
    let mut recorder = Recorder::new(part);
    let pieces = Array::new();
    loop {
        if *n_bytes >= SLICE {
            yield_task().await;
            *n_bytes = 0;
        }
        let Some(piece) = recorder.piece(SLICE - *n_bytes) else {
            return pieces.join("").into();
        };
        *n_bytes += piece.len();
        pieces.push(&piece.into());
    }
}
