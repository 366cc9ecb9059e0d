//! Decimal numbers follow the structure, the outer ones too.

use super::{check, check_laws, down, everything, indent, open_text, outdent, up};
use crate::{Command, Outcome};
use gangmu::edit::commands::StyleChoice;
use gangmu::edit::decimals;

#[test]
fn a_section_takes_its_numbers_along() {
    check(
        "题\n1 甲\n1.1 子\n1.1.1 寅\n1.1.2 卯\n1.2 丑\n‸2 乙\n2.1 辰\n2.2 巳\n3 丙",
        up,
        "题\n1 ‸乙\n1.1 辰\n1.2 巳\n2 甲\n2.1 子\n2.1.1 寅\n2.1.2 卯\n2.2 丑\n3 丙",
    );
    check(
        "题\n1. 甲\n1.1. 子\n‸1.2. 丑\n1.2.1. 寅\n1.2.2. 卯\n1.3. 辰",
        up,
        "题\n1. 甲\n1.1. ‸丑\n1.1.1. 寅\n1.1.2. 卯\n1.2. 子\n1.3. 辰",
    );
    check(
        "题\n1 甲\n1.1 子\n‸1.2 丑\n1.3 寅",
        down,
        "题\n1 甲\n1.1 子\n1.2 寅\n1.3 丑",
    );
}

#[test]
fn in_and_out() {
    check(
        "题\n1 甲\n1.1 子\n‸1.2 丑\n1.3 寅\n2 乙\n2.1 卯",
        outdent,
        "题\n1 甲\n1.1 子\n2 ‸丑\n2.1 寅\n3 乙\n3.1 卯",
    );
    check(
        "题\n1 甲\n1.1 子\n‸2 乙\n2.1 卯\n3 丙",
        indent,
        "题\n1 甲\n1.1 子\n1.2 ‸乙\n1.2.1 卯\n2 丙",
    );
}

#[test]
fn what_was_wrong_elsewhere_stays() {
    check(
        "题\n1 甲\n1.1 子\n1.2 丑\n2 乙\n1.1 寅\n1.2 卯\n‸3 丙\n3.1 辰\n4 丁",
        down,
        "题\n1 甲\n1.1 子\n1.2 丑\n2 乙\n1.1 寅\n1.2 卯\n3 丁\n4 丙\n4.1 辰",
    );
}

/// Has the first report numbered in decimals, and back as it was pasted; undone, all is as before.
#[track_caller]
fn there_and_back(before: &str, after: &str) {
    let mut session = open_text(before);
    let original = everything(session.outline());
    let part = session.parts()[0].id;
    let choices = [StyleChoice::Own(decimals()), StyleChoice::AsPasted];
    for (style, want) in choices.into_iter().zip([after, before]) {
        let done = session.dispatch(Command::SetScheme { part, style }, 10.0);
        assert!(matches!(done, Outcome::Done { .. }), "{done:?}");
        assert_eq!(session.outline().write(), want);
        check_laws(&session);
    }
    session.dispatch(Command::Undo, 20.0);
    assert_eq!(session.outline().write(), after);
    session.dispatch(Command::Undo, 30.0);
    assert_eq!(everything(session.outline()), original, "undone");
}

#[test]
fn any_report_can_have_them() {
    there_and_back(
        "题目\n一、甲\n（一）子\n1.天\n（1）玄\n2.地\n（二）丑\n二、乙\n见第一部分。\n（一）寅\n（二）卯\n1.人\n",
        "题目\n1 甲\n1.1 子\n1.1.1 天\n1.1.1.1 玄\n1.1.2 地\n1.2 丑\n2 乙\n见第一部分。\n2.1 寅\n2.2 卯\n2.2.1 人\n",
    );
    there_and_back(
        "第一章　甲\n第一条　子\n第二条　丑\n第二章　乙\n第三条　寅\n",
        "1 甲\n1.1 子\n1.2 丑\n2 乙\n2.1 寅\n",
    );
    // A level left out has no number of its own.
    there_and_back(
        "一、甲\n（一）子\n1.天\n二、乙\n1.地\n2.人\n",
        "1 甲\n1.1 子\n1.1.1 天\n2 乙\n2.1 地\n2.2 人\n",
    );
    there_and_back(
        "整改情况\n（一）子\n1.天\n（二）丑\n",
        "整改情况\n1 子\n1.1 天\n2 丑\n",
    );
    there_and_back("1. 甲\n1.1. 子\n1.1.1. 天\n", "1 甲\n1.1 子\n1.1.1 天\n");
}

#[test]
fn they_can_have_another_style() {
    let mut session = open_text("1 甲\n1.1 子\n1.1.1 天\n2 乙\n2.1 丑\n");
    let part = session.parts()[0].id;
    let mut own = session.scheme(part).style();
    own.levels[1].form = "1.1　".to_owned();
    for (style, want) in [
        (
            StyleChoice::Own(own),
            "1 甲\n1.1　子\n1.1.1 天\n2 乙\n2.1　丑\n",
        ),
        (
            StyleChoice::Official,
            "一、甲\n（一）子\n1.天\n二、乙\n（一）丑\n",
        ),
    ] {
        session.dispatch(Command::SetScheme { part, style }, 10.0);
        assert_eq!(session.outline().write(), want);
    }
}
