//! What stood at other times: kept before the first change and before large ones, while one writes,
//! and when it is asked for; shown in a row, compared, and put back.

use super::{PageEvent, Question, State, StoreError, Toast, VersionsEffect, Wording};
use crate::{Command, Stood, Version, Why};
use gangmu::edit::Intent;
use gangmu::outline::NodeId;
use gangmu::report::Date;
use std::rc::Rc;

/// While somebody writes, a version is kept so often, in milliseconds.
const OFTEN_MS: f64 = 20.0 * 60_000.0;
/// A command that changes so many rows changes many places.
const MANY: usize = 20;

/// What happens to versions.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum VersionsEvent {
    /// Show them.
    Open,
    /// Show them no more.
    Close,
    /// These there are, from the oldest to the newest, or why that is not known.
    Listed(Rc<Result<Vec<Version>, StoreError>>),
    /// Keep what stands now, and call it so.
    Name(String),
    /// One was kept, or why not; whether somebody had asked for it.
    Kept(bool, Result<(), StoreError>),
    /// Choose one for comparing with another, or no more.
    Pick(u32),
    /// Compare the shown report with what it was in that one; with none the two that are chosen.
    Compare(Option<u32>),
    /// Put back the report of that id as it was in the version of that number; without one, all.
    Restore(u32, Option<NodeId>),
    /// The records that were wanted, or why there are none.
    Fetched(Wanted, Rc<Result<Vec<String>, StoreError>>),
    /// Delete one, having asked.
    Remove(u32, bool),
    /// Show those of all reports, or of the shown one.
    Whole(bool),
}

/// What records of versions are wanted for. Versions by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// To compare with what stands now.
    Compare(u32),
    /// To compare with each other, the older one first.
    Both(u32, u32),
    /// To put a report back, or all.
    Restore(u32, Option<NodeId>),
}

/// The versions as they are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// Those that there are, from the oldest to the newest, or why that is not known; none until it
    /// is found out.
    pub all: Option<Rc<Result<Vec<Version>, StoreError>>>,
    /// Those chosen for comparing, at most two.
    pub picked: Vec<u32>,
    /// Whether they are of all reports.
    pub whole: bool,
    /// Whether one is being kept.
    pub busy: bool,
}

/// What the application knows of versions.
#[derive(Debug, Default)]
pub struct Versions {
    /// What stood before the first change, and at which revision.
    opening: Option<(Stood, u64)>,
    /// The revision that was kept last.
    kept: Option<u64>,
    /// When one was kept last, or what came before the first change.
    since_ms: f64,
    /// Whether it was said that none can be kept.
    told: bool,
    /// What is shown.
    pub sheet: Option<Timeline>,
}

impl Timeline {
    /// The version of that number.
    pub fn get(&self, id: u32) -> Option<&Version> {
        let all = self.all.as_deref()?.as_ref().ok()?;
        all.iter().find(|v| v.id == id)
    }
}

impl State {
    /// What stands now is what the first change will be a change of.
    pub(super) fn begin_versions(&mut self) {
        if self.settings.keeping {
            let session = self.session.borrow();
            self.versions.opening = Some((Stood::of(&session), session.revision()));
            self.versions.since_ms = self.now_ms;
        }
    }

    /// Nothing that is on its way is to be kept.
    pub(super) fn forget_versions(&mut self) {
        self.versions = Versions::default();
        self.effect(VersionsEffect::Forget.into());
        self.begin_versions();
    }

    /// What is to be kept before a command that changes many places, once it has done so.
    pub(super) fn stood_before(&self, command: &Command) -> Option<(Stood, u64)> {
        if !self.settings.keeping || !self.is_wide(command) {
            return None;
        }
        let session = self.session.borrow();
        let is_kept = self.versions.kept == Some(session.revision());
        (!is_kept && !session.is_empty()).then(|| (Stood::of(&session), session.revision()))
    }

    fn is_wide(&self, command: &Command) -> bool {
        match command {
            Command::Regroup(_)
            | Command::ReplaceAll { .. }
            | Command::SetScheme { .. }
            | Command::SetNumbering { .. }
            | Command::Renumber(_)
            | Command::JoinLines(_)
            | Command::WriteStatus(_)
            | Command::ChooseProblems(..)
            | Command::PutPart(_, false)
            | Command::Restore(..) => true,
            // A text that came in goes.
            Command::Undo => self.session.borrow().can_undo() == Some(Intent::Open),
            Command::Fix(fixes) => fixes.len() > 1,
            Command::SetCells(cells) => cells.len() >= MANY,
            Command::Remove(ids) => {
                let session = self.session.borrow();
                let is_part = |id: &NodeId| session.parts().iter().any(|p| p.id == *id);
                ids.len() >= MANY || ids.iter().any(is_part)
            }
            Command::OnNodes(ids, _)
            | Command::Shift(ids, _)
            | Command::Indent(ids)
            | Command::Outdent(ids)
            | Command::SetLevel(ids, _)
            | Command::Convert(ids, _)
            | Command::SetRoles(ids, _)
            | Command::Drop(ids, _) => ids.len() >= MANY,
            _ => false,
        }
    }

