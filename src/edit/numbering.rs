//! Numbers follow the structure: the spelling is stored, the right ordinal is derived from the
//! place. A report's own style (which marker at which level, its width, whether numbers restart
//! in every section or run on) is read from it and kept.

use super::{Draft, EditError, Field};
use crate::outline::{Kind, Level, Node, NodeId};
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
    /// Sequences that do not begin with 1, by the section they stand in: text is missing before
    /// them, or they go on from another document.
    starts: HashMap<(NodeId, Kind), u32>,
}

/// What the usual levels are spelled like, full width.
const USUAL: [&str; 5] = ["一、", "（一）", "1.", "（1）", "①"];
const USUAL_HALF: [&str; 5] = ["一、", "(一)", "1.", "(1)", "①"];

impl Scheme {
    /// The style of `part`. O(nodes of the part).
    pub fn of(part: &Node) -> Self {
        let mut reader = Reader::default();
        reader.section(part);
        let mut scheme = reader.scheme;
        for (at, vote) in reader.votes.iter().enumerate() {
            if vote.runs_on > vote.restarts {
                scheme.regimes[at] = Regime::Continue;
            }
        }
        let regimes = scheme.regimes;
        scheme.starts.retain(|(_, kind), _| {
            kind.level()
                .is_none_or(|l| regimes[index(l)] == Regime::Restart)
        });
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

    fn template(&self, level: Level) -> Text {
        if let Some(template) = &self.templates[index(level)] {
            return template.clone();
        }
        let usual = if self.half_width { &USUAL_HALF } else { &USUAL };
        // Below the deepest level in use the usual forms go on from its form.
        let above = (1..level.get())
            .rev()
            .find_map(|l| self.templates[usize::from(l) - 1].as_ref().map(|t| (l, t)));
        let at = match above.and_then(|(l, t)| marker_of(t).map(|m| (l, m.form))) {
            Some((l, form)) => usual_index(form) + usize::from(level.get() - l),
            None => index(level),
        };
        Text::from(usual[at.min(usual.len() - 1)])
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
fn marker_of(spelling: &str) -> Option<Marker<'_>> {
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
    last: u32,
}

#[derive(Default)]
struct Reader {
    scheme: Scheme,
    votes: [Vote; Level::MAX as usize],
}

impl Reader {
    fn section(&mut self, section: &Node) {
        // The numbers of headings right below `section`, by kind: the last one met.
        let mut last: Vec<(Kind, u32)> = Vec::new();
        for child in &section.children {
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
/// those of levels that run on through the whole of `part`. Numbers elsewhere are left alone,
/// whatever they are.
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
            siblings(node, scheme, &mut wanted);
            items(node, &mut wanted);
        }
    }
    let runs_on = |level: Level| scheme.regime(level) == Regime::Continue;
    if (1..=Level::MAX).any(|l| runs_on(Level::new(l))) {
        let part = draft.node(part)?;
        let mut counters = [0_u32; Level::MAX as usize];
        part.walk(&mut |node| {
            if let Some(level) = node.kind.level().filter(|l| runs_on(*l))
                && let Some(marker) = marker_of(&node.marker)
            {
                let counter = &mut counters[index(level)];
                *counter = if *counter == 0 {
                    marker.ordinal.min(1)
                } else {
                    *counter + 1
                };
                if marker.ordinal != *counter {
                    wanted.push((node.id, *counter));
                }
            }
        });
    }
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

/// The headings right below `section` whose number should be another.
fn siblings(section: &Node, scheme: &Scheme, wanted: &mut Vec<(NodeId, u32)>) {
    let mut next: Vec<(Kind, u32)> = Vec::new();
    for child in section.children.iter().filter(|c| c.kind.is_heading()) {
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
                let start = scheme
                    .starts
                    .get(&(section.id, child.kind))
                    .copied()
                    .unwrap_or(1);
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
/// the one before by other nodes goes on its numbers, unless a 一是 stands in it.
fn items(section: &Node, wanted: &mut Vec<(NodeId, u32)>) {
    let ordinal = |node: &Rc<Node>| crate::syntax::item_ordinal(&node.marker);
    let mut last = 0;
    for run in section
        .children
        .chunk_by(|a, b| a.kind == Kind::Item && b.kind == Kind::Item)
    {
        if run[0].kind != Kind::Item {
            continue;
        }
        if run.iter().any(|n| ordinal(n) == Some(1)) {
            last = 0;
        }
        for node in run {
            last += 1;
            if ordinal(node).is_some_and(|n| n != last) {
                wanted.push((node.id, last));
            }
        }
    }
}
