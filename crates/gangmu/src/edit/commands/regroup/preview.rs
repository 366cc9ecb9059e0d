//! What a regrouping would come to, without making it.

use super::{Regroup, regroup};
use crate::edit::{EditError, Scheme};
use crate::outline::{Kind, Node, NodeId, Outline};
use crate::report;
use crate::text::Figures;
use std::collections::HashSet;
use std::rc::Rc;

/// The report as it would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Its headings in order of the text.
    pub lines: Vec<PreviewLine>,
    /// Headings that would go, with their markers.
    pub gone: Vec<String>,
    /// What it is made of: the report as it stands, or what a merged report takes from others.
    pub before: Sums,
    /// What it would hold.
    pub after: Sums,
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
    fn add(&mut self, node: &Rc<Node>, problems: usize) {
        self.problems += problems as u32;
        self.measures += node.summary().measures;
        node.walk(&mut |n| {
            let text = match n.kind {
                Kind::Title => return,
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
            Regroup::Merge { parts, .. } => {
                for part in parts.iter().filter_map(|id| outline.get(*id)) {
                    report::outer_problems(part)
                        .iter()
                        .for_each(|p| sums.add(p, report::problems(p).len()));
                }
            }
            _ => {
                if let Some(part) = how.anchor().and_then(|id| outline.part_of(id)) {
                    sums.add(part, report::problems(part).len());
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
    // Persistent: only what changes is copied.
    let mut after = outline.clone();
    regroup(&mut after, how, scheme)?;
    let part = match how {
        Regroup::Merge { .. } => after.root().children.last(),
        _ => how.anchor().and_then(|id| after.part_of(id)),
    };
    let Some(part) = part else {
        return Ok(Preview::default());
    };
    let problems: HashSet<NodeId> = report::problems(part).iter().map(|p| p.id).collect();
    let mut sums = Sums::default();
    sums.add(part, problems.len());
    let mut listing = Listing {
        problems,
        before: outline,
        lines: Vec::new(),
    };
    listing.below(part, 0);
    let mut gone = Vec::new();
    if let Some(old) = outline.part_of(part.id) {
        old.walk(&mut |n| {
            if n.kind.is_heading() && !after.contains(n.id) {
                gone.push(line(n));
            }
        });
    }
    Ok(Preview {
        lines: listing.lines,
        gone,
        before: Sums::before(outline, how),
        after: sums,
    })
}

fn line(node: &Node) -> String {
    format!("{}{}", node.marker_spelling(), node.title())
}

struct Listing<'a> {
    problems: HashSet<NodeId>,
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
            let totals = child.totals();
            self.lines.push(PreviewLine {
                node: Some(child.id).filter(|id| self.before.contains(*id)),
                depth,
                title: line(child),
                problems: 0,
                measures: child.summary().measures as usize,
                words: totals.figures().words as usize,
            });
            let own = usize::from(self.problems.contains(&child.id));
            let n = own + self.below(child, depth + 1);
            self.lines[at].problems = n;
            problems += n;
        }
        problems
    }
}
