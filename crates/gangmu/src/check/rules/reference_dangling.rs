//! A reference in the text whose target is not there.
//!
//! What named a place that is gone since is an error: it named it when the structure was changed.
//! A number that is nowhere in the report may still be meant of another document: a warning.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::{Field, dangling};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "reference-dangling",
    severity: Severity::Warning,
    group: Group::Numbering,
    name: both("所指内容不存在", "Reference to nothing"),
    about: both(
        "文中提到的“第×部分”“第（×）项”在本文里找不到，或者所指的内容已被删除。",
        "The part or item that the text refers to is not there, or was deleted.",
    ),
    example: "某局关于整改情况的通报\n一、组织情况\n由专班负责，结果见第五部分。\n二、整改情况\n已全部整改。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for (at, part) in context.parts.iter().enumerate() {
        if part.totals().referring == 0 {
            continue;
        }
        for found in dangling(part, context.scheme(at)) {
            let Some(node) = context.node(found.node) else {
                continue;
            };
            let words = node.text.get(found.range.clone()).unwrap_or_default();
            let is_there = |id| context.outline.contains(id);
            let (message, severity) = if found.was.is_empty() {
                let message = say(
                    format!("本文没有“{words}”。"),
                    format!("No place in this text is “{words}”."),
                );
                (message, Severity::Warning)
            } else if found.was.iter().any(|id| is_there(*id)) {
                let message = say(
                    format!("“{words}”现在的写法已不指原处。"),
                    format!("“{words}” no longer names what it did."),
                );
                (message, Severity::Error)
            } else {
                let message = say(
                    format!("“{words}”所指的内容已不在文中。"),
                    format!("What “{words}” named is no longer in the text."),
                );
                (message, Severity::Error)
            };
            let severity = sink.graded(severity);
            let finding = sink.put(node, Field::Text, found.range, message);
            finding.severity = severity;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{Desk, clean, found};
    use crate::check::{Settings, Severity};
    use crate::edit::commands::{self, Schemes};

    const ID: &str = "reference-dangling";
    const TEXT: &str = "某局关于整改情况的通报\n一、组织情况\n（一）专班\n专班已成立。\n（二）责任\n责任见第（一）项，结果见第二部分。\n二、整改情况\n已全部整改。\n";

    #[test]
    fn a_number_that_is_nowhere() {
        let text = TEXT.replace("第二部分", "第五部分");
        assert_eq!(found(ID, &text), ["第五部分"]);
        let text = |reference: &str| TEXT.replace("第二部分", reference);
        assert_eq!(found(ID, &text("见一（三）")), ["一（三）"]);
        assert_eq!(found(ID, &text("见九（一）")), ["九（一）"]);
        let others = [
            "见一（二）",
            "按照一、（一）",
            "见二（五）",
            "根据九（一）",
            "见九（一）班",
        ];
        others.iter().for_each(|other| clean(ID, &[&text(other)]));
        clean(ID, &[TEXT, "一、组织情况\n按上级文件第三章第五条办理。\n"]);
    }

    #[test]
    fn what_was_named_is_deleted_and_comes_back() {
        let mut desk = Desk::open(TEXT);
        let all = |desk: &Desk| desk.findings(Some(ID), &Settings::default());
        let named = desk.outline.root().children[0].children[1].children[0].clone();
        assert_eq!(named.title(), "专班");
        desk.edit(|o| commands::remove(o, &[named.id], &Schemes::new()));
        let found = all(&desk);
        let [lost] = &found[..] else {
            panic!("{found:?}");
        };
        assert_eq!(lost.severity, Severity::Error);
        assert_eq!(lost.message.zh, "“第（一）项”所指的内容已不在文中。");
        desk.undo();
        assert_eq!(all(&desk), []);
    }
}
