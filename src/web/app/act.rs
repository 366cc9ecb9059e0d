//! What the page does when it is asked.

use super::{App, Menu, Msg, Place, Scope, Small};
use crate::edit::Caret;
use crate::export::{format::Format, html, plain};
use crate::import::ImportError;
use crate::outline::{Kind, NodeId};
use crate::session::{Command, Outcome, RestoreError, Session};
use crate::web::clipboard::{self, Payload};
use crate::web::components::dialog::Question;
use crate::web::components::toast::Toast;
use crate::web::keeper::Saved;
use crate::web::storage::{Kept, StoreError};
use crate::web::wording::Language;
use crate::web::{dom, files};
use gloo::timers::callback::Timeout;

/// Our own report, to try things on.
const SAMPLE: &str = include_str!("../../session/sample.txt");
/// How long a notice stays, in milliseconds.
const TOAST_MS: u32 = 6000;

impl App {
    /// Does what `msg` asks. Returns whether the page is to be drawn anew.
    pub(super) fn act(&mut self, msg: Msg) -> bool {
        match msg {
            Msg::Do(command) => return self.perform(command),
            Msg::Undo => return self.perform(Command::Undo),
            Msg::Redo => return self.perform(Command::Redo),
            Msg::Edit(caret) => self.stand(caret.node, true, Some(caret)),
            Msg::Focus(node) => self.stand(node, false, None),
            Msg::Stand(caret) => return self.caret_moved(caret),
            Msg::Remove(node) => return self.remove(node),
            Msg::Show(part) => {
                (self.place, self.side, self.shown_to) = (self.nowhere(), false, None);
                return self.perform(Command::Show(part));
            }
            Msg::Jump(node) => {
                (self.side, self.panel) = (false, false);
                self.stand(node, false, None);
            }
            Msg::FoldTo(level) => {
                self.shown_to = Some(level);
                self.place = self.nowhere();
                return self.perform(Command::FoldTo(level));
            }
            Msg::SetTarget(part, words) => return self.perform(Command::SetTarget(part, words)),
            Msg::Copy(scope) => self.copy(scope),
            Msg::Copied(done) => self.copied(done),
            Msg::Pasted(text) => self.open(text),
            Msg::PastedLines(text) => self.ask_lines(text),
            Msg::PasteButton => clipboard::read(self.send.clone()),
            Msg::PasteByHand => {
                let w = self.wording();
                let words = w
                    .of("请直接按 Ctrl+V 粘贴", "Press Ctrl+V to paste")
                    .to_owned();
                self.say(Toast {
                    words,
                    error: false,
                    action: None,
                });
            }
            Msg::PickFile => files::pick(self.send.clone()),
            Msg::FileRead(result) => match &*result {
                Ok(text) => self.open(text.clone()),
                Err(error) => self.refuse(error),
            },
            Msg::FileFailed(name) => {
                let w = self.wording();
                let words = w.of(
                    "无法读取这个文件，已打开的文档没有变动",
                    "This file cannot be read; the open document is unchanged",
                );
                self.say(Toast {
                    words: format!("{words}：{name}"),
                    error: true,
                    action: None,
                });
            }
            Msg::Sample => self.open(SAMPLE.to_owned()),
            Msg::Dragging(on) => {
                let changed = self.dragging != on;
                self.dragging = on;
                return changed;
            }
            Msg::ToggleLanguage => {
                self.settings.language = match self.settings.language {
                    Language::Chinese => Language::English,
                    Language::English => Language::Chinese,
                };
                self.settings.store();
                self.dress();
            }
            Msg::NextTheme => {
                self.settings.theme = self.settings.theme.next();
                self.settings.store();
                self.dress();
            }
            Msg::ToggleMenu => self.toggle(Menu::Copy),
            Msg::ToggleNote(menu) => self.toggle(menu),
            Msg::CloseMenus => {
                let any = self.menu.is_some() || self.side || self.panel;
                (self.menu, self.side, self.panel) = (None, false, false);
                return any;
            }
            Msg::ToggleSide => (self.side, self.panel) = (!self.side, false),
            Msg::TogglePanel => (self.panel, self.side) = (!self.panel, false),
            Msg::CloseToast => self.toast = None,
            Msg::Answered => {
                self.question = None;
                self.place.serial += 1;
            }
            Msg::AskClear => self.ask_clear(),
            Msg::Clear => self.clear(),
            Msg::Cleared(problem) => self.cleared(problem),
            Msg::ToggleKeeping => self.toggle_keeping(),
            Msg::Restored(kept) => self.restored((*kept).as_ref()),
            Msg::Saved(saved) => {
                let changed = self.saved != saved;
                self.saved = saved;
                return changed;
            }
            Msg::TakeOver => {
                self.keeper.take_over(&self.session);
            }
            Msg::Small(what) => return self.small(what),
        }
        true
    }

