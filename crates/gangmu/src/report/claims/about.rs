//! What a number in a sentence counts.

use super::phrases::{Shown, Words};
use super::quantity::{Quantity, quantities};
use super::zone::{Passage, Trust};
use super::{Arithmetic, Claim, Reason, Verdict};
use crate::text::is_space;
use crate::text::trim_words;
use std::ops::Range;

/// What a claim counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    /// 3个方面.
    Aspect,
    /// 18项问题.
    Problem,
    /// 46条措施.
    Measure,
    /// 制度23项, 文件6份.
    System,
    /// 召开会议6次.
    Meeting,
    /// 意见建议24条.
    Opinion,
    /// 5个专项组.
    Group,
    /// 已完成10个.
    Done,
    /// 基本完成2个.
    Mostly,
    /// 正在推进3个, 未完成1个.
    Pending,
    /// 完成率97%.
    Rate,
    /// 立行立改9个, and whatever else is summed up.
    Other,
}

impl About {
    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Aspect => "aspect",
            Self::Problem => "problem",
            Self::Measure => "measure",
            Self::System => "system",
            Self::Meeting => "meeting",
            Self::Opinion => "opinion",
            Self::Group => "group",
            Self::Done => "done",
            Self::Mostly => "mostly",
            Self::Pending => "pending",
            Self::Rate => "rate",
            Self::Other => "other",
        }
    }

    /// Whether this says how far something has come.
    pub(super) fn is_state(self) -> bool {
        matches!(self, Self::Done | Self::Mostly | Self::Pending)
    }
}

/// A number with what was made of it.
#[derive(Clone, Debug)]
pub(super) struct Said<'a> {
    pub quantity: Quantity<'a>,
    pub about: Option<About>,
    /// Problems or measures, where a state is told; else the same as `about`.
    pub of: Option<About>,
    /// The words of the state that is told.
    pub state: Option<&'a str>,
    /// 财政管理方面6个: one kind of a total before it.
    pub is_kind: bool,
    /// Bytes of the text that are shown.
    pub range: Range<usize>,
    /// Bytes of its sentence.
    pub sentence: Range<usize>,
    /// 剩余的31件: what is left over of a total.
    pub is_rest: bool,
    pub arithmetic: Option<Arithmetic>,
}

impl Said<'_> {
    pub fn claim(self, passage: &Passage<'_>) -> Claim {
        let text = &passage.node.text;
        let quantity = self.quantity;
        Claim {
            node: passage.node.id,
            text: text[self.range.clone()].to_owned(),
            range: self.range,
            number: quantity.amount,
            number_at: quantity.range.start,
            unit: quantity.unit.to_owned(),
            about: self.about.unwrap_or(About::Other),
            state: self.state.map(str::to_owned),
            approximate: quantity.approximate,
            scope: passage.scope,
            named: false,
            counted: None,
            distinct: None,
            verdict: Verdict::Unknown,
            reason: Reason::NotListed,
            arithmetic: self.arithmetic,
        }
    }
}

/// So many numbers of a paragraph are read: each is held against others of it, and no paragraph that
/// anybody wrote has as many.
const MOST_SAID: usize = 1000;

/// The quantities of a passage with what they count. O(its text).
pub(super) fn read<'a>(passage: &Passage<'a>) -> Vec<Said<'a>> {
    let text = passage.node.text.as_str();
    let mut said: Vec<Said<'a>> = Vec::new();
    for quantity in quantities(text).into_iter().take(MOST_SAID) {
        let words = Words::around(text, &quantity, said.last());
        let (about, shown, state) = words.classify();
        let range = match shown {
            Shown::Before(from) => from..quantity.range.end,
            Shown::Behind(to) => quantity.range.start..to,
            Shown::Alone => quantity.range.clone(),
        };
        let sentence = words.sentence.clone();
        let is_rest = words.is_rest();
        let of = words.subject(about, &said);
        said.push(Said {
            about: about.filter(|_| words.is_sound(about)),
            of,
            state: state.filter(|s| !s.is_empty()),
            range,
            sentence,
            is_rest,
            is_kind: false,
            arithmetic: None,
            quantity,
        });
    }
    aspects(text, &mut said);
    sections(passage, &mut said);
    for one in &mut said {
        let keep = match passage.trust {
            Trust::All => true,
            Trust::Core => match one.about {
                Some(About::Opinion) => {
                    let before = &text[one.sentence.start..one.quantity.range.start];
                    before.contains("提出") || before.contains("梳理")
                }
                Some(About::Meeting) => text[one.sentence.clone()].contains("专题"),
                about => !matches!(about, Some(About::System | About::Group)),
            },
            Trust::Sums => false,
        };
        if !keep {
            one.about = None;
        }
    }
    said
}

