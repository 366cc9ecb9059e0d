//! Everything that can be asked of a session, as data.

mod rest;

use super::{Bulk, DeskFile, Hit, Query, Session};
use gangmu::edit::commands::{
    self, Cell, Direction, Paragraph, Pasted, Point, Schemes, StyleChoice, Target,
};
use gangmu::edit::{Caret, EditError, Fix, Intent, Touched, Transaction};
use gangmu::outline::{Ignored, Kind, Level, NodeId, Outline, Place, Role, Status, TreeError};
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// What a command of [`commands`] gives: a step, or nothing to do.
type Made = Result<Option<Transaction>, EditError>;
/// The same with the first new part.
pub(crate) type Opened = Result<Option<(Transaction, NodeId)>, EditError>;

/// A command of [`commands`] that needs no more than nodes and the numbering of their parts.
#[derive(Clone, Copy)]
pub struct OnNodes(pub fn(&mut Outline, &[NodeId], &Schemes) -> Made);

impl PartialEq for OnNodes {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

impl fmt::Debug for OnNodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OnNodes({:p})", self.0)
    }
}

/// A request.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Change nodes as the command does. What needs no more than the nodes is asked for so.
    OnNodes(Vec<NodeId>, OnNodes),
    /// Take a text in, behind what is open.
    Open(String),
    /// The same for a text with marks of Markdown, which are left out.
    OpenUnmarked(String),
    /// The same for a file of one's own.
    OpenDesk(Rc<DeskFile>),
    /// The same for a text that was parsed elsewhere.
    TakeIn(Rc<Bulk>),
    /// Replace bytes of a node's text.
    Replace {
        /// The node.
        node: NodeId,
        /// Bytes of its text.
        range: Range<usize>,
        /// What to put there.
        with: String,
        /// How it came about: typing, erasing, a composition, a paste.
        intent: Intent,
    },
    /// Move nodes with all below them.
    Shift(Vec<NodeId>, Direction),
    /// Make nodes deeper.
    Indent(Vec<NodeId>),
    /// Make nodes shallower.
    Outdent(Vec<NodeId>),
    /// Make nodes headings of this level.
    SetLevel(Vec<NodeId>, Level),
    /// Make nodes another kind.
    Convert(Vec<NodeId>, Target),
    /// Put what runs on behind a heading's title on a line of its own.
    SplitRunOn(NodeId),
    /// Let the paragraph below a heading run on behind its title.
    JoinRunOn(NodeId),
    /// Join the broken lines of a part.
    JoinLines(NodeId),
    /// Make the sentences of a paragraph items.
    Itemize(NodeId),
    /// Make one paragraph of an enumeration.
    Deitemize(NodeId),
    /// Put what a text says behind a node: sections, paragraphs, items.
    PasteStructure {
        /// The node.
        at: NodeId,
        /// The text.
        text: String,
    },
    /// Put what is pasted behind a node; or, with bytes of its words, in their place.
    Paste {
        /// The node.
        at: NodeId,
        /// Bytes of its text.
        range: Option<Range<usize>>,
        /// What is pasted.
        what: Rc<Pasted>,
    },
    /// Replace the words between two places by others.
    ReplaceSpan {
        /// Where they begin.
        from: Point,
        /// Where they end.
        to: Point,
        /// What to put there.
        with: String,
    },
    /// Split a node at this byte of its text.
    Split(NodeId, usize),
    /// Join a node to the one before it.
    Join(NodeId),
    /// Make of a row what its words say.
    Recognise {
        /// The row's node.
        node: NodeId,
        /// Whether the row was begun by splitting another: its number is none that was typed.
        begun: bool,
    },
    /// Remove nodes with all below them.
    Remove(Vec<NodeId>),
    /// Put reports, in this order, before another, or behind all.
    Arrange(Vec<NodeId>, Option<NodeId>),
    /// Give a report another title.
    Rename(NodeId, String),
    /// Set the length a part is meant to become, in 字.
    SetTarget(NodeId, Option<u32>),
    /// Put nodes down at a place, an index among its children as they stand now.
    Drop(Vec<NodeId>, Place),
    /// Take the last step back.
    Undo,
    /// Make the last undone step again.
    Redo,
    /// Fold or unfold a node.
    ToggleFold(NodeId),
    /// Show headings down to this level; `None` shows everything.
    FoldTo(Option<Level>),
    /// Show this part.
    Show(NodeId),
    /// Show the node, whatever hides it.
    Reveal(NodeId),
    /// The caret was put here, or nowhere.
    Stand(Option<Caret>),
    /// Give a part a numbering style and put its numbers in order.
    SetScheme {
        /// The part.
        part: NodeId,
        /// The style.
        style: StyleChoice,
    },
    /// Put all numbers of a part in order.
    Renumber(NodeId),
    /// Set whether a part's numbers are left alone when its structure changes.
    SetHandsOff(NodeId, bool),
    /// Give a part a numbering style, if any, and set whether its numbers are left alone.
    SetNumbering {
        /// The part.
        part: NodeId,
        /// The style.
        style: Option<StyleChoice>,
        /// Whether its numbers are left alone when its structure changes.
        hands_off: bool,
    },
    /// Show one node and what is below it; `None` shows the part again.
    Zoom(Option<NodeId>),
    /// Fold a node and its siblings, or unfold them if all are folded.
    FoldSiblings(NodeId),
    /// Show only what matches, with the sections it stands in; `None` shows everything again.
    /// The query's scope does not matter: rows are of one part.
    Filter(Option<Query>),
    /// Replace one match.
    ReplaceOne {
        /// The match.
        hit: Hit,
        /// What to put there.
        with: String,
    },
    /// Replace all matches, in one step. Initials find nothing here.
    ReplaceAll {
        /// What to replace, and where.
        query: Query,
        /// What to put there.
        with: String,
        /// In these parts, the caret staying; without any in what is shown.
        parts: Vec<NodeId>,
    },
    /// Put sections in another order or another structure.
    Regroup(commands::Regroup),
    /// Fix what checks found, in one step. What no longer stands as it was found is left alone.
    Fix(Vec<Fix>),
    /// Show a finding no more: at a node, or in a whole part.
    Ignore(NodeId, Ignored),
    /// Show it again.
    Unignore(NodeId, Ignored),
    /// Type cells of problems' rows in the ledger; an empty one is read from the text again.
    SetCells(Vec<(NodeId, Cell)>),
    /// Settle the problems that are shown with these statuses, or take that back.
    Tick(Vec<(NodeId, Option<Status>)>),
    /// Decide what nodes are: problems, measures, neither; `None` for what their words say.
    SetRoles(Vec<NodeId>, Option<Role>),
    /// Decide what the problems of a part are: these and no others.
    ChooseProblems(NodeId, Vec<NodeId>),
    /// Write the status of problems into the text.
    WriteStatus(Vec<NodeId>),
    /// Write these paragraphs of its brief into a report.
    WriteBrief(NodeId, Vec<Paragraph>),
    /// Put the part of this record in the place of what it was; numbers follow, or not.
    PutPart(String, bool),
    /// Put parts of these records back as they were; with the white space behind the last word, all
    /// is what it was.
    Restore(Rc<Vec<String>>, Option<String>),
}