    fn nowhere(&self) -> Place {
        Place {
            serial: self.place.serial + 1,
            ..Place::default()
        }
    }

    /// Makes a row current and puts the page's focus there.
    fn stand(&mut self, node: NodeId, editing: bool, caret: Option<Caret>) {
        self.menu = None;
        let here = caret.or(Some(Caret::at(node, 0)));
        let mut session = self.session.0.borrow_mut();
        session.dispatch(Command::Reveal(node), dom::now_ms());
        session.dispatch(Command::Stand(here), dom::now_ms());
        let serial = self.place.serial + 1;
        self.place = Place {
            node: Some(node),
            editing,
            caret,
            serial,
        };
    }

    fn caret_moved(&mut self, caret: Caret) -> bool {
        self.session
            .0
            .borrow_mut()
            .dispatch(Command::Stand(Some(caret)), dom::now_ms());
        self.place.caret = Some(caret);
        false
    }

    /// Changes the session and follows its caret.
    fn perform(&mut self, command: Command) -> bool {
        let typing = matches!(command, Command::Replace { .. });
        let shifted = match &command {
            Command::Shift(ids, _) | Command::Indent(ids) | Command::Outdent(ids) => {
                ids.first().copied()
            }
            _ => None,
        };
        if matches!(command, Command::ToggleFold(_)) {
            self.shown_to = None;
        }
        // Folds and the shown part are kept, too.
        let view = matches!(
            command,
            Command::ToggleFold(_) | Command::FoldTo(_) | Command::Show(_)
        );
        let before = self.session.borrow().revision();
        let outcome = self.session.0.borrow_mut().dispatch(command, dom::now_ms());
        let after = self.session.borrow().revision();
        match outcome {
            Outcome::Refused(_) | Outcome::Nothing => return false,
            Outcome::Done { caret } if typing => {
                // The text field has its caret already.
                self.place.caret = caret;
            }
            Outcome::Done { caret } => {
                if let Some(caret) = caret {
                    let editing = self.place.editing;
                    let serial = self.place.serial + 1;
                    let held = self.place.caret.filter(|c| shifted == Some(c.node));
                    self.place = Place {
                        node: Some(caret.node),
                        editing,
                        caret: held.or(Some(caret)),
                        serial,
                    };
                }
                if self
                    .place
                    .node
                    .is_some_and(|id| !self.session.borrow().outline().contains(id))
                {
                    self.place = self.nowhere();
                }
            }
        }
        self.moved = shifted;
        if after != before || view {
            self.keep();
        }
        true
    }

    fn small(&mut self, what: Small) -> bool {
        let Some(node) = self.place.node else {
            return false;
        };
        self.perform(match what {
            Small::Shift(direction) => Command::Shift(vec![node], direction),
            Small::Deeper => Command::Indent(vec![node]),
            Small::Shallower => Command::Outdent(vec![node]),
        })
    }

    fn remove(&mut self, node: NodeId) -> bool {
        let nodes = {
            let session = self.session.borrow();
            session.outline().get(node).map_or(0, |n| n.totals().nodes)
        };
        let done = self.perform(Command::Remove(vec![node]));
        if done {
            let w = self.wording();
            let action = Some((w.of("撤销", "Undo").to_owned(), Box::new(Msg::Undo)));
            self.say(Toast {
                words: w.removed(nodes),
                error: false,
                action,
            });
        }
        done
    }

