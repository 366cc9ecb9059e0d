//! Going about in the text: the current row, the caret, what is folded, references there and back.

use super::{Span, State, View};
use crate::Command;
use gangmu::edit::Caret;
use gangmu::outline::{Level, NodeId};

/// Where the writer goes.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum PlaceEvent {
    /// Edit a row from this caret on.
    Edit(Caret),
    /// Make a row current without editing it.
    Focus(NodeId),
    /// The caret stands here now.
    Stand(Caret),
    /// The writer moved the caret here since it was put where the place of that serial says; told late,
    /// it is another place by then and this counts for nothing.
    Moved(Caret, u64),
    /// Show a part.
    Show(NodeId),
    /// Go to a section.
    Jump(NodeId),
    /// Show headings down to a level.
    FoldTo(Option<Level>),
    /// Go from a reference to what it names.
    Follow(Caret, NodeId),
    /// Go back to the reference.
    Back(Caret),
}

/// The current row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// The node.
    pub node: Option<NodeId>,
    /// Whether its words are being edited.
    pub editing: bool,
    /// Where the caret belongs, if it was put there by a command.
    pub caret: Option<Caret>,
    /// Grows whenever the page's focus and caret are to be put there.
    pub serial: u64,
    /// The words of several rows that are selected.
    pub span: Option<Span>,
    /// Whether the page's focus stays where it is: the row is only shown.
    pub quiet: bool,
}

impl State {
    pub(super) fn go(&mut self, event: PlaceEvent) -> bool {
        match event {
            PlaceEvent::Edit(caret) if self.host.is_locked() => self.stand(caret.node, false, None),
            PlaceEvent::Edit(caret) => self.stand(caret.node, true, Some(caret)),
            PlaceEvent::Focus(node) => self.stand(node, false, None),
            // A field that is about to go says where its caret was.
            PlaceEvent::Moved(_, serial) if self.place.serial != serial => return false,
            PlaceEvent::Moved(caret, _) => return self.go(PlaceEvent::Stand(caret)),
            PlaceEvent::Stand(caret) if self.place.node != Some(caret.node) => return false,
            PlaceEvent::Stand(caret) => {
                self.dispatch(Command::Stand(Some(caret)));
                self.place.caret = Some(caret);
                return false;
            }
            PlaceEvent::Show(part) => {
                (self.place, self.page.side, self.shown_to) = (self.nowhere(), false, None);
                // In a ledger of several the report's rows are come to.
                self.ledger.near = vec![part];
                return self.perform(Command::Show(part));
            }
            PlaceEvent::Jump(node) => {
                (self.page.side, self.page.panel) = (false, false);
                self.stand(node, false, None);
            }
            PlaceEvent::FoldTo(level) => {
                self.shown_to = Some(level);
                self.place = self.nowhere();
                return self.perform(Command::FoldTo(level));
            }
            PlaceEvent::Follow(from, to) => {
                self.session.borrow_mut().leave(from);
                self.stand(to, false, None);
                self.moved = Some(to);
            }
            PlaceEvent::Back(caret) => {
                self.session.borrow_mut().come_back();
                self.stand(caret.node, false, None);
                self.moved = Some(caret.node);
            }
        }
        true
    }

    /// The words that are selected in the row that is being edited.
    pub(super) fn selected_words(&self) -> Option<String> {
        let caret = self.place.caret.filter(|_| self.place.editing)?;
        let range = caret.anchor.min(caret.head)..caret.anchor.max(caret.head);
        let session = self.session.borrow();
        let words = session.outline().get(caret.node)?.text.get(range)?;
        (!words.trim().is_empty()).then(|| words.to_owned())
    }

    pub(super) fn nowhere(&self) -> Place {
        Place {
            serial: self.place.serial + 1,
            ..Place::default()
        }
    }

    /// Makes a row current and puts the page's focus there.
    pub(super) fn stand(&mut self, node: NodeId, editing: bool, caret: Option<Caret>) {
        self.page.menu = None;
        self.reveal(node, caret.unwrap_or(Caret::at(node, 0)));
        self.tell("selectionchange", node.0.to_string());
        self.place = Place {
            node: Some(node),
            editing,
            caret,
            ..self.nowhere()
        };
    }

    /// Makes a row current and brings it on screen, but leaves the page's focus where it is.
    pub(super) fn look_at(&mut self, caret: Caret) {
        self.reveal(caret.node, caret);
        self.place = Place {
            node: Some(caret.node),
            caret: Some(caret),
            quiet: true,
            ..self.nowhere()
        };
    }

    fn reveal(&mut self, node: NodeId, caret: Caret) {
        self.ledger.view = View::Outline;
        self.deselect();
        self.dispatch(Command::Reveal(node));
        self.dispatch(Command::Stand(Some(caret)));
    }
}