impl Command {
    /// Whether an outline is written with it: [`Session::dispatch_early`] does it.
    pub(crate) fn is_early(&self) -> bool {
        matches!(
            self,
            Self::Open(_)
                | Self::OpenUnmarked(_)
                | Self::OpenDesk(_)
                | Self::Replace { .. }
                | Self::Shift(..)
                | Self::Indent(_)
                | Self::Outdent(_)
                | Self::Paste { .. }
                | Self::ReplaceSpan { .. }
                | Self::Split(..)
                | Self::Join(_)
                | Self::Recognise { .. }
                | Self::Remove(_)
                | Self::Drop(..)
                | Self::Undo
                | Self::Redo
                | Self::ToggleFold(_)
                | Self::FoldTo(_)
                | Self::Show(_)
                | Self::Reveal(_)
                | Self::Stand(_)
                | Self::Zoom(_)
                | Self::FoldSiblings(_)
        )
    }
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was done; the caret belongs here now, if it moved.
    Done {
        /// Where the caret belongs, if the request put it somewhere.
        caret: Option<Caret>,
    },
    /// There was nothing to do.
    Nothing,
    /// It was refused; everything is as it was.
    Refused(EditError),
}

impl Session {
    /// Does what `command` asks at `now_ms` of a steady clock.
    pub fn dispatch(&mut self, command: Command, now_ms: f64) -> Outcome {
        let command = self.dispatch_early(command, now_ms);
        command.unwrap_or_else(|command| self.dispatch_rest(command, now_ms))
    }