    fn toggle(&mut self, menu: Menu) {
        self.menu = if self.menu == Some(menu) {
            None
        } else {
            Some(menu)
        };
    }

    /// Shows a notice; what went wrong stays until it is closed.
    fn say(&mut self, toast: Toast) {
        let send = self.send.clone();
        self.toast_timer =
            (!toast.error).then(|| Timeout::new(TOAST_MS, move || send.emit(Msg::CloseToast)));
        self.toast = Some(toast);
    }

    fn refuse(&mut self, error: &ImportError) {
        let words = self.wording().import_error(error);
        self.say(Toast {
            words,
            error: true,
            action: None,
        });
    }

    /// Takes a text in, behind what is open.
    fn open(&mut self, text: String) {
        self.question = None;
        if text.trim().is_empty() {
            let w = self.wording();
            let words = w
                .of("剪贴板里没有文字", "There is no text on the clipboard")
                .to_owned();
            self.say(Toast {
                words,
                error: false,
                action: None,
            });
            return;
        }
        let before = Counts::of(&self.session.borrow());
        (self.place, self.shown_to) = (self.nowhere(), None);
        if !self.perform(Command::Open(text)) {
            return;
        }
        let after = Counts::of(&self.session.borrow());
        let w = self.wording();
        let words = w.opened(
            after.reports - before.reports,
            after.headings - before.headings,
            after.measures - before.measures,
        );
        let undo = (w.of("撤销", "Undo").to_owned(), Box::new(Msg::Undo));
        self.say(Toast {
            words,
            error: false,
            action: (before.reports > 0).then_some(undo),
        });
    }

    /// Several lines pasted into a row: as rows of their own, or as words of this one.
    fn ask_lines(&mut self, text: String) {
        let w = self.wording();
        let Some(caret) = self.place.caret else {
            return self.open(text);
        };
        let range = caret.anchor.min(caret.head)..caret.anchor.max(caret.head);
        let joined = text.split(['\n', '\r']).map(str::trim).collect::<String>();
        let words = Command::Replace {
            node: caret.node,
            range,
            with: joined,
            intent: crate::edit::Intent::Paste,
        };
        self.question = Some(Question {
            title: w.of("粘贴的内容有多行", "Several lines were pasted").to_owned(),
            words: w
                .of("可以作为新的一篇加在后面，也可以连成一段放进这一行。", "They can become a new report behind this one, or go into this row as one paragraph.")
                .to_owned(),
            preview: Some(text.chars().take(300).collect()),
            answers: vec![
                (w.of("取消", "Cancel").to_owned(), Msg::Answered),
                (w.of("放进这一行", "Into this row").to_owned(), Msg::Do(words)),
                (w.of("作为新的一篇", "As a new report").to_owned(), Msg::Pasted(text)),
            ],
        });
    }

    fn copy(&mut self, scope: Scope) {
        self.menu = None;
        let session = self.session.borrow();
        let format = Format::default();
        let node = self
            .place
            .node
            .and_then(|id| session.outline().get(id))
            .cloned();
        let payload = match (scope, session.current(), node) {
            (Scope::Whole, ..) => {
                let nodes = || session.parts().iter().flat_map(|p| &p.children);
                Some(Payload {
                    plain: session.outline().write(),
                    html: html::document(nodes(), &format),
                })
            }
            (Scope::Node, _, Some(node)) => {
                let nodes = [node];
                Some(Payload {
                    plain: plain::text(&nodes),
                    html: html::document(&nodes, &format),
                })
            }
            (Scope::Part | Scope::Plain, Some(part), _) => {
                let plain = if session.parts().len() == 1 {
                    session.outline().write()
                } else {
                    plain::text(&part.children)
                };
                let html = if scope == Scope::Plain {
                    String::new()
                } else {
                    html::document(&part.children, &format)
                };
                Some(Payload { plain, html })
            }
            _ => None,
        };
        drop(session);
        if let Some(payload) = payload {
            clipboard::write(payload, self.send.clone());
        }
    }

