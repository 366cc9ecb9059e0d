//! What a check finds, as plain data.

use crate::edit::{Field, Fix};
use crate::outline::{Ignored, Node, NodeId};
use crate::text::{Bilingual, both};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

/// A rule's name for good, in kebab-case: `number-gap`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(Cow<'static, str>);

impl RuleId {
    /// The rule of that name, known or not.
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self(name.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for RuleId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// How sure it is that something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Certainly wrong.
    Error,
    /// Probably wrong.
    Warning,
    /// Worth a look.
    Hint,
}

impl Severity {
    /// All of them, the surest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    /// The name.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Error => both("错误", "Error"),
            Self::Warning => both("疑似", "Warning"),
            Self::Hint => both("提示", "Hint"),
        }
    }
}

/// A place with what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule that found it.
    pub rule: RuleId,
    /// How sure it is, the settings considered.
    pub severity: Severity,
    /// The node.
    pub node: NodeId,
    /// Which of its words.
    pub field: Field,
    /// Bytes of that field; empty where something is missing.
    pub range: Range<usize>,
    /// What is wrong, in one sentence.
    pub message: Bilingual<String>,
    /// How to fix it, where that is certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// How many characters around a finding tell it from its like in the same node.
const AROUND: usize = 6;

/// How many characters of what was found are noted at most.
const EXCERPT: usize = 40;

impl Finding {
    /// Where it stands in the text of the node `id`, if it does.
    pub fn in_text(&self, id: NodeId) -> Option<Range<usize>> {
        (self.node == id && self.field == Field::Text).then(|| self.range.clone())
    }

    /// What was found, as it stands in `node`; empty if it stands there no more.
    pub fn excerpt<'a>(&self, node: &'a Node) -> &'a str {
        self.field.of(node).get(self.range.clone()).unwrap_or("")
    }

    /// Whether it is noted at its `node`, or at the `part` around that, as one that is not to be
    /// shown again.
    pub fn is_ignored(&self, node: &Node, part: &Node) -> bool {
        let noted = |on: &Node, what: &dyn Fn() -> Ignored| {
            let ignored = on.note.as_ref().map(|n| &n.ignored);
            ignored.is_some_and(|all| !all.is_empty() && all.contains(&what()))
        };
        noted(node, &|| self.ignored_once(node)) || noted(part, &|| self.ignored_always(node))
    }

    /// What is to be noted at the node so that just this finding is not shown again.
    pub fn ignored_once(&self, node: &Node) -> Ignored {
        let words = self.field.of(node).as_str();
        let near = words.get(self.range.clone()).map_or("", |_| {
            let from = words[..self.range.start]
                .char_indices()
                .rev()
                .nth(AROUND - 1)
                .map_or(0, |(at, _)| at);
            let rest = &words[self.range.end..];
            let to = rest
                .char_indices()
                .nth(AROUND)
                .map_or(rest.len(), |(at, _)| at);
            first(&words[from..self.range.end + to], EXCERPT + 2 * AROUND)
        });
        self.ignored(near)
    }

    /// What is to be noted at the part so that its like is not shown again in the whole of it.
    pub fn ignored_always(&self, node: &Node) -> Ignored {
        self.ignored(first(self.excerpt(node), EXCERPT))
    }

    fn ignored(&self, excerpt: &str) -> Ignored {
        Ignored {
            rule: self.rule.as_str().to_owned(),
            excerpt: excerpt.to_owned(),
        }
    }
}

/// The first `n` characters.
fn first(text: &str, n: usize) -> &str {
    let end = text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    &text[..end]
}
