//! The rules there are.

use super::context::{Context, Sink};
use super::{RuleId, Severity, rules};
use crate::text::{Bilingual, both};
use serde::{Deserialize, Serialize};

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Numbers of headings and items.
    Numbering,
    /// Sections, titles, signature.
    Structure,
    /// Punctuation and its width.
    Punctuation,
    /// Words, dates, names.
    Wording,
    /// What does not belong to the text or is left to fill in.
    Leftover,
}

impl Group {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Numbering,
        Self::Structure,
        Self::Punctuation,
        Self::Wording,
        Self::Leftover,
    ];

    /// The name.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Numbering => both("序号", "Numbering"),
            Self::Structure => both("结构", "Structure"),
            Self::Punctuation => both("标点", "Punctuation"),
            Self::Wording => both("用语", "Wording"),
            Self::Leftover => both("残留", "Leftovers"),
        }
    }
}

/// What a rule does: it reads, and puts down what it finds.
pub(super) type Check = for<'a> fn(&Context<'a>, &mut Sink);

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name for good, in kebab-case.
    pub id: &'static str,
    /// Its usual level.
    pub severity: Severity,
    /// What it is about.
    pub group: Group,
    /// Its name.
    pub name: Bilingual,
    /// What it looks for, a sentence.
    pub about: Bilingual,
    /// A text in which it finds something; the page of rules shows it.
    pub example: &'static str,
    /// What it does in one part.
    pub(super) check: Option<Check>,
    /// What it does across all parts.
    pub(super) across: Option<Check>,
}

/// What a user needs to know of a rule, as plain data: it can be shown where the rules are not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleInfo {
    /// Its name for good.
    pub id: RuleId,
    /// Its usual level.
    pub severity: Severity,
    /// What it is about.
    pub group: Group,
    /// Its name.
    pub name: Bilingual<String>,
    /// What it looks for.
    pub about: Bilingual<String>,
}

/// All rules as plain data, group by group.
pub fn rule_infos() -> Vec<RuleInfo> {
    let info = |rule: &&'static Rule| RuleInfo {
        id: RuleId::new(rule.id),
        severity: rule.severity,
        group: rule.group,
        name: rule.name.into(),
        about: rule.about.into(),
    };
    registry().iter().map(info).collect()
}

/// All rules, group by group.
pub fn registry() -> &'static [&'static Rule] {
    rules::ALL
}

/// The rule of that name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    registry().iter().copied().find(|r| r.id == id)
}
