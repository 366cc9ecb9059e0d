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
pub mod keys;
pub mod listen;
mod module;
pub mod print;
mod queue;
mod records;
pub mod rescue;
mod rich;
mod storage;
pub mod tables;
pub mod thread;
mod word_client;
pub mod writer;

use crate::host;
use autosave::Autosave;
use check_client::CheckClient;
use gangmu::report::Date;
use gangmu::text::both;
use gloo::timers::callback::Timeout;
use records::Records;
use session::{
    ChecksEvent, Effect, Event, FileOrder, FilesEvent, Host, KeepEffect, Payload, Platform, State,
    TextsEvent, WordsEffect,
};
use std::cmp::Ordering;
use std::rc::Rc;
use storage::settings;
use wasm_bindgen_futures::spawn_local;
use word_client::WordClient;
use yew::Callback;

/// The browser, as far as this page may use it.
pub struct Browser {
    autosave: Option<Autosave>,
    reader: CheckClient,
    words: WordClient,
    records: Records,
    send: Callback<Event>,
}

impl Browser {
    /// What comes of what it does goes to `send`.
    pub fn new(send: Callback<Event>) -> Self {
        let records = Records::new();
        Self {
            autosave: None,
            reader: CheckClient::new(records.clone(), send.clone()),
            words: WordClient::new(records.clone(), send.clone()),
            records,
            send,
        }
    }

    /// Begins: what was kept is looked for, checks and words are as the state has them.
    pub fn begin(&mut self, state: &State) {
        let (records, send) = (self.records.clone(), self.send.clone());
        self.autosave = Some(Autosave::start(state.settings.keeping, records, send));
        self.reader.set((*state.checks.settings).clone(), None);
        self.reader.warm();
        self.words.set_terms(state.words.terms.clone());
        host::dress(state);
    }

    /// Ends the threads.
    pub fn end(&self) {
        self.reader.end();
        self.words.end();
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

    fn write(&self, order: FileOrder, state: &State) {
        let (session, send) = (state.session.clone(), self.send.clone());
        let row = state.files.export.as_ref().and_then(|e| e.row()).cloned();
        spawn_local(async move {
            let Some((row, written)) = row.zip(documents::write(&order, &session, &send).await)
            else {
                return;
            };
            let name = [&order.name, ".", &row.ending].concat();
            let given = written.and_then(|file| match files::give(&name, &file) {
                Ok(()) => Ok(name),
                Err(_) => Err(both("未能存成文件", "The file could not be made").into()),
            });
            send.emit(FilesEvent::Written(given).into());
        });
    }

    fn know_words(&self, effect: WordsEffect, state: &State) {
        let words = &self.words;
        match effect {
            WordsEffect::Warm => words.warm(),
            WordsEffect::Ask { questions, soon } if soon => {
                words.ask_soon(&state.session, questions);
            }
            WordsEffect::Ask { questions, .. } => words.ask(&state.session, questions),
            WordsEffect::WordAt { node, at, text } => words.word_at(node, at, text),
            WordsEffect::Whole(whole, matches) => words.whole(whole, matches),
            WordsEffect::Terms(terms) => words.set_terms(terms),
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
            Effect::Print if print::can() => print::ask(),
            Effect::Print => send.emit(TextsEvent::NotPrinted.into()),
            Effect::Copy(payload) => clipboard::write(payload, send),
            Effect::CopyAs(form) => {
                let session = state.session.borrow();
                let shown: Vec<_> = session.current().cloned().into_iter().collect();
                let request = session::reader_request(&session, &shown, None);
                spawn_local(async move {
                    match writer::write(form, &request).await {
                        Ok(plain) => {
                            let html = String::new();
                            clipboard::write(Payload { plain, html }, send);
                        }
                        Err(_) => send.emit(TextsEvent::Copied(false).into()),
                    }
                });
            }
            Effect::ReadClipboard { anew } => clipboard::read(anew, send),
            Effect::Bulk(id, effect) => bulk::carry_out(id, effect, send),
            Effect::Compare(n, request) => compare::ask(n, request, send),
            Effect::PickCompared => compare::pick(send),
            Effect::PickFiles => files::pick(send),
            Effect::StopFiles => files::stop(),
            Effect::EndFiles => documents::end(),
            Effect::AboutFiles(asked, options) => spawn_local(async move {
                let about = documents::about(&options).await;
                send.emit(FilesEvent::About(asked, Rc::new(about)).into());
            }),
            Effect::PreviewFile(asked, order) => {
                let session = state.session.clone();
                spawn_local(async move { documents::preview(asked, order, &session, &send).await });
            }
            Effect::WriteFile(order) => self.write(*order, state),
            Effect::PickSettings => files::pick_one(send, |read| match read {
                Ok(text) => FilesEvent::SetAll(text).into(),
                Err(why) => FilesEvent::Written(Err(why)).into(),
            }),
            Effect::PickWords => files::pick_one(send, |list| ChecksEvent::WordsRead(list).into()),
            Effect::Give { name, text } => {
                let file = files::blob("text/plain;charset=utf-8", &text.into());
                if file.and_then(|file| files::give(name, &file)).is_err() {
                    send.emit(TextsEvent::NotGiven.into());
                }
            }
            Effect::Read => self.reader.read(&state.session),
            Effect::ReadBy(settings) => {
                self.reader.set((*settings).clone(), Some(&state.session));
            }
            Effect::Words(effect) => self.know_words(effect, state),
            Effect::Keep(effect) => self.keep(effect, state),
            Effect::FocusLedgerSearch => dom::focus(".ledger .filters input[type=search]"),
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
