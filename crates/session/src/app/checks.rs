//! What the reader found: taking it in, going to it, deciding what is checked.

use super::{
    Deciding, EditEvent, Effect, Found, Given, Host, PageEvent, Pick, Platform, Tab, Toast,
};
use crate::{Command, Reading};
use gangmu::check::{Finding, RuleId, Settings, Severity, read_words, write_words};
use gangmu::edit::commands::{Direction, fitting};
use gangmu::edit::{Caret, Field, Fix};
use gangmu::outline::NodeId;
use gangmu::text::Bilingual;
use std::collections::HashMap;
use std::rc::Rc;

/// The setting that holds the decisions, as JSON.
const KEY: &str = "checks";

/// What happens to checks.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum ChecksEvent {
    /// What the reader found.
    Read(Rc<Reading>),
    /// What the host's own checks found.
    Given(Rc<Given>),
    /// The reader broke down.
    Failed,
    /// Go to a finding in the text.
    GoTo(Rc<Finding>),
    /// Show what is wrong with a row.
    ShowFlaw(NodeId),
    /// Go to the next finding, or the one before.
    Step(Direction),
    /// List all findings of a rule, or those of it in a report, or no more.
    OpenRule(RuleId, Option<NodeId>),
    /// Show what mending all of a rule changes, and ask.
    FixRule(RuleId),
    /// Switch a rule on or off.
    SwitchRule(RuleId, bool),
    /// Show what is checked.
    OpenRules,
    /// Show the user's list of words.
    OpenWords,
    /// From now on check so.
    Decide(Rc<Settings>),
    /// Ask for a file with words.
    PickWords,
    /// A file with words is there.
    WordsRead(Result<String, Bilingual<String>>),
    /// Give the list of words out.
    GiveWords,
}

/// What the page knows of checks.
#[derive(Debug)]
pub struct State {
    /// What was found.
    pub found: Found,
    /// What the writer looks at among it.
    pub pick: Pick,
    /// What is checked.
    pub settings: Rc<Settings>,
    /// What was said of the text taken in last, until it is read.
    pub(super) opened: Option<Opened>,
}

/// A text that was taken in.
#[derive(Debug)]
pub(super) struct Opened {
    /// What of its file came in; empty for other texts.
    pub file: String,
    /// What was said of it.
    pub words: String,
    /// How many reports and headings were told of.
    pub told: (usize, u32),
    /// Its parts.
    pub parts: Vec<NodeId>,
}

impl State {
    pub(super) fn load(platform: &impl Platform, host: &Host) -> Self {
        let kept = platform.setting(KEY);
        let kept = kept.and_then(|kept| serde_json::from_str(&kept).ok());
        Self {
            found: Found::default(),
            pick: Pick::default(),
            settings: Rc::new(host.with_words(kept.unwrap_or_default())),
            opened: None,
        }
    }
}

impl super::State {
    pub(super) fn check(&mut self, event: ChecksEvent) {
        match event {
            ChecksEvent::Read(reading) => self.take_reading(&reading),
            ChecksEvent::Given(given) => {
                let session = self.session.borrow();
                self.checks.found.give(&given, &session);
            }
            ChecksEvent::Failed => {
                self.checks.found.failed = true;
                self.tell("error", "\"checks\"");
            }
            ChecksEvent::GoTo(finding) => self.go_to(finding),
            ChecksEvent::ShowFlaw(node) => self.show_flaw(node),
            ChecksEvent::Step(direction) => self.next_flaw(direction == Direction::Up),
            ChecksEvent::OpenRule(rule, part) => {
                let (opened, this) = (&mut self.checks.pick.opened, (rule, part));
                match opened.iter().position(|o| *o == this) {
                    Some(at) => drop(opened.remove(at)),
                    None => opened.push(this),
                }
            }
            ChecksEvent::FixRule(rule) => self.ask_fix(&rule),
            ChecksEvent::SwitchRule(rule, on) => self.switch_rule(rule, on),
            ChecksEvent::OpenRules => self.page.deciding = Some(Deciding::Rules),
            ChecksEvent::OpenWords => self.page.deciding = Some(Deciding::Words),
            ChecksEvent::Decide(settings) => self.decide((*settings).clone()),
            ChecksEvent::PickWords => self.effect(Effect::PickWords),
            ChecksEvent::WordsRead(result) => match result {
                Ok(list) => self.take_words(&list),
                Err(why) => self.say(Toast::error(&self.wording().refused(&why))),
            },
            ChecksEvent::GiveWords => {
                let text = write_words(&self.checks.settings.words);
                let name = self.wording().of("纲目用词规范表.txt", "gangmu-usage.txt");
                self.effect(Effect::Give { name, text });
            }
        }
    }

