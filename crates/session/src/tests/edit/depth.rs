//! Indenting and outdenting.

use super::{check, indent, outdent, refused, up};

#[test]
fn a_section_into_the_one_before() {
    check(
        "一、甲\n（一）子\n‸二、乙\n（一）丑\n1.寅\n三、丙",
        indent,
        "一、甲\n（一）子\n（二）‸乙\n1.丑\n（1）寅\n二、丙",
    );
    check(
        "一、甲\n文。\n‸二、乙\n文。",
        indent,
        "一、甲\n文。\n（一）乙\n文。",
    );
    check(
        "一、甲\n1.子\n‸二、乙\n三、丙",
        indent,
        "一、甲\n1.子\n2.乙\n二、丙",
    );
    check(
        "一、甲\n(一)子\n(二)丑\n1.寅\n‸2.卯\n",
        indent,
        "一、甲\n(一)子\n(二)丑\n1.寅\n(1)卯\n",
    );
}

#[test]
fn a_section_out_of_its_own() {
    check(
        "一、甲\n（一）子\n‸（二）丑\n1.寅\n二、乙",
        outdent,
        "一、甲\n（一）子\n二、‸丑\n（一）寅\n三、乙",
    );
    check(
        "一、甲\n1.子\n‸2.丑\n二、乙",
        outdent,
        "一、甲\n1.子\n二、丑\n三、乙",
    );
    check(
        "一、甲\n‸（一）子\n（二）丑\n二、乙",
        outdent,
        "一、甲\n二、‸子\n（一）丑\n三、乙",
    );
}

#[test]
fn paragraphs() {
    check("一、甲\n‸文。\n（一）子", outdent, "一、甲\n（一）子\n文。");
    check(
        "1.甲。‸文。一是子。\n2.乙",
        outdent,
        "1.甲。一是子。\n文。\n2.乙",
    );
    check(
        "1.甲\n整改情况：‸文。\n2.乙",
        outdent,
        "1.甲\n整改情况：\n文。\n2.乙",
    );
}

#[test]
fn what_stands_between_goes_along() {
    check(
        "一、甲\n此处隐藏100个字。VIP会员可见\n‸（四）乙\n五、丙\n",
        indent,
        "一、甲\n此处隐藏100个字。VIP会员可见\n（四）乙\n五、丙\n",
    );
}

#[test]
fn at_the_edges() {
    refused("‸一、甲", indent);
    refused("一、甲\n‸（一）子", indent);
    refused("‸一、甲", outdent);
    refused("‸文。\n一、甲", outdent);
    refused("1.甲。‸一是子。", indent);
    refused("1.甲。‸一是子。", outdent);
}

#[test]
fn chapters() {
    check(
        "第一章　总则\n第一条　甲。\n第二条　乙。\n第二章　职责\n第三条　丙。\n‸第四条　丁。\n",
        indent,
        "第一章　总则\n第一条　甲。\n第二条　乙。\n第二章　职责\n第三条　丙。\n（一）丁。\n",
    );
    check(
        "第一章　总则\n第一条　甲。\n‸第二章　职责\n第二条　乙。\n第三条　丙。\n第三章　附则\n第四条　丁。\n",
        up,
        "第一章　职责\n第一条　乙。\n第二条　丙。\n第二章　总则\n第三条　甲。\n第三章　附则\n第四条　丁。\n",
    );
}
