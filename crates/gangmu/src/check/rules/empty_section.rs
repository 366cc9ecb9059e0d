//! A heading with nothing below it.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::outline::Kind;
use crate::text::both;
use std::collections::HashSet;

pub static RULE: Rule = Rule {
    id: "empty-section",
    severity: Severity::Warning,
    group: Group::Structure,
    name: both("空节", "Empty section"),
    about: both(
        "标题下没有内容，而同级其他标题下有。",
        "Nothing stands below a heading, while its siblings have text.",
    ),
    example: "一、基本情况\n已传达学习。\n二、主要做法\n三、下步打算\n将持续用力。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    let problems: HashSet<_> = context
        .readings()
        .iter()
        .flat_map(|reading| reading.problems())
        .map(|n| n.id)
        .collect();
    for seen in &context.nodes {
        let siblings = &seen.node.children;
        for node in siblings.iter().filter(|n| n.kind.is_heading()) {
            if !node.children.is_empty() || problems.contains(&node.id) {
                continue;
            }
            let alike = || siblings.iter().filter(|n| n.kind == node.kind);
            let full = alike().filter(|n| !n.children.is_empty()).count();
            // A numbered sentence is its own content.
            let sentence = node.text.contains(['。', '；']);
            if full * 2 >= alike().count() && full > 0 && !sentence && node.kind != Kind::LeadIn {
                let message = say("标题下没有内容。", "Nothing stands below this heading.");
                sink.put(node, Field::Text, 0..node.text.len(), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, found};

    #[test]
    fn empty_ones_among_full_ones() {
        assert_eq!(
            found(
                "empty-section",
                "一、基本情况\n文。\n二、主要做法\n三、下步打算\n文。\n"
            ),
            ["主要做法"]
        );
        clean(
            "empty-section",
            &[
                "一、基本情况\n文。\n二、主要做法\n（一）抓学习\n文。\n",
                "一、甲\n1.抓学习\n2.抓落实\n3.抓督查\n",
            ],
        );
    }
}
