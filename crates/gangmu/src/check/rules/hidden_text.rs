//! 此处隐藏…个字: text is missing.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::outline::Kind;
use crate::syntax::hides_text;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "hidden-text",
    severity: Severity::Error,
    group: Group::Leftover,
    name: both("内容被隐藏", "Text hidden"),
    about: both(
        "网站隐藏了一段正文，复制时没有取到。",
        "A web page hid part of the text; it was not copied.",
    ),
    example: "一、基本情况\n此处隐藏300个字。VIP会员可见\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    let junk = context.nodes.iter().map(|s| s.node);
    for node in junk.filter(|n| n.kind == Kind::Junk && hides_text(&n.text)) {
        let message = say(
            "此处有内容被网站隐藏，请补全。",
            "A web page hid text here.",
        );
        sink.put(node, Field::Text, 0..node.text.len(), message);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, found};

    #[test]
    fn the_line_is_found() {
        let line = "此处隐藏300个字。VIP会员可见";
        assert_eq!(
            found("hidden-text", &format!("一、甲\n文。\n{line}\n文。\n")),
            [line]
        );
        clean("hidden-text", &["一、甲\n排查此处隐藏的风险。\n"]);
    }
}
