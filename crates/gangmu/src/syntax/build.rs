//! Building the tree from pieces of the source, in order and without gaps.

use super::parse::Parts;
use crate::outline::{Content, Kind, Level, Node, NodeId, Note};
use crate::text::Text;
use std::ops::Range;
use std::rc::Rc;

/// Opens, fills and closes nodes. What lies between two pieces becomes the lead of the later
/// one, what lies behind the last becomes the tail: so nothing can be lost.
pub(super) struct Builder {
    source: Text,
    cursor: usize,
    next: u32,
    /// What is noted of the next node.
    note: Option<Rc<Note>>,
    open: Vec<Open>,
}

/// How deep an open node stands: a node closes all of its own rank or deeper.
pub(super) type Rank = u16;

/// The rank of a paragraph: everything but its own inline parts closes it.
pub(super) const PARAGRAPH: Rank = 1000;
const PART: Rank = 1;
const ROOT: Rank = 0;

struct Open {
    rank: Rank,
    content: Content,
}

impl Builder {
    /// Begins a tree of `source`; ids are given from `first_id` on.
    pub fn new(source: Text, first_id: NodeId) -> Self {
        let mut builder = Self {
            source,
            cursor: 0,
            next: first_id.0,
            note: None,
            open: Vec::new(),
        };
        builder.push(ROOT, Kind::Root, None);
        builder
    }

    fn push(&mut self, rank: Rank, kind: Kind, note: Option<Rc<Note>>) {
        self.begin(rank, kind, [(); 3].map(|()| Text::default()), note);
    }

    fn begin(&mut self, rank: Rank, kind: Kind, pieces: [Text; 3], note: Option<Rc<Note>>) {
        let [lead, marker, text] = pieces;
        let id = NodeId(self.next);
        self.next += 1;
        self.open.push(Open {
            rank,
            content: Content {
                id,
                kind,
                lead,
                marker,
                text,
                children: Vec::new(),
                note,
            },
        });
    }

    /// Begins a part, closing the one before.
    pub fn part(&mut self, kind: Kind, note: Note) {
        self.close(PART);
        let note = (!note.is_empty()).then(|| Rc::new(note));
        self.push(PART, kind, note);
    }

    /// Opens a node whose marker and words are these bytes of the source; nodes of its rank or
    /// deeper are closed first.
    ///
    /// # Panics
    /// If the ranges do not follow one another and what was emitted before.
    pub fn open(&mut self, rank: Rank, kind: Kind, marker: Range<usize>, text: Range<usize>) {
        self.close(rank);
        assert!(
            self.cursor <= marker.start && marker.end == text.start,
            "pieces come in order"
        );
        let lead = self.source.slice(self.cursor..marker.start);
        self.cursor = text.end;
        let marker = self.source.slice(marker);
        let text = self.source.slice(text);
        let note = self.note.take();
        self.begin(rank, kind, [lead, marker, text], note);
    }

    /// Notes this of the node that is opened next.
    pub fn note(&mut self, note: Note) {
        self.note = Some(Rc::new(note));
    }

    /// A node without children below what is open.
    pub fn leaf(&mut self, kind: Kind, marker: Range<usize>, text: Range<usize>) {
        self.open(Rank::MAX, kind, marker, text);
        self.close(Rank::MAX);
    }

    /// Closes the open nodes of this rank or deeper.
    pub fn close(&mut self, rank: Rank) {
        while self.open.len() > 1 && self.open.last().is_some_and(|o| o.rank >= rank) {
            let done = self.open.pop().map(|o| Node::from(o.content));
            if let (Some(node), Some(parent)) = (done, self.open.last_mut()) {
                parent.content.children.push(Rc::new(node));
            }
        }
    }

    /// Closes everything below the part.
    pub fn close_to_part(&mut self) {
        self.close(PART + 1);
    }

    /// The rank of the innermost open numbered heading, if any.
    pub fn heading_rank(&self) -> Option<Rank> {
        self.open
            .iter()
            .rev()
            .find(|o| matches!(o.content.kind, Kind::Heading(_)))
            .map(|o| o.rank)
    }

    /// Rank and level of the innermost open numbered heading, if any.
    pub fn heading(&self) -> Option<(Rank, Level)> {
        let mut open = self.open.iter().rev();
        open.find_map(|o| Some((o.rank, o.content.kind.level()?)))
    }

    /// Whether any heading or lead is open.
    pub fn in_section(&self) -> bool {
        self.open.iter().any(|o| o.content.kind.is_heading())
    }

    /// Closes everything; what is left of the source becomes the tail.
    pub fn finish(mut self) -> Parts {
        self.close(PART);
        let root = self.open.pop().expect("the root is open until now");
        Parts {
            parts: root.content.children,
            tail: self.source.slice(self.cursor..self.source.len()),
            next: NodeId(self.next),
        }
    }
}
