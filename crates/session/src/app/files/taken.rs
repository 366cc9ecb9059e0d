//! Files that come in: their texts taken in, and said of several together how far it is and what is not
//! wholly here.

use super::{FileText, FilesEvent};
use crate::app::{PageEvent, PlaceEvent, Question, State, Toast, notice::Line};
use gangmu::text::{Bilingual, both};

/// How many files are named that did not come in.
const MOST_LINES: usize = 200;

impl State {
    /// Says which of several files is being opened, with a way to stop.
    pub(super) fn say_opens(&mut self, nth: u32, of: u32) {
        if self.files.opening.is_none() {
            self.files.opening = Some((self.before_opening(), 0));
        }
        let w = self.wording();
        let words = both(
            format!("正在打开 第 {nth} / {of} 篇"),
            format!("Opening {nth} of {of}"),
        );
        let toast = Toast::note(w.say(&words));
        self.say(toast.with(w.of("停止", "Stop"), FilesEvent::Stop));
    }

    /// Takes a file's text in, and says what of the file that is.
    pub(super) fn take_file(&mut self, name: String, read: &Result<FileText, Bilingual<String>>) {
        let w = self.wording();
        match read {
            Ok(file) if self.files.opening.is_some() => {
                // All is said once all are here.
                let opened = self.add_text(file.text.clone(), false);
                if let Some((_, n)) = self.files.opening.as_mut().filter(|_| opened) {
                    *n += 1;
                }
                let told = file.told.as_ref().map_or("", |told| w.say(told));
                self.files.batch.push((name, told.to_owned(), !file.whole));
            }
            Ok(file) => {
                self.checks.opened = None;
                self.open(file.text.clone(), false);
                if let (Some(told), Some(opened)) = (&file.told, &mut self.checks.opened) {
                    let said = opened.words.clone();
                    opened.file = [w.say(told), w.of("。", ". ")].concat();
                    opened.words.insert_str(0, &opened.file);
                    if let Some(toast) = self.page.toast.as_mut().filter(|t| t.words == said) {
                        toast.words.clone_from(&opened.words);
                    }
                }
                let told = file.told.as_ref().map_or("", |told| w.say(told));
                self.files.batch.push((name, told.to_owned(), !file.whole));
            }
            Err(sentence) => {
                if self.files.opening.is_none() {
                    self.say(Toast::error(&w.refused(sentence)));
                }
                self.files
                    .batch
                    .push((name, w.say(sentence).to_owned(), true));
            }
        }
    }

    /// Says what came in with several files, which one undo takes out again.
    pub(super) fn tell_opening(&mut self) {
        let Some((before, n)) = self.files.opening.take() else {
            return;
        };
        self.page.toast = None;
        if n == 0 {
            return;
        }
        // Unless something else was done meanwhile.
        let mut session = self.session.borrow_mut();
        if session.n_steps() == before.steps + n {
            session.unite(before.steps);
        }
        let first = session.parts().get(before.parts).map(|p| p.id);
        drop(session);
        if let Some(first) = first {
            self.go(PlaceEvent::Show(first));
        }
        self.tell_opened(before);
    }

    /// Of several files that were read together each is named that is not wholly here.
    pub(super) fn tell_batch(&mut self) {
        let w = self.wording();
        let batch = std::mem::take(&mut self.files.batch);
        let parts: Vec<_> = batch.iter().filter(|(_, _, told)| *told).collect();
        if batch.len() < 2 || parts.is_empty() {
            return;
        }
        let (n, of) = (parts.len() as u32, batch.len() as u32);
        let words = both(
            format!("一起打开的 {of} 个文件中，{n} 个没有读入或没有全部读入："),
            format!("Of {of} files opened together {n} did not come in, or not wholly:"),
        );
        let line = |(name, words, _): &&(String, String, bool)| Line {
            words: [name, w.of("：", ": "), words].concat(),
            ..Line::default()
        };
        let mut lines: Vec<Line> = parts.iter().take(MOST_LINES).map(line).collect();
        if let Some(more) = parts.len().checked_sub(MOST_LINES).filter(|n| *n > 0) {
            lines.push(Line {
                words: format!("{} {more}", w.of("其余：", "More:")),
                ..Line::default()
            });
        }
        self.page.question = Some(Question {
            title: w.of("没有全部读入", "Not all came in").to_owned(),
            words: w.say(&words).to_owned(),
            lines,
            answers: vec![(
                w.of("知道了", "Understood").to_owned(),
                PageEvent::Answered.into(),
            )],
            ..Question::default()
        });
    }
}
