//! Enter: splitting a node at the caret.

use super::{check, split};

#[test]
fn a_heading() {
    check(
        "一、甲‸乙\n文。\n（一）子\n二、丙",
        split,
        "一、甲\n二、‸乙\n文。\n（一）子\n三、丙",
    );
    check(
        "一、甲乙‸\n文。\n（一）子\n二、丙",
        split,
        "一、甲乙\n文。\n（一）子\n二、‸\n三、丙",
    );
    check(
        "一、‸甲乙\n文。\n二、丙",
        split,
        "一、\n二、‸甲乙\n文。\n三、丙",
    );
    check(
        "1.甲‸。一是子；二是丑。\n2.乙",
        split,
        "1.甲。一是子；二是丑。\n2.‸\n3.乙",
    );
    check(
        "1.甲‸乙。一是子；二是丑。\n2.丙",
        split,
        "1.甲\n2.‸乙。一是子；二是丑。\n3.丙",
    );
    check(
        "　　1.甲‸乙\r\n　　2.丙\r\n",
        split,
        "　　1.甲\r\n　　2.乙\r\n　　3.丙\r\n",
    );
}

#[test]
fn the_first_and_the_last_words_of_the_text() {
    check("‸题\n一、甲", split, "\n‸题\n一、甲");
    check("题‸目\n一、甲", split, "题\n‸目\n一、甲");
    check("题\n一、甲‸", split, "题\n一、甲\n二、‸");
    check("文‸字。", split, "文\n‸字。");
}

#[test]
fn a_paragraph() {
    check("一、甲\n子‸丑。\n寅。", split, "一、甲\n子\n‸丑。\n寅。");
    check("一、甲\n子丑。‸\n寅。", split, "一、甲\n子丑。\n‸\n寅。");
    check("一、甲\n‸子丑。\n寅。", split, "一、甲\n\n‸子丑。\n寅。");
    check(
        "一、甲\n子。‸丑：一是寅；二是卯。\n辰。",
        split,
        "一、甲\n子。\n‸丑：一是寅；二是卯。\n辰。",
    );
    check(
        "一、甲\n子。丑：⁁一是寅；二是卯。\n辰。",
        split,
        "一、甲\n子。丑：一是寅；二是卯。\n‸\n辰。",
    );
}

#[test]
fn run_on_words() {
    check(
        "1.甲。‸子丑。一是寅。\n2.乙",
        split,
        "1.甲。\n‸子丑。一是寅。\n2.乙",
    );
    check(
        "1.甲。子‸丑。一是寅。\n2.乙",
        split,
        "1.甲。子\n‸丑。一是寅。\n2.乙",
    );
    check(
        "1.甲。子丑。⁁一是寅。\n2.乙",
        split,
        "1.甲。子丑。一是寅。\n‸\n2.乙",
    );
}

#[test]
fn a_label() {
    check(
        "1.甲\n整改情况：⁁一是子；二是丑。\n2.乙",
        split,
        "1.甲\n整改情况：一是子；二是丑。\n‸\n2.乙",
    );
    check(
        "1.甲\n‸整改情况：一是子。\n2.乙",
        split,
        "1.甲\n\n‸整改情况：一是子。\n2.乙",
    );
}

#[test]
fn an_item() {
    check(
        "整改情况：一是子，‸丑；二是寅。",
        split,
        "整改情况：一是子；二是‸丑；三是寅。",
    );
    check(
        "整改情况：一是子；二是丑，‸寅。",
        split,
        "整改情况：一是子；二是丑；三是‸寅。",
    );
    check(
        "整改情况：一是子；二是丑‸。",
        split,
        "整改情况：一是子；二是丑；三是‸",
    );
    check(
        "整改情况：一是子。二是丑。⁁",
        split,
        "整改情况：一是子。二是丑。三是‸",
    );
    check(
        "整改情况：一是‸子；二是丑。",
        split,
        "整改情况：一是二是子；三是丑。",
    );
    check(
        "一、甲\n一是子；‸\n二是丑。\n",
        split,
        "一、甲\n一是子；\n二是‸\n三是丑。\n",
    );
    check(
        "一、甲\n一是子；⁁二是丑。\n",
        split,
        "一、甲\n一是子；二是‸三是丑。\n",
    );
    check(
        "首先，子‸丑；其次，寅。",
        split,
        "首先，子；其次，丑；其次，寅。",
    );
}

#[test]
fn an_item_at_its_start() {
    check(
        "整改情况：一是子；二是‸丑。",
        split,
        "整改情况：一是子；二是三是‸丑。",
    );
}

#[test]
fn the_head_of_a_report() {
    check(
        "某某局\n‸关于某事的报告\n某某委：\n一、甲",
        split,
        "某某局\n\n‸关于某事的报告\n某某委：\n一、甲",
    );
    check(
        "某某局关于‸某事的报告\n\n一、甲\n文。",
        split,
        "某某局关于\n‸某事的报告\n\n一、甲\n文。",
    );
    check(
        "某某局关于某事的报告\n市委巡察办：‸\n一、甲",
        split,
        "某某局关于某事的报告\n市委巡察办：\n‸\n一、甲",
    );
}

#[test]
fn junk_glued_in_front() {
    check(
        "一、甲\n##paidbegin##‸二、乙\n文。",
        split,
        "一、甲\n##paidbegin##二、\n三、‸乙\n文。",
    );
    check(
        "一、甲\n文。‸\n##paidbegin##二、乙\n文。",
        split,
        "一、甲\n文。\n‸\n##paidbegin##二、乙\n文。",
    );
}

#[test]
fn numbers_that_lost_their_dot() {
    check("4.甲\n5‸乙\n6.丙\n", split, "4.甲\n5.\n6乙\n7.丙\n");
}

#[test]
fn what_the_eye_takes_for_one_is_not_parted() {
    use crate::Command;
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
    for (cluster, inside) in [
        (family, 4),
        (family, 7),
        ("\u{1F1E8}\u{1F1F3}", 4),
        ("e\u{301}", 1),
    ] {
        check(
            &format!("一、‸甲{cluster}乙\n文。"),
            |id, _| Command::Split(id, "甲".len() + inside),
            &format!("一、甲\n二、‸{cluster}乙\n文。"),
        );
    }
}
