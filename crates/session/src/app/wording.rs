//! The interface in the chosen language: words of the core, and sentences that stand in several
//! places of the shell. Words of one place stand there, in [`Wording::of`].

use gangmu::outline::Status;
use gangmu::report::Rate;
use gangmu::text::{Bilingual, both, count};
pub use gangmu::text::{Language, group};

/// Picks the words of the chosen language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wording(pub Language);

impl Wording {
    /// Above a preview of what a command changes.
    pub fn changes(self, n: u32, reports: u32) -> String {
        let within = self.in_reports(reports);
        let rows = count(n, "row");
        self.either(
            format!("将改动 {n} 行{within}，可以一步撤销。"),
            format!("{rows}{within} will change; one undo takes it back."),
        )
    }

    /// `zh` in Chinese, `en` in English: for words that stand in one place only.
    pub fn of(self, zh: &'static str, en: &'static str) -> &'static str {
        self.name(both(zh, en))
    }

    /// The name in the chosen language.
    pub fn name(self, name: Bilingual) -> &'static str {
        name.of(self.0)
    }

    /// The sentence in the chosen language.
    pub fn say(self, sentence: &Bilingual<String>) -> &str {
        sentence.say(self.0)
    }

    fn either(self, zh: String, en: String) -> String {
        both(zh, en).of(self.0)
    }

    /// How many, `zh` behind the number in Chinese: 3 个问题, 3 problems.
    pub fn count(self, n: u32, zh: &str, en: &str) -> String {
        self.either(format!("{} {zh}", group(n)), count(n, en))
    }

    /// The `lang` attribute.
    pub fn tag(self) -> &'static str {
        self.of("zh-CN", "en")
    }

    /// What was found in a text that was just taken in.
    pub fn opened(self, reports: usize, headings: u32, measures: u32) -> String {
        let parts = [
            count(reports as u32, "report"),
            count(headings, "heading"),
            count(measures, "measure"),
        ];
        let (headings, measures) = (group(headings), group(measures));
        self.either(
            if reports > 1 {
                format!("识别出 {reports} 篇、{headings} 个标题、{measures} 条措施")
            } else {
                format!("识别出 {headings} 个标题、{measures} 条措施")
            },
            format!("Found {}", parts.join(", ")),
        )
    }

    /// The measures that belong to no problem.
    pub fn measures_aside(self, n: u32) -> String {
        let en = format!("{} more outside the problems", group(n));
        self.either(format!("另有 {} 条不在问题之下", group(n)), en)
    }

    /// What of a text taken in is to be looked at.
    pub fn doubts(self, n: u32) -> String {
        format!(
            "{}{}",
            self.of("；", "; "),
            self.count(n, "处校核意见", "finding")
        )
    }

    /// The name of a status, or of none.
    pub fn status(self, status: Option<Status>) -> &'static str {
        self.name(status.map_or(Status::UNTOLD, Status::name))
    }

    /// What is done, named: 完成率 71.4%.
    pub fn rate(self, rate: Rate) -> String {
        format!("{} {rate}", self.name(Rate::NAME))
    }

    /// How many reports no problem was found in, and the measures in them.
    pub fn absent(self, n: u32, measures: u32) -> String {
        let (reports, said) = (group(n), count(measures, "measure"));
        let en = format!("No problems were found in {} ({said}):", count(n, "report"));
        let measures = group(measures);
        let zh = format!("{reports} 篇没有识别出问题，未列入台账（另有 {measures} 条措施）：");
        self.either(zh, en)
    }

    /// What a report says of problems that were not found.
    pub fn claims_problems(self, said: &str) -> String {
        let zh = format!("文中称“{said}”，但看不出哪些标题或段落是问题。");
        let en = format!("The text states “{said}”, but does not show which headings they are.");
        self.either(zh, en)
    }

    /// Of how many problems a rate is.
    pub fn of_told(self, n: u32) -> String {
        let en = format!("of {} with a status", group(n));
        self.either(format!("按写明状态的 {} 个计", group(n)), en)
    }

    /// What is done; a dash where no state is told.
    pub fn share(self, rate: Option<Rate>) -> String {
        rate.map_or_else(|| "—".to_owned(), |rate| rate.to_string())
    }

    /// Problems whose status is not told.
    pub fn untold(self, n: u32) -> String {
        self.count(n, "个问题没有写明整改状态", "problem") + self.of("", " without a status")
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

    /// How far reading many reports is.
    pub fn reading(self, n: usize, of: usize) -> String {
        self.either(
            format!("正在读取各篇：{n} / {of}"),
            format!("Reading the reports: {n} of {of}"),
        )
    }

    /// What is not listed yet.
    pub fn rest(self, n: u32) -> String {
        self.either(format!("其余 {n} 处"), format!("The other {n}"))
    }

    /// How many reports, what is said of them before: 全部 17 篇, All 17 reports.
    pub fn n_reports(self, what: &str, n: u32) -> String {
        let reports = self.count(n, "篇", "report");
        [what, " ", &reports].concat()
    }

    /// In how many reports, behind what is said of them; nothing of one.
    pub fn in_reports(self, n: u32) -> String {
        match n {
            0 | 1 => String::new(),
            n => self.either(
                format!("，涉及 {} 篇", group(n)),
                format!(" in {}", count(n, "report")),
            ),
        }
    }

    /// A title in quotes.
    pub fn quoted(self, title: &str) -> String {
        self.either(format!("《{title}》"), format!("“{title}”"))
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

    /// How many places were fixed.
    pub fn fixed(self, n: u32, reports: u32) -> String {
        let (n, within) = (group(n), self.in_reports(reports));
        let en = format!("Fixed {n} places{within}; can be undone");
        self.either(format!("已改正 {n} 处{within}，可撤销"), en)
    }

    /// How many places were replaced.
    pub fn replaced(self, n: u32, reports: u32) -> String {
        let (n, within) = (group(n), self.in_reports(reports));
        let en = format!("Replaced {n} places{within}; can be undone");
        self.either(format!("已替换 {n} 处{within}，可撤销"), en)
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
    /// The sentence, and that nothing is lost.
    pub fn refused(self, sentence: &Bilingual<String>) -> String {
        let safe = self.of("已打开的文档没有变动。", " The open document is unchanged.");
        [self.say(sentence), safe].concat()
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
        let (words, said) = (group(words), count(words, "word"));
        self.either(
            format!("{problems} 个问题 · {measures} 条措施 · 正文 {words} 字"),
            format!(
                "{} · {} · {said} of text",
                count(problems, "problem"),
                count(measures, "measure")
            ),
        )
    }

    /// How many groups of like measures are not listed.
    pub fn more_alike(self, n: u32) -> String {
        let n = group(n);
        self.either(format!("另有 {n} 组未列出"), format!("{n} more not listed"))
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
        let (said, distinct) = (count(words, "word"), group(distinct));
        let words = group(words);
        let (zh, en) = if is_section {
            ("光标所在一节", "The current section")
        } else {
            ("光标所在一行", "The current row")
        };
        self.either(
            format!("{zh} {words} 个词，{distinct} 个不同的词"),
            format!("{en}: {said}, {distinct} different"),
        )
    }

    /// The counts of a row: problems and measures below a heading, then its 字.
    pub fn row_counts(self, problems: u32, measures: u32, words: u32) -> (String, String) {
        let mut parts = Vec::new();
        if problems > 1 {
            parts.push(self.count(problems, "个问题", "problem"));
        }
        if measures > 0 {
            parts.push(self.count(measures, "条措施", "measure"));
        }
        let words = group(words);
        (parts.join(" · "), words + self.of(" 字", ""))
    }
}
