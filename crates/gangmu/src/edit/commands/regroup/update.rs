//! Bringing a merged report up to date with the reports that it is made of: what somebody has written
//! in it stays.

use super::merge::Compiler;
use super::sources::{Source, sources};
use super::with_children;
use crate::edit::commands::digest::of_problem;
use crate::edit::{Draft, EditError, Scheme};
use crate::outline::{Content, Kind, Node, NodeId, Note, Origin, Outline};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// What bringing a merged report up to date comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Updated {
    /// Problems that came.
    pub new: u32,
    /// Problems whose words or state changed in their report.
    pub changed: u32,
    /// Problems that only go to another section.
    pub moved: u32,
    /// Problems that are no longer in their report.
    pub gone: u32,
    /// Problems that changed or went there, but bear what somebody has written here: they stay.
    pub kept: u32,
}

impl Updated {
    /// Whether nothing would change.
    pub fn is_none(&self) -> bool {
        (self.new, self.changed, self.moved, self.gone) == (0, 0, 0, 0)
    }
}

/// The merged report as it is to be, and what has changed in it.
///
/// # Errors
/// [`EditError::NotForThis`] if the part is not made of others, or none of them is there.
pub(super) fn update(
    draft: &mut Draft<'_>,
    part: NodeId,
    scheme: &Scheme,
) -> Result<(Rc<Node>, Updated), EditError> {
    let old = draft.node(part)?.clone();
    let note = old.note.as_ref().and_then(|n| n.merged.clone());
    let merged = note.ok_or(EditError::NotForThis(old.kind))?;
    let is_there = |id: &NodeId| {
        draft
            .outline()
            .get(*id)
            .is_some_and(|p| p.kind == Kind::Report)
    };
    let parts: Vec<NodeId> = merged.parts.iter().copied().filter(is_there).collect();
    if parts.is_empty() {
        return Err(EditError::NotForThis(old.kind));
    }
    let all_there = parts.len() == merged.parts.len();
    let sources = sources(draft.outline(), &parts, merged.by)?;
    let mut places = HashMap::new();
    for (at, source) in sources.iter().enumerate() {
        places.insert(source.problem.id, at);
    }
    let mut updater = Updater {
        compiler: Compiler::new(draft, scheme),
        sources: &sources,
        places,
        all_there,
        seen: HashSet::new(),
        renewed: HashSet::new(),
        stay: HashMap::new(),
        arrivals: Vec::new(),
        updated: Updated::default(),
    };
    updater.judge(&old);
    updater.arrive(draft)?;
    let mut children = updater.below(&old);
    for (group, copies) in std::mem::take(&mut updater.arrivals) {
        let copies = copies.into_iter().map(|(_, copy)| copy).collect();
        let section = updater.compiler.section(draft, &group, copies);
        let at = seat(&children, &group, &sources);
        children.insert(at, section);
    }
    Ok((with_children(&old, children), updater.updated))
}

/// What bringing a merged report up to date would come to. O(text of the reports that it is made of).
///
/// # Errors
/// As for [`super::Regroup::Update`].
pub fn outdated(outline: &Outline, part: NodeId, scheme: &Scheme) -> Result<Updated, EditError> {
    // Persistent: only what changes is copied.
    let mut after = outline.clone();
    let updated = update(&mut Draft::new(&mut after), part, scheme)?;
    Ok(updated.1)
}

/// Copies, each with its place among the sources.
type Copies = Vec<(usize, Rc<Node>)>;

/// What becomes of a copy.
enum Fate {
    Stays,
    Goes,
    Becomes(Rc<Node>),
}

struct Updater<'a> {
    compiler: Compiler<'a>,
    sources: &'a [Source],
    /// The place of each problem among the sources.
    places: HashMap<NodeId, usize>,
    /// Whether every report that it was made of is still there.
    all_there: bool,
    /// Problems that have a copy.
    seen: HashSet<NodeId>,
    /// Those of them that are to be copied anew.
    renewed: HashSet<NodeId>,
    /// By the copy.
    stay: HashMap<NodeId, Fate>,
    /// Copies that go to a section, by its title.
    arrivals: Vec<(String, Copies)>,
    updated: Updated,
}

fn origin(node: &Node) -> Option<&Rc<Origin>> {
    node.note.as_ref()?.origin.as_ref()
}

