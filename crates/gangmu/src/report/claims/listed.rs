//! What a part lists: its problems in their layers, the sections that hold them, their status.

use super::super::status::{core, own_status, section_reading};
use super::super::{problems, section_status};
use crate::numbering::marker_at;
use crate::outline::{Kind, Node, NodeId, Status};
use crate::report::{Cue, Section, numbered_measures};
use crate::syntax::hides_text;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// One way to count the problems of a part: the innermost headings, or those above them.
#[derive(Debug)]
pub(super) struct Layer {
    pub nodes: Vec<Rc<Node>>,
    /// Whether each says that it is a problem.
    pub strong: bool,
    /// Whether their numbers run on through the sections, from 1 without a gap.
    pub continuous: bool,
}

impl Layer {
    fn new(nodes: Vec<Rc<Node>>) -> Self {
        let strong = nodes.iter().all(|n| Cue::of(n) == Cue::Strong);
        let numbers = nodes
            .iter()
            .map(|n| marker_at(&n.marker).map(|m| m.ordinal));
        let mut expected = 0;
        let continuous = nodes.len() > 1
            && numbers.into_iter().all(|n| {
                expected += 1;
                n == Some(expected)
            });
        Self {
            nodes,
            strong,
            continuous,
        }
    }

    /// The problems in a scope.
    pub fn within(&self, listed: &Listed, scope: NodeId) -> Vec<&Rc<Node>> {
        let inside = |n: &&Rc<Node>| listed.is_below(n.id, scope);
        self.nodes.iter().filter(inside).collect()
    }
}

/// What a part lists.
#[derive(Debug)]
pub(super) struct Listed {
    pub part: NodeId,
    /// Innermost first; empty where no problem is listed.
    pub layers: Vec<Layer>,
    pub status: HashMap<NodeId, Status>,
    /// The words that say so, without those around them.
    pub words: HashMap<NodeId, String>,
    /// The section that holds all problems, or the one on rectification where none is listed.
    pub home: Option<Rc<Node>>,
    /// Problems named again in other sections, by the status that those give: what is left to do.
    pub named_again: HashMap<Status, u32>,
    /// How many there are if the numbered sentences below 关于…的问题 are problems themselves;
    /// `None` where there are none, or a label says that they are measures.
    pub parts_of_problems: Option<u32>,
    /// Whether something says that not all is listed.
    pub partial: bool,
    /// The status that the section gives to each problem.
    by_section: HashMap<NodeId, Option<Status>>,
    parents: HashMap<NodeId, NodeId>,
    problems: HashSet<NodeId>,
    holders: HashSet<NodeId>,
    main: HashSet<NodeId>,
}

impl Listed {
    pub fn of(part: &Rc<Node>) -> Self {
        let found = problems(part);
        let mut parents = HashMap::new();
        let mut headings = HashMap::new();
        enter(part, &mut parents, &mut headings);
        let ids: HashSet<NodeId> = found.iter().map(|p| p.id).collect();
        let mut holders = HashSet::new();
        for problem in &found {
            let mut at = problem.id;
            while let Some(&above) = parents.get(&at) {
                holders.insert(above);
                at = above;
            }
        }
        let mut listed = Self {
            part: part.id,
            layers: Vec::new(),
            status: HashMap::new(),
            words: HashMap::new(),
            home: None,
            named_again: HashMap::new(),
            parts_of_problems: parts_of(&found),
            partial: false,
            by_section: HashMap::new(),
            parents,
            problems: ids,
            holders,
            main: HashSet::new(),
        };
        listed.states(&found, &headings);
        listed.home = listed.home_of(part, &found, &headings);
        listed.layers = listed.layers_of(found, &headings);
        listed.main = listed.main_of(part);
        listed.named_again = listed.again(part);
        listed.partial = listed.is_partial(part);
        listed
    }

    pub fn is_problem(&self, id: NodeId) -> bool {
        self.problems.contains(&id)
    }

    pub fn holds_problems(&self, id: NodeId) -> bool {
        self.holders.contains(&id)
    }

    /// Whether the node stands in a section that tells what was done.
    pub fn is_in_main(&self, id: NodeId) -> bool {
        self.main.iter().any(|m| self.is_below(id, *m))
    }

    pub fn is_below(&self, id: NodeId, scope: NodeId) -> bool {
        let mut at = id;
        loop {
            if at == scope {
                return true;
            }
            match self.parents.get(&at) {
                Some(&above) => at = above,
                None => return false,
            }
        }
    }

    fn states(&mut self, found: &[Rc<Node>], headings: &HashMap<NodeId, Rc<Node>>) {
        for problem in found {
            let mut above = None;
            let mut at = problem.id;
            while let (None, Some(&up)) = (&above, self.parents.get(&at)) {
                above = headings.get(&up).and_then(section_reading);
                at = up;
            }
            let by_section = above.as_ref().map(|r| r.status);
            self.by_section.insert(problem.id, by_section);
            if let Some(reading) = own_status(problem).or(above) {
                self.status.insert(problem.id, reading.status);
                let words = core(&reading.words).to_owned();
                self.words.insert(problem.id, words);
            }
        }
    }

