//! What the problems of a report are, found out from what it says of itself: the ways to count
//! them are held against its own numbers, and the one that fits is taken.
//!
//! What the words name stays unless another way fits the whole. Items 一是 can be measures that
//! happen to be as many: they are taken only where the numbers of sections fit, too, or where they
//! name what was wrong.

use super::claims::{Claim, whole_numbers};
use super::{About, Reading, Readings, Section, is_minutes, problems, sections};
use crate::lexis::problem::names_fault;
use crate::outline::{Kind, Level, Node, NodeId, Note, Outline, Role};
use crate::text::{Bilingual, both, simplified};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// What is counted as the problems of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Basis {
    /// What its words name.
    Words,
    /// The headings of a level.
    Headings(Level),
    /// The items 一是, 二是.
    Items,
    /// The leads 第一，….
    Leads,
}

impl Basis {
    /// What it is called: 按“一是”计.
    pub fn name(self) -> Bilingual<String> {
        match self {
            Self::Words => both("按文中写法计".to_owned(), "by its words".to_owned()),
            Self::Items => both("按“一是”计".to_owned(), "by the items 一是".to_owned()),
            Self::Leads => both("按“第一”计".to_owned(), "by the leads 第一".to_owned()),
            Self::Headings(level) => {
                let n = level.get();
                let spelled = crate::numbering::Numeral::Chinese.write(u32::from(n));
                both(
                    format!("按{spelled}级标题计"),
                    format!("by the headings of level {n}"),
                )
            }
        }
    }
}

/// One way to count the problems of a report.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it counts.
    pub basis: Basis,
    /// The problems then, in order of the text.
    pub nodes: Vec<Rc<Node>>,
}

/// The ways to count the problems of a part: that which is counted now first, under the name of
/// what it counts. O(part).
pub fn candidates(part: &Rc<Node>) -> Vec<Candidate> {
    let now = problems(part);
    let mut found: Vec<Candidate> = Vec::new();
    for section in main(part, &now) {
        enter(section, &mut found);
    }
    let ids = |nodes: &[Rc<Node>]| nodes.iter().map(|n| n.id).collect::<Vec<_>>();
    let listed = ids(&now);
    let same = found.iter().find(|c| ids(&c.nodes) == listed);
    let basis = same.map_or(Basis::Words, |c| c.basis);
    found.retain(|c| c.nodes.len() > 1 && ids(&c.nodes) != listed);
    found.sort_by_key(|c| c.basis);
    found.insert(0, Candidate { basis, nodes: now });
    found
}

/// The sections of the highest level that may hold problems.
fn main<'a>(part: &'a Rc<Node>, by_words: &[Rc<Node>]) -> Vec<&'a Rc<Node>> {
    let top: Vec<_> = sections(part)
        .filter(|s| Section::of(s) != Section::Aside)
        .collect();
    let holds = |section: &&Rc<Node>| {
        let mut any = false;
        section.walk(&mut |n| any |= by_words.iter().any(|p| p.id == n.id));
        any
    };
    let holding: Vec<_> = top.iter().copied().filter(holds).collect();
    if !holding.is_empty() {
        return holding;
    }
    let telling = |section: &&Rc<Node>| Section::of(section) == Section::Rectification;
    match top.iter().any(telling) {
        true => top.into_iter().filter(telling).collect(),
        false => top,
    }
}

fn enter(node: &Rc<Node>, found: &mut Vec<Candidate>) {
    let basis = match node.kind {
        Kind::Heading(level) if level.get() > 1 => Some(Basis::Headings(level)),
        Kind::Item => Some(Basis::Items),
        Kind::LeadIn => Some(Basis::Leads),
        _ => None,
    };
    if node.kind.is_heading() && Section::of(node) == Section::Aside {
        return;
    }
    if let Some(basis) = basis {
        match found.iter_mut().find(|c| c.basis == basis) {
            Some(candidate) => candidate.nodes.push(node.clone()),
            None => found.push(Candidate {
                basis,
                nodes: vec![node.clone()],
            }),
        }
    }
    if node.kind != Kind::Item {
        node.children.iter().for_each(|c| enter(c, found));
    }
}

