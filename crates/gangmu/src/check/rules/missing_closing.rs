//! A public notice that does not ask for opinions.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::ending::last_words;
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::outline::{Kind, ReportKind};
use crate::report;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "missing-closing",
    severity: Severity::Hint,
    group: Group::Structure,
    name: both("缺结束语", "Closing line missing"),
    about: both(
        "整改通报末尾没有“欢迎监督、反映意见”一类的话。",
        "A public notice of rectification does not ask for supervision at its end.",
    ),
    example: "某局关于巡察整改情况的通报\n一、整改情况\n已逐项整改。\n某局\n2023年8月1日\n",
    check: Some(check),
    across: None,
};

/// What asks for supervision.
const ASKS: [&str; 4] = ["欢迎", "监督电话", "联系电话", "联系方式"];

fn check(context: &Context<'_>, sink: &mut Sink) {
    for part in context.parts.iter().filter(|p| p.kind == Kind::Report) {
        let wants =
            report::kind(part) == ReportKind::Notice && report::title(part).contains("整改");
        let mut closed = part.children.iter().any(|n| n.kind == Kind::Closing);
        // It may stand within a longer paragraph.
        let own = context.written().rev().filter(|p| p.is_prose());
        let mut own = own.filter(|p| context.part(p.first).id == part.id).take(3);
        closed |= wants && own.any(|p| ASKS.iter().any(|w| p.plain().contains(w)));
        let signed = part.children.iter().any(|n| n.kind == Kind::Signature);
        // Without a signature the end may be missing as a whole.
        if let Some(last) = last_words(part).filter(|_| wants && !closed && signed) {
            let end = last.text.len();
            let message = say(
                "通报末尾没有“欢迎监督”一类的结束语。",
                "The notice does not ask for supervision at its end.",
            );
            sink.put(last, Field::Text, end..end, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, found};

    #[test]
    fn notices_ask_for_supervision() {
        let text = |closing: &str| {
            format!("某局关于巡察整改情况的通报\n一、甲\n文。\n{closing}某局\n2023年8月1日\n")
        };
        assert_eq!(found("missing-closing", &text("")).len(), 1);
        clean(
            "missing-closing",
            &[
                &text("欢迎广大干部群众对整改情况进行监督。\n"),
                &text(
                    "对以上情况，欢迎全镇党员群众提出意见。联系电话：\n0000-5551234；通信地址：某镇大院2号楼，邮政\n编码：000000。\n",
                ),
                "某局关于巡察整改情况的报告\n一、甲\n文。\n某局\n2023年8月1日\n",
            ],
        );
    }
}
