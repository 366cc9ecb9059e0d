//! The commands as (text, command, text), each with its undo and redo; laws under a random walk.

mod absent;
mod converting;
mod decimals;
mod depth;
mod dropping;
mod duplicating;
mod joining;
mod ledger;
mod levels;
mod moving;
mod numbers;
mod pasting;
mod references;
mod references_walk;
mod refusals;
mod removal;
mod scheme;
mod selection;
mod sentences;
mod spans;
mod splitting;
mod typing;
mod walk;

use crate::{Command, OnNodes, Outcome, Session};
use gangmu::edit::commands::{self, Direction};
use gangmu::outline::{Content, Kind, Node, NodeId, Outline};
use gangmu::report::{measures, problems};
use std::collections::HashSet;
use std::rc::Rc;

/// The mark of the caret in a test's text.
const CARET: char = '‸';

/// The mark of the caret behind the last word before it, where other words run on.
const CARET_BEHIND: char = '⁁';

/// A session with the text opened, and the node that the mark points at with the offset in its
/// own words; a mark before or in the marker counts as offset 0.
#[track_caller]
fn open(marked: &str) -> (Session, NodeId, usize) {
    let marks = [CARET, CARET_BEHIND];
    let at = marked.find(marks).expect("a mark in the text");
    let behind = marked.contains(CARET_BEHIND);
    let text = marked.replace(marks, "");
    let session = open_text(&text);
    let mut end = 0;
    let mut found = None;
    session.outline().root().walk(&mut |node| {
        let start = end + node.lead.len();
        let words = start + node.marker.len();
        end = words + node.text.len();
        let begins = if node.is_inline() {
            start
        } else {
            end - node.text.len() - node.marker.len()
        };
        if !node.kind.is_part()
            && begins <= at
            && at <= end
            && (found.is_none() || at == start && !behind)
        {
            found = Some((node.id, at.saturating_sub(words)));
        }
    });
    let (id, offset) = found.expect("the mark points at a node");
    (session, id, offset)
}

fn open_text(text: &str) -> Session {
    let mut session = Session::default();
    session.dispatch(Command::Open(text.to_owned()), 0.0);
    assert_eq!(session.outline().write(), text);
    session
}

/// Runs the command at the mark in `before` and compares the text; then undoes it and compares
/// everything with the original, and makes it again.
#[track_caller]
fn check(before: &str, command: impl FnOnce(NodeId, usize) -> Command, after: &str) {
    let (session, id, at) = open(before);
    made(session, before, command(id, at), after);
}

/// As [`check`] for a command on all the nodes that a mark points at.
#[track_caller]
fn check_all(before: &str, command: impl FnOnce(Vec<NodeId>) -> Command, after: &str) {
    let (session, ids) = open_all(before);
    made(session, before, command(ids), after);
}

/// The command on all the nodes that a mark points at is refused, and nothing has changed.
#[track_caller]
fn refused_all(before: &str, command: impl FnOnce(Vec<NodeId>) -> Command) {
    let (mut session, ids) = open_all(before);
    let original = everything(session.outline());
    let outcome = session.dispatch(command(ids), 10_000.0);
    assert!(matches!(outcome, Outcome::Refused(_)), "{outcome:?}");
    assert_eq!(everything(session.outline()), original);
}

/// As [`open`] with any number of marks.
#[track_caller]
fn open_all(marked: &str) -> (Session, Vec<NodeId>) {
    let marks = [CARET, CARET_BEHIND];
    let ids = marked.match_indices(marks).map(|(at, mark)| {
        let one = [
            &marked[..at].replace(marks, ""),
            mark,
            &marked[at + mark.len()..].replace(marks, ""),
        ];
        open(&one.concat()).1
    });
    (open_text(&marked.replace(marks, "")), ids.collect())
}

#[track_caller]
fn made(mut session: Session, before: &str, command: Command, after: &str) {
    let original = everything(session.outline());
    let outcome = session.dispatch(command, 10_000.0);
    let marked = match outcome {
        Outcome::Done { caret } => with_caret(session.outline(), caret),
        other => panic!("{other:?} for {before}"),
    };
    let written = session.outline().write();
    let got = if after.contains(CARET) {
        &marked
    } else {
        &written
    };
    assert_eq!(got, after, "\nfrom {before}");
    check_laws(&session);
    let made = everything(session.outline());
    session.dispatch(Command::Undo, 20_000.0);
    assert_eq!(everything(session.outline()), original, "undone");
    check_laws(&session);
    session.dispatch(Command::Redo, 30_000.0);
    assert_eq!(everything(session.outline()), made, "made again");
}

/// The command at the mark is refused, and nothing has changed.
#[track_caller]
fn refused(before: &str, command: impl FnOnce(NodeId, usize) -> Command) {
    let (mut session, id, at) = open(before);
    let original = everything(session.outline());
    let outcome = session.dispatch(command(id, at), 10_000.0);
    assert!(matches!(outcome, Outcome::Refused(_)), "{outcome:?}");
    assert_eq!(everything(session.outline()), original);
}

