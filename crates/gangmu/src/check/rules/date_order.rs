//! Inspected after it was reported, done after it was signed, due before it was decided.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::{Paragraph, near_before, near_behind};
use crate::check::registry::{Group, Rule};
use crate::lexis::date::{Figure, Written, dates};
use crate::outline::{Kind, ReportKind, Status};
use crate::report::{self, Date};
use crate::text::both;
use std::ops::Range;

pub static RULE: Rule = Rule {
    id: "date-order",
    severity: Severity::Warning,
    group: Group::Wording,
    name: both("日期先后矛盾", "Dates that contradict each other"),
    about: both(
        "落款日期早于文中已经发生的事，反馈早于巡察，方案、纪要定的时限早于成文日期。逐个问题的“完成时限”不算，未完成而已过期的只提示。",
        "The report is signed before what it tells as past, feedback was given before the inspection, or a plan's deadline lies before its date. The labelled deadline of a single problem is a hint, where it is told as not done.",
    ),
    example: "某局关于巡察整改情况的通报\n2023年5月8日至7月3日，县委巡察组开展了巡察，2023年4月2日反馈了意见。\n截至2023年12月31日，已完成整改。\n某局\n2023年11月5日\n",
    check: Some(check),
    across: None,
};

/// Words that make a day one to come, or none of this report.
const TO_COME: [&str; 28] = [
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
    "起",
    "公示期",
    "届",
    "定于",
    "应",
    "原定",
    "提前",
    "到期",
    "预定",
    "为了",
];

