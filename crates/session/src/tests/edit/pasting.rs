//! Pasting text as structure.

use super::{check, open, open_text, refused};
use crate::{Command, Outcome};
use gangmu::edit::Intent;
use gangmu::edit::commands::Pasted;
use gangmu::outline::NodeId;
use std::rc::Rc;

fn paste(text: &str) -> impl Fn(NodeId, usize) -> Command {
    move |at, _| Command::PasteStructure {
        at,
        text: text.to_owned(),
    }
}

#[test]
fn sections_behind_a_section() {
    check(
        "一、甲\n‸（一）子\n文。\n（二）丑\n二、乙",
        paste("一、寅\n文。\n（一）卯\n二、辰\n"),
        "一、甲\n（一）子\n文。\n（二）‸寅\n文。\n1.卯\n（三）辰\n（四）丑\n二、乙",
    );
    check(
        "‸一、甲\n（一）子\n二、乙",
        paste("(三)寅\n文。\n(四)卯"),
        "一、甲\n（一）子\n二、寅\n文。\n三、卯\n四、乙",
    );
}

#[test]
fn sections_behind_a_paragraph() {
    check(
        "一、甲\n‸文。\n尾。\n（一）子\n二、乙",
        paste("1.寅\n2.卯"),
        "一、甲\n文。\n尾。\n（一）寅\n（二）卯\n（三）子\n二、乙",
    );
    check(
        "一、甲\n（一）子\n文。一是壹；‸二是贰。\n二、乙",
        paste("引言如下。\n一、寅\n二、卯"),
        "一、甲\n（一）子\n文。一是壹；二是贰。\n引言如下。\n1.寅\n2.卯\n二、乙",
    );
    check(
        "‸某某局的通报\n引言。\n一、甲\n欢迎监督。\n",
        paste("（一）寅\n1.卯\n"),
        "某某局的通报\n引言。\n一、寅\n（一）卯\n二、甲\n欢迎监督。\n",
    );
}

#[test]
fn outer_sections_behind_inner_ones() {
    check(
        "‸一、甲\n二、乙",
        paste("（二）寅\n二、卯\n（一）辰"),
        "一、甲\n（一）寅\n二、卯\n（一）辰\n三、乙",
    );
}

#[test]
fn paragraphs() {
    check(
        "‸1.甲。文。\n尾。\n2.乙",
        paste("子。\n整改情况：已改。一是丑；二是寅。\n"),
        "1.甲。文。\n‸子。\n整改情况：已改。一是丑；二是寅。\n尾。\n2.乙",
    );
    check(
        "一、甲\n文。‸一是子；二是丑。\n尾。",
        paste("寅"),
        "一、甲\n文。一是子；二是丑。\n寅\n尾。",
    );
    check("一、甲\n‸文。", paste("\n\n寅。\n\n"), "一、甲\n文。\n寅。");
}

#[test]
fn lines_as_they_are_here() {
    check(
        "　　一、甲\r\n　　‸文。\r\n　　二、乙\r\n",
        paste("寅。\n卯。\n1.辰\n文。"),
        "　　一、甲\r\n　　文。\r\n　　寅。\r\n　　卯。\r\n　　（一）辰\r\n　　文。\r\n　　二、乙\r\n",
    );
}

#[test]
fn a_whole_report() {
    check(
        "一、甲\n‸（一）子\n",
        paste("某某局的通报\n\n同志们：\n一、寅\n文。\n某某局\n2023年8月11日\n"),
        "一、甲\n（一）子\n某某局的通报\n\n同志们：\n（二）寅\n文。\n某某局\n2023年8月11日\n",
    );
}

#[test]
fn what_was_glued_to_junk_begins_a_line() {
    check(
        "一、甲\n‸##paidbegin##（一）乙\n1.丙",
        paste("（一）寅\n文。"),
        "一、甲\n##paidbegin##\n（一）寅\n文。\n（二）乙\n1.丙",
    );
}

#[test]
fn levels_end() {
    check(
        "一、甲\n（一）乙\n1.丙\n（1）丁\n‸①戊",
        paste("一、寅\n（一）卯"),
        "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n（2）寅\n①卯",
    );
    refused(
        "‸一、甲",
        paste("一、子\n（一）丑\n1.寅\n（1）卯\n1）辰\n①巳\n第一章　午\n第一条　未\n第一节　申\n"),
    );
}

#[test]
fn nothing_to_paste() {
    let (mut session, id, _) = open("一、甲\n‸文。");
    for text in ["", "\n\n", "　"] {
        let outcome = session.dispatch(paste(text)(id, 0), 0.0);
        assert_eq!(outcome, Outcome::Nothing);
    }
    let part = session.parts()[0].id;
    let outcome = session.dispatch(paste("寅")(part, 0), 0.0);
    assert!(matches!(outcome, Outcome::Refused(_)));
}

