//! How far a problem has come, read from what the report says of it: 整改情况：已完成整改。, a
//! sentence 目前正在推进。, the section 按计划持续推进的整改事项 that it stands in.
//!
//! Nothing is guessed. A phrase counts only where its whole clause says nothing else: 持续推进 in
//! 持续推进党的建设 tells of work, not of a status, and 待遇 begins no 待…后. Of several phrases that
//! fit at a place the longest is taken, so 未整改到位 is not read as 整改到位.

use super::label::{Words, own_words};
use crate::outline::{Node, NodeId, Outline, Status};
use crate::text::{is_space, trim_words};
use std::rc::Rc;

/// A status with the node that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusReading {
    /// The status.
    pub status: Status,
    /// Whose words, or whose note, say so: the problem, a paragraph of it, a section above.
    pub node: NodeId,
}

/// What is said, longest first (a test holds it).
const PHRASES: [(&str, Status); 51] = [
    ("完成整改并长期坚持", Status::Standing),
    ("尚未整改到位", Status::Ongoing),
    ("需要继续整改", Status::Ongoing),
    ("已整改到位", Status::Done),
    ("已整改完成", Status::Done),
    ("已整改完毕", Status::Done),
    ("按序时推进", Status::Ongoing),
    ("未整改到位", Status::Ongoing),
    ("未完成整改", Status::Ongoing),
    ("进一步整改", Status::Ongoing),
    ("基本完成", Status::Mostly),
    ("基本到位", Status::Mostly),
    ("基本整改", Status::Mostly),
    ("正在推进", Status::Ongoing),
    ("持续推进", Status::Ongoing),
    ("有序推进", Status::Ongoing),
    ("序时推进", Status::Ongoing),
    ("稳步推进", Status::Ongoing),
    ("加快推进", Status::Ongoing),
    ("持续整改", Status::Ongoing),
    ("正在整改", Status::Ongoing),
    ("继续整改", Status::Ongoing),
    ("限期整改", Status::Ongoing),
    ("长期整改", Status::Standing),
    ("尚未完成", Status::Ongoing),
    ("部分完成", Status::Ongoing),
    ("长期坚持", Status::Standing),
    ("持续坚持", Status::Standing),
    ("常抓不懈", Status::Standing),
    ("尚未开始", Status::Open),
    ("尚未启动", Status::Open),
    ("尚未整改", Status::Open),
    ("整改到位", Status::Done),
    ("落实到位", Status::Done),
    ("整改完成", Status::Done),
    ("整改完毕", Status::Done),
    ("完成整改", Status::Done),
    ("办理完毕", Status::Done),
    ("未完成", Status::Ongoing),
    ("推进中", Status::Ongoing),
    ("整改中", Status::Ongoing),
    ("未开始", Status::Open),
    ("未启动", Status::Open),
    ("未整改", Status::Open),
    ("已完成", Status::Done),
    ("已整改", Status::Done),
    ("已办结", Status::Done),
    ("已解决", Status::Done),
    ("完成", Status::Done),
    ("办结", Status::Done),
    ("销号", Status::Done),
];

/// What may stand beside a phrase without changing what is said.
const FILLERS: [&str; 38] = [
    "集中整改期内",
    "截至目前",
    "按计划",
    "该问题",
    "此问题",
    "该事项",
    "目前",
    "现已",
    "此项",
    "该项",
    "各项",
    "问题",
    "整改",
    "任务",
    "事项",
    "工作",
    "措施",
    "全部",
    "处于",
    "状态",
    "进度",
    "正在",
    "有序",
    "需要",
    "按期",
    "按时",
    "如期",
    "并已",
    "现",
    "已",
    "均",
    "都",
    "并",
    "且",
    "的",
    "需",
    "予以",
    "可",
];

