//! Numbers follow the structure: the spelling is stored, the right ordinal is derived from the
//! place. A report's own style (which marker at which level, its width, whether numbers restart
//! in every section or run on) is read from it and kept, unless another was chosen for it.

mod order;
mod outer;
mod read;
mod style;

pub(super) use order::{put_in_order, put_sections_in_order, renumber};
pub(super) use style::check_style;
pub use style::{decimals, official};

use crate::numbering::{Shape, decimal_at, marker_at, marker_of, shapes};
use crate::outline::{Kind, Level, LevelStyle, Node, NodeId, Numbering, Regime, Style};
use crate::text::Text;
use std::collections::HashMap;
use std::rc::Rc;

/// A report's numbering style with what its text shows of missing numbers.
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
    /// What was decided on the part's numbers when this was made.
    noted: Option<Rc<Numbering>>,
    /// What the text showed, where something else was decided.
    shown: Option<Rc<Scheme>>,
}

/// How many levels have a usual form.
pub(super) fn usual_levels() -> u8 {
    usual().count() as u8
}

/// The shapes of the usual levels, 一、 first.
fn usual() -> impl Iterator<Item = Shape> {
    let mut row = None;
    shapes(false).filter(move |shape| {
        // The first one of each row.
        shape.row.is_usual && row.replace(shape.row.form) != Some(shape.row.form)
    })
}

impl Scheme {
    /// The style of `part`: the one that was chosen for it, else the one that its text shows.
    /// O(nodes of the part).
    pub fn of(part: &Node) -> Self {
        read::read(part).renewed(part)
    }

    /// This scheme after another decision on the numbers of `part`. What the text shows is not
    /// read again: a style survives that its last sign goes for a while.
    #[must_use]
    pub fn renewed(&self, part: &Node) -> Self {
        let shown = self.shown.clone();
        let Some(noted) = noted(part).cloned() else {
            return shown.map_or_else(|| self.clone(), |shown| (*shown).clone());
        };
        let shown = shown.unwrap_or_else(|| Rc::new(self.clone()));
        let mut scheme = (*shown).clone();
        if noted.in_order {
            scheme.forget_starts(part.id);
        }
        if let Some(style) = &noted.style {
            scheme.wear(style);
        }
        scheme.noted = Some(noted);
        scheme.shown = Some(shown);
        scheme
    }

    /// Whether what this was made from is still what is decided on the numbers of `part`; if
    /// not, it is to be [`renewed`](Self::renewed).
    pub fn is_of(&self, part: &Node) -> bool {
        match (&self.noted, noted(part)) {
            (None, None) => true,
            (Some(a), Some(b)) => Rc::ptr_eq(a, b) || a == b,
            _ => false,
        }
    }

    /// Whether numbers are left alone when the structure changes.
    pub fn hands_off(&self) -> bool {
        self.noted.as_ref().is_some_and(|n| n.hands_off)
    }

    /// The style alone, each form spelled with the number 1.
    pub fn style(&self) -> Style {
        let example = |template: &Text| match marker_of(template) {
            Some(marker) => marker.spell(1),
            None => template.to_string(),
        };
        let used = self.templates.iter().rposition(Option::is_some);
        let levels = self.templates.iter().zip(self.regimes);
        let levels = levels.take(used.map_or(0, |at| at + 1));
        Style {
            levels: levels
                .map(|(template, regime)| LevelStyle {
                    form: template.as_ref().map(example).unwrap_or_default(),
                    regime,
                })
                .collect(),
            lead: self.lead.as_ref().map(example).unwrap_or_default(),
        }
    }

    /// Takes on `style` in place of the text's own.
    fn wear(&mut self, style: &Style) {
        let form = |form: &String| (!form.is_empty()).then(|| Text::from(form.as_str()));
        for at in 0..self.templates.len() {
            let level = style.levels.get(at);
            self.templates[at] = level.and_then(|l| form(&l.form));
            self.regimes[at] = level.map_or(Regime::Restart, |l| l.regime);
        }
        self.lead = form(&style.lead).or(self.lead.take());
        self.half_width = style.levels.iter().any(|l| l.form.starts_with('('));
    }

    /// Lets sequences begin with 1, but for those right below the part.
    fn forget_starts(&mut self, part: NodeId) {
        self.starts.retain(|(section, _), _| *section == part);
    }

    /// Lets the sequences right below these sections begin with 1.
    fn forget_starts_of(&mut self, sections: &[NodeId]) {
        self.starts
            .retain(|(section, _), _| !sections.contains(section));
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
            Kind::LeadIn => self.lead.clone().unwrap_or_default(),
            _ => Text::default(),
        };
        match marker_of(&template) {
            Some(marker) => marker.spell(ordinal).into(),
            None => template,
        }
    }

    /// The level whose markers have the form of this one; `None` also for a misspelled one.
    pub(super) fn level_of(&self, marker: &str) -> Option<Level> {
        let form = |of: &str| marker_at(of).or_else(|| decimal_at(of)).map(|m| m.form);
        let form_of = form(marker)?;
        let is_of = |t: &Option<Text>| t.as_ref().and_then(|t| form(t)) == Some(form_of);
        let at = self.templates.iter().position(is_of)?;
        Some(Level::new(at as u8 + 1))
    }

    /// Whether there is a marker for `level`: the report's own, or one of the usual forms that
    /// none above it has.
    pub fn reaches(&self, level: Level) -> bool {
        self.templates[index(level)].is_some() || self.usual_at(level) < usize::from(usual_levels())
    }

    /// Whether any level has decimal numbers.
    fn is_decimal(&self) -> bool {
        let outer = |t: &Text| marker_of(t).is_some_and(|m| m.form.row().outer > 0);
        self.templates.iter().flatten().any(outer)
    }

    fn template(&self, level: Level) -> Text {
        if let Some(template) = &self.templates[index(level)] {
            return template.clone();
        }
        // Below 1.2 stands 1.2.1.
        let above = index(level)
            .checked_sub(1)
            .and_then(|at| self.templates[at].as_ref());
        if let Some(marker) = above.and_then(|t| marker_of(t))
            && (1..4).contains(&marker.form.row().outer)
        {
            return [marker.prefix, "1.1", marker.suffix].concat().into();
        }
        let shape = usual().take(self.usual_at(level) + 1).last();
        let half = self.half_width;
        let spelled = shape.map_or("", |s| if half { s.half } else { s.usual() });
        Text::from(spelled)
    }

    /// Which of the usual forms `level` has where the report shows none: below the deepest level
    /// in use they go on from its form.
    fn usual_at(&self, level: Level) -> usize {
        let above = (1..level.get())
            .rev()
            .find_map(|l| self.templates[usize::from(l) - 1].as_ref().map(|t| (l, t)));
        match above.and_then(|(l, t)| marker_of(t).map(|m| (l, m.form))) {
            Some((l, form)) => {
                usize::from(form.row().stands_for - 1) + usize::from(level.get() - l)
            }
            None => index(level),
        }
    }
}

fn index(level: Level) -> usize {
    usize::from(level.get()) - 1
}

fn noted(part: &Node) -> Option<&Rc<Numbering>> {
    part.note.as_ref()?.numbering.as_ref()
}
