//! What is pasted or dropped goes where the writer stands, and what else it may be is offered.

use super::span::Span;
use super::{EditEvent, GridEvent, LedgerEvent, State, TextsEvent, Toast, View, read_cells};
use crate::Command;
use gangmu::edit::commands::{Pasted, Point};
use gangmu::edit::{Caret, Intent};
use gangmu::outline::{Node, NodeId};
use gangmu::syntax::is_marked;
use std::rc::Rc;

/// What else a pasted text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// A report of its own.
    Report,
    /// Words with all their marks.
    Raw,
    /// One line.
    Line,
}

/// A text that comes in.
#[derive(Clone, Debug)]
struct Coming {
    text: String,
    /// Whether marks of Markdown are to be left out.
    marked: bool,
    /// What it was before anything was made of it.
    raw: String,
}

impl Coming {
    fn plain(text: String, marked: bool) -> Self {
        let raw = text.clone();
        Self { text, marked, raw }
    }
}

/// Where it goes.
#[derive(Clone, Copy, Debug)]
enum Spot {
    /// Behind what is open.
    Anew,
    /// Behind a row.
    Behind(NodeId),
    /// In the place of words of a row.
    Into(Caret),
    /// In the place of words of several rows.
    Over(Point, Point),
}

/// What was pasted last, while something else can still be made of it.
#[derive(Debug)]
pub(super) struct Last {
    coming: Coming,
    spot: Spot,
    /// The text's revision behind it, and how many steps there were.
    then: (u64, usize),
}

/// Rows that were copied or cut here: the clipboard may still hold them.
#[derive(Debug)]
pub(super) struct Clip {
    pub plain: String,
    pub nodes: Vec<Rc<Node>>,
}

/// The same words whatever a clipboard makes of line ends.
fn same(a: &str, b: &str) -> bool {
    a == b || a.lines().eq(b.lines())
}

impl State {
    /// A text was pasted; `rich` is what its rich form says, if that says more.
    pub(super) fn pasted(&mut self, plain: String, rich: Option<String>) {
        // In the ledger its current cell has what is pasted.
        if self.in_ledger() && self.ledger.desk.current().is_some() {
            let cells = read_cells(rich.as_ref().unwrap_or(&plain));
            self.act_with_rest(LedgerEvent::Grid(GridEvent::Paste(cells)).into());
            return;
        }
        let coming = match rich {
            Some(text) => Coming {
                marked: true,
                raw: if plain.trim().is_empty() {
                    text.clone()
                } else {
                    plain
                },
                text,
            },
            None => Coming::plain(plain.clone(), is_marked(&plain)),
        };
        let spot = self.spot();
        self.take_in(coming, spot);
    }

    /// A text was dropped: into a row's words, or beside them.
    pub(super) fn dropped(&mut self, text: String, at: Option<Caret>) {
        let spot = match at {
            Some(caret) if !self.host.is_locked() => {
                self.stand(caret.node, true, Some(caret));
                Spot::Into(caret)
            }
            _ => Spot::Anew,
        };
        let marked = is_marked(&text);
        self.take_in(Coming::plain(text, marked), spot);
    }

    /// Opens a text behind what is open.
    pub(super) fn open_new(&mut self, text: String) {
        let marked = is_marked(&text);
        self.take_in(Coming::plain(text, marked), Spot::Anew);
    }

    /// Whether a text that is pasted now becomes reports of its own.
    pub(super) fn pastes_anew(&self) -> bool {
        matches!(self.spot(), Spot::Anew) && !self.in_ledger()
    }

    /// Where a text goes that is pasted now.
    fn spot(&self) -> Spot {
        let session = self.session.borrow();
        let there = self.ledger.view == View::Outline && !session.is_empty();
        let row = self.selected.last().copied().or(self.place.node);
        match (row.filter(|_| there), self.place.span, self.place.caret) {
            (None, ..) => Spot::Anew,
            (Some(_), Some(span), _) => {
                let ends = Span::ends(&span, &session);
                ends.map_or(Spot::Anew, |(from, to)| Spot::Over(from, to))
            }
            (Some(node), _, Some(caret)) if self.place.editing && caret.node == node => {
                Spot::Into(caret)
            }
            (Some(node), ..) => Spot::Behind(node),
        }
    }

