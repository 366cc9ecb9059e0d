//! A report without signature and date.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::ending::last_words;
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::outline::Kind;
use crate::report;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "missing-signature",
    severity: Severity::Hint,
    group: Group::Structure,
    name: both("缺落款", "Signature missing"),
    about: both(
        "通报、报告末尾没有落款和日期。",
        "A notice or report ends without signature and date.",
    ),
    example: "某局关于巡察整改情况的通报\n一、整改情况\n已逐项整改。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for part in context.parts.iter().filter(|p| p.kind == Kind::Report) {
        let wants = report::is_to_be_signed(part);
        let signed = part
            .children
            .iter()
            .any(|n| matches!(n.kind, Kind::Signature | Kind::Date));
        if let Some(last) = last_words(part).filter(|_| wants && !signed) {
            let end = last.text.len();
            let message = say("文末没有落款和日期。", "No signature and date at the end.");
            sink.put(last, Field::Text, end..end, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, found};

    #[test]
    fn reports_are_signed() {
        let text = "某局关于整改情况的通报\n一、甲\n文。\n";
        assert_eq!(found("missing-signature", text).len(), 1);
        clean(
            "missing-signature",
            &[
                &format!("{text}某局\n2023年8月1日\n"),
                "关于审计整改情况的报告\n主任、各位副主任：\n一、甲\n文。\n以上报告，请予审议。\n",
                "在整改会上的讲话\n同志们：\n一、甲\n文。\n",
            ],
        );
    }
}
