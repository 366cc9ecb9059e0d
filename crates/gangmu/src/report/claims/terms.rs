//! The words that tell a state, and those that may stand around a number.

use super::about::About;
use crate::text::trim_words;

const DONE: [&str; 16] = [
    "已整改到位",
    "已整改完成",
    "整改落实到位",
    "已全部完成",
    "完成整改",
    "整改完成",
    "整改到位",
    "整改完毕",
    "落实到位",
    "已完成",
    "已整改",
    "已办结",
    "已解决",
    "完成",
    "办结",
    "销号",
];
const MOSTLY: [&str; 5] = [
    "基本完成整改",
    "基本整改到位",
    "基本整改完成",
    "基本完成",
    "基本到位",
];
const PENDING: [&str; 26] = [
    "正在",
    "持续推进",
    "持续整改",
    "长期整改",
    "长期坚持",
    "有序推进",
    "稳步推进",
    "加快推进",
    "推进中",
    "整改中",
    "尚未完成",
    "尚未整改到位",
    "未完成",
    "未整改到位",
    "未销号",
    "未办结",
    "未整改",
    "未启动",
    "尚未启动",
    "尚未开始",
    "待完成",
    "待整改",
    "需继续整改",
    "需要继续整改",
    "需长期坚持",
    "按计划推进",
];
const REST: [&str; 6] = ["剩余", "其余", "余下", "尚有", "还有", "尚余"];
/// What may stand between a number and the state told of it.
pub(super) const AROUND: [&str; 29] = [
    "具体", "反馈", "巡察", "巡视", "重点", "突出", "问题", "事项", "任务", "措施", "举措", "全部",
    "已经", "目前", "如期", "按期", "按时", "需要", "整改", "的", "均", "已", "现", "都", "需",
    "仍", "还", "尚", "有",
];
/// What may stand between a noun and its number.
pub(super) const TOTAL: [&str; 18] = [
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
pub(super) const PROBLEM_WORDS: [&str; 30] = [
    "巡察", "巡视", "反馈", "具体", "突出", "重点", "主要", "整改", "存在", "方面", "共性", "个性",
    "指出", "审计", "督察", "督查", "检查", "发现", "上级", "需", "待", "列入", "清单", "党建",
    "的", "类", "省委", "市委", "县委", "区委",
];

/// Whether the words end with 剩余, 其余 and the like.
pub(super) fn is_rest(text: &str) -> bool {
    REST.iter().any(|w| text.ends_with(w))
}

/// Whether nothing behind the number narrows what is left: 剩余28座正在整改, not 剩余5处重大隐患.
pub(super) fn is_all_that_is_left(behind: &str) -> bool {
    const VERBS: [&str; 14] = [
        "正", "将", "尚", "未", "已", "预计", "计划", "均", "列入", "拟", "待", "仍", "继续", "因",
    ];
    let behind = trim_words(behind, &["问题", "任务", "事项"]);
    behind.is_empty() || VERBS.iter().any(|w| behind.starts_with(w))
}

/// The state that `text` begins with, with its length.
pub(super) fn state_at(text: &str) -> Option<(About, usize)> {
    let at = |words: &[&str], about| {
        let fits = words.iter().filter(|w| text.starts_with(**w));
        let longest = fits.max_by_key(|w| w.len())?;
        Some((about, longest.len()))
    };
    let (about, len) = at(&PENDING, About::Pending)
        .or_else(|| at(&MOSTLY, About::Mostly))
        .or_else(|| at(&DONE, About::Done))?;
    let behind = trim_words(&text[len..], &["整改", "并", "了"]);
    // 完成时限, 完成情况 name other things.
    let names = ["时限", "情况", "率", "期限", "的", "任务", "进度"];
    let other = about == About::Done && names.iter().any(|w| behind.starts_with(w));
    (!other).then_some((about, len))
}

/// The state that `text` ends with.
pub(super) fn state_ending(text: &str) -> Option<About> {
    let ends = |words: &[&str]| words.iter().any(|w| text.ends_with(w));
    if ends(&PENDING) || ends(&REST) || text.ends_with("推进") || text.ends_with("仍有") {
        Some(About::Pending)
    } else if ends(&MOSTLY) {
        Some(About::Mostly)
    } else if ends(&DONE) && !text.ends_with("未销号") {
        Some(About::Done)
    } else {
        None
    }
}

/// `text` without these words at its end.
pub(super) fn trim_ends<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    while let Some(rest) = words.iter().find_map(|w| text.strip_suffix(w)) {
        text = rest;
    }
    text
}
