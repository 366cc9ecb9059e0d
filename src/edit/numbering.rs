//! Numbers follow the structure: the spelling is stored, the right ordinal is derived from the
//! place. A report's own style (which marker at which level, its width, whether numbers restart
//! in every section or run on) is read from it and kept.

use super::{Draft, EditError, Field, Op};
use crate::outline::{Kind, Level, Node, NodeId, Outline};
use crate::syntax::{Form, Marker, Numeral, marker_at, respell_item};
use crate::text::Text;
use std::collections::HashMap;
use std::rc::Rc;

/// How the numbers of one level go on from section to section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Regime {
    /// From 1 in every section.
    #[default]
    Restart,
    /// On through the whole report: （一）…（八） over 一 二 三.
    Continue,
}

/// A report's numbering style.
#[derive(Clone, Debug, Default)]
pub struct Scheme {
    regimes: [Regime; Level::MAX as usize],
    templates: [Option<Text>; Level::MAX as usize],
    lead: Option<Text>,
    half_width: bool,
    /// Numbers with which a sequence begins other than 1, by the section or part that it stands
    /// in: text is missing before it, or it goes on from another document.
    starts: HashMap<(NodeId, Kind), u32>,
    /// Numbers with which a sequence goes on behind junk: text is hidden there.
    leaps: HashMap<(NodeId, Kind), u32>,
}

/// How many levels have a usual marker.
pub(super) const USUAL_LEVELS: u8 = 5;

/// What the usual levels are spelled like, full width.
const USUAL: [&str; USUAL_LEVELS as usize] = ["一、", "（一）", "1.", "（1）", "①"];
const USUAL_HALF: [&str; USUAL_LEVELS as usize] = ["一、", "(一)", "1.", "(1)", "①"];

impl Scheme {
    /// The style of `part`. O(nodes of the part).
    pub fn of(part: &Node) -> Self {
        let mut reader = Reader::default();
        reader.section(part);
        let mut scheme = reader.scheme;
        for (at, vote) in reader.votes.iter().enumerate() {
            if vote.runs_on > vote.restarts {
                let kind = Kind::Heading(Level::new(at as u8 + 1));
                scheme.regimes[at] = Regime::Continue;
                let starts = reader.sections.iter().filter(|(_, k)| *k == kind);
                for key in starts {
                    scheme.starts.remove(key);
                }
                if vote.first > 1 {
                    scheme.starts.insert((part.id, kind), vote.first);
                }
            }
        }
        scheme
    }

    /// How the numbers of `level` go on.
    pub fn regime(&self, level: Level) -> Regime {
        self.regimes[index(level)]
    }

    /// The level below `level` in this report: the next deeper one that it uses, else the next.
    pub fn below(&self, level: Level) -> Level {
        (level.get() + 1..=Level::MAX)
            .map(Level::new)
            .find(|l| self.templates[index(*l)].is_some())
            .unwrap_or(level.deeper())
    }

    /// The marker of that kind with the number `ordinal`; empty for kinds without markers.
    pub fn marker(&self, kind: Kind, ordinal: u32) -> Text {
        let template = match kind {
            Kind::Heading(level) => self.template(level),
            Kind::Lead => self.lead.clone().unwrap_or_default(),
            _ => Text::default(),
        };
        match marker_of(&template) {
            Some(marker) => marker.spell(ordinal).into(),
            None => template,
        }
    }

    /// Whether there is a marker for `level`: the report's own, or one of the usual forms that
    /// none above it has.
    pub fn reaches(&self, level: Level) -> bool {
        self.templates[index(level)].is_some() || self.usual_at(level) < USUAL.len()
    }

    fn template(&self, level: Level) -> Text {
        if let Some(template) = &self.templates[index(level)] {
            return template.clone();
        }
        let usual = if self.half_width { &USUAL_HALF } else { &USUAL };
        Text::from(usual[self.usual_at(level).min(usual.len() - 1)])
    }

