//! What the words around a quantity make of it.

use super::about::{About, Said};
use super::quantity::{Quantity, is_separator};
use super::terms::{is_rest, state_at, state_ending, trim_ends};
use crate::lexis::count::{PROBLEM_WORDS, TOTAL};
use crate::lexis::is_sentence_end;
use crate::lexis::state::AROUND;
use crate::text::{Starts, is_space, trim_words};
use std::ops::Range;
use std::sync::LazyLock;

/// Which words show what is counted.
pub(super) enum Shown {
    Before(usize),
    Behind(usize),
    Alone,
}

/// What stands around a quantity.
pub(super) struct Words<'q, 'a> {
    text: &'a str,
    quantity: &'q Quantity<'a>,
    before: &'a str,
    after: &'a str,
    /// Bytes of its sentence.
    pub sentence: Range<usize>,
    /// Whether a rate may stand without its word: 完成688个，98.71%.
    behind_state: bool,
}

/// What is farther from a number than so many bytes is not of its sentence: none is so long, and texts that
/// nobody has written are read, too.
const LONG: usize = 4000;
/// So many numbers before one are looked at for what it is of.
const MOST_BEFORE: usize = 500;

impl<'q, 'a> Words<'q, 'a> {
    pub fn around(text: &'a str, quantity: &'q Quantity<'a>, last: Option<&Said<'a>>) -> Self {
        let at = quantity.range.start;
        let first = text.floor_char_boundary(at.saturating_sub(LONG));
        let last_byte = text.ceil_char_boundary((at + LONG).min(text.len()));
        let from = text[first..at].rfind(is_sentence_end).map_or(first, |n| {
            let n = first + n;
            n + text[n..].chars().next().map_or(1, char::len_utf8)
        });
        let to = text[at..last_byte]
            .find(is_sentence_end)
            .map_or(last_byte, |n| at + n);
        let sentence = from..to;
        let behind_state = last.is_some_and(|l| {
            l.sentence == sentence && l.about.is_some_and(|a| a.is_state() || a == About::Rate)
        });
        Self {
            text,
            quantity,
            before: text[quantity.before.clone()].trim_matches(is_space),
            after: text[quantity.after.clone()].trim_matches(is_space),
            sentence,
            behind_state,
        }
    }

