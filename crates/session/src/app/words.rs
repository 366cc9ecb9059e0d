//! The words of the text: asking for what the sheet shows, taking it in, going to where words stand.

use super::{Deciding, Platform, Scope, Tab, WordsEffect};
use crate::{WordAnswer, WordQuestion};
use gangmu::edit::Caret;
use gangmu::outline::NodeId;
use gangmu::words::{Alike, Differ, Key, Tally, Term};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// The setting that holds from which percentage on measures are alike.
const ALIKE: &str = "alike";
/// How many words are listed.
const MOST: usize = 20;
/// How many groups of like measures are listed.
const MOST_ALIKE: usize = 50;
/// A word is used otherwise than elsewhere from this ratio on: by chance in one of a hundred words.
const LEAST: f32 = 6.63;

/// The setting that holds the user's own terms, one a line.
const TERMS: &str = "terms";

/// What happens to words.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum WordsEvent {
    /// Words were counted.
    Counted(Rc<Vec<WordAnswer>>),
    /// So many reports have been read, of so many.
    Progress(usize, usize),
    /// Words cannot be counted.
    Failed,
    /// Count the words of the section that the current row stands in, or of what everything is about.
    Section(bool),
    /// Measures are alike that share so many percent of their words.
    Percent(u8),
    /// Show the places of like measures, or no more.
    Compare(Alike),
    /// Show only the rows in which a word stands.
    GoTo(String),
    /// Show the user's own terms.
    OpenTerms,
    /// The user's own terms are these, one a line.
    SetTerms(String),
    /// A row was clicked twice at this byte of its words.
    At(NodeId, usize),
    /// Select this word of a row.
    Select(NodeId, Range<usize>),
}

/// What is known of the words.
#[derive(Clone, Debug, PartialEq)]
pub struct WordSheet {
    /// Whether the section that the current row stands in is counted alone.
    pub section: bool,
    /// The node that is counted; `None` for several reports.
    pub node: Option<NodeId>,
    /// How many percent of their words like measures share.
    pub percent: u8,
    /// Grows with every change of the user's own terms.
    pub terms: u64,
    /// Whether the words are being counted.
    pub busy: bool,
    /// How many reports have been read, of how many, while that goes on.
    pub read: Option<(usize, usize)>,
    /// Whether they could not be.
    pub failed: bool,
    /// Of all that is counted.
    pub whole: Tally,
    /// Of each node of the report shown.
    pub tallies: Rc<HashMap<NodeId, Tally>>,
    /// The current row.
    pub row: Option<NodeId>,
    /// The words that say most.
    pub top: Vec<Term>,
    /// The words that are used otherwise than in the rest.
    pub keys: Vec<Key>,
    /// How many groups of like measures there are.
    pub n_alike: usize,
    /// The worst of them.
    pub alike: Vec<Alike>,
    /// The group that is looked at.
    pub group: Option<Alike>,
    /// Each of its texts with the first before it, and where they differ.
    pub differ: Vec<([String; 2], Differ)>,
}

impl Default for WordSheet {
    fn default() -> Self {
        Self {
            section: false,
            node: None,
            percent: 80,
            terms: 0,
            busy: false,
            read: None,
            failed: false,
            whole: Tally::default(),
            tallies: Rc::default(),
            row: None,
            top: Vec::new(),
            keys: Vec::new(),
            n_alike: 0,
            alike: Vec::new(),
            group: None,
            differ: Vec::new(),
        }
    }
}

/// What the page knows of words.
#[derive(Debug)]
pub struct State {
    /// What the sheet shows.
    pub shown: Rc<WordSheet>,
    /// The user's own terms.
    pub terms: Vec<String>,
    /// What was asked last.
    asked: Option<Asked>,
    warm: bool,
}

/// What the answers depend on.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    revision: u64,
    part: Option<NodeId>,
    scope: Vec<NodeId>,
    percent: u8,
    terms: u64,
}

