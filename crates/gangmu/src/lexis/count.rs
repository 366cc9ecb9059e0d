//! What stands around a number that a report states of itself.

/// What may stand between a noun and its number.
pub const TOTAL: [&str; 18] = [
    "超过",
    "约",
    "近",
    "超",
    "达到",
    "共计",
    "合计",
    "累计",
    "总计",
    "共有",
    "分别为",
    "共",
    "计",
    "有",
    "为",
    "了",
    "等",
    "达",
];
/// What may stand between a number and 问题.
pub const PROBLEM_WORDS: [&str; 30] = [
    "巡察", "巡视", "反馈", "具体", "突出", "重点", "主要", "整改", "存在", "方面", "共性", "个性",
    "指出", "审计", "督察", "督查", "检查", "发现", "上级", "需", "待", "列入", "清单", "党建",
    "的", "类", "省委", "市委", "县委", "区委",
];
/// What is left of a total.
pub const REST: [&str; 6] = ["剩余", "其余", "余下", "尚有", "还有", "尚余"];
