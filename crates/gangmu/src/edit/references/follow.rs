//! References follow what they name through a change of numbers.

use super::resolve::{Resolved, Resolver, respelled};
use super::{Targets, each, each_node, lost, spelling};
use crate::edit::{Draft, EditError, Field, Op, Scheme};
use crate::numbering::{Form, marker_of};
use crate::outline::{Lost, Node, NodeId, Note, Outline};
use crate::syntax::{Reference, Step, references};
use crate::text::{sort_by, sort_by_key};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// A reference that named something before a change.
pub(in crate::edit) struct Held {
    node: NodeId,
    text: String,
    targets: Targets,
}

/// The references of `part`, and of those from which nodes came into it, that name something in
/// the outline as it was when its numbers were
/// last in order: at the beginning of the draft, or when [`follow`] was last called for the part.
/// None if the changes since then, and those to come (`renumbers`: whether headings get other
/// numbers), cannot make a reference name something else.
pub(in crate::edit) fn hold(
    draft: &mut Draft<'_>,
    part: NodeId,
    scheme: &Scheme,
    renumbers: bool,
) -> Vec<Held> {
    let referring = draft.outline().get(part).map(|p| p.totals().referring);
    let since = draft.settled(part);
    let concerned = || {
        draft.ops()[since..]
            .iter()
            .any(|op| bears(op, draft.outline()))
    };
    if referring.is_none_or(|n| n == 0) || !renumbers && !concerned() {
        return Vec::new();
    }
    let moved: Vec<NodeId> = draft.ops()[since..]
        .iter()
        .filter_map(|op| match op {
            Op::Move { node, .. } => Some(*node),
            _ => None,
        })
        .collect();
    let schemes = draft.schemes().clone();
    draft.as_of(since, |outline| {
        let mut held = Vec::new();
        if let Some(part) = outline.get(part) {
            hold_in(part, scheme, &mut held);
        }
        // What came from other parts named places there.
        let others = moved.iter().filter_map(|id| outline.part_of(*id));
        let mut others: Vec<&Rc<Node>> = others.filter(|p| p.id != part).collect();
        sort_by_key(&mut others, |p| p.id);
        others.dedup_by_key(|p| p.id);
        for other in others.into_iter().filter(|p| p.totals().referring > 0) {
            match schemes.iter().find(|(id, _)| *id == other.id) {
                Some((_, scheme)) => hold_in(other, scheme, &mut held),
                None => hold_in(other, &Scheme::of(other), &mut held),
            }
        }
        held
    })
}

/// Adds the references of `part` that name something.
fn hold_in(part: &Rc<Node>, scheme: &Scheme, held: &mut Vec<Held>) {
    let mut resolver = Resolver::new(scheme);
    each(part, &mut |lineage, node, references, at| {
        let resolved = resolver.resolve(&references[at], lineage);
        let targets = match lost(node, references, at, &resolved) {
            Some(was) => was.clone(),
            None => resolved.targets,
        };
        if targets.iter().flatten().any(Option::is_some) {
            held.push(Held {
                node: node.id,
                text: node.text[references[at].range.clone()].to_owned(),
                targets,
            });
        }
    });
}

/// Whether references may name something else after this change.
fn bears(op: &Op, outline: &Outline) -> bool {
    let bears = |node: &Node| {
        let totals = node.totals();
        totals.referring > 0 || totals.lead_ins > 0 || totals.by_level.iter().any(|n| *n > 0)
    };
    match op {
        Op::Insert { node, .. } | Op::Remove { node, .. } => bears(node),
        Op::Move { node, .. } => outline.get(*node).is_none_or(|n| bears(n)),
        Op::Kind { from, to, .. } => from.is_heading() || to.is_heading(),
        Op::Splice { node, field, .. } => {
            let numbers = || outline.get(*node).is_none_or(|n| n.kind.is_heading());
            *field == Field::Marker && numbers()
        }
        Op::Note { .. } | Op::Tail { .. } => false,
    }
}

/// What is to be done to one node.
struct Change {
    node: NodeId,
    /// Disjoint, in order.
    words: Vec<(Range<usize>, String)>,
    lost: Vec<Lost>,
}

