//! What the host may ask, and what it may forbid.

use super::{App, Place, Shared};
use crate::checks::Found;
use crate::components::toast::Toast;
use crate::dom;
use crate::host::{self, Options};
use gangmu::check::{Settings as Checks, read_words};
use gangmu::edit::commands::StyleChoice;
use session::{Command, Outcome, Session};
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
        self.preset(0, None);
        self.session.0.borrow_mut().forget_steps();
    }

    /// Gives the parts from that one on the length and the numbers that the host wants: all that
    /// have none of their own, and all in which the writer may not choose. What the host wanted
    /// `before` goes for none of their own. Returns whether that has changed anything.
    pub(super) fn preset(&self, from: usize, before: Option<&Options>) -> bool {
        let Some(wanted) = host::options() else {
            return false;
        };
        let style = wanted.scheme.as_deref().and_then(style);
        let mut session = self.session.0.borrow_mut();
        let revision = session.revision();
        let parts: Vec<_> = session.parts().iter().skip(from).cloned().collect();
        for part in parts {
            let note = part.note.as_deref();
            let target = note.and_then(|n| n.target_words);
            let is_free = target.is_none() || before.is_some_and(|b| b.target == target);
            if target != wanted.target && (is_free || host::is_fixed("target")) {
                session.dispatch(Command::SetTarget(part.id, wanted.target), dom::now_ms());
            }
            let numbering = note.and_then(|n| n.numbering.as_ref());
            let is_chosen = numbering.is_some_and(|n| n.style.is_some());
            // What is open keeps its numbers, unless the writer may not choose.
            let is_free = before.is_none() && !is_chosen || host::is_fixed("scheme");
            if let Some(style) = style.clone().filter(|_| is_free) {
                let part = part.id;
                if let Outcome::Refused(_) =
                    session.dispatch(Command::SetScheme { part, style }, dom::now_ms())
                {
                    host::tell("error", "\"scheme: these forms cannot number headings\"");
                }
            }
        }
        revision != session.revision()
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
        self.waiting = None;
        self.checking.found.clear();
        self.search_close();
        self.lexicon.forget();
        self.turn_to_first();
        self.keep();
        self.read();
    }

    /// Follows what the host has decided anew.
    pub(super) fn decided(&mut self) {
        let (now, before) = (host::options(), self.followed.take());
        self.followed = now.clone();
        self.settings.follow_host();
        if let Some(now) = now {
            let wanted = |o: &Options| (o.scheme.clone(), o.target, o.lock.clone());
            let before = before.unwrap_or_default();
            if wanted(&before) != wanted(&now) && self.preset(0, Some(&before)) {
                self.keep();
                self.read();
                host::tell("input", "null");
            }
            let drawn = |o: &Options| (o.views.clone(), o.lock.clone(), o.readonly);
            if drawn(&before) != drawn(&now) {
                // What has buttons for it is drawn from the ground up.
                self.epoch += 1;
                self.place.serial += 1;
            }
            match now.view.as_deref().filter(|_| now.turn) {
                Some(view) => self.turn_to(view),
                None => {
                    self.fit_view();
                }
            }
        }
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
        if host::is_locked() && !is_view {
            self.say_locked();
            return true;
        }
        let fixed = match command {
            Command::SetScheme { .. }
            | Command::SetNumbering { .. }
            | Command::SetHandsOff(..)
            | Command::Renumber(_) => "scheme",
            Command::SetTarget(..) => "target",
            _ => return false,
        };
        let is_out = host::is_fixed(fixed);
        if is_out {
            self.say_fixed(fixed);
        }
        is_out
    }

    /// Says that the host has decided on it.
    pub(super) fn say_fixed(&mut self, what: &str) {
        let w = self.wording();
        let words = match what {
            "scheme" => w.of(
                "序号写法由本系统统一规定，没有变动",
                "This site decides how headings are numbered; nothing changed",
            ),
            _ => w.of(
                "目标字数由本系统统一规定，没有变动",
                "This site decides the length; nothing changed",
            ),
        };
        self.say_plainly(words);
    }

    /// Says that the host does not allow it.
    pub(super) fn say_locked(&mut self) {
        let words = self.wording().of(
            "本页不允许这样做，没有变动",
            "This page does not allow it; nothing changed",
        );
        self.say_plainly(words);
    }

    fn say_plainly(&mut self, words: &str) {
        self.say(Toast::note(words));
    }
}

/// The style that a host names: `official`, `pasted`, or one as JSON. One that cannot be read is
/// told to the host and counts as none.
fn style(named: &str) -> Option<StyleChoice> {
    match named {
        "official" => Some(StyleChoice::Official),
        "pasted" => Some(StyleChoice::AsPasted),
        _ => match serde_json::from_str(named) {
            Ok(own) => Some(StyleChoice::Own(own)),
            Err(_) => {
                host::tell("error", "\"scheme: it is neither a name nor a style\"");
                None
            }
        },
    }
}

/// The settings with the host's own list of words before the writer's.
pub(super) fn with_words(mut settings: Checks) -> Checks {
    let decided = host::options().and_then(|o| o.words.clone());
    if let Some(list) = decided {
        let mut words = read_words(&list);
        let known = |word: &_| words.iter().any(|w: &gangmu::check::UserWord| w == word);
        let own: Vec<_> = settings.words.drain(..).filter(|w| !known(w)).collect();
        if !host::is_fixed("words") {
            words.extend(own);
        }
        settings.words = words;
    }
    settings
}
