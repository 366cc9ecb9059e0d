//! Fixing what checks found, and noting what is not to be found again.

use super::join::join_words;
use super::lines::join_all;
use super::remove::take_out;
use super::seat::part_of;
use super::selection::Schemes;
use crate::edit::numbering::put_sections_in_order;
use crate::edit::{Draft, EditError, Field, Fix, Intent, Splice, Transaction};
use crate::outline::{Ignored, NodeId, Note, Outline};
use crate::text::{Text, sort_by_key};
use std::collections::HashMap;
use std::ops::Range;

/// Makes all of `fixes` in one step: characters first, then what is
/// joined, what is taken out, then numbers. A
/// fix whose text is no longer what it was, or that overlaps one before it, is left out.
/// `schemes` are those of the parts in which numbers change. O(fixes + nodes of those parts).
///
/// # Errors
/// [`EditError::Tree`] if the tree refuses a change; what no longer is there is no error.
pub fn fix(
    outline: &mut Outline,
    fixes: &[Fix],
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let fixes = fitting(outline, fixes);
    let mut draft = Draft::new(outline);
    let mut joins = Vec::new();
    for fix in &fixes {
        if let Fix::Join { node, .. } = fix
            && !joins.contains(node)
        {
            joins.push(*node);
        }
    }
    splice_all(&mut draft, &fixes)?;
    // From the last on, so that none is gone before its turn.
    for node in joins.into_iter().rev() {
        join_words(&mut draft, node)?;
    }
    for fix in &fixes {
        if let Fix::Remove { node, expect } = fix {
            remove(&mut draft, *node, expect)?;
        }
        if let Fix::JoinLines(part) = fix {
            join_all(&mut draft, *part)?;
        }
    }
    let mut sections: Vec<(NodeId, Vec<NodeId>)> = Vec::new();
    for fix in &fixes {
        if let Fix::Renumber(section) = fix
            && let Some(part) = draft.outline().part_of(*section)
        {
            let part = part.id;
            match sections.iter_mut().find(|(of, _)| *of == part) {
                Some((_, of_part)) if of_part.contains(section) => {}
                Some((_, of_part)) => of_part.push(*section),
                None => sections.push((part, vec![*section])),
            }
        }
    }
    for (part, sections) in sections {
        if let Some(scheme) = schemes.get(&part) {
            put_sections_in_order(&mut draft, part, &sections, scheme)?;
        }
    }
    Ok(draft.finish(Intent::Fix, None, None))
}

/// Those of `fixes` that can still be made: their text is what it was, and none before them has its
/// place. O(fixes).
pub fn fitting<'f>(outline: &Outline, fixes: &'f [Fix]) -> Vec<&'f Fix> {
    // A field has few.
    let mut taken: HashMap<(NodeId, Field), Vec<&Range<usize>>> = HashMap::new();
    let is = |node: &NodeId, expect: &String| {
        let there = outline.get(*node);
        there.is_some_and(|n| n.text.as_str() == expect)
    };
    let mut fits = |fix: &'f Fix| match fix {
        Fix::Splices(splices) => {
            let fits = |s: &Splice| {
                let there = outline.get(s.node);
                let found = there.and_then(|n| s.field.of(n).get(s.range.clone()));
                let is_free = |other: &&Range<usize>| {
                    other.end <= s.range.start || s.range.end <= other.start
                };
                let taken = taken.get(&(s.node, s.field));
                let free = taken.is_none_or(|taken| taken.iter().all(is_free));
                found == Some(s.expect.as_str()) && !s.range.is_empty() && free
            };
            let fits = splices.iter().all(fits);
            for s in splices.iter().filter(|_| fits) {
                taken.entry((s.node, s.field)).or_default().push(&s.range);
            }
            fits
        }
        Fix::Join { node, expect } | Fix::Remove { node, expect } => is(node, expect),
        Fix::Renumber(id) | Fix::JoinLines(id) => outline.contains(*id),
    };
    fixes.iter().filter(|fix| fits(fix)).collect()
}

/// Makes the splices of all fixes, field by field.
fn splice_all(draft: &mut Draft<'_>, fixes: &[&Fix]) -> Result<(), EditError> {
    // By field, in the order in which they come.
    let mut fields: Vec<((NodeId, Field), Vec<&Splice>)> = Vec::new();
    let mut places: HashMap<(NodeId, Field), usize> = HashMap::new();
    for fix in fixes {
        let Fix::Splices(splices) = fix else {
            continue;
        };
        for splice in splices {
            let field = (splice.node, splice.field);
            let at = *places.entry(field).or_insert(fields.len());
            if at == fields.len() {
                fields.push((field, Vec::new()));
            }
            fields[at].1.push(splice);
        }
    }
    for ((node, field), mut splices) in fields {
        sort_by_key(&mut splices, |splice| splice.range.start);
        let old = field.of(draft.node(node)?);
        let mut new = String::with_capacity(old.len());
        let mut kept = 0;
        for splice in splices {
            new.push_str(&old[kept..splice.range.start]);
            new.push_str(&splice.with);
            kept = splice.range.end;
        }
        new.push_str(&old[kept..]);
        draft.set(node, field, Text::from(new))?;
    }
    Ok(())
}

/// Takes a node out. It numbers nothing, so that numbers stay: a gap beside it is a finding of
/// its own.
fn remove(draft: &mut Draft<'_>, id: NodeId, expect: &str) -> Result<(), EditError> {
    let outline = draft.outline();
    let Some(node) = outline.get(id).filter(|n| n.text.as_str() == expect) else {
        return Ok(());
    };
    let Some(part) = outline.part_of(node.id).filter(|p| p.id != id) else {
        return Ok(());
    };
    // The last node of a part goes with it: that is no fix.
    if part.children.len() == 1 && part.children[0].id == id {
        return Ok(());
    }
    take_out(draft, id)
}

/// Notes that a finding is not to be shown again: at a node, or in the whole part `node`.
///
/// # Errors
/// [`EditError::Tree`] if the node is not there, [`EditError::NotForThis`] for the root.
pub fn ignore(
    outline: &mut Outline,
    node: NodeId,
    what: Ignored,
) -> Result<Option<Transaction>, EditError> {
    noting(outline, node, |ignored| {
        if !ignored.contains(&what) {
            ignored.push(what);
        }
    })
}

/// Takes that back.
///
/// # Errors
/// As [`ignore`].
pub fn unignore(
    outline: &mut Outline,
    node: NodeId,
    what: &Ignored,
) -> Result<Option<Transaction>, EditError> {
    noting(outline, node, |ignored| ignored.retain(|i| i != what))
}

fn noting(
    outline: &mut Outline,
    node: NodeId,
    change: impl FnOnce(&mut Vec<Ignored>),
) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    let there = draft.node(node)?;
    if !there.kind.is_part() {
        part_of(draft.outline(), node)?;
    }
    let mut note: Note = there.note.as_deref().cloned().unwrap_or_default();
    change(&mut note.ignored);
    draft.set_note(node, note)?;
    Ok(draft.finish(Intent::Annotate, None, None))
}
