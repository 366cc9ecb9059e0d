//! Every word of the interface, in Chinese and English.

use gangmu::check::Sentence;
use gangmu::edit::Intent;
use gangmu::import::ImportError;
use gangmu::outline::{ReportKind, Status};

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

/// Picks the words of the chosen language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wording(pub Language);

impl Wording {
    /// `zh` in Chinese, `en` in English: for words that stand in one place only.
    pub fn of(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    /// The sentence in the chosen language.
    pub fn say(self, sentence: &Sentence) -> &str {
        match self.0 {
            Language::Chinese => &sentence.zh,
            Language::English => &sentence.en,
        }
    }

    fn either(self, zh: String, en: String) -> String {
        match self.0 {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    /// The `lang` attribute.
    pub fn tag(self) -> &'static str {
        self.of("zh-CN", "en")
    }

    /// The name of a sort of report; empty for one that is not told.
    pub fn report_kind(self, kind: ReportKind) -> &'static str {
        match kind {
            ReportKind::RectificationReport => self.of("整改报告", "Rectification report"),
            ReportKind::Notice => self.of("通报", "Notice"),
            ReportKind::Speech => self.of("讲话", "Speech"),
            ReportKind::SelfExamination => self.of("对照检查", "Self-examination"),
            ReportKind::PersonalReport => self.of("个人整改报告", "Personal report"),
            ReportKind::Plan => self.of("方案", "Plan"),
            ReportKind::Rules => self.of("制度", "Rules"),
            ReportKind::Summary => self.of("总结", "Summary"),
            ReportKind::Other => "",
        }
    }

    /// What an undo step did, for the undo button.
    pub fn intent(self, intent: Intent) -> &'static str {
        match intent {
            Intent::Type | Intent::Compose => self.of("输入", "typing"),
            Intent::Erase => self.of("删字", "erasing"),
            Intent::Paste => self.of("粘贴", "paste"),
            Intent::Open => self.of("加入文稿", "adding a text"),
            Intent::Move => self.of("移动", "move"),
            Intent::Indent => self.of("降级", "demote"),
            Intent::Outdent => self.of("升级", "promote"),
            Intent::Convert => self.of("改类型", "change of kind"),
            Intent::Split => self.of("拆分", "split"),
            Intent::Join => self.of("合并", "join"),
            Intent::Remove => self.of("删除", "delete"),
            Intent::Add => self.of("新增", "add"),
            Intent::Renumber => self.of("重排序号", "renumber"),
            Intent::Annotate => self.of("标注", "annotate"),
            Intent::Replace => self.of("替换", "replace"),
            Intent::Regroup => self.of("重组", "regroup"),
            Intent::Mend => self.of("改正", "mending"),
        }
    }

    /// What was found in a text that was just taken in.
    pub fn opened(self, reports: usize, headings: u32, measures: u32) -> String {
        let (headings, measures) = (group(headings), group(measures));
        self.either(
            if reports > 1 {
                format!("识别出 {reports} 篇、{headings} 个标题、{measures} 条措施")
            } else {
                format!("识别出 {headings} 个标题、{measures} 条措施")
            },
            format!(
                "Found {reports} {}, {headings} headings, {measures} measures",
                if reports == 1 { "report" } else { "reports" }
            ),
        )
    }

    /// What of a text taken in is to be looked at.
    pub fn doubts(self, n: u32) -> String {
        self.either(format!("；{n} 处待核"), format!("; {n} to check"))
    }

