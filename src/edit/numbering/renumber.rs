//! Putting numbers in order after a change of structure, and no more of them than the change
//! touched.

use super::{Regime, Scheme, index, marker_of};
use crate::edit::{Draft, EditError, Field, Op};
use crate::outline::{Kind, Level, Node, NodeId, Outline};
use crate::syntax::respell_item;
use std::collections::HashMap;
use std::rc::Rc;

/// Puts the numbers in order after a change of structure: those right below `sections`, and
/// those of levels that run on through the whole of `part` where the change touched such a level.
/// Numbers elsewhere are left alone, whatever they are.
///
/// # Errors
/// [`EditError::Tree`] if a section is not there.
pub fn renumber(
    draft: &mut Draft<'_>,
    part: NodeId,
    sections: &[NodeId],
    scheme: &Scheme,
) -> Result<(), EditError> {
    let mut wanted: Vec<(NodeId, u32)> = Vec::new();
    for &section in sections {
        if draft.outline().contains(section) {
            let node = draft.node(section)?;
            let hidden = hidden_behind(draft.outline(), section, scheme);
            siblings(node, scheme, &hidden, &mut wanted);
            items(node, &mut wanted);
        }
    }
    let touched = touched_levels(draft);
    let mut run = Run {
        part,
        scheme,
        levels: [false; Level::MAX as usize],
        counters: [0; Level::MAX as usize],
        wanted,
    };
    for (at, is_touched) in touched.into_iter().enumerate() {
        run.levels[at] = is_touched && scheme.regimes[at] == Regime::Continue;
    }
    if run.levels.contains(&true) {
        run.section(draft.node(part)?);
    }
    let wanted = run.wanted;
    for (id, ordinal) in wanted {
        let node = draft.node(id)?;
        let spelled = match node.kind {
            Kind::Item => respell_item(&node.marker, ordinal),
            _ => marker_of(&node.marker).map(|m| m.spell(ordinal)),
        };
        if let Some(spelled) = spelled {
            draft.set(id, Field::Marker, spelled.into())?;
        }
    }
    Ok(())
}

/// The levels of which headings came, went or moved in this draft.
fn touched_levels(draft: &Draft<'_>) -> [bool; Level::MAX as usize] {
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
struct Run<'a> {
    part: NodeId,
    scheme: &'a Scheme,
    levels: [bool; Level::MAX as usize],
    counters: [u32; Level::MAX as usize],
    wanted: Vec<(NodeId, u32)>,
}

impl Run<'_> {
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
    let ordinal = |node: &Rc<Node>| crate::syntax::item_ordinal(&node.marker);
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
