//! Structure that is typed is recognised as if it were pasted.

use super::*;
use gangmu::outline::Level;

#[test]
fn a_heading_is_recognised_on_leaving_its_row_and_one_undo_gives_the_words_back() {
    let mut w = Writer::new(REPORT);
    let node = w.write_behind("持续推进", "四、新部分");
    assert_eq!(w.kind(node), Kind::Body, "nothing happens in the row");
    let typed = w.text();
    w.leave_for("高度重视");
    assert_eq!(w.kind(node), Kind::Heading(Level::new(1)));
    assert_eq!(w.words(node), "新部分");
    assert_eq!(w.text(), typed);
    assert!(
        w.around().0.starts_with("高度重视"),
        "the writer stays there"
    );
    w.undo();
    assert_eq!(
        (w.kind(node), w.words(node)),
        (Kind::Body, "四、新部分".to_owned())
    );
    // And so they stay, until they are changed.
    w.leave_for("四、新部分");
    w.leave_for("高度重视");
    assert_eq!(w.kind(node), Kind::Body);
    w.at_end_of("四、新部分");
    w.write("了");
    w.leave_for("高度重视");
    assert_eq!(w.kind(node), Kind::Heading(Level::new(1)));
    w.undo();
    w.undo();
    assert_eq!(w.words(node), "四、新部分");
}

#[test]
fn what_is_typed_from_top_to_bottom_is_what_it_were_if_it_were_pasted() {
    let text = "关于整改的报告\n一、总体情况\n高度重视。\n二、整改情况\n（一）关于台账不全的问题\n整改措施：\n一是补齐台账；\n二是定期核对。\n整改情况：已完成整改。\n（二）关于纪律松弛的问题。一是约谈提醒。二是建章立制。\n1.分项\n（1）小项\n三、下一步打算\n做到以下几点：一是常抓；二是长抓。\n特此报告。\n某某局\n2026年3月1日";
    let mut lines = text.lines();
    let first = lines.next().expect("a title");
    let mut w = Writer::new(first);
    w.at_end_of(first);
    for line in lines {
        w.press("Enter");
        for c in line.chars() {
            w.write(&c.to_string());
        }
    }
    w.leave_for(first);
    assert_eq!(w.text(), text);
    let mut pasted = Writer::new(text);
    pasted.at_end_of(first);
    assert_eq!(w.rows(), pasted.rows());
    let kinds = |w: &Writer| {
        let mut kinds = Vec::new();
        let session = w.app.state.session.borrow();
        session.outline().root().walk(&mut |n| kinds.push(n.kind));
        kinds
    };
    assert_eq!(kinds(&w), kinds(&pasted));
}

#[test]
fn every_form_of_heading_is_known_by_the_report() {
    let at = |text: &str, behind: &str, words: &str| {
        let mut w = Writer::new(text);
        let node = w.write_behind(behind, words);
        let typed = w.text();
        let first = w.rows()[0].trim().to_owned();
        w.leave_for(&first);
        assert_eq!(w.text(), typed, "{words}");
        (w.kind(node), w.words(node))
    };
    let heading = |level, words: &str| (Kind::Heading(Level::new(level)), words.to_owned());
    assert_eq!(at(REPORT, "持续推进", "（一）新方面"), heading(2, "新方面"));
    assert_eq!(at(REPORT, "高度重视", "1.新事项"), heading(3, "新事项"));
    let plan = "方案\n1 总则\n1.1 目的\n为了安全。\n";
    assert_eq!(at(plan, "为了安全", "1.2 依据"), heading(2, "依据"));
    assert_eq!(at(plan, "为了安全", "1.1.1 范围"), heading(3, "范围"));
    let rules = "制度\n第一章　总则\n第一条　为了规范，制定本制度。\n本制度自印发之日起施行。\n";
    assert_eq!(
        at(rules, "本制度自印发", "第二章　分工").0,
        Kind::Heading(Level::new(1))
    );
    // What is none in a pasted text is none here.
    let body = |words: &str| (Kind::Body, words.to_owned());
    for words in [
        "3.5万元已经拨付。",
        "1.1倍的增长。",
        "2024年3月完成。",
        "举一反三，抓好落实。",
    ] {
        assert_eq!(at(REPORT, "持续推进", words), body(words));
    }
}

