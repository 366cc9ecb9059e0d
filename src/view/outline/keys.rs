//! The keyboard in the outline: walking the rows and editing words. Everything with a name comes
//! from the table of [`actions`].

use super::{Props, caret_in};
use crate::host;
use crate::platform::dom;
use crate::platform::keys::chord;
use gangmu::edit::Caret;
use gangmu::outline::NodeId;
use session::{
    Command, CopyScope, EditEvent, Event, Here, PlaceEvent, Row, SelectEvent, TextsEvent, by_key,
};
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
    let named = || {
        let session = props.session.borrow();
        let here = Here {
            session: &session,
            place: props.place,
            selected: &props.selected,
            aside: props.aside,
        };
        let action = by_key(&chord(event), props.place.editing, &host::decided());
        action.and_then(|action| (action.make)(&here))
    };
    let msg = if props.place.editing {
        edited(props, node, event).or_else(named)
    } else {
        current(props, node, event).or_else(named)
    };
    if let Some(msg) = msg {
        event.prevent_default();
        event.stop_propagation();
        props.send.emit(msg);
    }
}

/// Keys of a row whose words are edited.
fn edited(props: &Props, node: NodeId, event: &KeyboardEvent) -> Option<Event> {
    let field = dom::text_field()?;
    let caret = caret_in(&field, node);
    let bare = caret.anchor == caret.head;
    match (event.key().as_str(), modifiers(event)) {
        ("Tab", (false, false, false)) => {
            Some(Event::Edit(EditEvent::Do(Command::Indent(vec![node]))))
        }
        ("Tab", (false, false, true)) => {
            Some(Event::Edit(EditEvent::Do(Command::Outdent(vec![node]))))
        }
        ("Enter", (false, false, false)) => {
            Some(Event::Edit(EditEvent::Do(Command::Split(node, caret.head))))
        }
        ("Backspace", (false, false, false)) if bare && caret.head == 0 => {
            let session = props.session.borrow();
            let empty = session
                .outline()
                .get(node)
                .is_some_and(|n| n.text.is_empty() && n.children.is_empty());
            Some(if empty {
                Event::Edit(EditEvent::Remove(vec![node]))
            } else {
                Event::Edit(EditEvent::Do(Command::Join(node)))
            })
        }
        // What lies on top closes first.
        ("Escape", _) if props.overlay => None,
        ("Escape", _) => Some(Event::Place(PlaceEvent::Focus(node))),
        // All words first, and then rows.
        ("a", (true, false, false)) if caret.anchor.abs_diff(caret.head) == field.value().len() => {
            Some(Event::Select(SelectEvent::Widen))
        }
        (key @ ("ArrowUp" | "ArrowDown"), (false, false, true)) => {
            let mirror = field.previous_element_sibling()?;
            let (first, last) = dom::caret_lines(&field, &mirror);
            match key {
                "ArrowUp" if first => {
                    beside(props, node, -1).map(|row| Event::Select(SelectEvent::Extend(row.id)))
                }
                "ArrowDown" if last => {
                    beside(props, node, 1).map(|row| Event::Select(SelectEvent::Extend(row.id)))
                }
                _ => None,
            }
        }
        ("c", (true, false, false)) if bare => {
            Some(Event::Texts(TextsEvent::Copy(CopyScope::Node)))
        }
        (key @ ("ArrowUp" | "ArrowDown"), (false, false, false)) if bare => {
            let mirror = field.previous_element_sibling()?;
            let (first, last) = dom::caret_lines(&field, &mirror);
            match key {
                "ArrowUp" if first => beside(props, node, -1).map(|row| to_end(props, row.id)),
                "ArrowDown" if last => beside(props, node, 1)
                    .map(|row| Event::Place(PlaceEvent::Edit(Caret::at(row.id, 0)))),
                _ => None,
            }
        }
        ("ArrowLeft", (false, false, false)) if bare && caret.head == 0 => {
            beside(props, node, -1).map(|row| to_end(props, row.id))
        }
        ("ArrowRight", (false, false, false)) if bare && caret.head == field.value().len() => {
            beside(props, node, 1).map(|row| Event::Place(PlaceEvent::Edit(Caret::at(row.id, 0))))
        }
        _ => None,
    }
}

/// Keys of a row that is only current.
fn current(props: &Props, node: NodeId, event: &KeyboardEvent) -> Option<Event> {
    let at = props.session.borrow().row_of(node)?;
    let row = props.rows[at];
    let session = props.session.borrow();
    match (event.key().as_str(), modifiers(event)) {
        ("ArrowUp", (false, false, true)) => {
            beside(props, node, -1).map(|r| Event::Select(SelectEvent::Extend(r.id)))
        }
        ("ArrowDown", (false, false, true)) => {
            beside(props, node, 1).map(|r| Event::Select(SelectEvent::Extend(r.id)))
        }
        ("a", (true, false, false)) => Some(Event::Select(SelectEvent::Widen)),
        ("Escape", _) if !props.selected.is_empty() => Some(Event::Select(SelectEvent::Nothing)),
        ("ArrowUp", (false, false, _)) => {
            beside(props, node, -1).map(|r| Event::Place(PlaceEvent::Focus(r.id)))
        }
        ("ArrowDown", (false, false, _)) => {
            beside(props, node, 1).map(|r| Event::Place(PlaceEvent::Focus(r.id)))
        }
        ("Home", _) => props
            .rows
            .first()
            .map(|r| Event::Place(PlaceEvent::Focus(r.id))),
        ("End", _) => props
            .rows
            .last()
            .map(|r| Event::Place(PlaceEvent::Focus(r.id))),
        ("PageUp", _) => props
            .rows
            .get(at.saturating_sub(15))
            .map(|r| Event::Place(PlaceEvent::Focus(r.id))),
        ("PageDown", _) => props
            .rows
            .get((at + 15).min(props.rows.len() - 1))
            .map(|r| Event::Place(PlaceEvent::Focus(r.id))),
        ("ArrowRight", (false, false, false)) => match row.folded {
            Some(true) => Some(Event::Edit(EditEvent::Do(Command::ToggleFold(node)))),
            Some(false) => beside(props, node, 1).map(|r| Event::Place(PlaceEvent::Focus(r.id))),
            None => None,
        },
        ("ArrowLeft", (false, false, false)) => match row.folded {
            Some(false) => Some(Event::Edit(EditEvent::Do(Command::ToggleFold(node)))),
            _ => {
                let parent = session.outline().parent(node)?;
                (!session.outline().get(parent)?.kind.is_part())
                    .then_some(Event::Place(PlaceEvent::Focus(parent)))
            }
        },
        ("Enter" | "F2", (false, false, false)) => {
            let end = session.outline().get(node)?.text.len();
            Some(Event::Place(PlaceEvent::Edit(Caret::at(node, end))))
        }
        _ => None,
    }
}

fn beside(props: &Props, node: NodeId, by: isize) -> Option<Row> {
    let at = props.session.borrow().row_of(node)?;
    props.rows.get(at.checked_add_signed(by)?).copied()
}

fn to_end(props: &Props, node: NodeId) -> Event {
    let session = props.session.borrow();
    let end = session.outline().get(node).map_or(0, |n| n.text.len());
    Event::Place(PlaceEvent::Edit(Caret::at(node, end)))
}
