//! Labels at the start of a line: 整改情况： 责任单位： 整改时限：

use crate::text::is_space;

const SUBJECTS: [&str; 30] = [
    "整改",
    "责任",
    "完成",
    "牵头",
    "配合",
    "协办",
    "分管",
    "下一步",
    "下步",
    "存在",
    "具体",
    "主要",
    "原因",
    "问题",
    "工作",
    "取得",
    "落实",
    "进展",
    "目前",
    "当前",
    "已",
    "反馈",
    "巡察",
    "巡视",
    "审计",
    "督察",
    "直接",
    "监督",
    "挂牌",
    "办理",
];
const OBJECTS: [&str; 26] = [
    "情况",
    "措施",
    "进展",
    "成效",
    "效果",
    "领导",
    "单位",
    "部门",
    "科室",
    "股室",
    "处室",
    "责任人",
    "人",
    "时限",
    "时间",
    "期限",
    "日期",
    "打算",
    "计划",
    "安排",
    "目标",
    "要求",
    "问题",
    "表现",
    "分析",
    "举措",
];

/// Labels that may run on behind a heading on its own line, the longest first.
pub(super) const RUN_ON_LABELS: [&str; 16] = [
    "整改落实情况",
    "整改完成情况",
    "整改情况",
    "整改措施",
    "整改进展",
    "整改成效",
    "整改结果",
    "整改时限",
    "整改目标",
    "责任领导",
    "责任单位",
    "责任部门",
    "责任人",
    "牵头单位",
    "完成时限",
    "完成时间",
];

/// The longest label, in characters.
const MAX_CHARS: usize = 14;

/// The length in bytes of a label with its colon at the start of `line`.
pub fn label_len(line: &str) -> Option<usize> {
    let (at, colon) = line
        .char_indices()
        .take(MAX_CHARS + 1)
        .find(|(_, c)| matches!(c, '：' | ':'))?;
    let word = line[..at].trim_end_matches(|c| is_space(c) || c == '*');
    let named = |w: &str| {
        SUBJECTS.iter().any(|s| w.starts_with(s)) && OBJECTS.iter().any(|o| w.ends_with(o))
            || matches!(
                w,
                "责任人" | "问题描述" | "原因" | "整改" | "措施" | "进展" | "成效" | "备注"
            )
    };
    // 牵头单位、责任人： and 整改措施及成效：
    let parts = || {
        word.split(['、', '和', '及', '与'])
            .filter(|w| !w.is_empty())
    };
    let known = !word.is_empty()
        && (named(word)
            || parts().count() > 1 && parts().all(|w| named(w) || OBJECTS.contains(&w)));
    known.then_some(at + colon.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for (line, label) in [
            ("整改情况：一是健全制度", "整改情况："),
            ("责任领导:某某", "责任领导:"),
            ("下一步工作打算：持续推进", "下一步工作打算："),
            ("牵头单位、责任人：某某", "牵头单位、责任人："),
            ("整改措施及成效：已完成", "整改措施及成效："),
        ] {
            assert_eq!(label_len(line).map(|n| &line[..n]), Some(label));
        }
        for line in [
            "会议指出：要抓落实",
            "整改情况已公开",
            "同志们：",
            "某某局：",
        ] {
            assert_eq!(label_len(line), None, "{line}");
        }
    }
}