    fn take_in(&mut self, coming: Coming, spot: Spot) {
        let w = self.wording();
        let Coming { text, marked, .. } = &coming;
        if matches!(spot, Spot::Anew) || text.trim().is_empty() {
            let before = self.session.borrow().revision();
            self.open(text.clone(), *marked);
            if before != self.session.borrow().revision() && coming.marked {
                self.offer(w.of("保留原样", "Keep the marks"), Otherwise::Raw);
                self.remember(coming, spot);
            }
            return;
        }
        let own = self.clip.as_ref().filter(|clip| same(text, &clip.plain));
        let what = Rc::new(match own {
            Some(clip) => Pasted::own(clip.nodes.clone()),
            None if *marked => Pasted::unmarked(text),
            None => Pasted::read(text),
        });
        let n_steps = self.session.borrow().n_steps();
        let caret = match spot {
            Spot::Over(from, to) => {
                let with = String::new();
                self.perform(Command::ReplaceSpan { from, to, with });
                self.place.editing = !self.host.is_locked();
                Some(Caret::at(from.0, from.1))
            }
            Spot::Into(caret) => Some(caret),
            Spot::Behind(_) | Spot::Anew => None,
        };
        let range = caret.map(|c| c.anchor.min(c.head)..c.anchor.max(c.head));
        let line = text.trim_end_matches(['\n', '\r']);
        let command = match (spot, caret, range) {
            (_, Some(caret), Some(range)) if !line.contains(['\n', '\r']) => Command::Replace {
                node: caret.node,
                range,
                with: line.to_owned(),
                intent: Intent::Paste,
            },
            (Spot::Behind(at), ..) => Command::Paste {
                at,
                range: None,
                what: what.clone(),
            },
            (_, Some(Caret { node: at, .. }), range) => Command::Paste {
                at,
                range,
                what: what.clone(),
            },
            _ => return,
        };
        let is_line = matches!(command, Command::Replace { .. });
        let done = self.session.borrow().n_steps();
        self.perform(command);
        let now = self.session.borrow().n_steps();
        if now == done && !self.host.is_locked() && !is_line {
            // It cannot stand there.
            return self.open(text.clone(), *marked);
        }
        self.session.borrow_mut().unite(n_steps);
        self.place.serial += 1;
        if is_line || now == done {
            return;
        }
        let rows = w.count(what.n_rows() as u32, "行", "row");
        let words = match what.is_whole() {
            true => w.of(
                "看起来是一篇完整的报告，已粘贴在这里：",
                "It looks like a report of its own, and was pasted here: ",
            ),
            false => w.of("已粘贴 ", "Pasted: "),
        };
        self.say(Toast::note(&[words, &rows].concat()).undone_if(true, w));
        let joins = caret.is_some() && !what.has_structure();
        if what.is_whole() {
            self.offer(
                w.of("作为新报告打开", "Open as a new report"),
                Otherwise::Report,
            );
        } else if coming.marked {
            self.offer(w.of("保留原样", "Keep the marks"), Otherwise::Raw);
        } else if joins {
            self.offer(w.of("连成一行", "Make one line of them"), Otherwise::Line);
        }
        self.remember(coming, spot);
    }

    /// Lets the notice offer something else.
    fn offer(&mut self, name: &str, otherwise: Otherwise) {
        if let Some(toast) = self.page.toast.take() {
            self.page.toast = Some(toast.with(name, TextsEvent::Otherwise(otherwise)));
        }
    }

    fn remember(&mut self, coming: Coming, spot: Spot) {
        let session = self.session.borrow();
        let then = (session.revision(), session.n_steps());
        drop(session);
        self.last_paste = Some(Last { coming, spot, then });
    }

    /// Makes something else of what was pasted, in its place; as a new report also when the text
    /// has changed since, and then beside it.
    pub(super) fn paste_otherwise(&mut self, otherwise: Otherwise) {
        self.page.toast = None;
        let Some(Last { coming, spot, then }) = self.last_paste.take() else {
            return;
        };
        let now = (
            self.session.borrow().revision(),
            self.session.borrow().n_steps(),
        );
        if now == then {
            self.edit(EditEvent::Undo);
        } else if otherwise != Otherwise::Report {
            return;
        }
        match otherwise {
            Otherwise::Report => self.take_in(coming, Spot::Anew),
            Otherwise::Raw => self.take_in(Coming::plain(coming.raw, false), spot),
            Otherwise::Line => {
                let lines = coming.text.split(['\n', '\r']).map(str::trim);
                self.take_in(Coming::plain(lines.collect(), false), spot);
            }
        }
    }

    /// Cuts what is selected, or the current row: it goes when it is on the clipboard.
    pub(super) fn cut(&mut self) {
        if self.host.is_locked() {
            return self.say_locked();
        }
        self.cutting = match self.place.span {
            Some(_) => Some(Vec::new()),
            None => Some(self.targets()),
        };
        self.copy(super::CopyScope::Node);
    }

    /// What was to be cut is on the clipboard.
    pub(super) fn cut_out(&mut self) {
        match self.cutting.take() {
            Some(rows) if rows.is_empty() => {
                self.type_over(String::new());
            }
            Some(rows) => {
                let w = self.wording();
                if self.perform(Command::Remove(rows)) {
                    let words = w.of("已剪切，可以粘贴到别处", "Cut: paste it where it is to go");
                    self.say(Toast::note(words).undone_if(true, w));
                }
            }
            None => {}
        }
    }
}
