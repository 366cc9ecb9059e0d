//! Keeping what is open on this machine: soon after every edit, one write at a time, only the
//! parts that changed. What is not written when the page goes is left behind in one breath.

use super::dom;
use super::records::Records;
use super::storage::{Store, settings};
use gangmu::outline::{Node, NodeId};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use session::{Event, KeepEvent, Saved, Shared, StoreError, part_record, salvage};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// How long after the last edit the writing begins, in milliseconds; a second is promised.
const WAIT_MS: f64 = 300.0;
/// How long after the first edit it begins, though edits go on. Long texts wait longer: by a
/// millisecond for so many nodes.
const AT_MOST_MS: f64 = 700.0;
const NODES_PER_MS: f64 = 20.0;
/// The setting that says whether a text is open, so that the first paint shows no empty page to
/// whoever has one; the page's template reads it, too.
const OPEN: &str = "open";

/// What is to be kept of one moment.
struct Snapshot {
    head: String,
    /// The parts that changed.
    changed: Vec<Rc<Node>>,
    /// All parts, in order.
    all: Vec<u32>,
    /// What is kept once this is.
    kept: HashMap<NodeId, Weak<Node>>,
    /// The steps before that one are in it.
    log_end: u64,
}

/// Keeps the session; a handle that can be cloned.
#[derive(Clone)]
pub struct Autosave(Rc<RefCell<State>>);

struct State {
    store: Option<Rc<Store>>,
    keeping: bool,
    /// The parts as last kept. Weak, so that an edit changes its nodes in place.
    kept: HashMap<NodeId, Weak<Node>>,
    /// What is to be kept next.
    wanted: Option<Shared>,
    /// The session with edits that are not kept yet.
    unkept: Option<Shared>,
    /// When the first edit was made that is in no writing.
    since: Option<f64>,
    /// Grows when all that was kept is deleted: what was to be written is then not.
    deletions: u32,
    records: Records,
    timer: Option<Timeout>,
    writing: bool,
    /// Whether the last steps are being noted, and whether others were made meanwhile.
    noting: Option<bool>,
    send: Callback<Event>,
    _leaving: Vec<EventListener>,
}

impl State {
    /// Nothing is kept any more, and nothing is on its way to be.
    fn forget(&mut self) {
        (self.timer, self.wanted, self.since) = (None, None, None);
        self.unkept = None;
        self.kept.clear();
        self.deletions += 1;
    }
}

impl Autosave {
    /// Opens the store and, if `keeping`, looks for what was kept before: [`KeepEvent::Restored`].
    pub fn start(keeping: bool, records: Records, send: Callback<Event>) -> Self {
        let autosave = Self(Rc::new(RefCell::new(State {
            store: None,
            keeping,
            kept: HashMap::new(),
            wanted: None,
            unkept: None,
            since: None,
            deletions: 0,
            records,
            timer: None,
            writing: false,
            noting: None,
            send: send.clone(),
            _leaving: Vec::new(),
        })));
        autosave.0.borrow_mut()._leaving = leaving(&autosave.0);
        if keeping {
            let this = autosave.clone();
            spawn_local(async move {
                let found = async {
                    let store = this.store().await?;
                    if store.take_in().await? {
                        send.emit(KeepEvent::LeftAside.into());
                    }
                    store.load().await
                };
                match found.await {
                    Ok(kept) => send.emit(Event::Keep(KeepEvent::Restored(Rc::new(kept)))),
                    Err(error) => {
                        send.emit(Event::Keep(KeepEvent::Restored(Rc::new(None))));
                        send.emit(Event::Keep(KeepEvent::Saved(Saved::Failed(error))));
                    }
                }
            });
        }
        autosave
    }

    async fn store(&self) -> Result<Rc<Store>, StoreError> {
        if let Some(store) = &self.0.borrow().store {
            return Ok(store.clone());
        }
        let store = Rc::new(Store::open().await?);
        self.0.borrow_mut().store = Some(store.clone());
        Ok(store)
    }

    /// Has the session as it is in a moment kept.
    pub fn keep(&self, session: &Shared) {
        let mut state = self.0.borrow_mut();
        if !state.keeping {
            return;
        }
        state.wanted = Some(session.clone());
        state.unkept = Some(session.clone());
        state
            .send
            .emit(Event::Keep(KeepEvent::Saved(Saved::Pending)));
        let now = dom::now_ms();
        let since = *state.since.get_or_insert(now);
        if !state.writing {
            let n_nodes = session.borrow().outline().root().totals().nodes;
            let latest = since + AT_MOST_MS + f64::from(n_nodes) / NODES_PER_MS;
            let wait = WAIT_MS.min(latest - now).max(0.0);
            let this = self.clone();
            state.timer = Some(Timeout::new(wait as u32, move || this.write()));
        }
        drop(state);
        self.note(session);
    }

