//! What stays on this machine, and what is deleted from it.

use super::{
    Effect, Event, FilesEvent, Host, KeepEffect, PageEvent, Platform, Question, Settings, Toast,
    Wording,
};
use crate::{RestoreError, Session};
use std::fmt;
use std::rc::Rc;

/// How long a paste waits for what is kept here, in milliseconds.
const PATIENCE_MS: u32 = 3000;
/// The setting that says that something was set aside.
const ASIDE: &str = "aside";

/// What happens to what is kept.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum KeepEvent {
    /// Ask whether to delete everything here.
    AskClear,
    /// Delete everything here.
    Clear,
    /// Everything here was deleted, or could not be.
    Cleared(Option<String>),
    /// Keep on this machine, or no more.
    Toggle,
    /// What a page had not saved when it was closed was set aside: another has written since.
    LeftAside,
    /// Look for what was set aside.
    Salvage,
    /// The texts that were set aside.
    Salvaged(Vec<String>),
    /// What was kept from before is here.
    Restored(Rc<Option<Kept>>),
    /// What is kept here does not come: go on without.
    WaitNoMore,
    /// Whether all is kept has changed.
    Saved(Saved),
    /// Keep this window's text although another window kept another.
    TakeOver,
}

/// Why something could not be kept or read. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser allows this page no storage: a setting, a policy, a private window.
    Forbidden,
    /// The disk or the browser's quota is full.
    Full,
    /// Someone else has written or deleted since this store last looked.
    Conflict,
    /// What is kept was laid out by a newer Gangmu.
    Newer,
    /// Anything else, in the browser's words.
    Failed(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Forbidden => f.write_str("storage is forbidden"),
            Self::Full => f.write_str("storage is full"),
            Self::Conflict => f.write_str("another window has written"),
            Self::Newer => f.write_str("kept by a newer version"),
            Self::Failed(what) => write!(f, "storage failed: {what}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The head record.
    pub head: String,
    /// The parts' records in the order of `all` at the last save. A record that is missing on the
    /// disk is missing here: the head then names more parts than there are.
    pub parts: Vec<String>,
    /// Grows with every save, whoever saves.
    pub revision: u64,
    /// What was done since, as [`Session::replay`] takes it.
    pub log: Option<String>,
}

/// Whether all is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// Nothing is open that could be kept.
    Fresh,
    /// An edit is not yet kept.
    Pending,
    /// All is kept.
    Kept,
    /// The writer wants nothing kept.
    Off,
    /// It could not be kept.
    Failed(StoreError),
}

/// What the application knows of what is kept.
#[derive(Debug)]
pub struct State {
    /// Whether all is kept.
    pub saved: Saved,
    /// Whether a text was open when last something was kept.
    pub expects_text: bool,
    /// Whether anything was set aside.
    pub aside: bool,
    /// How often all was kept.
    pub(super) n_saved: u64,
    /// What was asked before it was known what is kept here: done once it is. `None` from then on.
    pub(super) waiting: Option<Vec<Event>>,
}

impl State {
    pub(super) fn load(platform: &impl Platform, settings: Settings, host: &Host) -> Self {
        let keeps = settings.keeping || host.is_hosted();
        Self {
            saved: if keeps { Saved::Fresh } else { Saved::Off },
            expects_text: platform.setting("open").as_deref() == Some("yes"),
            aside: platform.setting(ASIDE).is_some(),
            n_saved: 0,
            waiting: settings.keeping.then(Vec::new),
        }
    }

    /// Whether what was kept may still come.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }
}

