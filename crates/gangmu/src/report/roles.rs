//! What cannot be told from the words: whether headings or items are problems. It is asked, and
//! the answer noted on the nodes that it is about.

use super::kind;
use crate::numbering::Numeral;
use crate::outline::{Kind, Level, Node, NodeId, ReportKind, Role};
use crate::report::{Cue, Section};
use crate::text::{Bilingual, both};
use std::rc::Rc;

/// Of what it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The headings of a level.
    Headings(Level),
    /// Items that begin lines: 一是 could be a problem or a measure.
    Items,
}

/// A question on the roles of nodes; the answer is one of the options for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Of what it is asked.
    pub asked: Asked,
    /// The nodes.
    pub nodes: Vec<NodeId>,
    /// What they could be; the first is what they count as now.
    pub options: Vec<Role>,
}

impl Question {
    /// The question as a sentence.
    pub fn sentence(&self) -> Bilingual<String> {
        let n = self.nodes.len();
        match self.asked {
            Asked::Headings(level) => {
                let level = level.get();
                let spelled = Numeral::Chinese.write(u32::from(level));
                both(
                    format!("文中没有写明哪些是问题。{spelled}级标题（{n}个）是问题吗？"),
                    format!(
                        "The text does not say what the problems are. Are the {n} headings of level {level} problems?"
                    ),
                )
            }
            Asked::Items => both(
                format!("段首的“一是”“二是”（{n}处）是问题，还是措施？"),
                format!("Are the {n} items 一是, 二是 that begin lines problems or measures?"),
            ),
        }
    }
}

/// What must be asked of a report on rectification whose problems cannot be told: of the
/// innermost headings, of items that begin lines. Nothing is asked of nodes once one of them has
/// a role. O(part).
pub fn questions(part: &Rc<Node>) -> Vec<Question> {
    let reports = matches!(
        kind(part),
        ReportKind::RectificationReport | ReportKind::Notice | ReportKind::PersonalReport
    );
    let speaks = super::title(part).contains("整改") || part.summary().candidates > 0;
    if !reports || !speaks || part.summary().problems > 0 {
        return Vec::new();
    }
    let mut found = Found::default();
    let top = || part.children.iter().filter(|c| c.kind.is_heading());
    let telling = |c: &&Rc<Node>| Section::of(c) == Section::Rectification;
    match top().any(|c| telling(&c)) {
        true => top().filter(telling).for_each(|c| found.below(c)),
        false => found.below(part),
    }
    let level = found.headings.iter().filter_map(|n| n.kind.level()).max();
    let same = |n: &&Rc<Node>| n.kind.level() == level;
    let headings: Vec<_> = found.headings.iter().filter(same).cloned().collect();
    let of_headings = level.map(|level| (Asked::Headings(level), headings));
    let asked = [of_headings, Some((Asked::Items, found.items))];
    asked.into_iter().flatten().filter_map(question).collect()
}

fn question((asked, nodes): (Asked, Vec<Rc<Node>>)) -> Option<Question> {
    let answered = nodes
        .iter()
        .any(|n| n.note.as_ref().is_some_and(|n| n.role.is_some()));
    let options = match asked {
        Asked::Headings(_) => vec![Role::Neither, Role::Problem],
        Asked::Items => vec![Role::Measure, Role::Problem, Role::Neither],
    };
    (nodes.len() > 1 && !answered).then(|| Question {
        asked,
        nodes: nodes.iter().map(|n| n.id).collect(),
        options,
    })
}

#[derive(Default)]
struct Found {
    /// Headings below which there is none.
    headings: Vec<Rc<Node>>,
    /// Items that begin lines.
    items: Vec<Rc<Node>>,
}

impl Found {
    fn below(&mut self, node: &Rc<Node>) {
        for child in &node.children {
            let aside = child.kind.is_heading() && Section::of(child) == Section::Aside;
            if aside || Cue::of(child) == Cue::Strong {
                continue;
            }
            let inner = child.children.iter().any(|c| c.kind.is_heading());
            match child.kind {
                Kind::Heading(level) if !inner && level.get() > 1 => {
                    self.headings.push(child.clone());
                }
                Kind::Item if !child.is_inline() => self.items.push(child.clone()),
                _ => {}
            }
            self.below(child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    fn asked(text: &str) -> Vec<(Asked, usize)> {
        let outline = parse(text);
        let parts = outline.root().children.iter().flat_map(questions);
        parts.map(|q| (q.asked, q.nodes.len())).collect()
    }

    #[test]
    fn what_cannot_be_told_is_asked() {
        let headings = "关于巡察整改情况的报告\n一、提高站位\n（一）抓学习。补课。\n二、主要做法\n（一）台账不全。已补。\n（二）会议偏多。已减。\n三、下一步打算\n（一）再学习。补课。";
        assert_eq!(asked(headings), [(Asked::Headings(Level::new(2)), 3)]);
        let items = "关于巡察整改情况的报告\n一、整改落实情况\n一是学习不深。已补课。\n二是台账不全。已补录。\n三是会议偏多。已合并。";
        assert_eq!(asked(items), [(Asked::Items, 3)]);
    }

    #[test]
    fn what_is_told_is_not_asked() {
        let told = [
            "关于巡察整改情况的报告\n一、整改情况\n1.关于台账不全的问题\n整改情况：一是补录。\n2.关于学习不深的问题\n整改情况：一是补课。",
            "关于春耕工作的通知\n一、工作安排\n（一）备种。备好。\n（二）备肥。备好。",
            "关于巡察整改情况的报告\n一、整改情况\n一是关于台账不全的问题。已补录。\n二是关于学习不深的问题。已补课。",
        ];
        for text in told {
            assert_eq!(asked(text), [], "{text}");
        }
    }

    #[test]
    fn the_question_is_a_sentence() {
        let question = Question {
            asked: Asked::Headings(Level::new(2)),
            nodes: vec![NodeId(1), NodeId(2)],
            options: vec![Role::Neither],
        };
        let want = "文中没有写明哪些是问题。二级标题（2个）是问题吗？";
        assert_eq!(question.sentence().zh, want);
        assert!(question.sentence().en.ends_with('?'));
    }
}
