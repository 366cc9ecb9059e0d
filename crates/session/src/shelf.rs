//! A report that is put away on this machine: what is told of it in a list, and the record that it comes
//! back from.

use crate::version::Told;
use crate::{DeskFile, Found, Session};
use gangmu::edit::{Intent, Op};
use gangmu::outline::{Content, Node, NodeId, Outline, ReportKind};
use gangmu::report;
use gangmu::syntax::Parts;
use gangmu::text::Text;
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// So many characters are told of the row that was written in last.
const EXCERPT: usize = 24;

/// When and how a report was written in last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edited {
    /// In milliseconds since 1970.
    pub at: u64,
    /// By what step, where one was made in it.
    pub by: Option<Intent>,
    /// In which row.
    pub row: Option<NodeId>,
}

/// What is told of a report that is put away.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Its number on this machine. Not of the record.
    #[serde(skip)]
    pub id: u32,
    /// Its title, 字 and problems.
    #[serde(flatten)]
    pub told: Told,
    /// What kind of report it is.
    #[serde(default)]
    pub kind: ReportKind,
    /// How many UTF-16 units its record has.
    pub n: u32,
    /// When and how it was written in last.
    #[serde(default)]
    pub edited: Edited,
    /// What that row says.
    #[serde(default)]
    pub row: String,
    /// The same on the machine's clock: year, month, day, hour, minute. Not of the record.
    #[serde(skip)]
    pub clock: [u16; 5],
    /// Since when it is in the bin, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<f64>,
}

impl Card {
    /// What is told of a part of the session in which that was found.
    pub fn of(part: &Node, session: &Session, found: &Found) -> Self {
        Self {
            told: Told::of(part, found),
            kind: report::kind(part),
            edited: session.edited(part.id).unwrap_or_default(),
            row: session.edited_row(part.id),
            ..Self::default()
        }
    }
}

impl Session {
    /// When a part was written in last, if that is known.
    pub fn edited(&self, part: NodeId) -> Option<Edited> {
        self.edited.get(&part).copied()
    }

    /// What the row says that was written in last.
    pub fn edited_row(&self, part: NodeId) -> String {
        let row = self.edited(part).and_then(|edited| edited.row);
        let node = row.and_then(|row| self.outline.get(row));
        let words = node.map_or("", |node| node.text.trim());
        let mut excerpt: String = words.chars().take(EXCERPT).collect();
        if excerpt.len() < words.len() {
            excerpt.push('…');
        }
        excerpt
    }

    /// These parts have changed by that moment, in milliseconds since 1970.
    pub fn note_edited(&mut self, parts: impl Iterator<Item = NodeId>, at: u64) {
        let last = self.history.last();
        let row = last.and_then(|step| match step.ops.last()? {
            Op::Splice { node, .. }
            | Op::Move { node, .. }
            | Op::Kind { node, .. }
            | Op::Note { node, .. } => Some(*node),
            Op::Insert { node, .. } => Some(node.id),
            Op::Remove { .. } | Op::Tail { .. } => None,
        });
        let by = last.map(|step| step.intent);
        let of = row.and_then(|row| Some(self.outline.part_of(row)?.id));
        for part in parts {
            let here = of == Some(part);
            let edited = Edited {
                at,
                by: by.filter(|_| here),
                row: row.filter(|_| here),
            };
            self.edited.insert(part, edited);
        }
    }

    /// The part of that id as the last step has taken it out, or as undoing has.
    pub(crate) fn taken_out(&self, part: NodeId) -> Option<Rc<Node>> {
        let step = self
            .history
            .last()
            .filter(|step| step.intent == Intent::Remove)?;
        step.ops.iter().find_map(|op| match op {
            Op::Remove { node, .. } if node.id == part => Some(node.clone()),
            _ => None,
        })
    }

    /// Whether nothing of that part is to be kept on this machine.
    pub fn is_unkept(&self, part: NodeId) -> bool {
        self.unkept.contains(&part)
    }

    /// Keeps that part from now on, or no more.
    pub fn set_unkept(&mut self, part: NodeId, unkept: bool) {
        match unkept {
            true => self.unkept.insert(part),
            false => self.unkept.remove(&part),
        };
        self.revision += 1;
    }

    /// The parts that are kept.
    pub fn kept_parts(&self) -> Vec<Rc<Node>> {
        let parts = self.parts().iter().filter(|p| !self.is_unkept(p.id));
        parts.cloned().collect()
    }
}

/// The reports of these records, each with ids that `outline` has not given, and the others neither; what
/// they name beyond themselves gets ids that nothing has. `None` if a record is damaged.
pub fn from_shelf(records: &[String], outline: &Outline) -> Option<Vec<DeskFile>> {
    let next = Cell::new(outline.next_id().0);
    let files = records.iter().map(|record| {
        let ids = RefCell::new(HashMap::new());
        let to = |id: NodeId| {
            *ids.borrow_mut().entry(id).or_insert_with(|| {
                next.set(next.get() + 1);
                NodeId(next.get() - 1)
            })
        };
        let part = renumbered(&*crate::keep::part(record)?, &to);
        Some(DeskFile(Parts {
            parts: vec![without_gap(&part)],
            tail: "\n".into(),
            next: NodeId(next.get()),
        }))
    });
    let files = files.collect::<Option<Vec<_>>>()?;
    (next.get() < crate::keep::ID_LIMIT).then_some(files)
}

/// The part without the line ends that kept it apart from what stood before it.
fn without_gap(part: &Rc<Node>) -> Rc<Node> {
    let mut children = part.children.to_vec();
    let lead = |node: &Rc<Node>| -> Text { node.lead.trim_start_matches(['\r', '\n']).into() };
    if let Some(first) = children.first_mut() {
        *first = with(first, lead(first), first.children.to_vec());
    }
    with(part, part.lead.clone(), children)
}

fn with(node: &Node, lead: Text, children: Vec<Rc<Node>>) -> Rc<Node> {
    Rc::new(Node::from(Content {
        id: node.id,
        kind: node.kind,
        lead,
        marker: node.marker.clone(),
        text: node.text.clone(),
        children,
        note: node.note.clone(),
    }))
}

/// The node with other ids.
pub(crate) fn renumbered(node: &Node, to: &dyn Fn(NodeId) -> NodeId) -> Rc<Node> {
    let note = node.note.as_deref();
    Rc::new(Node::from(Content {
        id: to(node.id),
        kind: node.kind,
        lead: node.lead.clone(),
        marker: node.marker.clone(),
        text: node.text.clone(),
        children: node.children.iter().map(|c| renumbered(c, to)).collect(),
        note: note.map(|note| Rc::new(note.clone().with_ids(to))),
    }))
}