/// The status of the node `id`: noted by hand, or said by its heading, its own paragraphs, or the
/// nearest section above it that says one. `None` where nothing does. O(own paragraphs + depth).
pub fn status(outline: &Outline, id: NodeId) -> Option<StatusReading> {
    let node = outline.get(id)?;
    own_status(node).or_else(|| {
        let above = outline.lineage(id).into_iter().skip(1);
        let sections = above.filter_map(|id| outline.get(id));
        sections.filter(|n| n.kind.is_heading()).find_map(|n| {
            let status = noted(n).or_else(|| section_status(n.title()))?;
            let node = n.id;
            Some(StatusReading { status, node })
        })
    })
}

/// As [`status`], from the node alone.
pub fn own_status(node: &Rc<Node>) -> Option<StatusReading> {
    let node_says = |status| StatusReading {
        status,
        node: node.id,
    };
    noted(node).map(node_says).or_else(|| said_status(node))
}

/// As [`own_status`], from the node's words alone, whatever is noted.
pub fn said_status(node: &Rc<Node>) -> Option<StatusReading> {
    let by_heading = in_brackets(node.title()).or_else(|| section_status(node.title()));
    if let Some(status) = by_heading {
        let node = node.id;
        return Some(StatusReading { status, node });
    }
    let words = own_words(node);
    let behind_label = || words.iter().find_map(behind_label);
    let sentence = || words.iter().rev().find_map(sentence);
    let term = || words.iter().find_map(term);
    let bracketed = || bracketed(&words);
    behind_label()
        .or_else(bracketed)
        .or_else(sentence)
        .or_else(term)
}

/// 三是约谈相关人员。（已完成）: brackets that say nothing but the status, at the end of a paragraph
/// or of its items; where two say different things, none is taken.
fn bracketed(words: &[Words<'_>]) -> Option<StatusReading> {
    let mut said: Option<StatusReading> = None;
    for one in words.iter().filter(|w| w.label.is_none_or(tells_state)) {
        let text = one.text.trim_end_matches(|c| is_space(c) || is_stop(c));
        let Some(reading) = reading(in_brackets(text), one) else {
            continue;
        };
        if said.is_some_and(|s| s.status != reading.status) {
            return None;
        }
        said = Some(reading);
    }
    said
}

fn noted(node: &Node) -> Option<Status> {
    node.note.as_ref()?.status
}

/// The status that a section's title gives to what stands in it: 集中整改期内已完成的整改事项.
pub fn section_status(title: &str) -> Option<Status> {
    const BETWEEN: [&str; 8] = ["整改", "反馈", "巡察", "巡视", "的", "类", "具体", "并销号"];
    const THINGS: [&str; 4] = ["事项", "问题", "任务", "项目"];
    const BEHIND: [char; 9] = ['及', '和', '与', '情', '清', '（', '(', '，', '、'];
    let title = title.trim_matches(is_space);
    if title.contains(['“', '"']) || title.starts_with("关于") {
        return None;
    }
    for (at, _) in title.char_indices() {
        let Some((phrase, status)) = phrase_at(&title[at..]) else {
            continue;
        };
        // 未 or 不 before the phrase, as in 未能完成整改, would turn it round.
        let before = &title[..at];
        let negated = ["未", "没有", "不", "未能", "没", "待"]
            .iter()
            .any(|w| before.ends_with(w));
        let thing = trim_words(&title[at + phrase.len()..], &BETWEEN);
        let named = THINGS.iter().find_map(|t| thing.strip_prefix(t));
        let closes = named.is_some_and(|rest| rest.is_empty() || rest.starts_with(BEHIND));
        return (closes && !negated).then_some(status);
    }
    None
}

/// 关于台账不全的问题（已完成）, （正在整改，预计12月底前完成）
fn in_brackets(title: &str) -> Option<Status> {
    let inner = title.strip_suffix(['）', ')', '】', ']'])?;
    let at = inner.rfind(['（', '(', '【', '['])?;
    let open = inner[at..].chars().next()?;
    let inner = &inner[at + open.len_utf8()..];
    let clause = || says(inner.split(is_stop).next()?);
    says_whole(inner).or_else(clause)
}

/// 整改情况：已完成整改，一是…: the first clause behind a label that tells of the state.
fn behind_label(words: &Words<'_>) -> Option<StatusReading> {
    const NO_STATE: [&str; 14] = [
        "目标", "要求", "打算", "计划", "安排", "问题", "表现", "原因", "分析", "领导", "单位",
        "部门", "时限", "时间",
    ];
    let label = words.label?;
    if !words.begins
        || words.is_item
        || NO_STATE.iter().any(|w| label.contains(w))
        || label.ends_with('人')
    {
        return None;
    }
    let first = words.text.split(['。', '；', '！']).next()?;
    let clause = || says(first.split(is_stop).next()?);
    reading(says_whole(first).or_else(clause), words)
}

/// 目前，该问题已整改到位。: a whole sentence that says nothing but the status. What a single
/// measure says of itself is left out.
fn sentence(words: &Words<'_>) -> Option<StatusReading> {
    if words.label.is_some_and(|l| !tells_state(l)) {
        return None;
    }
    let skipped = usize::from(words.is_item);
    let sentences = words.text.split(['。', '！', '：', ':']).skip(skipped);
    reading(sentences.filter_map(says_whole).last(), words)
}

fn tells_state(label: &str) -> bool {
    ["情况", "进展", "结果", "状态", "成效", "效果", "措施"]
        .iter()
        .any(|w| label.ends_with(w))
}

/// 整改时限：已完成: said where the term belongs.
fn term(words: &Words<'_>) -> Option<StatusReading> {
    let label = words.label?;
    if !words.begins || !["时限", "时间", "期限"].iter().any(|w| label.ends_with(w)) {
        return None;
    }
    reading(says_whole(words.text.trim_end_matches('。')), words)
}

fn reading(status: Option<Status>, words: &Words<'_>) -> Option<StatusReading> {
    let node = words.node;
    status.map(|status| StatusReading { status, node })
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '，' | ',' | '；' | ';' | '！' | '、')
}

