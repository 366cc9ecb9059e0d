//! Two reports of one title.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::outline::Kind;
use crate::report;
use crate::text::both;
use std::collections::HashSet;

pub static RULE: Rule = Rule {
    id: "duplicate-title",
    severity: Severity::Warning,
    group: Group::Structure,
    name: both("篇名重复", "Title repeated"),
    about: both(
        "汇编里两篇的标题完全相同。",
        "Two reports of a compilation have the same title.",
    ),
    example: "某局关于整改情况的通报\n一、做法\n已整改。\n\n某局关于整改情况的通报\n一、成效\n有成效。\n",
    check: None,
    across: Some(across),
};

fn across(context: &Context<'_>, sink: &mut Sink) {
    let mut seen = HashSet::new();
    for part in context.parts.iter().filter(|p| p.kind == Kind::Report) {
        let title = report::title(part);
        let line = part.children.iter().find(|n| n.kind == Kind::Title);
        if let Some(line) = line.filter(|_| !title.is_empty() && !seen.insert(title)) {
            let message = say(
                "与前面一篇标题相同。",
                "A report before it has the same title.",
            );
            sink.put(line, Field::Text, 0..line.text.len(), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, found};

    #[test]
    fn the_second_is_found() {
        let text = |second: &str| {
            format!(
                "甲局关于整改情况的通报\n一、甲\n文。\n\n{second}关于整改情况的通报\n一、乙\n文。\n"
            )
        };
        assert_eq!(
            found("duplicate-title", &text("甲局")),
            ["甲局关于整改情况的通报"]
        );
        clean("duplicate-title", &[&text("乙局")]);
    }
}
