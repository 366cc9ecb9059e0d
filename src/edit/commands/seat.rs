//! White space where nodes are moved to: what starts a paragraph gets a line end, the first
//! words of the text have none, and nothing is put into the middle of a paragraph.

use crate::edit::{Draft, EditError, Field};
use crate::outline::{Kind, Node, NodeId, Outline};
use crate::text::Text;
use std::rc::Rc;

/// The first node of the text that has words.
pub(super) fn first(outline: &Outline) -> Option<NodeId> {
    outline
        .root()
        .children
        .iter()
        .find_map(|part| part.children.first())
        .map(|n| n.id)
}

/// Gives the white space at the very beginning back to whatever stands there now. `was` is the
/// first node before the change, with its lead.
pub(super) fn settle_first(
    draft: &mut Draft<'_>,
    was: Option<(NodeId, Text)>,
) -> Result<(), EditError> {
    let Some((old, lead)) = was else {
        return Ok(());
    };
    let Some(new) = first(draft.outline()).filter(|new| *new != old) else {
        return Ok(());
    };
    let displaced = draft.node(new)?.lead.clone();
    draft.set(new, Field::Lead, lead)?;
    if draft.outline().contains(old) {
        let starts = displaced.contains(['\n', '\r']);
        let displaced = if starts {
            displaced
        } else {
            line_end(draft.outline())
        };
        draft.set(old, Field::Lead, displaced)?;
    }
    Ok(())
}

/// Makes `id` start a paragraph, with the line end and indent of its neighbours.
pub(super) fn start_paragraph(draft: &mut Draft<'_>, id: NodeId) -> Result<(), EditError> {
    if first(draft.outline()) == Some(id) || !draft.node(id)?.is_inline() {
        return Ok(());
    }
    let lead = paragraph_lead(draft.outline(), id);
    draft.set(id, Field::Lead, lead)
}

/// The lead that a new paragraph beside `near` gets: that of a node of its part that starts a
/// paragraph, blank lines left out where most of the text has none.
pub(super) fn paragraph_lead(outline: &Outline, near: NodeId) -> Text {
    let kind = outline.get(near).map(|n| n.kind);
    let lineage = outline.lineage(near);
    let mut fallback = None;
    for &ancestor in lineage.iter().skip(1) {
        let Some(node) = outline.get(ancestor) else {
            continue;
        };
        for child in node
            .children
            .iter()
            .filter(|c| c.id != near && !c.is_inline())
        {
            if Some(child.kind) == kind {
                return one_line_end(&child.lead);
            }
            fallback.get_or_insert_with(|| one_line_end(&child.lead));
        }
    }
    fallback.unwrap_or_else(|| line_end(outline))
}

/// A lead with at most as many line ends as paragraphs need: blank lines are kept only if the
/// lead has one blank line exactly, as in texts with a blank line behind every paragraph.
fn one_line_end(lead: &Text) -> Text {
    let n = lead.matches('\n').count().max(lead.matches('\r').count());
    if n <= 2 {
        return lead.clone();
    }
    let at = lead.rfind(['\n', '\r']).unwrap_or(0);
    let start = if lead[..at].ends_with('\r') {
        at - 1
    } else {
        at
    };
    lead.slice(start..lead.len())
}

/// The line end of this text.
pub(super) fn line_end(outline: &Outline) -> Text {
    let mut found = None;
    for part in &outline.root().children {
        for node in part.children.iter().take(3) {
            if found.is_none() && !node.is_inline() {
                found = Some(if node.lead.contains("\r\n") {
                    "\r\n"
                } else if node.lead.contains('\n') {
                    "\n"
                } else {
                    "\r"
                });
            }
        }
    }
    found.unwrap_or("\n").into()
}

/// The first index at or behind `index` at which a paragraph may be put among `children`
/// without parting one.
pub(super) fn boundary_from(children: &[Rc<Node>], index: usize) -> usize {
    index
        + children[index.min(children.len())..]
            .iter()
            .take_while(|c| goes_on(c))
            .count()
}

/// Whether a node belongs to the paragraph of its elder sibling or parent.
pub(super) fn goes_on(node: &Node) -> bool {
    node.is_inline() && matches!(node.kind, Kind::Item | Kind::Body)
}
