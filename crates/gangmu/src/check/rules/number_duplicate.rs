//! 一、 二、 二、: a number stands twice.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::check::sequences::Break;
use crate::edit::{Field, Fix};
use crate::numbering::marker_of;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "number-duplicate",
    severity: Severity::Error,
    group: Group::Numbering,
    name: both("序号重复", "Number repeated"),
    about: both(
        "同级标题的序号重复或倒退。",
        "A number among headings of one level stands twice or goes back.",
    ),
    example: "一、基本情况\n已传达学习。\n二、主要做法\n已逐项整改。\n二、下步打算\n将持续用力。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    let broken = context.broken_headings().iter();
    for b in broken.filter(|b| b.how == Break::Repeat) {
        let message = if b.number == b.before {
            say(
                format!("序号{}重复。", b.number),
                format!("Number {} stands twice.", b.number),
            )
        } else {
            say(
                format!("序号由{}退到{}。", b.before, b.number),
                format!("Number {} follows {}.", b.number, b.before),
            )
        };
        let marker = 0..b.node.marker_spelling().len();
        // Back to 1 may be a list of its own, but not below a decimal number: 3.1 and 3.1.
        let decimal = marker_of(&b.node.marker).is_some_and(|m| m.form.row().outer > 0);
        let sure = b.number > 1 || decimal && b.before == 1;
        let graded = sink.graded(if sure { RULE.severity } else { Severity::Hint });
        let finding = sink.put(b.node, Field::Marker, marker, message);
        finding.severity = graded;
        finding.fix = (sure && !b.text_is_missing).then_some(Fix::Renumber(b.section));
    }
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::check::tests::{clean, findings, fixes, found};

    const ID: &str = "number-duplicate";

    #[test]
    fn repeats_are_found() {
        assert_eq!(
            found(ID, "一、甲\n文。\n二、乙\n文。\n二、丙\n文。\n"),
            ["二、"]
        );
        assert_eq!(
            found(ID, "一、甲\n（一）子\n文。\n（一）丑\n文。\n"),
            ["（一）"]
        );
    }

    #[test]
    fn new_lists_are_none() {
        clean(
            ID,
            &[
                "一、甲\n1.子\n2.丑\n另有两项：\n1.寅\n2.卯\n二、乙\n1.辰\n2.巳\n",
                "一、甲\n（一）子\n文。\n二、乙\n（一）丑\n文。\n",
            ],
        );
    }

    #[test]
    fn two_exchanged_are_told_and_no_third() {
        let text = "一、甲\n文。\n三、乙\n文。\n二、丙\n文。\n四、丁\n文。\n";
        assert_eq!(found(ID, text), ["二、"]);
        assert_eq!(found("number-gap", text), ["三、"]);
    }

    #[test]
    fn decimal_numbers_stand_once() {
        let text = "# 年度小结\n\n## 1. 概况\n\n文。\n\n## 2. 不足\n\n### 2.1 人手偏紧\n\n文。\n\n### 2.1 经费偏少\n\n文。\n";
        let told = findings(ID, text, &Default::default());
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0.severity, Severity::Error);
        fixes(ID, text, &text.replace("2.1 经费", "2.2 经费"));
    }

    #[test]
    fn later_numbers_move_on() {
        fixes(
            ID,
            "一、甲\n文。\n二、乙\n文。\n二、丙\n文。\n三、丁\n文。\n",
            "一、甲\n文。\n二、乙\n文。\n三、丙\n文。\n四、丁\n文。\n",
        );
    }
}