fn check(context: &Context<'_>, sink: &mut Sink) {
    for part in context.parts.iter().filter(|p| p.kind == Kind::Report) {
        let own: Vec<_> = context
            .written()
            .filter(|p| !matches!(p.kind, Kind::Date | Kind::Signature | Kind::Title))
            .filter(|p| context.part(p.first).id == part.id)
            .collect();
        inspection(&own, sink);
        let minutes = report::is_minutes(part);
        let plan = minutes || report::kind(part) == ReportKind::Plan;
        let met = || own.first().filter(|_| minutes).and_then(|p| met(p));
        let Some(signed) = signed(context, part.id).or_else(met) else {
            continue;
        };
        // A plan speaks of what is to come.
        for paragraph in own {
            if plan {
                due(context, paragraph, (signed, minutes), sink);
            } else {
                past(paragraph, signed, sink);
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

/// The day of the meeting whose minutes begin here.
fn met(paragraph: &Paragraph<'_>) -> Option<Date> {
    let found = dates(&paragraph.text);
    let date = found.first().filter(|d| d.day != Figure::None)?;
    let (_, behind) = sentence(paragraph.plain(), date.range.clone());
    is_one_of(behind, &["召开", "主持"]).then(|| last_day(date, None))?
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

/// The sentence before and behind some bytes.
fn sentence(text: &str, range: Range<usize>) -> (&str, &str) {
    let is_end = |c: char| matches!(c, '。' | '；' | '！' | '？');
    let before = near_before(text, range.start).rsplit(is_end).next();
    let behind = near_behind(text, range.end).split(is_end).next();
    (before.unwrap_or(""), behind.unwrap_or(""))
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}

/// What is told as past lies behind the day of signing.
fn past(paragraph: &Paragraph<'_>, signed: Date, sink: &mut Sink) {
    let text = paragraph.plain();
    let found = dates(text);
    for date in found
        .iter()
        .filter(|d| d.year != Figure::None && d.day != Figure::None)
    {
        let day = last_day(date, None).filter(|d| *d > signed && d.year <= signed.year + 1);
        let (before, behind) = sentence(text, date.range.clone());
        let until = before.ends_with("截至");
        let told = until || behind.contains("已") || behind.replace("了解", "").contains('了');
        let open = !until && before.ends_with(['至', '到'])
            || behind.starts_with(['前', '至', '到', '—', '-', '～']);
        if day.is_none()
            || !told
            || open
            || is_one_of(before, &TO_COME)
            || is_one_of(behind, &TO_COME)
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

/// The deadline of a plan lies before the plan. What stands behind a label may be met already,
/// but in minutes, which decide it on their day.
fn due(
    context: &Context<'_>,
    paragraph: &Paragraph<'_>,
    (signed, decided): (Date, bool),
    sink: &mut Sink,
) {
    const DUE: [&str; 7] = [
        "完成时限：",
        "整改时限：",
        "整改期限：",
        "完成时间：",
        "时限要求：",
        "办理时限：",
        "时限：",
    ];
    let text = paragraph.plain();
    for date in dates(text).iter().filter(|d| d.year != Figure::None) {
        let before = text[..date.range.start].trim_end();
        let until = ["前完成", "底前完成", "前办结", "前报送", "前上报"];
        let labelled = DUE.iter().any(|w| before.ends_with(w));
        let asked = labelled && (decided || is_open(context, paragraph))
            || !labelled
                && until.iter().any(|w| text[date.range.end..].starts_with(w))
                && before.ends_with(['于', '在', '，', '：']);
        let (before, behind) = sentence(text, date.range.clone());
        let done = [before, behind]
            .iter()
            .any(|s| is_one_of(s, &["已", "了", "原", "未"]));
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
            let graded = sink.graded(if labelled && !decided {
                Severity::Hint
            } else {
                RULE.severity
            });
            sink.put_in(paragraph, date.range.clone(), message).severity = graded;
        }
    }
}

/// Whether the section in which the paragraph stands is told as not done.
fn is_open(context: &Context<'_>, paragraph: &Paragraph<'_>) -> bool {
    let mut at = paragraph.first;
    while !context.nodes[at].node.kind.is_heading() {
        if context.nodes[at].parent == at {
            return false;
        }
        at = context.nodes[at].parent;
    }
    report::status(context.outline, context.nodes[at].node.id)
        .is_some_and(|said| matches!(said.status, Status::Ongoing | Status::Open))
}

/// The first inspection told, and feedback on it, of a year that is said, before it began.
fn inspection(paragraphs: &[&Paragraph<'_>], sink: &mut Sink) {
    const OTHER: [&str; 6] = ["整改", "上轮", "上一轮", "此前", "立行立改", "上次"];
    let mut began: Option<Date> = None;
    for paragraph in paragraphs.iter().take(6) {
        let text = paragraph.plain();
        let found = dates(text);
        for (nth, date) in found.iter().enumerate() {
            let Some(day) = last_day(date, None).filter(|_| date.day != Figure::None) else {
                continue;
            };
            let next = found.get(nth + 1);
            let between = next.map_or("", |next| &text[date.range.end..next.range.start]);
            if began.is_none() && matches!(between, "至" | "到" | "—" | "-" | "～" | "－" | "~")
            {
                let end = next.and_then(|next| last_day(next, date.year.number()));
                let (_, told) = sentence(text, date.range.clone());
                let inspected = [
                    "了巡",
                    "了常规巡",
                    "了专项巡",
                    "了政治巡",
                    "开展巡",
                    "开展常规巡",
                ];
                let forward = end.is_some_and(|end| end >= day);
                began = (forward && is_one_of(told, &inspected)).then_some(day);
                continue;
            }
            let (_, told) = sentence(text, date.range.clone());
            let clause = told
                .trim_start_matches('，')
                .split('，')
                .next()
                .unwrap_or("");
            let fed = clause.contains("反馈") && !is_one_of(clause, &OTHER);
            if let Some(start) = began.filter(|start| fed && day < *start) {
                let Date { year, month, day } = start;
                let message = say(
                    format!("反馈早于巡察开始的{year}年{month}月{day}日。"),
                    format!("Feedback before the inspection began, {year}-{month}-{day}."),
                );
                sink.put_in(paragraph, date.range.clone(), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Severity;
    use crate::check::tests::{clean, findings, found};

    const ID: &str = "date-order";

    fn report(text: &str) -> String {
        format!("某局关于巡察整改情况的通报\n{text}\n某局\n2023年11月5日\n")
    }

    /// A plan whose one problem was due before it.
    fn plan_with(status: &str) -> String {
        format!(
            "关于加强作风建设问题的整改方案\n一、整改任务\n1.会风不严\n整改措施：修订会议制度。\n完成时限：2023年6月底前\n{status}\n某局\n2023年11月5日\n"
        )
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
                "某局关于巡察整改情况的通报\n2023年5月8日至7月3日，县委巡察组对某局开展了巡察，2023年4月2日反馈了意见。\n一、甲\n文。\n"
            ),
            ["2023年4月2日"]
        );
        let plan = "关于加强作风建设的实施方案\n一、甲\n1.于2023年3月31日前完成制度清理。\n2.2023年5月底前完成清理，2024年5月底前完成。\n某局\n2023年11月5日\n";
        assert_eq!(found(ID, plan), ["2023年3月31日"]);
        let status = plan_with("进展情况：正在推进。");
        let told = findings(ID, &status, &Default::default());
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0.severity, Severity::Hint);
        let minutes = "县政府专题会议纪要\n2023年8月5日，副县长王某主持召开专题会议，研究供水工作。会议决定：\n一、由县水利局牵头，于2023年7月31日前完成管网排查。\n二、由县财政局配合，于2023年9月30日前完成资金拨付。完成时限：2023年7月20日\n";
        assert_eq!(found(ID, minutes), ["2023年7月31日", "2023年7月20日"]);
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
                &report(
                    "定于2023年11月20日召开会议。合同期限至2024年5月31日，已收回。2023年11月20日—11月30日，组织自查。",
                ),
                &report(
                    "2023年11月5日至次年1月20日，县委巡察组开展了巡察，2023年3月8日反馈了意见。",
                ),
                "某局关于巡察整改情况的通报\n2023年9月5日至11月20日，县委巡察组开展了巡察，2月8日反馈了意见。\n",
                "某局关于巡察整改情况的通报\n截至2023年12月31日，已完成。\n",
                "某局关于巡察整改情况的通报\n截至2023年12月31日，已完成。\n某局\n2023年XX月5日\n",
                &plan_with("进展情况：已完成整改。"),
                &plan_with("责任单位：办公室"),
                "关于加强作风建设的实施方案\n1.已于2023年3月31日前完成清理。完成时限：2023年12月31日\n某局\n2023年11月5日\n",
            ],
        );
    }
}
