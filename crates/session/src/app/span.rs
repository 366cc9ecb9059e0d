//! Words selected over several rows, as in a word processor: where they begin and end, what keys
//! and typing do to them.

use super::{Chord, CopyScope, Event, Place, PlaceEvent, SelectEvent, State, TextsEvent};
use crate::{Command, Session};
use gangmu::edit::commands::Point;
use gangmu::edit::{Caret, Intent};
use gangmu::outline::NodeId;
use gangmu::text::{Bilingual, both, cluster_start};
use std::ops::Range;

/// Words from where their selection began to where it goes on, in rows that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it began.
    pub anchor: Point,
    /// Where it goes on.
    pub head: Point,
}

/// A way to go from a place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To the character before; from the start of a row, to the end of the row above.
    Left,
    /// To the character behind.
    Right,
    /// To the row above, as many characters from its start.
    Up,
    /// To the row below.
    Down,
    /// To the start of the row.
    Home,
    /// To its end.
    End,
}

impl Span {
    /// Its first and its last place in the order of the text; `None` if a row is not shown.
    pub fn ends(&self, session: &Session) -> Option<(Point, Point)> {
        let at = |point: Point| Some((session.row_of(point.0)?, point.1));
        let (anchor, head) = (at(self.anchor)?, at(self.head)?);
        Some(match anchor <= head {
            true => (self.anchor, self.head),
            false => (self.head, self.anchor),
        })
    }

    /// The rows that it goes over.
    pub fn rows(&self, session: &Session) -> Vec<NodeId> {
        let row = |point: Point| session.row_of(point.0);
        let Some((from, to)) = row(self.anchor).zip(row(self.head)) else {
            return Vec::new();
        };
        let rows = session.rows().range(from.min(to)..to.max(from) + 1);
        rows.map(|row| row.id).collect()
    }

    /// The bytes of each row's words that are selected.
    pub fn ranges(&self, session: &Session) -> Vec<(NodeId, Range<usize>)> {
        let Some((from, to)) = self.ends(session) else {
            return Vec::new();
        };
        let range = |id: NodeId| {
            let n_bytes = session.outline().get(id).map_or(0, |n| n.text.len());
            let start = if id == from.0 { from.1 } else { 0 };
            let end = if id == to.0 { to.1 } else { n_bytes };
            (id, start..end.max(start))
        };
        self.rows(session).into_iter().map(range).collect()
    }
}

/// Where one comes from a place that way; `None` at the ends of what is shown.
pub(super) fn gone(session: &Session, from: Point, way: Way) -> Option<Point> {
    let text = |id: NodeId| session.outline().get(id).map(|n| n.text.clone());
    let row = |by: isize| {
        let at = session.row_of(from.0)?.checked_add_signed(by)?;
        session.rows().get(at).map(|row| row.id)
    };
    let words = text(from.0)?;
    let aside = |by: isize| {
        let id = row(by)?;
        let words = text(id)?;
        let n = text(from.0)?.get(..from.1)?.chars().count();
        let at = words
            .char_indices()
            .nth(n)
            .map_or(words.len(), |(at, _)| at);
        Some((id, cluster_start(&words, at)))
    };
    match way {
        Way::Home => Some((from.0, 0)),
        Way::End => Some((from.0, words.len())),
        Way::Up => aside(-1),
        Way::Down => aside(1),
        Way::Left if from.1 == 0 => row(-1).and_then(|id| Some((id, text(id)?.len()))),
        Way::Left => {
            let (before, _) = words.get(..from.1)?.char_indices().next_back()?;
            Some((from.0, cluster_start(&words, before)))
        }
        Way::Right if from.1 >= words.len() => row(1).map(|id| (id, 0)),
        Way::Right => {
            let mut ends = words[from.1..]
                .char_indices()
                .map(|(at, c)| from.1 + at + c.len_utf8());
            let end = ends.find(|at| *at == words.len() || cluster_start(&words, *at) == *at)?;
            Some((from.0, end))
        }
    }
}

/// What a key does while words of several rows are selected.
pub struct SpanKey {
    /// The keys.
    pub keys: &'static [&'static str],
    /// What they do, in Chinese and English.
    pub names: Bilingual,
    make: fn(&Session, Span) -> Option<Event>,
}

/// What the key does to the selected words, or `None`: then it may mean a command.
pub fn by_span_key(chord: &Chord, session: &Session, span: Span) -> Option<Event> {
    let mut rows = SPAN_KEYS.iter();
    let row = rows.find(|row| row.keys.iter().any(|keys| chord.is(keys)))?;
    (row.make)(session, span)
}

fn on(session: &Session, span: Span, way: Way) -> Option<Event> {
    let head = gone(session, span.head, way)?;
    Some(SelectEvent::Words(Span { head, ..span }).into())
}

