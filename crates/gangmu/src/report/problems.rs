//! Which nodes the count of problems counts, and which that of measures.

use super::counts::{Certainty, Counts, Found, judge, takes_what_stands_below};
use crate::outline::{Kind, Node};
use std::collections::HashSet;
use std::rc::Rc;

/// The problems of a part, in order of the text: as many as its [`Counts`] say.
/// O(problems and measures with what stands above them).
pub fn problems(part: &Rc<Node>) -> Vec<Rc<Node>> {
    let nodes = Listed::of(part).problems.into_iter();
    let sure = nodes.filter(|(_, c)| *c != Certainty::Candidate);
    sure.map(|(node, _)| node).collect()
}

/// As [`problems`], without those that stand below others of them.
pub fn outer_problems(part: &Rc<Node>) -> Vec<Rc<Node>> {
    let mut below = HashSet::new();
    let mut found = problems(part);
    found.retain(|problem| {
        let is_outer = !below.contains(&problem.id);
        problem.walk(&mut |n| {
            below.insert(n.id);
        });
        is_outer
    });
    found
}

/// The measures below a node, in order of the text: as many as its [`Counts`] say, itself
/// included. O(problems and measures with what stands above them).
pub fn measures(node: &Rc<Node>) -> Vec<Rc<Node>> {
    Listed::of(node).measures
}

/// The measures of a problem: those below it that are of no other problem below it. O(as
/// [`measures`]).
pub fn measures_of(problem: &Rc<Node>) -> Vec<Rc<Node>> {
    let own = measures(problem);
    let others: Vec<_> = problems(problem)
        .into_iter()
        .filter(|p| p.id != problem.id)
        .flat_map(|p| measures(&p))
        .map(|m| m.id)
        .collect();
    own.into_iter()
        .filter(|m| !others.contains(&m.id))
        .collect()
}

/// The measures of a part that are of no problem though it has some, in order of the text. The
/// others are those of its ledger.
pub fn measures_aside(part: &Rc<Node>) -> Vec<Rc<Node>> {
    if part.summary().problems == 0 {
        return Vec::new();
    }
    let under: HashSet<_> = problems(part)
        .iter()
        .flat_map(measures)
        .map(|m| m.id)
        .collect();
    let all = measures(part).into_iter();
    all.filter(|m| !under.contains(&m.id)).collect()
}

/// What counts as measures below `node` though it is none by itself: the numbered headings that
/// it takes. `None` where it takes none.
pub fn numbered_measures(node: &Rc<Node>) -> Option<Vec<Rc<Node>>> {
    let inner = node.children.iter().any(|c| c.summary().measures > 0);
    let taken = !inner && takes_what_stands_below(node) && node.summary().measures > 0;
    taken.then(|| measures(node))
}

/// What [`Counts`] count, each in order of the text.
struct Listed<'a> {
    node: &'a Rc<Node>,
    problems: Vec<(Rc<Node>, Certainty)>,
    measures: Vec<Rc<Node>>,
}

impl<'a> Listed<'a> {
    fn of(node: &'a Rc<Node>) -> Self {
        let mut found = Self {
            node,
            problems: Vec::new(),
            measures: Vec::new(),
        };
        let with_any = |c: &&Rc<Node>| *c.summary() != Counts::default();
        for child in node.children.iter().filter(with_any) {
            let mut inner = Listed::of(child);
            found.problems.append(&mut inner.problems);
            found.measures.append(&mut inner.measures);
        }
        judge(node, &mut found);
        found
    }

    fn candidates(&self) -> impl Iterator<Item = &Rc<Node>> {
        let all = self.problems.iter();
        let unsure = all.filter(|(_, c)| *c == Certainty::Candidate);
        unsure.map(|(node, _)| node)
    }
}

impl Found for Listed<'_> {
    fn has_sure(&self) -> bool {
        self.problems
            .iter()
            .any(|(_, c)| *c != Certainty::Candidate)
    }

    fn has_candidates(&self) -> bool {
        self.candidates().next().is_some()
    }

    fn has_measures(&self) -> bool {
        !self.measures.is_empty()
    }

    fn add_measure(&mut self) {
        self.measures.insert(0, self.node.clone());
    }

    fn add(&mut self, certainty: Certainty) {
        self.problems.insert(0, (self.node.clone(), certainty));
    }

    fn clear(&mut self) {
        self.problems.clear();
    }

    fn measure_candidates(&mut self) {
        let mut taken = self.candidates().cloned().collect();
        self.measures.append(&mut taken);
    }

    fn keep_chosen(&mut self) {
        self.problems.retain(|(_, c)| *c == Certainty::Chosen);
    }

    fn confirm(&mut self) {
        let unsure = self.problems.iter_mut();
        let unsure = unsure.filter(|(_, c)| *c == Certainty::Candidate);
        unsure.for_each(|(_, c)| *c = Certainty::Sure);
    }
}

/// The sections of the highest level of a part, with the leads that stand beside them.
pub fn sections(part: &Node) -> impl Iterator<Item = &Rc<Node>> {
    let own = part.children.iter();
    own.filter(|c| matches!(c.kind, Kind::Heading(_) | Kind::LeadIn))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    #[test]
    fn as_many_as_are_counted() {
        let text = test_texts::SAMPLE;
        let outline = parse(text);
        let part = &outline.root().children[0];
        let found = problems(part);
        assert_eq!(found.len(), part.summary().problems as usize);
        assert!(found.iter().all(|p| p.title().contains("问题")));
        assert_eq!(sections(part).count(), 3);
    }

    #[test]
    fn what_stands_under_plans_is_none() {
        let text = "一、整改情况\n1.台账不全\n2.学习不深\n二、下一步打算\n1.抓学习\n2.抓台账";
        let outline = parse(text);
        let titles: Vec<_> = problems(&outline.root().children[0])
            .iter()
            .map(|p| p.title().to_owned())
            .collect();
        assert_eq!(titles, ["台账不全", "学习不深"]);
    }
}
