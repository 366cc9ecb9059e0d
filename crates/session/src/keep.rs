//! The form in which a session is kept on a machine: one head, and one record a part, so that an
//! edit rewrites one part only. Exact: white space, spellings, ids and annotations come back.

mod log;
mod salvage;
mod steps;

pub(crate) use log::Log;
pub use salvage::salvage;

use super::{Edited, Session};
use gangmu::edit::History;
use gangmu::outline::{Content, Kind, Level, Node, NodeId, Note, Outline};
use gangmu::text::{Text, sort_by};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::rc::Rc;
use steps::KeptStep;

/// The version of the form. A reader takes this one and all before it.
const VERSION: u32 = 1;

/// The record that names the others.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Head {
    version: u32,
    /// The parts in order.
    pub parts: Vec<NodeId>,
    pub(super) tail: String,
    pub(super) next: NodeId,
    current: Option<NodeId>,
    folded: Vec<NodeId>,
    /// The node that is zoomed to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    zoom: Option<NodeId>,
    /// The last steps that can be undone, and redone.
    #[serde(default, skip_serializing_if = "is_none")]
    steps: [Vec<KeptStep>; 2],
    /// When the parts were written in last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    edited: Vec<(NodeId, Edited)>,
}

fn is_none(steps: &[Vec<KeptStep>; 2]) -> bool {
    steps.iter().all(Vec::is_empty)
}

/// The first id that no kept session may have: a table as long as the highest id is made, and a
/// damaged record must not ask for gigabytes. Thirty texts of 40 MB do not reach it.
pub(super) const ID_LIMIT: u32 = 1 << 25;

/// Why a kept session could not be read. What was kept is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestoreError {
    /// It was kept by a newer version than this.
    Newer(u32),
    /// A record is missing or damaged.
    Damaged(String),
}

impl fmt::Display for RestoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer(version) => write!(f, "kept by a newer version ({version})"),
            Self::Damaged(what) => write!(f, "damaged: {what}"),
        }
    }
}

impl std::error::Error for RestoreError {}

/// One node, nested as the reader of JSON allows: 128 arrays, of which a node takes two. The
/// deepest outline, a part with nine levels, a lead, a label and its items, takes 26.
/// Id, kind, level, lead, marker, text, note, children.
/// Written by [`super::Recorder`].
#[derive(Deserialize)]
pub(super) struct Kept(
    u32,
    String,
    u8,
    String,
    String,
    String,
    Option<Note>,
    Vec<Kept>,
);

impl Session {
    /// The head record as it is kept: of the [kept parts](Self::kept_parts), with the last steps, which say
    /// nothing of others only where there are none.
    pub fn kept_head(&self) -> Head {
        let parts: Vec<NodeId> = self.kept_parts().iter().map(|p| p.id).collect();
        let steps = match parts.len() == self.parts().len() {
            true => self.history.steps().map(steps::packed),
            false => Default::default(),
        };
        let edited = parts.iter().filter_map(|id| Some((*id, self.edited(*id)?)));
        Head {
            edited: edited.collect(),
            steps,
            parts,
            ..self.head()
        }
    }

    /// The head record.
    pub fn head(&self) -> Head {
        let there = |id: &NodeId| self.outline.contains(*id);
        let mut folded: Vec<NodeId> = self.folded.iter().copied().filter(there).collect();
        sort_by(&mut folded, Ord::cmp);
        Head {
            version: VERSION,
            parts: self.parts().iter().map(|p| p.id).collect(),
            tail: self.outline.tail().to_string(),
            next: self.outline.next_id(),
            current: self.current,
            folded,
            zoom: self.zoom(),
            steps: Default::default(),
            edited: Vec::new(),
        }
    }

