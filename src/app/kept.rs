//! What stays on this machine, and what is deleted from it.

use super::{App, Msg};
use crate::components::dialog::Question;
use crate::components::toast::Toast;
use crate::keeper::Saved;
use crate::storage::{Kept, StoreError, settings};
use gloo::timers::callback::Timeout;
use session::{RestoreError, Session};

/// How long a paste waits for what is kept here, in milliseconds.
const PATIENCE_MS: u32 = 3000;
/// The setting that says that something was set aside.
const ASIDE: &str = "aside";

impl App {
    pub(super) fn ask_clear(&mut self) {
        let w = self.wording();
        self.menu = None;
        self.question = Some(Question {
            title: w.of("清除本机上的全部内容？", "Delete everything kept here?").to_owned(),
            words: w
                .of("打开的文稿和本机保存的内容都会删除，不能撤销。需要留存的，请先复制出去。", "The open text and what is kept on this computer are deleted for good. Copy out first what you need.")
                .to_owned(),
            preview: None,
            lines: Vec::new(),
            answers: vec![
                (w.of("清除", "Delete").to_owned(), Msg::Clear),
                (w.of("不清除", "Keep it").to_owned(), Msg::Answered),
            ]
            .into_iter()
            .rev()
            .collect(),
        });
    }

    pub(super) fn clear(&mut self) {
        self.question = None;
        *self.session.0.borrow_mut() = Session::default();
        (self.place, self.moved, self.shown_to, self.side, self.panel) =
            (self.nowhere(), None, None, false, false);
        self.keeper.clear();
    }

    pub(super) fn cleared(&mut self, problem: Option<String>) {
        let w = self.wording();
        let toast = match problem {
            None => Toast::note(w.of("本机上的内容已清除", "Everything here was deleted")),
            Some(why) => Toast::error(&format!("{}（{why}）", w.of("本机保存的内容未能清除，请在浏览器设置中清除网站数据", "What is kept could not be deleted; delete the site's data in the browser's settings"))),
        };
        self.settings.store();
        self.say(toast);
    }

    pub(super) fn toggle_keeping(&mut self) {
        self.menu = None;
        self.settings.keeping = !self.settings.keeping;
        self.settings.store();
        self.keeper.set_keeping(self.settings.keeping);
        if self.settings.keeping {
            self.saved = Saved::Fresh;
            self.keep();
        } else {
            self.saved = Saved::Off;
        }
    }

    /// Has the present state kept, soon.
    pub(super) fn keep(&mut self) {
        if self.settings.keeping {
            self.keeper.keep(&self.session);
        }
    }

    /// Puts off what opens a text until it is known what is kept here: whoever pastes before the
    /// old text is there keeps both.
    pub(super) fn wait(&mut self, msg: Msg) -> Option<Msg> {
        let opens = matches!(msg, Msg::Pasted(_) | Msg::FileRead(_) | Msg::Sample);
        match &mut self.waiting {
            Some(waiting) if opens => {
                if waiting.is_empty() {
                    let send = self.send.clone();
                    Timeout::new(PATIENCE_MS, move || send.emit(Msg::WaitNoMore)).forget();
                }
                waiting.push(msg);
                None
            }
            _ => Some(msg),
        }
    }

    /// Does what was put off.
    pub(super) fn wait_no_more(&mut self) {
        for msg in self.waiting.take().unwrap_or_default() {
            self.act(msg);
        }
    }

    pub(super) fn restored(&mut self, kept: Option<&Kept>) {
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
            Ok(session) => {
                *self.session.0.borrow_mut() = session;
                if !self.session.borrow().is_empty() {
                    self.keeper.has_kept(&self.session);
                    self.read();
                    self.saved = Saved::Kept;
                    if self.preset(0, None) {
                        self.session.0.borrow_mut().forget_steps();
                        self.keep();
                    }
                    self.turn_to_first();
                }
            }
            Err(RestoreError::Newer(_)) => {
                // It stays as it is for the version that wrote it.
                self.keeper.set_keeping_quietly(false);
                self.saved = Saved::Failed(StoreError::Newer);
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
        self.keeper.set_aside();
        settings::set(ASIDE, "1");
        let back = self.wording().of("取回文字", "Get the words");
        self.say(Toast::error(&words).with(back, Msg::Salvage));
    }

    /// Opens the texts that had been set aside, behind what is open.
    pub(super) fn salvaged(&mut self, texts: Vec<String>) {
        let texts: Vec<_> = texts.into_iter().filter(|t| !t.trim().is_empty()).collect();
        if texts.is_empty() {
            let words = self
                .wording()
                .of("没有另行留存的内容", "Nothing was set aside");
            self.say(Toast::note(words));
        }
        for text in texts {
            self.open(text);
        }
    }
}

/// Whether anything was set aside.
pub fn has_aside() -> bool {
    settings::get(ASIDE).is_some()
}
