//! Which nodes a reference names: those that its numbers fit, where exactly one does.
//!
//! - 第N部分 is the section of the first level with that number.
//! - Else the nearest section around that holds places of the form decides: 第（三）项 is the
//!   （三） of the innermost section with （一） in it. If that has none of the number, the whole part
//!   is asked where the numbers of the level run on through it.
//! - A further depth is looked for in what the one before it names.

use super::absent::{Known, is_nowhere};
use crate::edit::Scheme;
use crate::numbering::{Called, FORMS, Form, Noun, marker_of};
use crate::outline::{Kind, Level, Node, NodeId, Regime};
use crate::syntax::{Named, Reference, Scope, Step};
use std::collections::HashMap;
use std::rc::Rc;

/// What a reference names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Resolved {
    /// For each of its depths, one for each number; for a range, for all numbers in it.
    pub targets: Vec<Vec<Option<NodeId>>>,
    /// The first number that no place has in the section that must be meant, though places of the
    /// form stand in it.
    pub absent: Option<Absent>,
}

/// A number that no place has where it should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Absent {
    pub keys: Vec<Key>,
    pub ordinal: u32,
    /// Whether the reference says itself which section or document is meant.
    pub is_placed: bool,
}

/// Why a number names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Miss {
    /// What it may mean is not to be found, or is more than one.
    Unclear,
    /// The section that must be meant has places of the form, but none of the number.
    Nowhere,
}

/// What a number may be the number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A section of the first level, whatever its form.
    Top,
    /// A heading numbered in that form.
    Form(Form),
}

/// The nodes that have a number: one, or more than one.
#[derive(Clone, Copy)]
enum Fit<'a> {
    /// With its index among its siblings.
    One(&'a Node, usize),
    Many,
}

/// The numbered headings right below a section, or of a part.
#[derive(Default)]
struct Places<'a> {
    levels: Vec<(Key, Option<Level>)>,
    of: HashMap<(Key, u32), Fit<'a>>,
}

impl<'a> Places<'a> {
    fn add(&mut self, index: usize, node: &'a Node) {
        if !node.kind.is_heading() {
            return;
        }
        let Some(marker) = marker_of(&node.marker) else {
            return;
        };
        let level = node.kind.level();
        let top = (level == Some(Level::new(1))).then_some(Key::Top);
        for key in [Some(Key::Form(marker.form)), top].into_iter().flatten() {
            if !self.levels.contains(&(key, level)) {
                self.levels.push((key, level));
            }
            self.of
                .entry((key, marker.ordinal))
                .and_modify(|fit| *fit = Fit::Many)
                .or_insert(Fit::One(node, index));
        }
    }

    fn has(&self, keys: &[Key]) -> bool {
        self.levels.iter().any(|(key, _)| keys.contains(key))
    }

    /// Why nothing has that number: text may be missing before the first that is there.
    fn miss(&self, keys: &[Key], ordinal: u32) -> Miss {
        let numbers = self.of.keys().filter(|(key, _)| keys.contains(key));
        match numbers.map(|(_, n)| *n).min() {
            Some(first) if first <= ordinal => Miss::Nowhere,
            _ => Miss::Unclear,
        }
    }

    /// What fits a number; `None` if nothing does.
    fn fit(&self, keys: &[Key], ordinal: u32) -> Option<Fit<'a>> {
        let mut fits = keys.iter().filter_map(|key| self.of.get(&(*key, ordinal)));
        let first = fits.next().copied();
        if fits.next().is_some() {
            Some(Fit::Many)
        } else {
            first
        }
    }
}

/// Looks references of one part up, and remembers which sections it has read.
pub(super) struct Resolver<'a, 's> {
    scheme: &'s Scheme,
    sections: HashMap<NodeId, Rc<Places<'a>>>,
    /// Of numbers that are absent, whether they surely are.
    absent: Known,
    /// The headings of the levels that run on through the part.
    running_on: Option<Rc<Places<'a>>>,
}

impl<'a, 's> Resolver<'a, 's> {
    pub(super) fn new(scheme: &'s Scheme) -> Self {
        Self {
            scheme,
            sections: HashMap::new(),
            absent: Known::new(),
            running_on: None,
        }
    }