/// How well a way fits what the report says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Whether the whole is as many.
    whole: bool,
    /// How many sections have as many as is said of them.
    sections: usize,
}

fn fit(candidate: &Candidate, whole: &BTreeSet<u32>, named: &[(&Claim, HashSet<NodeId>)]) -> Fit {
    let of_section = |(claim, inside): &&(&Claim, HashSet<NodeId>)| {
        let n = candidate.nodes.iter().filter(|n| inside.contains(&n.id));
        claim.number.whole() == Some(n.count() as u32)
    };
    Fit {
        whole: whole.contains(&(candidate.nodes.len() as u32)),
        sections: named.iter().filter(of_section).count(),
    }
}

/// The way that fits the report's own numbers, which it `claims`, where its words do not; `None` where they do, or
/// where none does, or where the writer has decided of any node. O(text of the part).
pub fn found_out(part: &Rc<Node>, claims: &[Claim]) -> Option<Candidate> {
    let mut is_decided = false;
    part.walk(&mut |n| is_decided |= n.note.as_ref().is_some_and(|n| n.role.is_some()));
    if is_decided {
        return None;
    }
    if !claims.iter().any(|c| c.about == About::Problem) {
        return None;
    }
    let whole: BTreeSet<u32> = whole_numbers(part, claims).into_iter().collect();
    let named = claims.iter().filter(|c| c.named && !c.approximate);
    let named: Vec<_> = named.map(|c| (c, inside(part, c.scope))).collect();
    let mut all = candidates(part).into_iter();
    let by_words = all.next()?;
    let now = fit(&by_words, &whole, &named);
    if now.whole || whole.is_empty() {
        return None;
    }
    // Where nothing is named by words alone all is open.
    let is_sure = !by_words.nodes.is_empty()
        && by_words
            .nodes
            .iter()
            .all(|n| super::Cue::of(n) == super::Cue::Strong);
    let fits = |c: &Candidate| {
        let fit = fit(c, &whole, &named);
        let backed = fit.sections > 0;
        let sound = match c.basis {
            Basis::Items => {
                backed
                    || c.nodes.iter().filter(|n| names_fault(first(n))).count() * 2 > c.nodes.len()
            }
            _ => whole.len() == 1 || backed,
        };
        let outdone = is_sure && !(fit.sections == named.len() && named.len() > 1);
        (fit.whole && sound && !outdone).then_some(fit)
    };
    let mut best: Option<(Fit, Candidate)> = None;
    for candidate in all {
        if let Some(fit) = fits(&candidate)
            && best.as_ref().is_none_or(|(b, _)| fit > *b)
        {
            best = Some((fit, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn first(node: &Node) -> &str {
    node.text.split(['。', '，', '；']).next().unwrap_or("")
}

fn inside(part: &Rc<Node>, section: NodeId) -> HashSet<NodeId> {
    let mut found = HashSet::new();
    part.walk(&mut |node| {
        if node.id == section {
            node.walk(&mut |n| {
                found.insert(n.id);
            });
        }
    });
    found
}

/// Whether what is counted as problems was found out from the part's numbers.
pub fn is_taken(part: &Rc<Node>) -> bool {
    let mut any = false;
    part.walk(&mut |n| any |= n.note.as_ref().is_some_and(|n| n.taken.is_some()));
    any
}

/// What the nodes of a part are taken for so that its problems are `nodes`.
pub fn roles(part: &Rc<Node>, nodes: &[NodeId]) -> Vec<(NodeId, Role)> {
    let others = problems(part).into_iter();
    let others = others.filter(|n| !nodes.contains(&n.id) && !holds_any(n, nodes));
    let neither = others.map(|n| (n.id, Role::Neither));
    let problems = nodes.iter().map(|id| (*id, Role::Problem));
    neither.chain(problems).collect()
}

fn holds_any(node: &Rc<Node>, ids: &[NodeId]) -> bool {
    let mut any = false;
    node.walk(&mut |n| any |= ids.contains(&n.id));
    any
}

/// Has the problems of every report be what its own numbers fit: [`settle_part`] for each.
pub fn settle(outline: &mut Outline, readings: &Readings) {
    let parts = outline.root().children.iter();
    let parts: Vec<NodeId> = parts.map(|p| p.id).collect();
    parts
        .into_iter()
        .for_each(|id| settle_part(outline, id, readings));
}

/// Has the problems of a report be what its own numbers fit, but where the writer decided. What was
/// taken before and no longer fits is given up. The part is read for that: `readings` keeps it, if it
/// stays as it is. O(text of the part).
pub fn settle_part(outline: &mut Outline, part: NodeId, readings: &Readings) {
    let find = |outline: &Outline| outline.get(part).cloned();
    let Some(before) = find(outline).filter(|p| p.kind == Kind::Report) else {
        return;
    };
    take(outline, &before, &[]);
    let Some(part) = find(outline) else { return };
    let reading = || readings.of(&part);
    if has_only_duties(&part, &reading) {
        take(outline, &part, &roles(&part, &[]));
    } else if let Some(candidate) = found_out(&part, reading().claims()) {
        let nodes: Vec<_> = candidate.nodes.iter().map(|n| n.id).collect();
        take(outline, &part, &roles(&part, &nodes));
    }
}

/// Whether the part is minutes that speak of no problem: labels such as 责任单位： tell of duties.
fn has_only_duties(part: &Rc<Node>, reading: &dyn Fn() -> Rc<Reading>) -> bool {
    is_minutes(part)
        && problems(part).iter().all(|p| {
            let decided = p.note.as_ref().is_some_and(|n| n.role.is_some());
            !decided && !simplified(p.title()).contains("问题")
        })
        && reading().claims().iter().all(|c| c.about != About::Problem)
}

/// Has the nodes of a part be taken for these, and no others for anything.
pub fn take(outline: &mut Outline, part: &Rc<Node>, roles: &[(NodeId, Role)]) {
    let roles: HashMap<NodeId, Role> = roles.iter().copied().collect();
    let mut changes = Vec::new();
    part.walk(&mut |node| {
        let taken = node.note.as_ref().and_then(|n| n.taken);
        let role = roles.get(&node.id).copied();
        if taken != role {
            let mut note: Note = node.note.as_deref().cloned().unwrap_or_default();
            note.taken = role;
            changes.push((node.id, (!note.is_empty()).then(|| Rc::new(note))));
        }
    });
    for (node, note) in changes {
        outline
            .set_note(node, note)
            .expect("the node is of the part");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    /// What is counted in the report, and how many.
    fn counted(text: &str) -> (Basis, usize) {
        let outline = parse(text);
        let now = candidates(&outline.root().children[0]).swap_remove(0);
        (now.basis, now.nodes.len())
    }

    const BODY: &str = "一、整改情况\n（一）财务管理方面\n1.报销不规范。\n一是白条入账。已更换票据。\n二是审批滞后。已限定时限。\n2.资产不清楚。\n一是闲置房屋失管。已对外出租。\n（二）工作作风方面\n1.服务不到位。\n一是接待冷漠。已开展培训。\n";

    #[test]
    fn what_fits_the_numbers_is_taken() {
        let report = |said: &str| format!("某村关于巡察整改情况的通报\n{said}\n{BODY}");
        assert_eq!(counted(&report("巡察反馈4个问题。")), (Basis::Items, 4));
        assert_eq!(
            counted(&report("巡察反馈3个问题。")),
            (Basis::Headings(Level::new(3)), 3)
        );
        // Neither fits: what the words name stays.
        assert_eq!(
            counted(&report("巡察反馈7个问题。")),
            (Basis::Headings(Level::new(3)), 3)
        );
    }

    #[test]
    fn measures_that_are_as_many_are_no_problems() {
        let text = "某局关于巡察整改情况的通报\n巡察反馈4个问题。\n一、整改情况\n1.关于学习不深的问题\n一是制定学习计划。二是组织集中学习。\n2.关于台账不全的问题\n一是补录台账。二是明确专人。\n";
        assert_eq!(counted(text), (Basis::Headings(Level::new(3)), 2));
    }
}
