//! Reports as wholes: which of them a feature is about, which are chosen in the list, what is done
//! to them there, and what tells their names apart.

use super::{Chord, Platform, State, Toast};
use crate::{Command, OnNodes};
use gangmu::edit::commands::{self, Direction};
use gangmu::outline::{Kind, Node, NodeId};
use gangmu::report;
use gangmu::text::{Bilingual, both, sort_indices};
use std::ops::Range;
use std::rc::Rc;

/// The setting that everything is about all reports: `all`, or nothing.
const KEY: &str = "scope";

/// What checks, finding, words, counts, the ledger, copies, paper and files are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The report shown. The default: a command changes what is on the screen, as long as nobody
    /// has said that it is to change more.
    #[default]
    Part,
    /// All reports.
    All,
    /// Those chosen in the list. Not remembered.
    Chosen,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Part, Self::All, Self::Chosen];

    /// Its name.
    pub fn names(self) -> Bilingual {
        match self {
            Self::Part => both("本篇", "This report"),
            Self::All => both("全部各篇", "All reports"),
            Self::Chosen => both("所选各篇", "Selected reports"),
        }
    }
}

/// What is done to reports.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum ReportsEvent {
    /// Everything is about these from now on.
    Scope(Scope),
    /// Choose these in the list.
    Choose(Vec<NodeId>),
    /// Copy them.
    Copy(Vec<NodeId>),
    /// Ask how to write them as a file.
    Export(Vec<NodeId>),
    /// Move them one place in the order of the text.
    Move(Vec<NodeId>, Direction),
    /// Put a copy of each behind it.
    Duplicate(Vec<NodeId>),
}

/// What the page knows of them.
#[derive(Debug, Default)]
pub struct Reports {
    scope: Scope,
    /// Those chosen in the list, in order of the text; some may be gone.
    pub chosen: Rc<Vec<NodeId>>,
}

impl Reports {
    pub(super) fn load(platform: &impl Platform) -> Self {
        let all = platform.setting(KEY).is_some_and(|kept| kept == "all");
        Self {
            scope: if all { Scope::All } else { Scope::Part },
            ..Self::default()
        }
    }
}

impl State {
    /// What everything is about: the shown report where there is no other, or none is chosen.
    pub fn scope(&self) -> Scope {
        match self.reports.scope {
            _ if self.session.borrow().parts().len() < 2 => Scope::Part,
            Scope::Chosen if self.chosen_reports().is_empty() => Scope::Part,
            scope => scope,
        }
    }

    /// The parts that everything is about, in order of the text.
    pub fn scoped(&self) -> Vec<NodeId> {
        self.parts_of(self.scope())
    }

    /// Those of them that are summed up: of all without copies of others.
    pub(super) fn summed(&self) -> Vec<NodeId> {
        let session = self.session.borrow();
        let mut parts = self.scoped();
        if self.scope() == Scope::All {
            let outline = session.outline();
            parts.retain(|id| outline.get(*id).is_some_and(|part| !report::is_copy(part)));
        }
        parts
    }

    pub(super) fn parts_of(&self, scope: Scope) -> Vec<NodeId> {
        let session = self.session.borrow();
        match scope {
            Scope::Part => session.current().map(|p| p.id).into_iter().collect(),
            Scope::All => session.parts().iter().map(|p| p.id).collect(),
            Scope::Chosen => {
                let parts = session.parts().iter().map(|p| p.id);
                parts
                    .filter(|id| self.reports.chosen.contains(id))
                    .collect()
            }
        }
    }

    /// The parts that are chosen in the list, in order of the text.
    pub fn chosen_reports(&self) -> Vec<NodeId> {
        self.parts_of(Scope::Chosen)
    }

    /// What is copied, in words: 全部 17 篇.
    pub fn scope_name(&self) -> String {
        self.named(self.scope(), self.scoped().len())
    }

