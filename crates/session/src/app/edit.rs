//! Changing the text: a command goes to the session, and the page follows.

use super::{Event, Here, PageEvent, Place, State, Toast, by_id};
use crate::{Command, Outcome};
use gangmu::edit::commands::Regroup;
use gangmu::edit::{Caret, EditError, Intent};
use gangmu::outline::NodeId;
use std::ops::Range;

/// What is done to the text.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum EditEvent {
    /// Change the session.
    Do(Command),
    /// These words stand in the text field of a row now.
    Typed {
        /// The row's node.
        node: NodeId,
        /// All its words.
        words: String,
        /// How they came about.
        intent: Intent,
        /// Where the caret was before, if that is known.
        before: Option<Caret>,
        /// Where it is now.
        after: Caret,
    },
    /// Take the last step back.
    Undo,
    /// Make the last undone step again.
    Redo,
    /// Remove nodes, saying so.
    Remove(Vec<NodeId>),
    /// Show what a regrouping would make of the report, and ask.
    AskRegroup(Regroup),
    /// Choose how the headings of a part are numbered.
    AskNumbers(NodeId),
    /// Show which numbers a command would change, and ask, if they are several.
    AskRenumber(Command),
    /// Change these numbers, so many, having shown them.
    Renumber(Command, usize),
}

impl State {
    pub(super) fn edit(&mut self, event: EditEvent) -> bool {
        match event {
            EditEvent::Do(command) if is_by_itself(&command) => self.perform(command),
            EditEvent::Typed {
                node,
                words,
                intent,
                before,
                after,
            } => self.typed(node, &words, intent, (before, after)),
            EditEvent::Undo => self.perform(Command::Undo),
            EditEvent::Redo => self.perform(Command::Redo),
            EditEvent::Remove(nodes) => self.remove(nodes),
            event => self.act_with_rest(Event::Edit(event)),
        }
    }

    /// The same of what asks first, or says what became of many.
    pub(super) fn edit_later(&mut self, event: EditEvent) -> bool {
        match event {
            EditEvent::Do(Command::Fix(fixes)) => return self.fix_all(fixes),
            EditEvent::Do(command) => return self.replace_all(command),
            EditEvent::AskRegroup(how) => self.ask_regroup(how),
            EditEvent::AskNumbers(_) if self.host.is_fixed("scheme") => self.say_fixed("scheme"),
            EditEvent::AskNumbers(part) => self.page.numbers = Some(part),
            EditEvent::AskRenumber(command) => return self.ask_renumber(command),
            EditEvent::Renumber(command, n) => return self.renumber(command, n),
            // Not for here.
            _ => return false,
        }
        true
    }

    /// Changes the session and nothing else.
    pub(super) fn dispatch(&mut self, command: Command) -> Outcome {
        self.dispatch_in(&mut self.session.borrow_mut(), command, self.now_ms)
    }

