//! Replacing what a search finds: one match, or all in one undo step, with a preview.

use super::{Hit, Matches, Query, search_in};
use crate::Session;
use gangmu::edit::{Caret, Draft, EditError, Field, Intent, Transaction};
use gangmu::outline::{NodeId, Outline};
use std::ops::Range;

/// A line as it is and as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The node.
    pub node: NodeId,
    /// Its words.
    pub before: String,
    /// What would be replaced, as bytes of `before`.
    pub found: Vec<Range<usize>>,
    /// Its words after.
    pub after: String,
    /// What would stand there, as bytes of `after`.
    pub put: Vec<Range<usize>>,
}

impl Session {
    /// What [`crate::Command::ReplaceAll`] would change, a line each, in order of the
    /// text. Initials find nothing here: what is replaced is spelled as in the query.
    pub fn preview_replace(&self, query: &Query, with: &str, parts: &[NodeId]) -> Vec<Replaced> {
        let matches = self.replaceable(query, parts);
        changes(&self.outline, &matches, with)
    }

    /// What [`crate::Command::ReplaceAll`] replaces: in the shown part nothing beyond the node that is
    /// zoomed to.
    pub(crate) fn replaceable(&self, query: &Query, parts: &[NodeId]) -> Matches {
        match parts {
            [] => search_in(self.shown(), &query.spelled()),
            _ => search_in(self.trees(parts), &query.spelled()),
        }
    }
}

/// A node's words are one line.
fn one_line(with: &str) -> String {
    with.replace("\r\n", " ").replace(['\n', '\r'], " ")
}

fn changes(outline: &Outline, matches: &Matches, with: &str) -> Vec<Replaced> {
    let with = one_line(with);
    let lines = matches.hits.chunk_by(|a, b| a.node == b.node);
    let change = |hits: &[Hit]| {
        let node = hits[0].node;
        let before = outline.get(node)?.text.to_string();
        let mut change = Replaced {
            node,
            found: hits.iter().map(|h| h.range.clone()).collect(),
            after: String::with_capacity(before.len()),
            put: Vec::with_capacity(hits.len()),
            before,
        };
        let mut kept = 0;
        for range in &change.found {
            change.after.push_str(&change.before[kept..range.start]);
            let start = change.after.len();
            change.after.push_str(&with);
            change.put.push(start..change.after.len());
            kept = range.end;
        }
        change.after.push_str(&change.before[kept..]);
        Some(change)
    };
    lines.filter_map(change).collect()
}

/// Replaces all of `matches` in one step; the caret goes behind the last, or `stays`.
pub(crate) fn replace_all(
    outline: &mut Outline,
    matches: &Matches,
    with: &str,
    stays: bool,
) -> Result<Option<Transaction>, EditError> {
    let changes = changes(outline, matches, with);
    let caret = |line: &Replaced, ranges: &[Range<usize>]| {
        let last = ranges.last()?;
        Some(Caret::at(line.node, last.end))
    };
    let last = changes.last().filter(|_| !stays);
    let before = last.and_then(|line| caret(line, &line.found));
    let after = last.and_then(|line| caret(line, &line.put));
    let mut draft = Draft::new(outline);
    for line in changes {
        draft.set(line.node, Field::Text, line.after.into())?;
    }
    Ok(draft.finish(Intent::Replace, before, after))
}

/// Replaces one match; the caret goes behind it.
///
/// # Errors
/// [`EditError::Tree`] if the node is gone, [`EditError::NoSuchBytes`] if its text has no such
/// range any more.
pub(crate) fn replace_one(
    outline: &mut Outline,
    hit: &Hit,
    with: &str,
) -> Result<Option<Transaction>, EditError> {
    let Range { start, end } = hit.range;
    let with = one_line(with);
    let mut draft = Draft::new(outline);
    draft.splice(hit.node, start, end, &with)?;
    let before = Caret {
        node: hit.node,
        anchor: start,
        head: end,
    };
    let after = Caret::at(hit.node, start + with.len());
    Ok(draft.finish(Intent::Replace, Some(before), Some(after)))
}
