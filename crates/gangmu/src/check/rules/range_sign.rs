//! 10-20个 beside 30～40个: ranges with two signs.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::figures::{Span, spans};
use crate::check::paragraph::is_within;
use crate::check::registry::{Group, Rule};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "range-sign",
    severity: Severity::Hint,
    group: Group::Punctuation,
    name: both("起止号写法不一", "Ranges with two signs"),
    about: both(
        "同一篇里数值范围或起止年月的连接号写法不一（～、—、-混用），少的随多的。",
        "Ranges of numbers, or of dates, have two signs in one report; the rarer follows.",
    ),
    example: "降低10%～20%，涉及3～5个村，每月走访2-3户。\n",
    check: Some(check),
    across: None,
};

/// The signs, those that the standard has first.
const SIGNS: [char; 6] = ['～', '—', '-', '~', '－', '–'];

fn check(context: &Context<'_>, sink: &mut Sink) {
    let found: Vec<_> = context
        .written()
        .filter(|p| !p.text.contains('\t'))
        .flat_map(|p| spans(&p.text, &SIGNS).into_iter().map(move |s| (p, s)))
        .filter(|(p, s)| grows(&p.text, s) && !is_in_title(&p.text, s))
        .collect();
    for dates in [true, false] {
        let own = || found.iter().filter(|(p, s)| is_date(&p.text, s) == dates);
        let count = |sign: &str| own().filter(|(p, s)| p.text[s.sign()] == *sign).count();
        let signs = SIGNS.map(String::from);
        let counts = signs.each_ref().map(|sign| count(sign));
        let most = counts.iter().copied().max().unwrap_or(0);
        let n_usual = counts.iter().filter(|n| **n == most).count();
        if counts.iter().filter(|n| **n > 0).count() < 2 {
            continue;
        }
        // Of as many of each, the standard's own.
        let usual = match counts.iter().position(|n| *n == most) {
            Some(at) if n_usual == 1 => signs[at].as_str(),
            _ if dates => "—",
            _ => "～",
        };
        for (paragraph, span) in own().filter(|(p, s)| p.text[s.sign()] != *usual) {
            let message = say(
                format!("起止号写法全文不一，宜统一为“{usual}”。"),
                format!("Ranges have several signs in the report; {usual} throughout."),
            );
            sink.mend(paragraph, span.sign(), usual, message);
        }
    }
}

/// Whether it is a range, not a score.
fn grows(text: &str, span: &Span) -> bool {
    let number = |range: std::ops::Range<usize>| text[range].parse::<f64>().ok();
    let (first, second) = (number(span.first.clone()), number(span.second.clone()));
    // 2-301室, 2023-15号
    let behind = &text[span.second_unit.end..];
    let counted = |c: char| !c.is_ascii_punctuation() && !"室房栋幢楼号座单弄".contains(c);
    let measured = behind.starts_with(counted) || !span.second_unit.is_empty();
    // 12月-3月
    let has_unit = !span.first_unit.is_empty();
    measured && (has_unit || first < second)
}

/// Whether it stands in 《》: another text's title is spelled as it is.
fn is_in_title(text: &str, span: &Span) -> bool {
    is_within(text, span.first.start, ['《', '》'])
}

fn is_date(text: &str, span: &Span) -> bool {
    let year = |s: &str| s.len() == 4 && (s.starts_with("19") || s.starts_with("20"));
    let dated = |s: &str| matches!(s, "年" | "月" | "日");
    dated(&text[span.second_unit.clone()])
        || dated(&text[span.first_unit.clone()])
        || year(&text[span.first.clone()]) && year(&text[span.second.clone()])
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "range-sign";

    #[test]
    fn the_rarer_follows() {
        fixes(
            ID,
            "降低10%～20%，涉及3～5个村，走访2-3户，投入4—5万元。",
            "降低10%～20%，涉及3～5个村，走访2～3户，投入4～5万元。",
        );
        fixes(
            ID,
            "2021—2022年实施，2022-2023年完成，2023—2024年见效。",
            "2021—2022年实施，2022—2023年完成，2023—2024年见效。",
        );
        fixes(
            ID,
            "涉及3～5个村，走访2-3户。",
            "涉及3～5个村，走访2～3户。",
        );
    }

    #[test]
    fn one_sign_for_a_sort_is_clean() {
        clean(
            ID,
            &[
                "2021—2023年降低10%～20%，涉及3～5个村。",
                "涉及3-5个村，走访2-3户，按GB/T 9704-2012执行，电话0377-6923。",
                "比分3-1，涉及2～4个村，日期2023-08-05，走访5至6户。",
                "印发《三年行动方案（2020-2022年）》，2021—2023年实施。",
                "住3栋2-301室，编号2023-15号，涉及2～4个村。",
                "整改——2项，涉及2～4个村。",
            ],
        );
    }
}
