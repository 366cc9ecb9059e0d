//! 一、 二、 四、: a number is left out.

use crate::check::Severity;
use crate::check::registry::{Group, Rule};

pub static RULE: Rule = Rule {
    id: "number-gap",
    severity: Severity::Error,
    group: Group::Numbering,
    name: ("序号跳号", "Number left out"),
    about: (
        "同级标题的序号中间缺号。",
        "A number is missing among headings of one level.",
    ),
    check: None,
    across: None,
};
