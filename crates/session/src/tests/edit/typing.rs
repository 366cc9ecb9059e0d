//! Typing, and what of it makes one undo step.

use super::{check_laws, open_text};
use crate::{Command, Outcome, Session};
use gangmu::edit::commands::Direction;
use gangmu::edit::{Caret, GROUP_MS, Intent};
use gangmu::outline::NodeId;
use std::ops::Range;

/// A session whose first paragraph is 甲乙丙, and that paragraph.
fn paragraph() -> (Session, NodeId) {
    let session = open_text("题目\n一、子\n甲乙丙\n二、丑\n");
    let node = session.rows()[2].id;
    (session, node)
}

fn put(
    session: &mut Session,
    node: NodeId,
    range: Range<usize>,
    with: &str,
    intent: Intent,
    now: f64,
) {
    let with = with.to_owned();
    let command = Command::Replace {
        node,
        range,
        with,
        intent,
    };
    let done = session.dispatch(command, now);
    assert!(matches!(done, Outcome::Done { .. }), "{done:?}");
    check_laws(session);
}

fn words(session: &Session, node: NodeId) -> String {
    session
        .outline()
        .get(node)
        .map(|n| n.text.to_string())
        .unwrap_or_default()
}

/// The texts that undoing goes back through, the caret's byte behind each.
fn steps_back(session: &mut Session, node: NodeId) -> Vec<String> {
    let mut found = Vec::new();
    while session.can_undo().is_some_and(|i| i != Intent::Open) {
        let Outcome::Done { caret } = session.dispatch(Command::Undo, 0.0) else {
            panic!("there was a step");
        };
        let head = caret.map_or(0, |c| c.head);
        found.push(format!("{}@{head}", words(session, node)));
    }
    found
}

#[test]
fn typing_on_is_one_step() {
    let (mut session, node) = paragraph();
    for (at, c) in [(9, "丁"), (12, "戊"), (15, "己")] {
        put(
            &mut session,
            node,
            at..at,
            c,
            Intent::Type,
            1000.0 + at as f64,
        );
    }
    assert_eq!(words(&session, node), "甲乙丙丁戊己");
    assert_eq!(steps_back(&mut session, node), ["甲乙丙@9"]);
    session.dispatch(Command::Redo, 0.0);
    assert_eq!(words(&session, node), "甲乙丙丁戊己");
}

/// Types the characters at the end of 甲乙丙, a tenth of a second each, and undoes everything.
fn typed(characters: &str) -> Vec<String> {
    let (mut session, node) = paragraph();
    let mut at = 9;
    let mut now = 0.0;
    for c in characters.chars() {
        put(
            &mut session,
            node,
            at..at,
            &c.to_string(),
            Intent::Type,
            now,
        );
        (at, now) = (at + c.len_utf8(), now + 100.0);
    }
    let back = steps_back(&mut session, node);
    let words = back.iter().map(|s| s.split('@').next().unwrap_or_default());
    words.map(|s| s["甲乙丙".len()..].to_owned()).collect()
}

#[test]
fn undo_takes_back_a_word_or_clause_as_in_word_and_codemirror() {
    assert_eq!(typed("two words. End"), ["two words. ", "two ", ""]);
    assert_eq!(typed("丁戊，己庚；辛"), ["丁戊，己庚；", "丁戊，", ""]);
    assert_eq!(typed("丁戊5G基站"), ["丁戊5G", "丁戊", ""]);
    assert_eq!(typed("（丁）"), ["（", ""]);
    // Nobody loses a minute of typing, though it had no pause and no mark.
    let steps = typed(&"丁".repeat(60));
    assert_eq!(steps.len(), 3);
}

#[test]
fn undo_gives_erased_words_back_one_by_one() {
    let (mut session, node) = paragraph();
    put(&mut session, node, 9..9, "，two words", Intent::Paste, 0.0);
    let end = "甲乙丙，two words".len();
    for (nth, at) in ("甲乙丙".len()..end).rev().enumerate().take(9) {
        put(
            &mut session,
            node,
            at..at + 1,
            "",
            Intent::Erase,
            900.0 + nth as f64,
        );
    }
    assert_eq!(words(&session, node), "甲乙丙，");
    let back = steps_back(&mut session, node);
    let back: Vec<&str> = back.iter().filter_map(|s| s.split('@').next()).collect();
    assert_eq!(back, ["甲乙丙，two ", "甲乙丙，two words", "甲乙丙"]);
}

#[test]
fn a_selection_typed_over_begins_a_group() {
    let (mut session, node) = paragraph();
    put(&mut session, node, 0..6, "丁", Intent::Type, 0.0);
    put(&mut session, node, 3..3, "戊", Intent::Type, 100.0);
    put(&mut session, node, 3..6, "己", Intent::Type, 200.0);
    assert_eq!(steps_back(&mut session, node), ["丁戊丙@6", "甲乙丙@6"]);
}

