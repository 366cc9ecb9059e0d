//! The application without a screen: what is open on the desk and on the page, what happens to it,
//! and what the machine is to do about that. It knows no browser: what the machine can do is a
//! [`Platform`], time is an argument.
//!
//! An [`Event`] goes into [`update`], which changes the [`State`] and answers with [`Effect`]s. Each
//! area has its events, its state and its part of [`State`] in a file of its own.

mod actions;
mod brief;
mod bulk;
mod checks;
mod compare;
mod edit;
mod effect;
mod event;
mod files;
mod find;
mod found;
mod host;
mod keep;
mod key_table;
mod keys;
mod ledger;
mod merge;
mod notice;
mod overview;
mod page;
mod palette;
mod paste;
mod place;
mod platform;
mod preview;
mod references;
mod reports;
mod rest;
mod row_keys;
mod select;
mod settings;
mod shared;
mod shelf;
mod slices;
mod span;
mod texts;
mod versions;
mod views;
mod wording;
mod words;
mod write_status;
mod written;

pub use actions::{ACTIONS, Action, Group, Here, Reach, by_id, by_key, by_page_key, is_named};
pub use brief::{BriefEvent, Patterns};
pub use checks::ChecksEvent;
pub use compare::{CompareEvent, Comparing};
pub use edit::EditEvent;
pub use effect::{
    BulkEffect, Effect, KeepEffect, Payload, ShelfEffect, VersionsEffect, WordsEffect,
};
pub use event::Event;
pub use files::{
    About, Export, FileOrder, FileText, Files, FilesEvent, FormRow, Range, SettingRow, Told,
};
pub use find::FindEvent;
pub use found::{Found, Given, Pick};
pub use host::{Host, HostCommand, HostEvent, Options, VIEWS};
pub use keep::{KeepEvent, Kept, Saved, StoreError, store_sentence};
pub use key_table::key_table;
pub use keys::{Chord, spelled};
pub use ledger::{
    At, Desk, Digest, Filter, Grid, GridEvent, GridMove, InLedger, LEDGER_KEYS, LedgerEvent,
    LedgerKey, Mark, Order, STATES, Table, View, Walk, Writing, by_ledger_key, parse_day,
    read_cells, spell_day,
};
pub use merge::{MergeEvent, Merging, Stale, origin_of};
pub use notice::{Line, Question, Toast};
pub use overview::{Overview, OverviewEvent, OverviewOrder};
pub use page::{Deciding, Menu, Page, PageEvent, Tab};
pub use palette::{Answer, Listed, answers};
pub use paste::Otherwise;
pub use place::{Place, PlaceEvent};
pub use platform::{Application, NullPlatform, Platform};
pub use references::{Link, links};
pub use reports::{
    InList, LIST_KEYS, ListKey, Reports, ReportsEvent, Scope, Step, apart, by_list_key,
};
pub use rest::{REST, Rest};
pub use row_keys::{AtRow, InField, ROW_KEYS, RowKey, When, by_row_key};
pub use select::SelectEvent;
pub use settings::{Settings, Theme};
pub use shared::Shared;
pub use shelf::{ForWhat, Hits, Shelf, ShelfEvent, ShelfSheet, Shelved};
pub use slices::Slices;
pub use span::{SPAN_KEYS, Span, SpanKey, by_span_key};
pub use texts::{CopyScope, TextsEvent};
pub use versions::{Timeline, Versions, VersionsEvent, Wanted};
pub use wording::{Language, Wording, group};
pub use words::{WordSheet, WordsEvent, terms_of};

use gangmu::outline::{Level, NodeId};
use gangmu::report::Date;
use std::rc::Rc;

