//! Words from one row to another: removed, replaced.

use super::{check_laws, everything, made, open, open_all, refused};
use crate::{Command, Outcome};
use gangmu::outline::NodeId;

/// Replaces what stands between the two marks.
#[track_caller]
fn check(before: &str, with: &str, after: &str) {
    let at = before.find('‸').expect("a mark");
    let end = before.rfind('‸').expect("a mark");
    let one = |mark: usize| {
        let text: String = before
            .char_indices()
            .filter(|(at, c)| *c != '‸' || *at == mark)
            .map(|(_, c)| c)
            .collect();
        let (_, id, at) = open(&text);
        (id, at)
    };
    let (session, _) = open_all(before);
    let command = Command::ReplaceSpan {
        from: one(at),
        to: one(end),
        with: with.to_owned(),
    };
    made(session, before, command, after);
}

#[test]
fn paragraphs_are_joined() {
    check("甲乙‸丙。\n丁。\n戊己‸庚。\n辛。", "", "甲乙‸庚。\n辛。");
    check("甲乙‸丙。\n戊己‸庚。", "新", "甲乙新‸庚。");
    check("‸甲。\n乙。‸\n丙。", "", "‸\n丙。");
    check("　　甲‸乙。\r\n\r\n　　丙‸丁。\r\n", "", "　　甲‸丁。\r\n");
}

#[test]
fn in_one_row_they_are_words() {
    check("一、甲‸乙‸丙\n文。", "", "一、甲‸丙\n文。");
}

#[test]
fn a_section_that_is_left_without_its_heading_stays_in_order() {
    check(
        "一、甲\n（一）子‸丑\n文。\n二、寅\n（一）卯‸辰\n尾。\n（二）巳\n三、午",
        "",
        "一、甲\n（一）子‸辰\n尾。\n（二）巳\n二、午",
    );
    check(
        "一、甲\n文‸字。\n二、乙‸丙\n（一）丁\n尾。\n三、戊",
        "",
        "一、甲\n文‸丙\n（一）丁\n尾。\n二、戊",
    );
    check(
        "一、甲‸乙\n文。\n（一）丙‸丁\n尾。\n二、戊",
        "",
        "一、甲‸丁\n尾。\n二、戊",
    );
}

#[test]
fn items_count_on() {
    check(
        "一、甲\n一是开‸会；二是发文；三是督‸办；四是考核。\n尾。",
        "",
        "一、甲\n一是开‸办；二是考核。\n尾。",
    );
    check(
        "整改情况：一是开会；二是发‸文；三是督办。\n责任‸单位：某局\n尾。",
        "",
        "整改情况：一是开会；二是发‸单位：某局\n尾。",
    );
}

#[test]
fn titles_and_references() {
    check(
        "某局的‸通报\n同志们：\n一、甲‸乙\n文。\n二、丙\n见第二部分。",
        "",
        "某局的‸乙\n文。\n一、丙\n见第一部分。",
    );
}

#[test]
fn what_does_not_follow_is_refused() {
    let swap = |id: NodeId, _: usize| Command::ReplaceSpan {
        from: (id, 0),
        to: (NodeId(id.0 - 1), 0),
        with: String::new(),
    };
    refused("一、甲\n‸文。\n尾。", swap);
    let (mut session, id, _) = open("一、甲\n‸文。");
    let original = everything(session.outline());
    let outcome = session.dispatch(
        Command::ReplaceSpan {
            from: (id, 1),
            to: (id, 3),
            with: String::new(),
        },
        0.0,
    );
    assert!(matches!(outcome, Outcome::Refused(_)));
    assert_eq!(everything(session.outline()), original);
    check_laws(&session);
}
