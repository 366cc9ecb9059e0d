//! How far a thing has come, as reports say it: every phrase once, with its state. Ledger, claims
//! and checks read them here, so that they cannot read one phrase in two ways.
//!
//! The phrases are those of published reports on rectification: of inspection (巡视, 巡察), audit
//! (立行立改, 分阶段整改, 持续整改), environment (督察: 达到序时进度, 阶段性办结), production safety.

use crate::outline::Status;
use crate::outline::Status::{Done, Mostly, Ongoing, Open, Standing};
use crate::text::Starts;
use std::sync::LazyLock;

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatePhrase {
    /// What it says.
    pub status: Status,
    /// Its length in bytes.
    pub len: usize,
}

/// Phrases that are whole.
pub static PHRASES: [(&str, Status); 102] = [
    ("完成整改并长期坚持", Standing),
    ("整改落实到位", Done),
    ("整改到位", Done),
    ("落实到位", Done),
    ("整改完成", Done),
    ("整改完毕", Done),
    ("完成整改", Done),
    ("办理完毕", Done),
    ("完成", Done),
    ("办结", Done),
    ("销号", Done),
    ("已立行立改", Done),
    ("立行立改到位", Done),
    ("立行立改完成", Done),
    ("基本到位", Mostly),
    ("需要继续整改", Ongoing),
    ("需继续整改", Ongoing),
    ("需进一步整改", Ongoing),
    ("进一步整改", Ongoing),
    ("继续整改", Ongoing),
    ("继续推进", Ongoing),
    ("正在整改", Ongoing),
    ("正在推进", Ongoing),
    ("正在办理", Ongoing),
    ("正在落实", Ongoing),
    ("正在实施", Ongoing),
    ("正在进行", Ongoing),
    ("正在研究", Ongoing),
    ("正在协调解决", Ongoing),
    ("正在协调", Ongoing),
    ("正在解决", Ongoing),
    ("正在追缴", Ongoing),
    ("需进一步研究", Ongoing),
    ("当场解决", Done),
    ("现场解决", Done),
    ("正在核实", Ongoing),
    ("正在处置", Ongoing),
    ("正在", Ongoing),
    ("推进中", Ongoing),
    ("整改中", Ongoing),
    ("办理中", Ongoing),
    ("实施中", Ongoing),
    ("进行中", Ongoing),
    ("整改推进", Ongoing),
    ("持续推进", Ongoing),
    ("持续整改", Ongoing),
    ("有序推进", Ongoing),
    ("有序整改", Ongoing),
    ("稳步推进", Ongoing),
    ("加快推进", Ongoing),
    ("加快整改", Ongoing),
    ("积极推进", Ongoing),
    ("扎实推进", Ongoing),
    ("分步推进", Ongoing),
    ("按计划推进", Ongoing),
    ("按计划整改", Ongoing),
    ("按序时推进", Ongoing),
    ("按序时整改", Ongoing),
    ("序时推进", Ongoing),
    ("按时序推进", Ongoing),
    ("时序推进", Ongoing),
    ("达到序时进度", Ongoing),
    ("达到时序进度", Ongoing),
    ("达序时进度", Ongoing),
    ("符合序时进度", Ongoing),
    ("符合时序进度", Ongoing),
    ("完成序时进度", Ongoing),
    ("未达到序时进度", Ongoing),
    ("未达到时序进度", Ongoing),
    ("未达序时进度", Ongoing),
    ("滞后于序时进度", Ongoing),
    ("滞后序时进度", Ongoing),
    ("进度滞后", Ongoing),
    ("限期整改", Ongoing),
    ("分阶段整改", Ongoing),
    ("分阶段推进", Ongoing),
    ("分期整改", Ongoing),
    ("部分整改", Ongoing),
    ("部分到位", Ongoing),
    ("阶段性整改", Ongoing),
    ("未到位", Ongoing),
    ("长期坚持", Standing),
    ("持续坚持", Standing),
    ("长期整改", Standing),
    ("长期推进", Standing),
    ("需长期坚持", Standing),
    ("需要长期坚持", Standing),
    ("常态化推进", Standing),
    ("常态化坚持", Standing),
    ("常态长效", Standing),
    ("常抓不懈", Standing),
    ("尚未开始", Open),
    ("尚未启动", Open),
    ("尚未整改", Open),
    ("还未整改", Open),
    ("暂未整改", Open),
    ("未开始", Open),
    ("未启动", Open),
    ("未整改", Open),
    ("待启动", Open),
    ("待整改", Open),
    ("需整改", Open),
];

/// What turns a thing done into another state when it stands before it.
pub static TURNS: [(&str, Status); 23] = [
    ("尚未能", Ongoing),
    ("尚未", Ongoing),
    ("还未", Ongoing),
    ("仍未", Ongoing),
    ("暂未", Ongoing),
    ("没有", Ongoing),
    ("未能", Ongoing),
    ("未", Ongoing),
    ("待", Ongoing),
    ("部分已", Ongoing),
    ("部分", Ongoing),
    ("阶段性", Ongoing),
    ("初步", Ongoing),
    ("已基本", Mostly),
    ("基本", Mostly),
    ("大体", Mostly),
    ("已全部", Done),
    ("全部已", Done),
    ("均已", Done),
    ("已经", Done),
    ("现已", Done),
    ("全部", Done),
    ("已", Done),
];

