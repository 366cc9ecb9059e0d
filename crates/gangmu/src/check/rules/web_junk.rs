//! ##paidbegin##, 浏览量：: what pasting brought along.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::{Field, Fix};
use crate::outline::Kind;
use crate::syntax::hides_text;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "web-junk",
    severity: Severity::Warning,
    group: Group::Leftover,
    name: both("网页残留", "Left over from a web page"),
    about: both(
        "网页、网盘带进来的杂项，如分享按钮、浏览量、付费标记。",
        "Furniture of a web page or a copy shop: share buttons, view counts, tokens.",
    ),
    example: "##paidbegin##一、基本情况\n已传达学习。\n浏览量：305\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    let junk = context.nodes.iter().map(|s| s.node);
    for node in junk.filter(|n| n.kind == Kind::Junk && !hides_text(&n.text)) {
        let is_token = node.text.starts_with("##");
        let message = if is_token {
            say("网盘留下的标记，应删除。", "A token that a web page left.")
        } else {
            say("网页留下的杂项，应删除。", "Left over from a web page.")
        };
        let graded = sink.graded(if is_token {
            Severity::Error
        } else {
            RULE.severity
        });
        let finding = sink.put(node, Field::Text, 0..node.text.len(), message);
        finding.severity = graded;
        finding.fix = Some(Fix::Remove {
            node: node.id,
            expect: node.text.to_string(),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes, found};

    const ID: &str = "web-junk";

    #[test]
    fn junk_is_found_and_goes() {
        assert_eq!(
            found(ID, "##paidbegin##（一）甲\n文。\n##paidend##\n"),
            ["##paidbegin##", "##paidend##"]
        );
        fixes(
            ID,
            "一、甲\n文。\n##paidbegin##二、乙\n文。\n",
            "一、甲\n文。\n二、乙\n文。\n",
        );
        fixes(ID, "一、甲\n文。\n浏览量：305\n", "一、甲\n文。\n");
    }

    #[test]
    fn hidden_text_is_another_matter() {
        clean(ID, &["一、甲\n此处隐藏300个字。VIP会员可见\n文。\n"]);
    }
}
