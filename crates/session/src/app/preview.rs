//! What a command would change, shown before it is done.

use super::{Event, PageEvent, Question, State};
use crate::Change;

impl State {
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