    /// The session that was kept as `head` and its `parts`, in the head's order, with the last steps of
    /// its history.
    ///
    /// # Errors
    /// [`RestoreError`] if anything is missing or does not fit together.
    pub fn restore(head: &str, parts: &[String]) -> Result<Self, RestoreError> {
        let damaged = |what: &dyn fmt::Display| RestoreError::Damaged(what.to_string());
        let head: Head = serde_json::from_str(head).map_err(|e| damaged(&e))?;
        if head.version > VERSION {
            return Err(RestoreError::Newer(head.version));
        }
        if head.parts.len() != parts.len() {
            return Err(damaged(&format!(
                "{} parts of {}",
                parts.len(),
                head.parts.len()
            )));
        }
        let mut seen = std::collections::HashSet::from([NodeId(0)]);
        let mut children = Vec::new();
        for (id, record) in head.parts.iter().zip(parts) {
            let kept: Kept = serde_json::from_str(record).map_err(|e| damaged(&e))?;
            let node = unpack(kept, head.next, &mut seen, true)?;
            if node.id != *id || !node.kind.is_part() {
                return Err(damaged(&format!("part {} is another", id.0)));
            }
            children.push(node);
        }
        let root = root(children);
        // Ids that were given and are gone need no room: no history names them.
        let highest = seen.iter().max().map_or(0, |id| id.0);
        let next = if head.next.0 <= ID_LIMIT {
            head.next
        } else {
            NodeId(highest + 1)
        };
        let outline = Outline::new(root, head.tail.into(), next);
        let history = steps::unpacked(&outline, head.steps).map(History::of);
        let mut session = Self {
            outline,
            history: history.unwrap_or_default(),
            folded: head.folded.into_iter().collect(),
            edited: head.edited.into_iter().collect(),
            ..Self::default()
        };
        session.keep_originals();
        session.show(head.current);
        if let Some(node) = head.zoom {
            session.zoom_to(Some(node));
        }
        Ok(session)
    }
}

/// The root over `parts`.
pub(super) fn root(parts: Vec<Rc<Node>>) -> Node {
    let empty = Text::default;
    Node::branch(NodeId(0), Kind::Root, empty(), empty(), empty(), parts)
}

/// The part of a record of our own; `None` if it is none.
pub(super) fn part(record: &str) -> Option<Rc<Node>> {
    read_part(record).ok()
}

/// The part of a record.
pub(super) fn read_part(record: &str) -> Result<Rc<Node>, RestoreError> {
    let kept = serde_json::from_str(record);
    let kept: Kept = kept.map_err(|e| RestoreError::Damaged(e.to_string()))?;
    kept.into_part(NodeId(u32::MAX))
}

impl Kept {
    /// The part that was kept so.
    pub(super) fn into_part(self, next: NodeId) -> Result<Rc<Node>, RestoreError> {
        let mut seen = std::collections::HashSet::from([NodeId(0)]);
        unpack(self, next, &mut seen, true)
    }
}

fn unpack(
    kept: Kept,
    next: NodeId,
    seen: &mut std::collections::HashSet<NodeId>,
    is_top: bool,
) -> Result<Rc<Node>, RestoreError> {
    let Kept(id, kind, level, lead, marker, text, note, children) = kept;
    let id = NodeId(id);
    let damaged = |what: String| Err(RestoreError::Damaged(what));
    if id >= next || id.0 >= ID_LIMIT {
        return damaged(format!("id {} was never given", id.0));
    }
    if !seen.insert(id) {
        return damaged(format!("id {} is there twice", id.0));
    }
    if kind == "heading" && !(1..=Level::MAX).contains(&level) {
        return damaged(format!("no level {level}"));
    }
    let kind = match kind.as_str() {
        "front" if is_top => Kind::Front,
        "report" if is_top => Kind::Report,
        name => Kind::from_name(name, Some(level))
            .ok_or_else(|| RestoreError::Damaged(format!("unknown kind {name}")))?,
    };
    let children: Result<Vec<_>, _> = children
        .into_iter()
        .map(|c| unpack(c, next, seen, false))
        .collect();
    Ok(Rc::new(Node::from(Content {
        id,
        kind,
        lead: lead.into(),
        marker: marker.into(),
        text: text.into(),
        children: children?,
        note: note.map(Rc::new),
    })))
}
