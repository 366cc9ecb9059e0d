//! Enter, Backspace and Delete at the ends of rows.

use super::*;
use gangmu::outline::Level;

#[test]
fn enter_on_an_empty_numbered_row_goes_a_level_up_as_in_word() {
    let mut w = Writer::new("一、总体情况\n（一）认识\n1.学习\n2.宣传\n二、下一步打算\n");
    w.at_end_of("宣传");
    let text = w.text();
    for want in ["3.", "（二）", "二、", ""] {
        w.press("Enter");
        let node = w.caret().node;
        let session = w.app.state.session.borrow();
        let node = session.outline().get(node).expect("the row");
        assert_eq!((node.marker.as_str(), node.text.as_str()), (want, ""));
    }
    assert_eq!(w.kind(w.caret().node), Kind::Body);
    assert_eq!(w.text(), text.replace("宣传\n", "宣传\n\n"));
    // A paragraph that is empty stays one.
    w.press("Enter");
    assert_eq!(w.kind(w.caret().node), Kind::Body);
    for _ in 0..5 {
        w.undo();
    }
    assert_eq!(w.text(), text);
    assert_eq!(w.around(), ("宣传".to_owned(), String::new()));
}

#[test]
fn enter_on_an_empty_measure_ends_the_measures() {
    let mut w = Writer::new(REPORT);
    w.at_end_of("定期核对");
    w.press("Enter");
    assert_eq!(w.kind(w.caret().node), Kind::Item);
    w.press("Enter");
    assert_eq!(w.kind(w.caret().node), Kind::Body);
    w.write("另外。");
    assert_eq!(w.text(), REPORT.replace("核对。\n", "核对。\n另外。\n"));
}

#[test]
fn those_behind_an_empty_heading_that_goes_up_go_below_it() {
    let mut w = Writer::new("一、甲\n（一）乙\n（二）丙\n二、丁\n");
    w.at_end_of("乙");
    w.press("Enter");
    w.press("Enter");
    assert_eq!(
        w.rows(),
        ["一、甲", " （一）乙", "二、", " （一）丙", "三、丁"]
    );
    assert_eq!(w.kind(w.caret().node), Kind::Heading(Level::new(1)));
}

#[test]
fn delete_at_the_end_joins_the_next_row_as_backspace_at_its_start_does() {
    let mut w = Writer::new(REPORT);
    let heading = w.at_end_of("总体情况");
    w.press("Delete");
    assert_eq!(
        w.words(heading),
        "总体情况高度重视，认真落实，统筹推进各项工作。"
    );
    assert_eq!(w.caret(), Caret::at(heading, "总体情况".len()));
    let mut other = Writer::new(REPORT);
    let row = other.at_end_of("高度重视");
    other.at(row, 0);
    other.press("Backspace");
    assert_eq!(other.text(), w.text());
    w.undo();
    assert_eq!(w.text(), REPORT);
    assert_eq!(w.caret(), Caret::at(heading, "总体情况".len()));
    // What is folded away is behind the words, too.
    w.app.dispatch(EditEvent::Do(Command::ToggleFold(heading)));
    w.at_end_of("总体情况");
    w.press("Delete");
    assert_eq!(
        w.words(heading),
        "总体情况高度重视，认真落实，统筹推进各项工作。"
    );
    // The last row has none behind it; within the words the browser erases.
    let last = w.at_end_of("持续推进");
    let text = w.text();
    assert!(w.pressed("Delete").is_none());
    w.at(last, 3);
    assert!(w.pressed("Delete").is_none());
    assert_eq!(w.text(), text);
    // An empty row goes, and the next stays what it is.
    let mut w = Writer::new("一、甲\n乙\n二、丙\n");
    w.at_end_of("乙");
    w.press("Enter");
    w.press("Delete");
    assert_eq!(w.text(), "一、甲\n乙\n二、丙\n");
    assert_eq!(w.around(), (String::new(), "丙".to_owned()));
}

#[test]
fn promote_keeps_the_order_of_the_text_as_in_word_and_says_what_became_of_the_rest() {
    let mut w = Writer::new("一、甲\n（一）乙\n（二）丙\n文。\n正文。\n二、丁\n");
    let node = w.at_end_of("乙");
    w.press("Shift+Tab");
    assert_eq!(
        w.rows(),
        [
            "一、甲",
            "二、乙",
            " （一）丙",
            "  文。",
            "  正文。",
            "三、丁"
        ]
    );
    assert_eq!(w.caret(), Caret::at(node, "乙".len()));
    let said = |w: &Writer| w.app.state.page.toast.clone().map(|t| t.words);
    assert!(said(&w).is_some_and(|words| words.contains("成为它的下级")));
    w.undo();
    w.at_end_of("文。");
    w.press("Shift+Tab");
    assert!(said(&w).is_some_and(|words| words.contains("移到")));
    // Nothing to say where nothing else changed.
    let mut w = Writer::new("一、甲\n（一）乙\n（二）丙\n");
    w.at_end_of("丙");
    let before = said(&w);
    w.press("Shift+Tab");
    assert_eq!(said(&w), before);
    assert_eq!(w.rows(), ["一、甲", " （一）乙", "二、丙"]);
}