fn says_whole(sentence: &str) -> Option<Status> {
    if waits(sentence) {
        return Some(Status::Ongoing);
    }
    let mut said = None;
    for clause in sentence.split(is_stop).filter(|c| !c.is_empty()) {
        match says(clause) {
            Some(status) => said = Some(joined(said, status)),
            None if is_filler(clause) => {}
            None => return None,
        }
    }
    said
}

/// 待资金到位后实施
fn waits(sentence: &str) -> bool {
    let words = trim_words(sentence.trim_matches(is_space), &["目前", "，", "该问题"]);
    words.starts_with('待') && !words.starts_with("待遇") && words.contains('后')
}

fn is_filler(clause: &str) -> bool {
    trim_words(clause.trim_matches(is_space), &FILLERS).is_empty()
}

/// The status that a clause states, if it states nothing else: 已完成整改, 目前正在推进.
pub fn states(clause: &str) -> Option<Status> {
    says(clause)
}

fn says(clause: &str) -> Option<Status> {
    let mut rest = clause.trim_matches(is_space);
    let mut said = None;
    while !rest.is_empty() {
        if let Some((phrase, status)) = phrase_at(rest) {
            said = Some(joined(said, status));
            rest = &rest[phrase.len()..];
        } else {
            rest = FILLERS.iter().find_map(|w| rest.strip_prefix(w))?;
        }
    }
    said
}

fn phrase_at(text: &str) -> Option<(&'static str, Status)> {
    PHRASES.into_iter().find(|(p, _)| text.starts_with(p))
}

/// The first word counts, but what is done and kept up is standing.
fn joined(before: Option<Status>, next: Status) -> Status {
    match (before, next) {
        (Some(Status::Done | Status::Mostly), Status::Standing) => Status::Standing,
        (Some(first), _) => first,
        (None, next) => next,
    }
}

#[cfg(test)]
mod tests;