/// The application. Changed by [`update`] alone; everyone may read.
#[derive(Debug)]
pub struct State {
    /// The text, its history, what is folded.
    pub session: Shared,
    /// Language, colours, whether to keep anything.
    pub settings: Settings,
    /// What the host decides.
    pub host: Host,
    /// The current row.
    pub place: Place,
    /// What was moved or gone to, to be shown for a moment.
    pub moved: Option<NodeId>,
    /// What everything is about, and which reports are chosen.
    pub reports: Reports,
    /// The selected rows in order, without those below other selected ones; empty for none.
    pub selected: Rc<Vec<NodeId>>,
    /// Where the selection began.
    anchor: Option<NodeId>,
    /// The row whose words have changed since it was last read for what it is.
    written: Option<NodeId>,
    /// The row that Enter has begun, as long as the writer is in it.
    begun: Option<NodeId>,
    /// Whether a touch of a row selects it.
    pub picking: bool,
    /// The rows that are to go when they are on the clipboard; none for the selected words.
    cutting: Option<Vec<NodeId>>,
    /// What was copied or cut here.
    clip: Option<paste::Clip>,
    /// What was pasted last.
    last_paste: Option<paste::Last>,
    /// A long text that is being parsed, by its number.
    bulk: Option<(u32, crate::Bulk)>,
    /// The level down to which headings are shown, if that was chosen: `Some(None)` is all.
    pub shown_to: Option<Option<Level>>,
    /// The table of problems, and whether it is shown.
    pub ledger: ledger::State,
    /// The table of reports.
    pub overview: overview::State,
    /// How far the reports are read that a table is of.
    pub slices: Slices,
    /// What is looked for.
    pub find: find::State,
    /// What is wrong, and what is decided on it.
    pub checks: checks::State,
    /// Words, counted.
    pub words: words::State,
    /// What stays on this machine.
    pub keep: keep::State,
    /// What stood at other times.
    pub versions: Versions,
    /// What is put away.
    pub shelf: Shelf,
    /// Documents in and out.
    pub files: Files,
    /// What is being compared.
    pub comparing: Option<Comparing>,
    /// What is being made one.
    pub merging: Option<Merging>,
    /// Whether the shown report is behind those that it is made of.
    pub stale: Rc<Stale>,
    /// How briefs are written.
    pub patterns: Rc<Patterns>,
    /// What is open on the page beside the text.
    pub page: page::Page,
    /// What the host had decided when it was last followed.
    followed: Option<Rc<Options>>,
    /// The view that the host knows to be shown.
    told_view: &'static str,
    /// When the event came that is being followed, in milliseconds of a steady clock.
    now_ms: f64,
    /// The day that it is, if the machine knows.
    pub(crate) today: Option<Date>,
    later: rest::Later,
    effects: Vec<Effect>,
}

/// Follows an event that came at `now_ms` of a steady clock. What the machine is to do is to be
/// done in that order.
pub fn update(state: &mut State, event: Event, now_ms: f64) -> Vec<Effect> {
    state.now_ms = now_ms;
    let typed = matches!(event, Event::Edit(EditEvent::Typed { .. }));
    if state.act(event) | state.leave_written() {
        state.effects.push(Effect::Draw);
    }
    state.follow_with_rest(typed);
    std::mem::take(&mut state.effects)
}

impl State {
    /// An application with nothing open, as this machine and the host want it.
    pub fn new(platform: &impl Platform) -> Self {
        let host = platform.host();
        let settings = Settings::load(platform, &host);
        Self {
            session: Shared::default(),
            settings,
            place: Place::default(),
            moved: None,
            reports: Reports::load(platform),
            selected: Rc::default(),
            anchor: None,
            written: None,
            begun: None,
            picking: false,
            cutting: None,
            clip: None,
            last_paste: None,
            bulk: None,
            shown_to: None,
            ledger: ledger::State::load(platform),
            overview: overview::State::default(),
            slices: Slices::default(),
            find: find::State::load(platform),
            checks: checks::State::load(platform, &host),
            words: words::State::load(platform),
            keep: keep::State::load(platform, settings, &host),
            versions: Versions::default(),
            shelf: Shelf::default(),
            files: Files::load(platform),
            comparing: None,
            merging: None,
            stale: Rc::default(),
            patterns: Rc::new(Patterns::load(platform)),
            page: page::Page::default(),
            followed: None,
            told_view: "outline",
            now_ms: 0.0,
            today: platform.today(),
            later: (platform.rest()).map_or(rest::Later::Awaited(Vec::new()), rest::Later::Here),
            effects: Vec::new(),
            host,
        }
    }

    /// The words of the interface.
    pub fn wording(&self) -> Wording {
        Wording(self.settings.language)
    }

    /// Does what `event` asks. Returns whether what is shown may have changed.
    fn act(&mut self, event: Event) -> bool {
        let Some(event) = self.wait(event).and_then(|event| self.hold(event)) else {
            return false;
        };
        match event {
            Event::Run(id) => self.run(id),
            Event::Edit(event) => {
                let n_steps = self.session.borrow().n_steps();
                let travels = matches!(event, EditEvent::Undo | EditEvent::Redo);
                let drawn = self.edit(event);
                self.retrace(n_steps, travels);
                return drawn;
            }
            Event::Place(event) => return self.go(event),
            Event::Select(event) => self.select_by(event),
            Event::Texts(event) => {
                let is_bulk = matches!(event, TextsEvent::BulkRead(..));
                self.take_and_give(event);
                if is_bulk {
                    // What came is much: it is drawn in a turn of its own.
                    self.effect(Effect::GoOn);
                    return false;
                }
            }
            Event::Keep(event) => return self.keep_by(event),
            Event::Page(event) => return self.turn_page(event),
            Event::GoOn => self.go_on(),
            event => return self.act_with_rest(event),
        }
        true
    }

    fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Tells the host, if there is one; `detail` is JSON.
    fn tell(&mut self, what: &'static str, detail: impl Into<String>) {
        if self.host.is_hosted() {
            let detail = detail.into();
            self.effect(Effect::Tell { what, detail });
        }
    }

    /// Keeps a small setting on this machine.
    fn set(&mut self, key: &'static str, value: impl Into<String>) {
        let value = value.into();
        self.effect(Effect::Set { key, value });
    }
}