    /// Notes the last steps at once: the parts take longer, and wait until nobody types.
    fn note(&self, session: &Shared) {
        let (store, deletions) = {
            let mut state = self.0.borrow_mut();
            if let Some(again) = &mut state.noting {
                *again = true;
                return;
            }
            let Some(store) = state.store.clone().filter(|_| state.keeping) else {
                return;
            };
            (store, state.deletions)
        };
        let Some(log) = session.borrow().kept_log() else {
            return;
        };
        self.0.borrow_mut().noting = Some(false);
        let (this, session) = (self.clone(), session.clone());
        spawn_local(async move {
            // What could not be noted is kept with the parts, or told of then.
            let _ = store.note(&log).await;
            let mut state = this.0.borrow_mut();
            let again = state.noting.take() == Some(true) && state.deletions == deletions;
            drop(state);
            if again {
                this.note(&session);
            }
        });
    }

    /// Writes what waits, unless something is being written.
    fn write_now(&self) {
        if !self.0.borrow().writing {
            self.write();
        }
    }

    fn write(&self) {
        let (session, deletions) = {
            let mut state = self.0.borrow_mut();
            (state.timer, state.since) = (None, None);
            let Some(session) = state.wanted.take().filter(|_| state.keeping) else {
                return;
            };
            state.writing = true;
            (session, state.deletions)
        };
        let snapshot = self.snapshot(&session);
        settings::set(OPEN, if snapshot.all.is_empty() { "no" } else { "yes" });
        let this = self.clone();
        spawn_local(async move {
            let result = this.save(&snapshot, deletions).await;
            let (again, send) = {
                let mut state = this.0.borrow_mut();
                state.writing = false;
                if result.is_ok() && state.deletions == deletions {
                    state.kept = snapshot.kept;
                    session.forget_log(snapshot.log_end);
                }
                (state.wanted.take(), state.send.clone())
            };
            let is_all = again.is_none() && this.0.borrow().keeping;
            if is_all && result.is_ok() {
                let mut state = this.0.borrow_mut();
                state.unkept = None;
                if let Some(store) = &state.store {
                    store.forget_ahead();
                }
            }
            if let Some(session) = again {
                // What was noted so far builds on what was kept before.
                this.keep(&session);
            }
            match result {
                Ok(()) if is_all => send.emit(Event::Keep(KeepEvent::Saved(Saved::Kept))),
                Ok(()) => {}
                Err(error) => send.emit(Event::Keep(KeepEvent::Saved(Saved::Failed(error)))),
            }
        });
    }

    /// Writes what there is to write, unless all is deleted meanwhile.
    async fn save(&self, snapshot: &Snapshot, deletions: u32) -> Result<(), StoreError> {
        let store = self.store().await?;
        let records = self.0.borrow().records.clone();
        let ids = snapshot.changed.iter().map(|part| part.id.0);
        let records = records.of(snapshot.changed.clone()).await;
        if self.0.borrow().deletions != deletions {
            return Ok(());
        }
        let changed: Vec<(u32, JsValue)> = ids.zip(records).collect();
        store.save(&snapshot.head, &changed, &snapshot.all).await
    }

    fn snapshot(&self, session: &Shared) -> Snapshot {
        let state = self.0.borrow();
        let is_kept = |part: &Rc<Node>| {
            state.kept.get(&part.id).is_some_and(|old| {
                std::ptr::eq(old.as_ptr(), Rc::as_ptr(part)) && old.strong_count() > 0
            })
        };
        let parts = session.borrow().kept_parts();
        let changed: Vec<_> = parts.iter().filter(|p| !is_kept(p)).cloned().collect();
        let ids = changed.iter().map(|part| part.id);
        session.note_edited(ids, js_sys::Date::now() as u64);
        let session = session.borrow();
        Snapshot {
            head: serde_json::to_string(&session.kept_head())
                .expect("strings and numbers always serialise"),
            changed,
            log_end: session.log_end(),
            all: parts.iter().map(|p| p.id.0).collect(),
            kept: parts.iter().map(|p| (p.id, Rc::downgrade(p))).collect(),
        }
    }

    /// The page may be gone the next moment: what is not kept yet is left behind for the next one.
    /// Whether nothing is lost.
    fn leave(&self) -> bool {
        let unkept = {
            let state = self.0.borrow();
            state.unkept.clone().filter(|_| state.keeping)
        };
        let Some(session) = unkept else {
            return true;
        };
        let Snapshot {
            head, changed, all, ..
        } = self.snapshot(&session);
        let state = self.0.borrow();
        let Some(store) = &state.store else {
            return false;
        };
        let changed = changed.iter().map(|part| (part.id.0, part_record(part)));
        settings::set(OPEN, if all.is_empty() { "no" } else { "yes" });
        store.ahead(head, changed.collect(), all).write()
    }

