//! 2月30日, 8月9日至7月3日: dates that cannot be.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::lexis::date::{Figure, Written, dates};
use crate::outline::Kind;
use crate::report::days_of_month;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "impossible-date",
    severity: Severity::Error,
    group: Group::Wording,
    name: both("日期有误", "Impossible date"),
    about: both(
        "日期不存在，如13月、2月30日，或者起止时间倒置。",
        "A date that does not exist, or a period that ends before it begins.",
    ),
    example: "2023年2月30日召开会议，3月9日至3月2日开展检查。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.paragraphs.iter().filter(|p| p.kind != Kind::Junk) {
        let text = paragraph.text.as_str();
        let dates = dates(text);
        for date in dates.iter().filter(|d| !exists(d)) {
            let message = say("日期不存在。", "There is no such date.");
            sink.put_in(paragraph, date.range.clone(), message);
        }
        for pair in dates.windows(2) {
            let between = &text[pair[0].range.end..pair[1].range.start];
            if !matches!(
                between,
                "至" | "到" | "—" | "——" | "-" | "－" | "~" | "～" | "–"
            ) {
                continue;
            }
            if turned(&pair[0], &pair[1]) {
                let range = pair[0].range.start..pair[1].range.end;
                let message = say("起止时间倒置。", "The period ends before it begins.");
                sink.put_in(paragraph, range, message);
            }
        }
    }
}

/// What is masked is never judged.
fn is_masked(date: &Written) -> bool {
    [date.year, date.month, date.day].contains(&Figure::Masked)
}

fn exists(date: &Written) -> bool {
    let year = date.year.number().filter(|y| (1000..=9999).contains(y));
    let Some(month) = date.month.number().filter(|_| !is_masked(date)) else {
        return true;
    };
    // 24月 alone may be a count of months.
    let is_date = year.is_some() || date.day != Figure::None;
    let month_is = (1..=12).contains(&month);
    let day_is = date
        .day
        .number()
        .is_none_or(|d| (1..=days_of_month(year, month).into()).contains(&d));
    !is_date || month_is && day_is
}

/// Whether the period surely ends before it begins.
fn turned(begin: &Written, end: &Written) -> bool {
    if is_masked(begin) || is_masked(end) {
        return false;
    }
    let year = match (begin.year.number(), end.year.number()) {
        (Some(a), Some(b)) if a != b => return a > b,
        (None, Some(_)) => return false,
        (_, end) => end.is_some(),
    };
    match (begin.month.number(), end.month.number()) {
        (Some(a), Some(b)) if a == b => {
            matches!((begin.day.number(), end.day.number()), (Some(a), Some(b)) if a > b)
        }
        // Without a year behind it, the end may lie in the next.
        (Some(a), Some(b)) => a > b && year,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, found};

    const ID: &str = "impossible-date";

    #[test]
    fn days_and_periods() {
        assert_eq!(
            found(ID, "2023年2月30日开会，2023年13月整改，6月31日办结。"),
            ["2023年2月30日", "2023年13月", "6月31日"]
        );
        assert_eq!(
            found(ID, "2023年8月9日至2023年7月3日巡察，3月9日至3月2日检查。").len(),
            2
        );
    }

    #[test]
    fn right_ones_are_clean() {
        clean(
            ID,
            &[
                "2024年2月29日至3月5日，11月5日至次年2月3日，11月5日至2月3日。",
                "2022年XX月12日至XX月11日巡察，XX月32日，2022年X月9日至8日，20XX年13月。",
                "工期24月，X月X日，2023年1月至2024年1月，每月5日。",
            ],
        );
    }
}