    /// What the reference names that stands in the last of `lineage`, the nodes from its part
    /// down.
    pub(super) fn resolve(&mut self, reference: &Reference, lineage: &[&'a Node]) -> Resolved {
        let mut resolved = Resolved::default();
        // What the next depth is looked for in.
        let mut within = match reference.scope {
            Scope::Own(noun) => lineage.iter().rev().find(|n| is_called(n, noun)).copied(),
            _ => None,
        };
        let lost_scope = within.is_none() && matches!(reference.scope, Scope::Own(_));
        for (depth, step) in reference.steps.iter().enumerate() {
            let mut own = Vec::with_capacity(step.names.len());
            let mut last = 0;
            for name in &step.names {
                let keys = keys(step, name);
                let first = if name.through { last + 1 } else { name.ordinal };
                last = name.ordinal;
                for ordinal in first.min(last)..=last {
                    let found = match within {
                        _ if lost_scope => Err(Miss::Unclear),
                        Some(section) => self.within(section, &keys, ordinal),
                        None if depth == 0 => self.around(lineage, reference.scope, &keys, ordinal),
                        None => Err(Miss::Unclear),
                    };
                    if matches!(found, Err(Miss::Nowhere)) && resolved.absent.is_none() {
                        let said = matches!(reference.scope, Scope::Document | Scope::Own(_));
                        resolved.absent = Some(Absent {
                            keys: keys.clone(),
                            ordinal,
                            is_placed: depth > 0 || said,
                        });
                    }
                    own.push(found.ok());
                }
            }
            let one = own.first().copied().flatten().filter(|_| own.len() == 1);
            let own = own.into_iter().map(|node| node.map(|n| n.id));
            resolved.targets.push(own.collect());
            // A paragraph has no node: what comes next is looked for where it was.
            if step.noun != Noun::Paragraph {
                within = one;
            }
        }
        resolved
    }

    /// Whether a number of the reference, which stands in `part`, is surely nowhere.
    pub(super) fn is_nowhere(&mut self, part: &Node, resolved: &Resolved) -> bool {
        let absent = resolved.absent.as_ref();
        absent.is_some_and(|absent| is_nowhere(part, absent, &mut self.absent))
    }

    /// The heading of that number in the nearest section around that decides, or why
    /// there is none.
    fn around(
        &mut self,
        lineage: &[&'a Node],
        scope: Scope,
        keys: &[Key],
        ordinal: u32,
    ) -> Result<&'a Node, Miss> {
        let near = match scope {
            Scope::Document => 1,
            _ if keys.contains(&Key::Top) => 1,
            _ => lineage.len(),
        };
        for at in (0..near).rev() {
            let places = self.places(lineage[at]);
            if !places.has(keys) {
                continue;
            }
            return match places.fit(keys, ordinal) {
                Some(Fit::One(node, index)) if scope == Scope::Above => {
                    let below = lineage.get(at + 1).map(|n| n.id);
                    let mut before = lineage[at].children[index..].iter();
                    let is_above = before.any(|c| Some(c.id) == below);
                    if is_above {
                        Ok(node)
                    } else {
                        Err(Miss::Unclear)
                    }
                }
                Some(Fit::One(node, _)) => Ok(node),
                Some(Fit::Many) => Err(Miss::Unclear),
                None => {
                    let runs_on = |(key, level): &(Key, Option<Level>)| {
                        keys.contains(key)
                            && level.is_some_and(|l| self.scheme.regime(l) == Regime::Continue)
                    };
                    let miss = places.miss(keys, ordinal);
                    if places.levels.iter().any(runs_on) {
                        self.anywhere(lineage[0], keys, ordinal).ok_or(miss)
                    } else {
                        Err(miss)
                    }
                }
            };
        }
        self.anywhere(lineage[0], keys, ordinal)
            .ok_or(Miss::Unclear)
    }

    /// The heading of that number in `section`: right below it, or deeper where nothing of the
    /// form stands right below it.
    fn within(&mut self, section: &'a Node, keys: &[Key], ordinal: u32) -> Result<&'a Node, Miss> {
        let places = self.places(section);
        let places = if places.has(keys) {
            places
        } else {
            let mut all = Places::default();
            every_heading(section, &mut |_| true, &mut |n| all.add(0, n));
            Rc::new(all)
        };
        match places.fit(keys, ordinal) {
            Some(Fit::One(node, _)) => Ok(node),
            Some(Fit::Many) => Err(Miss::Unclear),
            None => Err(places.miss(keys, ordinal)),
        }
    }

    /// The one heading of that number in the part, at the levels that run on through it.
    fn anywhere(&mut self, part: &'a Node, keys: &[Key], ordinal: u32) -> Option<&'a Node> {
        let places = self.running_on.get_or_insert_with(|| {
            let levels = (1..=Level::MAX).map(Level::new);
            let levels = levels.filter(|l| self.scheme.regime(*l) == Regime::Continue);
            let levels: Vec<Level> = levels.collect();
            let mut all = Places::default();
            let mut holds = |n: &Node| {
                let counted = n.totals().by_level;
                levels.iter().any(|l| counted[usize::from(l.get()) - 1] > 0)
            };
            every_heading(part, &mut holds, &mut |n| {
                if n.kind.level().is_some_and(|l| levels.contains(&l)) {
                    all.add(0, n);
                }
            });
            Rc::new(all)
        });
        match places.fit(keys, ordinal) {
            Some(Fit::One(node, _)) => Some(node),
            _ => None,
        }
    }

    fn places(&mut self, section: &'a Node) -> Rc<Places<'a>> {
        let places = self.sections.entry(section.id).or_insert_with(|| {
            let mut places = Places::default();
            for (index, child) in section.children.iter().enumerate() {
                places.add(index, child);
            }
            Rc::new(places)
        });
        places.clone()
    }
}

/// Calls `visit` for the headings below `node`, in those branches that `enter` lets in.
fn every_heading<'a>(
    node: &'a Node,
    enter: &mut impl FnMut(&Node) -> bool,
    visit: &mut impl FnMut(&'a Node),
) {
    for child in node.children.iter().filter(|c| c.kind.is_heading()) {
        if enter(child) {
            visit(child);
            every_heading(child, enter, visit);
        }
    }
}

/// Whether `node` is what 本部分, 本章 … means for what stands in it.
fn is_called(node: &Node, noun: Noun) -> bool {
    let own = || {
        let row = marker_of(&node.marker).map(|m| m.form.row());
        let called = row.filter(|row| row.is_chapter()).and_then(|r| r.called);
        called.is_some_and(|called| called.nouns.contains(&noun))
    };
    match noun {
        Noun::Part => node.kind == Kind::Heading(Level::new(1)),
        _ => own(),
    }
}

/// What a number of `step` may be the number of. Without brackets 第三项 may be anything, so only
/// Arabic numbers name items.
fn keys(step: &Step, name: &Named) -> Vec<Key> {
    if step.noun == Noun::Part && name.open.is_none() {
        return vec![Key::Top];
    }
    let fits = |called: &Called| called.fits(step.noun, name.open, name.numeral);
    let rows = FORMS
        .iter()
        .filter(|row| row.called.as_ref().is_some_and(fits));
    rows.map(|row| Key::Form(row.form)).collect()
}

/// How the number `name` of `step` is spelled for a place whose marker has that form and number:
/// as it was where the form is one that it can name, else in the form's own way.
pub(super) fn respelled(
    text: &str,
    step: &Step,
    name: &Named,
    form: Form,
    ordinal: u32,
) -> Option<String> {
    let keys = keys(step, name);
    if keys.contains(&Key::Top) || keys.contains(&Key::Form(form)) {
        let before = &text[name.range.start..name.digits.start];
        let behind = &text[name.digits.end..name.range.end];
        return Some(format!("{before}{}{behind}", name.numeral.write(ordinal)));
    }
    let nameable = matches!(step.noun, Noun::Item | Noun::Article | Noun::Problem);
    let called = form
        .row()
        .called
        .filter(|c| nameable && c.nouns.contains(&step.noun));
    called.map(|called| called.spell(ordinal))
}
