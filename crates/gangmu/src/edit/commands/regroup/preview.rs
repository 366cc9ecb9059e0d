//! What a regrouping would come to, without making it.

use super::{Regroup, Updated, outdated, regroup};
use crate::edit::{EditError, Scheme};
use crate::outline::{Kind, Node, NodeId, Outline, Status};
use crate::report;
use crate::text::Figures;
use std::collections::HashSet;
use std::rc::Rc;

/// The report as it would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Its headings in order of the text.
    pub lines: Vec<PreviewLine>,
    /// The headings as they stand: of the report, or of those that a merged one takes problems from,
    /// each below its title.
    pub was: Vec<PreviewLine>,
    /// Headings that would go, with their markers.
    pub gone: Vec<String>,
    /// What it is made of: the report as it stands, or what a merged report takes from others.
    pub before: Sums,
    /// What it would hold.
    pub after: Sums,
    /// What bringing a merged report up to date comes to.
    pub updated: Option<Updated>,
}

/// What a regrouping leaves as much as it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Problems.
    pub problems: u32,
    /// Measures.
    pub measures: u32,
    /// The 字数 of the text: without titles, without markers.
    pub words: u32,
}

impl Sums {
    /// Adds what is below `node`; what writes itself was nowhere before.
    fn add(&mut self, node: &Rc<Node>) {
        self.measures += node.summary().measures;
        node.walk(&mut |n| {
            let text = match n.kind {
                Kind::Title => return,
                _ if n.note.as_ref().is_some_and(|n| n.patterned.is_some()) => return,
                kind if kind.is_heading() => &n.text[title_end(n)..],
                _ => &n.text,
            };
            self.words += Figures::of_text(text).words;
        });
    }

    /// Of the report as it stands, or of what is taken from others.
    fn before(outline: &Outline, how: &Regroup) -> Self {
        let mut sums = Self::default();
        match how {
            Regroup::Merge { of, .. } => {
                for part in of.parts.iter().filter_map(|id| outline.get(*id)) {
                    sums.problems += report::problems(part).len() as u32;
                    report::outer_problems(part)
                        .iter()
                        .for_each(|p| sums.add(p));
                }
            }
            _ => {
                if let Some(part) = how.anchor().and_then(|id| outline.part_of(id)) {
                    sums.problems += report::problems(part).len() as u32;
                    sums.add(part);
                }
            }
        }
        sums
    }
}

/// The byte behind the title of a heading: what follows runs on.
fn title_end(node: &Node) -> usize {
    let title = node.title();
    node.text.find(title).map_or(0, |at| at + title.len())
}

/// One heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewLine {
    /// The node, if it is there already.
    pub node: Option<NodeId>,
    /// The problem that this is, or of which it is a copy.
    pub problem: Option<NodeId>,
    /// How far that has come, where it is told.
    pub status: Option<Status>,
    /// How many headings it stands in.
    pub depth: usize,
    /// Marker and title.
    pub title: String,
    /// Problems in it, itself included if it is one.
    pub problems: usize,
    /// Measures in it.
    pub measures: usize,
    /// Its 字数.
    pub words: usize,
}

/// The result of [`regroup`]; the outline stays as it is. A change of nothing gives the report as
/// it stands.
///
/// # Errors
/// As [`regroup`].
pub fn preview_regroup(
    outline: &Outline,
    how: &Regroup,
    scheme: &Scheme,
) -> Result<Preview, EditError> {
    let updated = match how {
        Regroup::Update { part, .. } => Some(outdated(outline, *part, scheme)?),
        _ => None,
    };
    // Persistent: only what changes is copied.
    let mut after = outline.clone();
    regroup(&mut after, how, scheme)?;
    let anchor = || how.anchor().and_then(|id| after.part_of(id));
    let part = match how {
        Regroup::Merge { .. } => after.root().children.last(),
        _ => anchor(),
    };
    let Some(part) = part else {
        return Ok(Preview::default());
    };
    let mut sums = Sums {
        problems: report::problems(part).len() as u32,
        ..Sums::default()
    };
    sums.add(part);
    let mut gone = Vec::new();
    let old = outline.part_of(part.id);
    if let Some(old) = old {
        old.walk(&mut |n| {
            if n.kind.is_heading() && !after.contains(n.id) {
                gone.push(line(n));
            }
        });
    }
    let was = match how {
        Regroup::Merge { of, .. } => {
            let parts = of.parts.iter().filter_map(|id| outline.get(*id));
            parts.flat_map(|part| taken_from(outline, part)).collect()
        }
        _ => old
            .map(|old| listing(outline, outline, old))
            .unwrap_or_default(),
    };
    Ok(Preview {
        lines: listing(&after, outline, part),
        was,
        gone,
        before: Sums::before(outline, how),
        after: sums,
        updated,
    })
}

/// The title of a report and the problems that are taken from it.
fn taken_from(outline: &Outline, part: &Rc<Node>) -> Vec<PreviewLine> {
    let taken = report::outer_problems(part);
    let mut lines = vec![PreviewLine {
        node: Some(part.id),
        problem: None,
        status: None,
        depth: 0,
        title: report::title(part),
        problems: report::problems(part).len(),
        measures: taken.iter().map(|p| p.summary().measures as usize).sum(),
        words: part.totals().figures().words as usize,
    }];
    lines.extend(taken.iter().map(|problem| PreviewLine {
        depth: 1,
        problems: report::problems(problem).len().max(1),
        ..own_line(outline, problem, true)
    }));
    lines
}

/// The headings of a part of `outline`, those of before by their ids.
fn listing(outline: &Outline, before: &Outline, part: &Rc<Node>) -> Vec<PreviewLine> {
    let mut listing = Listing {
        problems: report::problems(part).iter().map(|p| p.id).collect(),
        outline,
        before,
        lines: Vec::new(),
    };
    listing.below(part, 0);
    listing.lines
}

/// The line of one node.
fn own_line(outline: &Outline, node: &Rc<Node>, is_problem: bool) -> PreviewLine {
    let origin = node.note.as_ref().and_then(|n| n.origin.as_ref());
    let problem = origin.map(|o| o.node).or(is_problem.then_some(node.id));
    let status = || report::status(outline, node.id).map(|r| r.status);
    PreviewLine {
        node: Some(node.id),
        problem,
        status: problem.and_then(|_| status()),
        depth: 0,
        title: line(node),
        problems: 0,
        measures: node.summary().measures as usize,
        words: node.totals().figures().words as usize,
    }
}

fn line(node: &Node) -> String {
    format!("{}{}", node.marker_spelling(), node.title())
}

struct Listing<'a> {
    problems: HashSet<NodeId>,
    outline: &'a Outline,
    before: &'a Outline,
    lines: Vec<PreviewLine>,
}

impl Listing<'_> {
    /// Lists the headings below `node`; how many problems are among them.
    fn below(&mut self, node: &Rc<Node>, depth: usize) -> usize {
        let mut problems = 0;
        for child in &node.children {
            if !child.kind.is_heading() {
                problems += self.below(child, depth);
                continue;
            }
            let at = self.lines.len();
            let is_problem = self.problems.contains(&child.id);
            let line = own_line(self.outline, child, is_problem);
            self.lines.push(PreviewLine {
                node: line.node.filter(|id| self.before.contains(*id)),
                depth,
                ..line
            });
            let own = usize::from(is_problem);
            let n = own + self.below(child, depth + 1);
            self.lines[at].problems = n;
            problems += n;
        }
        problems
    }
}
