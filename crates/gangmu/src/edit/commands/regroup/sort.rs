//! Sorting the sections below a node.

use super::{ordinal, rebuilt, with_children};
use crate::edit::{Draft, EditError};
use crate::numbering::marker_of;
use crate::outline::{Kind, Node, NodeId, Outline, Status};
use crate::report;
use crate::text::initials::first_letter;
use crate::text::sort_by;
use std::rc::Rc;

/// What sections are sorted by. Those that have no number or status come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The number of the marker.
    Number,
    /// The title, by 拼音 initials and then by character.
    Title,
    /// The status: done, mostly done, going on, standing, not begun.
    Status,
    /// The number of 字, of all that stands in it.
    Length,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(u32),
    Title(Vec<u8>),
}

/// The node `of` with its sections sorted; equal ones keep their order.
pub(super) fn sort(
    draft: &Draft<'_>,
    of: NodeId,
    by: SortBy,
    descending: bool,
) -> Result<Rc<Node>, EditError> {
    let outline = draft.outline();
    let node = draft.node(of)?;
    if !node.kind.is_part() && !node.kind.is_heading() {
        return Err(EditError::NotForThis(node.kind));
    }
    let children = &node.children;
    let is_section = |c: &Rc<Node>| c.kind.is_heading();
    let first = children.iter().position(is_section);
    let last = children.iter().rposition(is_section);
    let (Some(first), Some(last)) = (first, last) else {
        return Ok(node.clone());
    };
    // A section with what follows it before the next.
    let mut blocks: Vec<&[Rc<Node>]> = children[first..=last]
        .chunk_by(|_, next| !is_section(next))
        .collect();
    for same in blocks.chunk_by_mut(|a, b| a[0].kind == b[0].kind) {
        let mut keyed = Vec::from_iter(same.iter().map(|b| (key(outline, &b[0], by), *b)));
        sort_by(&mut keyed, |a, b| a.0.cmp(&b.0));
        for (block, (_, sorted)) in same.iter_mut().zip(keyed) {
            *block = sorted;
        }
        if descending {
            same.reverse();
            // Equal ones keep their order in this direction, too.
            same.chunk_by_mut(|a, b| key(outline, &a[0], by) == key(outline, &b[0], by))
                .for_each(<[_]>::reverse);
        }
    }
    let sorted: Vec<Rc<Node>> = blocks.into_iter().flatten().cloned().collect();
    let sorted = numbered(&sorted);
    let before = children[..first].iter().cloned();
    let behind = children[last + 1..].iter().cloned();
    Ok(with_children(
        node,
        before.chain(sorted).chain(behind).collect(),
    ))
}

/// The sections numbered in their new order from the least number that they had: text may be
/// missing before it.
fn numbered(sorted: &[Rc<Node>]) -> Vec<Rc<Node>> {
    let least = |kind: Kind| {
        let same = sorted.iter().filter(|n| n.kind == kind);
        same.filter_map(|n| ordinal(n)).min()
    };
    let mut next: Vec<(Kind, u32)> = Vec::new();
    let number = |node: &Rc<Node>| {
        let marker = marker_of(&node.marker).filter(|_| node.kind.is_heading());
        let Some(marker) = marker else {
            return node.clone();
        };
        let at = next.iter().position(|(kind, _)| *kind == node.kind);
        let at = at.unwrap_or_else(|| {
            next.push((node.kind, least(node.kind).unwrap_or(1)));
            next.len() - 1
        });
        let number = next[at].1;
        next[at].1 += 1;
        if number == marker.ordinal {
            return node.clone();
        }
        let marker = marker.spell(number).into();
        rebuilt(node, node.kind, marker, node.children.clone())
    };
    sorted.iter().map(number).collect()
}

fn key(outline: &Outline, node: &Node, by: SortBy) -> Key {
    match by {
        SortBy::Number => Key::Number(ordinal(node).unwrap_or(u32::MAX)),
        SortBy::Length => Key::Number(node.totals().figures().words),
        SortBy::Title => {
            // By 拼音 initials, then by character.
            let mut bytes = Vec::with_capacity(node.title().len() * 2);
            for c in node.title().chars() {
                bytes.extend(first_letter(c));
                bytes.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Key::Title(bytes)
        }
        SortBy::Status => Key::Number(rank(report::status(outline, node.id).map(|r| r.status))),
    }
}

/// The place of a status in the usual order.
pub(super) fn rank(status: Option<Status>) -> u32 {
    match status {
        Some(Status::Done) => 0,
        Some(Status::Mostly) => 1,
        Some(Status::Ongoing) => 2,
        Some(Status::Standing) => 3,
        Some(Status::Open) => 4,
        None => 5,
    }
}
