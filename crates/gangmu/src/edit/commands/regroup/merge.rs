//! 合并汇编: one new report of the problems of several, which stay as they are.

use super::super::seat::{line_end, paragraph_lead, seal};
use super::levels::{at_level, deepened, moved};
use super::number::numbered;
use super::{ordinal, rebuilt, with_what_stands_above};
use crate::edit::numbering::renumber;
use crate::edit::{Draft, EditError, Scheme};
use crate::outline::{Content, Kind, Level, Node, NodeId, Note, Place};
use crate::report;
use crate::text::Text;
use std::rc::Rc;

/// The level of a problem in the new report.
const PROBLEM: u8 = 3;

/// Puts the new report behind the last part and numbers it; its id.
pub(super) fn merge(
    draft: &mut Draft<'_>,
    parts: &[NodeId],
    title: &str,
    scheme: &Scheme,
) -> Result<NodeId, EditError> {
    let mut compiler = Compiler {
        line: line_end(draft.outline()),
        scheme,
        out: Vec::new(),
    };
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
    compiler.out.push(Rc::new(title));
    let mut note = Note {
        copies: true,
        ..Note::default()
    };
    for (at, part) in (1..).zip(parts) {
        let part = draft.node(*part)?.clone();
        if part.kind != Kind::Report {
            return Err(EditError::NotForThis(part.kind));
        }
        note.report = note.report.or(Some(report::kind(&part)));
        let source = match report::title(&part) {
            title if title.is_empty() => format!("报告{at}"),
            title => title,
        };
        let mut taken = Vec::new();
        for problem in report::outer_problems(&part) {
            let problem = with_what_stands_above(draft.outline(), &problem);
            taken.push(compiler.problem(draft, &problem)?);
        }
        compiler.section(draft, &source, taken);
    }
    if compiler.out.len() < 2 {
        return Err(EditError::NotForThis(Kind::Root));
    }
    insert(draft, compiler.out, note, scheme)
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

struct Compiler<'a> {
    line: Text,
    scheme: &'a Scheme,
    out: Vec<Rc<Node>>,
}

impl Compiler<'_> {
    fn section(&mut self, draft: &mut Draft<'_>, title: &str, children: Vec<Rc<Node>>) {
        if children.is_empty() {
            return;
        }
        let kind = Kind::Heading(Level::new(1));
        let marker = self.scheme.marker(kind, 1);
        let lead = self.line.clone();
        let id = draft.fresh_id();
        let section = Node::branch(id, kind, lead, marker, title.into(), children);
        self.out.push(Rc::new(section));
    }

    /// A copy of a problem, at the level of problems.
    fn problem(&self, draft: &mut Draft<'_>, problem: &Rc<Node>) -> Result<Rc<Node>, EditError> {
        let copy = self.copy(draft, problem);
        let copy = match copy.kind.level() {
            Some(own) if own.get() < PROBLEM => deepened(&copy, PROBLEM, self.scheme)?,
            Some(own) => moved(&copy, PROBLEM as i8 - own.get() as i8, self.scheme)?,
            None => at_level(&copy, PROBLEM, copy.children.clone(), self.scheme)?,
        };
        // All in one style, whatever their reports'.
        let number = ordinal(&copy).unwrap_or(1);
        let marker = self.scheme.marker(copy.kind, number);
        Ok(rebuilt(&copy, copy.kind, marker, copy.children.clone()))
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