    /// Which of the usual forms `level` has where the report shows none: below the deepest level
    /// in use they go on from its form.
    fn usual_at(&self, level: Level) -> usize {
        let above = (1..level.get())
            .rev()
            .find_map(|l| self.templates[usize::from(l) - 1].as_ref().map(|t| (l, t)));
        match above.and_then(|(l, t)| marker_of(t).map(|m| (l, m.form))) {
            Some((l, form)) => usual_index(form) + usize::from(level.get() - l),
            None => index(level),
        }
    }
}

fn index(level: Level) -> usize {
    usize::from(level.get()) - 1
}

fn usual_index(form: Form) -> usize {
    match form {
        Form::ChineseParen => 1,
        Form::Digit | Form::Decimal(_) => 2,
        Form::DigitParen | Form::DigitClose => 3,
        Form::Circled => 4,
        _ => 0,
    }
}

/// A stored marker taken apart; a number that stands without its dot counts too.
pub(super) fn marker_of(spelling: &str) -> Option<Marker<'_>> {
    marker_at(spelling).or_else(|| {
        let (numeral, ordinal, len) = Numeral::read(spelling)?;
        let form = if numeral == Numeral::Chinese {
            Form::Chinese
        } else {
            Form::Digit
        };
        Some(Marker {
            form,
            ordinal,
            numeral,
            prefix: "",
            suffix: &spelling[len..],
            len: spelling.len(),
        })
    })
}

#[derive(Default)]
struct Vote {
    restarts: u32,
    runs_on: u32,
    first: u32,
    last: u32,
    junk: Option<NodeId>,
}

#[derive(Default)]
struct Reader {
    scheme: Scheme,
    votes: [Vote; Level::MAX as usize],
    /// The sections whose numbers do not begin with 1.
    sections: Vec<(NodeId, Kind)>,
    /// The last junk met.
    junk: Option<NodeId>,
}

impl Reader {
    fn section(&mut self, section: &Node) {
        // The numbers of headings right below `section`, by kind: the last one met.
        let mut last: Vec<(Kind, u32)> = Vec::new();
        for child in &section.children {
            if child.kind == Kind::Junk {
                self.junk = Some(child.id);
            }
            if child.kind.is_heading()
                && let Some(marker) = marker_of(&child.marker)
            {
                self.note(section, child, &marker, &mut last);
            }
            if !child.children.is_empty() {
                self.section(child);
            }
        }
    }

    fn note(
        &mut self,
        section: &Node,
        child: &Node,
        marker: &Marker<'_>,
        last: &mut Vec<(Kind, u32)>,
    ) {
        let ordinal = marker.ordinal;
        let first = !last.iter().any(|(kind, _)| *kind == child.kind);
        if first {
            last.push((child.kind, ordinal));
            if ordinal != 1 {
                self.scheme.starts.insert((section.id, child.kind), ordinal);
                self.sections.push((section.id, child.kind));
            }
        }
        if marker.prefix.starts_with('(') {
            self.scheme.half_width = true;
        }
        let Some(level) = child.kind.level() else {
            self.scheme.lead.get_or_insert_with(|| child.marker.clone());
            return;
        };
        self.scheme.templates[index(level)].get_or_insert_with(|| child.marker.clone());
        let vote = &mut self.votes[index(level)];
        if vote.first == 0 {
            vote.first = ordinal;
        }
        if vote.junk != self.junk
            && ordinal > vote.last + 1
            && let Some(junk) = self.junk
        {
            self.scheme.leaps.insert((junk, child.kind), ordinal);
        }
        vote.junk = self.junk;
        if first && vote.last > 0 {
            if ordinal == 1 {
                vote.restarts += 1;
            } else if ordinal == vote.last + 1 {
                vote.runs_on += 1;
            }
        }
        vote.last = ordinal;
    }
}

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
