//! What the application needs of a machine, and a machine that is none: for tests.

use super::{
    ChecksEvent, CompareEvent, Effect, Event, Hits, Host, KeepEffect, KeepEvent, Kept, Options,
    PageEvent, Payload, REST, Rest, Saved, ShelfEffect, ShelfEvent, Shelved, State, StoreError,
    TextsEvent, VersionsEffect, VersionsEvent, update,
};
use crate::{Card, Moment, Reader, Version, part_record, reader_request};
use gangmu::outline::Node;
use gangmu::report::Date;
use std::cmp::Ordering;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// A machine on which the application runs.
pub trait Platform {
    /// Milliseconds of a steady clock.
    fn now_ms(&self) -> f64;

    /// The day that it is, if the machine knows.
    fn today(&self) -> Option<Date> {
        None
    }

    /// In which order words come in a list that is sorted by them.
    fn collation(&self) -> fn(&str, &str) -> Ordering {
        |a, b| a.cmp(b)
    }

    /// A small setting that was kept.
    fn setting(&self, key: &str) -> Option<String>;

    /// Who else has a say.
    fn host(&self) -> Host;

    /// What may come later, if it is there from the start; else [`Application::complete`] is to follow.
    fn rest(&self) -> Option<&'static Rest> {
        Some(&REST)
    }

    /// Does what the application wants done. What comes of it later is an [`Event`].
    fn carry_out(&mut self, effect: Effect, state: &State);

    /// What has come of it at once.
    fn next_event(&mut self) -> Option<Event> {
        None
    }
}

/// The application on a machine.
#[derive(Debug)]
pub struct Application<P> {
    /// The application.
    pub state: State,
    /// The machine.
    pub platform: P,
}

impl<P: Platform> Application<P> {
    /// Nothing is open yet.
    pub fn new(platform: P) -> Self {
        let state = State::new(&platform);
        Self { state, platform }
    }

    /// What comes later is there, or cannot be had; what waited for it happens now. Returns whether
    /// what is shown may have changed.
    pub fn complete(&mut self, rest: Option<&'static Rest>) -> bool {
        let held = self.state.complete(rest);
        let first = rest.map_or(PageEvent::Incomplete.into(), |_| Event::GoOn);
        let drawn = self.dispatch(first);
        held.into_iter()
            .fold(drawn, |drawn, event| self.dispatch(event) | drawn)
    }

    /// Lets it happen, and has done what follows from it. Returns whether what is shown may have
    /// changed.
    pub fn dispatch(&mut self, event: impl Into<Event>) -> bool {
        let mut drawn = false;
        self.state.today = self.platform.today();
        let mut next = Some(event.into());
        while let Some(event) = next {
            for effect in update(&mut self.state, event, self.platform.now_ms()) {
                match effect {
                    Effect::Draw => drawn = true,
                    effect => self.platform.carry_out(effect, &self.state),
                }
            }
            next = self.platform.next_event();
        }
        drawn
    }
}

/// No machine: it keeps in memory, copies to a variable, reads at once, and its clock stands until
/// it is set.
#[derive(Debug, Default)]
pub struct NullPlatform {
    /// What its clock says.
    pub clock_ms: f64,
    /// The day that it is.
    pub today: Option<Date>,
    /// The small settings that are kept.
    pub settings: BTreeMap<String, String>,
    /// Who has a say.
    pub host: Host,
    is_early: bool,
    /// What is kept.
    pub kept: Option<Kept>,
    /// What is on the clipboard.
    pub clipboard: Option<Payload>,
    /// What the host was told.
    pub told: Vec<(&'static str, String)>,
    /// What else was to be done.
    pub done: Vec<Effect>,
    /// What happens after a while.
    pub later: Vec<Event>,
    /// The versions that are kept, and their records.
    pub versions: (Vec<Version>, Vec<String>),
    /// The reports that are put away, each with its record.
    pub shelf: Vec<(Card, String)>,
    reader: Reader,
    events: VecDeque<Event>,
}

impl Platform for NullPlatform {
    fn now_ms(&self) -> f64 {
        self.clock_ms
    }

