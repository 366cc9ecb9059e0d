//! Putting numbers in order: after a change of structure, and all of them on request.

use super::outer::astray;
use super::{Scheme, index};
use crate::edit::references::{follow, hold};
use crate::edit::{Draft, EditError, Field, Op};
use crate::numbering::marker_of;
use crate::outline::{Kind, Level, Node, NodeId, Outline, Regime};
use crate::syntax::{item_ordinal, respell_item};
use crate::text::{Text, sort_by_key};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Which levels are meant.
type Levels = [bool; Level::MAX as usize];

/// Puts the numbers in order after a change of structure: those right below `sections`, and
/// those of levels that run on through the whole of `part` where the change touched such a level.
/// Numbers elsewhere are left alone, whatever they are; with hands off all are.
///
/// # Errors
/// [`EditError::Tree`] if a section is not there.
pub fn renumber(
    draft: &mut Draft<'_>,
    part: NodeId,
    sections: &[NodeId],
    scheme: &Scheme,
) -> Result<(), EditError> {
    if scheme.hands_off() {
        return Ok(());
    }
    let mut wanted: Vec<(NodeId, u32)> = Vec::new();
    // Many nodes of one section name it many times.
    let mut seen = HashSet::new();
    for &section in sections {
        if seen.insert(section) && draft.outline().contains(section) {
            below(draft.outline(), draft.node(section)?, scheme, &mut wanted);
        }
    }
    let levels = running_of(touched_levels(draft), scheme);
    running_on(draft.node(part)?, scheme, levels, &mut wanted);
    respell_as(draft, part, scheme, wanted)
}

/// Puts the numbers right below `sections` in order on request, from 1, whatever is said of hands
/// off; those of levels that run on are put in order through the whole of `part`.
///
/// # Errors
/// [`EditError::Tree`] if a section is not there.
pub(in crate::edit) fn put_sections_in_order(
    draft: &mut Draft<'_>,
    part: NodeId,
    sections: &[NodeId],
    scheme: &Scheme,
) -> Result<(), EditError> {
    let mut anew = scheme.clone();
    anew.forget_starts_of(sections);
    let mut wanted: Vec<(NodeId, u32)> = Vec::new();
    let mut there = [false; Level::MAX as usize];
    for &section in sections {
        let node = draft.node(section)?;
        below(draft.outline(), node, &anew, &mut wanted);
        for level in node.children.iter().filter_map(|n| n.kind.level()) {
            there[index(level)] = true;
        }
    }
    let levels = running_of(there, &anew);
    running_on(draft.node(part)?, &anew, levels, &mut wanted);
    respell_as(draft, part, scheme, wanted)
}

/// Those of `levels` that run on.
fn running_of(levels: Levels, scheme: &Scheme) -> Levels {
    let mut running = levels;
    for (at, runs) in running.iter_mut().enumerate() {
        *runs &= scheme.regimes[at] == Regime::Continue;
    }
    running
}

/// Gives nodes other numbers, each in its own form.
fn respell_as(
    draft: &mut Draft<'_>,
    part: NodeId,
    scheme: &Scheme,
    wanted: Vec<(NodeId, u32)>,
) -> Result<(), EditError> {
    let mut spelled = Vec::with_capacity(wanted.len());
    for (id, ordinal) in wanted {
        spelled.extend(respelled(draft.node(id)?, ordinal).map(|text| (id, text)));
    }
    respell(draft, part, [scheme; 2], spelled)
}

/// Puts all numbers of `part` in order, items included, whatever is said of hands off. With
/// `forms` every numbered heading gets the form that `scheme` has for its level; without, each
/// keeps its own. `was` is the scheme by which the text is numbered so far.
///
/// # Errors
/// [`EditError::Tree`] if the part is not there.
pub(in crate::edit) fn put_in_order(
    draft: &mut Draft<'_>,
    part: NodeId,
    was: &Scheme,
    scheme: &Scheme,
    forms: bool,
) -> Result<(), EditError> {
    let node = draft.node(part)?;
    let mut wanted: Vec<(NodeId, u32)> = Vec::new();
    node.walk(&mut |section| below(draft.outline(), section, scheme, &mut wanted));
    let levels = scheme.regimes.map(|r| r == Regime::Continue);
    running_on(node, scheme, levels, &mut wanted);
    let wanted: HashMap<NodeId, u32> = wanted.into_iter().collect();
    let mut spelled = Vec::new();
    node.walk(&mut |node| {
        let ordinal = wanted.get(&node.id).copied();
        let text = if forms && node.kind.is_heading() {
            reformed(node, ordinal, scheme)
        } else {
            ordinal.and_then(|ordinal| respelled(node, ordinal))
        };
        spelled.extend(text.map(|text| (node.id, text)));
    });
    respell(draft, part, [was, scheme], spelled)?;
    let mut wrong = Vec::new();
    astray(draft.node(part)?, "", &[], &mut wrong);
    set_all(draft, wrong)
}

