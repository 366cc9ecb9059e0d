//! Lines broken at a paper's width, as a PDF gives them.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::commands::is_broken;
use crate::edit::{Field, Fix};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "broken-lines",
    severity: Severity::Warning,
    group: Group::Leftover,
    name: both("段内断行", "Lines broken within paragraphs"),
    about: both(
        "从PDF复制的文字按纸宽断行，夹有页码；每篇提示一次，一并接回成段，删去页码。",
        "Text from a PDF is broken at the paper's width, with page numbers between. Told once a report; the lines are joined and the numbers dropped.",
    ),
    example: "入汛以来，全县坚持人民至上、生命至上，层层压\n实责任，全力做好各项防范应对工作，确保安全度\n汛。全县共有水库32座，汛前排查隐患56处，已经\n全部整改到位。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for part in context.parts {
        let mut broken = Vec::new();
        part.walk(&mut |node| broken.extend(is_broken(node).then_some(node)));
        let Some(first) = broken.first() else {
            continue;
        };
        let n = broken.len();
        let message = say(
            format!("有{n}段在行末断开，应接成整段。"),
            format!("{n} paragraphs are broken into lines."),
        );
        let end = first.text.find(['\n', '\r']).unwrap_or(0);
        let from = first.text[..end]
            .char_indices()
            .next_back()
            .map_or(0, |c| c.0);
        let finding = sink.put(first, Field::Text, from..end, message);
        finding.fix = Some(Fix::JoinLines(part.id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{clean, fixes, found};

    #[test]
    fn told_once_and_joined() {
        assert_eq!(found(RULE.id, RULE.example), ["压"]);
        fixes(
            RULE.id,
            RULE.example,
            &format!("{}\n", RULE.example.replace('\n', "")),
        );
        let pages = "一、基本情况\n全县共有水库32座、堤防118公里，汛前排查各类隐\n— 1 —\n患56处，建立台账逐一销号，目前已经全部整改到\n位。\n- 2 -\n二、打算\n文。\n";
        fixes(
            RULE.id,
            pages,
            "一、基本情况\n全县共有水库32座、堤防118公里，汛前排查各类隐患56处，建立台账逐一销号，目前已经全部整改到位。\n二、打算\n文。\n",
        );
    }

    #[test]
    fn short_lines_are_clean() {
        clean(
            RULE.id,
            &[
                "一、甲\n张某某，李某某\n王某某。\n",
                "联系人：张某某\n电话：12345\n",
            ],
        );
    }
}