    /// Has the text read as it is now, soon.
    pub(super) fn read(&mut self) {
        self.effect(Effect::Read);
    }

    fn take_reading(&mut self, reading: &Reading) {
        for read in &reading.parts {
            let mut session = self.session.borrow_mut();
            session.take_roles(read.part, &read.facts.taken);
        }
        self.checks.found.take(reading, &self.session.borrow());
        // The page is at rest: what words need can be read now. Among others on a host's page that
        // waits until words are asked for.
        if !self.host.is_hosted() {
            self.warm_words();
        }
        self.tell("findings", "null");
        let is_read = |id: Option<&NodeId>| reading.parts.iter().any(|p| Some(&p.part) == id);
        let opened = &mut self.checks.opened;
        if let Some(opened) = opened.take_if(|o| is_read(o.parts.last())) {
            self.tell_doubts(&opened);
        }
    }

    /// Adds to what is still said of a text taken in how much of it is to be looked at.
    fn tell_doubts(&mut self, opened: &Opened) {
        let (w, found) = (self.wording(), &self.checks.found);
        let doubts: usize = opened.parts.iter().map(|id| found.doubts(*id)).sum();
        let doubts = if self.host.may_view("check") {
            doubts
        } else {
            0
        };
        // What counts as a measure is known only now.
        let session = self.session.borrow();
        let parts = session.parts().iter();
        let measures = session.n_measures(parts.filter(|p| opened.parts.contains(&p.id)));
        let said = |toast: &&mut Toast| toast.words == opened.words;
        let Some(toast) = self.page.toast.as_mut().filter(said) else {
            return;
        };
        toast.words = opened.file.clone() + &w.opened(opened.told.0, opened.told.1, measures);
        if doubts > 0 {
            toast.words += &w.doubts(doubts as u32);
            let look = || {
                let name = w.of("查看", "Show").to_owned();
                (name, Box::new(PageEvent::ShowTab(Tab::Checks).into()))
            };
            toast.action.get_or_insert_with(look);
        }
    }

    /// The worst of each node of the part that is shown.
    pub fn flaws(&self) -> Rc<HashMap<NodeId, Severity>> {
        let shown = self.session.borrow().current().map(|p| p.id);
        let shown = shown.filter(|_| self.host.may_view("check"));
        self.checks.found.flaws(shown)
    }

    /// Goes to the place in the text, and shows the finding in the panel.
    fn go_to(&mut self, finding: Rc<Finding>) {
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
        self.page.panel = false;
    }

    /// Shows the worst finding of the row in the panel.
    fn show_flaw(&mut self, node: NodeId) {
        let part = self.session.borrow().outline().part_of(node).map(|p| p.id);
        let found = self.checks.found.of(part);
        let here = found.iter().filter(|f| f.node == node);
        let worst = here.min_by_key(|f| f.severity).cloned();
        self.show_tab(Tab::Checks);
        self.pick_finding(worst.map(Rc::new));
    }

