//! A paragraph that ends without a full stop.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::Paragraph;
use crate::check::registry::{Group, Rule};
use crate::edit::{Field, Fix};
use crate::outline::Kind;
use crate::text::{both, is_han, is_space};

pub static RULE: Rule = Rule {
    id: "missing-stop",
    severity: Severity::Warning,
    group: Group::Punctuation,
    name: both("段末缺标点", "Final punctuation missing"),
    about: both(
        "正文段落末尾没有句号等标点。",
        "A paragraph of running text ends without punctuation.",
    ),
    example: "各科室主动认领问题，逐条制定措施，按月报告进展。整改工作有序推进\n",
    check: Some(check),
    across: None,
};

/// Shorter paragraphs may be a line of a list.
const LONG: usize = 25;

fn check(context: &Context<'_>, sink: &mut Sink) {
    let prose: Vec<&Paragraph<'_>> = context
        .paragraphs
        .iter()
        .filter(|p| is_running(p))
        .collect();
    let bare = |p: &Paragraph<'_>| ends_bare(p).is_some();
    let n = prose.iter().filter(|p| bare(p)).count();
    // A text of broken lines, or one that does without stops, has no single ones missing.
    if n * 5 > prose.len() && n > 1 {
        return;
    }
    for paragraph in prose {
        let Some((at, last)) = ends_bare(paragraph) else {
            continue;
        };
        let range = at..at + last.len_utf8();
        if paragraph.place(range.clone()).1 != Field::Text {
            continue;
        }
        let message = say("段末缺标点。", "The paragraph ends without punctuation.");
        let fix = Fix::Splices(vec![paragraph.splice(range.clone(), &format!("{last}。"))]);
        sink.put_in(paragraph, range, message).fix = Some(fix);
    }
}

/// Whether it is running text: sentences, not a heading, a line of a list or of a table.
fn is_running(paragraph: &Paragraph<'_>) -> bool {
    let text = paragraph.text.as_str();
    let written = match paragraph.kind {
        Kind::Body | Kind::Item | Kind::Label => true,
        kind => kind.is_heading() && paragraph.len > 1,
    };
    let stops = text.contains('。') || text.matches(['，', '；', ',']).nth(1).is_some();
    written && stops && !text.contains('\t') && text.chars().nth(LONG).is_some()
}

/// The last character, if it is one that ends no sentence.
fn ends_bare(paragraph: &Paragraph<'_>) -> Option<(usize, char)> {
    let text = paragraph.text.trim_end_matches(is_space);
    let (at, last) = text.char_indices().next_back()?;
    // 。” ends a sentence, as 。） does.
    let before = text[..at].chars().next_back();
    let closes = matches!(last, '”' | '’' | '）' | ')' | '》');
    let ended = closes && before.is_some_and(|c| matches!(c, '。' | '！' | '？' | '…'));
    // （牵头单位：某某） behind a sentence is none.
    let aside = matches!(last, '）' | ')')
        && text
            .rfind(['（', '('])
            .is_some_and(|open| text[..open].ends_with('。'));
    let ended = ended || aside;
    let bare = closes && !ended
        || is_han(last)
        || last.is_ascii_alphanumeric()
        || matches!(last, '%' | '％');
    bare.then_some((at, last))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "missing-stop";

    #[test]
    fn the_stop_is_put_there() {
        let text = "一、甲\n各科室主动认领问题，逐条制定措施，按月报告进展。整改工作有序推进\n二、乙\n各科室主动认领问题，逐条制定措施，按月报告进展。整改工作有序推进。\n";
        fixes(ID, text, &text.replacen("推进\n", "推进。\n", 1));
        let items = "（一）抓学习。各科室主动认领问题，逐条制定措施。一是按月报告进展；二是按季通报情况，整改工作有序推进”\n";
        fixes(ID, items, &items.replace("”\n", "”。\n"));
    }

    #[test]
    fn lists_titles_and_broken_lines_are_clean() {
        clean(
            ID,
            &[
                "一、坚持问题导向，坚持目标导向，坚持结果导向，推动整改落地见效\n文。\n",
                "一、甲\n各科室主动认领问题，逐条制定措施，按月报告进展。（牵头单位：某某科；时限：9月）\n",
                "各科室主动认领问题，逐条制定措施，按月报告进展，按季通报情况：\n1.甲\n2.乙\n",
                "各科室主动认领问题，逐条制定措施，按月报告进展，按季\n通报情况，各科室主动认领问题，逐条制定措施，按月报\n告进展，按季通报情况，各科室主动认领问题，逐条制定措\n施。\n",
            ],
        );
    }
}
