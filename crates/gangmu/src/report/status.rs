//! How far a problem has come, read from what the report says of it: 整改情况：已完成整改。, a
//! sentence 目前正在推进。, the section 按计划持续推进的整改事项 that it stands in.
//!
//! Nothing is guessed. A phrase counts only where its whole clause says nothing else: 持续推进 in
//! 持续推进党的建设 tells of work, not of a status, and 待遇 begins no 待…后. Of several phrases that
//! fit at a place the longest is taken, so 未整改到位 is not read as 整改到位.

use super::label::{Words, own_words};
use crate::lexis::state::AROUND;
use crate::lexis::unit::{Dimension, unit_at};
use crate::lexis::{is_clause_end, state_at};
use crate::numbering::is_numeral;
use crate::outline::{Node, NodeId, Outline, Status};
use crate::text::{is_space, trim_words};
use std::rc::Rc;

/// A status with the node that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusReading {
    /// The status.
    pub status: Status,
    /// The words that say so, such as 限期整改; empty where it is noted.
    pub words: String,
    /// Whose words, or whose note, say so: the problem, a paragraph of it, a section above.
    pub node: NodeId,
}

/// A status and the words that say so.
type Said<'a> = (Status, &'a str);

fn reading_of(node: NodeId, (status, words): Said<'_>) -> StatusReading {
    let words = words.trim_matches(is_space).to_owned();
    StatusReading {
        status,
        words,
        node,
    }
}

/// The status of the node `id`: noted by hand, or said by its heading, its own paragraphs, or the
/// nearest section above it that says one. `None` where nothing does. O(own paragraphs + depth).
pub fn status(outline: &Outline, id: NodeId) -> Option<StatusReading> {
    let node = outline.get(id)?;
    own_status(node).or_else(|| {
        let above = outline.lineage(id).into_iter().skip(1);
        let sections = above.filter_map(|id| outline.get(id));
        sections
            .filter(|n| n.kind.is_heading())
            .find_map(section_reading)
    })
}

/// What a section says, or was noted to be, of all that stands in it.
pub(super) fn section_reading(section: &Rc<Node>) -> Option<StatusReading> {
    let said = noted(section).or_else(|| section_says(section.title()))?;
    Some(reading_of(section.id, said))
}

/// The words of a state without those that may stand around them.
pub(super) fn core(words: &str) -> &str {
    let mut words = words.trim_matches(|c| is_space(c) || is_clause_end(c));
    while state_at(words).is_none() {
        match AROUND.iter().find_map(|w| words.strip_prefix(w)) {
            Some(rest) => words = rest,
            None => return words,
        }
    }
    words
}

/// The status that words name which say nothing else: 已完成, Done, 正在整改, 已销号.
pub fn named_status(words: &str) -> Option<Status> {
    let words = words.trim_matches(is_space);
    let is_name = |s: &Status| s.name().zh == words || s.name().en.eq_ignore_ascii_case(words);
    let rest = core(words);
    let said = || state_at(rest).filter(|phrase| phrase.len == rest.len());
    let named = Status::ALL.into_iter().find(is_name);
    named.or_else(|| said().map(|phrase| phrase.status))
}

/// As [`status`], from the node alone.
pub fn own_status(node: &Rc<Node>) -> Option<StatusReading> {
    let noted = noted(node).map(|said| reading_of(node.id, said));
    noted.or_else(|| said_status(node))
}

/// As [`own_status`], from the node's words alone, whatever is noted.
pub fn said_status(node: &Rc<Node>) -> Option<StatusReading> {
    let by_heading = in_brackets(node.title()).or_else(|| section_says(node.title()));
    if let Some(said) = by_heading {
        return Some(reading_of(node.id, said));
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
        .or_else(|| words.iter().rev().find_map(closing))
}

/// 三是约谈相关人员。（已完成）: brackets that say nothing but the status, at the end of a paragraph
/// or of its items; where two say different things, none is taken.
fn bracketed(words: &[Words<'_>]) -> Option<StatusReading> {
    let mut said: Option<StatusReading> = None;
    for one in words.iter().filter(|w| w.label.is_none_or(tells_state)) {
        let text = one
            .text
            .trim_end_matches(|c| is_space(c) || is_clause_end(c));
        let Some(reading) = reading(in_brackets(text), one) else {
            continue;
        };
        if said.as_ref().is_some_and(|s| s.status != reading.status) {
            return None;
        }
        said = Some(reading);
    }
    said
}

fn noted(node: &Node) -> Option<Said<'static>> {
    Some((node.note.as_ref()?.status?, ""))
}

/// The status that a section's title gives to what stands in it: 集中整改期内已完成的整改事项.
pub fn section_status(title: &str) -> Option<Status> {
    section_says(title).map(|(status, _)| status)
}

fn section_says(title: &str) -> Option<Said<'_>> {
    const BETWEEN: [&str; 8] = ["整改", "反馈", "巡察", "巡视", "的", "类", "具体", "并销号"];
    const BEFORE: [&str; 5] = ["集中整改", "阶段", "期间", "期", "内"];
    const THINGS: [&str; 4] = ["事项", "问题", "任务", "项目"];
    const BEHIND: [char; 9] = ['及', '和', '与', '情', '清', '（', '(', '，', '、'];
    let title = title.trim_matches(is_space);
    if title.contains(['“', '"']) || title.starts_with("关于") {
        return None;
    }
    for (at, _) in title.char_indices() {
        let Some(phrase) = state_at(&title[at..]) else {
            continue;
        };
        // 年度任务未完成的问题 is a problem, no section of what is not done.
        let before = trim_words(&title[..at], &BEFORE);
        let opens = trim_words(before, &AROUND).is_empty();
        let thing = trim_words(&title[at + phrase.len..], &BETWEEN);
        let named = THINGS.iter().find_map(|t| thing.strip_prefix(t));
        let closes = named.is_some_and(|rest| rest.is_empty() || rest.starts_with(BEHIND));
        let words = &title[at..at + phrase.len];
        return (closes && opens).then_some((phrase.status, words));
    }
    None
}

