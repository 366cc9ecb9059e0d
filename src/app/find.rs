//! Finding and replacing.

use super::{App, Msg};
use crate::components::dialog::Question;
use crate::components::find::{FindBar, no_words};
use crate::components::toast::Toast;
use crate::storage::settings;
use gangmu::edit::Caret;
use gangmu::edit::commands::Direction;
use session::{Command, Matches, Query, Whole};
use std::rc::Rc;
use yew::prelude::*;

/// The setting that whole words are looked for: `yes`, or nothing.
const WHOLE: &str = "whole";

/// What is to be done once it is known which finds are whole words.
enum Then {
    Step(Direction),
    Filter,
}

/// What is looked for.
#[derive(Default)]
pub(super) struct Finding {
    open: bool,
    query: Query,
    with: String,
    matches: Rc<Matches>,
    /// The match last gone to, by index.
    at: Option<usize>,
    /// The revision that the matches belong to.
    revision: u64,
    opened: u64,
    /// Whether only whole words are looked for.
    whole: bool,
    /// The same, unless decided otherwise for one search.
    whole_usually: bool,
    /// Whether somebody is finding out which are.
    asking: bool,
    then: Option<Then>,
}

impl Finding {
    pub(super) fn load() -> Self {
        let whole = settings::get(WHOLE).is_some_and(|kept| kept == "yes");
        Self {
            whole,
            whole_usually: whole,
            ..Self::default()
        }
    }

    fn is_in_doubt(&self) -> bool {
        !self.matches.doubts().is_empty()
    }
}

impl App {
    /// Opens the bar.
    pub(super) fn search_open(&mut self) {
        self.finding_words.opened += 1;
        if std::mem::replace(&mut self.finding_words.open, true) {
            self.search_again();
        } else {
            self.search_anew();
        }
    }

    /// Looks for other words.
    pub(super) fn search(&mut self, words: String) {
        self.finding_words.query.words = words;
        self.search_anew();
        if self.session.borrow().filter().is_some() {
            self.filter(true);
        }
    }

    /// Looks for one word, whole.
    pub(super) fn search_for_word(&mut self, word: String) {
        self.finding_words.whole = true;
        self.search(word);
    }

    /// Looks for the same words by other knowledge of what is whole.
    fn search_anew(&mut self) {
        let can = !self.lexicon.shown.failed;
        let finding = &mut self.finding_words;
        finding.query.whole = (finding.whole && can).then(Whole::default);
        (finding.at, finding.asking, finding.then) = (None, false, None);
        self.search_again();
    }

    /// Looks for whole words only, or for all.
    pub(super) fn search_whole(&mut self) {
        let whole = !self.finding_words.whole;
        let finding = &mut self.finding_words;
        (finding.whole, finding.whole_usually) = (whole, whole);
        settings::set(WHOLE, if whole { "yes" } else { "" });
        self.search_anew();
        if self.session.borrow().filter().is_some() {
            self.filter(true);
        }
    }

    /// It is known which finds are whole words.
    pub(super) fn whole_known(&mut self, whole: &Whole) {
        if self.finding_words.query.whole.as_ref() != Some(whole) {
            return;
        }
        self.finding_words.asking = false;
        self.search_again();
        if self.finding_words.is_in_doubt() {
            return;
        }
        match self.finding_words.then.take() {
            Some(Then::Step(direction)) => self.search_step(direction),
            Some(Then::Filter) => self.filter(true),
            None => {}
        }
    }

    /// Other words are known than before.
    pub(super) fn words_known_anew(&mut self) {
        if self.finding_words.open {
            self.search_anew();
        }
    }

    /// No words can be told apart here: everything is found again, and the bar says why.
    pub(super) fn whole_failed(&mut self) {
        let finding = &self.finding_words;
        if finding.open && finding.query.whole.is_some() {
            let then = self.finding_words.then.take();
            self.search_anew();
            let words = no_words(self.wording());
            self.say(Toast::error(words));
            if let Some(Then::Filter) = then {
                self.filter(true);
            }
        }
    }

    fn search_again(&mut self) {
        let session = self.session.borrow();
        let finding = &mut self.finding_words;
        finding.revision = session.revision();
        finding.matches = Rc::new(session.search(&finding.query));
        finding.at = finding.at.filter(|at| *at < finding.matches.len());
        if let Some(whole) = &finding.query.whole
            && finding.is_in_doubt()
            && !std::mem::replace(&mut finding.asking, true)
        {
            let matches = finding.matches.clone();
            self.lexicon.words.whole(whole.clone(), matches);
        }
    }

