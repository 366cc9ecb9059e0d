//! What names a report: how its title ends, and what shape it has.

use super::frame::ENDS;
use super::kind::without_note;
use crate::numbering::is_chinese_numeral;

/// What a title ends in that is hardly anything but a title.
const TITLE_ENDS: [&str; 46] = [
    "通报",
    "报告",
    "讲话",
    "讲话稿",
    "讲稿",
    "党课",
    "提纲",
    "方案",
    "总结",
    "通知",
    "汇报",
    "办法",
    "条例",
    "细则",
    "纪要",
    "致辞",
    "致词",
    "主持词",
    "祝词",
    "演讲稿",
    "发言稿",
    "材料",
    "公告",
    "公示",
    "批复",
    "请示",
    "预案",
    "汇编",
    "倡议书",
    "承诺书",
    "责任书",
    "公约",
    "决议",
    "工作要点",
    "工作计划",
    "实施意见",
    "心得体会",
    "答记者问",
    "规定",
    "制度",
    "规则",
    "守则",
    "章程",
    "规程",
    "准则",
    "规划",
];
/// What a title may end in, and a line of a report, too.
const WEAK_TITLE_ENDS: [&str; 16] = [
    "发言",
    "意见",
    "说明",
    "要点",
    "计划",
    "决定",
    "函",
    "建议",
    "清单",
    "情况",
    "措施",
    "打算",
    "安排",
    "纲要",
    "建议书",
    "体会",
];
/// What begins a heading without a number rather than a title: 下一步工作计划.
const HEADING_BEGINS: [&str; 6] = ["下一", "下步", "今后", "存在", "主要", "目前"];

/// Whether a line could be a report's title wherever it stands: short, without a final mark,
/// and naming its sort of text.
pub fn names_a_report(line: &str) -> bool {
    has_shape_of_title(line) && {
        let name = without_note(line);
        let ends = |words: &[&str]| words.iter().any(|w| name.ends_with(w));
        ends(&TITLE_ENDS) || ends(&WEAK_TITLE_ENDS)
    }
}

/// Whether a line names a sort of text by a word that seldom ends any other line, and says
/// of what.
pub fn surely_names_a_report(line: &str) -> bool {
    has_shape_of_title(line) && {
        let name = without_note(line);
        let ends = TITLE_ENDS.iter().any(|w| name.ends_with(w)) || name.contains("工作总结");
        ends && name.chars().nth(6).is_some() && !HEADING_BEGINS.iter().any(|w| name.starts_with(w))
    }
}

/// Whether a title is that of a collection: …汇编, …（17篇）
pub fn names_a_collection(line: &str) -> bool {
    let name = without_note(line);
    let counted = || {
        let note = line.trim_end_matches(['）', ')']);
        note.len() < line.len()
            && note.ends_with('篇')
            && note.trim_end_matches('篇').ends_with(is_count)
    };
    ["汇编", "选编", "合集", "合订本", "文集"]
        .iter()
        .any(|w| name.ends_with(w))
        || counted()
}

fn is_count(c: char) -> bool {
    c.is_numeric() || is_chinese_numeral(c)
}

/// The longest title, in bytes (about sixty characters).
pub(super) const LONGEST_TITLE: usize = 200;

fn has_shape_of_title(line: &str) -> bool {
    line.len() <= LONGEST_TITLE
        && !line.ends_with(|c| ENDS.contains(c))
        && line.chars().nth(3).is_some()
        && line.chars().nth(60).is_none()
        && !line.contains(['。', '；', ';', '\t'])
        && !line.starts_with(['（', '(', '“', '附', '…'])
}

/// Whether a line could be a title where one is due, at the top of a text.
pub fn could_be_title(line: &str) -> bool {
    line.len() <= LONGEST_TITLE
        && !line.ends_with(|c| ENDS.contains(c))
        && line.chars().nth(1).is_some()
        && line.chars().nth(60).is_none()
        && !line.contains(['。', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        assert!(names_a_report("会议管理制度（试行）"));
        assert!(names_a_report("某某局关于整改情况的报告"));
        assert!(!surely_names_a_report("存在的问题和建议"));
        assert!(!surely_names_a_report("下一步工作计划"));
        assert!(surely_names_a_report("某某局年度工作总结"));
        assert!(names_a_collection("领导讲话选编"));
        assert!(names_a_collection("工作总结（5篇）"));
        assert!(!names_a_collection("工作总结（试行）"));
    }
}
