//! How the parser reads a row where it stands: with the rows next to it, and the headings that it
//! stands in and beside.

use super::super::seat::{before, successor};
use crate::outline::{Kind, Node, NodeId, Outline};
use crate::syntax::parse;
use crate::text::is_space;
use std::ops::Range;
use std::rc::Rc;

/// A node that the words of a row are read as, in bytes of these words; a marker that the row has
/// already is none of them.
pub(super) struct Piece {
    pub kind: Kind,
    /// What stands before the marker.
    pub lead: Range<usize>,
    pub marker: Range<usize>,
    pub words: Range<usize>,
}

/// How a row reads.
pub(super) struct Reading {
    /// The nodes as which its words are read, all of the words among them; at least one.
    pub pieces: Vec<Piece>,
    /// The node below which the first of them stands.
    pub home: Option<NodeId>,
}

/// How the words of `id` read; `None` if they are read together with others.
pub(super) fn read(outline: &Outline, part: NodeId, id: NodeId) -> Option<Reading> {
    let node = outline.get(id)?;
    let around = Around::of(outline, part, id)?;
    let base = around.base;
    let mut reader = Reader {
        base,
        begin: base - node.marker.len(),
        stop: base + node.text.len(),
        at: 0,
        found: Vec::new(),
        home: 0,
        is_apart: true,
    };
    reader.walk(parse(&around.text).root(), 0);
    let mut pieces = reader.found;
    let last = pieces.last_mut().filter(|_| reader.is_apart)?;
    let blank = node.text.get(last.words.end..)?;
    last.words.end = node.text.len();
    let whole = blank.chars().all(is_space);
    let marked = node.marker.is_empty() || pieces[0].words.start == 0;
    let home = around.nodes.iter().find(|(at, _)| *at == reader.home);
    let home = home.map(|(_, id)| *id);
    // Every byte of the words is of one piece: none can be lost.
    let mut from = 0;
    let tiled = pieces.iter().all(|piece| {
        let own = [&piece.lead, &piece.marker, &piece.words];
        own.into_iter()
            .all(|range| range.start == std::mem::replace(&mut from, range.end))
    });
    (whole && marked && tiled).then_some(Reading { pieces, home })
}

/// Finds the nodes of a parsed text that stand in a stretch of it.
struct Reader {
    base: usize,
    begin: usize,
    stop: usize,
    at: usize,
    found: Vec<Piece>,
    /// Where the node begins that the first of them stands below.
    home: usize,
    is_apart: bool,
}

impl Reader {
    /// `above` is where the node begins that `node` stands below.
    fn walk(&mut self, node: &Node, above: usize) {
        let marker = self.at + node.lead.len();
        let words = marker + node.marker.len();
        let end = words + node.text.len();
        if end > self.begin && marker < self.stop && end > marker {
            self.is_apart &= self.begin <= marker && end <= self.stop;
            let base = self.base;
            let own = |from: usize, to: usize| from.max(base) - base..to.max(base) - base;
            let lead = match self.found.last() {
                Some(last) => base + last.words.end,
                None => {
                    self.home = above;
                    base.min(marker)
                }
            };
            self.found.push(Piece {
                kind: node.kind,
                lead: own(lead, marker),
                marker: own(marker, words),
                words: own(words, end),
            });
        }
        self.at = end;
        node.children.iter().for_each(|n| self.walk(n, marker));
    }
}

/// How many rows next to it are read with a row, on each side.
const NEAR: [usize; 2] = [12, 6];
/// About how many bytes of them.
const NEAR_BYTES: usize = 6000;
/// How many headings beside those that a row stands in, on each side.
const BESIDE: [usize; 2] = [24, 8];

/// The text around a row.
struct Around {
    text: String,
    /// Where each node of the outline begins in it.
    nodes: Vec<(usize, NodeId)>,
    /// Where the row's words begin.
    base: usize,
}

impl Around {
    fn of(outline: &Outline, part: NodeId, id: NodeId) -> Option<Self> {
        let node = outline.get(id)?;
        // The rows before it, the nearest first; the first of them begins a line.
        let mut rows: Vec<Rc<Node>> = Vec::new();
        let mut bytes = 0;
        let mut first = node.clone();
        loop {
            let enough = rows.len() >= NEAR[0] || bytes > NEAR_BYTES;
            if enough && !first.is_inline() {
                break;
            }
            let Some(row) = before(outline, outline.place(first.id)?) else {
                break;
            };
            bytes += row.text.len();
            first = row.clone();
            rows.push(row);
        }
        let mut around = Self {
            text: String::with_capacity(2 * NEAR_BYTES),
            nodes: Vec::new(),
            base: 0,
        };
        let mut lineage = outline.lineage(first.id);
        lineage.retain(|id| *id != part && *id != outline.root().id);
        for at in lineage.iter().rev() {
            let siblings = siblings(outline, *at)?;
            let place = siblings.iter().position(|n| n.id == *at)?;
            let elder = siblings[..place].iter().filter(|n| n.kind.is_heading());
            let skipped = elder.clone().count().saturating_sub(BESIDE[0]);
            elder.skip(skipped).for_each(|n| around.line(n));
            if *at != first.id {
                around.line(&siblings[place]);
            }
        }
        if !around.text.is_empty() && first.is_inline() {
            around.text.push('\n');
        }
        rows.iter().rev().for_each(|n| around.whole(n));
        around.whole(node);
        around.base = around.text.len() - node.text.len();
        // Those behind it.
        let mut last = node.clone();
        bytes = 0;
        for _ in 0..NEAR[1] {
            let below = last.children.first().cloned();
            let next = below.or_else(|| outline.get(successor(outline, last.id)?).cloned());
            let within = |n: &Rc<Node>| outline.part_of(n.id).is_some_and(|p| p.id == part);
            let Some(next) = next.filter(|n| bytes < NEAR_BYTES && within(n)) else {
                break;
            };
            bytes += next.text.len();
            around.whole(&next);
            last = next;
        }
        for at in outline
            .lineage(last.id)
            .iter()
            .take_while(|at| **at != part)
        {
            let siblings = siblings(outline, *at)?;
            let behind = siblings.iter().skip_while(|n| n.id != *at).skip(1);
            let headings = behind.filter(|n| n.kind.is_heading()).take(BESIDE[1]);
            headings.for_each(|n| around.line(n));
        }
        Some(around)
    }

    fn whole(&mut self, node: &Node) {
        self.text.push_str(&node.lead);
        self.own(node);
    }

    /// A heading's own words on a line of their own.
    fn line(&mut self, node: &Node) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.own(node);
    }

    fn own(&mut self, node: &Node) {
        self.nodes.push((self.text.len(), node.id));
        self.text.push_str(&node.marker);
        self.text.push_str(&node.text);
    }
}

fn siblings(outline: &Outline, id: NodeId) -> Option<&Vec<Rc<Node>>> {
    Some(&outline.get(outline.parent(id)?)?.children)
}
