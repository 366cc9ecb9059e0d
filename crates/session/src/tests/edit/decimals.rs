//! Decimal numbers follow the structure, the outer ones too.

use super::{check, down, indent, outdent, up};

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
        "题\n1 甲\n1.1 子\n1.2 寅\n2 ‸丑\n3 乙\n3.1 卯",
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
