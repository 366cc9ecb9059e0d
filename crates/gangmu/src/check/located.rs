//! Where findings stand, by line and column.

use super::Finding;
use crate::edit::Field;
use crate::outline::{Node, NodeId, Outline};
use crate::text::Position;
use std::collections::HashMap;

/// A finding with its place in the text as written now.
#[derive(Clone, Debug)]
pub struct Located {
    /// The line, from 1.
    pub line: u32,
    /// The character of the line, from 1.
    pub column: u32,
    /// What was found.
    pub finding: Finding,
}

/// The findings of a whole text, which are in order of it, in a list for each part. O(text).
///
/// ```
/// use gangmu::check::{Settings, bigrams, check_all, located};
///
/// let outline = gangmu::parse("一、总体情况\n已完成。。\n");
/// let found = check_all(&outline, &Settings::default(), &bigrams);
/// let first = &located(&outline, found)[0][0];
/// assert_eq!((first.line, first.column), (2, 4));
/// ```
pub fn located(outline: &Outline, found: Vec<Finding>) -> Vec<Vec<Located>> {
    let mut by_node: HashMap<NodeId, Vec<Finding>> = HashMap::new();
    for finding in found {
        by_node.entry(finding.node).or_default().push(finding);
    }
    let mut at = Position::start();
    let parts = outline.root().children.iter().map(|part| {
        let mut entries = Vec::new();
        place(part, &mut at, &mut by_node, &mut entries);
        entries
    });
    parts.collect()
}

fn place(
    node: &Node,
    at: &mut Position,
    by_node: &mut HashMap<NodeId, Vec<Finding>>,
    entries: &mut Vec<Located>,
) {
    let mut found = by_node
        .remove(&node.id)
        .unwrap_or_default()
        .into_iter()
        .peekable();
    for field in [Field::Lead, Field::Marker, Field::Text] {
        let words = field.of(node);
        let mut passed = 0;
        while let Some(finding) = found.next_if(|f| f.field == field) {
            at.pass(&words[passed..finding.range.start]);
            passed = finding.range.start;
            entries.push(Located {
                line: at.line,
                column: at.column,
                finding,
            });
        }
        at.pass(&words[passed..]);
    }
    for child in &node.children {
        place(child, at, by_node, entries);
    }
}
