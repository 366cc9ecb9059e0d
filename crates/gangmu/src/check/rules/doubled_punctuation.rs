//! 。。 ，， 、，: marks that stand side by side.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Fix;
use crate::lexis::is_point;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "doubled-punctuation",
    severity: Severity::Error,
    group: Group::Punctuation,
    name: both("标点重叠", "Doubled punctuation"),
    about: both(
        "两个点号连在一起，如“。。”“，。”“、，”。",
        "Two marks stand side by side, such as 。。 and ，。 do.",
    ),
    example: "已逐项整改。。将持续用力。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.written() {
        let text = paragraph.text.as_str();
        let mut at = 0;
        while let Some(start) = text[at..].find(is_point).map(|found| at + found) {
            let rest = &text[start..];
            let len = rest.find(|c| !is_point(c)).unwrap_or(rest.len());
            at = start + len;
            let run = &rest[..len];
            let mut chars = run.chars();
            let Some(first) = chars.next().filter(|_| run.chars().count() > 1) else {
                continue;
            };
            let is_same = chars.all(|c| c == first);
            let dots = is_same && first == '。' && run.chars().count() > 2;
            let message = say(
                format!("标点“{run}”重叠。"),
                format!("Marks side by side: {run}"),
            );
            let (_, field, range) = paragraph.place(start..at);
            let whole = range.len() == len;
            let finding = sink.put_in(paragraph, start..at, message);
            if is_same && whole && field == crate::edit::Field::Text {
                let one = first.to_string();
                let with = if dots { "……" } else { &one };
                finding.fix = Some(Fix::Splices(vec![paragraph.splice(start..at, with)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes, found};

    const ID: &str = "doubled-punctuation";

    #[test]
    fn doubles_are_found_and_mended() {
        fixes(
            ID,
            "抓好整改。。按月调度，，按季通报。。。",
            "抓好整改。按月调度，按季通报……",
        );
        assert_eq!(
            found(ID, "抓好整改，。按月调度、；按季通报。"),
            ["，。", "、；"]
        );
    }

    #[test]
    fn others_are_clean() {
        clean(
            ID,
            &[
                "“不学习。”，“不落实。”——都要改……怎么改？！",
                "见附件1、2，“甲”、“乙”。",
            ],
        );
    }
}
