//! The caret stays where the eye is.

use super::*;

#[test]
fn the_caret_stays_at_its_words_when_a_row_becomes_another_kind_and_when_that_is_undone() {
    let mut w = Writer::new(REPORT);
    let node = w.at_end_of("高度重视");
    let at = "高度重视，认真".len();
    w.at(node, at);
    for keys in ["Alt+Shift+1", "Alt+Shift+2", "Alt+Shift+0"] {
        w.press(keys);
        assert_eq!(w.caret(), Caret::at(node, at), "{keys}");
    }
    for _ in 0..3 {
        w.undo();
        assert_eq!(w.caret(), Caret::at(node, at));
    }
    assert_eq!(w.text(), REPORT);
    w.redo();
    assert_eq!(w.caret(), Caret::at(node, at));
}

#[test]
fn the_caret_goes_along_with_words_that_become_a_row_of_their_own() {
    let mut w = Writer::new("一、总体情况\n认真落实。统筹推进各项工作。\n");
    let node = w.at_end_of("认真落实");
    w.at(node, "认真落实。统筹".len());
    w.press("Alt+Shift+1");
    assert_eq!(w.around(), ("统筹".to_owned(), "推进各项工作。".to_owned()));
    w.undo();
    assert_eq!(w.caret(), Caret::at(node, "认真落实。统筹".len()));
    let node = w.at_end_of("总体情况");
    w.press("Tab");
    assert_eq!(w.caret(), Caret::at(node, "总体情况".len()), "refused");
}

#[test]
fn undo_of_a_composition_before_a_character_like_its_last_puts_the_caret_back_prosemirror_diff() {
    let mut w = Writer::new(REPORT);
    let node = w.at_end_of("高度重视");
    w.at(node, 0);
    w.compose("高效");
    assert_eq!(w.around().0, "高效");
    w.undo();
    assert_eq!(w.caret(), Caret::at(node, 0));
    w.compose("提高");
    assert_eq!(w.words(node), "提高高度重视，认真落实，统筹推进各项工作。");
    assert_eq!(w.around().0, "提高");
    w.undo();
    assert_eq!(w.caret(), Caret::at(node, 0));
    w.redo();
    assert_eq!(w.around().0, "提高");
}

#[test]
fn erasing_one_of_several_like_characters_is_undone_to_where_the_caret_was() {
    let mut w = Writer::new("一、一一一\n");
    let node = w.at_end_of("一一一");
    w.at(node, 6);
    w.put("", 3, Intent::Erase);
    assert_eq!(w.caret(), Caret::at(node, 3));
    w.undo();
    assert_eq!(w.caret(), Caret::at(node, 6));
    // Delete takes the one behind the caret.
    w.at(node, 3);
    w.app.dispatch(EditEvent::Typed {
        node,
        words: "一一".to_owned(),
        intent: Intent::Erase,
        before: Some(Caret::at(node, 3)),
        after: Caret::at(node, 3),
    });
    w.undo();
    assert_eq!(w.caret(), Caret::at(node, 3));
}

#[test]
fn a_selection_that_was_typed_over_is_selected_again() {
    let mut w = Writer::new(REPORT);
    let node = w.at_end_of("总体情况");
    let selected = Caret {
        node,
        anchor: 12,
        head: 6,
    };
    w.app.dispatch(PlaceEvent::Edit(selected));
    w.write("进展");
    assert_eq!(w.words(node), "总体进展");
    w.undo();
    assert_eq!(w.caret(), selected);
}

#[test]
fn undo_of_a_paste_as_rows_puts_the_caret_back() {
    let mut w = Writer::new(REPORT);
    let node = w.at_end_of("高度重视");
    w.at(node, 6);
    let text = "甲。\n乙。\n".to_owned();
    w.app
        .dispatch(EditEvent::Do(Command::PasteStructure { at: node, text }));
    assert_ne!(w.caret().node, node);
    w.undo();
    assert_eq!(w.caret(), Caret::at(node, 6));
}

#[test]
fn where_the_caret_was_before_a_command_counts_for_nothing_when_told_late() {
    let mut w = Writer::new(REPORT);
    let node = w.at_end_of("高度重视");
    let (old, serial) = (Caret::at(node, 0), w.app.state.place.serial);
    w.app.dispatch(PlaceEvent::Edit(Caret::at(node, 6)));
    w.app.dispatch(PlaceEvent::Moved(old, serial));
    assert_eq!(w.app.state.place.caret, Some(Caret::at(node, 6)));
    let now = w.app.state.place.serial;
    w.app.dispatch(PlaceEvent::Moved(old, now));
    assert_eq!(w.app.state.place.caret, Some(old));
}
