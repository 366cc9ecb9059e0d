//! Inspected after it was reported, done after it was signed, due before it was decided.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::dates::{Figure, Written, dates};
use crate::check::paragraph::{Paragraph, near_before, near_behind};
use crate::check::registry::{Group, Rule};
use crate::outline::{Kind, ReportKind};
use crate::report::{self, Date};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "date-order",
    severity: Severity::Warning,
    group: Group::Wording,
    name: both("日期先后矛盾", "Dates that contradict each other"),
    about: both(
        "落款日期早于文中已经发生的事，反馈早于巡察，方案、纪要定的时限早于成文日期。",
        "The report is signed before what it tells as past, feedback was given before the inspection, or a plan's deadline lies before its date.",
    ),
    example: "某局关于巡察整改情况的通报\n2023年5月8日至7月3日，县委巡察组开展了巡察，2023年4月2日反馈了意见。\n截至2023年12月31日，已完成整改。\n某局\n2023年11月5日\n",
    check: Some(check),
    across: None,
};

/// Words that make a day one to come, or none of this report.
const TO_COME: [&str; 22] = [
    "将",
    "拟",
    "计划",
    "预计",
    "力争",
    "确保",
    "前完成",
    "底前",
    "日前",
    "之前",
    "期限",
    "时限",
    "有效期",
    "为期",
    "任期",
    "安排",
    "截止",
    "要求",
    "起施行",
    "起执行",
    "公示期",
    "届满",
];

/// Words of what has happened.
const PAST: [&str; 12] = [
    "了",
    "已",
    "截至",
    "完成",
    "召开",
    "印发",
    "组织开展",
    "进行了",
    "通过",
    "办结",
    "反馈",
    "退还",
];

fn check(context: &Context<'_>, sink: &mut Sink) {
    for part in context.parts.iter().filter(|p| p.kind == Kind::Report) {
        let own: Vec<_> = context
            .written()
            .filter(|p| !matches!(p.kind, Kind::Date | Kind::Signature | Kind::Title))
            .filter(|p| context.part(p.first).id == part.id)
            .collect();
        inspection(&own, sink);
        let Some(signed) = signed(context, part.id) else {
            continue;
        };
        let plan = report::kind(part) == ReportKind::Plan || report::title(part).ends_with("纪要");
        for paragraph in own {
            past(paragraph, signed, sink);
            if plan {
                due(paragraph, signed, sink);
            }
        }
    }
}

/// The day that the part bears, if it says one to the day; the words of it are not masked.
fn signed(context: &Context<'_>, part: crate::outline::NodeId) -> Option<Date> {
    let is = |p: &&Paragraph<'_>| matches!(p.kind, Kind::Date) && context.part(p.first).id == part;
    let mut lines = context.paragraphs.iter().filter(is);
    let line = lines.next().filter(|_| lines.next().is_none())?;
    match dates(&line.text).as_slice() {
        [date] => last_day(date, None).filter(|_| date.day != Figure::None),
        // 二〇二三年八月五日
        [] => report::report_date(context.part(line.first)).filter(|_| line.text.contains('日')),
        _ => None,
    }
}

/// The last day that is meant, in `year` if the date has none; `None` for a masked one.
fn last_day(date: &Written, year: Option<u32>) -> Option<Date> {
    if [date.year, date.month, date.day].contains(&Figure::Masked) {
        return None;
    }
    let year = u16::try_from(date.year.number().or(year)?).ok()?;
    let month = u8::try_from(date.month.number()?).ok()?;
    match date.day.number() {
        Some(day) => Date::new(year, month, u8::try_from(day).ok()?),
        None => Date::end_of(year, month),
    }
    .filter(|_| year > 1900)
}

/// The sentence around a byte.
fn sentence(text: &str, at: usize) -> String {
    let is_end = |c: char| matches!(c, '。' | '；' | '！' | '？');
    let before = near_before(text, at).rsplit(is_end).next().unwrap_or("");
    let behind = near_behind(text, at).split(is_end).next().unwrap_or("");
    format!("{before}{behind}")
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}

/// What is told as past lies behind the day of signing.
fn past(paragraph: &Paragraph<'_>, signed: Date, sink: &mut Sink) {
    let text = paragraph.text.as_str();
    for date in dates(text)
        .iter()
        .filter(|d| d.year != Figure::None && d.day != Figure::None)
    {
        let Some(day) = last_day(date, None).filter(|day| *day > signed) else {
            continue;
        };
        let around = sentence(text, date.range.start);
        let until = text[date.range.end..].starts_with("前");
        if until
            || is_one_of(&around, &TO_COME)
            || !is_one_of(&around, &PAST)
            || day.year > signed.year + 1
        {
            continue;
        }
        let message = say(
            format!(
                "文中已发生的事晚于落款日期{}年{}月{}日。",
                signed.year, signed.month, signed.day
            ),
            format!(
                "It is told as past, but the report is signed {}-{}-{}.",
                signed.year, signed.month, signed.day
            ),
        );
        sink.put_in(paragraph, date.range.clone(), message);
    }
}

