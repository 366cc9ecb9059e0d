//! Mending what checks found, and noting what is not to be found again.

use super::remove::take_out;
use super::seat::part_of;
use super::selection::Schemes;
use crate::edit::numbering::put_sections_in_order;
use crate::edit::{Draft, EditError, Intent, Mend, Splice, Transaction};
use crate::outline::{Ignored, NodeId, Note, Outline};
use crate::text::Text;
use std::collections::BTreeMap;

/// Makes all of `mends` in one step: characters first, then what is taken out, then numbers. A
/// mend whose text is no longer what it was, or that overlaps one before it, is left out.
/// `schemes` are those of the parts in which numbers change. O(mends + nodes of those parts).
///
/// # Errors
/// [`EditError::Tree`] if the tree refuses a change; what no longer is there is no error.
pub fn mend(
    outline: &mut Outline,
    mends: &[Mend],
    schemes: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    splice_all(&mut draft, mends)?;
    for mend in mends {
        if let Mend::Remove { node, expect } = mend {
            remove(&mut draft, *node, expect)?;
        }
    }
    let mut sections: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for mend in mends {
        if let Mend::Renumber(section) = mend
            && let Some(part) = draft.outline().part_of(*section)
        {
            let of_part = sections.entry(part.id).or_default();
            if !of_part.contains(section) {
                of_part.push(*section);
            }
        }
    }
    for (part, sections) in sections {
        if let Some(scheme) = schemes.get(&part) {
            put_sections_in_order(&mut draft, part, &sections, scheme)?;
        }
    }
    Ok(draft.finish(Intent::Mend, None, None))
}

/// Makes the splices of all mends that still fit, field by field.
fn splice_all(draft: &mut Draft<'_>, mends: &[Mend]) -> Result<(), EditError> {
    type Changes<'a> = BTreeMap<usize, &'a Splice>;
    let mut fields: BTreeMap<_, Changes<'_>> = BTreeMap::new();
    for mend in mends {
        let Mend::Splices(splices) = mend else {
            continue;
        };
        let fits = |s: &Splice| {
            let there = draft.outline().get(s.node);
            let found = there.and_then(|n| s.field.of(n).get(s.range.clone()));
            let free = fields.get(&(s.node, s.field)).is_none_or(|taken| {
                let before = taken.range(..s.range.end).next_back();
                before.is_none_or(|(_, other)| other.range.end <= s.range.start)
            });
            found == Some(s.expect.as_str()) && !s.range.is_empty() && free
        };
        if splices.iter().all(fits) {
            for splice in splices {
                let taken = fields.entry((splice.node, splice.field)).or_default();
                taken.insert(splice.range.start, splice);
            }
        }
    }
    for ((node, field), splices) in fields {
        let old = field.of(draft.node(node)?);
        let mut new = String::with_capacity(old.len());
        let mut kept = 0;
        for splice in splices.values() {
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
    // The last node of a part goes with it: that is no mend.
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
pub fn heed(
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
