//! 10～20%: the first number of a range lacks its %.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::figures::spans;
use crate::check::registry::{Group, Rule};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "percent-range",
    severity: Severity::Warning,
    group: Group::Punctuation,
    name: both("百分比范围写法", "Range of percentages"),
    about: both(
        "百分比的范围，前后两个数都要带百分号。",
        "Both numbers of a range of percentages have their sign.",
    ),
    example: "成本降低10～20%。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.written() {
        let text = paragraph.text.as_str();
        for span in spans(text, &['～', '—', '-', '~', '－', '–', '至']) {
            let sign = &text[span.second_unit.clone()];
            if !span.first_unit.is_empty() || !matches!(sign, "%" | "％") {
                continue;
            }
            let message = say(
                "百分比范围的前一个数也要带百分号。",
                "The first number of the range needs its percent sign.",
            );
            let with = format!("{}{sign}", &text[span.first.clone()]);
            sink.mend(paragraph, span.first, &with, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "percent-range";

    #[test]
    fn the_sign_is_put_there() {
        fixes(
            ID,
            "降低10～20%，提高3.5至4.5%，占5-8％。",
            "降低10%～20%，提高3.5%至4.5%，占5％-8％。",
        );
    }

    #[test]
    fn others_are_clean() {
        clean(
            ID,
            &["降低10%～20%，用时3～5天，占8%，按GB/T 1-5%执行，由12至少增长5%。"],
        );
    }
}