/// The deadline of a plan lies before the plan.
fn due(paragraph: &Paragraph<'_>, signed: Date, sink: &mut Sink) {
    const DUE: [&str; 5] = [
        "完成时限：",
        "整改时限：",
        "完成时间：",
        "时限要求：",
        "办理时限：",
    ];
    let text = paragraph.text.as_str();
    for date in dates(text).iter().filter(|d| d.year != Figure::None) {
        let before = text[..date.range.start].trim_end();
        let until = ["前完成", "底前完成", "前办结", "前报送", "前上报"];
        let asked = DUE.iter().any(|w| before.ends_with(w))
            || until.iter().any(|w| text[date.range.end..].starts_with(w))
                && before.ends_with(['于', '在', '，', '：']);
        let done = is_one_of(&sentence(text, date.range.start), &["已", "了", "原", "未"]);
        if asked && !done && last_day(date, None).is_some_and(|day| day < signed) {
            let message = say(
                format!(
                    "时限早于成文日期{}年{}月{}日。",
                    signed.year, signed.month, signed.day
                ),
                format!(
                    "It is due before the date of the text, {}-{}-{}.",
                    signed.year, signed.month, signed.day
                ),
            );
            sink.put_in(paragraph, date.range.clone(), message);
        }
    }
}

/// The first inspection told, and feedback on it that was given before it began.
fn inspection(paragraphs: &[&Paragraph<'_>], sink: &mut Sink) {
    let mut began: Option<Date> = None;
    for paragraph in paragraphs.iter().take(6) {
        let text = paragraph.text.as_str();
        let mut year = None;
        let found = dates(text);
        for (nth, date) in found.iter().enumerate() {
            year = date.year.number().or(year);
            let Some(day) = last_day(date, year).filter(|_| date.day != Figure::None) else {
                if date.year == Figure::Masked {
                    return;
                }
                continue;
            };
            let next = found.get(nth + 1).map_or(text.len(), |d| d.range.start);
            let behind = &text[date.range.end..next];
            let behind = &behind[..behind.find('。').unwrap_or(behind.len())];
            let period = matches!(behind, "至" | "到" | "—" | "-" | "～" | "－" | "~");
            if period && began.is_none() {
                let rest = sentence(text, date.range.end);
                let inspected = is_one_of(
                    &rest,
                    &[
                        "开展了巡",
                        "进行了巡",
                        "开展了常规巡",
                        "进行了常规巡",
                        "开展了专项巡",
                        "开展巡",
                        "开展常规巡",
                    ],
                );
                began = inspected.then_some(day);
                continue;
            }
            let clause = behind
                .trim_start_matches('，')
                .split('，')
                .next()
                .unwrap_or("");
            let other = ["整改", "上轮", "上一轮", "此前", "立行立改", "上次"];
            let told = clause.contains("反馈") && !is_one_of(clause, &other);
            if let Some(start) = began.filter(|start| told && day < *start) {
                let message = say(
                    format!(
                        "反馈早于巡察开始的{}年{}月{}日。",
                        start.year, start.month, start.day
                    ),
                    format!(
                        "Feedback before the inspection began, {}-{}-{}.",
                        start.year, start.month, start.day
                    ),
                );
                sink.put_in(paragraph, date.range.clone(), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, found};

    const ID: &str = "date-order";

    fn report(text: &str) -> String {
        format!("某局关于巡察整改情况的通报\n{text}\n某局\n2023年11月5日\n")
    }

    #[test]
    fn what_cannot_follow_is_found() {
        assert_eq!(
            found(
                ID,
                &report("截至2023年12月31日，5个问题已完成整改。2023年11月20日召开了专题会议。")
            ),
            ["2023年12月31日", "2023年11月20日"]
        );
        assert_eq!(
            found(
                ID,
                "某局关于巡察整改情况的通报\n2023年5月8日至7月3日，县委巡察组对某局开展了巡察，4月2日反馈了意见。\n一、甲\n文。\n"
            ),
            ["4月2日"]
        );
        let plan = "关于加强作风建设的实施方案\n一、甲\n1.完善制度。完成时限：2023年3月31日\n2.2023年5月底前完成清理，2024年5月底前完成。\n某局\n2023年11月5日\n";
        assert_eq!(found(ID, plan), ["2023年3月31日"]);
    }

    #[test]
    fn what_can_be_is_clean() {
        clean(
            ID,
            &[
                &report("截至2023年10月31日，5个问题已完成整改，其余于2023年12月31日前完成。"),
                &report(
                    "计划2023年12月召开会议，合同有效期至2024年5月1日，已签订。力争2023年12月20日完成了结。",
                ),
                &report("截至2023年XX月31日，已完成。截至20XX年12月31日，已完成。"),
                &report(
                    "2023年5月8日至7月3日，县委巡察组开展了巡察，2023年8月2日反馈了意见，2022年6月1日反馈的上轮意见已整改。",
                ),
                &report("整改时限：2023年6月30日，已完成。公示期为2023年11月5日至2023年11月12日。"),
                "某局关于巡察整改情况的通报\n截至2023年12月31日，已完成。\n",
                "某局关于巡察整改情况的通报\n截至2023年12月31日，已完成。\n某局\n2023年XX月5日\n",
                "关于加强作风建设的实施方案\n1.已于2023年3月31日前完成清理。完成时限：2023年12月31日\n某局\n2023年11月5日\n",
            ],
        );
    }
}
