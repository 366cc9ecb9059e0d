//! What the reader found: taking it in, going to it, deciding what is checked.

use super::{App, Msg, hosted};
use crate::checks::{self, Found, Pick};
use crate::components::panel::Tab;
use crate::components::toast::Toast;
use crate::{files, host};
use gangmu::check::{Finding, RuleId, Settings, Severity, read_words, write_words};
use gangmu::edit::{Caret, Field};
use gangmu::outline::NodeId;
use session::Reading;
use std::collections::HashMap;
use std::rc::Rc;

/// What the page knows of checks.
pub(super) struct Checking {
    pub found: Found,
    pub pick: Pick,
    pub settings: Rc<Settings>,
    /// What was said of the text taken in last, until it is read.
    pub opened: Option<Opened>,
}

/// A text that was taken in.
pub(super) struct Opened {
    /// What was said of it.
    pub words: String,
    /// Its parts.
    pub parts: Vec<NodeId>,
}

impl Checking {
    pub(super) fn load() -> Self {
        Self {
            found: Found::default(),
            pick: Pick::default(),
            settings: Rc::new(hosted::with_words(checks::load())),
            opened: None,
        }
    }
}

impl App {
    /// Has the text read as it is now, soon.
    pub(super) fn read(&mut self) {
        self.reader.read(&self.session);
    }

    pub(super) fn take_reading(&mut self, reading: &Reading) {
        self.checking.found.take(reading, &self.session.borrow());
        // The page is at rest: what words need can be read now. Among others on a host's page that
        // waits until words are asked for.
        if !host::is_hosted() {
            self.lexicon.warm();
        }
        host::tell("findings", "null");
        let is_read = |id: Option<&NodeId>| reading.parts.iter().any(|p| Some(&p.part) == id);
        let opened = &mut self.checking.opened;
        if let Some(opened) = opened.take_if(|o| is_read(o.parts.last())) {
            self.tell_doubts(&opened);
        }
    }

    /// Adds to what is still said of a text taken in how much of it is to be looked at.
    fn tell_doubts(&mut self, opened: &Opened) {
        let (w, found) = (self.wording(), &self.checking.found);
        let doubts: usize = opened.parts.iter().map(|id| found.doubts(*id)).sum();
        let doubts = if host::may_view("check") { doubts } else { 0 };
        let said = |toast: &&mut Toast| toast.words == opened.words && doubts > 0;
        if let Some(toast) = self.toast.as_mut().filter(said) {
            toast.words += &w.doubts(doubts as u32);
            let look = || {
                let name = w.of("查看", "Show").to_owned();
                (name, Box::new(Msg::ShowTab(Tab::Checks)))
            };
            toast.action.get_or_insert_with(look);
        }
    }

    /// The worst of each node of the part that is shown.
    pub(super) fn flaws(&self) -> Rc<HashMap<NodeId, Severity>> {
        let shown = self.session.borrow().current().map(|p| p.id);
        let shown = shown.filter(|_| host::may_view("check"));
        self.checking.found.flaws(shown)
    }

    /// Shows a sheet of the panel.
    pub(super) fn show_tab(&mut self, tab: Tab) {
        (self.tab, self.side, self.context) = (tab, false, None);
        self.panel = true;
    }

    /// Goes to the place in the text, and shows the finding in the panel.
    pub(super) fn go_to(&mut self, finding: Rc<Finding>) {
        let session = self.session.borrow();
        let Some(node) = session.outline().get(finding.node) else {
            return;
        };
        let range = match finding.field {
            Field::Text if node.text.get(finding.range.clone()).is_some() => finding.range.clone(),
            _ => 0..0,
        };
        let caret = Caret {
            node: finding.node,
            anchor: range.start,
            head: range.end,
        };
        drop(session);
        self.look_at(caret);
        self.pick_finding(Some(finding));
        // Where the panel is a sheet, it would hide the place.
        self.panel = false;
    }

    /// Shows the worst finding of the row in the panel.
    pub(super) fn show_flaw(&mut self, node: NodeId) {
        let part = self.session.borrow().outline().part_of(node).map(|p| p.id);
        let found = self.checking.found.of(part);
        let here = found.iter().filter(|f| f.node == node);
        let worst = here.min_by_key(|f| f.severity).cloned();
        self.show_tab(Tab::Checks);
        self.pick_finding(worst.map(Rc::new));
    }

    /// Goes to the next finding behind where the writer stands, or the one before.
    pub(super) fn next_flaw(&mut self, back: bool) {
        let found = {
            let session = self.session.borrow();
            self.checking.found.of(session.current().map(|p| p.id))
        };
        let at = self.checking.pick.finding.as_ref();
        let at = at.and_then(|p| found.iter().position(|f| f == &**p));
        let n = found.len();
        let next = match (at, back) {
            (None, false) => 0,
            (None, true) => n.wrapping_sub(1),
            (Some(at), false) => at + 1,
            (Some(at), true) => at + n - 1,
        };
        if let Some(finding) = found.get(next.checked_rem(n).unwrap_or(0)) {
            self.tab = Tab::Checks;
            self.go_to(Rc::new(finding.clone()));
        }
    }

    fn pick_finding(&mut self, finding: Option<Rc<Finding>>) {
        self.checking.pick.finding = finding;
        self.checking.pick.serial += 1;
    }

    pub(super) fn open_rule(&mut self, rule: RuleId) {
        self.checking.pick.opened.push(rule);
    }

    /// Switches a rule on or off for all reports on this machine.
    pub(super) fn switch_rule(&mut self, rule: RuleId, on: bool) {
        let mut settings = (*self.checking.settings).clone();
        if on {
            settings.off.remove(&rule);
        } else {
            settings.off.insert(rule);
        }
        self.decide(settings);
    }

    /// From now on everything is checked by these settings.
    pub(super) fn decide(&mut self, settings: Settings) {
        checks::store(&settings);
        self.reader.set(settings.clone(), &self.session);
        self.checking.settings = Rc::new(settings);
    }

    /// Takes in a list of words: those that are not there yet are added.
    pub(super) fn take_words(&mut self, list: &str) {
        let mut settings = (*self.checking.settings).clone();
        let before = settings.words.len();
        for word in read_words(list) {
            if !settings.words.iter().any(|w| w.word == word.word) {
                settings.words.push(word);
            }
        }
        let added = settings.words.len() - before;
        self.decide(settings);
        let w = self.wording();
        let words = if added == 0 {
            w.of("没有新的用词", "No new words").to_owned()
        } else {
            format!(
                "{} {added} {}",
                w.of("已加入", "Added"),
                w.of("个用词", "words")
            )
        };
        self.say(Toast::note(&words));
    }

    /// Gives the list of words out, as a file.
    pub(super) fn give_words(&mut self) {
        let list = write_words(&self.checking.settings.words);
        let name = self.wording().of("纲目用词表.txt", "gangmu-words.txt");
        if files::give(name, "text/plain;charset=utf-8", list.as_bytes()).is_err() {
            let words = self
                .wording()
                .of("未能存成文件", "The file could not be made");
            self.say(Toast::error(words));
        }
    }

    /// Asks for a file with words.
    pub(super) fn pick_words(&self) {
        files::pick_one(self.send.clone(), Msg::WordsRead);
    }
}
