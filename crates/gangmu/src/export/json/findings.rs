//! Findings in the JSON: each with the line and column at which it stands.

use super::Position;
use crate::check::{Finding, RuleId, Severity};
use crate::edit::Field;
use crate::outline::{Node, NodeId, Outline};
use serde::Serialize;
use std::collections::HashMap;

/// One finding.
#[derive(Serialize, Debug)]
pub struct Entry {
    rule: RuleId,
    severity: Severity,
    line: u32,
    column: u32,
    node: NodeId,
    message: String,
    fix: bool,
}

/// The findings of a whole text, which are in order of it, in a list for each part. O(text).
pub fn by_part(outline: &Outline, found: Vec<Finding>) -> Vec<Vec<Entry>> {
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
    entries: &mut Vec<Entry>,
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
            entries.push(Entry {
                line: at.line,
                column: at.column,
                node: node.id,
                message: finding.message.zh,
                fix: finding.mend.is_some(),
                rule: finding.rule,
                severity: finding.severity,
            });
        }
        at.pass(&words[passed..]);
    }
    for child in &node.children {
        place(child, at, by_node, entries);
    }
}