    /// What these parts are called.
    pub(super) fn called(&self, parts: &[NodeId]) -> String {
        let session = self.session.borrow();
        let scope = match parts {
            [one] if session.current().is_some_and(|p| p.id == *one) => Scope::Part,
            _ if parts.len() == session.parts().len() => Scope::All,
            _ => Scope::Chosen,
        };
        self.named(scope, parts.len())
    }

    fn named(&self, scope: Scope, n: usize) -> String {
        let (w, session) = (self.wording(), self.session.borrow());
        match scope {
            Scope::Part => w.name(scope.names()).to_owned(),
            Scope::All => w.n_reports(w.of("全部", "All"), n_reports(session.parts()) as u32),
            Scope::Chosen => w.n_reports(w.of("所选", "Selected"), n as u32),
        }
    }

    /// Which report that is, from 1; `None` where everything is about one, or for what is none.
    pub fn ordinal_of(&self, node: NodeId) -> Option<usize> {
        let session = self.session.borrow();
        let part = session.outline().part_of(node)?.id;
        let parts = session.parts();
        let at = parts.iter().position(|p| p.id == part)?;
        (self.scope() != Scope::Part && parts[at].kind == Kind::Report)
            .then(|| n_reports(&parts[..=at]))
    }

    pub(super) fn on_reports(&mut self, event: ReportsEvent) -> bool {
        let w = self.wording();
        match event {
            ReportsEvent::Scope(scope) => {
                self.reports.scope = scope;
                if scope != Scope::Chosen {
                    self.set(KEY, if scope == Scope::All { "all" } else { "" });
                }
            }
            ReportsEvent::Choose(ids) => {
                let none = ids.is_empty();
                self.reports.chosen = Rc::new(ids);
                // What is chosen next has nothing to do with it.
                if none && self.reports.scope == Scope::Chosen {
                    self.reports.scope = Scope::Part;
                }
            }
            ReportsEvent::Copy(ids) => self.copy_parts(&ids, false),
            ReportsEvent::Export(ids) => self.open_export(ids),
            ReportsEvent::Move(ids, direction) => return self.move_reports(&ids, direction),
            ReportsEvent::Duplicate(ids) => {
                let n = ids.len() as u32;
                let done = self.perform(Command::OnNodes(ids, OnNodes(commands::duplicate_parts)));
                if done {
                    let said = w.of("已在后面复制", "Duplicated behind:");
                    self.say(Toast::note(&w.n_reports(said, n)).undone_if(true, w));
                }
                return done;
            }
        }
        true
    }

    fn move_reports(&mut self, ids: &[NodeId], direction: Direction) -> bool {
        let (moving, before) = {
            let session = self.session.borrow();
            let parts = session.parts().iter().filter(|p| p.kind == Kind::Report);
            let parts: Vec<NodeId> = parts.map(|p| p.id).collect();
            let moves = |id: &NodeId| ids.contains(id);
            let (Some(first), Some(last)) =
                (parts.iter().position(moves), parts.iter().rposition(moves))
            else {
                return false;
            };
            let before = match direction {
                Direction::Up => first.checked_sub(1),
                Direction::Down if last + 1 == parts.len() => None,
                Direction::Down => Some(last + 2),
            };
            let Some(before) = before else { return false };
            let moving: Vec<NodeId> = parts.iter().copied().filter(|id| moves(id)).collect();
            (moving, parts.get(before).copied())
        };
        self.perform(Command::Arrange(moving, before))
    }

    /// The shown report stays if it is still there.
    pub(super) fn stay_at(&mut self, shown: Option<NodeId>) {
        let there = |id: &NodeId| self.session.borrow().outline().contains(*id);
        if let Some(part) = shown.filter(there) {
            self.dispatch(Command::Show(part));
            self.place = self.nowhere();
        }
    }

