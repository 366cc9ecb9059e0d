//! References in the rows: links to what they name, and those that name nothing.

use super::{Event, Here, Place, PlaceEvent, Wording};
use crate::{Row, Session};
use gangmu::edit::{Caret, Mention};
use gangmu::outline::{Node, NodeId};
use std::ops::Range;

/// A reference as a row shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Bytes of the row's words.
    pub range: Range<usize>,
    /// Where it leads.
    pub to: Option<NodeId>,
    /// Whether it names nothing, or no longer what it named.
    pub dangles: bool,
    /// What is said of it.
    pub title: String,
}

/// The references of `rows`, one list for each row that has a node. The row that is edited shows
/// none.
pub fn links(session: &Session, rows: &[Row], place: Place, w: Wording) -> Vec<Vec<Link>> {
    let nodes = rows.iter().filter_map(|row| session.outline().get(row.id));
    let nodes: Vec<&Node> = nodes.map(|n| &**n).collect();
    let found = session.mentions(&nodes);
    let each = nodes.iter().zip(&found);
    each.map(|(node, found)| {
        if place.editing && place.node == Some(node.id) {
            return Vec::new();
        }
        found.iter().map(|m| show(session, m, w)).collect()
    })
    .collect()
}

fn show(session: &Session, mention: &Mention, w: Wording) -> Link {
    let to = destination(session, mention);
    let mut named: Vec<String> = Vec::new();
    for id in mention.was.as_ref().unwrap_or(&mention.targets) {
        if let Some(node) = session.outline().get(*id) {
            named.push([node.marker_spelling(), node.title()].concat());
        }
    }
    let named = named.join("\n");
    let title = match (&mention.was, to) {
        (None, _) => [w.of("单击转到：", "Click to go to: "), &named].concat(),
        (Some(was), Some(_)) if !was.is_empty() => [
            w.of(
                "现在的写法已不指原处，单击转到：",
                "No longer names what it did. Click to go to: ",
            ),
            &named,
        ]
        .concat(),
        (Some(was), _) if !was.is_empty() => w
            .of(
                "所指的内容已不在文中",
                "What it named is no longer in the text",
            )
            .to_owned(),
        _ => w
            .of("文中没有这个序号", "No place in the text has this number")
            .to_owned(),
    };
    Link {
        range: mention.range.clone(),
        to,
        dangles: mention.was.is_some(),
        title,
    }
}

/// Where a reference leads: to the first that it names, or named once.
fn destination(session: &Session, mention: &Mention) -> Option<NodeId> {
    let named = mention.was.iter().flatten().chain(&mention.targets);
    named.copied().find(|id| session.outline().contains(*id))
}

/// To what the reference at the caret names, or the first one of the row.
pub(super) fn follow(here: &Here<'_>) -> Option<Event> {
    let node = here.session.outline().get(here.place.node?)?;
    let found = here.session.mentions(&[node]).pop()?;
    let caret = here.place.caret.filter(|c| c.node == node.id);
    let at = caret.map_or(0, |c| c.head);
    let under = found
        .iter()
        .find(|m| m.range.start <= at && at <= m.range.end);
    let mention = under.or(found.first())?;
    let to = destination(here.session, mention)?;
    Some(PlaceEvent::Follow(Caret::at(node.id, at), to).into())
}