#[test]
fn sentences_of_measures_become_measures_and_a_label_takes_them() {
    let mut w = Writer::new(REPORT);
    w.write_behind("持续推进", "做到以下几点：一是常抓；二是长抓。");
    w.press("Enter");
    w.write("整改措施：一是补课；二是考试。");
    w.leave_for("高度重视");
    let rows = w.rows();
    assert_eq!(
        rows[rows.len() - 6..],
        [
            " 做到以下几点：",
            "  一是常抓；",
            "  二是长抓。",
            " 整改措施：",
            "  一是补课；",
            "  二是考试。"
        ]
    );
    // In the row of a measure, too.
    let third = w.at_end_of("考试。");
    w.write("三是通报。");
    w.leave_for("高度重视");
    assert_eq!(w.words(third), "考试。");
    assert_eq!(w.rows().last().map(String::as_str), Some("  三是通报。"));
    // And behind a title.
    let title = w.at_end_of("下一步打算");
    w.write("。继续整改。一是再学；二是再查。");
    w.leave_for("高度重视");
    assert_eq!(w.words(title), "下一步打算。");
    w.undo();
    assert_eq!(w.words(title), "下一步打算。继续整改。一是再学；二是再查。");
}

#[test]
fn enter_recognises_the_row_that_it_ends_and_undo_leaves_the_writer_in_the_next_as_word_does() {
    let mut w = Writer::new(REPORT);
    let node = w.write_behind("持续推进", "四、新部分");
    w.press("Enter");
    assert_eq!(w.kind(node), Kind::Heading(Level::new(1)));
    let next = w.caret().node;
    assert_eq!(w.kind(next), Kind::Body, "what comes next is not decided");
    w.undo();
    assert_eq!(w.words(node), "四、新部分");
    assert_eq!(w.caret(), Caret::at(next, 0));
    w.undo();
    assert_eq!(w.caret(), Caret::at(node, "四、新部分".len()));
    // Enter in the middle: what stands before it.
    w.write("。这是正文");
    w.at(node, "四、新部分。".len());
    w.press("Enter");
    assert_eq!(w.words(node), "新部分。");
    assert_eq!(w.around(), (String::new(), "这是正文".to_owned()));
}

#[test]
fn a_line_pasted_into_a_row_is_recognised_at_once_and_the_caret_stays_behind_it() {
    let mut w = Writer::new(REPORT);
    w.at_end_of("持续推进");
    w.press("Enter");
    w.put(
        "（一）新方面。抓好落实。一是常抓；二是长抓。",
        0,
        Intent::Paste,
    );
    assert_eq!(w.around(), ("长抓。".to_owned(), String::new()));
    let rows = w.rows();
    assert_eq!(
        rows[rows.len() - 4..],
        [
            " （一）新方面。",
            "  抓好落实。",
            "  一是常抓；",
            "  二是长抓。"
        ]
    );
    let caret = w.caret();
    w.undo();
    assert_eq!(
        w.around(),
        (
            "（一）新方面。抓好落实。一是常抓；二是长抓。".to_owned(),
            String::new()
        )
    );
    w.redo();
    assert_eq!(w.caret(), caret);
}

/// Writes a paragraph behind the items of section 二.
fn write_behind_items(w: &mut Writer, words: &str) {
    w.at_end_of("定期核对");
    w.press("Enter");
    w.press("Enter");
    w.write(words);
}

#[test]
fn the_number_that_was_typed_stays_and_those_behind_it_follow_only_where_it_fits() {
    let mut w = Writer::new(REPORT);
    // Between 二 and 三: those behind follow, as with every command, and that is said.
    write_behind_items(&mut w, "三、新部分");
    w.leave_for("高度重视");
    assert!(
        w.text().contains("\n三、新部分\n四、下一步打算\n"),
        "{}",
        w.text()
    );
    let toast = w.app.state.page.toast.as_ref();
    assert!(toast.is_some_and(|t| t.words.contains("顺延")));
    w.undo();
    assert!(w.text().contains("\n三、新部分\n三、下一步打算\n"));
    // One that does not fit is the writer's.
    let mut w = Writer::new(REPORT);
    write_behind_items(&mut w, "七、新部分");
    let typed = w.text();
    w.leave_for("高度重视");
    assert_eq!(w.text(), typed);
    // Numbers that are to be left alone are.
    let mut w = Writer::new(REPORT);
    let part = w.app.state.session.borrow().parts()[0].id;
    w.app
        .dispatch(EditEvent::Do(Command::SetHandsOff(part, true)));
    write_behind_items(&mut w, "三、新部分");
    let typed = w.text();
    w.leave_for("高度重视");
    assert_eq!(w.text(), typed);
}

