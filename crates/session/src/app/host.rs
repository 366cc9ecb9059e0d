//! What the host, somebody else's page in which the application stands, decides, asks and forbids.

use super::page::quoted;
use super::{Effect, State, Toast};
use crate::{Command, Outcome, Session};
use gangmu::check::{Settings as Checks, read_words};
use gangmu::edit::commands::StyleChoice;
use gangmu::export::Form;
use gangmu::text::Bilingual;
use std::rc::Rc;

/// What the host does.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum HostEvent {
    /// It has decided anew.
    Decided(Host),
    /// It has put another text in the place of what was open.
    Replaced,
}

/// A command of the host's.
#[derive(Clone, Debug, PartialEq)]
pub struct HostCommand {
    /// How the host calls it.
    pub id: String,
    /// Its name.
    pub name: Bilingual<String>,
    /// Other words that find it.
    pub alias: String,
    /// Its keys as `Mod+Shift+s`; empty for none.
    pub keys: String,
}

/// What a host decides. What is missing is the writer's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The language of the interface: `zh-CN` or `en`.
    pub lang: Option<String>,
    /// The colours: `auto`, `light`, `dark`, `contrast`.
    pub theme: Option<String>,
    /// Whether the text is only to be read.
    pub readonly: bool,
    /// Whether anything may be kept on this machine.
    pub storage: bool,
    /// The forms in which the text may leave, their ids and those of files' their keys, parted by
    /// spaces.
    pub exports: Option<String>,
    /// A list of words to look out for, as `check::read_words` reads it.
    pub words: Option<String>,
    /// The view that a text is shown in first: `outline`, `ledger`, `check`.
    pub view: Option<String>,
    /// Whether that view is to be shown now, too.
    pub turn: bool,
    /// The views there are, parted by spaces.
    pub views: Option<String>,
    /// What the writer may not change: `lang`, `theme`, `scheme`, `words`, `target`, parted by
    /// spaces.
    pub lock: Option<String>,
    /// The length that texts are meant to become, in 字.
    pub target: Option<u32>,
    /// How headings are numbered: `official`, `pasted`, or a style as JSON.
    pub scheme: Option<String>,
    /// The host's own commands.
    pub commands: Vec<HostCommand>,
}

/// The views there are.
pub const VIEWS: [&str; 4] = ["outline", "ledger", "overview", "check"];

/// Who has a say beside the writer: a host with what it has decided, or nobody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Host(Option<Rc<Options>>);

impl Host {
    /// A host that has decided so.
    pub fn new(options: Options) -> Self {
        Self(Some(Rc::new(options)))
    }

    /// What it has decided; `None` without a host.
    pub fn options(&self) -> Option<&Rc<Options>> {
        self.0.as_ref()
    }

    /// Whether there is a host.
    pub fn is_hosted(&self) -> bool {
        self.0.is_some()
    }

    /// Whether the text is only to be read.
    pub fn is_locked(&self) -> bool {
        self.options().is_some_and(|o| o.readonly)
    }

    /// Whether anything may be kept on this machine.
    pub fn may_keep(&self) -> bool {
        self.options().is_none_or(|o| o.storage)
    }

    /// Whether the text may leave in that form.
    pub fn may_export(&self, form: Form) -> bool {
        self.may_write(form.id())
    }

    /// Whether the writer may have it as a file in the form of that key.
    pub fn may_write(&self, key: &str) -> bool {
        self.is_listed(|o| &o.exports, key).unwrap_or(true)
    }

    /// Whether there is a form in which the text may leave.
    pub fn may_export_any(&self) -> bool {
        let list = self.options().and_then(|o| o.exports.as_ref());
        list.is_none_or(|list| !list.is_empty())
    }

    /// Whether there is that view: one of [`VIEWS`].
    pub fn may_view(&self, view: &str) -> bool {
        self.is_listed(|o| &o.views, view).unwrap_or(true)
    }

    /// Whether the middle of the page may show the rows of the text.
    pub fn may_view_text(&self) -> bool {
        self.may_view("outline") || self.may_view("check")
    }

    /// Whether the writer may not change that.
    pub fn is_fixed(&self, what: &str) -> bool {
        self.is_listed(|o| &o.lock, what).unwrap_or(false)
    }

    /// Whether the list that a host gave holds the word; `None` without a list.
    fn is_listed(&self, list: fn(&Options) -> &Option<String>, word: &str) -> Option<bool> {
        let list = list(self.options()?).as_ref()?;
        Some(list.split(' ').any(|w| w == word))
    }

    /// The settings with the host's own list of words before the writer's.
    pub(super) fn with_words(&self, mut settings: Checks) -> Checks {
        let decided = self.options().and_then(|o| o.words.clone());
        if let Some(list) = decided {
            let mut words = read_words(&list);
            let known = |word: &_| words.iter().any(|w: &gangmu::check::UserWord| w == word);
            let own: Vec<_> = settings.words.drain(..).filter(|w| !known(w)).collect();
            if !self.is_fixed("words") {
                words.extend(own);
            }
            settings.words = words;
        }
        settings
    }
}

impl State {
    pub(super) fn follow_host(&mut self, event: HostEvent) {
        match event {
            HostEvent::Decided(host) => self.decided(host),
            HostEvent::Replaced => self.replaced(),
        }
    }

