//! A problem below which nothing stands.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::outline::{Kind, Node, ReportKind};
use crate::report;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "problem-without-measure",
    severity: Severity::Warning,
    group: Group::Structure,
    name: both("问题没有措施", "Problem without measure"),
    about: both(
        "整改报告里列了问题，下面却没有整改措施，而其他问题都有。",
        "A problem of a rectification report has no measure below it, while others have.",
    ),
    example: "某局关于巡察整改情况的通报\n一、整改情况\n1.学习不够深入的问题\n一是每月学习。\n2.落实不够有力的问题\n3.督查不够经常的问题\n一是按季督查。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for (part, reading) in context.parts.iter().zip(context.readings()) {
        let rectifies = matches!(
            report::kind(part),
            ReportKind::Notice | ReportKind::RectificationReport | ReportKind::PersonalReport
        );
        if !rectifies {
            continue;
        }
        let problems = reading.problems();
        let bare = problems.iter().filter(|p| !is_answered(p));
        // Where most problems have none, they are listed here and answered elsewhere.
        if bare.clone().count() * 2 < problems.len() {
            for problem in bare {
                let message = say(
                    "这个问题下面没有整改措施。",
                    "No measure stands below this problem.",
                );
                sink.put(problem, Field::Text, 0..problem.text.len(), message);
            }
        }
    }
}

/// Whether any words stand below the problem beside the names of labels.
fn is_answered(problem: &Node) -> bool {
    // A numbered sentence may be the measure itself.
    const LACKS: [&str; 8] = ["问题", "不", "未", "欠", "缺", "弱", "偏", "滞后"];
    if problem.text.ends_with('。') && !LACKS.iter().any(|w| problem.text.contains(w)) {
        return true;
    }
    holds_words(problem)
}

fn holds_words(node: &Node) -> bool {
    node.children.iter().any(|child| {
        let says =
            !matches!(child.kind, Kind::Label | Kind::Blank | Kind::Junk) && !child.text.is_empty();
        says || holds_words(child)
    })
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, found};

    const HEAD: &str = "某局关于巡察整改情况的通报\n一、整改情况\n";

    #[test]
    fn bare_problems_among_answered_ones() {
        let text = format!(
            "{HEAD}1.学习不够深入的问题\n一是抓学习。\n2.落实不够有力的问题\n整改措施：\n3.督查不够经常的问题\n一是抓督查。\n"
        );
        assert_eq!(
            found("problem-without-measure", &text),
            ["落实不够有力的问题"]
        );
    }

    #[test]
    fn lists_of_problems_are_clean() {
        clean(
            "problem-without-measure",
            &[
                &format!("{HEAD}1.学习不够深入的问题\n2.落实不够有力的问题\n"),
                &format!(
                    "{HEAD}1.学习不够深入的问题\n已逐项整改。\n2.落实不够有力的问题\n一是抓落实。\n"
                ),
            ],
        );
    }
}