    /// What stands before the sentence, as far as it matters.
    fn text_before(&self) -> &'a str {
        let to = self.sentence.start;
        let from = self.text.floor_char_boundary(to.saturating_sub(4 * LONG));
        &self.text[from..to]
    }

    fn sentence(&self) -> &'a str {
        &self.text[self.sentence.clone()]
    }

    /// What is counted, which of the words show it, and those of a state.
    pub fn classify(&self) -> (Option<About>, Shown, Option<&'a str>) {
        let from = self.quantity.before.start + self.leading_space();
        if self.quantity.is_percent() {
            let about = self.rate().then_some(About::Rate);
            return match self.before.is_empty() {
                true => (about, Shown::Alone, None),
                false => (about, Shown::Before(self.shown_from(from)), None),
            };
        }
        if self.quantity.is_aspect() {
            return (None, Shown::Alone, None);
        }
        if self.is_countable()
            && let Some((about, words, len)) = self.state_behind()
        {
            return (Some(about), self.behind(len), Some(words));
        }
        if self.is_countable()
            && self.no_other_noun()
            && let Some((about, words)) = self.state_before()
        {
            let shown = Shown::Before(self.shown_from(from));
            return (Some(about), shown, Some(words));
        }
        if let Some((about, len)) = self.noun_behind() {
            return (Some(about), self.behind(len), None);
        }
        match self.noun_before() {
            Some(about) => (Some(about), Shown::Before(self.shown_from(from)), None),
            None => (None, Shown::Alone, None),
        }
    }

    /// The words before the number from their last verb on.
    fn shown_from(&self, from: usize) -> usize {
        const VERBS: [&str; 17] = [
            "制定",
            "制订",
            "细化",
            "形成",
            "建立",
            "完善",
            "修订",
            "出台",
            "召开",
            "提出",
            "反馈",
            "查摆",
            "收到",
            "成立",
            "问题已",
            "目前已",
            "整改率",
        ];
        static BEGIN: LazyLock<Starts> = LazyLock::new(|| Starts::of(VERBS));
        let before = &self.text[from..self.quantity.range.start];
        let mut last = [None; VERBS.len()];
        for (at, c) in before.char_indices() {
            let mut begun = BEGIN.at(c);
            if let Some(word) = begun.find(|word| before[at..].starts_with(VERBS[*word])) {
                last[word] = Some(at);
            }
        }
        let verb = last.into_iter().flatten().min();
        let title = before.rfind(['》', '”', '了']).map(|n| n + '》'.len_utf8());
        from + title
            .max(verb.filter(|v| title.is_none_or(|t| *v >= t)))
            .unwrap_or(0)
    }

    fn leading_space(&self) -> usize {
        let raw = &self.text[self.quantity.before.clone()];
        raw.len() - raw.trim_start_matches(is_space).len()
    }

    fn behind(&self, len: usize) -> Shown {
        let raw = &self.text[self.quantity.after.clone()];
        let space = raw.len() - raw.trim_start_matches(is_space).len();
        Shown::Behind(self.quantity.after.start + space + len)
    }

    fn is_countable(&self) -> bool {
        matches!(self.quantity.unit, "个" | "项" | "条" | "件")
    }

    /// 整改率97%.
    fn rate(&self) -> bool {
        let words = trim_ends(
            self.before,
            &["约为", "达到", "达", "为", "约", "是", "已", "占比"],
        );
        let worded = words.strip_suffix('率').is_some_and(|w| {
            ["整改", "完成", "办结", "销号", "解决", "落实"]
                .iter()
                .any(|v| w.ends_with(v))
        });
        worded || self.behind_state && self.before.is_empty() && self.after.is_empty()
    }

    /// 31个问题已整改到位.
    fn state_behind(&self) -> Option<(About, &'a str, usize)> {
        let mut rest = self.after;
        loop {
            let at = self.after.len() - rest.len();
            if let Some((about, len)) = state_at(rest) {
                // 86项任务已完成80项: the state is told of the next number.
                let behind = &self.text[self.quantity.after.end..];
                let goes_on = behind.chars().next().is_some_and(|c| !is_separator(c));
                let reaches = trim_words(&rest[len..], &["整改", "了"]).is_empty();
                let words = &rest[..len];
                return (!(goes_on && reaches)).then_some((about, words, at + len));
            }
            rest = AROUND.iter().find_map(|w| rest.strip_prefix(w))?;
        }
    }

    /// 已完成整改10个.
    fn state_before(&self) -> Option<(About, &'a str)> {
        let words = trim_ends(self.before, &TOTAL);
        let mut rest = words;
        loop {
            if let Some((about, len)) = state_ending(rest) {
                return Some((about, &rest[rest.len() - len..]));
            }
            let next = ["问题", "事项", "任务", "措施", "举措", "整改", "的"];
            rest = next.iter().find_map(|w| rest.strip_suffix(w))?;
        }
    }

    /// Whether what stands behind is no noun of another thing: 完成14项经济指标.
    fn no_other_noun(&self) -> bool {
        let rest = trim_words(self.after, &AROUND);
        rest.is_empty() || rest.starts_with(['并', '且'])
    }

    /// 68条整改措施, 18项问题, 3次专题会议.
    fn noun_behind(&self) -> Option<(About, usize)> {
        let after = self.after;
        if matches!(self.quantity.unit, "次" | "场") {
            return self.meeting_behind();
        }
        if let Some(len) = self.problems_behind() {
            return Some((About::Problem, len));
        }
        let nouns: [(&[&str], About); 4] = [
            (&["措施", "举措"], About::Measure),
            (&["意见建议", "意见", "建议"], About::Opinion),
            (
                &[
                    "制度",
                    "规章",
                    "办法",
                    "机制",
                    "细则",
                    "规范性文件",
                    "文件",
                    "规定",
                ],
                About::System,
            ),
            (&["工作组", "领导小组", "小组", "专班", "组"], About::Group),
        ];
        let found = nouns.iter().flat_map(|(words, about)| {
            words.iter().filter_map(move |w| {
                let at = after.find(w)?;
                let verbs = ["了", "反馈", "提出", "召开", "开展", "进行", "制定"];
                let direct = !verbs.iter().any(|v| after[..at].contains(v))
                    || after[..at].contains("检查反馈");
                (direct && after[..at].chars().count() <= 10).then_some((at, at + w.len(), *about))
            })
        });
        let (_, len, about) = found.min_by_key(|(at, len, _)| (*at, usize::MAX - len))?;
        let ends = !after[len..].starts_with(['创', '性', '化', '线', '长', '织', '成']);
        ends.then_some((about, len))
    }

    fn problems_behind(&self) -> Option<usize> {
        if !self.is_countable() {
            return None;
        }
        let rest = trim_words(self.after, &PROBLEM_WORDS);
        let nouns = ["问题", "整改事项", "事项", "整改任务"];
        let noun = nouns.iter().find(|w| rest.starts_with(**w));
        // 整改 may have been taken for one of the words before.
        let noun = noun.or_else(|| {
            let at = self.after.len() - rest.len();
            let taken = self.after[..at].ends_with("整改");
            ["任务"].iter().find(|w| taken && rest.starts_with(**w))
        })?;
        let behind = &rest[noun.len()..];
        let other = [
            "线索",
            "隐患",
            "整改措施",
            "清单",
            "项目",
            "资产",
            "整改方案",
        ];
        let len = self.after.len() - behind.len();
        (!other.iter().any(|w| behind.starts_with(w))).then_some(len)
    }

    fn meeting_behind(&self) -> Option<(About, usize)> {
        let called = self.before.ends_with("召开") || self.after.starts_with("召开");
        let called =
            called || self.after.starts_with("主持召开") || self.after.starts_with("组织召开");
        let at = self.after.find('会')?;
        let rest = trim_words(&self.after[at..], &["会议", "会"]);
        let len = self.after.len() - rest.len();
        (called && !self.recurs()).then_some((About::Meeting, len))
    }

    /// 整改问题18个, 制定措施46条, 例会3次.
    fn noun_before(&self) -> Option<About> {
        let words = trim_ends(self.before, &TOTAL);
        let after = trim_words(self.after, &["的"]);
        if after.starts_with("以上") || after.starts_with("以下") {
            return None;
        }
        let ends = |nouns: &[&str]| nouns.iter().any(|w| words.ends_with(w));
        let unit = self.quantity.unit;
        if matches!(unit, "次" | "场") {
            let other = ["机会", "社会", "学会", "协会", "委员会", "领会", "体会"];
            let is = ends(&["会", "会议"]) && !ends(&other) && !self.recurs();
            let called = || {
                let so_far = &self.text[self.sentence.start..self.quantity.range.start];
                so_far.contains("召开") || ends(&["例会", "会议", "生活会", "推进会", "部署会"])
            };
            return (is && called()).then_some(About::Meeting);
        }
        // 解决问题213个 in a sentence on other things is none of the report's own.
        if self.is_countable() && ends(&["问题", "整改事项", "整改任务"]) {
            let solved = ["解决问题", "督促整改问题", "推动整改问题", "化解问题"];
            return (!ends(&solved)).then_some(About::Problem);
        }
        if !after.is_empty() && !after.starts_with(['并', '且', '，']) {
            return None;
        }
        if self.is_countable() && ends(&["措施", "举措"]) {
            return Some(About::Measure);
        }
        if ends(&["意见", "建议", "意见建议"]) {
            return Some(About::Opinion);
        }
        if ends(&["制度", "办法", "机制", "文件", "规定", "细则"]) && unit != "个方面"
        {
            return Some(About::System);
        }
        if ends(&["立行立改"]) {
            return Some(About::Other);
        }
        (ends(&["小组", "专班", "工作组", "专项组"]) && unit == "个").then_some(About::Group)
    }

    /// 每月召开一次.
    fn recurs(&self) -> bool {
        let from = self.sentence.start;
        let so_far = &self.text[from..self.quantity.range.start];
        let clause = so_far.rsplit(['，', ',']).next().unwrap_or(so_far);
        let words = ["每", "至少", "不少于", "拟", "力争", "计划", "将"];
        words.iter().any(|w| clause.contains(w))
    }

    /// Whether the sentence makes it the report's own.
    pub fn is_sound(&self, about: Option<About>) -> bool {
        let sentence = self.sentence();
        let says = |words: &[&str]| words.iter().any(|w| sentence.contains(w));
        let so_far = &self.text[self.sentence.start..self.quantity.range.start];
        match about {
            Some(About::Measure) => {
                let own = [
                    "制定", "制订", "细化", "形成", "提出", "明确", "分解", "梳理", "研究",
                ];
                says(&["整改", "反馈", "问题"]) || own.iter().any(|w| so_far.contains(w))
            }
            Some(About::System) => says(&[
                "建立", "完善", "制定", "制订", "修订", "出台", "健全", "印发", "新建", "形成",
            ]),
            Some(About::Group) => says(&["成立", "设", "组建", "分"]),
            Some(About::Rate) => self.behind_state || says(&["整改", "问题", "反馈", "措施"]),
            Some(about) if about.is_state() => {
                says(&["问题", "整改", "措施", "销号", "任务", "事项", "反馈"])
                    || self.text_before().contains("问题")
            }
            _ => true,
        }
    }

    pub fn is_rest(&self) -> bool {
        let words = trim_ends(self.before, &["的"]);
        is_rest(words)
    }

    /// What a state is told of: the noun beside it, or else the nearest total before it.
    pub fn subject(&self, about: Option<About>, said: &[Said<'_>]) -> Option<About> {
        let about = about?;
        if !about.is_state() && about != About::Other {
            return Some(about);
        }
        let near = |words: &[&str]| {
            words
                .iter()
                .any(|w| self.before.contains(w) || self.after.contains(w))
        };
        if near(&["措施", "举措"]) {
            return Some(About::Measure);
        }
        if near(&["问题"]) {
            return Some(About::Problem);
        }
        let totals = || {
            let named = |s: &&Said<'_>| matches!(s.about, Some(About::Problem | About::Measure));
            said.iter().rev().take(MOST_BEFORE).filter(named)
        };
        let alike = totals().find(|s| s.quantity.unit == self.quantity.unit);
        alike.or_else(|| totals().next()).and_then(|s| s.about)
    }
}