#[test]
fn what_a_row_was_made_it_stays_and_an_undone_step_is_not_lost_for_it() {
    let mut w = Writer::new(REPORT);
    let node = w.write_behind("持续推进", "四、新部分");
    w.press("Alt+Shift+1");
    w.press("Alt+Shift+0");
    w.leave_for("高度重视");
    assert_eq!(w.kind(node), Kind::Body);
    let node = w.write_behind("持续推进", "四、部分");
    w.undo();
    w.leave_for("高度重视");
    w.redo();
    assert_eq!(w.words(node), "四、部分");
}

#[test]
fn a_composition_is_recognised_when_its_row_is_left_and_not_before() {
    let mut w = Writer::new(REPORT);
    w.at_end_of("持续推进");
    w.press("Enter");
    let node = w.caret().node;
    for words in ["四、", "新", "部分"] {
        w.compose(words);
        assert_eq!(w.kind(node), Kind::Body);
    }
    w.leave_for("高度重视");
    assert_eq!(w.kind(node), Kind::Heading(Level::new(1)));
}

#[test]
fn a_number_that_enter_made_and_the_writer_typed_again_stands_once() {
    let mut w = Writer::new("一、甲\n二、乙\n（一）丙\n一是丁；二是戊。\n");
    let node = w.write_behind("甲", "二、新部分");
    assert_eq!(w.words(node), "二、新部分");
    let item = w.write_behind("戊", "三是己。");
    assert_eq!(w.words(node), "新部分");
    w.leave_for("甲");
    assert_eq!(w.words(item), "己。");
    assert!(
        w.text().ends_with("一是丁；二是戊；三是己。\n"),
        "{}",
        w.text()
    );
    w.undo();
    assert_eq!(w.words(item), "三是己。");
    w.leave_for("乙");
    assert_eq!(w.words(item), "三是己。", "it stays so");
}

#[test]
fn a_number_that_enter_made_gives_way_to_one_of_another_sort_that_is_typed() {
    let text = "一、甲\n（一）乙\n文。\n（二）丙\n一是丁；二是戊。\n二、己\n";
    // In the row of a heading: （二） is begun, and those behind it follow.
    let mut w = Writer::new(text);
    let node = w.write_behind("乙", "二、新部分");
    w.leave_for("甲");
    assert_eq!(
        (w.kind(node), w.words(node)),
        (Kind::Heading(Level::new(1)), "新部分".to_owned())
    );
    assert_eq!(
        w.text(),
        "一、甲\n（一）乙\n文。\n二、新部分\n（一）丙\n一是丁；二是戊。\n三、己\n"
    );
    w.undo();
    assert!(
        w.text().contains("\n（二）二、新部分\n（三）丙\n"),
        "{}",
        w.text()
    );
    // In that of a measure, whose sentence is closed again.
    let mut w = Writer::new(text);
    w.write_behind("戊", "（三）新方面");
    w.leave_for("甲");
    assert!(
        w.text()
            .contains("一是丁；二是戊。\n（三）新方面\n二、己\n"),
        "{}",
        w.text()
    );
    let mut w = Writer::new(text);
    let label = w.write_behind("戊", "整改时限：6月底");
    w.leave_for("甲");
    assert_eq!(w.kind(label), Kind::Label);
    // Words without a number are what Enter has begun; so is a row that was left and entered again.
    let mut w = Writer::new(text);
    let node = w.write_behind("乙", "新方面");
    w.leave_for("甲");
    w.at_end_of("新方面");
    w.at(node, 0);
    w.write("（九）");
    w.leave_for("甲");
    assert!(w.text().contains("（二）（九）新方面"), "{}", w.text());
}