    /// Keeps what stood before the step that was just made.
    pub(super) fn keep_stood(&mut self, stood: Option<(Stood, u64)>) {
        if let Some((stood, of)) = stood {
            // The larger change says more of it than the first.
            self.versions.opening = None;
            let step = self.session.borrow().can_undo();
            self.keep_as(Why::before(step.unwrap_or(Intent::Convert)), stood, of);
        }
    }

    /// Keeps what stood before the first change; and what stands now, if that was long ago.
    pub(super) fn keep_version(&mut self) {
        let revision = self.session.borrow().revision();
        if let Some((stood, of)) = self.versions.opening.take() {
            match of == revision {
                true => self.versions.opening = Some((stood, of)),
                false => self.keep_as(Why::Begun, stood, of),
            }
        } else if self.versions.kept != Some(revision)
            && self.now_ms - self.versions.since_ms > OFTEN_MS
        {
            let stood = Stood::of(&self.session.borrow());
            self.keep_as(Why::While, stood, revision);
        }
    }

    /// Keeps what stood at that revision.
    fn keep_as(&mut self, why: Why, stood: Stood, revision: u64) {
        (self.versions.kept, self.versions.since_ms) = (Some(revision), self.now_ms);
        self.effect(VersionsEffect::Keep(why, stood).into());
    }

    pub(super) fn versions_by(&mut self, event: VersionsEvent) {
        match event {
            VersionsEvent::Open => self.open_versions(),
            VersionsEvent::Close => {
                self.versions.sheet = None;
                self.place.serial += 1;
            }
            VersionsEvent::Listed(all) => {
                if let Some(sheet) = &mut self.versions.sheet {
                    sheet.all = Some(all);
                    sheet.busy = false;
                }
            }
            VersionsEvent::Name(name) => self.name_version(name),
            VersionsEvent::Kept(asked, kept) => self.version_kept(asked, kept),
            VersionsEvent::Whole(whole) => {
                if let Some(sheet) = &mut self.versions.sheet {
                    sheet.whole = whole;
                }
            }
            VersionsEvent::Pick(id) => {
                if let Some(Timeline { picked, .. }) = &mut self.versions.sheet {
                    match picked.iter().position(|p| *p == id) {
                        Some(at) => drop(picked.remove(at)),
                        None => picked.push(id),
                    }
                    // A third takes the place of the first.
                    picked.drain(..picked.len().saturating_sub(2));
                }
            }
            VersionsEvent::Compare(id) => self.fetch_compared(id),
            VersionsEvent::Restore(id, part) => self.ask_for(Wanted::Restore(id, part)),
            VersionsEvent::Fetched(wanted, records) => self.fetched(wanted, &records),
            VersionsEvent::Remove(id, false) => self.ask_remove(id),
            VersionsEvent::Remove(id, true) => {
                self.page.question = None;
                self.effect(VersionsEffect::Remove(id).into());
            }
        }
    }

    fn open_versions(&mut self) {
        (self.page.menu, self.page.context) = (None, None);
        self.versions.sheet = Some(Timeline::default());
        self.effect(VersionsEffect::List.into());
    }

    fn name_version(&mut self, name: String) {
        let w = self.wording();
        let name = name.trim();
        if name.is_empty() {
            return self.say(Toast::note(
                w.of("请先写版本的名称", "Give it a name first"),
            ));
        }
        if !self.settings.keeping {
            return self.say(Toast::note(w.of(
                "现在不在本机保存，版本也不保存",
                "Nothing is kept on this computer now, and no version either",
            )));
        }
        if let Some(sheet) = &mut self.versions.sheet {
            sheet.busy = true;
        }
        let (stood, revision) = {
            let session = self.session.borrow();
            (Stood::of(&session), session.revision())
        };
        self.keep_as(Why::Named(name.to_owned()), stood, revision);
    }

    fn version_kept(&mut self, asked: bool, kept: Result<(), StoreError>) {
        let w = self.wording();
        if let Some(sheet) = &mut self.versions.sheet {
            sheet.busy = false;
            self.effect(VersionsEffect::List.into());
        }
        match kept {
            Ok(()) if asked => self.say(Toast::note(w.of("已存为版本", "Kept as a version"))),
            Ok(()) => {}
            // Said once where nobody had asked for it.
            Err(why) if asked || !std::mem::replace(&mut self.versions.told, true) => {
                let full = matches!(why, StoreError::Full);
                self.say(Toast::error(match full {
                    true => w.of(
                        "本机空间已满，这一版本没有存下；文稿照常保存",
                        "There is no room for this version; the text itself is kept as before",
                    ),
                    false => w.of(
                        "这一版本没有存下；文稿照常保存",
                        "This version was not kept; the text itself is kept as before",
                    ),
                }));
            }
            Err(_) => {}
        }
    }