    /// The session was just read from the store.
    pub fn has_kept(&self, session: &Shared) {
        let kept = session
            .borrow()
            .parts()
            .iter()
            .map(|p| (p.id, Rc::downgrade(p)))
            .collect();
        self.0.borrow_mut().kept = kept;
    }

    /// Puts records that cannot be read out of the way of later writing.
    pub fn set_aside(&self) {
        let this = self.clone();
        spawn_local(async move {
            if let Ok(store) = this.store().await
                && let Err(error) = store.set_aside().await
            {
                let send = this.0.borrow().send.clone();
                send.emit(Event::Keep(KeepEvent::Saved(Saved::Failed(error))));
            }
        });
    }

    /// Looks for what was set aside: [`KeepEvent::Salvaged`].
    pub fn salvage(&self) {
        let this = self.clone();
        spawn_local(async move {
            let found = match this.store().await {
                Ok(store) => store.aside().await,
                Err(error) => Err(error),
            };
            let send = this.0.borrow().send.clone();
            send.emit(match found {
                Ok(sets) => Event::Keep(KeepEvent::Salvaged(
                    sets.iter().map(|set| salvage(set)).collect(),
                )),
                Err(error) => Event::Keep(KeepEvent::Saved(Saved::Failed(error))),
            });
        });
    }

    /// Lets this window's text replace what another window kept.
    pub fn take_over(&self, session: &Shared) {
        let (this, session) = (self.clone(), session.clone());
        spawn_local(async move {
            let result = match this.store().await {
                Ok(store) => store.take_over().await,
                Err(error) => Err(error),
            };
            let send = this.0.borrow().send.clone();
            this.0.borrow_mut().kept.clear();
            match result {
                Ok(()) => this.keep(&session),
                Err(error) => send.emit(Event::Keep(KeepEvent::Saved(Saved::Failed(error)))),
            }
        });
    }

    /// Keeps no more, and leaves alone what is kept.
    pub fn set_keeping_quietly(&self, keeping: bool) {
        self.0.borrow_mut().keeping = keeping;
    }

    /// Keeps from now on, or no more. What was kept is deleted when keeping ends.
    pub fn set_keeping(&self, keeping: bool) {
        {
            let mut state = self.0.borrow_mut();
            state.keeping = keeping;
            state.forget();
        }
        if !keeping {
            self.delete(false);
        }
    }

    /// Deletes everything that is kept here: [`KeepEvent::Cleared`].
    pub fn clear(&self) {
        self.0.borrow_mut().forget();
        self.delete(true);
    }

    /// `all` with what is put away: [`KeepEvent::Cleared`] tells it.
    fn delete(&self, all: bool) {
        let this = self.clone();
        spawn_local(async move {
            let result = match this.store().await {
                Ok(store) => store.clear(all).await,
                Err(error) => Err(error),
            };
            let (send, keeping) = {
                let state = this.0.borrow();
                (state.send.clone(), state.keeping)
            };
            let problem = result.err().map(|e| format!("{e:?}"));
            if all || problem.is_some() {
                send.emit(Event::Keep(KeepEvent::Cleared(problem)));
            }
            send.emit(Event::Keep(KeepEvent::Saved(if keeping {
                Saved::Fresh
            } else {
                Saved::Off
            })));
        });
    }
}

/// Hears that the page goes. Who closes it is asked only where something would be lost.
fn leaving(state: &Rc<RefCell<State>>) -> Vec<EventListener> {
    let window = web_sys::window().expect("the shell runs in a page");
    let document = dom::document();
    let target = |name: &str| -> &web_sys::EventTarget {
        match name {
            "visibilitychange" | "freeze" => &document,
            _ => &window,
        }
    };
    let names = ["beforeunload", "pagehide", "visibilitychange", "freeze"];
    let active = EventListenerOptions::enable_prevent_default();
    let listen = |name| {
        let state = Rc::downgrade(state);
        EventListener::new_with_options(target(name), name, active, move |event| {
            let Some(autosave) = state.upgrade().map(Autosave) else {
                return;
            };
            let is_safe = autosave.leave();
            match event.type_().as_str() {
                "beforeunload" if !is_safe => {
                    event.prevent_default();
                    // What Chromium asked for before version 119.
                    let _ = Reflect::set(event, &"returnValue".into(), &true.into());
                }
                // Whoever looks elsewhere is not waited for.
                "visibilitychange" => autosave.write_now(),
                _ => {}
            }
        })
    };
    names.into_iter().map(listen).collect()
}
