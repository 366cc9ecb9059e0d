//! What a node is, and what a report is.

use crate::text::{Bilingual, both};
use serde::{Deserialize, Serialize};

/// A heading's depth in its report, 1 (一、) to 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Level(u8);

impl Level {
    /// The deepest level: what Word's heading styles reach.
    pub const MAX: u8 = 9;

    /// The level `n`, brought into 1..=[`Level::MAX`].
    pub fn new(n: u8) -> Self {
        Self(n.clamp(1, Self::MAX))
    }

    /// 1..=[`Level::MAX`].
    pub fn get(self) -> u8 {
        self.0
    }

    /// The next deeper level; the deepest stays.
    pub fn deeper(self) -> Self {
        Self::new(self.0 + 1)
    }
}

/// What a node is in its report (the `kind` of the JSON).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The one node above everything; has no text.
    Root,
    /// What stands before the first report of a compilation: cover and contents. Has no text.
    Front,
    /// One report. Has no text of its own.
    Report,
    /// 一、 （一） 1. （1） ① and 第一章: the title of a section.
    Heading(Level),
    /// 第一，… or an unnumbered 关于…的问题。: a heading with its own body on the line.
    LeadIn,
    /// 一是 二是 三是: one measure of an enumeration in a sentence.
    Item,
    /// A paragraph.
    Body,
    /// 整改情况： and its like at the start of a line.
    Label,
    /// The report's title, or a line of it.
    Title,
    /// 同志们：
    Salutation,
    /// 市委巡察办：
    Addressee,
    /// 欢迎监督, contacts, 附件.
    Closing,
    /// The signing organisation on its own line.
    Signature,
    /// The date on its own line.
    Date,
    /// 目录 and its entries.
    Contents,
    /// Web furniture and other text that does not belong to the report.
    Junk,
    /// Only white space.
    Blank,
}

impl Kind {
    /// Whether this is one of the parts that the root holds.
    pub fn is_part(self) -> bool {
        matches!(self, Kind::Front | Kind::Report)
    }

    /// Whether this opens a section: a heading or a lead.
    pub fn is_heading(self) -> bool {
        matches!(self, Kind::Heading(_) | Kind::LeadIn)
    }

    /// The heading's level; `None` for every other kind.
    pub fn level(self) -> Option<Level> {
        match self {
            Kind::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// The name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Root => "root",
            Kind::Front => "front",
            Kind::Report => "report",
            Kind::Heading(_) => "heading",
            Kind::LeadIn => "lead",
            Kind::Item => "item",
            Kind::Body => "body",
            Kind::Label => "label",
            Kind::Title => "title",
            Kind::Salutation => "salutation",
            Kind::Addressee => "addressee",
            Kind::Closing => "closing",
            Kind::Signature => "signature",
            Kind::Date => "date",
            Kind::Contents => "contents",
            Kind::Junk => "junk",
            Kind::Blank => "blank",
        }
    }

    /// What a person calls it.
    pub fn called(self) -> Bilingual {
        match self {
            Kind::Root => both("全部文稿", "the whole text"),
            Kind::Front => both("封面和目录", "the front matter"),
            Kind::Report => both("整篇报告", "a whole report"),
            Kind::Heading(_) => both("标题", "a heading"),
            Kind::LeadIn => both("段首小标题", "a lead-in"),
            Kind::Item => both("措施", "a measure"),
            Kind::Body => both("正文", "a paragraph"),
            Kind::Label => both("标签", "a label"),
            Kind::Title => both("文章标题", "the title"),
            Kind::Salutation => both("称呼", "a salutation"),
            Kind::Addressee => both("主送机关", "an addressee"),
            Kind::Closing => both("结尾", "a closing line"),
            Kind::Signature => both("署名", "a signature"),
            Kind::Date => both("成文日期", "a date"),
            Kind::Contents => both("目录", "a line of the contents"),
            Kind::Junk => both("无关内容", "not part of the report"),
            Kind::Blank => both("空行", "a blank line"),
        }
    }

    /// The kind of that name; a heading needs its `level`.
    pub fn from_name(name: &str, level: Option<u8>) -> Option<Self> {
        Some(match name {
            "heading" => Kind::Heading(Level::new(level?)),
            "lead" => Kind::LeadIn,
            "item" => Kind::Item,
            "body" => Kind::Body,
            "label" => Kind::Label,
            "title" => Kind::Title,
            "salutation" => Kind::Salutation,
            "addressee" => Kind::Addressee,
            "closing" => Kind::Closing,
            "signature" => Kind::Signature,
            "date" => Kind::Date,
            "contents" => Kind::Contents,
            "junk" => Kind::Junk,
            "blank" => Kind::Blank,
            _ => return None,
        })
    }
}

/// The sort of report, read from its title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportKind {
    /// 整改情况报告 to a superior.
    RectificationReport,
    /// 通报 for the public.
    Notice,
    /// 讲话, 致辞.
    Speech,
    /// 对照检查, 发言提纲.
    SelfExamination,
    /// 个人整改落实情况报告.
    PersonalReport,
    /// 方案, 计划, 要点, 意见.
    Plan,
    /// 制度, 办法, 规定.
    Rules,
    /// 总结, 汇报.
    Summary,
    /// Anything else.
    #[default]
    Other,
}

impl ReportKind {
    /// The name; empty for [`ReportKind::Other`].
    pub fn name(self) -> Bilingual {
        match self {
            Self::RectificationReport => both("整改报告", "Rectification report"),
            Self::Notice => both("通报", "Notice"),
            Self::Speech => both("讲话", "Speech"),
            Self::SelfExamination => both("对照检查", "Self-examination"),
            Self::PersonalReport => both("个人整改报告", "Personal report"),
            Self::Plan => both("方案", "Plan"),
            Self::Rules => both("制度", "Rules"),
            Self::Summary => both("总结", "Summary"),
            Self::Other => both("", ""),
        }
    }
}
