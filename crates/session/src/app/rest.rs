//! What of the application may come later than the outline: behind pointers, so that whoever builds
//! it for a page can have that code elsewhere. What is asked for before it is there is held, and all
//! that the writer does after it, so that everything happens in its order.

use super::{BulkEffect, EditEvent, Effect, Event, PageEvent, Scope, State};
use crate::{Command, Outcome, Session};

/// Code that comes later.
#[derive(Debug)]
pub struct Rest {
    act: fn(&mut State, Event) -> bool,
    follow: fn(&mut State, bool),
    dispatch: fn(&mut Session, Command, f64) -> Outcome,
}

/// All of it.
pub static REST: Rest = Rest {
    act: State::act_later,
    follow: State::follow,
    dispatch: Session::dispatch_rest,
};

/// Whether it is there.
#[derive(Debug)]
pub(super) enum Later {
    /// Not yet: what waits for it, in its order.
    Awaited(Vec<Event>),
    /// It is.
    Here(&'static Rest),
    /// It cannot be had.
    Missing,
}

impl State {
    /// Whether what comes later is there.
    pub fn is_complete(&self) -> bool {
        matches!(self.later, Later::Here(_))
    }

    /// Whether it cannot be had.
    pub fn is_incomplete(&self) -> bool {
        matches!(self.later, Later::Missing)
    }

    /// Whether something waits for what comes later.
    pub fn is_holding(&self) -> bool {
        matches!(&self.later, Later::Awaited(held) if !held.is_empty())
    }

    /// What comes later is there, or cannot be had. Returns what was asked for before: to be done next.
    pub(super) fn complete(&mut self, rest: Option<&'static Rest>) -> Vec<Event> {
        if rest.is_none()
            && let Some((id, _)) = self.bulk.take()
        {
            self.effect(Effect::Bulk(id, BulkEffect::Paste));
        }
        let later = rest.map_or(Later::Missing, Later::Here);
        match std::mem::replace(&mut self.later, later) {
            Later::Awaited(held) => held,
            _ => Vec::new(),
        }
    }

    /// Holds what must wait; what cannot be done at all is said.
    pub(super) fn hold(&mut self, event: Event) -> Option<Event> {
        // A table takes in what is pasted over it.
        let is_early = is_early(&event) && !(self.in_ledger() && matches!(event, Event::Texts(_)));
        match &mut self.later {
            Later::Here(_) => Some(event),
            // A host decides on everything, and what it decides comes later.
            Later::Awaited(held) if self.host.is_hosted() => {
                held.push(event);
                None
            }
            // What the machine tells of the store is nobody's request.
            _ if matches!(event, Event::Keep(_)) => Some(event),
            Later::Awaited(held) if held.is_empty() && is_early => Some(event),
            Later::Awaited(held) => {
                held.push(event);
                None
            }
            Later::Missing if is_early => Some(event),
            Later::Missing => {
                self.say_incomplete();
                None
            }
        }
    }

    /// Does what comes later, once it is there.
    pub(super) fn act_with_rest(&mut self, event: Event) -> bool {
        match self.later {
            Later::Here(rest) => (rest.act)(self, event),
            _ => false,
        }
    }

    /// Brings up to date what stands beside the outline, once what does that is there.
    pub(super) fn follow_with_rest(&mut self, typed: bool) {
        if let Later::Here(rest) = self.later {
            (rest.follow)(self, typed);
        }
    }

    /// Changes that session, which may be the state's own.
    pub(super) fn dispatch_in(
        &self,
        session: &mut Session,
        command: Command,
        now_ms: f64,
    ) -> Outcome {
        let command = session.dispatch_early(command, now_ms);
        command.unwrap_or_else(|command| match self.later {
            Later::Here(rest) => (rest.dispatch)(session, command, now_ms),
            _ => Outcome::Nothing,
        })
    }

    fn act_later(&mut self, event: Event) -> bool {
        match event {
            Event::Edit(event) => return self.edit_later(event),
            Event::Reports(event) => return self.on_reports(event),
            Event::Find(event) => self.find(event),
            Event::Ledger(event) => self.ledger(event),
            Event::Overview(event) => self.overview(event),
            Event::Checks(event) => self.check(event),
            Event::Compare(event) => self.compare_by(event),
            Event::Merge(event) => self.merge_by(event),
            Event::Versions(event) => self.versions_by(event),
            Event::Shelf(event) => self.shelf_by(event),
            Event::Brief(event) => self.brief_by(event),
            Event::Words(event) => return self.count_words(event),
            Event::Files(event) => self.read_and_write(event),
            Event::Host(event) => self.follow_host(event),
            // Not for here.
            _ => return false,
        }
        true
    }

    fn follow(&mut self, typed: bool) {
        // What is typed in it makes no report newer than those that it is made of.
        if !typed {
            self.follow_merged();
        }
        if self.host.is_hosted() {
            self.keep_to_views();
        }
        self.follow_shelf();
        self.refresh_comparison();
        self.follow_words();
        self.search_follow();
        self.slices.left = None;
        if self.in_ledger() && self.has_read(&self.summed()) {
            self.read_ledger();
        }
        if self.in_overview() && self.has_read(&self.parts_of(Scope::All)) {
            self.read_overview();
        }
    }
}

/// Whether it needs nothing that comes later.
fn is_early(event: &Event) -> bool {
    match event {
        Event::Edit(EditEvent::Do(command)) => command.is_early(),
        Event::Edit(event) => matches!(
            event,
            EditEvent::Typed { .. } | EditEvent::Undo | EditEvent::Redo | EditEvent::Remove(_)
        ),
        Event::Texts(event) => event.opens(),
        Event::Page(event) => matches!(
            event,
            PageEvent::ToggleLanguage
                | PageEvent::NextTheme
                | PageEvent::CloseMenus
                | PageEvent::CloseToast
                | PageEvent::ToastEnds(_)
                | PageEvent::Answered
                | PageEvent::Dragging(_)
                | PageEvent::Incomplete
        ),
        // What an action asks for is held by itself.
        Event::Run(_) | Event::Place(_) | Event::Select(_) | Event::Keep(_) | Event::GoOn => true,
        _ => false,
    }
}