/// 关于台账不全的问题（已完成）, （正在整改，预计12月底前完成）
fn in_brackets(title: &str) -> Option<Said<'_>> {
    let inner = title.strip_suffix(['）', ')', '】', ']'])?;
    let at = inner.rfind(['（', '(', '【', '['])?;
    let open = inner[at..].chars().next()?;
    let inner = &inner[at + open.len_utf8()..];
    let clause = || says(inner.split(is_clause_end).next()?);
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
    let clause = || says(first.split(is_clause_end).next()?);
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

/// 细化编制要求，已整改。 已追回13.1万元，其余正在整改。: what closes the last sentence of a problem's
/// own paragraph, where it says outright that something is done or is not.
fn closing(words: &Words<'_>) -> Option<StatusReading> {
    const OUTRIGHT: [&str; 20] = [
        "已",
        "均",
        "全部",
        "现已",
        "目前已",
        "目前",
        "问题已",
        "该问题",
        "正在",
        "尚",
        "未",
        "还",
        "仍",
        "基本",
        "部分",
        "其余",
        "剩余",
        "余下",
        "待",
        "暂",
    ];
    const REST: [&str; 5] = ["其余", "剩余", "余下", "其他", "另外"];
    if words.is_item || words.label.is_some_and(|l| !tells_state(l)) {
        return None;
    }
    let text = words
        .text
        .trim_end_matches(|c| is_space(c) || is_clause_end(c));
    let sentence = text.rsplit(['。', '！', '；']).next()?;
    let clause = sentence.rsplit(['，', ',']).next()?.trim_matches(is_space);
    // 4处已取得证书，2处正在推进; 三处正在施工，其余已整改: part of it is told of.
    let told = without_count(trim_words(clause, &REST));
    if !OUTRIGHT.iter().any(|w| told.starts_with(w)) {
        return None;
    }
    let status = states(told)?;
    let is_rest = told.len() < clause.len();
    let goes_on = ["正在", "未", "尚", "待"]
        .iter()
        .any(|w| sentence.contains(w));
    let status = match status {
        Status::Done | Status::Mostly if is_rest && goes_on => Status::Ongoing,
        // Whether the others are done nobody says.
        Status::Done | Status::Mostly if told.len() < trim_words(clause, &REST).len() => {
            return None;
        }
        status => status,
    };
    reading(Some((status, clause)), words)
}

/// What is said of 2处, without the number.
fn without_count(clause: &str) -> &str {
    let behind = clause.trim_start_matches(is_numeral);
    match unit_at(behind, |of| of != Dimension::Aspect) {
        Some((unit, _)) if behind.len() < clause.len() => &behind[unit.len()..],
        _ => clause,
    }
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

fn reading(said: Option<Said<'_>>, words: &Words<'_>) -> Option<StatusReading> {
    said.map(|said| reading_of(words.node, said))
}

/// What a sentence says of the state, if it says nothing else.
fn says_whole(sentence: &str) -> Option<Said<'_>> {
    if waits(sentence) {
        return Some((Status::Ongoing, sentence));
    }
    let mut said = None;
    for clause in sentence.split(is_clause_end).filter(|c| !c.is_empty()) {
        match states(clause) {
            Some(status) => said = Some(joined(said, status)),
            None if is_filler(clause) => {}
            // 正在推进，预计12月底前完成: when the rest is to come.
            None if said == Some(Status::Ongoing) && is_expected(clause) => {}
            None => return None,
        }
    }
    Some((said?, sentence))
}

fn is_expected(clause: &str) -> bool {
    let clause = clause.trim_matches(is_space);
    ["预计", "计划", "力争", "拟于", "将于", "确保"]
        .iter()
        .any(|w| clause.starts_with(w))
}

/// 待资金到位后实施
fn waits(sentence: &str) -> bool {
    let words = trim_words(sentence.trim_matches(is_space), &["目前", "，", "该问题"]);
    words.starts_with('待') && !words.starts_with("待遇") && words.contains('后')
}

fn is_filler(clause: &str) -> bool {
    trim_words(clause.trim_matches(is_space), &AROUND).is_empty()
}

fn says(clause: &str) -> Option<Said<'_>> {
    Some((states(clause)?, clause))
}

/// The status that a clause states, if it states nothing else: 已完成整改, 目前正在推进.
pub fn states(clause: &str) -> Option<Status> {
    let mut rest = clause.trim_matches(is_space);
    let mut said = None;
    while !rest.is_empty() {
        if let Some(phrase) = state_at(rest) {
            said = Some(joined(said, phrase.status));
            rest = &rest[phrase.len..];
        } else {
            rest = AROUND.iter().find_map(|w| rest.strip_prefix(w))?;
        }
    }
    said
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
