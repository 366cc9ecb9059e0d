//! The browser as the application's machine.

mod autosave;
mod bulk;
mod check_client;
mod client;
pub mod clipboard;
pub mod compare;
pub mod decoder;
pub mod documents;
pub mod dom;
pub mod files;
pub mod hold;
pub mod keys;
pub mod listen;
pub mod module;
pub mod print;
mod queue;
mod records;
pub mod rescue;
pub mod rest;
mod rich;
mod save;
mod storage;
pub mod tables;
pub mod thread;
mod word_client;
pub mod writer;

use crate::host;
use autosave::Autosave;
use gangmu::report::Date;
use gloo::timers::callback::Timeout;
use records::Records;
use session::{BulkEffect, Effect, Event, Host, KeepEffect, Platform, Rest, State};
use std::cmp::Ordering;
use storage::settings;
use yew::Callback;

/// The browser, as far as this page may use it.
pub struct Browser {
    autosave: Option<Autosave>,
    records: Records,
    send: Callback<Event>,
    /// What it does beside keeping, once that is there; what is to be done until then.
    rest: Result<Box<dyn Beside>, Vec<Effect>>,
}

/// What the browser does beside keeping: comes later.
pub trait Beside {
    /// Does what the application wants done.
    fn carry_out(&mut self, effect: Effect, state: &State);
    /// Ends the threads.
    fn end(&self);
}

impl Browser {
    /// What comes of what it does goes to `send`.
    pub fn new(send: Callback<Event>) -> Self {
        Self {
            autosave: None,
            records: Records::new(),
            send,
            rest: Err(Vec::new()),
        }
    }

    /// Begins: what was kept is looked for.
    pub fn begin(&mut self, state: &State) {
        let (records, send) = (self.records.clone(), self.send.clone());
        self.autosave = Some(Autosave::start(state.settings.keeping, records, send));
        host::dress(state);
    }

    /// The rest is there, and does what it was to do.
    pub fn complete(&mut self, make: rest::Make, state: &State) {
        let mut rest = make(&self.records, &self.send, state);
        for effect in std::mem::replace(&mut self.rest, Err(Vec::new()))
            .err()
            .unwrap_or_default()
        {
            rest.carry_out(effect, state);
        }
        self.rest = Ok(rest);
    }

    /// Ends the threads.
    pub fn end(&self) {
        if let Ok(rest) = &self.rest {
            rest.end();
        }
    }

    fn keep(&self, effect: KeepEffect, state: &State) {
        let Some(autosave) = &self.autosave else {
            return;
        };
        match effect {
            KeepEffect::Soon => autosave.keep(&state.session),
            KeepEffect::IsKept => autosave.has_kept(&state.session),
            KeepEffect::Keeping(keeping) => autosave.set_keeping(keeping),
            KeepEffect::LeaveAlone => autosave.set_keeping_quietly(false),
            KeepEffect::SetAside => autosave.set_aside(),
            KeepEffect::Salvage => autosave.salvage(),
            KeepEffect::TakeOver => autosave.take_over(&state.session),
            KeepEffect::Clear => autosave.clear(),
        }
    }
}

impl Platform for Browser {
    fn now_ms(&self) -> f64 {
        dom::now_ms()
    }

    fn today(&self) -> Option<Date> {
        this_day()
    }

    fn collation(&self) -> fn(&str, &str) -> Ordering {
        by_pinyin
    }

    fn setting(&self, key: &str) -> Option<String> {
        settings::get(key)
    }

    fn host(&self) -> Host {
        host::decided()
    }

    fn rest(&self) -> Option<&'static Rest> {
        None
    }

    fn carry_out(&mut self, effect: Effect, state: &State) {
        let send = self.send.clone();
        match effect {
            // Drawn by whoever asked.
            Effect::Draw => {}
            Effect::Dress => host::dress(state),
            Effect::Set { key, value } => settings::set(key, &value),
            Effect::Tell { what, detail } => host::tell(what, &detail),
            Effect::After { ms, event } => {
                Timeout::new(ms, move || send.emit(event)).forget();
            }
            Effect::GoOn => {
                Timeout::new(0, move || send.emit(Event::GoOn)).forget();
            }
            Effect::Bulk(id, BulkEffect::Drop) => bulk::forget(id),
            Effect::Bulk(id, BulkEffect::Paste) => bulk::paste(id, &send),
            Effect::Keep(effect) => self.keep(effect, state),
            effect => match &mut self.rest {
                Ok(rest) => rest.carry_out(effect, state),
                Err(held) if !state.is_incomplete() => held.push(effect),
                Err(_) => {}
            },
        }
    }
}

/// The order of Chinese words in a dictionary, by their sounds.
pub fn by_pinyin(a: &str, b: &str) -> Ordering {
    thread_local! {
        static COMPARE: js_sys::Function = {
            let languages = js_sys::Array::of1(&"zh".into());
            js_sys::Intl::Collator::new(&languages, &js_sys::Object::new()).compare()
        };
    }
    let none = wasm_bindgen::JsValue::NULL;
    let order = COMPARE.with(|compare| compare.call2(&none, &a.into(), &b.into()));
    let order = order.ok().and_then(|n| n.as_f64()).unwrap_or(0.0);
    order.total_cmp(&0.0)
}

/// The day that it is on this machine.
pub fn this_day() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    Date::new(now.get_full_year() as u16, month as u8, day as u8)
}