fn with_caret(outline: &Outline, caret: Option<gangmu::edit::Caret>) -> String {
    let mut out = String::new();
    outline.root().walk(&mut |node| {
        out.push_str(&node.lead);
        out.push_str(&node.marker);
        let text = node.text.as_str();
        match caret.filter(|c| c.node == node.id) {
            Some(caret) => {
                let (before, behind) = text.split_at(caret.head);
                out.extend([before, "‸", behind]);
            }
            None => out.push_str(text),
        }
    });
    out.push_str(outline.tail());
    out
}

/// All there is to an outline, one line a node.
fn everything(outline: &Outline) -> String {
    let mut out = format!("tail {:?}\n", outline.tail());
    list(outline.root(), 0, &mut out);
    out
}

fn list(node: &Rc<Node>, depth: usize, out: &mut String) {
    let Content {
        id,
        kind,
        lead,
        marker,
        text,
        note,
        ..
    } = &***node;
    out.push_str(&format!(
        "{depth} {} {kind:?} {lead:?} {marker:?} {text:?} {note:?} {:?}\n",
        id.0,
        node.totals()
    ));
    for child in &node.children {
        list(child, depth + 1, out);
    }
}

/// The outline without names and white space: depth, kind, marker and words of each node.
fn shape(outline: &Outline) -> Vec<(usize, Kind, String, String)> {
    let mut found = Vec::new();
    outline.root().walk(&mut |n| {
        let depth = outline.lineage(n.id).len();
        found.push((depth, n.kind, n.marker.to_string(), n.text.to_string()));
    });
    found
}

/// What must hold after every step.
#[track_caller]
fn check_laws(session: &Session) {
    let outline = session.outline();
    let mut seen = HashSet::new();
    check_node(outline, outline.root(), &mut seen);
    let mut written = 0;
    let mut before: Option<&Rc<Node>> = None;
    outline.root().walk(&mut |node| {
        if node.kind.is_part() || node.kind == Kind::Root {
            assert!(node.lead.is_empty() && node.marker.is_empty() && node.text.is_empty());
            return;
        }
        if written > 0 && node.is_inline() {
            let glued = before.is_none_or(|b| b.kind == Kind::Junk);
            let goes_on = matches!(node.kind, Kind::Item | Kind::Body);
            assert!(goes_on || glued, "{node:?} goes on in a paragraph");
        }
        written += node.lead.len() + node.marker.len() + node.text.len();
        before = Some(node);
    });
    for part in session.parts() {
        assert!(!part.children.is_empty(), "an empty part");
    }
    let fresh = session.fresh_rows();
    assert!(session.rows().iter().eq(&fresh), "rows");
    for (at, row) in fresh.iter().enumerate() {
        assert_eq!(session.row_of(row.id), Some(at));
    }
}

fn check_node(outline: &Outline, node: &Rc<Node>, seen: &mut HashSet<NodeId>) {
    assert!(seen.insert(node.id), "{:?} is there twice", node.id);
    let rebuilt = Node::from(Content::clone(node));
    assert_eq!(node.totals(), rebuilt.totals(), "totals of {:?}", node.text);
    assert_eq!(node.summary(), rebuilt.summary(), "sums of {:?}", node.text);
    assert_eq!(node.shares(), rebuilt.shares(), "sums of {:?}", node.text);
    let found = (problems(node).len() as u32, measures(node).len() as u32);
    let counted = (node.summary().problems, node.summary().measures);
    assert_eq!(counted, found, "as many as are listed: {:?}", node.text);
    assert!(!node.text.contains(['\n', '\r']), "{:?}", node.text);
    for (index, child) in node.children.iter().enumerate() {
        let place = outline.place(child.id).expect("it is there");
        assert_eq!((place.parent, place.index), (node.id, index));
        assert!(outline.get(child.id).is_some_and(|n| Rc::ptr_eq(n, child)));
        check_node(outline, child, seen);
    }
}

fn up(id: NodeId, _: usize) -> Command {
    Command::Shift(vec![id], Direction::Up)
}

fn down(id: NodeId, _: usize) -> Command {
    Command::Shift(vec![id], Direction::Down)
}

fn indent(id: NodeId, _: usize) -> Command {
    Command::Indent(vec![id])
}

fn outdent(id: NodeId, _: usize) -> Command {
    Command::Outdent(vec![id])
}

fn split(id: NodeId, at: usize) -> Command {
    Command::Split(id, at)
}

fn join(id: NodeId, _: usize) -> Command {
    Command::Join(id)
}

fn remove(id: NodeId, _: usize) -> Command {
    Command::Remove(vec![id])
}

fn duplicate(ids: Vec<NodeId>) -> Command {
    Command::OnNodes(ids, OnNodes(commands::duplicate))
}

fn to_line(ids: Vec<NodeId>) -> Command {
    Command::OnNodes(ids, OnNodes(commands::to_line))
}

fn to_sentence(ids: Vec<NodeId>) -> Command {
    Command::OnNodes(ids, OnNodes(commands::to_sentence))
}
