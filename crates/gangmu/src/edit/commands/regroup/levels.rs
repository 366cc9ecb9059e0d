//! Levels: all headings of one level made higher, all sections below a node made one level.

use super::{ordinal, rebuilt, with_children};
use crate::edit::{EditError, Scheme};
use crate::outline::{Kind, Level, Node};
use std::rc::Rc;

/// `part` with all headings of `level` one level higher, what is below them following.
pub(super) fn promote(
    part: &Rc<Node>,
    level: Level,
    scheme: &Scheme,
) -> Result<Rc<Node>, EditError> {
    if level.get() < 2 {
        return Err(EditError::AtTheEdge);
    }
    if part.totals().by_level[usize::from(level.get()) - 1] == 0 {
        return Ok(part.clone());
    }
    let children = promoted(&part.children, level, scheme)?;
    Ok(with_children(part, children))
}

fn promoted(
    children: &[Rc<Node>],
    level: Level,
    scheme: &Scheme,
) -> Result<Vec<Rc<Node>>, EditError> {
    let mut out: Vec<Rc<Node>> = Vec::new();
    for child in children {
        match child.kind.level() {
            Some(own) if own >= level => out.push(moved(child, -1, scheme)?),
            Some(own) if own.get() + 1 == level.get() => {
                let is_lifted = |c: &Rc<Node>| c.kind.level() == Some(level);
                let first = child.children.iter().position(is_lifted);
                let (kept, lifted) = child
                    .children
                    .split_at(first.unwrap_or(child.children.len()));
                out.push(with_children(child, promoted(kept, level, scheme)?));
                for node in lifted {
                    if is_lifted(node) {
                        out.push(moved(node, -1, scheme)?);
                    } else {
                        // Words behind a section that leaves stay behind it.
                        let node = promoted(std::slice::from_ref(node), level, scheme)?;
                        append(&mut out, node);
                    }
                }
            }
            _ if child.children.is_empty() => out.push(child.clone()),
            _ => {
                let children = promoted(&child.children, level, scheme)?;
                out.push(with_children(child, children));
            }
        }
    }
    Ok(out)
}

fn append(to: &mut [Rc<Node>], more: Vec<Rc<Node>>) {
    if let Some(last) = to.last_mut() {
        let mut children = last.children.clone();
        children.extend(more);
        *last = with_children(last, children);
    }
}

/// `node` and all headings below it `by` levels deeper, with the markers of their new levels.
///
/// # Errors
/// [`EditError::AtTheEdge`] where the levels end.
pub(super) fn moved(node: &Rc<Node>, by: i8, scheme: &Scheme) -> Result<Rc<Node>, EditError> {
    if by == 0 {
        return Ok(node.clone());
    }
    let children: Result<Vec<_>, _> = node.children.iter().map(|c| moved(c, by, scheme)).collect();
    let Some(level) = node.kind.level() else {
        return Ok(if node.children.is_empty() {
            node.clone()
        } else {
            with_children(node, children?)
        });
    };
    let level = level.get().checked_add_signed(by).unwrap_or(0);
    at_level(node, level, children?, scheme)
}

/// `node` at `least` or deeper, and all headings below it deep enough to stand in it; what is so
/// already stays as it is.
///
/// # Errors
/// [`EditError::AtTheEdge`] where the levels end.
pub(super) fn deepened(node: &Rc<Node>, least: u8, scheme: &Scheme) -> Result<Rc<Node>, EditError> {
    let own = node.kind.level().map(Level::get);
    let below = own.map_or(least, |own| own.max(least) + 1);
    if own.is_some_and(|own| own >= least) || node.children.is_empty() && own.is_none() {
        return Ok(node.clone());
    }
    let children = node.children.iter().map(|c| deepened(c, below, scheme));
    let children: Vec<_> = children.collect::<Result<_, _>>()?;
    match own {
        Some(_) => at_level(node, least, children, scheme),
        None => Ok(with_children(node, children)),
    }
}

/// The heading at another level, with that level's marker if it has one at all.
pub(super) fn at_level(
    node: &Node,
    level: u8,
    children: Vec<Rc<Node>>,
    scheme: &Scheme,
) -> Result<Rc<Node>, EditError> {
    if level == 0 || level > Level::MAX || !scheme.reaches(Level::new(level)) {
        return Err(EditError::AtTheEdge);
    }
    let kind = Kind::Heading(Level::new(level));
    let marker = if node.kind == kind || node.marker.is_empty() && node.kind != Kind::LeadIn {
        node.marker.clone()
    } else {
        scheme.marker(kind, ordinal(node).unwrap_or(1))
    };
    Ok(rebuilt(node, kind, marker, children))
}

/// The section with all sections below it right below it, at the level of the first.
pub(super) fn flatten(section: &Rc<Node>, scheme: &Scheme) -> Result<Rc<Node>, EditError> {
    if !section.kind.is_part() && !matches!(section.kind, Kind::Heading(_)) {
        return Err(EditError::NotForThis(section.kind));
    }
    let levels = section.children.iter().filter_map(|c| c.kind.level());
    let Some(level) = levels.min() else {
        return Ok(section.clone());
    };
    let mut out = Vec::new();
    for child in &section.children {
        flat(child, level, scheme, &mut out)?;
    }
    Ok(with_children(section, out))
}

fn flat(
    node: &Rc<Node>,
    level: Level,
    scheme: &Scheme,
    out: &mut Vec<Rc<Node>>,
) -> Result<(), EditError> {
    let Kind::Heading(_) = node.kind else {
        out.push(node.clone());
        return Ok(());
    };
    let is_section = |c: &Rc<Node>| matches!(c.kind, Kind::Heading(_));
    let first = node.children.iter().position(is_section);
    let (own, below) = node.children.split_at(first.unwrap_or(node.children.len()));
    out.push(at_level(node, level.get(), own.to_vec(), scheme)?);
    for child in below {
        if is_section(child) {
            flat(child, level, scheme, out)?;
        } else {
            append(out, vec![child.clone()]);
        }
    }
    Ok(())
}