/// 财政管理方面6个 behind the number of all problems; the title of a section （一）水环境方面（3个）.
fn sections(passage: &Passage<'_>, said: &mut [Said<'_>]) {
    let text = passage.node.text.as_str();
    let holds = passage.node.kind.is_heading() && passage.scope == passage.node.id;
    for at in 0..said.len() {
        let quantity = &said[at].quantity;
        let before = text[quantity.before.clone()].trim_matches(is_space);
        let after = text[quantity.after.clone()].trim_matches(is_space);
        let bare = after.is_empty() && matches!(quantity.unit, "个" | "项" | "条" | "件");
        if said[at].about.is_some() || !bare {
            continue;
        }
        let bracketed = text[..quantity.range.start].ends_with(['（', '('])
            || text[..quantity.range.start].ends_with("（共");
        let bracketed = bracketed && text[quantity.range.end..].starts_with(['）', ')']);
        let kind = ["方面", "领域", "环节", "类"]
            .iter()
            .any(|w| before.ends_with(w));
        let of_all = kind
            && said[..at]
                .iter()
                .any(|s| s.sentence == said[at].sentence && s.about == Some(About::Problem));
        if holds && bracketed || of_all {
            said[at].about = Some(About::Problem);
            said[at].of = Some(About::Problem);
            said[at].is_kind = !bracketed;
            said[at].range.start -= before.len();
        }
    }
}

/// 4个方面 is a claim where the problems' number stands right behind it, or where it is the
/// aspects that are pointed out.
fn aspects(text: &str, said: &mut [Said<'_>]) {
    for at in 0..said.len() {
        if !said[at].quantity.is_aspect() {
            continue;
        }
        let end = said[at].quantity.range.end;
        let next = said.get(at + 1).filter(|n| {
            n.sentence == said[at].sentence
                && text[end..n.quantity.range.start]
                    .trim_matches(['，', ',', '、', '的', '共', '计'])
                    .is_empty()
        });
        let next = next.filter(|n| !n.quantity.is_aspect()).map(|n| n.about);
        let bare = next == Some(None) && {
            let q = &said[at + 1].quantity;
            let after = text[q.after.clone()].trim_matches(is_space);
            after.is_empty() && matches!(q.unit, "个" | "项" | "条")
        };
        let before = &text[said[at].quantity.before.clone()];
        let after = &text[said[at].quantity.after.clone()];
        let told = [
            "反馈", "指出", "提出", "查摆", "查找", "检视", "归纳", "梳理",
        ]
        .iter()
        .any(|w| before.contains(w));
        let after = trim_words(after, &["的", "存在", "突出", "具体", "主要"]);
        let named = after.starts_with("问题") || after.starts_with("不足");
        let is_claim = match next {
            Some(Some(About::Problem)) => true,
            Some(None) if bare && (told || before.contains("意见") || before.contains("问题")) =>
            {
                said[at + 1].about = Some(About::Problem);
                said[at + 1].of = Some(About::Problem);
                true
            }
            Some(Some(about)) if about.is_state() => true,
            _ => told && (named || after.is_empty()),
        };
        if is_claim {
            said[at].about = Some(About::Aspect);
            if named {
                let len = text[end..].find("问题").map_or(0, |n| n + "问题".len());
                said[at].range.end = end + len;
            }
        }
    }
}
