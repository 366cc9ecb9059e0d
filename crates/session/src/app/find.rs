//! Finding and replacing.

use super::preview::MOST as MOST_CHANGES;
use super::{EditEvent, Effect, PageEvent, Platform, Question, Scope, Toast, WordsEffect};
use crate::{Command, Hit, Matches, Query, Whole};
use gangmu::edit::Caret;
use gangmu::edit::commands::Direction;
use gangmu::outline::NodeId;
use std::rc::Rc;

/// The setting that whole words are looked for: `yes`, or nothing.
const WHOLE: &str = "whole";

/// What is asked of the bar that finds words.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum FindEvent {
    /// Open it.
    Open,
    /// Look for these words.
    Words(String),
    /// Open it for these words.
    For(String),
    /// Go to the next match, or the one before.
    Step(Direction),
    /// Show only matching rows, or all.
    Filter,
    /// Find whole words only, or all.
    Whole,
    /// It is known which of the finds are whole words.
    WholeKnown(Whole),
    /// Close it.
    Close,
    /// These words are to replace those found.
    ReplaceBy(String),
    /// Replace the match gone to.
    ReplaceOne,
    /// Show what replacing all would change, and ask.
    AskReplaceAll,
}

/// How many bytes of selected words are looked for at once.
const MOST_SELECTED: usize = 300;

/// What is to be done once it is known which finds are whole words.
#[derive(Debug)]
enum Then {
    Step(Direction),
    Filter,
}

/// What is looked for.
#[derive(Debug, Default)]
pub struct State {
    /// Whether the bar is open.
    pub open: bool,
    /// What is looked for.
    pub query: Query,
    /// What is to replace it.
    pub with: String,
    /// What was found.
    pub matches: Rc<Matches>,
    /// The match last gone to, by index.
    pub at: Option<usize>,
    /// The revision and the parts that the matches belong to.
    of: (u64, Vec<NodeId>),
    /// Grows whenever the focus is to go to the bar.
    pub opened: u64,
    /// Where the caret stood when it was opened: what is typed is looked for from there.
    origin: Option<Caret>,
    /// Whether only whole words are looked for.
    pub whole: bool,
    /// The same, unless decided otherwise for one search.
    whole_usually: bool,
    /// Whether somebody is finding out which are.
    asking: bool,
    then: Option<Then>,
}

impl State {
    pub(super) fn load(platform: &impl Platform) -> Self {
        let whole = platform.setting(WHOLE).is_some_and(|kept| kept == "yes");
        Self {
            whole,
            whole_usually: whole,
            ..Self::default()
        }
    }

    /// Whether it is not yet known which matches are whole words.
    pub fn is_in_doubt(&self) -> bool {
        !self.matches.doubts().is_empty()
    }
}

impl super::State {
    pub(super) fn find(&mut self, event: FindEvent) {
        match event {
            FindEvent::Open if self.in_ledger() => self.effect(Effect::FocusLedgerSearch),
            FindEvent::Open => self.search_open(),
            FindEvent::Words(words) => self.search(words),
            FindEvent::For(words) => {
                self.search_open();
                self.search(words);
            }
            FindEvent::Step(direction) => self.search_step(direction),
            FindEvent::Filter => self.search_filter(),
            FindEvent::Whole => self.search_whole(),
            FindEvent::WholeKnown(whole) => self.whole_known(&whole),
            FindEvent::Close => self.search_close(),
            FindEvent::ReplaceBy(with) => self.find.with = with,
            FindEvent::ReplaceOne => self.replace_one(),
            FindEvent::AskReplaceAll => self.ask_replace_all(),
        }
    }

    /// Opens the bar.
    pub(super) fn search_open(&mut self) {
        self.find.opened += 1;
        self.find.origin = self.session.borrow().caret().map(|caret| {
            let at = caret.anchor.min(caret.head);
            Caret::at(caret.node, at)
        });
        let selected = self
            .selected_words()
            .filter(|words| words.len() <= MOST_SELECTED);
        let again = selected.is_none();
        self.find.query.words = selected.unwrap_or(std::mem::take(&mut self.find.query.words));
        if std::mem::replace(&mut self.find.open, true) && again {
            self.search_again();
        } else {
            self.search_anew();
        }
    }

    /// Looks for other words.
    pub(super) fn search(&mut self, words: String) {
        self.find.query.words = words;
        self.search_anew();
        self.search_from_origin();
    }

