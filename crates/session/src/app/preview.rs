//! What a command would change, shown before it is done.

use super::{EditEvent, Event, PageEvent, Question, State, Toast};
use crate::{Change, Command};
use gangmu::text::both;

impl State {
    pub(super) fn ask_renumber(&mut self, command: Command) -> bool {
        if self.is_locked_out(&command) {
            return true;
        }
        let changes = self.session.borrow_mut().preview_numbers(&command);
        if changes.len() < 2 {
            return self.renumber(command, changes.len());
        }
        let w = self.wording();
        let event = EditEvent::Renumber(command, changes.len()).into();
        let (title, answer) = (w.of("调整序号", "Renumber"), w.of("调整", "Renumber"));
        self.ask_changes(title, &changes, answer, event);
        true
    }

    pub(super) fn renumber(&mut self, command: Command, n: usize) -> bool {
        let done = self.perform(command);
        let w = self.wording();
        let said = match n {
            0 => both(
                "序号都已连续，没有变动",
                "All numbers are in order; nothing changed",
            )
            .into(),
            _ => both(
                format!("已调整 {n} 个序号"),
                format!("Numbers changed: {n}"),
            ),
        };
        self.say(Toast::note(w.say(&said)).undone_if(done && n > 0, w));
        done
    }

    /// Shows the changes and asks whether to make them: `answer` is what `event` is called.
    pub(super) fn ask_changes(
        &mut self,
        title: &str,
        changes: &[Change],
        answer: &str,
        event: Event,
    ) {
        let w = self.wording();
        let lines = changes.iter().map(|change| {
            let (before, after) = change.short();
            format!("{before}\n→ {after}")
        });
        let lines: Vec<String> = lines.collect();
        self.page.menu = None;
        self.page.question = Some(Question {
            title: title.to_owned(),
            words: w.changes(changes.len() as u32),
            preview: Some(lines.join("\n\n")),
            answers: vec![
                (
                    w.of("取消", "Cancel").to_owned(),
                    PageEvent::Answered.into(),
                ),
                (answer.to_owned(), event),
            ],
            ..Question::default()
        });
    }
}
