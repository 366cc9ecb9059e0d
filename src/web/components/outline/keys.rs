//! The keyboard in the outline: one table for a row that is edited and one for a row that is
//! only current. Both know moving and levels.

use super::{Props, caret_in};
use crate::edit::Caret;
use crate::edit::commands::Direction;
use crate::outline::NodeId;
use crate::session::{Command, Row};
use crate::web::app::{Msg, Scope};
use crate::web::dom;
use web_sys::KeyboardEvent;

/// Which modifiers are down: Ctrl (or ⌘), Alt, Shift.
fn modifiers(event: &KeyboardEvent) -> (bool, bool, bool) {
    (
        event.ctrl_key() || event.meta_key(),
        event.alt_key(),
        event.shift_key(),
    )
}

/// Does what the key asks, if it asks for anything; the browser then does not.
pub(super) fn pressed(props: &Props, event: &KeyboardEvent) {
    let Some(node) = props
        .place
        .node
        .or_else(|| props.rows.first().map(|r| r.id))
    else {
        return;
    };
    let msg = structure(node, event).or_else(|| {
        if props.place.editing {
            edited(props, node, event)
        } else {
            current(props, node, event)
        }
    });
    if let Some(msg) = msg {
        event.prevent_default();
        event.stop_propagation();
        props.send.emit(msg);
    }
}

/// Keys that mean the same whether or not the row is edited.
fn structure(node: NodeId, event: &KeyboardEvent) -> Option<Msg> {
    let command = match (event.key().as_str(), modifiers(event)) {
        ("ArrowUp", (false, true, _)) => Command::Shift(vec![node], Direction::Up),
        ("ArrowDown", (false, true, _)) => Command::Shift(vec![node], Direction::Down),
        ("ArrowRight", (false, true, true)) => Command::Indent(vec![node]),
        ("ArrowLeft", (false, true, true)) => Command::Outdent(vec![node]),
        ("ArrowUp", (true, false, false))
        | ("ArrowDown", (true, false, false))
        | (".", (true, false, false)) => Command::ToggleFold(node),
        _ => return None,
    };
    Some(Msg::Do(command))
}

fn edited(props: &Props, node: NodeId, event: &KeyboardEvent) -> Option<Msg> {
    let field = dom::text_field()?;
    let caret = caret_in(&field, node);
    let bare = caret.anchor == caret.head;
    match (event.key().as_str(), modifiers(event)) {
        ("Tab", (false, false, false)) => Some(Msg::Do(Command::Indent(vec![node]))),
        ("Tab", (false, false, true)) => Some(Msg::Do(Command::Outdent(vec![node]))),
        ("Enter", (false, false, false)) => Some(Msg::Do(Command::Split(node, caret.head))),
        ("Backspace", (false, false, false)) if bare && caret.head == 0 => {
            let session = props.session.borrow();
            let empty = session
                .outline()
                .get(node)
                .is_some_and(|n| n.text.is_empty() && n.children.is_empty());
            Some(if empty {
                Msg::Remove(node)
            } else {
                Msg::Do(Command::Join(node))
            })
        }
        ("Escape", _) => Some(Msg::Focus(node)),
        ("c", (true, false, false)) if bare => Some(Msg::Copy(Scope::Node)),
        (key @ ("ArrowUp" | "ArrowDown"), (false, false, false)) if bare => {
            let mirror = field.previous_element_sibling()?;
            let (first, last) = dom::caret_lines(&field, &mirror);
            match key {
                "ArrowUp" if first => beside(props, node, -1).map(|row| to_end(props, row.id)),
                "ArrowDown" if last => {
                    beside(props, node, 1).map(|row| Msg::Edit(Caret::at(row.id, 0)))
                }
                _ => None,
            }
        }
        ("ArrowLeft", (false, false, false)) if bare && caret.head == 0 => {
            beside(props, node, -1).map(|row| to_end(props, row.id))
        }
        ("ArrowRight", (false, false, false)) if bare && caret.head == field.value().len() => {
            beside(props, node, 1).map(|row| Msg::Edit(Caret::at(row.id, 0)))
        }
        _ => None,
    }
}

fn current(props: &Props, node: NodeId, event: &KeyboardEvent) -> Option<Msg> {
    let at = props.rows.iter().position(|r| r.id == node)?;
    let row = props.rows[at];
    let session = props.session.borrow();
    match (event.key().as_str(), modifiers(event)) {
        ("ArrowUp", (false, false, _)) => beside(props, node, -1).map(|r| Msg::Focus(r.id)),
        ("ArrowDown", (false, false, _)) => beside(props, node, 1).map(|r| Msg::Focus(r.id)),
        ("Home", _) => props.rows.first().map(|r| Msg::Focus(r.id)),
        ("End", _) => props.rows.last().map(|r| Msg::Focus(r.id)),
        ("PageUp", _) => props
            .rows
            .get(at.saturating_sub(15))
            .map(|r| Msg::Focus(r.id)),
        ("PageDown", _) => props
            .rows
            .get((at + 15).min(props.rows.len() - 1))
            .map(|r| Msg::Focus(r.id)),
        ("ArrowRight", (false, false, false)) => match row.folded {
            Some(true) => Some(Msg::Do(Command::ToggleFold(node))),
            Some(false) => beside(props, node, 1).map(|r| Msg::Focus(r.id)),
            None => None,
        },
        ("ArrowLeft", (false, false, false)) => match row.folded {
            Some(false) => Some(Msg::Do(Command::ToggleFold(node))),
            _ => {
                let parent = session.outline().parent(node)?;
                (!session.outline().get(parent)?.kind.is_part()).then_some(Msg::Focus(parent))
            }
        },
        ("Enter" | "F2", (false, false, false)) => {
            let end = session.outline().get(node)?.text.len();
            Some(Msg::Edit(Caret::at(node, end)))
        }
        ("Delete" | "Backspace", (false, false, false)) => Some(Msg::Remove(node)),
        ("c", (true, false, false)) => Some(Msg::Copy(Scope::Node)),
        _ => None,
    }
}

fn beside(props: &Props, node: NodeId, by: isize) -> Option<Row> {
    let at = props.rows.iter().position(|r| r.id == node)?;
    props.rows.get(at.checked_add_signed(by)?).copied()
}

fn to_end(props: &Props, node: NodeId) -> Msg {
    let session = props.session.borrow();
    let end = session.outline().get(node).map_or(0, |n| n.text.len());
    Msg::Edit(Caret::at(node, end))
}