    /// The same, if [`Command::is_early`].
    ///
    /// # Errors
    /// Another command, which is for [`Self::dispatch_rest`].
    pub(crate) fn dispatch_early(
        &mut self,
        command: Command,
        now_ms: f64,
    ) -> Result<Outcome, Command> {
        Ok(match command {
            Command::Open(text) => self.open(now_ms, |o| commands::open(o, &text, false)),
            Command::OpenUnmarked(text) => self.open(now_ms, |o| commands::open(o, &text, true)),
            Command::OpenDesk(file) => self.open(now_ms, |o| commands::take_in(o, file.0.clone())),
            Command::Replace {
                node,
                range,
                with,
                intent,
            } => self.edit(now_ms, |o| commands::replace(o, node, range, &with, intent)),
            Command::Shift(nodes, direction) => {
                let schemes = self.schemes(&nodes);
                self.edit(now_ms, |o| commands::shift(o, &nodes, direction, &schemes))
            }
            Command::Indent(nodes) => {
                let schemes = self.schemes(&nodes);
                self.edit(now_ms, |o| commands::indent(o, &nodes, &schemes))
            }
            Command::Outdent(nodes) => {
                let schemes = self.schemes(&nodes);
                self.edit(now_ms, |o| commands::outdent(o, &nodes, &schemes))
            }
            Command::Paste { at, range, what } => {
                let schemes = self.schemes(&[at]);
                self.edit(now_ms, |o| match range {
                    Some(range) => commands::paste_into(o, at, range, &what, &schemes),
                    None => commands::paste_nodes(o, at, &what, &schemes),
                })
            }
            Command::ReplaceSpan { from, to, with } => {
                let schemes = self.schemes(&[from.0]);
                let intent = match with.is_empty() {
                    true => Intent::Remove,
                    false => Intent::Replace,
                };
                self.edit(now_ms, |o| {
                    commands::replace_span(o, from, to, &with, intent, &schemes)
                })
            }
            Command::Split(node, at) => {
                let scheme = self.scheme(node);
                self.edit(now_ms, |o| commands::split(o, node, at, &scheme))
            }
            Command::Join(node) => {
                let scheme = self.scheme(node);
                self.edit(now_ms, |o| commands::join(o, node, &scheme))
            }
            Command::Recognise { node, begun } => {
                let scheme = self.scheme(node);
                let recognise = match begun {
                    true => commands::recognise_begun,
                    false => commands::recognise,
                };
                self.edit(now_ms, |o| recognise(o, node, &scheme))
            }
            Command::Remove(nodes) => {
                let schemes = self.schemes(&nodes);
                self.edit(now_ms, |o| commands::remove(o, &nodes, &schemes))
            }
            Command::Drop(nodes, place) => {
                let mut touched = nodes.clone();
                touched.push(place.parent);
                let schemes = self.schemes(&touched);
                self.edit(now_ms, |o| commands::drop(o, &nodes, place, &schemes))
            }
            Command::Undo => {
                let step = self.history.last().map(|step| step.invert());
                self.log.push(step);
                self.travel(|s| s.history.undo(&mut s.outline))
            }
            Command::Redo => {
                let outcome = self.travel(|s| s.history.redo(&mut s.outline));
                if outcome != Outcome::Nothing {
                    self.log.push(self.history.last().cloned());
                }
                outcome
            }
            Command::ToggleFold(node) => self.toggle_fold(node),
            Command::FoldTo(level) => self.fold_to(level),
            Command::Show(part) if !self.parts().iter().any(|p| p.id == part) => {
                Outcome::Refused(EditError::Tree(TreeError::NoSuchNode(part)))
            }
            Command::Show(part) => {
                self.history.close_group();
                self.caret = None;
                self.set_zoom(None);
                self.show(Some(part));
                Outcome::Done { caret: None }
            }
            Command::Reveal(node) => {
                let before = (self.current, self.zoom());
                if self.row_of(node).is_none() && self.outline.contains(node) {
                    let unfolded = self.reveal(node);
                    self.relist(&Touched::default(), unfolded.as_slice());
                }
                if before == (self.current, self.zoom()) {
                    Outcome::Nothing
                } else {
                    Outcome::Done { caret: None }
                }
            }
            Command::Stand(caret) => {
                if self.caret.map(|c| c.node) != caret.map(|c| c.node) {
                    self.history.close_group();
                }
                self.caret = caret.filter(|c| self.outline.contains(c.node));
                Outcome::Nothing
            }
            Command::Zoom(node) => self.zoom_to(node),
            Command::FoldSiblings(node) => self.fold_siblings(node),
            command => return Err(command),
        })
    }

