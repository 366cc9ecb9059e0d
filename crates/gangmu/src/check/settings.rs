//! What the user decides about checks: rules on and off, their levels, and a list of words.

use super::{RuleId, Severity};
use crate::text::{Bilingual, both};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How bad a word of the user's list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// 必错.
    Wrong,
    /// 疑似.
    Doubtful,
    /// 提示.
    Hint,
}

impl Grade {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Wrong, Self::Doubtful, Self::Hint];

    /// The name; a list of words has the Chinese one.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Wrong => both("必错", "Wrong"),
            Self::Doubtful => both("疑似", "Doubtful"),
            Self::Hint => both("提示", "Hint"),
        }
    }

    /// The level of a finding of this grade.
    pub fn severity(self) -> Severity {
        match self {
            Self::Wrong => Severity::Error,
            Self::Doubtful => Severity::Warning,
            Self::Hint => Severity::Hint,
        }
    }
}

/// A word of the user's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserWord {
    /// The word as it stands in texts. An empty one finds nothing.
    pub word: String,
    /// How bad it is.
    pub grade: Grade,
    /// What is to stand there instead; then it can be fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

/// What the user decides about checks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Rules that are switched off.
    pub off: BTreeSet<RuleId>,
    /// Levels other than the rules' own.
    pub severity: BTreeMap<RuleId, Severity>,
    /// How much two measures must have in common to be nearly the same, in percent of the words of
    /// both.
    pub similarity: u8,
    /// The user's list of words.
    pub words: Vec<UserWord>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            off: BTreeSet::new(),
            severity: BTreeMap::new(),
            similarity: 80,
            words: Vec::new(),
        }
    }
}

impl Settings {
    /// Whether the rule of that name is switched off.
    pub fn is_off(&self, rule: &str) -> bool {
        self.off.contains(rule)
    }
}

/// A list of words from lines of `word⇥grade⇥instead⇥remark`; all but the word may be missing or
/// empty, and a word without a grade is doubtful. Blank lines and lines that begin with `#` are
/// passed over. Words found twice count once, as they stand first.
pub fn read_words(list: &str) -> Vec<UserWord> {
    let mut words: Vec<UserWord> = Vec::new();
    let mut seen = BTreeSet::new();
    for line in list.lines() {
        let line = line.trim_start_matches('\u{feff}');
        let mut cells = line.split('\t').map(str::trim);
        let word = cells.next().unwrap_or("");
        if word.is_empty() || word.starts_with('#') || !seen.insert(word) {
            continue;
        }
        let name = cells.next().unwrap_or("");
        let grade = Grade::ALL.into_iter().find(|g| g.name().zh == name);
        let instead = cells.next().filter(|i| !i.is_empty());
        words.push(UserWord {
            word: word.to_owned(),
            grade: grade.unwrap_or(Grade::Doubtful),
            instead: instead.map(str::to_owned),
            remark: cells.next().unwrap_or("").to_owned(),
        });
    }
    words
}

/// The list as [`read_words`] reads it.
pub fn write_words(words: &[UserWord]) -> String {
    let mut out = String::new();
    for word in words {
        let cells = [
            word.word.as_str(),
            word.grade.name().zh,
            word.instead.as_deref().unwrap_or(""),
            &word.remark,
        ];
        let end = cells
            .iter()
            .rposition(|c| !c.is_empty())
            .map_or(0, |at| at + 1);
        out.push_str(&cells[..end].join("\t"));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_lists_come_and_go() {
        let list =
            "按装\t必错\t安装\n部署\t提示\n# 说明\n\n帐号\t\t账号\t财务用字\n按装\n下大力气\n";
        let words = read_words(list);
        assert_eq!(words.len(), 4);
        assert_eq!(words[0].instead.as_deref(), Some("安装"));
        assert_eq!(words[1].grade, Grade::Hint);
        assert_eq!(words[2].grade, Grade::Doubtful);
        assert_eq!(words[2].remark, "财务用字");
        assert_eq!(read_words(&write_words(&words)), words);
    }

    #[test]
    fn sparse_settings_read() {
        let settings: Settings = serde_json::from_str(
            r#"{"off":["number-gap","of-another-version"],"severity":{"placeholder":"error"}}"#,
        )
        .unwrap();
        assert!(settings.is_off("number-gap"));
        assert_eq!(settings.severity.get("placeholder"), Some(&Severity::Error));
        assert_eq!(settings.similarity, Settings::default().similarity);
        let kept = serde_json::to_string(&settings).unwrap();
        assert_eq!(serde_json::from_str::<Settings>(&kept).unwrap(), settings);
    }
}
