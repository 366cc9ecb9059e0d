//! What the page's clients of threads have in common: the thread starts with the first request, is
//! told only what has changed, and everything again when it has forgotten.

use super::thread::{Failure, READER, Thread};
use gangmu::outline::Node;
use serde::de::DeserializeOwned;
use session::{Sent, Session};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A client of the module that reads.
pub struct Client {
    verb: &'static str,
    provision: Option<&'static str>,
    thread: RefCell<Option<Rc<Thread>>>,
    told: RefCell<Sent>,
    /// Whether the thread knows by what settings it is to work.
    set: Cell<bool>,
}

impl Client {
    /// A client of the module's function `verb`, with what stands in the element `provision` loaded
    /// into it. Nothing is started yet.
    pub fn new(verb: &'static str, provision: Option<&'static str>) -> Self {
        Self {
            verb,
            provision,
            thread: RefCell::default(),
            told: RefCell::default(),
            set: Cell::new(false),
        }
    }

    /// The thread, started by the first call.
    ///
    /// # Errors
    /// What the browser says that lets a page have no threads; it is in the console then.
    pub async fn start(&self) -> Result<Rc<Thread>, String> {
        if let Some(thread) = &*self.thread.borrow() {
            return Ok(thread.clone());
        }
        let thread = Thread::start(READER, self.verb, self.provision).await;
        let thread = thread.map_err(|error| self.broken(format!("{error:?}")))?;
        let thread = Rc::new(thread);
        *self.thread.borrow_mut() = Some(thread.clone());
        Ok(thread)
    }

    /// Whether the thread is there.
    pub fn is_started(&self) -> bool {
        self.thread.borrow().is_some()
    }

    /// Whether the thread was told anything.
    pub fn has_told(&self) -> bool {
        self.set.get()
    }

    /// Ends the thread.
    pub fn end(&self) {
        *self.thread.borrow_mut() = None;
    }

    /// The parts that the thread does not know as they are now; from here on it does.
    pub fn news(&self, session: &Session) -> Vec<Rc<Node>> {
        self.told.borrow_mut().news(session)
    }

    /// The first of them, until they have so many characters; and whether there are others.
    pub fn news_within(&self, session: &Session, most: u32) -> (Vec<Rc<Node>>, bool) {
        self.told.borrow_mut().news_within(session, most)
    }

    /// Whether the thread is to be told the settings; from here on it knows them.
    pub fn wants_settings(&self) -> bool {
        !self.set.replace(true)
    }

    /// The settings are others now.
    pub fn settings_changed(&self) {
        self.set.set(false);
    }

    /// The answer to what `tell` asks the thread. It is told again if the thread has forgotten.
    ///
    /// # Errors
    /// Why there is none; it is in the console then.
    pub async fn answer<T: DeserializeOwned>(
        &self,
        tell: impl AsyncFn(&Thread) -> Result<String, Failure>,
    ) -> Result<T, String> {
        let thread = self.start().await?;
        loop {
            match tell(&thread).await {
                Ok(answer) => {
                    let read = serde_json::from_str(&answer);
                    return read.map_err(|error| self.broken(error.to_string()));
                }
                Err(Failure::Forgotten) => self.forget(),
                Err(Failure::Broken(why)) => return Err(self.broken(why)),
                Err(Failure::Stopped) => return Err(String::new()),
            }
        }
    }

    /// What was told is forgotten with what broke down: the next one is told everything.
    fn broken(&self, why: String) -> String {
        web_sys::console::error_1(&format!("reader: {}: {why}", self.verb).into());
        self.forget();
        why
    }

    fn forget(&self) {
        self.told.borrow_mut().forget();
        self.set.set(false);
    }
}