/// Gives nodes other markers, and lets the references of the part follow: from one scheme to the
/// other.
fn respell(
    draft: &mut Draft<'_>,
    part: NodeId,
    [was, scheme]: [&Scheme; 2],
    spelled: Vec<(NodeId, Text)>,
) -> Result<(), EditError> {
    let mut renumbers = false;
    for (id, _) in &spelled {
        renumbers |= draft.node(*id)?.kind.is_heading();
        if renumbers {
            break;
        }
    }
    let held = hold(draft, part, was, renumbers);
    // What was numbered otherwise before stays so.
    let mut wrong = Vec::new();
    let decimal = was.is_decimal() || scheme.is_decimal();
    if decimal {
        astray(draft.node(part)?, "", &[], &mut wrong);
        wrong.retain(|(id, _)| !is_touched(draft, *id));
    }
    let is_outer = |marker: &str| marker_of(marker).is_some_and(|m| m.form.row().outer > 0);
    let mut fresh = Vec::new();
    for (id, text) in &spelled {
        if decimal && is_outer(text) && !is_outer(&draft.node(*id)?.marker) {
            fresh.push(*id);
        }
    }
    sort_by_key(&mut fresh, |id| *id);
    set_all(draft, spelled)?;
    if decimal {
        let mut now = Vec::new();
        astray(draft.node(part)?, "", &fresh, &mut now);
        now.retain(|(id, _)| !wrong.iter().any(|(other, _)| other == id));
        set_all(draft, now)?;
    }
    follow(draft, part, scheme, &held)
}

fn set_all(draft: &mut Draft<'_>, spelled: Vec<(NodeId, Text)>) -> Result<(), EditError> {
    for (id, marker) in spelled {
        draft.set(id, Field::Marker, marker)?;
    }
    Ok(())
}

/// Whether this draft has put the node, or one above it, where or what it is.
fn is_touched(draft: &Draft<'_>, id: NodeId) -> bool {
    let mut lineage = draft.outline().lineage(id);
    lineage.push(id);
    draft.ops().iter().any(|op| match op {
        Op::Insert { node, .. } => lineage.contains(&node.id),
        Op::Move { node, .. } | Op::Kind { node, .. } => lineage.contains(node),
        _ => false,
    })
}

/// The node's marker with another number.
fn respelled(node: &Node, ordinal: u32) -> Option<Text> {
    let spelled = match node.kind {
        Kind::Item => respell_item(&node.marker, ordinal),
        _ => marker_of(&node.marker).map(|m| m.spell(ordinal)),
    };
    spelled.map(Text::from)
}

/// The heading's marker in the form of its level, with that number or its own; `None` where it
/// has no number.
fn reformed(node: &Node, ordinal: Option<u32>, scheme: &Scheme) -> Option<Text> {
    let marker = marker_of(&node.marker)?;
    let ordinal = ordinal.unwrap_or(marker.ordinal);
    let spelled = scheme.marker(node.kind, ordinal);
    // The outer numbers of 1.2 are its own.
    if marker.form.row().outer > 0
        && let Some(new) = marker_of(&spelled).filter(|new| new.form == marker.form)
    {
        return Some(
            [marker.prefix, &spelled[new.prefix.len()..]]
                .concat()
                .into(),
        );
    }
    (!spelled.is_empty()).then_some(spelled)
}

/// What is to be another number right below `section`.
fn below(outline: &Outline, section: &Node, scheme: &Scheme, wanted: &mut Vec<(NodeId, u32)>) {
    if section.children.is_empty() {
        return;
    }
    // Sections of nothing but paragraphs may be very long.
    let totals = section.totals();
    let headings = totals.lead_ins + totals.by_level.iter().sum::<u32>();
    if headings > u32::from(section.kind.is_heading()) {
        let hidden = hidden_behind(outline, section.id, scheme);
        siblings(section, scheme, &hidden, wanted);
    }
    if totals.items > u32::from(section.kind == Kind::Item) {
        items(section, wanted);
    }
}

/// What is to be another number at those levels of `part`, which run on.
fn running_on(part: &Node, scheme: &Scheme, levels: Levels, wanted: &mut Vec<(NodeId, u32)>) {
    if levels.contains(&true) {
        let mut run = Run {
            part: part.id,
            scheme,
            levels,
            counters: [0; Level::MAX as usize],
            wanted,
        };
        run.section(part);
    }
}

/// The levels of which headings came, went or moved in this draft.
fn touched_levels(draft: &Draft<'_>) -> Levels {
    let mut touched = [false; Level::MAX as usize];
    let mut below = |node: &Node| {
        for (slot, n) in touched.iter_mut().zip(node.totals().by_level) {
            *slot |= n > 0;
        }
    };
    let mut changed = Vec::new();
    for op in draft.ops() {
        match op {
            Op::Insert { node, .. } | Op::Remove { node, .. } => below(node),
            Op::Move { node, .. } => {
                if let Some(node) = draft.outline().get(*node) {
                    below(node);
                }
            }
            Op::Kind { from, to, .. } => changed.extend([from.level(), to.level()]),
            Op::Splice { .. } | Op::Note { .. } | Op::Tail { .. } => {}
        }
    }
    for level in changed.into_iter().flatten() {
        touched[index(level)] = true;
    }
    touched
}

