//! Keys of a row: what they do where the caret stands.

use super::{REPORT, node, open};
use crate::{
    AtRow, Chord, Command, CopyScope, EditEvent, Event, Here, InField, Place, PlaceEvent, ROW_KEYS,
    SelectEvent, TextsEvent, by_row_key, spelled,
};
use gangmu::edit::Caret;

fn chord(keys: &str) -> Chord {
    let mut chord = Chord::default();
    for part in keys.split('+') {
        match part {
            "Mod" => chord.control = true,
            "Alt" => chord.alt = true,
            "Shift" => chord.shift = true,
            key => chord.key = key.to_owned(),
        }
    }
    chord
}

/// What the keys do in the row whose words begin so, with the caret at that byte of its words;
/// `None` for a row that is only current.
fn pressed(words: &str, caret: Option<usize>, keys: &str) -> Option<Event> {
    let session = open(REPORT);
    let node = node(&session, words);
    let n_bytes = session.outline().get(node).map_or(0, |n| n.text.len());
    let here = Here {
        session: &session,
        place: Place::default(),
        selected: &[],
        aside: false,
        chosen: false,
    };
    let field = caret.map(|at| InField {
        caret: Caret::at(node, at),
        n_bytes,
        lines: &|| (true, true),
    });
    let overlay = false;
    by_row_key(
        &chord(keys),
        &AtRow {
            here,
            node,
            field,
            overlay,
        },
    )
}

#[test]
fn writing() {
    let session = open(REPORT);
    let row = node(&session, "成立专班");
    let above = node(&session, "组织情况");
    let done = |command| Some(Event::Edit(EditEvent::Do(command)));
    let at = |at, keys| pressed("成立专班", Some(at), keys);
    assert_eq!(at(6, "Enter"), done(Command::Split(row, 6)));
    assert_eq!(at(0, "Backspace"), done(Command::Join(row)));
    assert_eq!(at(3, "Backspace"), None, "the browser erases");
    assert_eq!(at(3, "Shift+Tab"), done(Command::Outdent(vec![row])));
    let copy = TextsEvent::Copy(CopyScope::Node);
    assert_eq!(at(3, "Mod+c"), Some(copy.into()));
    let focus = PlaceEvent::Focus(row);
    assert_eq!(at(3, "Escape"), Some(focus.into()));
    let end = Caret::at(above, "组织情况".len());
    let to_end = PlaceEvent::Edit(end);
    assert_eq!(at(0, "ArrowLeft"), Some(to_end.clone().into()));
    assert_eq!(at(3, "ArrowLeft"), None);
    assert_eq!(at(3, "ArrowUp"), Some(to_end.into()));
    assert_eq!(at(3, "Mod+a"), None, "words first");
}

#[test]
fn walking() {
    let session = open(REPORT);
    let focus = |words| Some(Event::Place(PlaceEvent::Focus(node(&session, words))));
    assert_eq!(pressed("成立专班", None, "ArrowUp"), focus("组织情况"));
    assert_eq!(pressed("成立专班", None, "ArrowLeft"), focus("组织情况"));
    assert_eq!(pressed("组织情况", None, "ArrowRight"), focus("成立专班"));
    let section = node(&session, "组织情况");
    let fold = Event::Edit(EditEvent::Do(Command::ToggleFold(section)));
    assert_eq!(pressed("组织情况", None, "ArrowLeft"), Some(fold));
    assert_eq!(
        pressed("成立专班", None, "Mod+a"),
        Some(SelectEvent::Widen.into())
    );
    assert_eq!(pressed("成立专班", None, "PageDown"), focus("继续整改"));
    assert_eq!(
        pressed("成立专班", None, "PageUp"),
        pressed("成立专班", None, "Home")
    );
    let row = node(&session, "成立专班");
    let edit = PlaceEvent::Edit(Caret::at(row, "成立专班。".len()));
    assert_eq!(pressed("成立专班", None, "F2"), Some(edit.into()));
    assert_eq!(pressed("成立专班", None, "x"), None);
}

#[test]
fn each_key_is_a_row_and_can_be_said() {
    for row in ROW_KEYS {
        assert!(!row.names.zh.is_empty() && !row.names.en.is_empty());
        for keys in row.keys {
            assert!(chord(keys).is(keys), "{}", spelled(keys, false));
        }
    }
}
