//! Gathering the problems of a report in sections by status, unit or section title.

use super::super::seat::paragraph_lead;
use super::levels::deepened;
use super::sort::rank;
use super::{with_children, with_what_stands_above};
use crate::edit::{Draft, EditError, Scheme};
use crate::outline::{Kind, Level, Node, NodeId, Outline, Status, TreeError};
use crate::report;
use crate::text::sort_by_key;
use std::collections::HashSet;
use std::rc::Rc;

/// What problems are gathered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatherBy {
    /// Their status as [`report::status`] reads it, in the order from done to unknown.
    Status,
    /// Who is responsible as [`report::responsible`] reads it, in order of the text.
    Unit,
    /// The title of the section that they stand in, in order of the text: sections of one title
    /// in different chapters become one.
    Section,
}

/// Problems that belong together.
struct Group {
    /// By which a status' section is known again.
    status: Option<Status>,
    title: String,
    problems: Vec<Rc<Node>>,
}

/// The part with its problems gathered in the section that holds them all.
pub(super) fn gather(
    draft: &mut Draft<'_>,
    part: NodeId,
    by: GatherBy,
    scheme: &Scheme,
) -> Result<Rc<Node>, EditError> {
    let whole = draft.node(part)?.clone();
    // Items and paragraphs that are problems stay where they are told.
    let mut problems = report::outer_problems(&whole);
    problems.retain(|p| p.kind.is_heading());
    for problem in &mut problems {
        *problem = with_what_stands_above(draft.outline(), problem);
    }
    let Some(first) = problems.first() else {
        return Err(EditError::NotForThis(whole.kind));
    };
    let home = home_of(draft.outline(), &problems);
    let home = home.ok_or(EditError::Tree(TreeError::NoSuchNode(first.id)))?;
    let level = home.kind.level().map_or(Level::new(1), Level::deeper);
    if home.kind.level() == Some(level) || !scheme.reaches(level) {
        return Err(EditError::AtTheEdge);
    }
    let groups = grouped(draft.outline(), &problems, by);
    let taken = Taken(problems.iter().map(|p| p.id).collect());
    let lead = paragraph_lead(draft.outline(), first.id);
    let mut targets = Vec::new();
    let mut reused = HashSet::new();
    for group in groups {
        let is_home = |c: &&Rc<Node>| {
            c.kind == Kind::Heading(level) && !taken.0.contains(&c.id) && group.is_for(c, by)
        };
        let own = home.children.iter().find(is_home);
        let problems = group.problems.iter();
        let problems: Result<Vec<_>, _> = problems
            .map(|p| deepened(p, level.get() + 1, scheme))
            .collect();
        let target = if let Some(section) = own {
            reused.insert(section.id);
            let mut children = taken.without(&section.children);
            children.extend(problems?);
            with_children(section, children)
        } else {
            let kind = Kind::Heading(level);
            Rc::new(Node::branch(
                draft.fresh_id(),
                kind,
                lead.clone(),
                scheme.marker(kind, 1),
                group.title.into(),
                problems?,
            ))
        };
        targets.push(target);
    }
    let at = home.children.iter().position(|c| taken.is_in(c));
    let mut children = Vec::new();
    for (index, child) in home.children.iter().enumerate() {
        if Some(index) == at {
            children.append(&mut targets);
        }
        if !reused.contains(&child.id) {
            children.extend(taken.rest(child));
        }
    }
    Ok(with_children(&home, children))
}

/// The innermost section, or the part, in which all problems stand.
fn home_of(outline: &Outline, problems: &[Rc<Node>]) -> Option<Rc<Node>> {
    let above = |p: &Rc<Node>| {
        let mut line = outline.lineage(p.id);
        line.reverse();
        line.pop();
        line
    };
    let mut common = above(problems.first()?);
    for problem in problems {
        let line = above(problem);
        let n = common.iter().zip(&line).take_while(|(a, b)| a == b).count();
        common.truncate(n);
    }
    let mut inner = common.iter().rev().filter_map(|id| outline.get(*id));
    let fits = |n: &&Rc<Node>| n.kind.is_part() || n.kind.level().is_some();
    inner.find(fits).cloned()
}

fn grouped(outline: &Outline, problems: &[Rc<Node>], by: GatherBy) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut unknown: Option<Group> = None;
    for problem in problems {
        let (status, title) = name(outline, problem.id, by);
        let known = status.is_some() || by != GatherBy::Status && title != NO_UNIT;
        let mut all = groups.iter_mut().chain(unknown.as_mut());
        if let Some(group) = all.find(|g| g.title == title) {
            group.problems.push(problem.clone());
            continue;
        }
        let group = Group {
            status,
            title,
            problems: vec![problem.clone()],
        };
        if known {
            groups.push(group);
        } else {
            unknown = Some(group);
        }
    }
    sort_by_key(&mut groups, |g| {
        if by == GatherBy::Status {
            rank(g.status)
        } else {
            0
        }
    });
    groups.extend(unknown);
    groups
}

/// The title of a section for problems that nobody is named for.
pub(super) const NO_UNIT: &str = "未明确责任单位的整改事项";

/// The status of a problem, if it is gathered by that, and the title of its section.
fn name(outline: &Outline, id: NodeId, by: GatherBy) -> (Option<Status>, String) {
    match by {
        GatherBy::Status => {
            let status = report::status(outline, id).map(|r| r.status);
            (status, title_of_status(status))
        }
        GatherBy::Unit => {
            let who = report::responsible(outline, id);
            let title = who.map(|r| format!("{}负责的整改事项", r.name));
            (None, title.unwrap_or_else(|| NO_UNIT.to_owned()))
        }
        GatherBy::Section => {
            let above = outline.lineage(id);
            let mut above = above.iter().skip(1).filter_map(|id| outline.get(*id));
            let section = above.find(|n| matches!(n.kind, Kind::Heading(_)));
            let title = section.map(|n| n.title().to_owned());
            (None, title.unwrap_or_else(|| "整改事项".to_owned()))
        }
    }
}

/// The title of a section for problems of that state.
pub(super) fn title_of_status(status: Option<Status>) -> String {
    let told = status.map_or("未明确状态", |s| s.name().zh);
    format!("{told}的整改事项")
}

impl Group {
    /// Whether the section is there for these problems by its title.
    fn is_for(&self, section: &Node, by: GatherBy) -> bool {
        let title = section.title();
        let said = report::section_status(title);
        title == self.title || by == GatherBy::Status && said.is_some() && said == self.status
    }
}

/// The problems that are taken from their places.
struct Taken(HashSet<NodeId>);

impl Taken {
    fn is_in(&self, node: &Node) -> bool {
        self.0.contains(&node.id) || node.children.iter().any(|c| self.is_in(c))
    }

    fn without(&self, children: &[Rc<Node>]) -> Vec<Rc<Node>> {
        children.iter().filter_map(|c| self.rest(c)).collect()
    }

    /// What is left of a node; nothing of a problem, nor of a section that held only problems.
    fn rest(&self, node: &Rc<Node>) -> Option<Rc<Node>> {
        if self.0.contains(&node.id) {
            return None;
        }
        if !self.is_in(node) {
            return Some(node.clone());
        }
        let children = self.without(&node.children);
        (!children.is_empty()).then(|| with_children(node, children))
    }
}
