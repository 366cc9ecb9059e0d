//! Numbers follow the structure: the spelling is stored, the right ordinal is derived from the
//! place. A report's own style (which marker at which level, its width, whether numbers restart
//! in every section or run on) is read from it and kept.

mod renumber;

pub(super) use renumber::renumber;

use crate::outline::{Kind, Level, Node, NodeId};
use crate::syntax::{Form, Marker, Numeral, marker_at};
use crate::text::Text;
use std::collections::HashMap;

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