/// Spells the `held` references of `part` so that they name what they named, or marks them as
/// lost where that cannot be done. To be called when the numbers are in order.
///
/// # Errors
/// None that a caller can cause.
pub(in crate::edit) fn follow(
    draft: &mut Draft<'_>,
    part: NodeId,
    scheme: &Scheme,
    held: &[Held],
) -> Result<(), EditError> {
    let changes = match draft.outline().get(part) {
        Some(node) if !held.is_empty() => changes(draft.outline(), node, scheme, held),
        _ => Vec::new(),
    };
    for change in changes {
        for (range, with) in change.words.into_iter().rev() {
            draft.respell_words(change.node, range, &with)?;
        }
        let note = draft.node(change.node)?.note.clone();
        let note = note.as_deref().cloned().unwrap_or_default();
        let lost = change.lost;
        draft.set_note(change.node, Note { lost, ..note })?;
    }
    draft.settle(part);
    Ok(())
}

/// A node with its references, and what each of them named.
struct Now<'a> {
    lineage: Vec<&'a Node>,
    references: Vec<Reference>,
    held: Vec<Option<&'a Targets>>,
}

fn changes(outline: &Outline, part: &Rc<Node>, scheme: &Scheme, held: &[Held]) -> Vec<Change> {
    let mut nows: Vec<Now<'_>> = Vec::new();
    each_node(&mut vec![part], &mut |lineage, _, references| {
        nows.push(Now {
            lineage: lineage.to_vec(),
            references: references.to_vec(),
            held: vec![None; references.len()],
        });
    });
    // What stands in another part is no concern of this one.
    let elsewhere = |id| outline.part_of(id).is_some_and(|p| p.id != part.id);
    find_again(&mut nows, held, &elsewhere);
    let mut resolver = Resolver::new(scheme);
    let mut changes = Vec::new();
    for now in &nows {
        changes.extend(change(outline, &mut resolver, now));
    }
    changes
}

/// Finds the held references again: in their nodes; else, where words went to another node, by
/// their spelling, the last ones first.
fn find_again<'a>(nows: &mut [Now<'a>], held: &'a [Held], elsewhere: &impl Fn(NodeId) -> bool) {
    let mut at_home: HashMap<(NodeId, &str), Vec<&Held>> = HashMap::new();
    for h in held.iter().rev() {
        at_home.entry((h.node, &h.text)).or_default().push(h);
    }
    let mut come: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (n, now) in nows.iter_mut().enumerate() {
        let Some(node) = now.lineage.last() else {
            continue;
        };
        for (r, reference) in now.references.iter().enumerate() {
            let text = &node.text[reference.range.clone()];
            match at_home.get_mut(&(node.id, text)).and_then(Vec::pop) {
                Some(h) => now.held[r] = Some(&h.targets),
                None => come.entry(text).or_default().push((n, r)),
            }
        }
    }
    let mut gone: HashMap<&str, Vec<&Held>> = HashMap::new();
    for h in held.iter().filter(|h| !elsewhere(h.node)) {
        let left = at_home.get_mut(&(h.node, h.text.as_str()));
        if let Some(h) = left.and_then(Vec::pop) {
            gone.entry(&h.text).or_default().push(h);
        }
    }
    for (text, gone) in gone {
        let come = come.remove(text).unwrap_or_default();
        // One that is cut in two, or whole again, stands before those that go with the words
        // behind it.
        for ((n, r), h) in come.into_iter().rev().zip(gone.into_iter().rev()) {
            nows[n].held[r] = Some(&h.targets);
        }
    }
}

