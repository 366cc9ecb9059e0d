//! Numbers after a change of structure, in the report's own style.

use super::{check, check_laws, down, indent, open_text, outdent, remove, split, up};
use crate::Command;

const RUNS_ON: &str =
    "一、甲\n（一）子\n1.壹\n2.贰\n（二）丑\n1.叁\n二、乙\n（三）寅\n（四）卯\n三、丙\n（五）辰\n";

#[test]
fn a_level_that_runs_on_through_the_report() {
    check(
        &RUNS_ON.replace("（三）", "‸（三）"),
        remove,
        "一、甲\n（一）子\n1.壹\n2.贰\n（二）丑\n1.叁\n二、乙\n（三）卯\n三、丙\n（四）辰\n",
    );
    check(
        &RUNS_ON.replace("（二）", "‸（二）"),
        down,
        "一、甲\n（一）子\n1.壹\n2.贰\n二、乙\n（二）丑\n1.叁\n（三）寅\n（四）卯\n三、丙\n（五）辰\n",
    );
    check(
        &RUNS_ON.replace("三、丙", "‸三、丙"),
        up,
        "一、甲\n（一）子\n1.壹\n2.贰\n（二）丑\n1.叁\n二、丙\n（三）辰\n三、乙\n（四）寅\n（五）卯\n",
    );
    check(
        &RUNS_ON.replace("（三）", "‸（三）"),
        outdent,
        "一、甲\n（一）子\n1.壹\n2.贰\n（二）丑\n1.叁\n二、乙\n三、寅\n（三）卯\n四、丙\n（四）辰\n",
    );
    check(
        &RUNS_ON.replace("二、乙", "‸二、乙"),
        indent,
        "一、甲\n（一）子\n1.壹\n2.贰\n（二）丑\n1.叁\n（三）乙\n1.寅\n2.卯\n二、丙\n（四）辰\n",
    );
}

#[test]
fn a_change_that_no_section_takes_part_in_leaves_them_alone() {
    // （二） is missing: that is for a check to find, not for an item to fix.
    check(
        "一、甲\n（一）子\n整改情况：一是壹；‸二是贰。\n二、乙\n（三）丑\n三、丙\n（四）寅\n",
        up,
        "一、甲\n（一）子\n整改情况：一是贰；二是壹。\n二、乙\n（三）丑\n三、丙\n（四）寅\n",
    );
}

#[test]
fn one_to_thirty_one_over_all() {
    let mut text = String::from("题目\n");
    for n in 1..=31 {
        if [1, 9, 20].contains(&n) {
            text.push_str(["一、甲\n", "二、乙\n", "三、丙\n"][n / 9 % 3]);
        }
        text.push_str(&format!("{n}.事项{n}\n"));
    }
    let removed = text.replacen("1.事项1\n", "", 1);
    let want: String = removed
        .lines()
        .map(|line| match line.split_once(".事项") {
            Some((n, old)) => format!("{}.事项{old}\n", n.parse::<u32>().unwrap() - 1),
            None => format!("{line}\n"),
        })
        .collect();
    check(&text.replacen("1.事项1\n", "‸1.事项1\n", 1), remove, &want);
}

#[test]
fn text_missing_before_the_first() {
    check(
        "四、甲\n（一）子\n‸五、乙\n六、丙",
        up,
        "四、乙\n五、甲\n（一）子\n六、丙",
    );
    check("‸四、甲\n五、乙\n六、丙", remove, "四、乙\n五、丙");
    check(
        "四、甲\n五、‸乙\n六、丙",
        split,
        "四、甲\n五、\n六、乙\n七、丙",
    );
    check(
        "（三）甲\n二、乙\n（四）丙\n‸（五）丁\n",
        up,
        "（三）甲\n二、乙\n（四）丁\n（五）丙\n",
    );
}