    /// Puts a text in the place of what is open, at once; [`HostEvent::Replaced`] is to follow.
    /// There is no way back to what was open. `host` is what the host has decided, though it may not
    /// have been followed yet. Returns what the machine is to do.
    pub fn replace(&self, text: &str, host: &Host, now_ms: f64) -> Vec<Effect> {
        let mut session = Session::default();
        if !text.is_empty() {
            self.dispatch_in(&mut session, Command::Open(text.to_owned()), now_ms);
            session.forget_steps();
        }
        *self.session.borrow_mut() = session;
        let (_, complaints) = self.preset_at(0, None, host, now_ms);
        self.session.borrow_mut().forget_steps();
        complaints
    }

    /// Gives the parts from that one on the length and the numbers that the host wants: all that
    /// have none of their own, and all in which the writer may not choose. What the host wanted
    /// `before` goes for none of their own. Returns whether that has changed anything.
    pub(super) fn preset(&mut self, from: usize, before: Option<&Options>) -> bool {
        let (changed, complaints) = self.preset_at(from, before, &self.host, self.now_ms);
        self.effects.extend(complaints);
        changed
    }

    fn preset_at(
        &self,
        from: usize,
        before: Option<&Options>,
        host: &Host,
        now_ms: f64,
    ) -> (bool, Vec<Effect>) {
        let mut complaints = Vec::new();
        let Some(wanted) = host.options() else {
            return (false, complaints);
        };
        let style = wanted.scheme.as_deref().map(style).transpose();
        let style = style.unwrap_or_else(|why| {
            complaints.push(complaint(why));
            None
        });
        let mut session = self.session.borrow_mut();
        let revision = session.revision();
        let parts: Vec<_> = session.parts().iter().skip(from).cloned().collect();
        for part in parts {
            let note = part.note.as_deref();
            let target = note.and_then(|n| n.target_words);
            let is_free = target.is_none() || before.is_some_and(|b| b.target == target);
            if target != wanted.target && (is_free || host.is_fixed("target")) {
                self.dispatch_in(
                    &mut session,
                    Command::SetTarget(part.id, wanted.target),
                    now_ms,
                );
            }
            let numbering = note.and_then(|n| n.numbering.as_ref());
            let is_chosen = numbering.is_some_and(|n| n.style.is_some());
            // What is open keeps its numbers, unless the writer may not choose.
            let is_free = before.is_none() && !is_chosen || host.is_fixed("scheme");
            if let Some(style) = style.clone().filter(|_| is_free) {
                let part = part.id;
                let set =
                    self.dispatch_in(&mut session, Command::SetScheme { part, style }, now_ms);
                if let Outcome::Refused(_) = set {
                    complaints.push(complaint("scheme: these forms cannot number headings"));
                }
            }
        }
        (revision != session.revision(), complaints)
    }

    /// Draws a text that the host has put there.
    fn replaced(&mut self) {
        self.page.epoch += 1;
        self.deselect();
        self.place = self.nowhere();
        (self.moved, self.shown_to) = (None, None);
        self.page.clear();
        self.comparing = None;
        self.keep.waiting = None;
        self.checks.found.clear();
        self.search_close();
        self.words.forget();
        self.turn_to_first();
        self.keep();
        self.read();
    }

    /// Follows what the host has decided anew.
    fn decided(&mut self, host: Host) {
        self.host = host;
        let (now, before) = (self.host.options().cloned(), self.followed.take());
        self.followed = now.clone();
        self.settings.follow(&self.host);
        if let Some(now) = now {
            let wanted = |o: &Options| (o.scheme.clone(), o.target, o.lock.clone());
            let before = before.unwrap_or_default();
            if wanted(&before) != wanted(&now) && self.preset(0, Some(&before)) {
                self.keep();
                self.read();
                self.tell("input", "null");
            }
            let drawn = |o: &Options| (o.views.clone(), o.lock.clone(), o.readonly);
            if drawn(&before) != drawn(&now) {
                // What has buttons for it is drawn from the ground up.
                self.page.epoch += 1;
                self.place.serial += 1;
            }
            match now.view.as_deref().filter(|_| now.turn) {
                Some(view) => self.turn_to(view),
                None => {
                    self.fit_view();
                }
            }
        }
        self.place.editing &= !self.host.is_locked();
        let settings = self.host.with_words((*self.checks.settings).clone());
        if settings != *self.checks.settings {
            self.checks.settings = Rc::new(settings);
            self.effect(Effect::ReadBy(self.checks.settings.clone()));
        }
        self.effect(Effect::Dress);
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
        if self.host.is_locked() && !is_view {
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
        let is_out = self.host.is_fixed(fixed);
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
        self.say(Toast::note(words));
    }

    /// Says that the host does not allow it.
    pub(super) fn say_locked(&mut self) {
        let words = self.wording().of(
            "本页不允许这样做，没有变动",
            "This page does not allow it; nothing changed",
        );
        self.say(Toast::note(words));
    }
}

/// The style that a host names: `official`, `pasted`, or one as JSON.
///
/// # Errors
/// What is wrong with it.
fn style(named: &str) -> Result<StyleChoice, &'static str> {
    match named {
        "official" => Ok(StyleChoice::Official),
        "pasted" => Ok(StyleChoice::AsPasted),
        _ => match serde_json::from_str(named) {
            Ok(own) => Ok(StyleChoice::Own(own)),
            Err(_) => Err("scheme: it is neither a name nor a style"),
        },
    }
}

/// What is wrong with what the host decided.
fn complaint(why: &str) -> Effect {
    Effect::Tell {
        what: "error",
        detail: quoted(why),
    }
}