impl State {
    pub(super) fn load(platform: &impl Platform) -> Self {
        let percent = platform.setting(ALIKE).and_then(|kept| kept.parse().ok());
        let shown = WordSheet {
            percent: percent.unwrap_or(80),
            ..WordSheet::default()
        };
        let terms = platform.setting(TERMS);
        Self {
            shown: Rc::new(shown),
            terms: terms.map(|kept| terms_of(&kept)).unwrap_or_default(),
            asked: None,
            warm: false,
        }
    }

    /// Another text stands in the place of what was counted.
    pub(super) fn forget(&mut self) {
        self.asked = None;
        let old = &self.shown;
        self.shown = Rc::new(WordSheet {
            section: old.section,
            percent: old.percent,
            terms: old.terms,
            ..WordSheet::default()
        });
    }
}

/// The terms that stand in a text, one a line.
pub fn terms_of(text: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for term in text.lines().map(str::trim).filter(|t| !t.is_empty()) {
        if !terms.iter().any(|t| t == term) {
            terms.push(term.to_owned());
        }
    }
    terms
}

impl super::State {
    pub(super) fn count_words(&mut self, event: WordsEvent) -> bool {
        match event {
            WordsEvent::Counted(answers) => self.take_words_found(&answers),
            WordsEvent::Progress(read, of) => self.shown().read = Some((read, of)),
            WordsEvent::Failed => self.words_failed(),
            WordsEvent::Section(section) => self.shown().section = section,
            WordsEvent::Percent(percent) => {
                let percent = percent.clamp(50, 100);
                self.set(ALIKE, percent.to_string());
                self.shown().percent = percent;
            }
            WordsEvent::Compare(group) => self.compare(group),
            WordsEvent::GoTo(word) => self.go_to_word(word),
            WordsEvent::OpenTerms => self.page.deciding = Some(Deciding::Terms),
            WordsEvent::SetTerms(text) => self.set_terms(&text),
            WordsEvent::At(node, at) => {
                self.select_word(node, at);
                return false;
            }
            WordsEvent::Select(node, range) => self.word_selected(node, range),
        }
        true
    }

    /// Has the dictionary read, once.
    pub(super) fn warm_words(&mut self) {
        if !std::mem::replace(&mut self.words.warm, true) {
            self.effect(WordsEffect::Warm.into());
        }
    }

    /// Has the sheet's words counted if what they depend on has changed.
    pub(super) fn follow_words(&mut self) {
        if self.page.tab != Tab::Words || self.session.borrow().is_empty() {
            return;
        }
        if self.words.shown.row != self.place.node {
            self.shown().row = self.place.node;
        }
        let session = self.session.borrow();
        let part = session.current().map(|p| p.id);
        let shown = &self.words.shown;
        let scope: Vec<NodeId> = match (shown.section, self.scope()) {
            (true, _) => self.section().or(part).into_iter().collect(),
            (false, Scope::All) => Vec::new(),
            (false, _) => self.scoped(),
        };
        let asked = Asked {
            revision: session.revision(),
            part,
            scope: scope.clone(),
            percent: shown.percent,
            terms: shown.terms,
        };
        if self.words.asked.as_ref() == Some(&asked) {
            return;
        }
        let typing = self
            .words
            .asked
            .as_ref()
            .is_some_and(|a| a.part == part && a.revision != asked.revision);
        drop(session);
        let mut questions = vec![
            WordQuestion::Tallies {
                parts: part.into_iter().collect(),
                scope: scope.clone(),
            },
            WordQuestion::Top {
                scope: scope.clone(),
                most: MOST,
            },
            WordQuestion::Alike {
                scope: scope.clone(),
                percent: asked.percent,
                most: MOST_ALIKE,
            },
        ];
        self.words.asked = Some(asked);
        self.shown().busy = true;
        self.shown().node = scope.first().copied().filter(|_| scope.len() == 1);
        if !scope.is_empty() {
            questions.push(WordQuestion::Keys {
                scope,
                least: LEAST,
                most: MOST,
            });
        }
        let soon = typing;
        self.effect(WordsEffect::Ask { questions, soon }.into());
    }

