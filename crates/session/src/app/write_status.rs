//! Writing the status of problems into their text: shown first where there are several.

use super::{LedgerEvent, State, Toast};
use crate::Command;
use gangmu::edit::commands;
use gangmu::outline::NodeId;
use gangmu::text::both;

impl State {
    /// Asks before it writes into several; `None` for all problems that everything is about.
    pub(super) fn ask_write_status(&mut self, nodes: Option<Vec<NodeId>>) {
        let nodes = nodes.unwrap_or_else(|| {
            let session = self.session.borrow();
            let readings = session.readings();
            let parts = self.scoped();
            let parts = parts.iter().filter_map(|id| session.outline().get(*id));
            let problems = parts.flat_map(|part| {
                let reading = readings.of(part);
                reading.problems().iter().map(|p| p.id).collect::<Vec<_>>()
            });
            problems.collect()
        });
        let changes = {
            let session = self.session.borrow();
            session.preview(|o| commands::write_status(o, &nodes))
        };
        if changes.len() < 2 {
            return self.write_status(nodes, changes.len());
        }
        let w = self.wording();
        let title = w.of("把整改状态写入正文", "Write the statuses into the text");
        let event = LedgerEvent::WriteNow(nodes, changes.len()).into();
        self.ask_changes(title, &changes, w.of("写入正文", "Write"), event);
    }

    /// Writes it, in `n` places.
    pub(super) fn write_status(&mut self, nodes: Vec<NodeId>, n: usize) {
        let done = self.perform(Command::WriteStatus(nodes));
        let w = self.wording();
        let words = match done {
            true => both(
                format!("已把整改状态写入正文，共 {n} 处"),
                format!("Statuses written into the text: {n}"),
            ),
            false => both(
                "正文已经写明各项状态，没有变动",
                "The text says every status; nothing changed",
            )
            .into(),
        };
        self.say(Toast::note(w.say(&words)).undone_if(done, w));
    }
}