impl super::State {
    pub(super) fn keep_by(&mut self, event: KeepEvent) -> bool {
        match event {
            KeepEvent::AskClear => self.ask_clear(),
            KeepEvent::LeftAside => self.tell_aside(
                self.wording()
                    .of(
                        "上次关闭时的最后修改与另一窗口的内容不同，已另行留存",
                        "The last changes of a closed window differ from what another kept; they were set aside",
                    )
                    .to_owned(),
            ),
            KeepEvent::Clear => self.clear(),
            KeepEvent::Cleared(problem) => self.cleared(problem),
            KeepEvent::Toggle => self.toggle_keeping(),
            KeepEvent::Salvage => {
                self.page.menu = None;
                self.effect(KeepEffect::Salvage.into());
            }
            KeepEvent::Salvaged(texts) => self.salvaged(texts),
            KeepEvent::Restored(kept) => self.restored((*kept).as_ref()),
            KeepEvent::WaitNoMore => self.wait_no_more(),
            KeepEvent::Saved(saved) => {
                if saved == Saved::Off {
                    // Whatever was kept is deleted, but not the wish to keep nothing.
                    self.store_settings();
                }
                self.keep.n_saved += u64::from(saved == Saved::Kept);
                return std::mem::replace(&mut self.keep.saved, saved.clone()) != saved;
            }
            KeepEvent::TakeOver => self.effect(KeepEffect::TakeOver.into()),
        }
        true
    }

    fn ask_clear(&mut self) {
        let w = self.wording();
        self.page.menu = None;
        self.page.question = Some(Question {
            title: w.of("清除本机上的全部内容？", "Delete everything kept here?").to_owned(),
            words: w
                .of("打开的文稿和本机保存的内容都会删除，不能撤销。需要留存的，请先复制出去。", "The open text and what is kept on this computer are deleted for good. Copy out first what you need.")
                .to_owned(),
            answers: vec![
                (w.of("不清除", "Keep it").to_owned(), PageEvent::Answered.into()),
                (w.of("清除", "Delete").to_owned(), KeepEvent::Clear.into()),
            ],
            destroys: true,
            ..Question::default()
        });
    }

    fn clear(&mut self) {
        self.page.question = None;
        *self.session.borrow_mut() = Session::default();
        self.comparing = None;
        (self.place, self.moved, self.shown_to) = (self.nowhere(), None, None);
        (self.page.side, self.page.panel) = (false, false);
        self.keep.aside = false;
        self.forget_versions();
        self.forget_shelf(false);
        self.files.desk += 1;
        self.effect(KeepEffect::Clear.into());
    }

    fn cleared(&mut self, problem: Option<String>) {
        self.forget_shelf(true);
        let w = self.wording();
        let toast = match problem {
            None => Toast::note(w.of("本机上的内容已清除", "Everything here was deleted")),
            Some(why) => Toast::error(&format!("{}（{why}）", w.of("本机保存的内容未能清除，请在浏览器设置中清除网站数据", "What is kept could not be deleted; delete the site's data in the browser's settings"))),
        };
        self.store_settings();
        self.say(toast);
    }

    fn toggle_keeping(&mut self) {
        self.page.menu = None;
        self.settings.keeping = !self.settings.keeping;
        self.store_settings();
        let keeping = self.settings.keeping;
        self.forget_versions();
        self.effect(KeepEffect::Keeping(keeping).into());
        self.keep.saved = if keeping { Saved::Fresh } else { Saved::Off };
        self.keep();
    }

    /// Has the present state kept, soon.
    pub(super) fn keep(&mut self) {
        if self.settings.keeping {
            self.effect(KeepEffect::Soon.into());
            self.keep_version();
        }
    }

    /// Puts off what opens a text until it is known what is kept here: whoever pastes before the
    /// old text is there keeps both.
    pub(super) fn wait(&mut self, event: Event) -> Option<Event> {
        let opens = matches!(
            event,
            Event::Files(
                FilesEvent::Opens(..)
                    | FilesEvent::Read(..)
                    | FilesEvent::Slice(_)
                    | FilesEvent::AllRead
            )
        ) || matches!(&event, Event::Texts(event) if event.opens());
        let Some(waiting) = self.keep.waiting.as_mut().filter(|_| opens) else {
            return Some(event);
        };
        waiting.push(event);
        if waiting.len() == 1 {
            self.effect(Effect::After {
                ms: PATIENCE_MS,
                event: KeepEvent::WaitNoMore.into(),
            });
        }
        None
    }

    /// Does what was put off.
    fn wait_no_more(&mut self) {
        for event in self.keep.waiting.take().unwrap_or_default() {
            self.act(event);
        }
    }