    /// The nearest section that the current row stands in.
    fn section(&self) -> Option<NodeId> {
        let session = self.session.borrow();
        let lineage = session.outline().lineage(self.place.node?);
        let nodes = lineage.iter().filter_map(|id| session.outline().get(*id));
        nodes
            .into_iter()
            .find(|n| n.kind.is_heading())
            .map(|n| n.id)
    }

    fn shown(&mut self) -> &mut WordSheet {
        Rc::make_mut(&mut self.words.shown)
    }

    fn take_words_found(&mut self, answers: &[WordAnswer]) {
        let has_keys = answers.iter().any(|a| matches!(a, WordAnswer::Keys(_)));
        let is_sheet = answers.iter().any(|a| matches!(a, WordAnswer::Top(_)));
        let shown = self.shown();
        if answers
            .iter()
            .any(|a| matches!(a, WordAnswer::Differ { .. }))
        {
            shown.differ.clear();
        }
        let recovers = is_sheet && shown.failed;
        if is_sheet {
            (shown.busy, shown.failed, shown.read) = (false, false, None);
            if !has_keys {
                shown.keys.clear();
            }
        }
        for answer in answers {
            match answer.clone() {
                WordAnswer::Tallies { whole, nodes } => {
                    shown.whole = whole;
                    let tallies = nodes.into_iter().map(|n| (n.node, n.tally));
                    shown.tallies = Rc::new(tallies.collect());
                }
                WordAnswer::Top(top) => shown.top = top,
                WordAnswer::Keys(keys) => shown.keys = keys,
                WordAnswer::Alike { n, groups } => (shown.n_alike, shown.alike) = (n, groups),
                WordAnswer::Differ { texts, differ } => shown.differ.push((texts, differ)),
                WordAnswer::Tokens(_) | WordAnswer::Whole(_) => {}
            }
        }
        if recovers {
            self.words_known_anew();
        }
    }

    fn words_failed(&mut self) {
        let shown = self.shown();
        (shown.busy, shown.failed, shown.read) = (false, true, None);
        self.whole_failed();
    }

    /// Shows the places of like measures, each against the first, or no more.
    fn compare(&mut self, group: Alike) {
        let shown = self.shown();
        shown.differ.clear();
        if shown.group.as_ref() == Some(&group) {
            shown.group = None;
            return;
        }
        let (first, others) = (group.places[0], &group.places[1..]);
        let question = |other: &NodeId| WordQuestion::Differ {
            nodes: [first, *other],
        };
        let questions = others.iter().map(question).collect();
        shown.group = Some(group);
        let soon = false;
        self.effect(WordsEffect::Ask { questions, soon }.into());
    }

    /// Shows only the rows in which the word stands.
    fn go_to_word(&mut self, word: String) {
        let is_on = self
            .session
            .borrow()
            .filter()
            .is_some_and(|q| q.words == word);
        if is_on {
            self.search_close();
            return;
        }
        self.search_open();
        // Where the word stands, not where its characters do.
        self.search_for_word(word);
        if self.session.borrow().filter().is_none() {
            self.search_filter();
        }
        self.page.panel = false;
    }

    fn set_terms(&mut self, text: &str) {
        let terms = terms_of(text);
        self.words.terms.clone_from(&terms);
        self.set(TERMS, terms.join("\n"));
        self.effect(WordsEffect::Terms(terms).into());
        self.shown().terms += 1;
        self.words_known_anew();
    }

    /// Selects the word at a double click, as a Chinese text has words.
    fn select_word(&mut self, node: NodeId, at: usize) {
        self.warm_words();
        let session = self.session.borrow();
        let text = session.outline().get(node).map(|n| n.text.to_string());
        drop(session);
        if let Some(text) = text {
            self.effect(WordsEffect::WordAt { node, at, text }.into());
        }
    }

    /// Selects these bytes of the row that is being edited.
    fn word_selected(&mut self, node: NodeId, range: Range<usize>) {
        if self.place.node == Some(node) && self.place.editing {
            let caret = Caret {
                node,
                anchor: range.start,
                head: range.end,
            };
            self.stand(node, true, Some(caret));
        }
    }
}
