//! The reader in its thread: told what has changed, soon after every edit, one request at a time.
//! Typing never waits for it.

use super::records::Records;
use super::thread::{Failure, Thread};
use gangmu::check::Settings;
use gloo::timers::callback::Timeout;
use session::{ChecksEvent, Event, Reading, Shared, Told, request_opening};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// How long after the last edit the reading begins, in milliseconds.
const WAIT_MS: u32 = 200;
/// Long texts wait longer: by a millisecond for so many nodes.
const NODES_PER_MS: u32 = 100;

/// Reads the session; a handle that can be cloned.
#[derive(Clone)]
pub struct Reader(Rc<RefCell<State>>);

struct State {
    thread: Option<Rc<Thread>>,
    told: Told,
    settings: Settings,
    /// Whether the worker knows the settings.
    settings_told: bool,
    /// What is to be read next.
    wanted: Option<Shared>,
    timer: Option<Timeout>,
    reading: bool,
    records: Records,
    send: Callback<Event>,
}

impl Reader {
    /// A reader that has read nothing. The worker starts with the first text.
    pub fn new(records: Records, send: Callback<Event>) -> Self {
        Self(Rc::new(RefCell::new(State {
            thread: None,
            told: Told::default(),
            settings: Settings::default(),
            settings_told: false,
            wanted: None,
            timer: None,
            reading: false,
            records,
            send,
        })))
    }

    /// Has the session read as it is in a moment: [`ChecksEvent::Read`].
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
        (state.timer, state.wanted, state.thread) = (None, None, None);
    }

    /// Has everything read again by other settings.
    pub fn set(&self, settings: Settings, session: Option<&Shared>) {
        {
            let mut state = self.0.borrow_mut();
            (state.settings, state.settings_told) = (settings, false);
        }
        if let Some(session) = session {
            self.read(session);
        }
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
            let msg = match this.tell(&session).await {
                Ok(reading) => Event::Checks(ChecksEvent::Read(Rc::new(reading))),
                Err(why) => this.broken(&why),
            };
            let send = this.0.borrow().send.clone();
            send.emit(msg);
            let mut state = this.0.borrow_mut();
            state.reading = false;
            this.wait(&mut state);
        });
    }

    async fn tell(&self, session: &Shared) -> Result<Reading, String> {
        let thread = self.thread().await?;
        loop {
            let answer = match self.told(&thread, session).await {
                Ok(answer) => answer,
                Err(Failure::Forgotten) => {
                    self.0.borrow_mut().forget();
                    continue;
                }
                Err(Failure::Broken(why)) => return Err(why),
            };
            return serde_json::from_str(&answer).map_err(|error| error.to_string());
        }
    }

    async fn told(&self, thread: &Thread, session: &Shared) -> Result<String, Failure> {
        let (opening, end, changed, records) = {
            let mut state = self.0.borrow_mut();
            let session = session.borrow();
            let changed = state.told.news(&session);
            let news = (!state.settings_told).then(|| state.settings.clone());
            state.settings_told = true;
            let (opening, end) = request_opening(&session, news.as_ref());
            (opening, end, changed, state.records.clone())
        };
        let request = records.between(&opening, changed, end).await;
        thread.ask(&request).await
    }

    /// The thread, started by the first call.
    async fn thread(&self) -> Result<Rc<Thread>, String> {
        if let Some(thread) = &self.0.borrow().thread {
            return Ok(thread.clone());
        }
        let thread = Thread::start("answer", None).await;
        let thread = Rc::new(thread.map_err(|error| format!("{error:?}"))?);
        self.0.borrow_mut().thread = Some(thread.clone());
        Ok(thread)
    }

    /// What was told is forgotten with the reader that broke down: the next one is told everything.
    fn broken(&self, why: &str) -> Event {
        web_sys::console::error_1(&format!("reader: {why}").into());
        self.0.borrow_mut().forget();
        Event::Checks(ChecksEvent::Failed)
    }
}

impl State {
    fn forget(&mut self) {
        self.told.forget();
        self.settings_told = false;
    }
}