    /// Goes to the next finding behind where the writer stands, or the one before: on to the next
    /// report that has some, round the end.
    fn next_flaw(&mut self, back: bool) {
        let parts = self.scoped();
        let n = parts.len();
        let pick = self.checks.pick.finding.clone();
        let start = {
            let session = self.session.borrow();
            let part_of = |f: &Rc<Finding>| session.outline().part_of(f.node).map(|p| p.id);
            let seat = |id: NodeId| parts.iter().position(|p| *p == id);
            let picked = pick.as_ref().and_then(part_of).and_then(seat);
            picked.or_else(|| seat(session.current()?.id)).unwrap_or(0)
        };
        let of = |at: usize| self.checks.found.of(parts.get(at % n.max(1)).copied());
        let here = of(start);
        let at = pick.and_then(|p| here.iter().position(|f| f == &*p));
        let end = |found: &[Finding]| if back { found.last() } else { found.first() }.cloned();
        let next = match (at, back) {
            (None, _) => end(&here),
            (Some(at), false) => here.get(at + 1).cloned(),
            (Some(at), true) => at.checked_sub(1).map(|at| here[at].clone()),
        };
        let beyond = |by: usize| end(&of(if back { start + n - by } else { start + by }));
        if let Some(finding) = next.or_else(|| (1..=n).find_map(beyond)) {
            self.page.tab = Tab::Checks;
            self.go_to(Rc::new(finding));
        }
    }

    /// Shows what mending all that a rule found changes, before it is done.
    fn ask_fix(&mut self, rule: &RuleId) {
        let mut fixes: Vec<Fix> = Vec::new();
        for part in self.scoped() {
            let found = self.checks.found.of(Some(part));
            let of_rule = found.iter().filter(|f| f.rule == *rule);
            fixes.extend(of_rule.filter_map(|f| f.fix.clone()));
        }
        let changes = self.session.borrow_mut().preview_fixes(&fixes);
        let w = self.wording();
        let event = EditEvent::Do(Command::Fix(fixes)).into();
        let (title, answer) = (
            w.of("全部改正", "Fix all of this kind"),
            w.of("改正", "Fix"),
        );
        self.ask_changes(title, &changes, answer, event);
    }

    /// Makes many fixes in one step, and says how many.
    pub(super) fn fix_all(&mut self, fixes: Vec<Fix>) -> bool {
        let (before, n, reports) = {
            let session = self.session.borrow();
            let fitting = fitting(session.outline(), &fixes);
            let part = |fix: &&Fix| Some(session.outline().part_of(fix.node()?)?.id);
            let mut parts: Vec<NodeId> = fitting.iter().filter_map(part).collect();
            parts.dedup();
            (session.revision(), fitting.len(), parts.len())
        };
        let done = self.perform(Command::Fix(fixes));
        let w = self.wording();
        if self.session.borrow().revision() != before {
            self.say(Toast::note(&w.fixed(n as u32, reports as u32)).undone_if(true, w));
        } else if !done {
            let words = w.of(
                "正文已有变动，没有改正",
                "The text has changed; nothing was fixed",
            );
            self.say(Toast::note(words));
        }
        done
    }

    fn pick_finding(&mut self, finding: Option<Rc<Finding>>) {
        self.checks.pick.finding = finding;
        self.checks.pick.serial += 1;
    }

    /// Switches a rule on or off for all reports on this machine.
    fn switch_rule(&mut self, rule: RuleId, on: bool) {
        let mut settings = (*self.checks.settings).clone();
        if on {
            settings.off.remove(&rule);
        } else {
            settings.off.insert(rule);
        }
        self.decide(settings);
    }

    /// From now on everything is checked by these settings.
    fn decide(&mut self, settings: Settings) {
        let kept = serde_json::to_string(&settings).expect("plain data serialises");
        self.set(KEY, kept);
        self.checks.settings = Rc::new(settings);
        self.effect(Effect::ReadBy(self.checks.settings.clone()));
    }

    /// Takes in a list of words: those that are not there yet are added.
    fn take_words(&mut self, list: &str) {
        let mut settings = (*self.checks.settings).clone();
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
            let n = w.count(added as u32, "个用词", "word");
            format!("{} {n}", w.of("已加入", "Added"))
        };
        self.say(Toast::note(&words));
    }
}
