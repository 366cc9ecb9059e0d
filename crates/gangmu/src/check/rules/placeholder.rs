//! XX局, X月, 〔20　〕: still to be filled in.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::{Paragraph, is_chinese};
use crate::check::registry::{Group, Rule};
use crate::outline::Node;
use crate::text::{both, is_han, is_space};
use std::ops::Range;

pub static RULE: Rule = Rule {
    id: "placeholder",
    severity: Severity::Warning,
    group: Group::Leftover,
    name: both("占位符未填", "Placeholder left"),
    about: both(
        "XX、××、*、〔20　〕一类的占位符还没有填。数字、日期里的（XX月、××万元）和全文大量使用的视为脱敏，只提示一次。",
        "XX, X月, ××, * or 〔20 〕 is still to be filled in. Those of figures and dates, and those that stand throughout, are masks and told once.",
    ),
    example: "2023年X月由××同志牵头，文号为某办〔20　〕5号。\n",
    check: Some(check),
    across: None,
};

/// More of one sort in a part are a mask.
const MASK: usize = 5;

/// Where placeholders of one sort stand.
type Sort = fn(&str) -> Vec<Range<usize>>;

fn check(context: &Context<'_>, sink: &mut Sink) {
    let markdown = context.nodes.iter().any(|s| is_set_off(s.node));
    for sort in [marks as Sort, blanks] {
        let written = context.written();
        let of = |p: &'_ Paragraph<'_>| sort(&p.text);
        let places = written.flat_map(|p| of(p).into_iter().map(move |r| (p, r)));
        // In Markdown ** sets off.
        let places = places.filter(|(p, r)| !(markdown && &p.text[r.clone()] == "**"));
        let places: Vec<_> = places.collect();
        let throughout = places.len() > MASK;
        let (masks, others): (Vec<_>, Vec<_>) = places
            .into_iter()
            .partition(|(p, r)| throughout || is_figure(&p.text, r));
        if let Some((paragraph, range)) = masks.first() {
            let (n, spelled) = (masks.len(), &paragraph.text[range.clone()]);
            let message = say(
                format!("全文有{n}处“{spelled}”一类的占位，定稿前请核对。"),
                format!("{n} placeholders such as {spelled} stand in the text."),
            );
            let graded = sink.graded(Severity::Hint);
            sink.put_in(paragraph, range.clone(), message).severity = graded;
        }
        for (paragraph, range) in others {
            let spelled = &paragraph.text[range.clone()];
            let message = say(
                format!("占位符“{spelled}”还没有填。"),
                format!("{spelled} is still to be filled in."),
            );
            sink.put_in(paragraph, range, message);
        }
    }
}

/// Whether the node shows marks of Markdown: `# `, or bold before a number or a colon.
fn is_set_off(node: &Node) -> bool {
    let bold = || {
        let (_, behind) = node.text.strip_prefix("**")?.split_once("**")?;
        Some(behind.is_empty() || behind.starts_with(['：', ':', '。']))
    };
    node.lead.ends_with("# ") || node.lead.ends_with("**") || bold() == Some(true)
}

/// Runs of characters that `is` holds for, of those the ones that `fits`, with what stands around.
fn runs(
    text: &str,
    is: fn(char) -> bool,
    fits: fn(&str, Option<char>, Option<char>) -> bool,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is).map(|found| at + found) {
        let rest = &text[start..];
        at = start + rest.find(|c| !is(c)).unwrap_or(rest.len());
        let (before, after) = (text[..start].chars().next_back(), text[at..].chars().next());
        if fits(&text[start..at], before, after) {
            found.push(start..at);
        }
    }
    found
}

/// What counts, and words that begin like it.
const UNITS: &str = "年月日号时条项个名人次万亿元千百件户亩吨份起余%％";
const WORDS: [&str; 6] = ["人民", "人大", "人社", "人力", "人事", "百货"];