    fn copied(&mut self, done: bool) {
        let w = self.wording();
        let (words, error) = if done {
            (
                w.of(
                    "已复制，可直接粘贴到 Word 或 WPS",
                    "Copied: paste it into Word or WPS",
                ),
                false,
            )
        } else {
            (
                w.of(
                    "浏览器没有允许复制，请选中文字后按 Ctrl+C",
                    "The browser did not allow copying; select the text and press Ctrl+C",
                ),
                true,
            )
        };
        self.say(Toast {
            words: words.to_owned(),
            error,
            action: None,
        });
    }

    fn ask_clear(&mut self) {
        let w = self.wording();
        self.menu = None;
        self.question = Some(Question {
            title: w.of("清除本机上的全部内容？", "Delete everything kept here?").to_owned(),
            words: w
                .of("打开的文稿和本机保存的内容都会删除，不能撤销。需要留存的，请先复制出去。", "The open text and what is kept on this computer are deleted for good. Copy out first what you need.")
                .to_owned(),
            preview: None,
            answers: vec![
                (w.of("清除", "Delete").to_owned(), Msg::Clear),
                (w.of("不清除", "Keep it").to_owned(), Msg::Answered),
            ]
            .into_iter()
            .rev()
            .collect(),
        });
    }

    fn clear(&mut self) {
        self.question = None;
        *self.session.0.borrow_mut() = Session::default();
        (self.place, self.moved, self.shown_to, self.side, self.panel) =
            (self.nowhere(), None, None, false, false);
        self.keeper.clear();
    }

    fn cleared(&mut self, problem: Option<String>) {
        let w = self.wording();
        let toast = match problem {
            None => Toast { words: w.of("本机上的内容已清除", "Everything here was deleted").to_owned(), error: false, action: None },
            Some(why) => Toast {
                words: format!("{}（{why}）", w.of("本机保存的内容未能清除，请在浏览器设置中清除网站数据", "What is kept could not be deleted; delete the site's data in the browser's settings")),
                error: true,
                action: None,
            },
        };
        self.settings.store();
        self.say(toast);
    }

    fn toggle_keeping(&mut self) {
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
    fn keep(&mut self) {
        if self.settings.keeping {
            self.keeper.keep(&self.session);
        }
    }

    fn restored(&mut self, kept: Option<&Kept>) {
        self.ready = true;
        let Some(kept) = kept else { return };
        // Whoever pasted before the old text was there keeps both.
        if !self.session.borrow().is_empty() {
            return;
        }
        match Session::restore(&kept.head, &kept.parts) {
            Ok(session) => {
                *self.session.0.borrow_mut() = session;
                if !self.session.borrow().is_empty() {
                    self.keeper.has_kept(&self.session);
                    self.saved = Saved::Kept;
                }
            }
            Err(RestoreError::Newer(_)) => {
                // It stays as it is for the version that wrote it.
                self.keeper.set_keeping_quietly(false);
                self.saved = Saved::Failed(StoreError::Newer);
            }
            Err(error) => {
                self.keeper.set_aside();
                let w = self.wording();
                let words = w.of(
                    "本机保存的内容无法读取，已另行留存，没有删除",
                    "What was kept here cannot be read; it was set aside, not deleted",
                );
                self.say(Toast {
                    words: format!("{words}（{error}）"),
                    error: true,
                    action: None,
                });
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Counts {
    reports: usize,
    headings: u32,
    measures: u32,
}

impl Counts {
    fn of(session: &Session) -> Self {
        let totals = session.outline().root().totals();
        Self {
            reports: session
                .parts()
                .iter()
                .filter(|p| p.kind == Kind::Report)
                .count(),
            headings: totals.by_level.iter().sum::<u32>() + totals.leads,
            measures: totals.measures,
        }
    }
}
