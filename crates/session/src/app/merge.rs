//! Several reports made one: how, before and after side by side; brought up to date when they change.

use super::{State, Toast, View, Wording};
use crate::{Command, Session};
use gangmu::edit::commands::{Preview, Regroup, Updated};
use gangmu::outline::{Kind, MergeBy, Merged, NodeId};
use gangmu::report;
use gangmu::text::{Bilingual, Language, both};
use std::rc::Rc;

/// What happens to a merge.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum MergeEvent {
    /// Ask how the reports that everything is about are to become one; all of them, if that is a
    /// single one.
    Open,
    /// Show what bringing this report up to date comes to.
    Update(NodeId),
    /// Divide it so.
    By(MergeBy),
    /// Call it so.
    Title(String),
    /// Whether it begins with a brief.
    Brief(bool),
    /// Do it.
    Do,
    /// Close it.
    Close,
}

/// A merge that is being decided on.
#[derive(Clone, Debug, PartialEq)]
pub struct Merging {
    /// What would be done.
    pub how: Regroup,
    /// Whether it begins with a brief.
    pub brief: bool,
    /// What it would come to, or why it would be refused.
    pub preview: Result<Rc<Preview>, Bilingual<String>>,
    /// The revision of the text that this is of.
    revision: u64,
}

/// How a merged report differs from those that it is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stale {
    /// Of which report it is known, and for which text.
    read_for: Option<(NodeId, u64)>,
    /// In words; empty where nothing would change.
    pub words: String,
}

impl State {
    pub(super) fn merge_by(&mut self, event: MergeEvent) {
        match event {
            MergeEvent::Open => self.open_merge(),
            MergeEvent::Update(part) => {
                let opening = self.brief_of(&self.merged_parts(part));
                self.set_merging(Regroup::Update { part, opening }, true);
            }
            MergeEvent::By(by) => self.remerge(|of, _| of.by = by),
            MergeEvent::Title(words) => self.remerge(|_, title| *title = words),
            MergeEvent::Brief(brief) => {
                if let Some(merging) = &mut self.merging {
                    merging.brief = brief;
                }
                self.remerge(|_, _| {});
            }
            MergeEvent::Do => self.do_merge(),
            MergeEvent::Close => {
                self.merging = None;
                self.place.serial += 1;
            }
        }
    }

    fn open_merge(&mut self) {
        let scoped = self.scoped();
        let mut parts = self.reports_but_copies();
        parts.retain(|id| scoped.len() < 2 || scoped.contains(id));
        let w = self.wording();
        if parts.len() < 2 {
            let words = w.of(
                "要有两篇以上报告才能合成一篇",
                "There must be two reports or more",
            );
            return self.say(Toast::note(words));
        }
        let opening = self.brief_of(&parts);
        let by = MergeBy::default();
        let how = Regroup::Merge {
            of: Merged { by, parts },
            title: "各单位整改问题汇编".to_owned(),
            opening,
        };
        self.set_merging(how, true);
    }

    fn set_merging(&mut self, how: Regroup, brief: bool) {
        self.page.menu = None;
        let session = self.session.borrow();
        let preview = session.preview_regroup(&how);
        let merging = Merging {
            preview: preview.map(Rc::new).map_err(|_| {
                both(
                    "各篇里没有识别出问题，没有可合成的内容",
                    "The reports have no problems",
                )
                .into()
            }),
            how,
            brief,
            revision: session.revision(),
        };
        drop(session);
        self.merging = Some(merging);
    }

    fn remerge(&mut self, change: impl FnOnce(&mut Merged, &mut String)) {
        let Some(Merging {
            how: Regroup::Merge { of, title, .. },
            brief,
            ..
        }) = &self.merging
        else {
            return;
        };
        let (mut of, mut title, brief) = (of.clone(), title.clone(), *brief);
        change(&mut of, &mut title);
        let opening = match brief {
            true => self.brief_of(&of.parts),
            false => Vec::new(),
        };
        self.set_merging(Regroup::Merge { of, title, opening }, brief);
    }

