//! Where a report speaks of its own numbers: in its opening, its sections on organisation, below
//! the titles of sections; not in what was done about one problem.

use super::listed::Listed;
use crate::outline::{Kind, Node, NodeId, ReportKind};
use crate::report::{Cue, Section};
use std::rc::Rc;

/// How much is taken for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Every statement of the work on the problems.
    All,
    /// Only what counts problems, measures and their state: in speeches, plans, next steps.
    Core,
    /// Only what is a sum in itself: in what was done about one problem.
    Sums,
}

/// A node that may hold claims.
pub(super) struct Passage<'a> {
    pub node: &'a Node,
    pub trust: Trust,
    /// The innermost section that holds problems, or the part.
    pub scope: NodeId,
}

/// Calls `visit` for every node of the part that may hold claims, in order.
pub(super) fn passages(part: &Rc<Node>, listed: &Listed, visit: &mut impl FnMut(Passage<'_>)) {
    let trust = match super::super::kind(part) {
        ReportKind::Notice | ReportKind::RectificationReport | ReportKind::PersonalReport => {
            Trust::All
        }
        _ if part.summary().problems > 0 => Trust::All,
        _ => Trust::Core,
    };
    let walk = Walk { listed, part };
    for child in &part.children {
        walk.node(child, trust, part.id, 0, visit);
    }
}

struct Walk<'a> {
    listed: &'a Listed,
    part: &'a Node,
}

impl Walk<'_> {
    fn node(
        &self,
        node: &Rc<Node>,
        trust: Trust,
        scope: NodeId,
        depth: usize,
        visit: &mut impl FnMut(Passage<'_>),
    ) {
        let is_heading = node.kind.is_heading();
        let trust = if is_heading {
            self.inside(node, trust, depth)
        } else if node.kind == Kind::Item && depth > 0 && self.is_detail(scope) {
            Trust::Sums
        } else {
            trust
        };
        let scope = if is_heading && self.listed.holds_problems(node.id) {
            node.id
        } else {
            scope
        };
        // （共7个问题，整改措施16项） below the title.
        let subtitle = node.kind == Kind::Title && node.text.starts_with(['（', '(']);
        let speaks = matches!(node.kind, Kind::Body | Kind::Label | Kind::Item);
        let speaks = speaks || is_heading || subtitle;
        if speaks {
            visit(Passage { node, trust, scope });
        }
        for child in &node.children {
            self.node(child, trust, scope, depth + 1, visit);
        }
    }

    /// How much is taken from a section, its title included.
    fn inside(&self, heading: &Node, outside: Trust, depth: usize) -> Trust {
        let is_leaf = !heading.children.iter().any(|c| c.kind.is_heading());
        let section = Section::of(heading);
        if self.listed.is_problem(heading.id) || Cue::of(heading) == Cue::Strong {
            Trust::Sums
        } else if looks_ahead(heading.title()) {
            outside.min_core()
        } else if section == Section::Aside || self.listed.holds_problems(heading.id) {
            outside
        } else if is_leaf && depth > 0 && self.in_main(heading.id) {
            Trust::Sums
        } else {
            outside
        }
    }

    fn is_detail(&self, scope: NodeId) -> bool {
        self.listed.holds_problems(scope) && scope != self.part.id
    }

    fn in_main(&self, id: NodeId) -> bool {
        self.listed.is_in_main(id)
    }
}

impl Trust {
    fn min_core(self) -> Self {
        match self {
            Self::All => Self::Core,
            other => other,
        }
    }
}

fn looks_ahead(title: &str) -> bool {
    let words = ["下一步", "下步", "下一阶段", "今后", "打算"];
    words.iter().any(|w| title.contains(w))
}