    /// Goes to the first match behind where the caret stood when the bar was opened.
    fn search_from_origin(&mut self) {
        if self.session.borrow().filter().is_some() {
            self.filter(true);
            // What is shown comes first, once it is known.
            if self.find.is_in_doubt() {
                return;
            }
        }
        if !self.find.matches.is_empty() || self.find.is_in_doubt() {
            self.dispatch(Command::Stand(self.find.origin));
            self.search_step(Direction::Down);
        }
    }

    /// Looks for one word, whole.
    pub(super) fn search_for_word(&mut self, word: String) {
        self.find.whole = true;
        self.search(word);
    }

    /// Looks for the same words by other knowledge of what is whole.
    fn search_anew(&mut self) {
        let can = !self.words.shown.failed;
        let finding = &mut self.find;
        finding.query.whole = (finding.whole && can).then(Whole::default);
        (finding.at, finding.asking, finding.then) = (None, false, None);
        self.search_again();
    }

    /// Looks for whole words only, or for all.
    pub(super) fn search_whole(&mut self) {
        let whole = !self.find.whole;
        let finding = &mut self.find;
        (finding.whole, finding.whole_usually) = (whole, whole);
        self.set(WHOLE, if whole { "yes" } else { "" });
        self.search_anew();
        self.search_from_origin();
    }

    /// It is known which finds are whole words.
    pub(super) fn whole_known(&mut self, whole: &Whole) {
        if self.find.query.whole.as_ref() != Some(whole) {
            return;
        }
        self.find.asking = false;
        self.search_again();
        if self.find.is_in_doubt() {
            return;
        }
        match self.find.then.take() {
            Some(Then::Step(direction)) => self.search_step(direction),
            Some(Then::Filter) => self.filter(true),
            None => {}
        }
    }

    /// Other words are known than before.
    pub(super) fn words_known_anew(&mut self) {
        if self.find.open {
            self.search_anew();
        }
    }

    /// No words can be told apart here: everything is found again, and the bar says why.
    pub(super) fn whole_failed(&mut self) {
        let finding = &self.find;
        if finding.open && finding.query.whole.is_some() {
            let then = self.find.then.take();
            self.search_anew();
            let words = self.wording().no_words();
            self.say(Toast::error(words));
            if let Some(Then::Filter) = then {
                self.filter(true);
            }
        }
    }

    fn search_again(&mut self) {
        let parts = self.scoped();
        let session = self.session.borrow();
        let finding = &mut self.find;
        if finding.of.1 != parts {
            finding.at = None;
        }
        finding.matches = Rc::new(session.search_parts(&finding.query, &parts));
        finding.of = (session.revision(), parts);
        finding.at = finding.at.filter(|at| *at < finding.matches.len());
        if let Some(whole) = &finding.query.whole
            && finding.is_in_doubt()
            && !std::mem::replace(&mut finding.asking, true)
        {
            let effect = WordsEffect::Whole(whole.clone(), finding.matches.clone());
            drop(session);
            self.effect(effect.into());
        }
    }

    /// The matches to mark in the rows; brought up to date with the text first.
    pub(super) fn search_follow(&mut self) {
        if self.find.open {
            let now = (self.session.borrow().revision(), self.scoped());
            if self.find.of != now {
                self.search_again();
            }
        }
    }

    /// The matches, while the bar is open.
    pub fn marked(&self) -> Option<Rc<Matches>> {
        let finding = &self.find;
        (finding.open && !finding.matches.is_empty()).then(|| finding.matches.clone())
    }

    /// Goes to the next match, or the one before; the focus stays in the bar.
    pub(super) fn search_step(&mut self, direction: Direction) {
        self.search_follow();
        if self.find.is_in_doubt() {
            self.find.at = None;
            self.find.then = Some(Then::Step(direction));
            return;
        }
        let next = {
            let session = self.session.borrow();
            let n = self.find.matches.len();
            match self.find.at {
                Some(at) if direction == Direction::Down => Some((at + 1) % n.max(1)),
                Some(at) => Some((at + n.max(1) - 1) % n.max(1)),
                None => session.next_match(&self.find.matches, direction),
            }
        };
        let hit = next.and_then(|at| self.find.matches.hits().get(at).cloned());
        let (Some(at), Some(hit)) = (next, hit) else {
            return;
        };
        self.find.at = Some(at);
        let caret = Caret {
            node: hit.node,
            anchor: hit.range.start,
            head: hit.range.end,
        };
        self.look_at(caret);
    }