    fn restored(&mut self, kept: Option<&Kept>) {
        if let Some(kept) = kept {
            self.restore(kept);
        }
        self.wait_no_more();
    }

    fn restore(&mut self, kept: &Kept) {
        if !self.session.borrow().is_empty() {
            // It came too late: another text is open, which must not replace it.
            self.set_aside(
                self.wording()
                    .of("上次的内容已另行留存", "What was open before was set aside")
                    .to_owned(),
            );
            return;
        }
        match Session::restore(&kept.head, &kept.parts) {
            Ok(mut session) => {
                let replayed = kept.log.as_deref().is_some_and(|log| session.replay(log));
                *self.session.borrow_mut() = session;
                if replayed {
                    self.keep();
                }
                if !self.session.borrow().is_empty() {
                    if !replayed {
                        self.effect(KeepEffect::IsKept.into());
                        self.keep.saved = Saved::Kept;
                    }
                    self.read();
                    if self.preset(0, None) {
                        self.session.borrow_mut().forget_steps();
                        self.keep();
                    }
                    self.begin_versions();
                    self.turn_to_first();
                }
            }
            Err(RestoreError::Newer(_)) => {
                // It stays as it is for the version that wrote it.
                self.effect(KeepEffect::LeaveAlone.into());
                self.keep.saved = Saved::Failed(StoreError::Newer);
            }
            Err(error) => {
                let words = self.wording().of(
                    "本机保存的内容无法读取，已另行留存，没有删除",
                    "What was kept here cannot be read; it was set aside, not deleted",
                );
                self.set_aside(format!("{words}（{error}）"));
            }
        }
    }

    /// Puts what is kept where no save touches it, and offers to take its words back.
    fn set_aside(&mut self, words: String) {
        self.effect(KeepEffect::SetAside.into());
        self.tell_aside(words);
    }

    /// Says that something was set aside, and how to get it.
    fn tell_aside(&mut self, words: String) {
        self.set(ASIDE, "1");
        self.keep.aside = true;
        let back = self.wording().of("取回文字", "Get the words");
        self.say(Toast::error(&words).with(back, KeepEvent::Salvage));
    }

    /// Opens the texts that had been set aside, behind what is open.
    fn salvaged(&mut self, texts: Vec<String>) {
        let texts: Vec<_> = texts.into_iter().filter(|t| !t.trim().is_empty()).collect();
        if texts.is_empty() {
            let words = self
                .wording()
                .of("没有另行留存的内容", "Nothing was set aside");
            self.say(Toast::note(words));
        }
        for text in texts {
            self.open(text, false);
        }
    }
}

/// What a failure means for the writer, and what can be done about it.
pub fn store_sentence(why: &StoreError, w: Wording) -> (String, Option<(String, Event)>) {
    let words = match why {
        StoreError::Forbidden => w.of(
            "浏览器不允许本页在这台电脑上保存内容：关闭页面后内容不会留下，请及时复制出去。",
            "The browser lets this page keep nothing: the text is gone when the page is closed. Copy it out in time.",
        ),
        StoreError::Full => w.of(
            "这台电脑留给本页的空间已满，最近的修改没有保存。请先复制出去，再清理浏览器数据。",
            "The room for this page is full: the last changes are not saved. Copy them out, then free room in the browser.",
        ),
        StoreError::Conflict => w.of(
            "另一个窗口保存了别的内容，本窗口的修改没有保存，以免互相覆盖。",
            "Another window has saved another text. This window's changes are not saved, so that neither overwrites the other.",
        ),
        StoreError::Newer => w.of(
            "本机上的内容由更新版本的纲目保存，本页不会改动它。请用新版本打开。",
            "What is kept here was saved by a newer Gangmu; this page leaves it alone. Open it with that version.",
        ),
        StoreError::Failed(_) => w.of(
            "最近的修改没有存到本机，请及时复制出去。",
            "The last changes are not saved here. Copy them out in time.",
        ),
    };
    let action = (*why == StoreError::Conflict).then(|| {
        (
            w.of("以本窗口为准", "Keep this window's text").to_owned(),
            KeepEvent::TakeOver.into(),
        )
    });
    (words.to_owned(), action)
}