    /// The innermost section above all problems.
    fn home_of(
        &self,
        part: &Rc<Node>,
        found: &[Rc<Node>],
        headings: &HashMap<NodeId, Rc<Node>>,
    ) -> Option<Rc<Node>> {
        let Some(first) = found.first() else {
            let mut top = part.children.iter().filter(|c| c.kind.is_heading());
            let is_home = |c: &&Rc<Node>| Section::of(c) == Section::Rectification;
            let home = top.find(is_home)?;
            return top.all(|c| !is_home(&c)).then(|| home.clone());
        };
        let mut at = first.id;
        while let Some(&above) = self.parents.get(&at) {
            if found.iter().all(|p| self.is_below(p.id, above)) {
                let home = headings.get(&above).cloned();
                return home.or_else(|| (above == part.id).then(|| part.clone()));
            }
            at = above;
        }
        None
    }

    fn layers_of(&self, found: Vec<Rc<Node>>, headings: &HashMap<NodeId, Rc<Node>>) -> Vec<Layer> {
        if found.is_empty() {
            return Vec::new();
        }
        let mut upper: Vec<Rc<Node>> = Vec::new();
        let mut all = true;
        for problem in &found {
            let above = self.parents.get(&problem.id).and_then(|p| headings.get(p));
            match above.filter(|a| Cue::of(a) == Cue::Strong) {
                Some(above) if upper.last().is_some_and(|u| u.id == above.id) => {}
                Some(above) => upper.push(above.clone()),
                None => all = false,
            }
        }
        let mut layers = vec![Layer::new(found)];
        if all && !upper.is_empty() {
            layers.push(Layer::new(upper));
        }
        layers
    }

    /// The sections of the highest level in which rectification is told.
    fn main_of(&self, part: &Node) -> HashSet<NodeId> {
        let top: Vec<_> = part
            .children
            .iter()
            .filter(|c| c.kind.is_heading())
            .collect();
        let holding = top.iter().filter(|c| self.holds_problems(c.id));
        let mut main: HashSet<NodeId> = holding.map(|c| c.id).collect();
        if main.is_empty() {
            let is_main = |(at, c): (usize, &&Rc<Node>)| match Section::of(c) {
                Section::Aside => None,
                Section::Rectification => Some(c.id),
                Section::Plain => (at > 0).then_some(c.id),
            };
            main = top.iter().enumerate().filter_map(is_main).collect();
        }
        main
    }

    /// Problems that a section of a status names without being counted among the problems.
    fn again(&self, part: &Rc<Node>) -> HashMap<Status, u32> {
        let mut found = HashMap::new();
        part.walk(&mut |node| {
            if !node.kind.is_heading() || self.holds_problems(node.id) {
                return;
            }
            if let Some(status) = section_status(node.title()) {
                let own = node.children.iter().filter(|c| Cue::of(c) != Cue::None);
                *found.entry(status).or_default() += own.count() as u32;
            }
        });
        found.retain(|_, n| *n > 0);
        found
    }

    /// Whether text is hidden, only what is done is listed, or a title or the opening says that
    /// this is a selection.
    fn is_partial(&self, part: &Rc<Node>) -> bool {
        const TITLES: [&str; 7] = [
            "重点问题",
            "主要问题",
            "部分问题",
            "突出问题",
            "典型问题",
            "节选",
            "摘要",
        ];
        const WORDS: [&str; 8] = [
            "不宜公开",
            "涉密",
            "部分整改情况",
            "主要整改情况",
            "重点整改情况",
            "摘要如下",
            "主要情况公布",
            "部分问题整改",
        ];
        let mut said = false;
        part.walk(&mut |n| {
            let holds =
                n.kind.is_heading() && (self.holds_problems(n.id) || self.main.contains(&n.id));
            said |= match n.kind {
                Kind::Junk => hides_text(&n.text),
                Kind::Heading(_) => holds && TITLES.iter().any(|w| n.title().contains(w)),
                Kind::Body => WORDS.iter().any(|w| n.text.contains(w)),
                _ => false,
            };
        });
        said
    }

    /// Whether all problems stand in sections of what is done: what is left is not listed.
    pub fn lists_only_done(&self) -> bool {
        let mut states = self.by_section.values();
        states.len() > 0 && states.all(|s| *s == Some(Status::Done))
    }

    /// The sections below the home that hold the problems, or all where none is listed.
    pub fn aspects(&self) -> Vec<&Rc<Node>> {
        let Some(home) = &self.home else {
            return Vec::new();
        };
        let own = home.children.iter().filter(|c| c.kind.is_heading());
        own.filter(|c| !self.is_problem(c.id))
            .filter(|c| self.problems.is_empty() || self.holds_problems(c.id))
            .collect()
    }
}

/// The problems with what stands numbered below them counted instead, where no label names it.
fn parts_of(found: &[Rc<Node>]) -> Option<u32> {
    let mut any = false;
    let counts = found.iter().map(|problem| {
        let taken = numbered_measures(problem);
        let named = problem.children.iter().any(|c| c.kind == Kind::Label);
        let taken = taken.filter(|_| !named);
        any |= taken.is_some();
        taken.map_or(1, |t| t.len() as u32)
    });
    let sum = counts.sum();
    any.then_some(sum)
}

fn enter(
    node: &Rc<Node>,
    parents: &mut HashMap<NodeId, NodeId>,
    headings: &mut HashMap<NodeId, Rc<Node>>,
) {
    for child in &node.children {
        parents.insert(child.id, node.id);
        if child.kind.is_heading() {
            headings.insert(child.id, child.clone());
        }
        enter(child, parents, headings);
    }
}