    /// The numbering styles of the parts that these nodes stand in.
    pub(super) fn schemes_of(&mut self, fixes: &[Fix]) -> Schemes {
        let anchors: Vec<NodeId> = fixes.iter().filter_map(Fix::section).collect();
        self.schemes(&anchors)
    }

    pub(super) fn schemes(&mut self, nodes: &[NodeId]) -> Schemes {
        let mut schemes = Schemes::new();
        for &id in nodes {
            if let Some(part) = self.outline.part_of(id).map(|p| p.id)
                && !schemes.contains_key(&part)
            {
                schemes.insert(part, self.scheme(part));
            }
        }
        schemes
    }

    fn open(&mut self, now_ms: f64, make: impl FnOnce(&mut Outline) -> Opened) -> Outcome {
        match make(&mut self.outline) {
            Err(error) => Outcome::Refused(error),
            Ok(None) => Outcome::Nothing,
            Ok(Some((step, part))) => {
                self.log.push(Some(step.clone()));
                self.history.record(step, now_ms);
                self.revision += 1;
                self.structure += 1;
                self.caret = None;
                self.set_zoom(None);
                self.keep_originals();
                let shown = self.parts().iter().skip_while(|p| p.id != part);
                let report = shown.clone().find(|p| p.kind == Kind::Report).map(|p| p.id);
                self.show(report.or(Some(part)));
                Outcome::Done { caret: None }
            }
        }
    }

    pub(super) fn edit(&mut self, now_ms: f64, make: impl FnOnce(&mut Outline) -> Made) -> Outcome {
        match make(&mut self.outline) {
            Err(error) => Outcome::Refused(error),
            Ok(None) => Outcome::Nothing,
            Ok(Some(mut step)) => {
                if let Some(stood) = self.caret {
                    step.begun_at(stood);
                }
                let (caret, touched) = (step.after, step.touched());
                self.structure += u64::from(!step.is_of_words());
                self.log.push(Some(step.clone()));
                self.history.record(step, now_ms);
                self.settle(caret, &touched);
                Outcome::Done { caret }
            }
        }
    }

    fn travel(&mut self, go: impl FnOnce(&mut Self) -> Option<gangmu::edit::Step>) -> Outcome {
        let Some(step) = go(self) else {
            return Outcome::Nothing;
        };
        let caret = step.caret.filter(|c| self.outline.contains(c.node));
        self.structure += 1;
        self.settle(caret, &step.touched);
        Outcome::Done { caret }
    }

    /// Brings everything that is derived from the outline up to date after a change.
    fn settle(&mut self, caret: Option<Caret>, touched: &Touched) {
        let structural = !touched.is_empty();
        self.revision += 1;
        self.caret = caret;
        if structural {
            self.settle_zoom();
        }
        let hidden = |c: &Caret| structural || self.row_of(c.node).is_none();
        let hidden = caret.filter(hidden);
        let unfolded = hidden.and_then(|caret| self.reveal(caret.node));
        if structural {
            self.choose(self.current);
        }
        if structural || hidden.is_some() {
            self.relist(touched, unfolded.as_slice());
        }
    }
}
