//! Writing the ledger's status into the text: 整改情况：已完成整改。, or （已完成整改） behind a title.

use crate::edit::{Draft, EditError, Intent, Transaction};
use crate::outline::{Kind, Node, NodeId, Note, Outline};
use crate::report;
use std::ops::Range;
use std::rc::Rc;

/// Writes the status of each of the problems into its text: right behind its label 整改情况： in
/// the place of what is said there, or else in brackets behind its title. Problems of which no
/// status is known, and those whose own words say it, stay as they are. A status noted by hand
/// is dropped where the text says it now. `None` if nothing is to be written.
///
/// # Errors
/// [`EditError::Tree`] if a node is not there, [`EditError::NotForThis`] if it is no heading, lead
/// or item; all is then as it was.
pub fn write_status(
    outline: &mut Outline,
    nodes: &[NodeId],
) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    for &id in nodes {
        write(&mut draft, id)?;
    }
    Ok(draft.finish(Intent::Annotate, None, None))
}

fn write(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    let node = draft.node(id)?.clone();
    if !node.kind.is_heading() && node.kind != Kind::Item {
        return Err(EditError::NotForThis(node.kind));
    }
    let Some(status) = report::status(draft.outline(), id).map(|r| r.status) else {
        return Ok(());
    };
    let said = |n| report::said_status(n).map(|r| r.status);
    if said(&node) != Some(status) {
        let words = status.stated();
        match place(&node) {
            Place::BehindLabel(at, range) => {
                // What goes on in the same sentence keeps its comma.
                let stop = match range.is_empty() {
                    true => "。",
                    false => "",
                };
                draft.splice(at, range.start, range.end, &format!("{words}{stop}"))?;
            }
            Place::InBrackets(range) => draft.splice(id, range.start, range.end, words)?,
            Place::BehindTitle(at) => draft.splice(id, at, at, &format!("（{words}）"))?,
        }
    }
    let new = draft.node(id)?.clone();
    if said(&new) == Some(status)
        && let Some(note) = new.note.as_deref().filter(|n| n.status.is_some())
    {
        let status = None;
        draft.set_note(
            id,
            Note {
                status,
                ..note.clone()
            },
        )?;
    }
    Ok(())
}

/// Where a status is written.
enum Place {
    /// Bytes of a node's text behind a label, empty if nothing is said there.
    BehindLabel(NodeId, Range<usize>),
    /// Bytes of the title between its brackets.
    InBrackets(Range<usize>),
    /// Byte of the title.
    BehindTitle(usize),
}

fn place(node: &Node) -> Place {
    if let Some(place) = in_brackets(node) {
        return place;
    }
    node.children
        .iter()
        .find_map(behind_label)
        .unwrap_or_else(|| Place::BehindTitle(title_end(node)))
}

/// Before the final 。 of a title; of an item behind its first sentence's words.
fn title_end(node: &Node) -> usize {
    let text = node.text.as_str();
    if !node.kind.is_heading() {
        return text.find('。').unwrap_or(text.len());
    }
    node.title_range().end
}

/// （已完成） at the end of a title.
fn in_brackets(node: &Node) -> Option<Place> {
    let end = title_end(node);
    let title = &node.text[..end];
    let inner = title.strip_suffix(['）', ')', '】', ']'])?;
    let from = inner.rfind(['（', '(', '【', '['])?;
    let from = from + inner[from..].chars().next()?.len_utf8();
    report::states(&inner[from..])?;
    Some(Place::InBrackets(from..inner.len()))
}

/// Behind the colon of 整改情况： and its like, with what is said there of the status.
fn behind_label(child: &Rc<Node>) -> Option<Place> {
    const LABELS: [&str; 6] = [
        "整改情况",
        "整改进展",
        "整改结果",
        "整改落实情况",
        "完成情况",
        "进展情况",
    ];
    let text = child.text.as_str();
    if !LABELS.iter().any(|w| text.starts_with(w)) {
        return None;
    }
    let colon = text.find(['：', ':'])?;
    let behind = colon + text[colon..].chars().next()?.len_utf8();
    let first = child.children.first();
    let run_on = first.filter(|c| c.is_inline() && c.kind == Kind::Body);
    let (id, text, from) = match run_on.filter(|_| behind == text.len()) {
        Some(body) => (body.id, body.text.as_str(), 0),
        None => (child.id, text, behind),
    };
    let clause = text[from..].split(['。', '，', ',', '；', ';']).next()?;
    let len = match report::states(clause) {
        Some(_) => clause.len(),
        None => 0,
    };
    Some(Place::BehindLabel(id, from..from + len))
}
