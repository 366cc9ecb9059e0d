//! The reader in its thread: told what has changed, soon after every edit, one request at a time.
//! Typing never waits for it.

use super::client::Client;
use super::records::Records;
use super::thread::{Failure, READER, Thread};
use gangmu::check::Settings;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use session::{ChecksEvent, Event, Shared, rehearsal, request_opening};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// How long after the last edit the reading begins, in milliseconds.
const WAIT_MS: u32 = 200;
/// Long texts wait longer: by a millisecond for so many nodes.
const NODES_PER_MS: u32 = 100;

/// So many characters are read at once: the answer is to be taken in within a frame.
const MOST_AT_ONCE: u32 = 300_000;

/// How long after its beginning a page is at rest, in milliseconds.
const REST_MS: u32 = 300;
/// So often a little text is read until the browser has the module in quick code.
const REHEARSALS: usize = 20;

thread_local! {
    /// Whether the browser has compiled what reads: other threads have it then, too.
    static REHEARSED: Cell<bool> = const { Cell::new(false) };
}

/// Reads the session; a handle that can be cloned.
#[derive(Clone)]
pub struct CheckClient(Rc<State>);

struct State {
    client: Client,
    settings: RefCell<Settings>,
    /// What is to be read next.
    wanted: RefCell<Option<Shared>>,
    timer: RefCell<Option<Timeout>>,
    reading: Cell<bool>,
    records: Records,
    send: Callback<Event>,
}

impl CheckClient {
    /// A reader that has read nothing. The worker starts with the first text.
    pub fn new(records: Records, send: Callback<Event>) -> Self {
        Self(Rc::new(State {
            client: Client::new("answer", None),
            settings: RefCell::default(),
            wanted: RefCell::default(),
            timer: RefCell::default(),
            reading: Cell::new(false),
            records,
            send,
        }))
    }

    /// Has the thread started and the reading rehearsed once the page is at rest.
    pub fn warm(&self) {
        let this = self.clone();
        let timer = Timeout::new(REST_MS, move || {
            if !REHEARSED.replace(true) {
                spawn_local(async move { this.rehearse().await });
            }
        });
        *self.0.timer.borrow_mut() = Some(timer);
    }

    /// In a thread that ends with it, so that the reader knows of no text but the writer's: what the browser
    /// compiles there it has for all.
    async fn rehearse(&self) {
        // What hinders it is told when there is something to read.
        let (Ok(_), Ok(thread)) = (
            self.0.client.start().await,
            Thread::start(READER, "answer", None).await,
        ) else {
            return;
        };
        for _ in 0..REHEARSALS {
            for (verb, request) in rehearsal() {
                let request = Array::of1(&request.into());
                let rehearsed = thread.ask_for(verb, &request, false).await;
                if rehearsed.is_err() || self.0.client.has_told() {
                    return;
                }
            }
        }
    }

    /// Has the session read as it is in a moment: [`ChecksEvent::Read`].
    pub fn read(&self, session: &Shared) {
        *self.0.wanted.borrow_mut() = Some(session.clone());
        if !self.0.reading.get() {
            self.wait();
        }
    }

    fn wait(&self) {
        let wanted = self.0.wanted.borrow();
        let Some(session) = &*wanted else {
            return;
        };
        let more = session.borrow().outline().root().totals().nodes / NODES_PER_MS;
        let this = self.clone();
        let timer = Timeout::new(WAIT_MS + more, move || this.ask());
        *self.0.timer.borrow_mut() = Some(timer);
    }

    /// Ends the thread. Nothing is read any more.
    pub fn end(&self) {
        *self.0.timer.borrow_mut() = None;
        *self.0.wanted.borrow_mut() = None;
        self.0.client.end();
    }

    /// Has everything read again by other settings.
    pub fn set(&self, settings: Settings, session: Option<&Shared>) {
        *self.0.settings.borrow_mut() = settings;
        self.0.client.settings_changed();
        if let Some(session) = session {
            self.read(session);
        }
    }

    fn ask(&self) {
        *self.0.timer.borrow_mut() = None;
        let Some(session) = self.0.wanted.borrow_mut().take() else {
            return;
        };
        self.0.reading.set(true);
        let this = self.clone();
        spawn_local(async move {
            let mut more = true;
            while more {
                let tell = async |thread: &Thread| this.tell(thread, &session).await;
                let event = match this.0.client.answer(tell).await {
                    Ok(reading) => ChecksEvent::Read(Rc::new(reading)),
                    Err(_) => ChecksEvent::Failed,
                };
                more = matches!(&event, ChecksEvent::Read(reading) if reading.across.is_none());
                this.0.send.emit(event.into());
            }
            this.0.reading.set(false);
            this.wait();
        });
    }

    async fn tell(&self, thread: &Thread, session: &Shared) -> Result<String, Failure> {
        let (opening, end, changed) = {
            let session = session.borrow();
            let (changed, more) = self.0.client.news_within(&session, MOST_AT_ONCE);
            let settings = self.0.settings.borrow();
            let settings = self.0.client.wants_settings().then_some(&*settings);
            let (opening, end) = request_opening(&session, settings, more);
            (opening, end, changed)
        };
        let request = self.0.records.between(&opening, changed, end).await;
        thread.ask(&request).await
    }
}
