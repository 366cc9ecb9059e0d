//! 3、4个, 三、四个: two numbers side by side that mean about so many.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::near_before;
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::text::{both, is_han};

pub static RULE: Rule = Rule {
    id: "approximate-number",
    severity: Severity::Warning,
    group: Group::Wording,
    name: both("概数写法", "Spelling of about so many"),
    about: both(
        "相邻两个数连用表示概数，用汉字，中间不用顿号：三四个，不写“3、4个”“三、四个”。",
        "Two neighbouring numbers for about so many are Chinese numerals without 、: 三四个.",
    ),
    example: "每月走访3、4次，每次二、三天。\n",
    check: Some(check),
    across: None,
};

const FIGURES: &str = "123456789";
const NUMERALS: &str = "一二三四五六七八九";
/// What is counted so. Of 月, 年, 楼, 级 it may be the third and the fourth.
const UNITS: [&str; 7] = ["个", "次", "天", "遍", "小时", "分钟", "倍"];
/// Two numbers are meant that stand behind these.
const EACH: [&str; 8] = ["第", "分别", "依次", "各", "序号", "附件", "编号", "排名"];

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.written() {
        let text = paragraph.plain();
        for (at, comma) in text.match_indices('、') {
            let behind = &text[at + comma.len()..];
            let (Some(first), Some(second)) =
                (text[..at].chars().next_back(), behind.chars().next())
            else {
                continue;
            };
            let place = |c: char| FIGURES.find(c).or(NUMERALS.find(c).map(|at| at / 3));
            let same = first.is_ascii() == second.is_ascii();
            let follows = place(first).is_some_and(|n| place(second) == Some(n + 1));
            let unit = &behind[second.len_utf8()..];
            let from = at - first.len_utf8();
            let end = at + comma.len() + second.len_utf8();
            let before = near_before(text, from);
            let clause = before
                .rfind(['，', '。', '；', '：'])
                .map_or(before, |at| &before[at..]);
            let meant = before
                .ends_with(|c: char| is_han(c) && !NUMERALS.contains(c) && c != '十' && c != '百')
                && !EACH.iter().any(|w| clause.contains(w));
            let counted = UNITS.iter().any(|u| unit.starts_with(u));
            if !same
                || !follows
                || !meant
                || !counted
                || paragraph.place(from..end).1 != Field::Text
            {
                continue;
            }
            let numeral = |c: char| place(c).and_then(|n| NUMERALS.chars().nth(n));
            let with: String = [first, second].into_iter().filter_map(numeral).collect();
            let message = say(
                format!("表示概数应写作“{with}”。"),
                format!("About so many is written {with}."),
            );
            sink.mend(paragraph, from..end, &with, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "approximate-number";

    #[test]
    fn numerals_without_a_comma() {
        fixes(
            ID,
            "每月走访3、4次，每次二、三天，涉及七、八个村。",
            "每月走访三四次，每次二三天，涉及七八个村。",
        );
    }

    #[test]
    fn two_numbers_are_two() {
        clean(
            ID,
            &[
                "三、四个方面的整改\n第三、四个问题已整改，分别为3、4个，第3、4次会议，3、4月办结。\n",
                "见附件1、2，一、二级响应，1、2号楼，走访三四次，共十三、四个。",
                "问题3、5个，各2、3次，整改完成率达13、14次。",
            ],
        );
    }
}
