//! A number that a report states of its own content, and that is not what it lists; a sum or a
//! rate that does not come out.
//!
//! A warning, not an error: that two numbers differ is certain only as far as the structure is
//! read as it was meant, and whether the number, the list or one part of a sum is wrong only the
//! writer knows. For the same reason there is no fix. Each place that states a wrong number is a
//! finding, since each has to be put right. A sum is not accused where one of its numbers is, and
//! its total is right: that would be the same mistake twice.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::report::{Arithmetic, Claim, Reason, Verdict};
use crate::text::{Bilingual, both};

pub static RULE: Rule = Rule {
    id: "claim-differs",
    severity: Severity::Warning,
    group: Group::Structure,
    name: both("文中数字与实列不符", "Stated number differs"),
    about: both(
        "文中写明的问题数、措施数、完成数与正文所列不一致，或者各分项相加、完成率算不出文中的数。",
        "A number of problems, measures or states is not what the text lists, or a sum or a rate does not come out.",
    ),
    example: "某局关于巡察整改情况的通报\n对反馈的3个问题，已完成整改1个，正在推进1个。\n一、巡察反馈问题整改情况\n1.关于学习不够深入的问题\n整改情况：已完成整改。\n2.关于落实不够有力的问题\n整改情况：正在推进。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    let claims: Vec<&Claim> = context.claims().collect();
    for &claim in &claims {
        let sum = claim.arithmetic.as_ref();
        let sum = sum.filter(|a| a.verdict == Verdict::Differs && !is_told(&claims, claim, a));
        let listed = claim.listed();
        let message = match (listed, sum) {
            (Some(n), _) if claim.verdict == Verdict::Differs => other_number(claim, n),
            (_, Some(sum)) => wrong_sum(claim, sum),
            _ => continue,
        };
        if let Some(node) = context.node(claim.node) {
            sink.put(node, Field::Text, claim.range.clone(), message);
        }
    }
}

/// Whether the total is as many as listed, and one of what is added up is not.
fn is_told(claims: &[&Claim], total: &Claim, sum: &Arithmetic) -> bool {
    let is_part = |c: &&&Claim| {
        let number = c.number.whole();
        c.node == total.node
            && number.is_some_and(|n| sum.parts.iter().any(|p| p.whole() == Some(n)))
    };
    let mut parts = claims.iter().filter(is_part);
    !sum.is_rate
        && total.counted.is_some()
        && total.counted == total.number.whole()
        && parts.any(|c| matches!(c.reason, Reason::OtherNumber | Reason::Exchanged))
}

/// 文中称“12个问题”，实列11个。
fn other_number(claim: &Claim, n: u32) -> Bilingual<String> {
    let (text, unit) = (&claim.text, &claim.unit);
    let (once_zh, once_en) = match claim.distinct {
        Some(distinct) => (
            format!("，同名的只计一次为{distinct}{unit}"),
            format!(", {distinct} with different titles"),
        ),
        None => Default::default(),
    };
    let (more_zh, more_en) = match claim.reason {
        Reason::Exchanged => (
            "，与另一部分的数目互换了",
            ", as another section is said to",
        ),
        _ => ("", ""),
    };
    say(
        format!("文中称“{text}”，实列{n}{unit}{once_zh}{more_zh}。"),
        format!("The text states “{text}” and lists {n}{once_en}{more_en}."),
    )
}

/// 文中称“3个问题”，所列各项相加：1 + 1 = 2。
fn wrong_sum(claim: &Claim, sum: &Arithmetic) -> Bilingual<String> {
    let (text, formula) = (&claim.text, sum.formula());
    let (zh, en) = match sum.is_rate {
        true => ("按所列数字计算", "the numbers given make"),
        false => ("所列各项相加", "its parts make"),
    };
    say(
        format!("文中称“{text}”，{zh}：{formula}。"),
        format!("The text states “{text}”; {en} {formula}."),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, findings, found};
    use crate::check::{Settings, Severity};

    const ID: &str = "claim-differs";

    /// A report of two problems that opens with these words.
    fn report(opening: &str, more: &str) -> String {
        format!(
            "某镇关于巡察整改情况的通报\n{opening}\n一、巡察反馈问题整改情况\n{more}1.关于学习不够深入的问题\n整改情况：已完成整改。\n2.关于落实不够有力的问题\n整改情况：正在推进。\n"
        )
    }

    #[test]
    fn another_number_is_listed() {
        let text = report("巡察反馈3个问题。", "");
        let found = findings(ID, &text, &Settings::default());
        let [(finding, excerpt)] = &found[..] else {
            panic!("{found:?}");
        };
        assert_eq!(excerpt, "3个问题");
        assert_eq!(finding.message.zh, "文中称“3个问题”，实列2个。");
        assert_eq!(finding.severity, Severity::Warning);
    }

    /// What is said of a report that opens so.
    fn said(opening: &str) -> Vec<String> {
        let found = findings(ID, &report(opening, ""), &Settings::default());
        found.into_iter().map(|(f, _)| f.message.zh).collect()
    }

    #[test]
    fn a_sum_does_not_come_out() {
        assert_eq!(
            said("反馈问题4个，已完成整改1个，正在推进2个。"),
            ["文中称“反馈问题4个”，所列各项相加：1 + 2 = 3。"]
        );
        assert_eq!(
            said("反馈问题3个，已完成整改1个，正在推进1个。"),
            ["文中称“反馈问题3个”，实列2个。"]
        );
        assert_eq!(
            said("2个问题中已完成整改1个，完成率60%。"),
            ["文中称“完成率60%”，按所列数字计算：1 ÷ 2 = 50%。"]
        );
    }

    #[test]
    fn one_mistake_is_told_once() {
        assert_eq!(
            said("反馈问题2个，已完成整改2个，正在推进1个。"),
            ["文中称“已完成整改2个”，实列1个。"]
        );
    }

    #[test]
    fn every_place_of_a_wrong_number_has_to_be_put_right() {
        let twice = report("巡察反馈3个问题。", "对3个问题逐一整改，情况如下。\n");
        assert_eq!(found(ID, &twice), ["3个问题", "3个问题"]);
        let once = report("巡察反馈3个问题。", "对2个问题逐一整改，情况如下。\n");
        assert_eq!(found(ID, &once), ["3个问题"]);
    }

    #[test]
    fn what_may_be_right_is_not_accused() {
        clean(
            ID,
            &[
                &report("巡察反馈2个问题，其中1个问题需长期坚持。", ""),
                &report("巡察反馈3个问题。镇党委梳理为2个问题。", ""),
                &report(
                    "巡察反馈2个问题，已完成整改1个，正在推进1个，完成率50%。",
                    "",
                ),
                &report("今年召开会议9次，整改了一批问题。", ""),
                &report("全县共反馈14个问题，本镇照单全收。", ""),
            ],
        );
    }
}
