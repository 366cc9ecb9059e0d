//! （二） is the first below its section.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::check::sequences::Break;
use crate::edit::{Field, Fix};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "number-start",
    severity: Severity::Warning,
    group: Group::Numbering,
    name: both("起始序号不是1", "Numbers do not begin with 1"),
    about: both(
        "一节之下第一个标题的序号既不是1，也不接着上一节往下编。",
        "The first heading of a section is neither number 1 nor goes on from the section before.",
    ),
    example: "一、主要做法\n（二）抓学习\n每月学习。\n（三）抓落实\n逐项落实。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    let broken = context.broken_headings().iter();
    for b in broken.filter(|b| b.how == Break::Start) {
        let message = say(
            format!("序号从{}起，前面可能缺内容。", b.number),
            format!("Numbers begin with {}; text may be missing.", b.number),
        );
        let marker = 0..b.node.marker_spelling().len();
        let finding = sink.put(b.node, Field::Marker, marker, message);
        finding.fix = (!b.text_is_missing).then_some(Fix::Renumber(b.section));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, findings, fixes, found};

    const ID: &str = "number-start";

    #[test]
    fn wrong_starts_are_found() {
        let text = "一、甲\n（二）子\n文。\n（三）丑\n文。\n";
        assert_eq!(found(ID, text), ["（二）"]);
        fixes(ID, text, "一、甲\n（一）子\n文。\n（二）丑\n文。\n");
    }

    #[test]
    fn going_on_is_none() {
        clean(
            ID,
            &[
                "一、甲\n（一）子\n文。\n二、乙\n（二）丑\n文。\n（三）寅\n文。\n",
                "一、甲\n1.子\n文。\n2.丑\n文。\n",
            ],
        );
    }

    #[test]
    fn a_fragment_keeps_its_numbers() {
        let found = findings(ID, "三、甲\n文。\n四、乙\n文。\n", &Default::default());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0.fix, None);
    }
}