    /// The matches to mark in the rows; brought up to date with the text first.
    pub(super) fn search_follow(&mut self) {
        let stale = self.finding_words.revision != self.session.borrow().revision();
        if self.finding_words.open && stale {
            self.search_again();
        }
    }

    /// The matches, while the bar is open.
    pub(super) fn marked(&self) -> Option<Rc<Matches>> {
        let finding = &self.finding_words;
        (finding.open && !finding.matches.is_empty()).then(|| finding.matches.clone())
    }

    /// Goes to the next match, or the one before; the focus stays in the bar.
    pub(super) fn search_step(&mut self, direction: Direction) {
        self.search_follow();
        if self.finding_words.is_in_doubt() {
            self.finding_words.at = None;
            self.finding_words.then = Some(Then::Step(direction));
            return;
        }
        let next = {
            let session = self.session.borrow();
            let n = self.finding_words.matches.len();
            match self.finding_words.at {
                Some(at) if direction == Direction::Down => Some((at + 1) % n.max(1)),
                Some(at) => Some((at + n.max(1) - 1) % n.max(1)),
                None => session.next_match(&self.finding_words.matches, direction),
            }
        };
        let hit = next.and_then(|at| self.finding_words.matches.hits().get(at).cloned());
        let (Some(at), Some(hit)) = (next, hit) else {
            return;
        };
        self.finding_words.at = Some(at);
        let caret = Caret {
            node: hit.node,
            anchor: hit.range.start,
            head: hit.range.end,
        };
        self.look_at(caret);
    }

    /// Shows only matching rows, or all.
    pub(super) fn filter(&mut self, on: bool) {
        if on && self.finding_words.is_in_doubt() {
            self.finding_words.then = Some(Then::Filter);
            return;
        }
        let query = on
            .then(|| self.finding_words.query.clone())
            .filter(|q| !q.words.is_empty());
        self.perform(Command::Filter(query));
    }

    /// Turns the filter on or off.
    pub(super) fn search_filter(&mut self) {
        let on = self.session.borrow().filter().is_none();
        self.filter(on);
    }

    /// Closes the bar; the row gets the focus back.
    pub(super) fn search_close(&mut self) {
        let finding = &mut self.finding_words;
        (finding.open, finding.then) = (false, None);
        finding.whole = finding.whole_usually;
        if self.session.borrow().filter().is_some() {
            self.filter(false);
        }
        self.place.serial += 1;
    }

    /// Takes what is to replace the words.
    pub(super) fn replace_by(&mut self, with: String) {
        self.finding_words.with = with;
    }

    /// Replaces the match gone to, or goes to one first.
    pub(super) fn replace_one(&mut self) {
        self.search_follow();
        let finding = &self.finding_words;
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
        let finding = &mut self.finding_words;
        finding.at = finding
            .at
            .map(|at| at.wrapping_sub(1))
            .filter(|at| *at < usize::MAX);
        self.search_step(Direction::Down);
    }

    /// Shows what replacing all would change, and asks.
    pub(super) fn ask_replace_all(&mut self) {
        let w = self.wording();
        let (query, with) = (
            self.finding_words.query.clone(),
            self.finding_words.with.clone(),
        );
        let changes = self.session.borrow().preview_replace(&query, &with);
        let lines: Vec<String> = changes
            .iter()
            .take(50)
            .map(|c| format!("{}\n→ {}", c.before, c.after))
            .collect();
        self.question = Some(Question {
            title: format!(
                "{} {} {}",
                w.of("将改动", "This changes"),
                changes.len(),
                w.of("行", "rows")
            ),
            words: w
                .of(
                    "只改本篇，可以一步撤销。",
                    "In this report only; one undo takes it back.",
                )
                .to_owned(),
            preview: Some(lines.join("\n\n")),
            lines: Vec::new(),
            answers: vec![
                (w.of("取消", "Cancel").to_owned(), Msg::Answered),
                (
                    w.of("全部替换", "Replace all").to_owned(),
                    Msg::Do(Command::ReplaceAll { query, with }),
                ),
            ],
        });
    }

    /// The bar, while it is open.
    pub(super) fn find_bar(&self) -> Html {
        let finding = &self.finding_words;
        if !finding.open {
            return html! {};
        }
        let filtered = self.session.borrow().filter().is_some();
        let can_whole = !self.lexicon.shown.failed;
        html! {
            <FindBar whole={finding.whole && can_whole} {can_whole} in_doubt={finding.is_in_doubt()} words={finding.query.words.clone()} with={finding.with.clone()} n={finding.matches.len()}
                at={finding.at.map_or(0, |at| at + 1)} {filtered} opened={finding.opened}
                wording={self.wording()} send={self.send.clone()} />
        }
    }
}
