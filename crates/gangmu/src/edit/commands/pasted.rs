//! What is pasted: a text as it reads, or nodes that were copied here.

use crate::outline::{Kind, Node, Outline};
use crate::syntax::{parse, unmark, without_bars};
use std::rc::Rc;

/// What is pasted. Each is equal to itself alone.
#[derive(Debug)]
pub struct Pasted {
    pub(super) nodes: Vec<Rc<Node>>,
    /// Whether the nodes were the text's own.
    pub(super) own: bool,
    /// Whether its last line is closed: what follows begins another.
    pub(super) closed: bool,
    whole: bool,
}

impl PartialEq for Pasted {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Pasted {
    /// What a text says.
    pub fn read(text: &str) -> Self {
        Self::of(&parse(text), text)
    }

    /// What a text says behind the marks of Markdown.
    pub fn unmarked(text: &str) -> Self {
        let mut outline = parse(&without_bars(text));
        unmark(&mut outline);
        Self::of(&outline, text)
    }

    fn of(outline: &Outline, text: &str) -> Self {
        let parts = &outline.root().children;
        let nodes: Vec<Rc<Node>> = parts.iter().flat_map(|p| &p.children).cloned().collect();
        let n_sections = nodes.iter().filter(|n| n.kind.is_heading()).count();
        let titled = nodes.iter().any(|n| n.kind == Kind::Title);
        Self {
            whole: parts.len() > 1 || titled && n_sections > 0 || n_sections > 2,
            nodes,
            own: false,
            closed: text.ends_with(['\n', '\r']),
        }
    }

    /// Nodes that were copied or cut here, with all below them and what is noted of them.
    pub fn own(nodes: Vec<Rc<Node>>) -> Self {
        Self {
            nodes,
            own: true,
            closed: true,
            whole: false,
        }
    }

    /// Whether it looks like a report of its own: it has a title, or several sections.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether there is more to it than paragraphs.
    pub fn has_structure(&self) -> bool {
        !self.nodes.iter().all(|n| is_words(n))
    }

    /// How many rows it makes.
    pub fn n_rows(&self) -> usize {
        self.nodes.iter().map(|n| n.totals().nodes as usize).sum()
    }
}

/// Whether the node is but words, which may go on in a line that is there.
pub(super) fn is_words(node: &Node) -> bool {
    let structure = matches!(
        node.kind,
        Kind::LeadIn | Kind::Item | Kind::Label | Kind::Junk
    );
    let plain = !node.kind.is_heading() && !structure;
    plain
        && node.lead.trim().is_empty()
        && node.marker.is_empty()
        && node.children.is_empty()
        && node.note.is_none()
}
