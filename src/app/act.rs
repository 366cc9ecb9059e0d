//! What the page does when it is asked.

use super::ledger::View;
use super::{App, Deciding, Menu, Msg, Place};
use crate::actions::{Here, by_id};
use crate::clipboard;
use crate::components::toast::Toast;
use crate::keeper::Saved;
use crate::wording::Language;
use crate::{dom, files, host};
use gangmu::edit::commands::Direction;
use gangmu::edit::{Caret, EditError, Intent};
use gangmu::import::ImportError;
use gangmu::outline::NodeId;
use gloo::timers::callback::Timeout;
use session::{Command, Outcome};

/// How long a notice stays, in milliseconds.
const TOAST_MS: u32 = 6000;

impl App {
    /// Does what `msg` asks. Returns whether the page is to be drawn anew.
    pub(super) fn act(&mut self, msg: Msg) -> bool {
        let Some(msg) = self.wait(msg) else {
            return false;
        };
        match msg {
            Msg::Do(command) => return self.perform(command),
            Msg::Typed {
                node,
                words,
                intent,
            } => return self.typed(node, &words, intent),
            Msg::Undo => return self.perform(Command::Undo),
            Msg::Redo => return self.perform(Command::Redo),
            Msg::Edit(caret) if host::is_locked() => self.stand(caret.node, false, None),
            Msg::Edit(caret) => self.stand(caret.node, true, Some(caret)),
            Msg::Focus(node) => self.stand(node, false, None),
            Msg::Extend(node) => self.extend(node),
            Msg::Toggle(node) => self.toggle_selected(node),
            Msg::Widen => self.widen(),
            Msg::Deselect => {
                self.deselect();
                self.place.serial += 1;
            }
            Msg::Pick => self.pick(),
            Msg::Stand(caret) => return self.caret_moved(caret),
            Msg::Remove(nodes) => return self.remove(nodes),
            Msg::Show(part) => {
                (self.place, self.side, self.shown_to) = (self.nowhere(), false, None);
                self.ledger.whole = false;
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
            Msg::SearchOpen if self.in_ledger() && self.find_in_ledger() => {}
            Msg::SearchOpen => self.search_open(),
            Msg::Search(words) => self.search(words),
            Msg::SearchStep(direction) => self.search_step(direction),
            Msg::SearchFilter => self.search_filter(),
            Msg::SearchWhole => self.search_whole(),
            Msg::WholeKnown(whole) => self.whole_known(&whole),
            Msg::SearchClose => self.search_close(),
            Msg::ReplaceBy(with) => self.replace_by(with),
            Msg::ReplaceOne => self.replace_one(),
            Msg::AskReplaceAll => self.ask_replace_all(),
            Msg::AskNumbers(_) if host::is_fixed("scheme") => self.say_fixed("scheme"),
            Msg::AskNumbers(part) => self.numbers = Some(part),
            Msg::Follow(from, to) => {
                self.session.0.borrow_mut().leave(from);
                self.stand(to, false, None);
                self.moved = Some(to);
            }
            Msg::Back(caret) => {
                self.session.0.borrow_mut().come_back();
                self.stand(caret.node, false, None);
                self.moved = Some(caret.node);
            }
            Msg::AskRegroup(how) => self.ask_regroup(how),
            Msg::Copy(scope) => self.copy(scope),
            Msg::NotCopied => self.say_locked(),
            Msg::Copied(done) => self.copied(done),
            Msg::Pasted(text) => self.open(text),
            Msg::PastedLines(text) => self.ask_lines(text),
            Msg::PasteButton => clipboard::read(self.send.clone()),
            Msg::PasteByHand => {
                let w = self.wording();
                let words = w
                    .of("请直接按 Ctrl+V 粘贴", "Press Ctrl+V to paste")
                    .to_owned();
                self.say(Toast::note(&words));
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
                self.say(Toast::error(&format!("{words}：{name}")));
            }
            Msg::Sample => self.open(session::SAMPLE.to_owned()),
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
            Msg::Decided => self.decided(),
            Msg::Replaced => self.replaced(),
            Msg::ToggleMenu => self.toggle(Menu::Copy),
            Msg::ToggleNote(menu) => self.toggle(menu),
            Msg::CloseMenus => {
                if self.context.is_some() {
                    self.place.serial += 1;
                }
                let sheets = self.side || self.panel || self.deciding.is_some();
                let any = self.menu.is_some() || sheets || self.context.is_some();
                (self.menu, self.side, self.panel, self.context) = (None, false, false, None);
                self.deciding = None;
                return any;
            }
            Msg::ToggleSide => (self.side, self.panel) = (!self.side, false),
            Msg::TogglePanel => (self.panel, self.side) = (!self.panel, false),
            Msg::CloseToast => self.toast = None,
            Msg::Run(id) => return self.run(id),
            Msg::RunHosts(id) => {
                self.context = None;
                host::tell("command", &host::quoted(&id));
            }
            Msg::Find => self.finding += 1,
            Msg::FindHere => {
                self.context = None;
                self.finding += 1;
            }
            Msg::Context(node, at) => {
                if self.place.node != Some(node) && !self.selected.contains(&node) {
                    self.stand(node, false, None);
                }
                self.context = Some(at);
            }
            Msg::Ledger(ask) => self.ask_ledger(ask),
            Msg::ShowTab(tab) => self.show_tab(tab),
            Msg::GoTo(finding) => self.go_to(finding),
            Msg::ShowFlaw(node) => self.show_flaw(node),
            Msg::FlawStep(direction) => self.next_flaw(direction == Direction::Up),
            Msg::OpenRule(rule) => self.open_rule(rule),
            Msg::SwitchRule(rule, on) => self.switch_rule(rule, on),
            Msg::OpenRules => self.deciding = Some(Deciding::Rules),
            Msg::OpenWords => self.deciding = Some(Deciding::Words),
            Msg::Decide(settings) => self.decide((*settings).clone()),
            Msg::PickWords => self.pick_words(),
            Msg::WordsRead(result) => match &*result {
                Ok(list) => self.take_words(list),
                Err(error) => self.refuse(error),
            },
            Msg::GiveWords => self.give_words(),
            Msg::Worded(answers) => self.take_words_found(&answers),
            Msg::WordsProgress(read, of) => self.lexicon.tell_progress(read, of),
            Msg::WordsFailed => self.words_failed(),
            Msg::WordScope(scope) => self.set_word_scope(scope),
            Msg::WordPercent(percent) => self.set_percent(percent),
            Msg::Compare(pair) => self.compare(pair),
            Msg::GoToWord(word) => self.go_to_word(word),
            Msg::OpenTerms => self.open_terms(),
            Msg::SetTerms(text) => self.set_terms(&text),
            Msg::WordAt(node, at) => {
                self.select_word(node, at);
                return false;
            }
            Msg::SelectWord(node, range) => self.word_selected(node, range),
            Msg::Read(reading) => self.take_reading(&reading),
            Msg::Given(given) => {
                let session = self.session.borrow();
                self.checking.found.give(&given, &session);
            }
            Msg::ReadFailed => {
                self.checking.found.failed = true;
                host::tell("error", "\"checks\"");
            }
            Msg::More => match self.place.node {
                Some(node) => return self.act(Msg::Context(node, (8, 8))),
                None => self.finding += 1,
            },
            Msg::Answered => {
                (self.question, self.numbers) = (None, None);
                (self.context, self.deciding) = (None, None);
                self.place.serial += 1;
            }
            Msg::AskClear => self.ask_clear(),
            Msg::Clear => self.clear(),
            Msg::Cleared(problem) => self.cleared(problem),
            Msg::ToggleKeeping => self.toggle_keeping(),
            Msg::Salvage => {
                self.menu = None;
                self.keeper.salvage();
            }
            Msg::Salvaged(texts) => self.salvaged(texts),
            Msg::WaitNoMore => self.wait_no_more(),
            Msg::Restored(kept) => self.restored((*kept).as_ref()),
            Msg::Saved(saved) => {
                if saved == Saved::Off {
                    // Whatever was kept is deleted, but not the wish to keep nothing.
                    self.settings.store();
                }
                let changed = self.saved != saved;
                self.saved = saved;
                return changed;
            }
            Msg::TakeOver => {
                self.keeper.take_over(&self.session);
            }
        }
        true
    }

    pub(super) fn nowhere(&self) -> Place {
        Place {
            serial: self.place.serial + 1,
            ..Place::default()
        }
    }

    /// Makes a row current and puts the page's focus there.
    pub(super) fn stand(&mut self, node: NodeId, editing: bool, caret: Option<Caret>) {
        self.menu = None;
        self.ledger.view = View::Outline;
        self.deselect();
        let here = caret.or(Some(Caret::at(node, 0)));
        let mut session = self.session.0.borrow_mut();
        session.dispatch(Command::Reveal(node), dom::now_ms());
        session.dispatch(Command::Stand(here), dom::now_ms());
        host::tell("selectionchange", &node.0.to_string());
        let serial = self.place.serial + 1;
        self.place = Place {
            node: Some(node),
            editing,
            caret,
            serial,
            quiet: false,
        };
    }

    /// Makes a row current and brings it on screen, but leaves the page's focus where it is.
    pub(super) fn look_at(&mut self, caret: Caret) {
        self.ledger.view = View::Outline;
        self.deselect();
        let mut session = self.session.0.borrow_mut();
        session.dispatch(Command::Reveal(caret.node), dom::now_ms());
        session.dispatch(Command::Stand(Some(caret)), dom::now_ms());
        let serial = self.place.serial + 1;
        self.place = Place {
            node: Some(caret.node),
            editing: false,
            caret: Some(caret),
            serial,
            quiet: true,
        };
    }

    pub(super) fn caret_moved(&mut self, caret: Caret) -> bool {
        self.session
            .0
            .borrow_mut()
            .dispatch(Command::Stand(Some(caret)), dom::now_ms());
        self.place.caret = Some(caret);
        false
    }

    /// Brings the node up to date with its text field.
    pub(super) fn typed(&mut self, node: NodeId, words: &str, intent: Intent) -> bool {
        let (range, with) = {
            let session = self.session.borrow();
            let Some(node) = session.outline().get(node) else {
                return false;
            };
            let (range, with) = dom::difference(&node.text, words);
            (range, with.to_owned())
        };
        if range.is_empty() && with.is_empty() {
            return false;
        }
        self.perform(Command::Replace {
            node,
            range,
            with,
            intent,
        })
    }

    /// Changes the session and follows its caret.
    pub(super) fn perform(&mut self, command: Command) -> bool {
        if self.is_locked_out(&command) {
            return true;
        }
        let typing = matches!(command, Command::Replace { .. });
        let keys = matches!(command, Command::Join(_) | Command::Split(..));
        let travels_whole = {
            let session = self.session.borrow();
            let step = match &command {
                Command::Undo => session.can_undo(),
                Command::Redo => session.can_redo(),
                _ => None,
            };
            matches!(
                step,
                Some(Intent::Move | Intent::Indent | Intent::Outdent | Intent::Renumber)
            )
        };
        let shifted = match &command {
            Command::Shift(ids, _) | Command::Indent(ids) | Command::Outdent(ids) => {
                ids.first().copied()
            }
            Command::Drop(ids, _) => ids.first().copied(),
            _ => None,
        };
        if matches!(command, Command::ToggleFold(_)) {
            self.shown_to = None;
        }
        // Folds and the shown part are kept, too.
        let view = matches!(
            command,
            Command::ToggleFold(_)
                | Command::FoldTo(_)
                | Command::FoldSiblings(_)
                | Command::Zoom(_)
                | Command::Show(_)
        );
        let before = self.session.borrow().revision();
        let outcome = self.session.0.borrow_mut().dispatch(command, dom::now_ms());
        let after = self.session.borrow().revision();
        match outcome {
            Outcome::Refused(error) if !typing && !keys => {
                self.say_refused(&error);
                return true;
            }
            Outcome::Refused(_) | Outcome::Nothing => return false,
            Outcome::Done { caret } if typing => {
                // The text field has its caret already.
                self.place.caret = caret;
            }
            Outcome::Done { caret } => {
                if let Some(caret) = caret {
                    let editing = self.place.editing;
                    let serial = self.place.serial + 1;
                    // Moving, or taking a move back, leaves the caret where it is in the words.
                    let held = self.place.caret.filter(|c| {
                        shifted == Some(c.node) || travels_whole && caret.node == c.node
                    });
                    self.place = Place {
                        node: Some(caret.node),
                        editing,
                        caret: held.or(Some(caret)),
                        serial,
                        quiet: false,
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
        self.prune_selection();
        self.search_follow();
        self.moved = shifted;
        if after != before || view {
            self.keep();
        }
        if after != before {
            self.read();
            host::tell("input", "null");
        }
        true
    }

    /// Does what the command of that name means here.
    pub(super) fn run(&mut self, id: &str) -> bool {
        self.context = None;
        self.place.serial += 1;
        let msg = {
            let session = self.session.borrow();
            let here = Here {
                session: &session,
                place: self.place,
                selected: &self.selected,
            };
            by_id(id).and_then(|action| (action.make)(&here))
        };
        if let Some(msg) = msg {
            self.act(msg);
        }
        true
    }

    pub(super) fn remove(&mut self, ids: Vec<NodeId>) -> bool {
        let nodes = {
            let session = self.session.borrow();
            let each = ids.iter().filter_map(|id| session.outline().get(*id));
            each.map(|n| n.totals().nodes).sum()
        };
        let done = self.perform(Command::Remove(ids));
        if done {
            let w = self.wording();
            self.say(Toast::note(&w.removed(nodes)).undone_if(true, w));
        }
        done
    }

    pub(super) fn toggle(&mut self, menu: Menu) {
        self.menu = if self.menu == Some(menu) {
            None
        } else {
            Some(menu)
        };
    }

    /// Shows a notice; what went wrong stays until it is closed.
    pub(super) fn say(&mut self, toast: Toast) {
        let send = self.send.clone();
        self.toast_timer =
            (!toast.error).then(|| Timeout::new(TOAST_MS, move || send.emit(Msg::CloseToast)));
        self.toast = Some(toast);
    }

    /// Says why nothing was changed.
    fn say_refused(&mut self, error: &EditError) {
        let w = self.wording();
        let words = match error {
            EditError::AtTheEdge => w.of("已到边界，没有变动", "Nowhere to go; nothing changed"),
            _ => w.of(
                "这里不能这样改，没有变动",
                "Not possible here; nothing changed",
            ),
        };
        self.say(Toast::note(words));
    }

    pub(super) fn refuse(&mut self, error: &ImportError) {
        let words = self.wording().import_error(error);
        self.say(Toast::error(&words));
    }
}
