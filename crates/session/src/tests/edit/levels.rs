//! Levels by name.

use super::{check, check_all, open_text, refused, shape};
use crate::Command;
use gangmu::outline::{Level, NodeId};
use gangmu::syntax::parse;

fn to(level: u8) -> impl Fn(NodeId, usize) -> Command {
    move |id, _| Command::SetLevel(vec![id], Level::new(level))
}

fn all_to(level: u8) -> impl Fn(Vec<NodeId>) -> Command {
    move |ids| Command::SetLevel(ids, Level::new(level))
}

#[test]
fn up_out_of_its_section() {
    check(
        "一、甲\n（一）子\n‸（二）丑\n1.寅\n（三）卯\n二、乙",
        to(1),
        "一、甲\n（一）子\n二、‸丑\n（一）寅\n（二）卯\n三、乙",
    );
    check(
        "一、甲\n（一）子\n‸1.寅\n文。\n2.卯\n（二）丑\n二、乙",
        to(1),
        "一、甲\n（一）子\n二、寅\n文。\n1.卯\n（一）丑\n三、乙",
    );
    check("‸1.子\n2.丑\n3.寅", to(1), "一、子\n1.丑\n2.寅");
}

#[test]
fn down_into_the_section_before() {
    check(
        "一、甲\n（一）子\n‸二、乙\n（一）丑\n三、丙",
        to(2),
        "一、甲\n（一）子\n（二）‸乙\n1.丑\n二、丙",
    );
    check(
        "一、甲\n（一）子\n‸二、乙\n三、丙",
        to(3),
        "一、甲\n（一）子\n1.乙\n二、丙",
    );
    check("‸一、甲\n（一）子\n二、乙", to(2), "（一）甲\n1.子\n一、乙");
}

#[test]
fn several() {
    check_all(
        "一、甲\n‸（一）子\n‸（二）丑\n‸（三）寅\n二、乙",
        all_to(1),
        "一、甲\n二、子\n三、丑\n四、寅\n五、乙",
    );
    check_all(
        "一、甲\n‸二、乙\n‸三、丙\n四、丁",
        all_to(2),
        "一、甲\n（一）乙\n（二）丙\n二、丁",
    );
}

#[test]
fn what_is_no_heading() {
    check(
        "一、甲\n‸子。\n丑。\n（一）寅",
        to(2),
        "一、甲\n（一）子\n丑。\n（二）寅",
    );
    check(
        "一、甲\n文。\n‸子。丑。\n寅。\n二、乙",
        to(1),
        "一、甲\n文。\n二、子。丑。\n寅。\n三、乙",
    );
    check(
        "一、甲\n整改情况：一是子；‸二是丑；三是寅。\n二、乙",
        to(2),
        "一、甲\n整改情况：一是子。\n（一）丑\n一是寅。\n二、乙",
    );
    check(
        "一、甲\n‸第一，子。丑。\n第二，寅。\n二、乙",
        to(2),
        "一、甲\n（一）子。丑。\n第一，寅。\n二、乙",
    );
}

#[test]
fn levels_end() {
    refused("‸一、甲\n（一）乙\n1.丙\n（1）丁\n①戊", to(3));
    refused("‸一、甲", to(9));
}

#[test]
fn nothing_to_do() {
    let mut session = open_text("一、甲\n（一）子\n");
    let id = session.rows()[1].id;
    let outcome = session.dispatch(to(2)(id, 0), 0.0);
    assert_eq!(outcome, crate::Outcome::Nothing);
}

/// Whatever the level, the written text reads as the outline that was made.
#[test]
fn the_text_is_read_again() {
    const TEXT: &str = "某某局整改情况的通报\n\n引言。\n一、甲\n文。\n（一）子\n1.壹\n文。\n2.贰。文。一是天；二是地。\n（二）丑\n二、乙\n（一）寅\n文。\n1.叁\n（二）卯\n三、丙\n文。\n欢迎监督。\n某某局\n2023年8月11日\n";
    let ids: Vec<NodeId> = open_text(TEXT).rows().iter().map(|r| r.id).collect();
    for &id in &ids {
        for level in 1..=5 {
            let mut session = open_text(TEXT);
            let node = session.outline().get(id).cloned().expect("a row");
            if node.kind.level().is_none() {
                continue;
            }
            session.dispatch(to(level)(id, 0), 0.0);
            let written = session.outline().write();
            assert_eq!(
                shape(session.outline()),
                shape(&parse(&written)),
                "{} to {level}",
                node.text
            );
        }
    }
}