/// The caret alone, at the first or at the last place.
fn caret(session: &Session, span: Span, last: bool) -> Option<Event> {
    let (from, to) = span.ends(session)?;
    let (node, at) = if last { to } else { from };
    Some(PlaceEvent::Edit(Caret::at(node, at)).into())
}

macro_rules! key {
    ([$($keys:literal),*], $zh:literal, $en:literal, $make:expr) => {
        SpanKey { keys: &[$($keys),*], names: both($zh, $en), make: $make }
    };
}

/// All of them.
#[rustfmt::skip]
pub static SPAN_KEYS: &[SpanKey] = &[
    key!(["Delete", "Backspace"], "删除所选文字，首尾两行连成一行", "delete the words, and join the first row and the last", |_, _| Some(SelectEvent::Type(String::new()).into())),
    key!(["Enter"], "删除所选文字，从那里另起一行", "delete the words, and begin a row there", |_, _| Some(SelectEvent::Part.into())),
    key!(["Mod+c"], "复制所选文字，连同序号", "copy the words with their numbers", |_, _| Some(TextsEvent::Copy(CopyScope::Node).into())),
    key!(["Mod+x"], "剪切所选文字", "cut the words", |_, _| Some(TextsEvent::Cut.into())),
    key!(["Shift+ArrowLeft"], "少选或多选一字", "one character less or more", |s, span| on(s, span, Way::Left)),
    key!(["Shift+ArrowRight"], "多选或少选一字", "one character more or less", |s, span| on(s, span, Way::Right)),
    key!(["Shift+ArrowUp"], "选到上一行", "to the row above", |s, span| on(s, span, Way::Up)),
    key!(["Shift+ArrowDown"], "选到下一行", "to the row below", |s, span| on(s, span, Way::Down)),
    key!(["Shift+Home"], "选到行首", "to the start of the row", |s, span| on(s, span, Way::Home)),
    key!(["Shift+End"], "选到行末", "to the end of the row", |s, span| on(s, span, Way::End)),
    key!(["ArrowLeft", "ArrowUp", "Home"], "不再选择，到开头", "to the start of the words, which are selected no more", |s, span| caret(s, span, false)),
    key!(["ArrowRight", "ArrowDown", "End"], "不再选择，到末尾", "to their end", |s, span| caret(s, span, true)),
    key!(["Mod+a"], "改选各行", "select the rows", |s, span| Some(SelectEvent::Only(span.rows(s)).into())),
    key!(["Escape"], "不再选择，停在本行", "select nothing, stay in the row", |_, span| Some(PlaceEvent::Focus(span.head.0).into())),
];

impl State {
    /// Selects words; in one row, as one does while it is edited.
    pub(super) fn select_words(&mut self, span: Span) {
        let (node, head) = span.head;
        if span.anchor.0 == node && !self.host.is_locked() {
            let anchor = span.anchor.1;
            let caret = Caret { node, anchor, head };
            return self.stand(node, true, Some(caret));
        }
        let shown = span.ends(&self.session.borrow()).is_some();
        // Rows that are not shown are not meant.
        if self.session.borrow().filter().is_some() {
            self.anchor = Some(span.anchor.0);
            self.extend(node);
        } else if shown {
            self.deselect();
            self.dispatch(Command::Stand(Some(Caret::at(node, head))));
            self.place = Place {
                node: Some(node),
                span: Some(span),
                ..self.nowhere()
            };
        }
    }

    /// Puts others in the place of the selected words, and writes on behind them. What comes when
    /// they are gone already goes where the caret is.
    pub(super) fn type_over(&mut self, with: String) -> bool {
        let ends = self
            .place
            .span
            .and_then(|span| span.ends(&self.session.borrow()));
        let command = match (ends, self.place.caret.filter(|_| self.place.editing)) {
            (Some((from, to)), _) => Command::ReplaceSpan { from, to, with },
            (None, Some(caret)) => Command::Replace {
                node: caret.node,
                range: caret.anchor.min(caret.head)..caret.anchor.max(caret.head),
                with,
                intent: Intent::Type,
            },
            (None, None) => return false,
        };
        let done = self.perform(command);
        self.place.editing = self.place.node.is_some() && !self.host.is_locked();
        self.place.serial += 1;
        done
    }

    /// Deletes the selected words and splits the row there, as one step.
    pub(super) fn part_over(&mut self) {
        let n = self.session.borrow().n_steps();
        if self.type_over(String::new())
            && let Some(caret) = self.place.caret
        {
            self.perform(Command::Split(caret.node, caret.head));
            self.session.borrow_mut().unite(n);
        }
    }
}
