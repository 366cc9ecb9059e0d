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

#[test]
fn a_heading_made_of_words_that_bear_a_number_bears_one() {
    let made = |words: &str, keys: &str| {
        let mut w = Writer::new(REPORT);
        let node = w.write_behind("持续推进", words);
        w.press(keys);
        let session = w.app.state.session.borrow();
        let node = session.outline().get(node).expect("the row");
        format!("{}|{}", node.marker, node.text)
    };
    assert_eq!(made("四、新部分", "Alt+Shift+1"), "四、|新部分");
    assert_eq!(made("四、新部分", "Alt+Shift+2"), "（一）|新部分");
    assert_eq!(made("（三）新方面", "Alt+Shift+1"), "四、|新方面");
    assert_eq!(made("第一，新方面", "Alt+Shift+2"), "（一）|新方面");
    assert_eq!(made("1.1新方面", "Alt+Shift+1"), "四、|新方面");
    assert_eq!(made("3.5万元的去向", "Alt+Shift+1"), "四、|3.5万元的去向");
    assert_eq!(made("5G基站的建设", "Alt+Shift+1"), "四、|5G基站的建设");
    // Also of one that bears two, and of a measure.
    let mut w = Writer::new("一、甲\n二、（一）乙\n");
    let node = w.at_end_of("（一）乙");
    w.press("Alt+Shift+2");
    assert_eq!(w.text(), "一、甲\n（一）乙\n");
    assert_eq!(w.caret(), Caret::at(node, "乙".len()));
    let mut w = Writer::new(REPORT);
    let node = w.write_behind("持续推进", "一是常抓");
    w.app.dispatch(Event::Run("to-item"));
    assert_eq!(
        (w.kind(node), w.words(node)),
        (Kind::Item, "常抓".to_owned())
    );
    assert!(w.text().ends_with("一是常抓\n"));
    // Where numbers are left alone, the one that was typed counts.
    let mut w = Writer::new(REPORT);
    let part = w.app.state.session.borrow().parts()[0].id;
    w.app
        .dispatch(EditEvent::Do(Command::SetHandsOff(part, true)));
    w.write_behind("持续推进", "（七）新部分");
    w.press("Alt+Shift+1");
    assert!(w.text().ends_with("七、新部分\n"), "{}", w.text());
}
