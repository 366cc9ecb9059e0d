//! A paragraph that ends in a comma, and goes on in the next.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::Paragraph;
use crate::check::registry::{Group, Rule};
use crate::edit::{Field, Fix};
use crate::outline::Kind;
use crate::text::{both, is_han, is_space};

pub static RULE: Rule = Rule {
    id: "broken-paragraph",
    severity: Severity::Warning,
    group: Group::Structure,
    name: both("段落断开", "Paragraph broken"),
    about: both(
        "一段以逗号或顿号收尾，下一段接着说。改正即并为一段。",
        "A paragraph ends in a comma and the next goes on; fixing joins them.",
    ),
    example: "一是修订管理办法，明确审批权限，规范审批流程，\n强化监督检查。\n",
    check: Some(check),
    across: None,
};

/// Shorter lines may be a form of address or verse, in characters.
const LONG: usize = 12;

fn check(context: &Context<'_>, sink: &mut Sink) {
    let lines = &context.paragraphs;
    let pairs = lines.windows(2).map(|pair| (&pair[0], &pair[1]));
    let broken: Vec<_> = pairs.filter(|(line, next)| goes_on(line, next)).collect();
    // Broken throughout: lines at the width of a paper.
    if broken.len() > 3 && broken.len() * 5 > lines.len() {
        return;
    }
    for (line, next) in broken {
        let words = line.text.trim_end_matches(is_space);
        let last = words.chars().next_back().map_or(0, char::len_utf8);
        let node = context.nodes[next.first].node;
        let message = say(
            "段落在逗号处断开，应与下一段并为一段。",
            "The paragraph goes on in the next.",
        );
        let finding = sink.put_in(line, words.len() - last..words.len(), message);
        finding.fix = Some(Fix::Join {
            node: node.id,
            expect: node.text.to_string(),
        });
    }
}

/// Whether the sentence of `line` certainly goes on in `next`.
fn goes_on(line: &Paragraph<'_>, next: &Paragraph<'_>) -> bool {
    let words = line.text.trim_end_matches(is_space);
    let ends =
        words.ends_with(['，', '、']) && line.place(words.len() - 1..words.len()).1 == Field::Text;
    let addresses = ["尊敬的", "各位", "同志们"]
        .iter()
        .any(|w| words.starts_with(w));
    let runs = matches!(line.kind, Kind::Body | Kind::Item | Kind::Label)
        || line.kind.is_heading() && line.len > 1;
    let table = |p: &Paragraph<'_>| p.text.contains(['\t', '|']);
    runs && ends
        && words.chars().nth(LONG).is_some()
        && !addresses
        && next.kind == Kind::Body
        && next
            .text
            .starts_with(|c| is_han(c) || matches!(c, '“' | '《'))
        && next.text.contains(['，', '。', '；'])
        && !table(line)
        && !table(next)
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "broken-paragraph";

    #[test]
    fn halves_are_joined() {
        fixes(
            ID,
            "一、甲\n    一是修订管理办法，二是明确审批权限，规范审批流程，\n    强化监督检查。三是抓好培训。\n二、乙\n文。\n",
            "一、甲\n    一是修订管理办法，二是明确审批权限，规范审批流程，强化监督检查。三是抓好培训。\n二、乙\n文。\n",
        );
        fixes(
            ID,
            "（一）抓学习。各科室主动认领问题，逐条制定措施，\n\n按月报告进展。\n",
            "（一）抓学习。各科室主动认领问题，逐条制定措施，按月报告进展。\n",
        );
    }

    #[test]
    fn lists_addresses_and_verse_are_clean() {
        clean(
            ID,
            &[
                "尊敬的王书记、各位领导、各位同事，\n受局党组委托，现将情况报告如下。\n",
                "一、甲\n各科室主动认领问题，逐条制定措施。\n按月报告进展，按季通报。\n",
                "（一）抓学习，各科室主动认领问题，\n（二）抓落实，逐条制定措施。\n",
                "路漫漫其修远兮，\n吾将上下而求索。\n",
                "各科室主动认领问题，逐条制定措施，按月报告进\n展，按季通报情况，各科室主动认领问题，\n逐条制定措施，按月报告进展，按季通报，\n各科室主动认领问题，逐条制定措施，\n按月报告，按季通报情况，逐条制定措施，\n改。\n",
            ],
        );
    }
}
