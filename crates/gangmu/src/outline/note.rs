//! What is known of a node beside its words: annotations that travel with it and are undone
//! with it, are saved in the JSON, and never leak into the text.

use super::{NodeId, ReportKind};
use crate::text::{Bilingual, both};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// How far a problem's rectification has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// 已完成, 销号.
    Done,
    /// 基本完成.
    Mostly,
    /// 持续推进.
    Ongoing,
    /// 长期坚持.
    Standing,
    /// 未开始.
    Open,
}

impl Status {
    /// All of them, the furthest first.
    pub const ALL: [Self; 5] = [
        Self::Done,
        Self::Mostly,
        Self::Ongoing,
        Self::Standing,
        Self::Open,
    ];

    /// The name, in the interface and in the ledger.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Done => both("已完成", "Done"),
            Self::Mostly => both("基本完成", "Mostly done"),
            Self::Ongoing => both("持续推进", "In progress"),
            Self::Standing => both("长期坚持", "Ongoing"),
            Self::Open => both("未开始", "Not started"),
        }
    }

    /// What a text says of it: the name, but 整改 where something is done.
    pub fn stated(self) -> &'static str {
        match self {
            Self::Done => "已完成整改",
            status => status.name().zh,
        }
    }

    /// What is said where no status is told.
    pub const UNTOLD: Bilingual = both("未写明", "Not stated");
}

/// What a node is in the count of problems and measures, as decided by the writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A problem.
    Problem,
    /// A measure.
    Measure,
    /// Neither.
    Neither,
}

/// How the numbers of one level go on from section to section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Regime {
    /// From 1 in every section.
    #[default]
    Restart,
    /// On through the whole report: （一）…（八） over 一 二 三.
    Continue,
}

/// How the headings of one level are numbered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LevelStyle {
    /// A marker of the level by way of example, the spaces behind it included: `（一）`, `1. `,
    /// `第一章　`. Empty where the level has none of its own.
    pub form: String,
    /// How its numbers go on.
    pub regime: Regime,
}

/// How the headings of a part are numbered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Style {
    /// Level 1 first; levels that are not listed have no form of their own.
    pub levels: Vec<LevelStyle>,
    /// A lead's marker by way of example: `第一，`. Empty if there is none.
    pub lead: String,
}

/// What was decided on the numbers of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Numbering {
    /// Numbers are left alone when the structure changes.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hands_off: bool,
    /// Numbers were put in order as a whole: from then on sequences begin with 1, but for those
    /// right below the part.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub in_order: bool,
    /// The style that was chosen; `None` for the one that the text shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// The style that the text showed before one was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pasted: Option<Style>,
}

/// A cross-reference that can no longer be spelled so that it names what it named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// The reference as it stands in the node's text.
    pub text: String,
    /// How many references before it in the text are spelled alike.
    #[serde(default)]
    pub nth: usize,
    /// What its numbers named, for each of its depths (第三章, 第二条); `None` for a number that
    /// named nothing.
    pub targets: Vec<Vec<Option<NodeId>>>,
}

/// A finding that is not to be shown again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ignored {
    /// The rule by its name, `number-gap`.
    pub rule: String,
    /// On a node: what was found with a few characters around it; on a part, which means the whole
    /// of it: exactly what was found, wherever it stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
}

/// By what the problems of several reports are put together in one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MergeBy {
    /// A section a report.
    #[default]
    Report,
    /// The section that each stands in: 政治建设方面.
    Aspect,
    /// Who is responsible, of several the first.
    Unit,
    /// How far they have come.
    Status,
}

impl MergeBy {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Report, Self::Aspect, Self::Unit, Self::Status];

    /// The name.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Report => both("按报告", "By report"),
            Self::Aspect => both("按方面", "By aspect"),
            Self::Unit => both("按单位", "By unit"),
            Self::Status => both("按状态", "By state"),
        }
    }
}

/// What a report that is made of others is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Merged {
    /// How it is divided.
    pub by: MergeBy,
    /// The reports whose problems it has, in order.
    pub parts: Vec<NodeId>,
}

/// Where a copy of a problem comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The problem.
    pub node: NodeId,
    /// The digest of its words and notes when it was copied: while that of the copy is the same,
    /// nobody has written in the copy.
    pub digest: u64,
    /// The title of the section that it was copied to.
    pub group: String,
    /// The title of the report that it comes from.
    #[serde(default)]
    pub report: String,
    /// The day of that report, from which terms without a year are counted: 2025年2月10日.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
}

