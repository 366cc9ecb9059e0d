//! 5％ beside 5%.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Fix;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "percent-width",
    severity: Severity::Hint,
    group: Group::Punctuation,
    name: both("百分号写法不一", "Percent signs of two widths"),
    about: both(
        "同一篇里全角“％”与半角“%”混用，少的随多的。",
        "％ and % in one report; the rarer follows the more frequent.",
    ),
    example: "满意率98%，办结率100%，增长5％。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    let written = || context.written();
    let count = |c: char| -> usize { written().map(|p| p.text.matches(c).count()).sum() };
    let (full, half) = (count('％'), count('%'));
    if full == 0 || half == 0 {
        return;
    }
    let (odd, usual) = if full > half {
        ('%', "％")
    } else {
        ('％', "%")
    };
    for paragraph in written() {
        for (at, sign) in paragraph.text.match_indices(odd) {
            let range = at..at + sign.len();
            let message = say(
                format!("百分号与全文不一致，全文多用“{usual}”。"),
                format!("The report has {usual} elsewhere."),
            );
            let fix = Fix::Splices(vec![paragraph.splice(range.clone(), usual)]);
            sink.put_in(paragraph, range, message).fix = Some(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "percent-width";

    #[test]
    fn the_rarer_follows() {
        fixes(ID, "增长5%，下降3%，持平0％。", "增长5%，下降3%，持平0%。");
        fixes(
            ID,
            "增长5％，下降3％，持平0%。",
            "增长5％，下降3％，持平0％。",
        );
    }

    #[test]
    fn one_width_is_clean() {
        clean(ID, &["增长5％，下降3％。", "增长5%，下降3%。"]);
    }
}
