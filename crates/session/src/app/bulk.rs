//! A long text is parsed elsewhere and taken in bit by bit; it is one step, as any other paste.

use super::{BulkEffect, Effect, FilesEvent, State, Toast};
use crate::{Bulk, Command};
use gangmu::text::group;

impl State {
    /// A long text was pasted.
    pub(super) fn bulk_pasted(&mut self, id: u32, n_characters: u32) {
        let elsewhere = self.pastes_anew() && !self.is_incomplete() && !self.host.is_locked();
        if self.bulk.is_some() || !elsewhere {
            return self.effect(Effect::Bulk(id, BulkEffect::Paste));
        }
        let w = self.wording();
        let bulk = Bulk::new(self.session.borrow().outline());
        self.effect(Effect::Bulk(id, BulkEffect::Read(bulk.opening())));
        self.bulk = Some((id, bulk));
        let words = [
            w.of("正在读取粘贴的文字，共 ", "Reading the text, "),
            &group(n_characters),
            w.of(" 字符", " characters"),
        ];
        self.say_stoppable(&words.concat());
    }

    /// Some of it is parsed.
    pub(super) fn bulk_read(&mut self, id: u32, lines: Option<Vec<String>>, share: f64) {
        let w = self.wording();
        let Some((_, bulk)) = self.bulk.as_mut().filter(|(of, _)| *of == id) else {
            return;
        };
        let is_sound = lines.is_some_and(|lines| lines.iter().all(|line| bulk.take(line)));
        if !is_sound {
            self.bulk = None;
            return self.effect(Effect::Bulk(id, BulkEffect::Paste));
        }
        if bulk.end.is_none() {
            let words = w.of("正在读取粘贴的文字", "Reading the text");
            return self.say_stoppable(&format!("{words} … {:.0}%", share * 100.0));
        }
        let Some((_, bulk)) = self.bulk.take() else {
            return;
        };
        let before = self.before_opening();
        let done = self.add(Command::TakeIn(bulk.into()));
        self.effect(Effect::Bulk(
            id,
            match done {
                true => BulkEffect::Drop,
                false => BulkEffect::Paste,
            },
        ));
        if done {
            self.tell_opened(before);
        }
    }

    /// It is not to be read.
    pub(super) fn stop_bulk(&mut self) {
        if let Some((id, _)) = self.bulk.take() {
            self.effect(Effect::Bulk(id, BulkEffect::Drop));
            let words = self
                .wording()
                .of("已停止，没有读入", "Stopped: it was not read");
            self.say(Toast::note(words));
        }
    }

    fn say_stoppable(&mut self, words: &str) {
        let stop = self.wording().of("停止", "Stop");
        self.say(Toast::note(words).with(stop, FilesEvent::Stop));
    }
}
