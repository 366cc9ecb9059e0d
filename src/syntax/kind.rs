//! The sort of a report, told by its title and, where that is not enough, its first words.

use crate::outline::ReportKind;

const SELF: [&str; 8] = [
    "对照检查",
    "检视剖析",
    "剖析材料",
    "自我剖析",
    "检查材料",
    "发言提纲",
    "发言材料",
    "自查剖析",
];
const RULES: [&str; 10] = [
    "制度", "办法", "规定", "条例", "规则", "细则", "规程", "章程", "守则", "公约",
];
const PLAN: [&str; 9] = [
    "方案", "计划", "要点", "意见", "规划", "安排", "预案", "清单", "措施",
];

/// The sort of the report of that `title`; `opening` is its first few hundred characters.
pub fn report_kind(title: &str, opening: &str) -> ReportKind {
    let name = without_note(title);
    let ends = |words: &[&str]| words.iter().any(|w| name.ends_with(w));
    if SELF.iter().any(|w| name.contains(w)) {
        ReportKind::SelfExamination
    } else if ends(&[
        "讲话",
        "讲话稿",
        "致辞",
        "发言",
        "讲话提纲",
        "演讲",
        "主持词",
        "表态发言",
    ]) {
        ReportKind::Speech
    } else if ends(&["通报", "公示", "公告"]) {
        ReportKind::Notice
    } else if is_personal(name, opening) {
        ReportKind::PersonalReport
    } else if name.contains("整改") && ends(&["报告", "情况", "汇报", "情况说明"]) {
        ReportKind::RectificationReport
    } else if ends(&RULES) {
        ReportKind::Rules
    } else if ends(&PLAN) {
        ReportKind::Plan
    } else if ends(&[
        "总结",
        "汇报",
        "工作报告",
        "情况报告",
        "情况的报告",
        "述职报告",
    ]) {
        ReportKind::Summary
    } else {
        ReportKind::Other
    }
}

fn is_personal(name: &str, opening: &str) -> bool {
    let about = name.contains("整改") || name.contains("落实情况");
    let person = name.contains("个人")
        || name.contains("本人")
        || opening.contains("本人") && !opening.contains("我单位");
    about && person
}

/// The title without a bracketed note behind it: （试行）, （17篇）, (草案).
pub fn without_note(title: &str) -> &str {
    let title = title.trim();
    match title
        .strip_suffix(['）', ')'])
        .and_then(|t| t.rfind(['（', '(']).map(|at| &t[..at]))
    {
        Some(name) if !name.is_empty() => name.trim_end(),
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (title, kind) in [
            ("关于巡察整改进展情况的通报", ReportKind::Notice),
            (
                "关于巡察整改落实情况的报告",
                ReportKind::RectificationReport,
            ),
            ("在专题部署会上的讲话", ReportKind::Speech),
            ("民主生活会对照检查材料", ReportKind::SelfExamination),
            ("民主生活会个人整改落实情况报告", ReportKind::PersonalReport),
            ("专项整治工作方案（试行）", ReportKind::Plan),
            ("会议管理制度", ReportKind::Rules),
            ("年度工作总结", ReportKind::Summary),
            ("随笔", ReportKind::Other),
        ] {
            assert_eq!(report_kind(title, ""), kind, "{title}");
        }
    }
}
