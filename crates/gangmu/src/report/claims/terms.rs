//! The words that tell a state, and those that may stand around a number.

use super::about::About;
use crate::lexis;
use crate::lexis::count::REST;
use crate::outline::Status;
use crate::text::trim_words;

/// What a claim with that state is about.
fn about(status: Status) -> About {
    match status {
        Status::Done => About::Done,
        Status::Mostly => About::Mostly,
        Status::Ongoing | Status::Standing | Status::Open => About::Pending,
    }
}

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
    let phrase = lexis::state_at(text)?;
    let about = about(phrase.status);
    let behind = trim_words(&text[phrase.len..], &["整改", "并", "了"]);
    // 完成时限, 完成情况 name other things.
    let names = ["时限", "情况", "率", "期限", "的", "任务", "进度"];
    let other = about == About::Done && names.iter().any(|w| behind.starts_with(w));
    (!other).then_some((about, phrase.len))
}

/// The state that `text` ends with, with its length: 0 where it is told by 其余 and the like.
pub(super) fn state_ending(text: &str) -> Option<(About, usize)> {
    if let Some(phrase) = lexis::state_ending(text) {
        return Some((about(phrase.status), phrase.len));
    }
    let left = is_rest(text) || text.ends_with("推进") || text.ends_with("仍有");
    left.then_some((About::Pending, 0))
}

/// `text` without these words at its end.
pub(super) fn trim_ends<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    while let Some(rest) = words.iter().find_map(|w| text.strip_suffix(w)) {
        text = rest;
    }
    text
}