/// What a thing is when it is done, behind one of [`TURNS`].
pub static RESULTS: [&str; 13] = [
    "整改落实到位",
    "整改到位",
    "落实到位",
    "整改完成",
    "整改完毕",
    "完成整改",
    "办理完毕",
    "完成",
    "办结",
    "销号",
    "整改",
    "解决",
    "纠正",
];

/// What may stand between a turn and its result.
const BETWEEN: [&str; 6] = ["按期", "如期", "按时", "全部", "完全", "全面"];

/// What may stand beside a phrase, or between it and the number of what it is told of, without
/// changing what is said.
pub const AROUND: [&str; 53] = [
    "集中整改期内",
    "截至目前",
    "按计划",
    "该问题",
    "此问题",
    "该事项",
    "目前",
    "现已",
    "已经",
    "此项",
    "该项",
    "各项",
    "具体",
    "反馈",
    "巡察",
    "巡视",
    "重点",
    "突出",
    "问题",
    "整改",
    "任务",
    "事项",
    "工作",
    "措施",
    "举措",
    "全部",
    "处于",
    "状态",
    "进度",
    "有序",
    "需要",
    "按期",
    "按时",
    "如期",
    "并已",
    "予以",
    "现",
    "已",
    "均",
    "都",
    "并",
    "且",
    "的",
    "需",
    "可",
    "仍",
    "还",
    "尚",
    "有",
    "近日",
    "日前",
    "现阶段",
    "当前",
];

static PHRASE_STARTS: LazyLock<Starts> = LazyLock::new(|| Starts::of(PHRASES.map(|(p, _)| p)));
static TURN_STARTS: LazyLock<Starts> = LazyLock::new(|| Starts::of(TURNS.map(|(t, _)| t)));

/// The phrase that `text` begins with; the longest.
pub fn state_at(text: &str) -> Option<StatePhrase> {
    let first = text.chars().next()?;
    let whole = PHRASE_STARTS.at(first).map(|at| PHRASES[at]);
    let whole = whole.filter(|(p, _)| text.starts_with(p));
    let whole = whole.map(|(p, status)| StatePhrase {
        status,
        len: p.len(),
    });
    let whole = whole.max_by_key(|p| p.len);
    let longer = |turned: &StatePhrase| whole.is_none_or(|w| turned.len > w.len);
    turned(first, text).filter(longer).or(whole)
}

/// 尚未完成整改, 部分销号, 已全部办结.
fn turned(first: char, text: &str) -> Option<StatePhrase> {
    let all = TURN_STARTS.at(first).filter_map(|at| {
        let (turn, status) = TURNS[at];
        let rest = text.strip_prefix(turn)?;
        let between = BETWEEN.iter().find_map(|w| rest.strip_prefix(w));
        let rest = between.unwrap_or(rest);
        let result = RESULTS.iter().filter(|r| rest.starts_with(**r));
        let result = result.max_by_key(|r| r.len())?;
        let len = text.len() - rest.len() + result.len();
        Some(StatePhrase { status, len })
    });
    all.max_by_key(|p| p.len)
}

/// The longest phrase that `text` ends with.
pub fn state_ending(text: &str) -> Option<StatePhrase> {
    const LONGEST: usize = 12;
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).rev().collect();
    starts.truncate(LONGEST);
    let ends = |at: &usize| {
        let phrase = state_at(&text[*at..])?;
        (at + phrase.len == text.len()).then_some(phrase)
    };
    starts.iter().rev().find_map(ends)
}

/// Every phrase that is read, with its state.
pub fn phrases() -> impl Iterator<Item = (String, Status)> {
    let whole = PHRASES.iter().map(|&(p, s)| (p.to_owned(), s));
    let turned = TURNS.iter().flat_map(|(turn, _)| {
        RESULTS.iter().map(move |result| {
            let phrase = [*turn, *result].concat();
            let read = state_at(&phrase).expect("it is one").status;
            (phrase, read)
        })
    });
    whole.chain(turned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_counts() {
        fn of(text: &str) -> Option<(&str, Status)> {
            let phrase = state_at(text)?;
            Some((&text[..phrase.len], phrase.status))
        }
        for (text, want) in [
            ("未整改到位的", Some(("未整改到位", Ongoing))),
            ("未整改。", Some(("未整改", Open))),
            ("部分完成1个", Some(("部分完成", Ongoing))),
            ("阶段性办结", Some(("阶段性办结", Ongoing))),
            ("已基本完成整改", Some(("已基本完成整改", Mostly))),
            ("已全部按期办结", Some(("已全部按期办结", Done))),
            ("未能按期完成", Some(("未能按期完成", Ongoing))),
            ("达到序时进度", Some(("达到序时进度", Ongoing))),
            ("已立行立改", Some(("已立行立改", Done))),
            ("立行立改", None),
            ("整改", None),
        ] {
            assert_eq!(of(text), want, "{text}");
        }
        assert_eq!(
            state_ending("问题已部分销号").map(|p| p.status),
            Some(Ongoing)
        );
        assert_eq!(state_ending("已完成时限"), None);
    }

    #[test]
    fn every_phrase_begins_and_ends_alike() {
        for (phrase, status) in phrases() {
            let whole = StatePhrase {
                status,
                len: phrase.len(),
            };
            assert_eq!(state_at(&phrase), Some(whole), "{phrase}");
            assert_eq!(state_ending(&phrase), Some(whole), "{phrase}");
        }
    }
}