    /// Says what became of reports: `said` names it.
    pub(super) fn said_of_reports(&self, said: &str, titles: &[String]) -> String {
        const MOST: usize = 3;
        let w = self.wording();
        let named: Vec<String> = titles.iter().take(MOST).map(|t| w.quoted(t)).collect();
        let names = named.join(w.of("、", ", "));
        match titles.len() {
            1 => [said, &names].concat(),
            n => {
                let end = if n > MOST {
                    w.of("等", " and others")
                } else {
                    ""
                };
                let colon = w.of("：", ": ");
                [&w.n_reports(said.trim_end(), n as u32), colon, &names, end].concat()
            }
        }
    }
}

/// How many of the parts are reports.
fn n_reports(parts: &[Rc<Node>]) -> usize {
    parts.iter().filter(|p| p.kind == Kind::Report).count()
}

/// Of each title the bytes that tell it from the others: left out is what most begin and end with,
/// and `关于…` where several end so. O(characters).
pub fn apart(titles: &[String]) -> Vec<Range<usize>> {
    let tail = |at: u32| {
        let title = &titles[at as usize];
        title.find("关于").map_or("", |from| &title[from..])
    };
    let mut by_tail: Vec<u32> = (0..titles.len() as u32).collect();
    sort_indices(&mut by_tail, &|a, b| tail(a).cmp(tail(b)));
    let end = most_begin(titles.iter().map(|t| t.chars().rev().collect()));
    let end: String = end.chars().rev().collect();
    let end_of = |title: &String| title.len() - title.strip_suffix(&end).map_or(0, |_| end.len());
    let mut ends: Vec<usize> = titles.iter().map(end_of).collect();
    for two in by_tail.windows(2) {
        for at in two.iter().filter(|_| tail(two[0]) == tail(two[1])) {
            let (len, title) = (tail(*at).len(), &titles[*at as usize]);
            if len > 0 && len < title.len() {
                ends[*at as usize] = title.len() - len;
            }
        }
    }
    let heads = titles.iter().zip(&ends).map(|(title, end)| &title[..*end]);
    let start = most_begin(heads.map(|head| head.chars().collect()));
    let range = |(title, end): (&String, &usize)| {
        let from = title.strip_prefix(&start).map_or(0, |_| start.len());
        if from < *end {
            from..*end
        } else {
            0..title.len()
        }
    };
    titles.iter().zip(&ends).map(range).collect()
}

/// What more than half of the words begin with, if those are two or more.
fn most_begin(words: impl Iterator<Item = Vec<char>>) -> String {
    let words: Vec<Vec<char>> = words.collect();
    let least = (words.len() / 2 + 1).max(2);
    let mut among: Vec<&Vec<char>> = words.iter().collect();
    let mut found = String::new();
    for at in 0.. {
        // Of more than half there is one, and it is what is left when others are paired off.
        let (mut most, mut left) = (None, 0);
        for next in among.iter().map(|word| word.get(at)) {
            match left {
                0 => (most, left) = (next, 1),
                _ if next == most => left += 1,
                _ => left -= 1,
            }
        }
        let Some(next) = most.copied() else { break };
        among.retain(|word| word.get(at) == Some(&next));
        if among.len() < least {
            break;
        }
        found.push(next);
    }
    found
}

/// A key of the list of reports.
pub struct ListKey {
    /// The keys.
    pub keys: &'static [&'static str],
    /// What it does.
    pub means: InList,
    /// What that is, in Chinese and English.
    pub names: Bilingual,
}

/// Where a key goes in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many rows down, or up.
    Rows(i32),
    /// So many pages.
    Pages(i32),
    /// To the first or to the last.
    End(Direction),
}

/// What a key does in the list of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InList {
    /// Show another report.
    Go(Step),
    /// Select up to another report.
    Extend(Step),
    /// Select the report too, or no more.
    Toggle,
    /// Select all that are listed.
    All,
    /// Select none.
    Nothing,
    /// Go into its text.
    Open,
    /// Open the menu of what can be done to it.
    Menu,
    /// Give it another title.
    Rename,
    /// Put a copy behind it.
    Duplicate,
    /// Take it out.
    Remove,
    /// Move it in the order of the text.
    Move(Direction),
}