/// Counting through a part the levels that run on.
struct Run<'a, 'w> {
    part: NodeId,
    scheme: &'a Scheme,
    levels: Levels,
    counters: [u32; Level::MAX as usize],
    wanted: &'w mut Vec<(NodeId, u32)>,
}

impl Run<'_, '_> {
    fn section(&mut self, section: &Node) {
        for child in &section.children {
            if child.kind == Kind::Junk {
                self.leap(child.id);
            }
            if let Some(at) = child.kind.level().map(index).filter(|at| self.levels[*at])
                && let Some(marker) = marker_of(&child.marker)
            {
                if self.counters[at] == 0 {
                    let start = self.scheme.starts.get(&(self.part, child.kind));
                    self.counters[at] = start.map_or(0, |n| n - 1);
                }
                self.counters[at] += 1;
                if marker.ordinal != self.counters[at] {
                    self.wanted.push((child.id, self.counters[at]));
                }
            }
            let counted = child.totals().by_level;
            if counted.iter().zip(self.levels).any(|(n, on)| *n > 0 && on)
                || child.totals().nodes > 1 && !self.scheme.leaps.is_empty()
            {
                self.section(child);
            }
        }
    }

    /// Text is hidden at `junk`: the numbers behind it go on from what stood there.
    fn leap(&mut self, junk: NodeId) {
        for at in 0..self.counters.len() {
            let kind = Kind::Heading(Level::new(at as u8 + 1));
            if let Some(start) = self.scheme.leaps.get(&(junk, kind)) {
                self.counters[at] = start - 1;
            }
        }
    }
}

/// The children of `section` that hold, or are, junk behind which numbers leap.
fn hidden_behind(outline: &Outline, section: NodeId, scheme: &Scheme) -> HashMap<NodeId, NodeId> {
    let mut found = HashMap::new();
    for (junk, _) in scheme.leaps.keys() {
        let lineage = outline.lineage(*junk);
        let below = lineage.windows(2).find(|pair| pair[1] == section);
        if let Some(pair) = below {
            found.insert(pair[0], *junk);
        }
    }
    found
}

/// The headings right below `section` whose number should be another.
fn siblings(
    section: &Node,
    scheme: &Scheme,
    hidden: &HashMap<NodeId, NodeId>,
    wanted: &mut Vec<(NodeId, u32)>,
) {
    let mut next: Vec<(Kind, u32)> = Vec::new();
    let mut junk = None;
    let mut before = None;
    for child in &section.children {
        // What is hidden behind the sibling before.
        if let Some(found) = before.and_then(|id| hidden.get(&id)) {
            junk = Some(*found);
            for (kind, number) in &mut next {
                if let Some(start) = scheme.leaps.get(&(*found, *kind)) {
                    *number = *start;
                }
            }
        }
        before = Some(child.id);
        if !child.kind.is_heading() {
            continue;
        }
        if child
            .kind
            .level()
            .is_some_and(|l| scheme.regime(l) == Regime::Continue)
        {
            continue;
        }
        let Some(marker) = marker_of(&child.marker) else {
            continue;
        };
        let at = next
            .iter()
            .position(|(kind, _)| *kind == child.kind)
            .unwrap_or_else(|| {
                let leap = junk.and_then(|junk| scheme.leaps.get(&(junk, child.kind)));
                let start = leap.or(scheme.starts.get(&(section.id, child.kind)));
                let start = start.copied().unwrap_or(1);
                next.push((child.kind, start));
                next.len() - 1
            });
        let ordinal = next[at].1;
        next[at].1 += 1;
        if marker.ordinal != ordinal {
            wanted.push((child.id, ordinal));
        }
    }
}

/// The items right below `section` whose number should be another. A run of items parted from
/// the one before by other nodes goes on its numbers, unless a 一是 stands in it; a 一是 within a
/// run, or another series, begins anew.
fn items(section: &Node, wanted: &mut Vec<(NodeId, u32)>) {
    let ordinal = |node: &Rc<Node>| item_ordinal(&node.marker);
    let series = |node: &Rc<Node>| respell_item(&node.marker, 1);
    let mut last = 0;
    for run in section
        .children
        .chunk_by(|a, b| a.kind == Kind::Item && b.kind == Kind::Item)
    {
        if run[0].kind != Kind::Item {
            continue;
        }
        let first_run = run.chunk_by(|a, b| series(a) == series(b)).next();
        if first_run.is_some_and(|r| r.iter().any(|n| ordinal(n) == Some(1))) {
            last = 0;
        }
        for (at, node) in run.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &run[at]);
            let anew =
                ordinal(node) == Some(1) || before.is_some_and(|b| series(b) != series(node));
            if anew && at > 0 {
                last = 0;
            }
            last += 1;
            if ordinal(node).is_some_and(|n| n != last) {
                wanted.push((node.id, last));
            }
        }
    }
}