    fn do_merge(&mut self) {
        let Some(merging) = self.merging.take() else {
            return;
        };
        self.place.serial += 1;
        // What was shown is what is done.
        if merging.revision != self.session.borrow().revision() {
            let how = merging.how;
            return self.set_merging(how, merging.brief);
        }
        let w = self.wording();
        let said = match (&merging.how, &merging.preview) {
            (Regroup::Merge { of, .. }, Ok(preview)) => both(
                format!(
                    "已将 {} 篇的 {} 个问题合成一篇",
                    of.parts.len(),
                    preview.after.problems
                ),
                format!(
                    "{} reports with {} problems are one",
                    of.parts.len(),
                    preview.after.problems
                ),
            ),
            _ => both(
                "已按各原报告更新".to_owned(),
                "Brought up to date".to_owned(),
            ),
        };
        let before = self.session.borrow().n_steps();
        self.perform(Command::Regroup(merging.how));
        if self.session.borrow().n_steps() != before {
            self.show_view(View::Outline);
            self.say(Toast::note(w.say(&said)).undone_if(true, w));
        }
    }

    /// The reports that a merged one is made of, as far as they are there.
    pub(super) fn merged_parts(&self, part: NodeId) -> Vec<NodeId> {
        let session = self.session.borrow();
        let outline = session.outline();
        let note = outline.get(part).and_then(|p| p.note.clone());
        let merged = note.and_then(|n| n.merged.clone()).unwrap_or_default();
        let is_there = |id: &&NodeId| outline.get(**id).is_some_and(|p| p.kind == Kind::Report);
        merged.parts.iter().filter(is_there).copied().collect()
    }

    /// Finds out whether the shown report is made of others that have changed since. O(text of those)
    /// where anything has.
    pub(super) fn follow_merged(&mut self) {
        let session = self.session.borrow();
        let current = session.current().filter(|p| report::is_copy(p));
        let Some(part) = current.map(|p| p.id) else {
            drop(session);
            self.stale = Rc::default();
            return;
        };
        let read_for = Some((part, session.revision()));
        drop(session);
        if self.stale.read_for == read_for {
            return;
        }
        let updated = self.session.borrow().outdated(part).ok();
        let words = match updated.filter(|u| !u.is_none()) {
            Some(updated) => self.wording().updated(&updated),
            None => String::new(),
        };
        self.stale = Rc::new(Stale { read_for, words });
    }
}

/// The problem of which `node` is a copy, and in short the report that it stands in.
pub fn origin_of(session: &Session, node: NodeId) -> Option<(NodeId, String)> {
    let outline = session.outline();
    let origin = outline.get(node)?.note.as_ref()?.origin.clone()?;
    let part = outline.part_of(origin.node)?;
    // It may have another's id by now.
    let copy = outline.part_of(node)?.note.as_ref()?.merged.clone()?;
    if !copy.parts.contains(&part.id) {
        return None;
    }
    let title = &origin.report;
    let unit = title.split("关于").next().unwrap_or_default();
    let name = if unit.is_empty() { title } else { unit };
    Some((origin.node, name.chars().take(16).collect()))
}

impl Wording {
    /// What of a merged report is not brought up to date.
    pub fn kept_by_hand(self, n: u32) -> String {
        match self.0 {
            Language::Chinese => {
                format!("另有 {n} 个在原报告里有变动，但这里有手写的改动，保留这里的。")
            }
            Language::English => {
                format!(" {n} more changed there but were written in here: these stay.")
            }
        }
    }

    /// What bringing a merged report up to date comes to.
    pub fn updated(self, updated: &Updated) -> String {
        let said = match self.0 {
            Language::Chinese => [
                (updated.new, "新增"),
                (updated.changed, "改动"),
                (updated.moved, "换组"),
                (updated.gone, "删去"),
            ],
            Language::English => [
                (updated.new, "new: "),
                (updated.changed, "changed: "),
                (updated.moved, "moved: "),
                (updated.gone, "gone: "),
            ],
        };
        let unit = self.of(" 个", "");
        let parts = said.iter().filter(|(n, _)| *n > 0);
        let parts: Vec<String> = parts
            .map(|(n, words)| {
                let space = self.of(" ", "");
                [words, space, &n.to_string(), unit].concat()
            })
            .collect();
        parts.join(self.of("，", ", "))
    }
}
