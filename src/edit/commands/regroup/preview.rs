//! What a regrouping would come to, without making it.

use super::{Regroup, regroup};
use crate::edit::{EditError, Scheme};
use crate::outline::{Node, NodeId, Outline};
use crate::report;
use std::collections::HashSet;
use std::rc::Rc;

/// The report as it would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Its headings in order of the text.
    pub lines: Vec<PreviewLine>,
    /// Headings that would go, with their markers.
    pub gone: Vec<String>,
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
    let problems = report::problems(part).iter().map(|p| p.id).collect();
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
                measures: totals.measures as usize,
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
