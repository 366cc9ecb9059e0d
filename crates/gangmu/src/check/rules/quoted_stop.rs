//! 关于“…不够深入。”问题的整改: a full stop within a quotation that goes on as a sentence.

use crate::check::Severity;
use crate::check::context::{Context, Sink, replace, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::text::{both, is_han};

pub static RULE: Rule = Rule {
    id: "quoted-stop",
    severity: Severity::Hint,
    group: Group::Punctuation,
    name: both("引号内句号", "Full stop within quotes"),
    about: both(
        "标题里引用的话后面还有文字，引号内不用句号，如“……不够深入。”问题。",
        "A quotation within a heading ends in a full stop although the heading goes on.",
    ),
    example: "1.关于“学习不够深入。”问题的整改。一是每月学习。\n",
    check: Some(check),
    across: None,
};

const STOP: &str = "。”";

fn check(context: &Context<'_>, sink: &mut Sink) {
    let headings = context.nodes.iter().map(|s| s.node);
    for node in headings.filter(|n| n.kind.is_heading()) {
        for (at, _) in node.text.match_indices(STOP) {
            if node.text[at + STOP.len()..].starts_with(is_han) {
                let message = say(
                    "引号后还有文字，引号内不用句号。",
                    "No full stop within the quotes: the heading goes on.",
                );
                let range = at..at + "。".len();
                let fix = replace(node, Field::Text, range.clone(), "");
                sink.put(node, Field::Text, range, message).fix = Some(fix);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "quoted-stop";

    #[test]
    fn the_stop_goes() {
        fixes(
            ID,
            "1.关于“学习不够深入。”问题的整改。一是抓学习。\n",
            "1.关于“学习不够深入”问题的整改。一是抓学习。\n",
        );
    }

    #[test]
    fn whole_sentences_keep_theirs() {
        clean(
            ID,
            &[
                "一、甲\n他说：“要抓落实。”会议要求照办。\n",
                "1.关于“学习不够”问题的整改。\n",
            ],
        );
    }
}
