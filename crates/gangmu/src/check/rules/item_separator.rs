//! 一是…；二是…，三是…。: a comma where a stop or ； parts the others.

use crate::check::Severity;
use crate::check::context::{Context, Sink, replace, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::numbering::marker_of;
use crate::outline::{Kind, Node};
use crate::text::{both, is_space};
use std::rc::Rc;

pub static RULE: Rule = Rule {
    id: "item-separator",
    severity: Severity::Warning,
    group: Group::Punctuation,
    name: both("并列各项末尾标点不一", "Items of a list end unlike"),
    about: both(
        "“一是”“二是”各项之间多用句号或分号，个别用了逗号。",
        "Most items of an enumeration end in a stop or ； and one in a comma.",
    ),
    example: "一是修订管理办法；二是明确审批权限，三是规范审批流程；四是强化监督检查。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for seen in &context.nodes {
        let children = &seen.node.children;
        let lists = children.chunk_by(|a, b| {
            let leaf = a.children.is_empty() && b.children.is_empty();
            let sort = a.kind == b.kind && (a.kind == Kind::Item || leaf && a.kind.is_heading());
            sort && ordinal(a).is_some_and(|n| ordinal(b) == Some(n + 1))
        });
        lists.for_each(|list| judge(list, sink));
    }
}

fn ordinal(node: &Node) -> Option<u32> {
    Some(marker_of(node.marker_spelling())?.ordinal)
}

/// The mark that the item ends in.
fn end(node: &Node) -> Option<(usize, char)> {
    let words = node.text.trim_end_matches(is_space);
    words.char_indices().next_back()
}

fn judge(list: &[Rc<Node>], sink: &mut Sink) {
    let Some((last, but_last)) = list.split_last() else {
        return;
    };
    let count = |mark: char| {
        but_last
            .iter()
            .filter(|n| end(n).is_some_and(|(_, c)| c == mark))
            .count()
    };
    let (stops, halves, commas) = (count('。'), count('；'), count('，'));
    // Where a stop parts two of them, the one behind the last is of a sort with it.
    let ended = stops > 0 && end(last).is_some_and(|(_, c)| c == '。');
    let strong = stops + halves + usize::from(ended);
    // One to two is no custom.
    if commas == 0 || strong < 2 || commas * 2 > strong {
        return;
    }
    let usual = if stops > halves { "。" } else { "；" };
    for node in but_last {
        let Some((at, _)) = end(node).filter(|(_, c)| *c == '，') else {
            continue;
        };
        let range = at..at + '，'.len_utf8();
        let message = say(
            format!("并列各项末尾多用“{usual}”，此处用了逗号。"),
            format!("The other items end in {usual}"),
        );
        let fix = replace(node, Field::Text, range.clone(), usual);
        sink.put(node, Field::Text, range, message).fix = Some(fix);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "item-separator";

    #[test]
    fn the_comma_follows_the_others() {
        fixes(
            ID,
            "（一）甲。一是修订办法；二是明确权限，三是规范流程；四是强化监督。\n",
            "（一）甲。一是修订办法；二是明确权限；三是规范流程；四是强化监督。\n",
        );
        fixes(
            ID,
            "一、甲\n一是修订办法。\n二是明确权限，\n三是规范流程。\n四是强化监督。\n",
            "一、甲\n一是修订办法。\n二是明确权限。\n三是规范流程。\n四是强化监督。\n",
        );
    }

    #[test]
    fn a_comma_beside_a_stop_is_found() {
        fixes(
            ID,
            "（一）甲。一是修订办法。二是明确权限，三是规范流程。\n",
            "（一）甲。一是修订办法。二是明确权限。三是规范流程。\n",
        );
    }

    #[test]
    fn one_mark_throughout_is_clean() {
        clean(
            ID,
            &[
                "（一）甲。一是修订办法，二是明确权限，三是规范流程。\n",
                "（一）甲。一是修订办法；二是明确权限；三是规范流程。\n",
                "（一）甲。一是修订办法，二是明确权限；三是规范流程。\n",
                "（一）甲。一是修订办法。二是明确权限。三是规范流程，抓好落实。\n",
                "（一）甲。一是修订办法，二是明确权限，三是规范流程；四是强化监督；五是抓好落实。\n",
            ],
        );
    }
}