/// That a paragraph was written from a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patterned {
    /// The pattern by its id.
    pub pattern: String,
    /// The digest of the words: while it is theirs, nobody has changed them.
    pub digest: u64,
}

/// A node's annotations. All absent means none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Note {
    /// Of a [`super::Kind::Report`]: its sort.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<ReportKind>,
    /// Of a problem: its status as set by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// What the node is in the count of problems and measures; `None` for what its words say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What the node is taken for in that count because the report's own numbers fit so; what the
    /// writer decided goes before it. It follows from the text: it is not undone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken: Option<Role>,
    /// Of a problem: who is responsible, as typed in the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub responsible: Option<String>,
    /// Of a problem: the term, as typed in the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// Of a problem: the ledger's last column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Of a cell of a table: the head of its column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Of a problem: other cells of the ledger as typed, each behind its column's id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<(String, String)>,
    /// Of a part or the root: how long its text is meant to become, in 字.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_words: Option<u32>,
    /// Of a part: it is made of copies of the problems of other parts, which are summed there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub copies: bool,
    /// Of such a part: of which, and how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merged: Option<Rc<Merged>>,
    /// Of a problem in such a part: of what it is a copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Rc<Origin>>,
    /// Of a paragraph that writes itself: how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patterned: Option<Rc<Patterned>>,
    /// Of a part: what was decided on its numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbering: Option<Rc<Numbering>>,
    /// Of a node whose words refer to others: the references that have lost what they named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<Lost>,
    /// The findings that are not to be shown again: those of the node, or of a whole part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignored: Vec<Ignored>,
}

impl Note {
    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same of nodes that have these ids instead.
    #[must_use]
    pub fn with_ids(mut self, to: impl Fn(NodeId) -> NodeId) -> Self {
        let targets = self.lost.iter_mut().flat_map(|lost| &mut lost.targets);
        for id in targets.flatten().flatten() {
            *id = to(*id);
        }
        if let Some(merged) = &mut self.merged {
            let merged = Rc::make_mut(merged);
            merged.parts.iter_mut().for_each(|id| *id = to(*id));
        }
        if let Some(origin) = &mut self.origin {
            let origin = Rc::make_mut(origin);
            origin.node = to(origin.node);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_records_still_read() {
        let old: Note = serde_json::from_str(r#"{"status":"done","targetWords":3000}"#).unwrap();
        assert_eq!(old.status, Some(Status::Done));
        assert_eq!(old.target_words, Some(3000));
        assert_eq!((old.numbering, old.lost), (None, Vec::new()));
        assert_eq!(old.cells, []);
        let sparse = r#"{"numbering":{"style":{"levels":[{"form":"一、"}]}}}"#;
        let sparse: Note = serde_json::from_str(sparse).unwrap();
        let style = sparse.numbering.as_ref().and_then(|n| n.style.as_ref());
        assert_eq!(style.map(|s| s.levels[0].regime), Some(Regime::Restart));
    }

    #[test]
    fn kept_and_read_again() {
        let level = |form: &str, regime| LevelStyle {
            form: form.to_owned(),
            regime,
        };
        let style = Style {
            levels: vec![
                level("一、", Regime::Restart),
                level("(一)", Regime::Continue),
            ],
            lead: "第一，".to_owned(),
        };
        let note = Note {
            role: Some(Role::Problem),
            responsible: Some("县财政局".to_owned()),
            deadline: Some("年底前".to_owned()),
            remark: Some("已回访".to_owned()),
            cells: vec![("leader".to_owned(), "李某".to_owned())],
            numbering: Some(Rc::new(Numbering {
                hands_off: true,
                in_order: true,
                style: Some(style.clone()),
                pasted: Some(style),
            })),
            lost: vec![Lost {
                text: "第（三）项".to_owned(),
                nth: 1,
                targets: vec![vec![Some(NodeId(7)), None]],
            }],
            ignored: vec![Ignored {
                rule: "number-gap".to_owned(),
                excerpt: "四、".to_owned(),
            }],
            ..Note::default()
        };
        let kept = serde_json::to_string(&note).unwrap();
        assert_eq!(serde_json::from_str::<Note>(&kept).unwrap(), note);
        assert_eq!(serde_json::to_string(&Note::default()).unwrap(), "{}");
    }
}