/// XX and *, in order.
fn marks(text: &str) -> Vec<Range<usize>> {
    let mut found = [letters(text), asterisks(text)].concat();
    found.sort_by_key(|r| r.start);
    found
}

/// Whether the mask stands for a number: before what is counted, or beside its other half.
fn is_figure(text: &str, mask: &Range<usize>) -> bool {
    let is = |c: char| is_letter(c) || is_star(c);
    let (before, behind) = (&text[..mask.start], &text[mask.end..]);
    let unit = behind.starts_with(|c| UNITS.contains(c));
    unit && !WORDS.iter().any(|w| behind.starts_with(w))
        || behind
            .strip_prefix(['.', '-'])
            .is_some_and(|rest| rest.starts_with(is))
        || before
            .strip_suffix(['.', '-'])
            .is_some_and(|rest| rest.ends_with(is))
}

fn is_letter(c: char) -> bool {
    matches!(c, 'X' | 'x' | 'Ｘ' | '×' | '✕' | '╳')
}

fn is_star(c: char) -> bool {
    matches!(c, '*' | '＊')
}

/// XX, ××, and a single one where a name or number belongs: X月, X市.
fn letters(text: &str) -> Vec<Range<usize>> {
    runs(text, is_letter, |run, before, after| {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let several = run.chars().nth(1).is_some();
        let unit =
            after.is_some_and(|c| UNITS.contains(c) || "市县区省州镇乡村街局委某".contains(c));
        !latin(before) && !latin(after) && (several || unit)
    })
}

/// * in Chinese text: 张*, 2023年*月.
fn asterisks(text: &str) -> Vec<Range<usize>> {
    runs(text, is_star, |_, before, after| {
        let beside = |c: Option<char>| c.is_some_and(is_han);
        beside(before) || beside(after)
    })
}

/// 〔20　〕, （　　）, ____: blanks to write on.
fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found = runs(text, |c| matches!(c, '_' | '＿'), |run, _, _| run.len() > 1);
    for (open, close) in [('〔', '〕'), ('（', '）'), ('[', ']'), ('(', ')')] {
        for (at, _) in text.match_indices(open) {
            let inside = &text[at + open.len_utf8()..];
            let Some(len) = inside.find(close) else {
                continue;
            };
            let words = inside[..len].trim_matches(is_space);
            let year = matches!(open, '〔' | '[') && matches!(words, "20" | "2");
            let empty = words.is_empty() && len > 1 && text[..at].ends_with(is_chinese);
            if year || empty {
                found.push(at..at + open.len_utf8() + len + close.len_utf8());
            }
        }
    }
    found.sort_by_key(|r| r.start);
    found
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::check::tests::{clean, findings, found};

    const ID: &str = "placeholder";

    #[test]
    fn each_sort_is_found() {
        assert_eq!(
            found(ID, "2023年X月由XX局牵头，××同志负责。"),
            ["X", "XX", "××"]
        );
        assert_eq!(
            found(ID, "张*于2023年**月报送，文号某办〔20　〕5号，经办人____。"),
            ["*", "**", "〔20　〕", "____"]
        );
    }

    #[test]
    fn masked_figures_are_one_hint() {
        let text = "XX月XX日，收缴××万元，约谈×人。\n一、甲\n追回资金XX元，整改率XX%。\n";
        let told = findings(ID, text, &Default::default());
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0.severity, Severity::Hint);
    }

    #[test]
    fn masks_are_told_once() {
        let text = "XX局、XX办、XX委、XX镇、XX村、XX站、XX所均已整改。";
        assert_eq!(found(ID, text), ["XX"]);
    }

    #[test]
    fn letters_and_signs_are_clean() {
        clean(
            ID,
            &[
                "做X光检查，用Excel、XML和MAX，尺寸3×4米，EXX型。",
                "5*4等于20，某办〔2023〕5号（试行）。",
            ],
        );
    }
}
