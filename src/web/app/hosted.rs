//! What the host may ask, and what it may forbid.

use super::{App, Place, Shared};
use crate::check::{Settings as Checks, read_words};
use crate::session::{Command, Session};
use crate::web::checks::Found;
use crate::web::components::toast::Toast;
use crate::web::{dom, host};
use std::rc::Rc;

impl App {
    /// What is open.
    pub fn session(&self) -> &Shared {
        &self.session
    }

    /// What the reader found.
    pub fn found(&self) -> &Found {
        &self.checking.found
    }

    /// Puts a text in the place of what is open, at once; [`super::Msg::Replaced`] is to follow.
    /// There is no way back to what was open.
    pub fn replace(&self, text: &str) {
        let mut session = Session::default();
        if !text.is_empty() {
            session.dispatch(Command::Open(text.to_owned()), dom::now_ms());
            session.forget_steps();
        }
        *self.session.0.borrow_mut() = session;
    }

    /// Draws a text that the host has put there.
    pub(super) fn replaced(&mut self) {
        self.epoch += 1;
        self.deselect();
        self.place = Place {
            serial: self.place.serial + 1,
            ..Place::default()
        };
        (self.moved, self.shown_to, self.question, self.numbers) = (None, None, None, None);
        (self.menu, self.context, self.deciding, self.toast) = (None, None, None, None);
        (self.waiting, self.checking.found) = (None, Found::default());
        self.search_close();
        self.keep();
        self.read();
    }

    /// Follows what the host has decided anew.
    pub(super) fn decided(&mut self) {
        self.settings.follow_host();
        self.place.editing &= !host::is_locked();
        let settings = with_words((*self.checking.settings).clone());
        if settings != *self.checking.settings {
            self.checking.settings = Rc::new(settings.clone());
            self.reader.set(settings, &self.session);
        }
        self.dress();
    }

    /// Whether a text that is only to be read would change; says so then.
    pub(super) fn is_locked_out(&mut self, command: &Command) -> bool {
        let is_view = matches!(
            command,
            Command::ToggleFold(_)
                | Command::FoldTo(_)
                | Command::FoldSiblings(_)
                | Command::Zoom(_)
                | Command::Show(_)
                | Command::Reveal(_)
                | Command::Stand(_)
                | Command::Filter(_)
        );
        let is_out = host::is_locked() && !is_view;
        if is_out {
            self.say_locked();
        }
        is_out
    }

    /// Says that the host does not allow it.
    pub(super) fn say_locked(&mut self) {
        let words = self.wording().of(
            "本页不允许这样做，没有变动",
            "This page does not allow it; nothing changed",
        );
        self.say(Toast {
            words: words.to_owned(),
            error: false,
            action: None,
        });
    }
}

/// The settings with the host's own list of words before the writer's.
pub(super) fn with_words(mut settings: Checks) -> Checks {
    let decided = host::options().and_then(|o| o.words.clone());
    if let Some(list) = decided {
        let mut words = read_words(&list);
        let known = |word: &_| words.iter().any(|w: &crate::check::UserWord| w == word);
        let own: Vec<_> = settings.words.drain(..).filter(|w| !known(w)).collect();
        words.extend(own);
        settings.words = words;
    }
    settings
}