    /// Brings the node up to date with its text field.
    fn typed(
        &mut self,
        node: NodeId,
        words: &str,
        intent: Intent,
        (before, after): (Option<Caret>, Caret),
    ) -> bool {
        let (range, with) = {
            let session = self.session.borrow();
            let Some(node) = session.outline().get(node) else {
                return false;
            };
            let (range, with) = difference(&node.text, words, after.head);
            (range, with.to_owned())
        };
        if range.is_empty() && with.is_empty() {
            return false;
        }
        if before.is_some() {
            self.dispatch(Command::Stand(before));
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
        let writes = self.written_by(&command);
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
        let behind = self.behind(&command);
        let stood = self.stood_before(&command);
        let opens = matches!(
            command,
            Command::Open(_) | Command::OpenUnmarked(_) | Command::OpenDesk(_) | Command::TakeIn(_)
        );
        let outcome = self.dispatch(command);
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
                    // Moving, or taking a move back, leaves the caret where it is in the words.
                    let held = self.place.caret.filter(|c| {
                        shifted == Some(c.node) || travels_whole && caret.node == c.node
                    });
                    self.place = Place {
                        node: Some(caret.node),
                        editing,
                        caret: held.or(Some(caret)),
                        ..self.nowhere()
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
        if after != before {
            self.keep_stood(stood);
        }
        if opens {
            // What comes in changes nothing that was there.
            self.begin_versions();
        }
        if after != before || view {
            self.keep();
        }
        if after != before {
            self.read();
            self.tell("input", "null");
            self.note_written(writes);
            self.say_promoted(behind);
        }
        true
    }

    /// The row that is promoted alone, with what stands right behind it in its section.
    fn behind(&self, command: &Command) -> Option<[NodeId; 2]> {
        let Command::Outdent(ids) = command else {
            return None;
        };
        let &[id] = ids.as_slice() else { return None };
        let session = self.session.borrow();
        let place = session.outline().place(id)?;
        let siblings = &session.outline().get(place.parent)?.children;
        Some([id, siblings.get(place.index + 1)?.id])
    }

    /// Says what became of the rows behind one that was promoted, or of that among them.
    fn say_promoted(&mut self, rows: Option<[NodeId; 2]>) {
        let Some([id, behind]) = rows else { return };
        let w = self.wording();
        let words = match self.session.borrow().outline().parent(behind) == Some(id) {
            true => w.of(
                "已升级，后面的同级各节成为它的下级",
                "Promoted; the sections behind it are below it now",
            ),
            false => w.of(
                "已升级，移到原来所在一节之后",
                "Promoted, and moved behind the section that it stood in",
            ),
        };
        self.say(Toast::note(words).undone_if(true, w));
    }

    /// Does what the command of that name means here.
    pub(super) fn run(&mut self, id: &str) {
        self.page.context = None;
        let event = {
            let session = self.session.borrow();
            let here = Here::of(self, &session);
            by_id(id, &self.host).and_then(|action| (action.make)(&here))
        };
        // The field for commands takes the focus itself.
        let is_palette = matches!(event, Some(Event::Page(PageEvent::OpenPalette)));
        self.place.serial += u64::from(!is_palette);
        if let Some(event) = event {
            self.act(event);
        }
    }

    fn remove(&mut self, ids: Vec<NodeId>) -> bool {
        let nodes = {
            let session = self.session.borrow();
            let each = ids.iter().filter_map(|id| session.outline().get(*id));
            each.map(|n| n.totals().nodes).sum()
        };
        let (titles, shown) = {
            let session = self.session.borrow();
            let parts = session.parts().iter().filter(|p| ids.contains(&p.id));
            let titles: Vec<String> = parts.map(|p| self.title_of(Some(p))).collect();
            (titles, session.current().map(|p| p.id))
        };
        let done = self.perform(Command::Remove(ids));
        if done {
            let w = self.wording();
            let words = match titles.is_empty() {
                true => w.removed(nodes),
                false => self.said_of_reports(w.of("已移除", "Removed "), &titles),
            };
            // Another report than the one shown went.
            self.stay_at(shown.filter(|_| !titles.is_empty()));
            self.say(Toast::note(&words).undone_if(true, w));
        }
        done
    }

    /// Says why nothing was changed.
    fn say_refused(&mut self, error: &EditError) {
        let words = error.sentence().of(self.wording().0);
        self.say(Toast::note(&words));
    }
}

/// Whether nobody asks before it, or tells of it.
fn is_by_itself(command: &Command) -> bool {
    match command {
        Command::Fix(fixes) => fixes.len() < 2,
        command => !matches!(command, Command::ReplaceAll { .. }),
    }
}

/// What changed from `old` to `new`: the byte range of `old` and what stands there in `new`. What
/// stands behind byte `end` of `new` was there before if it can have been: so the place is known
/// among characters that repeat.
fn difference<'a>(old: &str, new: &'a str, end: usize) -> (Range<usize>, &'a str) {
    let behind = new.get(end..).unwrap_or_default();
    let alike = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
        let same = a.zip(b).take_while(|(a, b)| a == b);
        same.map(|(a, _)| a.len_utf8()).sum()
    };
    let tail = alike(&mut old.chars().rev(), &mut behind.chars().rev());
    let (old_head, new_head) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let head = alike(&mut old_head.chars(), &mut new_head.chars());
    // Only words behind the caret can differ where something was taken from there.
    let rest = alike(
        &mut old_head[head..].chars().rev(),
        &mut new_head[head..].chars().rev(),
    );
    (
        head..old_head.len() - rest,
        &new_head[head..new_head.len() - rest],
    )
}
