//! 2023年08月05日: a zero that does not belong there.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::dates::dates;
use crate::check::registry::{Group, Rule};
use crate::edit::Fix;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "date-format",
    severity: Severity::Hint,
    group: Group::Wording,
    name: both("日期写法", "Spelling of a date"),
    about: both(
        "公文日期的月、日不编虚位，1不写成01。",
        "Months and days of official dates have no leading zero.",
    ),
    example: "2023年08月05日召开会议。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.written() {
        for date in dates(&paragraph.text) {
            let spelled = &paragraph.text[date.range.clone()];
            let mut splices = Vec::new();
            for (at, _) in spelled.match_indices('0') {
                let leads = spelled[..at]
                    .chars()
                    .next_back()
                    .is_none_or(|c| !is_figure(c));
                let more = spelled[at + 1..].starts_with(|c: char| c.is_ascii_digit());
                let at = date.range.start + at;
                if leads && more && paragraph.place(at..at + 1).2.len() == 1 {
                    splices.push(paragraph.splice(at..at + 1, ""));
                }
            }
            if !splices.is_empty() {
                let message = say("月、日前面不加0。", "No zero before month or day.");
                let finding = sink.put_in(paragraph, date.range, message);
                finding.fix = Some(Fix::Splices(splices));
            }
        }
    }
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'X' | 'x' | '×' | '*')
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "date-format";

    #[test]
    fn zeros_go() {
        fixes(
            ID,
            "一、甲\n05月办结。\n某局\n2023年08月05日\n",
            "一、甲\n5月办结。\n某局\n2023年8月5日\n",
        );
    }

    #[test]
    fn other_zeros_stay() {
        clean(
            ID,
            &["2023年10月20日，2003年8月5日，编号2023-08-05，X0月。"],
        );
    }
}
