//! 合并汇编: one new report of the problems of several, which stay as they are.

use super::super::seat::{line_end, paragraph_lead, seal};
use super::levels::{at_level, deepened, moved};
use super::number::numbered;
use super::ordinal;
use super::sources::{Source, sources};
use crate::edit::commands::brief::{self, Paragraph};
use crate::edit::numbering::renumber;
use crate::edit::{Draft, EditError, Scheme};
use crate::outline::{Content, Kind, Level, Merged, Node, NodeId, Note, Origin, Place};
use crate::report;
use crate::text::Text;
use std::rc::Rc;

/// The level of a problem in the new report.
const PROBLEM: u8 = 3;

/// Puts the new report behind the last part and numbers it; its id.
pub(super) fn merge(
    draft: &mut Draft<'_>,
    merged: &Merged,
    title: &str,
    opening: &[Paragraph],
    scheme: &Scheme,
) -> Result<NodeId, EditError> {
    let sources = sources(draft.outline(), &merged.parts, merged.by)?;
    if sources.is_empty() {
        return Err(EditError::NotForThis(Kind::Root));
    }
    let compiler = Compiler::new(draft, scheme);
    let title_id = draft.fresh_id();
    let lead = format!("{0}{0}", compiler.line);
    let words = title.replace(['\n', '\r'], " ");
    let title = Node::new(
        title_id,
        Kind::Title,
        lead.into(),
        Text::default(),
        words.into(),
    );
    let mut out = vec![Rc::new(title)];
    for of_group in sources.chunk_by(|a, b| a.group == b.group) {
        let mut copies = Vec::new();
        for source in of_group {
            copies.push(compiler.problem(draft, source)?);
        }
        out.push(compiler.section(draft, &of_group[0].group, copies));
    }
    let parts = merged.parts.iter();
    let mut kinds = parts.filter_map(|id| draft.outline().get(*id).map(|p| report::kind(p)));
    let note = Note {
        copies: true,
        report: kinds.next(),
        merged: Some(Rc::new(merged.clone())),
        ..Note::default()
    };
    let id = insert(draft, out, note, scheme)?;
    brief::write(draft, id, opening, true)?;
    Ok(id)
}

fn insert(
    draft: &mut Draft<'_>,
    nodes: Vec<Rc<Node>>,
    note: Note,
    scheme: &Scheme,
) -> Result<NodeId, EditError> {
    let id = draft.fresh_id();
    let empty = Text::default;
    let part = Rc::new(Node::from(Content {
        id,
        kind: Kind::Report,
        lead: empty(),
        marker: empty(),
        text: empty(),
        children: nodes,
        note: (!note.is_empty()).then(|| Rc::new(note)),
    }));
    let mut sections = Vec::new();
    part.walk(&mut |n| {
        if n.children.iter().any(|c| c.kind.is_heading()) {
            sections.push(n.id);
        }
    });
    let part = numbered(&part, &sections, scheme);
    let root = draft.outline().root();
    let place = Place {
        parent: root.id,
        index: root.children.len(),
    };
    draft.insert(place, part.clone())?;
    let mut inline = Vec::new();
    part.walk(&mut |n| {
        let goes_on = matches!(n.kind, Kind::Item | Kind::Body | Kind::Junk);
        if n.id != id && n.is_inline() && !goes_on {
            inline.push(n.id);
        }
    });
    for node in inline {
        seal(draft, node)?;
    }
    renumber(draft, id, &sections, scheme)?;
    Ok(id)
}

/// Makes what a merged report consists of.
pub(super) struct Compiler<'a> {
    line: Text,
    scheme: &'a Scheme,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(draft: &Draft<'_>, scheme: &'a Scheme) -> Self {
        let line = line_end(draft.outline());
        Self { line, scheme }
    }

    /// A section of that title.
    pub(super) fn section(
        &self,
        draft: &mut Draft<'_>,
        title: &str,
        children: Vec<Rc<Node>>,
    ) -> Rc<Node> {
        let kind = Kind::Heading(Level::new(1));
        let marker = self.scheme.marker(kind, 1);
        let (id, lead) = (draft.fresh_id(), self.line.clone());
        Rc::new(Node::branch(id, kind, lead, marker, title.into(), children))
    }

    /// A copy of a problem, at the level of problems, that knows where it comes from.
    pub(super) fn problem(
        &self,
        draft: &mut Draft<'_>,
        source: &Source,
    ) -> Result<Rc<Node>, EditError> {
        let copy = self.copy(draft, &source.problem);
        let copy = match copy.kind.level() {
            Some(own) if own.get() < PROBLEM => deepened(&copy, PROBLEM, self.scheme)?,
            Some(own) => moved(&copy, PROBLEM as i8 - own.get() as i8, self.scheme)?,
            None => at_level(&copy, PROBLEM, copy.children.clone(), self.scheme)?,
        };
        // All in one style, whatever their reports'.
        let number = ordinal(&copy).unwrap_or(1);
        let marker = self.scheme.marker(copy.kind, number);
        let mut note = copy.note.as_deref().cloned().unwrap_or_default();
        note.origin = Some(Rc::new(Origin {
            node: source.problem.id,
            digest: source.digest,
            group: source.group.clone(),
            report: source.report.clone(),
            day: source.day.clone(),
        }));
        Ok(Rc::new(Node::from(Content {
            marker,
            note: Some(Rc::new(note)),
            ..Content::clone(&copy)
        })))
    }

    /// The node and all below it under new ids.
    fn copy(&self, draft: &mut Draft<'_>, node: &Rc<Node>) -> Rc<Node> {
        let top = if node.kind.is_heading() && node.is_inline() {
            // Behind junk, or the first of the text: here it begins a paragraph.
            paragraph_lead(draft.outline(), node.id)
        } else {
            node.lead.clone()
        };
        let children = node.children.iter().map(|c| self.copy(draft, c)).collect();
        Rc::new(Node::from(Content {
            id: draft.fresh_id(),
            lead: top,
            children,
            ..Content::clone(node)
        }))
    }
}
