//! What a heading's own words say of its role, without looking around it. What the writer decided
//! of a node, its role, goes before all words.

use crate::outline::{Kind, Node, Role};
use crate::text::{Starts, simplified};
use std::sync::LazyLock;

/// What a heading's words say of the section that it opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// Nothing.
    #[default]
    Plain,
    /// It tells what was done about problems: headings below it are problems.
    Rectification,
    /// It tells how the work was organised or what comes next: no problem stands in it.
    Aside,
}

/// Whether a heading's own words make it a problem.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cue {
    /// They do not.
    #[default]
    None,
    /// Only if a section above says so.
    Weak,
    /// They do.
    Strong,
}

const ASIDE: [&str; 18] = [
    "下一步",
    "下步",
    "下一阶段",
    "今后",
    "打算",
    "进一步整改",
    "继续整改",
    "组织领导情况",
    "整改组织",
    "责任落实情况",
    "主体责任情况",
    "整改成效",
    "工作成效",
    "主要成效",
    "总体情况",
    "组织情况",
    "经验",
    "体会",
];
const RECTIFICATION: [&str; 7] = [
    "整改落实情况",
    "整改情况",
    "整改进展",
    "整改任务",
    "整改事项",
    "存在的问题",
    "问题清单",
];

static ASIDE_STARTS: LazyLock<Starts> = LazyLock::new(|| Starts::of(ASIDE));
static RECTIFICATION_STARTS: LazyLock<Starts> = LazyLock::new(|| Starts::of(RECTIFICATION));

impl Section {
    /// What the words of `node`, a heading, say.
    pub fn of(node: &Node) -> Self {
        let title = node.title();
        if names_problem(title) {
            return Self::Plain;
        }
        let title = &*simplified(title);
        if ASIDE_STARTS.any_in(&ASIDE, title) && !title.contains("进展") {
            Self::Aside
        } else if RECTIFICATION_STARTS.any_in(&RECTIFICATION, title) {
            Self::Rectification
        } else {
            Self::Plain
        }
    }
}

impl Cue {
    /// What the words of `node` and its own paragraphs say.
    pub fn of(node: &Node) -> Self {
        let title = node.title();
        match node.kind {
            _ if role(node).is_some() => match role(node) {
                Some(Role::Problem) => Self::Strong,
                _ => Self::None,
            },
            Kind::Item if !node.is_inline() && names_problem(first_sentence(title)) => Self::Strong,
            Kind::Heading(_) | Kind::LeadIn if names_problem(title) => Self::Strong,
            Kind::LeadIn if counts_problems(&node.marker) => Self::Strong,
            Kind::Heading(level) if level.get() >= 2 && node.shares().has_label() => Self::Strong,
            Kind::Heading(_)
                if node.shares().is_accounted_leaf() && Section::of(node) == Section::Plain =>
            {
                Self::Strong
            }
            Kind::Heading(level) if level.get() >= 3 => Self::Weak,
            _ => Self::None,
        }
    }
}

/// What the writer decided of the node, or what the report's own numbers make of it.
pub(super) fn role(node: &Node) -> Option<Role> {
    let note = node.note.as_ref()?;
    note.role.or(note.taken)
}

fn first_sentence(text: &str) -> &str {
    text.split('。').next().unwrap_or(text)
}

/// 问题1： as a marker.
fn counts_problems(marker: &str) -> bool {
    let marker = simplified(marker);
    marker.contains("问题") || marker.contains("事项")
}

/// Whether a title says 关于…问题, or 关于…问题的整改 or 问题整改情况; 针对 does as well.
pub(super) fn names_problem(title: &str) -> bool {
    // Most titles are told by their first character, in whichever characters they are.
    if !title.starts_with(['关', '關', '针', '針']) {
        return false;
    }
    let title = &*simplified(title);
    (title.starts_with("关于") || title.starts_with("针对"))
        && (title.ends_with("问题")
            || title.contains("问题的整改")
            || title.ends_with("问题整改情况"))
}
