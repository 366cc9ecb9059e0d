//! 一、 二、 四、: a number is left out.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::check::sequences::Break;
use crate::edit::{Field, Fix};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "number-gap",
    severity: Severity::Error,
    group: Group::Numbering,
    name: both("序号跳号", "Number left out"),
    about: both(
        "同级标题的序号中间缺号。全文连续编号不算。",
        "A number is missing among headings of one level. Numbers that run on through the report are style.",
    ),
    example: "一、基本情况\n已传达学习。\n二、主要做法\n已逐项整改。\n四、下步打算\n将持续用力。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    let broken = context.broken_headings().iter();
    for b in broken.filter(|b| b.how == Break::Gap) {
        let message = if b.text_is_missing {
            say(
                format!("序号由{}跳到{}，前面有内容被隐藏。", b.before, b.number),
                format!(
                    "Number {} follows {}; text is hidden before it.",
                    b.number, b.before
                ),
            )
        } else {
            say(
                format!("序号由{}跳到{}，中间缺号。", b.before, b.number),
                format!("Number {} follows {}.", b.number, b.before),
            )
        };
        let marker = 0..b.node.marker_spelling().len();
        let finding = sink.put(b.node, Field::Marker, marker, message);
        finding.fix = (!b.text_is_missing).then_some(Fix::Renumber(b.section));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes, found};

    const ID: &str = "number-gap";

    #[test]
    fn gaps_are_found() {
        assert_eq!(
            found(ID, "一、甲\n文。\n二、乙\n文。\n四、丁\n文。\n"),
            ["四、"]
        );
        assert_eq!(
            found(ID, "一、甲\n（一）子\n文。\n（三）丑\n文。\n二、乙\n文。\n"),
            ["（三）"]
        );
        assert_eq!(found(ID, "1.甲\n文。\n2.乙\n文。\n12.丙\n文。\n"), ["12."]);
    }

    #[test]
    fn style_is_none() {
        clean(
            ID,
            &[
                "一、甲\n（一）子\n文。\n（二）丑\n文。\n二、乙\n（三）寅\n文。\n（四）卯\n文。\n",
                "一、甲\n1.子\n文。\n2.丑\n文。\n二、乙\n1.寅\n文。\n2.卯\n文。\n",
                "一、甲\n今年有5、6月两次检查，一是早查，二是细查。\n二、乙\n文。\n",
            ],
        );
    }

    #[test]
    fn numbers_close_up() {
        fixes(
            ID,
            "一、甲\n文。\n二、乙\n文。\n四、丁\n见第四部分。\n",
            "一、甲\n文。\n二、乙\n文。\n三、丁\n见第三部分。\n",
        );
        fixes(
            ID,
            "一、甲\n1.子\n文。\n3.丑\n文。\n二、乙\n1.寅\n文。\n4.卯\n文。\n",
            "一、甲\n1.子\n文。\n2.丑\n文。\n二、乙\n1.寅\n文。\n2.卯\n文。\n",
        );
    }

    #[test]
    fn decimal_numbers_close_up() {
        let text = "1 总则\n1.1 目的\n文。\n1.2 依据\n文。\n2 任务\n2.1 摸底\n文。\n2.3 整治\n2.3.1 拆除\n文。\n2.3.2 复绿\n文。\n";
        assert_eq!(found(ID, text), ["2.3"]);
        fixes(ID, text, &text.replace("2.3", "2.2"));
        clean(
            ID,
            &["1 总则\n1.1 目的\n文。\n1.2 依据\n文。\n3.6万亩耕地，年内建成。\n2 任务\n文。\n"],
        );
    }

    #[test]
    fn hidden_text_cannot_be_numbered() {
        let text = "一、甲\n文。\n此处隐藏300个字。VIP会员可见\n四、丁\n文。\n五、戊\n文。\n";
        let found = crate::check::tests::findings(ID, text, &Default::default());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0.fix, None);
    }
}