#[test]
fn one_step_with_new_names() {
    let mut session = open_text("一、甲\n文。\n");
    let (id, next) = (session.rows()[1].id, session.outline().next_id());
    session.dispatch(paste("寅。\n卯。")(id, 0), 0.0);
    let caret = session.caret().map(|c| c.node);
    assert!(caret.is_some_and(|id| id >= next));
    assert_eq!(session.can_undo(), Some(Intent::Paste));
    session.dispatch(Command::Undo, 0.0);
    assert_eq!(session.outline().write(), "一、甲\n文。\n");
}

/// Pastes at the caret, in the words of a row.
fn into(text: &str) -> impl Fn(NodeId, usize) -> Command {
    move |at, offset| Command::Paste {
        at,
        range: Some(offset..offset),
        what: Rc::new(Pasted::read(text)),
    }
}

#[test]
fn lines_go_on_where_the_caret_is() {
    check(
        "甲‸乙。
尾。",
        into("子\n丑\n寅"),
        "甲子\n丑\n寅‸乙。
尾。",
    );
    check(
        "甲‸乙。
尾。",
        into("子\n丑\n"),
        "甲子\n丑‸\n乙。
尾。",
    );
    check(
        "甲乙。‸
尾。",
        into("子。\n丑。"),
        "甲乙。子。\n丑。‸
尾。",
    );
    check(
        "头。
‸甲乙。
尾。",
        into("子。\n丑"),
        "头。\n子。\n丑‸甲乙。
尾。",
    );
    check(
        "头。
‸甲乙。
尾。",
        into("子。\n丑。\n"),
        "头。\n子。\n丑。‸\n甲乙。
尾。",
    );
    check(
        "‸甲乙。
尾。",
        into("子。\n丑"),
        "子。\n丑‸甲乙。
尾。",
    );
}

#[test]
fn lines_with_numbers_come_behind_the_row() {
    check(
        "一、甲\n文‸字。\n二、乙",
        into("（一）子\n文。\n（二）丑\n"),
        "一、甲\n文字。\n（一）子\n文。\n（二）丑‸\n二、乙",
    );
    check(
        "一、甲\n整改情况：一是子‸丑；二是寅。\n尾。",
        into("新。\n再新。"),
        "一、甲\n整改情况：一是子新。丑；二是寅。\n再新。‸\n尾。",
    );
    check(
        "一、甲\n（一）成立‸专班\n文。\n（二）乙",
        into("子\n丑。\n"),
        "一、甲\n（一）成立子\n丑。‸\n（二）专班\n文。\n（三）乙",
    );
}

#[test]
fn an_empty_row_gives_way() {
    let (mut session, id, at) = open("一、甲\n文。‸\n二、乙");
    session.dispatch(Command::Split(id, at), 0.0);
    let row = session.caret().expect("a caret").node;
    session.dispatch(into("（一）子\n文。")(row, 0), 10_000.0);
    assert_eq!(
        session.outline().write(),
        "一、甲\n文。\n（一）子\n文。\n二、乙"
    );
    session.dispatch(Command::Undo, 0.0);
    session.dispatch(into("子\n丑")(row, 0), 20_000.0);
    assert_eq!(session.outline().write(), "一、甲\n文。\n子\n丑\n二、乙");
}

#[test]
fn what_was_cut_comes_back_with_its_name_and_references_follow() {
    let text = "一、甲\n见第三部分。\n二、乙\n三、丙\n（一）丁\n四、戊";
    let mut session = open_text(text);
    let cut = super::super::node(&session, "丙");
    let node = session.outline().get(cut).expect("it is there").clone();
    let own = Rc::new(Pasted::own(vec![node]));
    session.dispatch(Command::Remove(vec![cut]), 0.0);
    let first = super::super::node(&session, "甲");
    let paste = Command::Paste {
        at: first,
        range: None,
        what: own,
    };
    session.dispatch(paste.clone(), 10_000.0);
    let pasted = "一、甲\n见第二部分。\n二、丙\n（一）丁\n三、乙\n四、戊";
    assert_eq!(session.outline().write(), pasted);
    assert!(session.outline().contains(cut));
    // Again: now it is there, and comes under another name.
    session.dispatch(paste, 20_000.0);
    assert_eq!(session.outline().write().matches("、丙").count(), 2);
    for _ in 0..3 {
        session.dispatch(Command::Undo, 30_000.0);
    }
    assert_eq!(session.outline().write(), text);
}