#[test]
fn text_hidden_within() {
    let text =
        "一、甲\n文。\n此处隐藏3917个字。VIP会员可见\n（四）子\n四、乙\n（一）丑\n五、丙\n六、丁\n";
    check(
        &text.replace("六、", "‸六、"),
        up,
        "一、甲\n文。\n此处隐藏3917个字。VIP会员可见\n（四）子\n四、乙\n（一）丑\n五、丁\n六、丙\n",
    );
    check(
        &text.replace("四、", "‸四、"),
        remove,
        "一、甲\n文。\n此处隐藏3917个字。VIP会员可见\n（四）子\n四、丙\n五、丁\n",
    );
}

#[test]
fn an_undone_gap_is_closed_where_the_sequence_is_touched() {
    check("1.甲\n2.乙\n4.丙\n‸5.丁\n", up, "1.甲\n2.乙\n3.丁\n4.丙\n");
    check("一是子；二是丑；‸四是寅。", up, "一是子；二是寅；三是丑。");
}

#[test]
fn the_style_of_the_report_is_kept() {
    check("（一）、甲\n‸（二）、乙\n", up, "（一）、乙\n（二）、甲\n");
    check(
        "(一）甲\n‸（二)乙\n",
        up,
        "(一）乙\n（二)甲\n"
            .replace("(一）乙\n（二)甲", "（一)乙\n(二）甲")
            .as_str(),
    );
    check("1、甲\n2、乙\n‸3、丙\n", up, "1、甲\n2、丙\n3、乙\n");
    check("1. 甲\n‸2. 乙\n", remove, "1. 甲\n");
    check(
        "第一，甲。文。\n‸第二，乙。文。\n第三，丙。文。\n",
        remove,
        "第一，甲。文。\n第二，丙。文。\n",
    );
    check("一．甲\n‸二．乙\n", up, "一．乙\n二．甲\n");
    check("１．甲\n‸２．乙\n", up, "１．乙\n２．甲\n");
    check("①甲\n②乙\n‸③丙\n", remove, "①甲\n②乙\n");
}

#[test]
fn numbers_beyond_ten() {
    let mut text: String = (1..=12)
        .map(|n| {
            format!(
                "（{}）事{n}\n",
                gangmu::numbering::Numeral::Chinese.write(n)
            )
        })
        .collect();
    text = text.replace("（九）", "‸（九）");
    check(
        &text,
        remove,
        &(1..=11)
            .map(|n| {
                let old = if n < 9 { n } else { n + 1 };
                format!(
                    "（{}）事{old}\n",
                    gangmu::numbering::Numeral::Chinese.write(n)
                )
            })
            .collect::<String>(),
    );
}

#[test]
fn the_style_survives_many_steps() {
    let mut session = open_text(RUNS_ON);
    let part = session.parts()[0].clone();
    // 二 and 三 go and come back: the report's regime is still known.
    for section in &part.children[1..] {
        session.dispatch(Command::Remove(vec![section.id]), 1.0);
    }
    session.dispatch(Command::Undo, 2.0);
    session.dispatch(Command::Undo, 2.0);
    let cut = part.children[0].children[0].id;
    session.dispatch(Command::Remove(vec![cut]), 3.0);
    check_laws(&session);
    assert_eq!(
        session.outline().write(),
        "一、甲\n（一）丑\n1.叁\n二、乙\n（二）寅\n（三）卯\n三、丙\n（四）辰\n"
    );
}

#[test]
fn parts_are_numbered_each_for_itself() {
    check(
        "甲局整改情况的通报\n\n一、子\n文。\n二、丑\n文。\n欢迎监督。\n2023年8月11日\n\n乙局整改情况的通报\n\n一、寅\n文。\n‸二、卯\n文。\n三、辰\n文。\n",
        remove,
        "甲局整改情况的通报\n\n一、子\n文。\n二、丑\n文。\n欢迎监督。\n2023年8月11日\n\n乙局整改情况的通报\n\n一、寅\n文。\n二、辰\n文。\n",
    );
}