/// What the keys mean in the list of reports.
pub fn by_list_key(chord: &Chord) -> Option<InList> {
    let is_meant = |row: &&ListKey| row.keys.iter().any(|keys| chord.is(keys));
    Some(LIST_KEYS.iter().find(is_meant)?.means)
}

macro_rules! key {
    ([$($keys:literal),*], $means:expr, $zh:literal, $en:literal) => {
        ListKey { keys: &[$($keys),*], means: $means, names: both($zh, $en) }
    };
}

use InList::*;

/// All of them.
#[rustfmt::skip]
pub static LIST_KEYS: &[ListKey] = &[
    key!(["ArrowUp"], Go(Step::Rows(-1)), "上一篇", "the report above"),
    key!(["ArrowDown"], Go(Step::Rows(1)), "下一篇", "the report below"),
    key!(["PageUp"], Go(Step::Pages(-1)), "上翻一页", "a page up"),
    key!(["PageDown"], Go(Step::Pages(1)), "下翻一页", "a page down"),
    key!(["Home"], Go(Step::End(Direction::Up)), "第一篇", "the first report"),
    key!(["End"], Go(Step::End(Direction::Down)), "最后一篇", "the last report"),
    key!(["Enter"], Open, "到正文", "into its text"),
    key!(["Shift+ArrowUp"], Extend(Step::Rows(-1)), "向上多选一篇", "select one more upwards"),
    key!(["Shift+ArrowDown"], Extend(Step::Rows(1)), "向下多选一篇", "select one more downwards"),
    key!(["Shift+Home"], Extend(Step::End(Direction::Up)), "选到第一篇", "select to the first"),
    key!(["Shift+End"], Extend(Step::End(Direction::Down)), "选到最后一篇", "select to the last"),
    key!([" ", "Mod+ "], Toggle, "选中或不选这一篇", "select it, or no more"),
    key!(["Mod+a"], All, "选中所列各篇", "select all that are listed"),
    key!(["Escape"], Nothing, "取消选择", "select none"),
    key!(["Alt+ArrowUp"], Move(Direction::Up), "上移", "move up"),
    key!(["Alt+ArrowDown"], Move(Direction::Down), "下移", "move down"),
    key!(["Shift+F10", "ContextMenu"], Menu, "打开菜单", "open its menu"),
    key!(["F2"], Rename, "重命名", "rename"),
    key!(["Mod+d"], Duplicate, "复制一份在后", "duplicate"),
    key!(["Delete", "Backspace"], Remove, "移除", "remove"),
];

#[cfg(test)]
mod tests {
    use super::apart;

    #[track_caller]
    fn check(titles: &[&str], expected: &[&str]) {
        let titles: Vec<String> = titles.iter().map(|t| (*t).to_owned()).collect();
        let found = titles
            .iter()
            .zip(apart(&titles))
            .map(|(t, r)| t[r].to_owned());
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn titles_are_told_apart_by_their_units() {
        check(
            &[
                "临江县清河镇党委关于巡察整改情况的通报",
                "临江县白石镇党委关于巡察整改情况的通报",
                "临江县水利局党组关于巡察整改情况的通报",
            ],
            &["清河镇党委", "白石镇党委", "水利局党组"],
        );
        check(
            &["2024年一季度工作总结", "2024年二季度工作总结", "整改台账"],
            &["一", "二", "整改台账"],
        );
        // Nothing is left of titles that are the same, and nothing is common to one.
        check(&["通报", "通报"], &["通报", "通报"]);
        check(
            &["关于整改的报告", "", "甲局关于整改的报告"],
            &["关于整改的报告", "", "甲局"],
        );
    }
}
