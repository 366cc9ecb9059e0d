//! Backspace at the start: joining a node to the one before.

use super::{check, join, refused};

#[test]
fn an_item_to_the_one_before() {
    check(
        "整改情况：一是子；‸二是丑；三是寅。",
        join,
        "整改情况：一是子；‸丑；二是寅。",
    );
    check(
        "整改情况：一是子；‸二是丑。",
        join,
        "整改情况：一是子；丑。",
    );
}

#[test]
fn the_first_item() {
    check(
        "整改情况：‸一是子；二是丑。",
        join,
        "整改情况：‸子；一是丑。",
    );
    check("文。‸一是子；二是丑。", join, "文。‸子；一是丑。");
    check("一、甲\n‸一是子；\n二是丑。", join, "一、甲‸子；\n一是丑。");
    check(
        "一、甲\n文。\n‸一是子；二是丑。",
        join,
        "一、甲\n文。‸子；一是丑。",
    );
}

#[test]
fn a_paragraph_to_a_paragraph() {
    check("一、甲\n子。\n‸丑。\n寅。", join, "一、甲\n子。‸丑。\n寅。");
    check(
        "一、甲\n子。\n‸丑。一是寅；二是卯。\n辰。",
        join,
        "一、甲\n子。‸丑。一是寅；二是卯。\n辰。",
    );
    check(
        "一、甲\n子：一是丑；二是寅。\n‸卯。\n辰。",
        join,
        "一、甲\n子：一是丑；二是寅。‸卯。\n辰。",
    );
}

#[test]
fn a_paragraph_to_its_heading() {
    check("一、甲\n‸子。\n丑。", join, "一、甲‸子。\n丑。");
    check(
        "1.甲。\n‸子。一是丑。\n寅。",
        join,
        "1.甲。‸子。一是丑。\n寅。",
    );
    check(
        "1.甲。‸子。一是丑。\n寅。",
        join,
        "1.甲。‸子。一是丑。\n寅。",
    );
    check("1.甲\n整改情况：\n‸子。", join, "1.甲\n整改情况：‸子。");
}

#[test]
fn a_heading_to_the_words_before() {
    check(
        "一、甲\n（一）子\n文。\n‸（二）丑\n尾。\n（三）寅",
        join,
        "一、甲\n（一）子\n文。‸丑\n尾。\n（二）寅",
    );
    check(
        "一、甲\n（一）子\n1.寅\n文。\n‸（二）丑\n尾。\n1.卯\n2.辰\n（三）巳",
        join,
        "一、甲\n（一）子\n1.寅\n文。‸丑\n尾。\n2.卯\n3.辰\n（二）巳",
    );
    check(
        "一、甲\n‸（一）子\n1.丑\n（二）寅",
        join,
        "一、甲‸子\n1.丑\n（一）寅",
    );
    check(
        "一、甲\n‸二、乙\n文。\n三、丙",
        join,
        "一、甲‸乙\n文。\n二、丙",
    );
    check(
        "一、甲\n整改情况：一是子。\n‸二、乙。一是丑。\n文。",
        join,
        "一、甲\n整改情况：一是子。‸乙。一是丑。\n文。",
    );
}

#[test]
fn an_empty_line_before_goes() {
    check("一、\n‸二、乙\n文。\n三、丙", join, "一、‸乙\n文。\n二、丙");
}

#[test]
fn lines_of_the_title() {
    check(
        "某某局\n‸关于某事的报告\n一、甲",
        join,
        "某某局‸关于某事的报告\n一、甲",
    );
}

#[test]
fn nothing_before() {
    refused("‸题\n一、甲", join);
    refused("‸一、甲", join);
}

#[test]
fn white_space() {
    check(
        "　　一、甲\r\n　　‸子。\r\n\r\n　　丑。\r\n",
        join,
        "　　一、甲‸子。\r\n\r\n　　丑。\r\n",
    );
    check(
        "一、甲\n子。\n##paidbegin##‸二、乙\n",
        join,
        "一、甲\n子。\n##paidbegin##‸乙\n",
    );
}

#[test]
fn sections_below_go_below_the_lead_that_takes_the_words() {
    let text = "一、甲\n第一，关于子\n‸（一）壹\n1.贰\n二、乙\n";
    let (mut session, id, _) = super::open(text);
    session.dispatch(join(id, 0), 0.0);
    let written = session.outline().write();
    assert_eq!(written, "一、甲\n第一，关于子壹\n1.贰\n二、乙\n");
    assert_eq!(
        super::shape(session.outline()),
        super::shape(&gangmu::syntax::parse(&written))
    );
}