    fn today(&self) -> Option<Date> {
        self.today
    }

    fn setting(&self, key: &str) -> Option<String> {
        self.settings.get(key).cloned()
    }

    fn host(&self) -> Host {
        self.host.clone()
    }

    fn rest(&self) -> Option<&'static Rest> {
        (!self.is_early).then_some(&REST)
    }

    fn carry_out(&mut self, effect: Effect, state: &State) {
        match effect {
            Effect::Set { key, value } => {
                self.settings.insert(key.to_owned(), value);
            }
            Effect::Tell { what, detail } => self.told.push((what, detail)),
            Effect::After { event, .. } => self.later.push(event),
            Effect::Copy(payload) => {
                self.clipboard = Some(payload);
                self.events.push_back(TextsEvent::Copied(true).into());
            }
            Effect::GoOn => self.events.push_back(Event::GoOn),
            // What reads comes later, too.
            Effect::Read | Effect::ReadBy(_) if !self.is_early => self.read(state),
            Effect::Compare(n, request) => {
                let answer = crate::compared(&request);
                let answer =
                    answer.map(|a| serde_json::from_str(&a).expect("an answer of our own"));
                let event = CompareEvent::Answered(n, Rc::new(answer));
                self.events.push_back(event.into());
            }
            Effect::Keep(KeepEffect::Soon) => {
                let ids: Vec<_> = state
                    .session
                    .borrow()
                    .parts()
                    .iter()
                    .map(|p| p.id)
                    .collect();
                state
                    .session
                    .borrow_mut()
                    .note_edited(ids.into_iter(), self.clock_ms as u64);
                let session = state.session.borrow();
                self.kept = Some(Kept {
                    head: serde_json::to_string(&session.kept_head())
                        .expect("plain data serialises"),
                    parts: session.kept_parts().iter().map(part_record).collect(),
                    revision: session.revision(),
                    log: None,
                });
                self.events.push_back(KeepEvent::Saved(Saved::Kept).into());
            }
            Effect::Keep(KeepEffect::Clear) => {
                (self.kept, self.settings) = (None, BTreeMap::new());
                self.events.push_back(KeepEvent::Cleared(None).into());
            }
            Effect::Versions(effect) if !self.is_early => self.keep_version(effect, state),
            Effect::Shelf(effect) => self.shelve(effect),
            effect => self.done.push(effect),
        }
    }

    fn next_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }
}

impl NullPlatform {
    /// One with a host that has decided so.
    pub fn hosted(options: Options) -> Self {
        Self {
            host: Host::new(options),
            ..Self::default()
        }
    }

    /// One on which what may come later does.
    pub fn early() -> Self {
        Self {
            is_early: true,
            ..Self::default()
        }
    }

    /// One on which that was kept.
    pub fn with_settings(settings: BTreeMap<String, String>) -> Self {
        Self {
            settings,
            ..Self::default()
        }
    }

    fn keep_version(&mut self, effect: VersionsEffect, state: &State) {
        let (versions, pieces) = &mut self.versions;
        match effect {
            VersionsEffect::Keep(why, stood) => {
                let moment = Moment::of(stood, why, &state.checks.found);
                let mut of = |part| {
                    let record = part_record(part);
                    let at = pieces.iter().position(|piece| *piece == record);
                    let at = at.unwrap_or_else(|| {
                        pieces.push(record);
                        pieces.len() - 1
                    });
                    (at as u32, pieces[at].len() as u32)
                };
                let of: Vec<_> = moment.parts.iter().map(&mut of).collect();
                let mut version = moment.version(self.clock_ms, &of);
                version.id = versions.last().map_or(1, |v| v.id + 1);
                let asked = version.why.is_named();
                if asked || versions.last().is_none_or(|last| !version.is_text_of(last)) {
                    versions.push(version);
                    self.events
                        .push_back(VersionsEvent::Kept(asked, Ok(())).into());
                }
                return;
            }
            VersionsEffect::Fetch(wanted, of) => {
                let records = of.iter().map(|at| pieces[*at as usize].clone()).collect();
                let event = VersionsEvent::Fetched(wanted, Rc::new(Ok(records)));
                return self.events.push_back(event.into());
            }
            VersionsEffect::Remove(id) => versions.retain(|v| v.id != id),
            VersionsEffect::ForgetParts(parts) => {
                for version in versions.iter_mut() {
                    version.parts.retain(|p| !parts.contains(&p.id));
                }
                return;
            }
            VersionsEffect::Forget => self.versions = Default::default(),
            VersionsEffect::List => {}
        }
        let all = Rc::new(Ok(self.versions.0.clone()));
        self.events.push_back(VersionsEvent::Listed(all).into());
    }

