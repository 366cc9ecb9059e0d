//! What stands before a reference: whose document it is of, and where in it.

use super::Scope;
use crate::numbering::{NOUNS, is_chinese_numeral};
use crate::text::is_space;

/// Words that may part what is said of the place from the number: 本通报中的第二部分.
const JOINTS: [&str; 7] = ["中的", "里的", "的", "中", "里", "之", "“"];

/// Words that say where the place is.
const SCOPES: [(&str, Scope); 7] = [
    ("上述", Scope::Above),
    ("前述", Scope::Above),
    ("以上", Scope::Above),
    ("上文", Scope::Above),
    ("前文", Scope::Above),
    ("前款", Scope::Near),
    ("本文", Scope::Document),
];

/// Words that name a document: with 本 before it this one, else another.
const DOCUMENTS: [&str; 42] = [
    "通报", "报告", "方案", "办法", "规定", "意见", "通知", "细则", "规则", "条例", "准则", "章程",
    "党章", "宪法", "法", "法典", "制度", "讲话", "总结", "计划", "规划", "纲要", "要点", "决定",
    "决议", "公报", "公约", "合同", "协议", "清单", "台账", "文件", "标准", "指南", "指引", "手册",
    "纪要", "批复", "函", "反馈", "解释", "发言",
];

/// Words before a document's name that make it this one.
const THIS: [&str; 5] = ["本", "本次", "此", "这份", "这个"];

/// Words behind which the number is of another document or another place than this knows.
const ELSEWHERE: [&str; 12] = [
    "》", "〉", "附件", "附表", "附录", "附图", "前条", "同条", "上条", "卷", "册", "原",
];

/// Words behind which 二（二） names a place. Words of others' documents, 根据 and 对照, are none.
const NAMING: [&str; 6] = ["见", "按", "按照", "依照", "参照", "比照"];

/// What joins the references of one list.
const LIST: &str = "、，,；;和与及以或者至到之的—-－– 　";

/// Going through a text, and what it has met so far.
pub(super) struct Context<'a> {
    text: &'a str,
    /// How far titles have been looked for.
    scanned: usize,
    in_title: bool,
    /// Where the last reference to another document ends.
    cited: Option<usize>,
    /// Where the last one to this document ends.
    own: Option<usize>,
}

impl<'a> Context<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            scanned: 0,
            in_title: false,
            cited: None,
            own: None,
        }
    }

    /// What stands before what is spelled like a reference at `start..end`: where the reference
    /// begins, and what it says of its place; `None` if it is of another document, or is `bare` of 第
    /// and nothing says that it refers. To be asked in order of the text.
    pub(super) fn before(
        &mut self,
        start: usize,
        end: usize,
        bare: bool,
    ) -> Option<(usize, Scope)> {
        for c in self.text[self.scanned..start].chars() {
            match c {
                '《' => self.in_title = true,
                '》' => self.in_title = false,
                _ => {}
            }
        }
        self.scanned = start;
        let head = &self.text[..start];
        let found = if self.in_title {
            None
        } else {
            let goes_on = |at: Option<usize>| {
                let between = at.and_then(|at| head.get(at..));
                between.is_some_and(|between| between.chars().all(|c| LIST.contains(c)))
            };
            let named = || {
                NAMING
                    .iter()
                    .any(|word| without_joint(head).ends_with(word))
            };
            let scope = scope(head).filter(|of| !bare || of.1 != Scope::Near);
            scope.or_else(|| {
                let is_own = !bare || named() || goes_on(self.own);
                let near = is_own && !goes_on(self.cited) && !is_elsewhere(head);
                near.then_some((start, Scope::Near))
            })
        };
        if found.is_some() {
            (self.own, self.cited) = (Some(end), None);
        } else if !bare {
            self.cited = Some(end);
        }
        found
    }
}

/// What is said of this document, or a place in it, at the end of `head`.
fn scope(head: &str) -> Option<(usize, Scope)> {
    let words = without_joint(head);
    for (word, scope) in SCOPES {
        if let Some(before) = words.strip_suffix(word) {
            return Some((before.len(), scope));
        }
    }
    for (word, noun, _) in NOUNS.iter().filter(|(_, noun, _)| noun.is_section()) {
        if let Some(before) = words.strip_suffix(word).and_then(|b| b.strip_suffix("本")) {
            return Some((before.len(), Scope::Own(*noun)));
        }
    }
    let before = DOCUMENTS.iter().filter_map(|d| words.strip_suffix(d));
    before
        .flat_map(|b| THIS.iter().filter_map(move |this| b.strip_suffix(this)))
        .map(|b| (b.len(), Scope::Document))
        .next()
}

/// Whether another document, or a place that is not to be found, is named at the end of `head`.
fn is_elsewhere(head: &str) -> bool {
    let words = without_joint(head);
    let named = |words: &str| {
        ELSEWHERE.iter().any(|word| words.ends_with(word))
            || DOCUMENTS.iter().any(|word| words.ends_with(word))
    };
    // 附件1, 《条例》（国发〔2023〕1号）
    let numbered = words
        .trim_end_matches(|c: char| c.is_ascii_digit() || is_chinese_numeral(c) || is_space(c));
    named(words) || named(numbered) || without_remark(words).is_some_and(named)
}

fn without_joint(head: &str) -> &str {
    let words = head.trim_end_matches(is_space);
    let joint = JOINTS.iter().find_map(|word| words.strip_suffix(word));
    joint.unwrap_or(words).trim_end_matches(is_space)
}

/// How long a remark in parentheses may be, in characters.
const REMARK: usize = 60;

/// What stands before the remark in parentheses that ends `words`.
fn without_remark(words: &str) -> Option<&str> {
    let inner = words.strip_suffix(['）', ')'])?;
    let chars = inner.char_indices().rev().take(REMARK);
    let (open, _) = chars.into_iter().find(|(_, c)| matches!(c, '（' | '('))?;
    Some(inner[..open].trim_end_matches(is_space))
}
