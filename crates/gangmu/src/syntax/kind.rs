//! The sort of a report, told by its title and, where that is not enough, its first words.
//!
//! What reports on work done, money spent or accounts audited is a summary; inquiries, minutes,
//! letters and notices to subordinates (通知) are none of the sorts.

use crate::outline::ReportKind;

const SELF: [&str; 11] = [
    "对照检查",
    "检视剖析",
    "剖析材料",
    "自我剖析",
    "检查材料",
    "发言提纲",
    "发言材料",
    "自查剖析",
    "检视材料",
    "自查自纠报告",
    "自查报告",
];
const SPEECH: [&str; 16] = [
    "讲话",
    "讲话稿",
    "致辞",
    "致词",
    "祝词",
    "祝酒词",
    "开幕词",
    "闭幕词",
    "发言",
    "发言稿",
    "讲话提纲",
    "讲话要点",
    "演讲",
    "演讲稿",
    "主持词",
    "党课讲稿",
];
const RULES: [&str; 12] = [
    "制度", "办法", "规定", "条例", "规则", "细则", "规程", "章程", "守则", "公约", "准则", "规范",
];
const PLAN: [&str; 12] = [
    "方案", "计划", "要点", "意见", "规划", "安排", "预案", "清单", "措施", "打算", "部署", "纲要",
];

/// The sort of the report of that `title`; `opening` is its first few hundred characters.
pub fn report_kind(title: &str, opening: &str) -> ReportKind {
    let name = without_note(title);
    let ends = |words: &[&str]| words.iter().any(|w| name.ends_with(w));
    if SELF.iter().any(|w| name.contains(w)) {
        ReportKind::SelfExamination
    } else if ends(&SPEECH) {
        ReportKind::Speech
    } else if ends(&["通报", "公示", "公告"]) {
        ReportKind::Notice
    } else if is_personal(name, opening) {
        ReportKind::PersonalReport
    } else if name.contains("整改") && ends(&["报告", "情况", "汇报", "情况说明"]) {
        ReportKind::RectificationReport
    } else if ends(&RULES) {
        ReportKind::Rules
    } else if name.contains("工作总结") || name.contains("述职") {
        ReportKind::Summary
    } else if ends(&PLAN) && !ends(&["反馈意见", "评审意见", "审查意见"]) {
        ReportKind::Plan
    } else if ends(&["总结", "汇报", "小结"]) || ends(&["报告"]) && !name.contains("调研")
    {
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

/// The title without a bracketed note behind it, （试行）, （17篇）, (草案), and without the 《 》
/// that may stand around it.
pub fn without_note(title: &str) -> &str {
    let title = title.trim();
    let name = title
        .strip_suffix(['）', ')'])
        .and_then(|t| t.rfind(['（', '(']).map(|at| t[..at].trim_end()))
        .filter(|name| !name.is_empty())
        .unwrap_or(title);
    name.strip_prefix('《')
        .and_then(|n| n.strip_suffix('》'))
        .unwrap_or(name)
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
            ("年度工作总结及下年打算", ReportKind::Summary),
            ("年度个人述职述廉报告", ReportKind::Summary),
            ("关于预算执行情况和预算草案的报告", ReportKind::Summary),
            (
                "关于审计查出问题整改情况的报告",
                ReportKind::RectificationReport,
            ),
            ("《某某局年度工作要点》", ReportKind::Plan),
            ("关于某某产业的调研报告", ReportKind::Other),
            ("随笔", ReportKind::Other),
        ] {
            assert_eq!(report_kind(title, ""), kind, "{title}");
        }
    }
}