#[test]
fn a_pause_or_another_place_begins_a_step() {
    let (mut session, node) = paragraph();
    put(&mut session, node, 9..9, "丁", Intent::Type, 0.0);
    put(&mut session, node, 12..12, "戊", Intent::Type, GROUP_MS);
    put(
        &mut session,
        node,
        15..15,
        "己",
        Intent::Type,
        2.0 * GROUP_MS + 1.0,
    );
    put(
        &mut session,
        node,
        0..0,
        "庚",
        Intent::Type,
        2.0 * GROUP_MS + 2.0,
    );
    assert_eq!(
        steps_back(&mut session, node),
        ["甲乙丙丁戊己@0", "甲乙丙丁戊@15", "甲乙丙@9"]
    );
}

#[test]
fn standing_elsewhere_ends_the_group() {
    let (mut session, node) = paragraph();
    put(&mut session, node, 9..9, "丁", Intent::Type, 0.0);
    let other = session.rows()[0].id;
    session.dispatch(Command::Stand(Some(Caret::at(other, 0))), 1.0);
    session.dispatch(Command::Stand(Some(Caret::at(node, 12))), 2.0);
    put(&mut session, node, 12..12, "戊", Intent::Type, 3.0);
    assert_eq!(steps_back(&mut session, node), ["甲乙丙丁@12", "甲乙丙@9"]);
}

#[test]
fn erasing_groups_both_ways() {
    let (mut session, node) = paragraph();
    put(&mut session, node, 6..9, "", Intent::Erase, 0.0);
    put(&mut session, node, 3..6, "", Intent::Erase, 1.0);
    assert_eq!(words(&session, node), "甲");
    assert_eq!(steps_back(&mut session, node), ["甲乙丙@9"]);
    put(&mut session, node, 0..3, "", Intent::Erase, 1000.0);
    put(&mut session, node, 0..3, "", Intent::Erase, 1001.0);
    assert_eq!(words(&session, node), "丙");
    assert_eq!(steps_back(&mut session, node), ["甲乙丙@3"]);
    // Erasing does not join typing, nor typing erasing.
    put(&mut session, node, 9..9, "丁", Intent::Type, 2000.0);
    put(&mut session, node, 9..12, "", Intent::Erase, 2001.0);
    put(&mut session, node, 9..9, "戊", Intent::Type, 2002.0);
    assert_eq!(steps_back(&mut session, node).len(), 3);
}

#[test]
fn a_composition_and_a_paste_stand_alone() {
    let (mut session, node) = paragraph();
    put(&mut session, node, 9..9, "丁", Intent::Type, 0.0);
    put(&mut session, node, 12..12, "戊己", Intent::Compose, 1.0);
    put(&mut session, node, 18..18, "庚", Intent::Compose, 2.0);
    put(&mut session, node, 21..21, "辛", Intent::Paste, 3.0);
    put(&mut session, node, 24..24, "壬", Intent::Type, 4.0);
    assert_eq!(steps_back(&mut session, node).len(), 5);
}

#[test]
fn structure_stands_alone_and_ends_the_group() {
    let (mut session, node) = paragraph();
    put(&mut session, node, 9..9, "丁", Intent::Type, 0.0);
    session.dispatch(Command::Shift(vec![node], Direction::Up), 1.0);
    session.dispatch(Command::Shift(vec![node], Direction::Down), 2.0);
    put(&mut session, node, 12..12, "戊", Intent::Type, 3.0);
    assert_eq!(steps_back(&mut session, node).len(), 4);
}

#[test]
fn undo_ends_the_group_and_a_new_step_ends_redo() {
    let (mut session, node) = paragraph();
    put(&mut session, node, 9..9, "丁", Intent::Type, 0.0);
    put(&mut session, node, 0..0, "戊", Intent::Type, 1.0);
    session.dispatch(Command::Undo, 2.0);
    put(&mut session, node, 12..12, "己", Intent::Type, 3.0);
    assert_eq!(session.dispatch(Command::Redo, 4.0), Outcome::Nothing);
    assert_eq!(steps_back(&mut session, node), ["甲乙丙丁@12", "甲乙丙@9"]);
}

#[test]
fn line_ends_become_spaces() {
    let (mut session, node) = paragraph();
    let command = Command::Replace {
        node,
        range: 3..3,
        with: "丁\r\n戊\n\r己".to_owned(),
        intent: Intent::Paste,
    };
    let Outcome::Done { caret } = session.dispatch(command, 0.0) else {
        panic!("it can be pasted");
    };
    assert_eq!(words(&session, node), "甲丁 戊  己乙丙");
    assert_eq!(caret, Some(Caret::at(node, "甲丁 戊  己".len())));
}

#[test]
fn a_note_is_undone() {
    let (mut session, _) = paragraph();
    let part = session.parts()[0].id;
    let target = |s: &Session| s.parts()[0].note.as_ref().and_then(|n| n.target_words);
    session.dispatch(Command::SetTarget(part, Some(3000)), 0.0);
    session.dispatch(Command::SetTarget(part, Some(2000)), 1.0);
    assert_eq!(
        session.dispatch(Command::SetTarget(part, Some(2000)), 2.0),
        Outcome::Nothing
    );
    session.dispatch(Command::Undo, 3.0);
    assert_eq!(target(&session), Some(3000));
    session.dispatch(Command::Undo, 3.0);
    assert_eq!(target(&session), None);
}
