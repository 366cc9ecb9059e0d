//! Which nodes the count of problems counts.

use crate::outline::{Cue, Kind, Node, Section};
use std::rc::Rc;

/// The problems of a part, in order of the text: as many as its totals count.
/// O(headings of the part).
pub fn problems(part: &Rc<Node>) -> Vec<Rc<Node>> {
    let mut found = Found::default();
    found.below(part);
    found.sure()
}

/// The problems below one node.
#[derive(Default)]
struct Found {
    /// In order of the text, each with whether it is a problem whatever stands above it.
    nodes: Vec<(Rc<Node>, bool)>,
}

impl Found {
    fn below(&mut self, node: &Rc<Node>) {
        for child in &node.children {
            if child.totals().by_level == [0; 9] && child.totals().leads == 0 {
                continue;
            }
            let mut inner = Found::default();
            inner.below(child);
            if child.kind.is_heading() {
                inner.judge(child);
            }
            self.nodes.append(&mut inner.nodes);
        }
    }

    /// As the totals judge: see [`crate::outline::Cue`].
    fn judge(&mut self, heading: &Rc<Node>) {
        if self.nodes.is_empty() {
            match Cue::of(heading) {
                Cue::Strong => self.nodes.push((heading.clone(), true)),
                Cue::Weak => self.nodes.push((heading.clone(), false)),
                Cue::None => {}
            }
        }
        match Section::of(heading) {
            Section::Aside => self.nodes.clear(),
            Section::Rectification => self.nodes.iter_mut().for_each(|(_, sure)| *sure = true),
            Section::Plain => {}
        }
    }

    fn sure(self) -> Vec<Rc<Node>> {
        let sure = self.nodes.into_iter().filter(|(_, sure)| *sure);
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
        let text = include_str!("../session/sample.txt");
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
