//! What a command would change, shown before it is done.

use super::{EditEvent, Event, PageEvent, Question, State, Toast};
use crate::{Change, Command};
use gangmu::outline::NodeId;
use gangmu::text::both;

/// How many changes are shown.
pub(super) const MOST: usize = 400;

impl State {
    /// The changes line by line, below the titles of their reports where those are several, and how
    /// many reports change.
    pub(super) fn preview_lines(
        &self,
        nodes: impl Iterator<Item = NodeId>,
        shown: impl Iterator<Item = (NodeId, (String, String))>,
    ) -> (String, u32) {
        let session = self.session.borrow();
        let part = |node| session.outline().part_of(node);
        let mut parts: Vec<Option<NodeId>> = nodes.map(|node| part(node).map(|p| p.id)).collect();
        let n_all = parts.len();
        parts.dedup();
        let (several, mut last) = (parts.len() > 1, None);
        let mut lines: Vec<String> = Vec::new();
        for (node, (before, after)) in shown {
            let part = part(node).filter(|p| several && last.replace(p.id) != Some(p.id));
            lines.extend(part.map(|p| self.wording().quoted(&self.title_of(Some(p)))));
            lines.push([&before, "\n→ ", &after].concat());
        }
        let more = n_all - n_all.min(MOST);
        lines.extend((more > 0).then(|| self.wording().rest(more as u32)));
        (lines.join("\n\n"), parts.len() as u32)
    }

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
        let shown = changes.iter().take(MOST).map(|c| (c.node, c.short()));
        let (lines, n_reports) = self.preview_lines(changes.iter().map(|c| c.node), shown);
        self.page.menu = None;
        self.page.question = Some(Question {
            title: title.to_owned(),
            words: w.changes(changes.len() as u32, n_reports),
            preview: Some(lines),
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