    /// The name of a status.
    pub fn status(self, status: Status) -> &'static str {
        match status {
            Status::Done => self.of("已完成", "Done"),
            Status::Mostly => self.of("基本完成", "Mostly done"),
            Status::Ongoing => self.of("正在推进", "Under way"),
            Status::Standing => self.of("长期坚持", "Kept up"),
            Status::Open => self.of("未开始", "Not begun"),
        }
    }

    /// The share that is done, in tenths of a percent: 完成率 71.4%.
    pub fn rate(self, tenths: u32) -> String {
        let name = self.of("完成率", "Done");
        match (tenths / 10, tenths % 10) {
            (whole, 0) => format!("{name} {whole}%"),
            (whole, tenth) => format!("{name} {whole}.{tenth}%"),
        }
    }

    /// Problems whose status is not told.
    pub fn untold(self, n: u32) -> String {
        let n = group(n);
        n + self.of(" 个问题没有写明整改状态", " problems without a status")
    }

    /// How many are listed, and under how many titles.
    pub fn listed(self, n: u32, distinct: Option<u32>) -> String {
        let listed = self.either(format!("实列 {n}"), format!("{n} listed"));
        match distinct {
            Some(once) => {
                listed + &self.either(format!("，去重 {once}"), format!(", {once} different"))
            }
            None => listed,
        }
    }

    /// How many stated numbers differ.
    pub fn places_differ(self, n: u32) -> String {
        self.either(format!("{n} 处不符"), format!("{n} differ"))
    }

    /// What is not listed yet.
    pub fn rest(self, n: u32) -> String {
        self.either(format!("其余 {n} 处"), format!("The other {n}"))
    }

    /// What was removed.
    pub fn removed(self, nodes: u32) -> String {
        self.either(
            if nodes > 1 {
                format!("已删除 {nodes} 行")
            } else {
                "已删除".to_owned()
            },
            if nodes > 1 {
                format!("Deleted {nodes} rows")
            } else {
                "Deleted".to_owned()
            },
        )
    }

    /// How far a text is from its target length.
    pub fn to_target(self, words: u32, target: u32, longest: Option<&str>) -> String {
        if words > target {
            let over = group(words - target);
            let longest_zh = longest.map(|l| format!("，{l}最长")).unwrap_or_default();
            let longest_en = longest
                .map(|l| format!("; {l} is the longest"))
                .unwrap_or_default();
            self.either(
                format!("超出 {over} 字{longest_zh}"),
                format!("{over} over{longest_en}"),
            )
        } else {
            let left = group(target - words);
            self.either(format!("还可写 {left} 字"), format!("{left} left"))
        }
    }

    /// Why a file was not taken in, and what is safe.
    pub fn import_error(self, error: &ImportError) -> String {
        self.either(
            error.sentence_zh() + "已打开的文档没有变动。",
            error.sentence_en() + " The open document is unchanged.",
        )
    }

    /// Why words cannot be told apart.
    pub fn no_words(self) -> &'static str {
        self.of(
            "这个浏览器不允许本页另开线程，不能按词查找",
            "The browser lets this page have no threads, so words cannot be told apart",
        )
    }

    /// What a report holds, to be held against what it held before.
    pub fn sums(self, problems: u32, measures: u32, words: u32) -> String {
        let words = group(words);
        self.either(
            format!("{problems} 个问题 · {measures} 条措施 · 正文 {words} 字"),
            format!(
                "{} · {} · {words} words of text",
                counted(problems, "problem"),
                counted(measures, "measure")
            ),
        )
    }

    /// How many pairs of like measures are not listed.
    pub fn more_pairs(self, n: u32) -> String {
        let n = group(n);
        self.either(format!("另有 {n} 对未列出"), format!("{n} more not listed"))
    }

    /// How many reports have been read for their words.
    pub fn read_of(self, read: u32, of: u32) -> String {
        self.either(
            format!("正在统计词语：已读 {read}／{of} 篇"),
            format!("Counting words: {read} of {of} reports read"),
        )
    }

    /// The words of the current row, as a dictionary has them, and how many of them are different.
    pub fn row_words(self, is_section: bool, words: u32, distinct: u32) -> String {
        let (words, distinct) = (group(words), group(distinct));
        let (zh, en) = if is_section {
            ("光标所在一节", "The current section")
        } else {
            ("光标所在一行", "The current row")
        };
        self.either(
            format!("{zh} {words} 个词，{distinct} 个不同的词"),
            format!("{en}: {words} words, {distinct} different"),
        )
    }

    /// The counts of a row: problems and measures below a heading, then its 字.
    pub fn row_counts(self, problems: u32, measures: u32, words: u32) -> (String, String) {
        let mut parts = Vec::new();
        match self.0 {
            Language::Chinese => {
                if problems > 1 {
                    parts.push(format!("{problems} 个问题"));
                }
                if measures > 0 {
                    parts.push(format!("{measures} 条措施"));
                }
                (parts.join(" · "), format!("{} 字", group(words)))
            }
            Language::English => {
                if problems > 1 {
                    parts.push(counted(problems, "problem"));
                }
                if measures > 0 {
                    parts.push(counted(measures, "measure"));
                }
                (parts.join(" · "), group(words))
            }
        }
    }
}

/// `1 problem`, `2 problems`.
fn counted(n: u32, noun: &str) -> String {
    format!("{} {noun}{}", group(n), if n == 1 { "" } else { "s" })
}

/// A number with its thousands set apart: 12,345.
pub fn group(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}
