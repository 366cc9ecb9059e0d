//! Which nodes the count of problems counts.

use crate::outline::{
    Cue, Kind, Node, Role, Section, is_measure, numbered_measures, takes_what_stands_below,
};
use std::rc::Rc;

/// The problems of a part, in order of the text: as many as its totals count.
/// O(headings of the part).
pub fn problems(part: &Rc<Node>) -> Vec<Rc<Node>> {
    let mut found = Found::default();
    found.below(part);
    found.sure()
}

/// The measures below a node, in order of the text: as many as its totals count, itself included.
/// O(nodes below).
pub fn measures(node: &Rc<Node>) -> Vec<Rc<Node>> {
    let mut found = Vec::new();
    collect(node, &mut found);
    found
}

fn collect(node: &Rc<Node>, found: &mut Vec<Rc<Node>>) {
    let inner: u32 = node.children.iter().map(|c| c.totals().measures).sum();
    if is_measure(node, inner) {
        found.push(node.clone());
    }
    if let Some(mut taken) = numbered_measures(node) {
        found.append(&mut taken);
    }
    let with_measures = node.children.iter().filter(|c| c.totals().measures > 0);
    with_measures.for_each(|c| collect(c, found));
}

/// How sure it is that a node is a problem.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// If a section above says so.
    Candidate,
    /// By its words.
    Sure,
    /// By the writer's choice.
    Chosen,
}

/// The problems below one node.
#[derive(Default)]
struct Found {
    /// In order of the text.
    nodes: Vec<(Rc<Node>, Certainty)>,
}

impl Found {
    fn below(&mut self, node: &Rc<Node>) {
        for child in &node.children {
            let totals = child.totals();
            if totals.problems == 0 && totals.candidates == 0 {
                continue;
            }
            let mut inner = Found::default();
            inner.below(child);
            inner.judge(child);
            self.nodes.append(&mut inner.nodes);
        }
    }

    /// As the totals judge: see [`crate::outline::Cue`].
    fn judge(&mut self, node: &Rc<Node>) {
        if node.note.as_ref().and_then(|n| n.role) == Some(Role::Problem) {
            self.nodes = vec![(node.clone(), Certainty::Chosen)];
            return;
        }
        let all_unsure = self.nodes.iter().all(|(_, c)| *c == Certainty::Candidate);
        if all_unsure && takes_what_stands_below(node) {
            self.nodes.clear();
        }
        let speaks = node.kind.is_heading() || node.kind == Kind::Item;
        if self.nodes.is_empty() && speaks {
            match Cue::of(node) {
                Cue::Strong => self.nodes.push((node.clone(), Certainty::Sure)),
                Cue::Weak => self.nodes.push((node.clone(), Certainty::Candidate)),
                Cue::None => {}
            }
        }
        if !node.kind.is_heading() {
            return;
        }
        match Section::of(node) {
            Section::Aside => self.nodes.retain(|(_, c)| *c == Certainty::Chosen),
            Section::Rectification => {
                let candidates = self.nodes.iter_mut();
                let candidates = candidates.filter(|(_, c)| *c == Certainty::Candidate);
                candidates.for_each(|(_, c)| *c = Certainty::Sure);
            }
            Section::Plain => {}
        }
    }

    fn sure(self) -> Vec<Rc<Node>> {
        let nodes = self.nodes.into_iter();
        let sure = nodes.filter(|(_, c)| *c != Certainty::Candidate);
        sure.map(|(node, _)| node).collect()
    }
}

/// The sections of the highest level of a part, with the leads that stand beside them.
pub fn sections(part: &Node) -> impl Iterator<Item = &Rc<Node>> {
    let own = part.children.iter();
    own.filter(|c| matches!(c.kind, Kind::Heading(_) | Kind::Lead))
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
        assert_eq!(found.len(), part.totals().problems as usize);
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