impl Updater<'_> {
    /// Decides on each copy below `node`.
    fn judge(&mut self, node: &Rc<Node>) {
        for child in &node.children {
            let Some(origin) = origin(child) else {
                self.judge(child);
                continue;
            };
            let is_own = of_problem(child) != origin.digest;
            let Some(at) = self.places.get(&origin.node).copied() else {
                // That its report is gone does not make a problem gone.
                let fate = match !self.all_there || is_own {
                    true => Fate::Stays,
                    false => Fate::Goes,
                };
                match fate {
                    Fate::Goes => self.updated.gone += 1,
                    _ if self.all_there => self.updated.kept += 1,
                    _ => {}
                }
                self.stay.insert(child.id, fate);
                continue;
            };
            // A second copy was made by hand.
            if !self.seen.insert(origin.node) {
                self.stay.insert(child.id, Fate::Stays);
                continue;
            }
            let source = &self.sources[at];
            let (changed, goes) = (source.digest != origin.digest, source.group != origin.group);
            if changed && is_own {
                self.updated.kept += 1;
                self.stay.insert(child.id, Fate::Stays);
            } else if changed {
                self.updated.changed += 1;
                self.renewed.insert(origin.node);
                if goes {
                    self.stay.insert(child.id, Fate::Goes);
                } else {
                    self.stay.insert(child.id, Fate::Becomes(child.clone()));
                }
            } else if goes {
                self.updated.moved += 1;
                let note = Note {
                    origin: Some(Rc::new(Origin {
                        group: source.group.clone(),
                        ..Origin::clone(origin)
                    })),
                    ..child.note.as_deref().cloned().unwrap_or_default()
                };
                let copy = Node::from(Content {
                    note: Some(Rc::new(note)),
                    ..Content::clone(child)
                });
                self.stay.insert(child.id, Fate::Goes);
                self.arrival(at, Rc::new(copy));
            } else {
                self.stay.insert(child.id, Fate::Stays);
            }
        }
    }

    fn arrival(&mut self, at: usize, copy: Rc<Node>) {
        let group = &self.sources[at].group;
        match self.arrivals.iter_mut().find(|(g, _)| g == group) {
            Some((_, copies)) => copies.push((at, copy)),
            None => self.arrivals.push((group.clone(), vec![(at, copy)])),
        }
    }

    /// Copies the problems that have no copy, or none that is as they are now.
    fn arrive(&mut self, draft: &mut Draft<'_>) -> Result<(), EditError> {
        let mut in_place: HashMap<NodeId, NodeId> = HashMap::new();
        for (id, fate) in &self.stay {
            if let Fate::Becomes(old) = fate
                && let Some(origin) = origin(old)
            {
                in_place.insert(origin.node, *id);
            }
        }
        let mut arrived = 0;
        for (at, source) in self.sources.iter().enumerate() {
            let id = source.problem.id;
            if self.seen.contains(&id) && !self.renewed.contains(&id) {
                continue;
            }
            let copy = self.compiler.problem(draft, source)?;
            match in_place.get(&id) {
                Some(old) => {
                    self.stay.insert(*old, Fate::Becomes(copy));
                }
                None => {
                    arrived += 1;
                    self.arrival(at, copy);
                }
            }
        }
        // Those that changed and go elsewhere were counted as changed.
        let elsewhere = self.updated.changed - in_place.len() as u32;
        self.updated.new = arrived - elsewhere;
        for (_, copies) in &mut self.arrivals {
            copies.sort_by_key(|(at, _)| *at);
        }
        Ok(())
    }

    /// The children of a node as they are to be.
    fn below(&mut self, node: &Node) -> Vec<Rc<Node>> {
        let mut children: Vec<Rc<Node>> = Vec::with_capacity(node.children.len());
        // Where copies of that place among the sources stand.
        let mut copies: Vec<(usize, usize)> = Vec::new();
        let mut groups: Vec<String> = vec![node.title().to_owned()];
        for child in &node.children {
            let Some(origin) = origin(child) else {
                let below = self.below(child);
                let had = child.children.len();
                let same = below.len() == had
                    && below
                        .iter()
                        .zip(&child.children)
                        .all(|(a, b)| Rc::ptr_eq(a, b));
                // A section of ours goes with its last problem, one that bears other words stays.
                let is_of = |c: &Rc<Node>| origin(c).is_some_and(|o| *o.group == *child.text);
                let ends = below.is_empty() && child.children.iter().any(is_of);
                if same {
                    children.push(child.clone());
                } else if !ends {
                    children.push(with_children(child, below));
                }
                continue;
            };
            let place = self.places.get(&origin.node).copied();
            if !groups.contains(&origin.group) {
                groups.push(origin.group.clone());
            }
            let now = match self.stay.remove(&child.id) {
                Some(Fate::Goes) => continue,
                Some(Fate::Becomes(new)) => new,
                Some(Fate::Stays) | None => child.clone(),
            };
            copies.extend(place.map(|place| (place, children.len())));
            children.push(now);
        }
        if !node.kind.is_heading() {
            return children;
        }
        for group in groups {
            let Some(at) = self.arrivals.iter().position(|(g, _)| *g == group) else {
                continue;
            };
            for (place, copy) in self.arrivals.remove(at).1 {
                let before = copies.iter().rposition(|(other, _)| *other < place);
                let seat = match (before, copies.first()) {
                    (Some(before), _) => copies[before].1 + 1,
                    (None, Some((_, first))) => *first,
                    (None, None) => children.len(),
                };
                children.insert(seat, copy);
                for (_, index) in copies.iter_mut().filter(|(_, index)| *index >= seat) {
                    *index += 1;
                }
                copies.insert(before.map_or(0, |b| b + 1), (place, seat));
            }
        }
        children
    }
}

/// Where a section of that title goes among the children of the part: before the sections that come
/// after it, else behind the last that has copies.
fn seat(children: &[Rc<Node>], group: &str, sources: &[Source]) -> usize {
    let order = |title: &str| sources.iter().position(|s| s.group == title);
    let own = order(group);
    let groups = |node: &Rc<Node>| {
        let copy = node.children.iter().find_map(|c| origin(c).cloned());
        copy.and_then(|origin| order(&origin.group))
    };
    let later = children
        .iter()
        .position(|c| groups(c).is_some_and(|at| Some(at) > own));
    let last = || children.iter().rposition(|c| groups(c).is_some());
    later
        .or_else(|| last().map(|at| at + 1))
        .unwrap_or(children.len())
}
