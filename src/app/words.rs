//! The words of the text: asking for what the sheet shows, taking it in, going to where words stand.

use super::{App, Deciding, Msg};
use crate::components::panel::Tab;
use crate::components::vocabulary::{Scope, Shown};
use crate::storage::settings;
use crate::words::{Words, terms_of};
use gangmu::outline::NodeId;
use gangmu::words::Pair;
use session::{WordAnswer, WordQuestion};
use std::rc::Rc;

/// The setting that holds from which percentage on measures are alike.
const ALIKE: &str = "alike";
/// How many words are listed.
const MOST: usize = 20;
/// How many pairs are listed.
const MOST_PAIRS: usize = 50;
/// A word is used otherwise than elsewhere from this ratio on: by chance in one of a hundred words.
const LEAST: f32 = 6.63;

/// What the page knows of words.
pub(super) struct Lexicon {
    pub words: Words,
    pub shown: Rc<Shown>,
    /// What was asked last.
    asked: Option<Asked>,
    warm: bool,
}

/// What the answers depend on.
#[derive(Clone, Copy, PartialEq)]
struct Asked {
    revision: u64,
    part: Option<NodeId>,
    scope: Option<NodeId>,
    percent: u8,
    terms: u64,
}

impl Lexicon {
    pub(super) fn new(words: Words) -> Self {
        let percent = settings::get(ALIKE).and_then(|kept| kept.parse().ok());
        let shown = Shown {
            percent: percent.unwrap_or(80),
            ..Shown::default()
        };
        Self {
            words,
            shown: Rc::new(shown),
            asked: None,
            warm: false,
        }
    }

    /// Another text stands in the place of what was counted.
    pub(super) fn forget(&mut self) {
        self.asked = None;
        let old = &self.shown;
        self.shown = Rc::new(Shown {
            scope: old.scope,
            percent: old.percent,
            terms: old.terms,
            ..Shown::default()
        });
    }

    /// So many reports have been read.
    pub(super) fn tell_progress(&mut self, read: usize, of: usize) {
        Rc::make_mut(&mut self.shown).read = Some((read, of));
    }

    /// Has the dictionary read, once.
    pub(super) fn warm(&mut self) {
        if !std::mem::replace(&mut self.warm, true) {
            self.words.warm();
        }
    }
}

impl App {
    /// Has the sheet's words counted if what they depend on has changed.
    pub(super) fn follow_words(&mut self) {
        if self.tab != Tab::Words || self.session.borrow().is_empty() {
            return;
        }
        if self.lexicon.shown.row != self.place.node {
            self.shown().row = self.place.node;
        }
        let session = self.session.borrow();
        let part = session.current().map(|p| p.id);
        let shown = &self.lexicon.shown;
        let scope = match shown.scope {
            Scope::All => None,
            Scope::Part => part,
            Scope::Section => self.section().or(part),
        };
        let asked = Asked {
            revision: session.revision(),
            part,
            scope,
            percent: shown.percent,
            terms: shown.terms,
        };
        if self.lexicon.asked == Some(asked) {
            return;
        }
        let typing = self
            .lexicon
            .asked
            .is_some_and(|a| a.part == part && a.revision != asked.revision);
        drop(session);
        self.lexicon.asked = Some(asked);
        let mut questions = vec![
            WordQuestion::Tallies {
                parts: part.into_iter().collect(),
            },
            WordQuestion::Top { scope, most: MOST },
            WordQuestion::Pairs {
                percent: asked.percent,
                most: MOST_PAIRS,
            },
        ];
        if let Some(scope) = scope {
            questions.push(WordQuestion::Keys {
                scope,
                least: LEAST,
                most: MOST,
            });
        }
        self.shown().busy = true;
        self.shown().node = scope;
        if typing {
            self.lexicon.words.ask_soon(&self.session, questions);
        } else {
            self.lexicon.words.ask(&self.session, questions);
        }
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

    fn shown(&mut self) -> &mut Shown {
        Rc::make_mut(&mut self.lexicon.shown)
    }

    pub(super) fn take_words_found(&mut self, answers: &[WordAnswer]) {
        let has_keys = answers.iter().any(|a| matches!(a, WordAnswer::Keys(_)));
        let is_sheet = answers.iter().any(|a| matches!(a, WordAnswer::Top(_)));
        let shown = self.shown();
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
                WordAnswer::Pairs { n, pairs } => (shown.n_pairs, shown.pairs) = (n, pairs),
                WordAnswer::Differ { texts, differ } => shown.differ = Some((texts, differ)),
                WordAnswer::Places(_) | WordAnswer::Tokens(_) | WordAnswer::Whole(_) => {}
            }
        }
        if recovers {
            self.words_known_anew();
        }
    }

    pub(super) fn words_failed(&mut self) {
        let shown = self.shown();
        (shown.busy, shown.failed, shown.read) = (false, true, None);
        self.whole_failed();
    }

    pub(super) fn set_word_scope(&mut self, scope: Scope) {
        self.shown().scope = scope;
    }

    pub(super) fn set_percent(&mut self, percent: u8) {
        let percent = percent.clamp(50, 100);
        settings::set(ALIKE, &percent.to_string());
        self.shown().percent = percent;
    }

    /// Shows two like measures side by side, or no more.
    pub(super) fn compare(&mut self, pair: Pair) {
        let shown = self.shown();
        if shown.pair == Some(pair) {
            shown.pair = None;
            return;
        }
        (shown.pair, shown.differ) = (Some(pair), None);
        let nodes = [pair.first, pair.second];
        let question = vec![WordQuestion::Differ { nodes }];
        self.lexicon.words.ask(&self.session, question);
    }

    /// Shows only the rows in which the word stands.
    pub(super) fn go_to_word(&mut self, word: String) {
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
        self.panel = false;
    }

    /// The user's own terms are these, one a line.
    pub(super) fn set_terms(&mut self, text: &str) {
        self.lexicon.words.set_terms(terms_of(text));
        self.shown().terms += 1;
        self.words_known_anew();
    }

    pub(super) fn open_terms(&mut self) {
        self.deciding = Some(Deciding::Terms);
    }

    /// Selects the word at a double click, as a Chinese text has words.
    pub(super) fn select_word(&mut self, node: NodeId, at: usize) {
        self.lexicon.warm();
        let Some(text) = self
            .session
            .borrow()
            .outline()
            .get(node)
            .map(|n| n.text.to_string())
        else {
            return;
        };
        let send = self.send.clone();
        self.lexicon.words.tokens(text, move |tokens| {
            let token = tokens.into_iter().find(|t| t.start <= at && at < t.end);
            if let Some(token) = token {
                send.emit(Msg::SelectWord(node, token));
            }
        });
    }

    /// Selects these bytes of the row that is being edited.
    pub(super) fn word_selected(&mut self, node: NodeId, range: std::ops::Range<usize>) {
        if self.place.node == Some(node) && self.place.editing {
            let caret = gangmu::edit::Caret {
                node,
                anchor: range.start,
                head: range.end,
            };
            self.stand(node, true, Some(caret));
        }
    }
}
