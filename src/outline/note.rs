//! What is known of a node beside its words: annotations that travel with it and are undone
//! with it, are saved in the JSON, and never leak into the text.

use super::ReportKind;
use serde::{Deserialize, Serialize};

/// How far a problem's rectification has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// 已完成, 销号.
    Done,
    /// 基本完成.
    Mostly,
    /// 正在推进.
    Ongoing,
    /// 长期坚持.
    Standing,
    /// 未开始.
    Open,
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
    /// Of a part or the root: how long its text is meant to become, in 字.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_words: Option<u32>,
}

impl Note {
    /// Whether nothing is noted.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