    fn shelve(&mut self, effect: ShelfEffect) {
        let has = |ids: &[u32], card: &Card| ids.contains(&card.id);
        let event = match effect {
            ShelfEffect::List => {
                let cards = self.shelf.iter().rev().map(|(card, _)| card.clone());
                let cards = cards.collect();
                ShelfEvent::Listed(Rc::new(Ok(Shelved { cards, room: None })))
            }
            ShelfEffect::Put(cards) => {
                let parts = cards.iter().map(|(_, part)| part.id).collect();
                let put = |(card, part): &(Card, Rc<Node>)| self.add(card, part_record(part));
                ShelfEvent::WasPut(parts, Ok(cards.iter().map(put).collect()))
            }
            ShelfEffect::Change(cards) => {
                for card in cards {
                    let old = self.shelf.iter_mut().find(|(c, _)| c.id == card.id);
                    old.into_iter().for_each(|old| old.0 = card.clone());
                }
                ShelfEvent::Done(Ok(()))
            }
            ShelfEffect::Write(card, record) => {
                let old = self.shelf.iter_mut().find(|(c, _)| c.id == card.id);
                old.into_iter()
                    .for_each(|old| *old = (card.clone(), record.clone()));
                ShelfEvent::Done(Ok(()))
            }
            ShelfEffect::Copy(ids) => {
                let of = self.shelf.iter().filter(|(card, _)| has(&ids, card));
                for (card, record) in of.cloned().collect::<Vec<_>>() {
                    self.add(&card, record);
                }
                ShelfEvent::Done(Ok(()))
            }
            ShelfEffect::Delete(ids) => {
                self.shelf.retain(|(card, _)| !has(&ids, card));
                ShelfEvent::Done(Ok(()))
            }
            ShelfEffect::Fetch(ids, wanted) => {
                let of = |id: &u32| Some(self.shelf.iter().find(|(c, _)| c.id == *id)?.1.clone());
                let records: Option<Vec<String>> = ids.iter().map(of).collect();
                let records = records.ok_or_else(|| StoreError::Failed("gone".to_owned()));
                ShelfEvent::Fetched(wanted, Rc::new(records))
            }
            ShelfEffect::Search(n, words) => {
                let holds = |record: &str| words.iter().all(|word| record.contains(word.as_str()));
                let found = self.shelf.iter().filter(|(_, record)| holds(record));
                let found = found.map(|(card, _)| (card.id, words.concat())).collect();
                let looked = (self.shelf.len(), self.shelf.len());
                ShelfEvent::Found(n, Rc::new(Hits { found, looked }))
            }
        };
        self.events.push_back(event.into());
    }

    fn add(&mut self, card: &Card, record: String) -> u32 {
        let id = self.shelf.last().map_or(1, |(card, _)| card.id + 1);
        let card = Card { id, ..card.clone() };
        self.shelf.push((card, record));
        id
    }

    fn read(&mut self, state: &State) {
        let session = state.session.borrow();
        let request = reader_request(&session, session.parts(), Some(&state.checks.settings));
        let answer = self.reader.answer(&request).expect("a request of our own");
        let reading = serde_json::from_str(&answer).expect("an answer of our own");
        self.events
            .push_back(ChecksEvent::Read(Rc::new(reading)).into());
    }
}
