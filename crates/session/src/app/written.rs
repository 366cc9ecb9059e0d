//! What is typed is read as what is pasted is: when the writer leaves the row, begins the next one
//! or pastes a line into it. One undo gives the plain words back, and they stay so until the writer
//! changes them.

use super::{State, Toast};
use crate::Command;
use gangmu::edit::Intent;
use gangmu::outline::NodeId;

/// What a command means for the row that is to be read.
pub(super) enum Written {
    /// Nothing.
    Nothing,
    /// The words of this row are the writer's.
    Words(NodeId, Intent),
    /// This row is split, at the end of its words or before.
    Split(NodeId, bool),
    /// What this row is was decided.
    Decided,
}

impl State {
    /// What a command that is about to be done means for the row that is to be read.
    pub(super) fn written_by(&self, command: &Command) -> Written {
        let session = self.session.borrow();
        match command {
            Command::Replace { node, intent, .. } => Written::Words(*node, *intent),
            Command::Split(node, at) => {
                let end = session.outline().get(*node).map(|n| n.text.len());
                Written::Split(*node, end == Some(*at))
            }
            Command::Convert(..) | Command::SetLevel(..) | Command::Recognise { .. } => {
                Written::Decided
            }
            // The plain words that came back stay so.
            Command::Undo if session.can_undo() == Some(Intent::Recognise) => Written::Decided,
            Command::Redo if session.can_redo() == Some(Intent::Recognise) => Written::Decided,
            _ => Written::Nothing,
        }
    }

    /// Follows a command that was done.
    pub(super) fn note_written(&mut self, what: Written) {
        match what {
            Written::Nothing => {}
            Written::Decided => (self.written, self.begun) = (None, None),
            Written::Words(node, intent) => {
                self.written = Some(node).filter(|_| self.place.node == Some(node));
                if intent == Intent::Paste && self.written.is_some() {
                    self.recognise(node);
                }
            }
            Written::Split(node, at_end) => {
                let Some(next) = self.place.node.filter(|next| *next != node) else {
                    return;
                };
                if self.written == Some(node) || !at_end {
                    self.recognise(node);
                }
                self.written = Some(next).filter(|_| !at_end);
                self.begun = Some(next).filter(|_| at_end);
            }
        }
    }

    /// Reads the row whose words changed, if the writer has left it. Returns whether that changed
    /// anything.
    pub(super) fn leave_written(&mut self) -> bool {
        let here = self.place.node.filter(|_| self.place.editing);
        let done = match self.written {
            Some(node) if here != Some(node) => self.recognise(node),
            _ => false,
        };
        self.begun = self.begun.filter(|node| here == Some(*node));
        done
    }

    /// Makes of the row what its words say. What was undone is not forgotten for it.
    fn recognise(&mut self, node: NodeId) -> bool {
        self.written = None;
        let may = {
            let session = self.session.borrow();
            session.outline().contains(node) && session.can_redo().is_none()
        };
        let moved = self.moved;
        let begun = self.begun == Some(node);
        if !may || !self.perform(Command::Recognise { node, begun }) {
            return false;
        }
        self.moved = moved;
        if self.session.borrow().renumbered_others(node) {
            let w = self.wording();
            let words = w.of(
                "已识别为标题，后面的序号随之顺延",
                "Recognised as a heading; the numbers behind it follow",
            );
            self.say(Toast::note(words).undone_if(true, w));
        }
        true
    }
}