    fn fetch_compared(&mut self, id: Option<u32>) {
        let picked = self.versions.sheet.as_ref().map(|s| s.picked.clone());
        match (id, picked.as_deref()) {
            (Some(id), _) => self.ask_for(Wanted::Compare(id)),
            (None, Some(&[a, b])) => self.ask_for(Wanted::Both(a.min(b), a.max(b))),
            _ => {}
        }
    }

    fn ask_for(&mut self, wanted: Wanted) {
        let current = self.session.borrow().current().map(|p| p.id);
        let Some(sheet) = &self.versions.sheet else {
            return;
        };
        let piece = |id: u32, part: Option<NodeId>| {
            let entry = sheet.get(id)?.part(part?)?;
            Some(entry.piece)
        };
        let pieces: Option<Vec<u32>> = match wanted {
            Wanted::Compare(id) => piece(id, current).map(|p| vec![p]),
            Wanted::Both(a, b) => piece(a, current)
                .zip(piece(b, current))
                .map(|(a, b)| vec![a, b]),
            Wanted::Restore(id, Some(part)) => piece(id, Some(part)).map(|p| vec![p]),
            Wanted::Restore(id, None) => {
                let version = sheet.get(id);
                version.map(|v| v.parts.iter().map(|p| p.piece).collect())
            }
        };
        match pieces {
            Some(pieces) => self.effect(VersionsEffect::Fetch(wanted, pieces).into()),
            None => {
                let w = self.wording();
                self.say(Toast::note(
                    w.of("那时还没有本篇", "This report was not there at that time"),
                ));
            }
        }
    }

    fn fetched(&mut self, wanted: Wanted, records: &Result<Vec<String>, StoreError>) {
        let w = self.wording();
        let Some(sheet) = self.versions.sheet.clone() else {
            return;
        };
        let name = |id: u32| {
            sheet
                .get(id)
                .map_or_else(String::new, |v| self.version_name(v))
        };
        match (wanted, records.as_deref()) {
            (Wanted::Compare(id), Ok([record])) => {
                let old = (record.as_str().into(), name(id));
                self.versions.sheet = None;
                self.compare_versions(old, None);
            }
            (Wanted::Both(a, b), Ok([old, new])) => {
                let old = (old.as_str().into(), name(a));
                let new = (new.as_str().into(), name(b));
                self.versions.sheet = None;
                self.compare_versions(old, Some(new));
            }
            (Wanted::Restore(id, part), Ok(records)) => {
                let version = sheet.get(id);
                let tail = version.filter(|_| part.is_none()).map(|v| v.tail.clone());
                let words = [
                    w.of("已恢复到：", "Restored: "),
                    &name(id),
                    w.of("，可以一步撤销", ""),
                ]
                .concat();
                let before = self.session.borrow().revision();
                self.perform(Command::Restore(Rc::new(records.to_vec()), tail));
                if self.session.borrow().revision() != before {
                    self.versions.sheet = None;
                    self.place.serial += 1;
                    if let Some(part) = part {
                        self.perform(Command::Show(part));
                    }
                    self.say(Toast::note(&words).undone_if(true, w));
                } else if !self.host.is_locked() {
                    self.say(Toast::note(w.of(
                        "与现在相同，没有变动",
                        "It is as it was then; nothing changed",
                    )));
                }
            }
            _ => self.say(Toast::error(w.of(
                "这一版本无法读取，没有变动",
                "This version cannot be read; nothing changed",
            ))),
        }
    }

    fn ask_remove(&mut self, id: u32) {
        let w = self.wording();
        let version = self.versions.sheet.as_ref().and_then(|s| s.get(id));
        let Some(name) = version.map(|v| self.version_name(v)) else {
            return;
        };
        self.page.question = Some(Question {
            title: w.of("删除这个版本？", "Delete this version?").to_owned(),
            words: [
                &name,
                w.of("。删除后不能恢复。", ". It cannot be brought back."),
            ]
            .concat(),
            answers: vec![
                (
                    w.of("不删除", "Keep it").to_owned(),
                    PageEvent::Answered.into(),
                ),
                (
                    w.of("删除", "Delete").to_owned(),
                    VersionsEvent::Remove(id, true).into(),
                ),
            ],
            destroys: true,
            ..Question::default()
        });
    }

    /// When it was kept and why.
    fn version_name(&self, version: &Version) -> String {
        let w = self.wording();
        let when = w.moment(version.clock, self.today);
        [when.as_str(), " ", w.say(&version.why.sentence())].concat()
    }
}

impl Wording {
    /// A moment on the machine's clock, as one says it on that day.
    pub fn moment(self, [year, month, day, hour, minute]: [u16; 5], today: Option<Date>) -> String {
        let time = format!("{hour:02}:{minute:02}");
        let is_day = |d: Date| (d.month, d.day) == (month as u8, day as u8);
        match today {
            Some(d) if d.year == year && is_day(d) => [self.of("今天 ", "Today "), &time].concat(),
            Some(d) if d.year == year => match self.0 {
                gangmu::text::Language::Chinese => format!("{month}月{day}日 {time}"),
                gangmu::text::Language::English => format!("{month}/{day} {time}"),
            },
            _ => format!("{year}-{month:02}-{day:02} {time}"),
        }
    }
}