    /// Shows only matching rows, or all.
    pub(super) fn filter(&mut self, on: bool) {
        if on && self.find.is_in_doubt() {
            self.find.then = Some(Then::Filter);
            return;
        }
        let query = on
            .then(|| self.find.query.clone())
            .filter(|q| !q.words.is_empty());
        self.perform(Command::Filter(query));
    }

    /// Queue the filter on or off.
    pub(super) fn search_filter(&mut self) {
        let on = self.session.borrow().filter().is_none();
        self.filter(on);
    }

    /// Closes the bar; the row gets the focus back.
    pub(super) fn search_close(&mut self) {
        let finding = &mut self.find;
        (finding.open, finding.then) = (false, None);
        finding.whole = finding.whole_usually;
        if self.session.borrow().filter().is_some() {
            self.filter(false);
        }
        self.place.serial += 1;
        // The keyboard is where the eye is: at what was gone to.
        if let Some(caret) = self.place.caret.filter(|_| self.place.quiet) {
            self.stand(caret.node, !self.host.is_locked(), Some(caret));
        }
    }

    /// Replaces the match gone to, or goes to one first.
    pub(super) fn replace_one(&mut self) {
        self.search_follow();
        let finding = &self.find;
        let hit = finding
            .at
            .and_then(|at| finding.matches.hits().get(at).cloned());
        let Some(hit) = hit else {
            return self.search_step(Direction::Down);
        };
        let with = finding.with.clone();
        self.perform(Command::ReplaceOne { hit, with });
        self.search_follow();
        // What comes next now stands in the place of what was replaced.
        let finding = &mut self.find;
        finding.at = finding
            .at
            .map(|at| at.wrapping_sub(1))
            .filter(|at| *at < usize::MAX);
        self.search_step(Direction::Down);
    }

    /// The report of the match gone to, from 1, where several are searched.
    pub fn found_in(&self) -> Option<usize> {
        let hit = self.find.matches.hits().get(self.find.at?)?;
        self.ordinal_of(hit.node)
    }

    /// Shows what replacing all would change, and asks.
    pub(super) fn ask_replace_all(&mut self) {
        let w = self.wording();
        let (query, with) = (self.find.query.clone(), self.find.with.clone());
        let parts = match self.scope() {
            Scope::Part => Vec::new(),
            _ => self.scoped(),
        };
        let session = self.session.borrow();
        let changes = session.preview_replace(&query, &with, &parts);
        let shown = changes.iter().take(MOST_CHANGES).map(|c| {
            let words = (c.before.clone(), c.after.clone());
            (c.node, words)
        });
        let (lines, n_reports) = self.preview_lines(changes.iter().map(|c| c.node), shown);
        let rows = w.count(changes.len() as u32, "行", "row");
        let within = w.in_reports(n_reports);
        let title = [w.of("将改动", "This changes"), " ", &rows, &within].concat();
        let words = match (session.zoom(), parts.is_empty()) {
            (None, true) => w.of(
                "只改本篇，可以一步撤销。",
                "In this report only; one undo takes it back.",
            ),
            (Some(_), true) => w.of(
                "只改正在看的这一节，可以一步撤销。",
                "In the section that is shown only; one undo takes it back.",
            ),
            (_, false) => w.of("可以一步撤销。", "One undo takes it back."),
        };
        let question = Question {
            title,
            words: words.to_owned(),
            preview: Some(lines),
            answers: vec![
                (
                    w.of("取消", "Cancel").to_owned(),
                    PageEvent::Answered.into(),
                ),
                (
                    w.of("全部替换", "Replace all").to_owned(),
                    EditEvent::Do(Command::ReplaceAll { query, with, parts }).into(),
                ),
            ],
            ..Question::default()
        };
        drop(session);
        self.page.question = Some(question);
    }

    /// Replaces in one step, and says how many.
    pub(super) fn replace_all(&mut self, command: Command) -> bool {
        let Command::ReplaceAll { query, parts, .. } = &command else {
            return self.perform(command);
        };
        let (before, n, reports) = {
            let session = self.session.borrow();
            let matches = session.replaceable(query, parts);
            let part = |hit: &Hit| session.outline().part_of(hit.node).map(|p| p.id);
            let mut reports: Vec<_> = matches.hits().iter().map(part).collect();
            reports.dedup();
            (session.revision(), matches.len(), reports.len())
        };
        let done = self.perform(command);
        if self.session.borrow().revision() != before {
            let w = self.wording();
            let words = w.replaced(n as u32, reports as u32);
            self.say(Toast::note(&words).undone_if(true, w));
        }
        done
    }
}