/// What is to be done to a node so that its references name what they named.
fn change<'a>(outline: &Outline, resolver: &mut Resolver<'a, '_>, now: &Now<'a>) -> Option<Change> {
    let node = *now.lineage.last()?;
    let mut words: Vec<Vec<(Range<usize>, String)>> = Vec::new();
    let mut kept: Vec<bool> = Vec::new();
    for (reference, held) in now.references.iter().zip(&now.held) {
        let resolved = resolver.resolve(reference, &now.lineage);
        let same = held.is_none_or(|held| names(reference, &resolved, held));
        let spelled = held.filter(|_| !same);
        let spelled = spelled.and_then(|held| respell(outline, node, reference, held));
        kept.push(same || spelled.is_some());
        words.push(spelled.unwrap_or_default());
    }
    // Only what does name it when it is spelled so is spelled so.
    let text = spliced(&node.text, words.iter().flatten());
    let found = references(&text);
    for (at, held) in now.held.iter().enumerate() {
        let (Some(held), false) = (held, words[at].is_empty()) else {
            continue;
        };
        let reference = found
            .get(at)
            .filter(|_| found.len() == now.references.len());
        kept[at] = reference.is_some_and(|r| names(r, &resolver.resolve(r, &now.lineage), held));
        if !kept[at] {
            words[at].clear();
        }
    }
    let text = spliced(&node.text, words.iter().flatten());
    let found = references(&text);
    let mut lost = Vec::new();
    for (at, held) in now.held.iter().enumerate() {
        let failed = held.filter(|_| !kept[at] && at < found.len());
        lost.extend(failed.map(|held| {
            let (text, nth) = spelling(&text, &found, at);
            let (text, targets) = (text.to_owned(), held.clone());
            Lost { text, nth, targets }
        }));
    }
    let marked = node.note.as_ref().map_or(&[][..], |n| &n.lost);
    let words: Vec<_> = words.into_iter().flatten().collect();
    let changes = !words.is_empty() || lost != marked;
    changes.then_some(Change {
        node: node.id,
        words,
        lost,
    })
}

/// Whether a reference names, depth by depth, all that was `held`; a range nothing else.
fn names(reference: &Reference, resolved: &Resolved, held: &Targets) -> bool {
    let steps = reference.steps.iter().zip(&resolved.targets);
    let same = |((step, now), held): ((&Step, &Vec<_>), &Vec<_>)| {
        let all = |a: &[Option<NodeId>], b: &[Option<NodeId>]| {
            a.iter().flatten().all(|t| b.contains(&Some(*t)))
        };
        all(held, now) && (!step.has_range() || all(now, held))
    };
    reference.steps.len() == held.len() && steps.zip(held).all(same)
}

/// The numbers of a reference spelled anew, for the numbers that what it named has now; `None` if
/// something is gone or cannot be named so. A list that counted up still does.
fn respell(
    outline: &Outline,
    node: &Node,
    reference: &Reference,
    held: &Targets,
) -> Option<Vec<(Range<usize>, String)>> {
    let mut words = Vec::new();
    for (step, held) in reference.steps.iter().zip(held) {
        let mut markers: Vec<Option<(u32, Form)>> = Vec::new();
        for target in held {
            markers.push(match target {
                Some(target) => {
                    let marker = marker_of(&outline.get(*target)?.marker)?;
                    Some((marker.ordinal, marker.form))
                }
                None => None,
            });
        }
        if step.has_range() {
            markers = ends(step, markers)?;
        } else if step.names.is_sorted_by_key(|n| n.ordinal) && !markers.contains(&None) {
            sort_by(&mut markers, Ord::cmp);
        }
        for (name, marker) in step.names.iter().zip(markers) {
            let Some((ordinal, form)) = marker else {
                continue;
            };
            let spelled = respelled(&node.text, step, name, form, ordinal)?;
            if spelled != node.text[name.range.clone()] {
                words.push((name.range.clone(), spelled));
            }
        }
    }
    (!words.is_empty()).then_some(words)
}

/// The first and the last of the places in a range; `None` if they stand no longer together, or
/// the step names more than the range.
fn ends(step: &Step, mut markers: Vec<Option<(u32, Form)>>) -> Option<Vec<Option<(u32, Form)>>> {
    sort_by(&mut markers, Ord::cmp);
    let (first, last) = (markers.first().copied()??, markers.last().copied()??);
    let together = (last.0 + 1).checked_sub(first.0) == u32::try_from(markers.len()).ok();
    (together && first.1 == last.1 && step.names.len() == 2).then(|| vec![Some(first), Some(last)])
}

/// `text` with other words at those places, which are disjoint and in order.
fn spliced<'w>(text: &str, words: impl Iterator<Item = &'w (Range<usize>, String)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, with) in words {
        out.push_str(&text[at..range.start]);
        out.push_str(with);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}
