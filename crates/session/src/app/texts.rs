//! Texts that come in and go out.

use super::checks::Opened;
use super::paste::{Clip, Otherwise};
use super::{EditEvent, Effect, PageEvent, Payload, Question, State, Toast, View, notice::Line};
use crate::paper::Printed;
use crate::{Command, SAMPLE, Session, is_desk_file, read_desk_file};
use gangmu::edit::Caret;
use gangmu::edit::commands::{PreviewLine, Regroup, Sums};
use gangmu::export::{Form, excerpt, format::Format, html, plain};
use gangmu::outline::{Kind, NodeId};
use std::rc::Rc;

/// What comes in, goes out, or is to.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum TextsEvent {
    /// Copy.
    Copy(CopyScope),
    /// Copy them in another form than those of [`Self::Copy`].
    CopyAs(Form),
    /// Print the reports that everything is about, or the ledger.
    Print,
    /// It was printed, or not.
    Printed,
    /// It can't be printed by itself.
    NotPrinted,
    /// The host does not let it be copied.
    NotCopied,
    /// The copying is done, or could not be.
    Copied(bool),
    /// Text was pasted.
    Pasted(String),
    /// Text was pasted whose rich form says more: its lists, headings and tables as lines.
    PastedRich {
        /// The plain form; may be empty.
        plain: String,
        /// What the rich form says.
        rich: String,
    },
    /// A long text was pasted, so many characters: the machine has it under that number.
    Bulk(u32, u32),
    /// Lines of what was made of it, and how much of it that is, from 0 to 1; `None` if nothing can be.
    BulkRead(u32, Option<Vec<String>>, f64),
    /// Text was dropped, on these words of a row or beside the rows.
    Dropped(String, Option<Caret>),
    /// Take a text in as new reports.
    New(String),
    /// Make something else of what was pasted last.
    Otherwise(Otherwise),
    /// Cut what is selected, or the current row.
    Cut,
    /// The paste button: what a page may read of the clipboard, or how to paste by hand.
    Paste,
    /// The same, to where the writer stands.
    PasteHere,
    /// The page may not read the clipboard: say how to paste by hand.
    PasteByHand,
    /// A file could not be given out.
    NotGiven,
    /// Open our own sample.
    Sample,
}

impl TextsEvent {
    /// Whether a text comes in by it.
    pub(super) fn opens(&self) -> bool {
        matches!(
            self,
            Self::Pasted(_)
                | Self::PastedRich { .. }
                | Self::Bulk(..)
                | Self::Dropped(..)
                | Self::New(_)
                | Self::Sample
        )
    }
}

/// What to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyScope {
    /// The reports that everything is about.
    Reports,
    /// The current node with all below it.
    Node,
    /// The reports without formatting.
    Plain,
}

/// How many headings a preview lists.
const MOST_LINES: usize = 400;

impl State {
    pub(super) fn take_and_give(&mut self, event: TextsEvent) {
        let w = self.wording();
        match event {
            TextsEvent::Copy(scope) => self.copy(scope),
            TextsEvent::CopyAs(form) if self.host.may_export(form) => {
                self.page.menu = None;
                self.effect(Effect::CopyAs(form));
            }
            TextsEvent::CopyAs(_) | TextsEvent::NotCopied => self.say_locked(),
            TextsEvent::Print if !self.host.may_export(Form::Rich) => self.say_locked(),
            TextsEvent::Print => {
                if !self.in_ledger() {
                    let parts = self.scoped();
                    self.session.borrow_mut().printed = Printed::Parts(parts);
                }
                self.page.menu = None;
                self.effect(Effect::Print);
            }
            TextsEvent::NotPrinted => {
                let words = w.of(
                    "嵌入别的网页时不能单独打印，请复制到 Word 或 WPS 后打印",
                    "Within another page it cannot be printed by itself: copy it to Word and print there",
                );
                self.say(Toast::error(words));
            }
            TextsEvent::Printed => self.follow_printed(),
            TextsEvent::Copied(done) => self.copied(done),
            TextsEvent::Pasted(text) => self.pasted(text, None),
            TextsEvent::PastedRich { plain, rich } => self.pasted(plain, Some(rich)),
            TextsEvent::Bulk(id, n) => self.bulk_pasted(id, n),
            TextsEvent::BulkRead(id, lines, share) => self.bulk_read(id, lines, share),
            TextsEvent::Dropped(text, at) => self.dropped(text, at),
            TextsEvent::New(text) => self.open_new(text),
            TextsEvent::Otherwise(otherwise) => self.paste_otherwise(otherwise),
            TextsEvent::Cut => self.cut(),
            TextsEvent::Paste => self.effect(Effect::ReadClipboard { anew: true }),
            TextsEvent::PasteHere => self.effect(Effect::ReadClipboard { anew: false }),
            TextsEvent::PasteByHand => {
                let words = w.of("请直接按 Ctrl+V 粘贴", "Press Ctrl+V to paste");
                self.say(Toast::note(words));
            }
            TextsEvent::NotGiven => {
                let words = w.of("未能存成文件", "The file could not be made");
                self.say(Toast::error(words));
            }
            TextsEvent::Sample => self.open(SAMPLE.to_owned(), false),
        }
    }

    /// Takes a text in, behind what is open, and says what it is; without the marks of Markdown if it
    /// is `marked`.
    pub(super) fn open(&mut self, text: String, marked: bool) {
        if text.trim().is_empty() {
            self.page.question = None;
            let w = self.wording();
            let words = w.of("剪贴板里没有文字", "There is no text on the clipboard");
            return self.say(Toast::note(words));
        }
        let before = self.before_opening();
        if self.add_text(text, marked) {
            self.tell_opened(before);
        }
    }

    /// What there is before texts are taken in.
    pub(super) fn before_opening(&self) -> Before {
        let session = self.session.borrow();
        Before {
            counts: Counts::of(&session),
            parts: session.parts().len(),
            steps: session.n_steps(),
        }
    }

    /// Takes a text in without a word.
    pub(super) fn add_text(&mut self, text: String, marked: bool) -> bool {
        if is_desk_file(&text) {
            return self.add_desk(&text);
        }
        self.add(match marked {
            true => Command::OpenUnmarked(text),
            false => Command::Open(text),
        })
    }

    fn add_desk(&mut self, text: &str) -> bool {
        let w = self.wording();
        let read = read_desk_file(text, self.session.borrow().outline());
        match read {
            Ok(Ok(file)) => self.add(Command::OpenDesk(Rc::new(file))),
            Ok(Err(text)) => {
                self.add(Command::Open(text));
                self.say(Toast::error(w.of(
                    "这个文件在别处改动过，只取出了文字，状态和备注没有取出",
                    "This file was changed elsewhere: its words are here, its states and notes are not",
                )));
                // This is to be read, and not what came in.
                false
            }
            Err(why) => {
                self.page.question = None;
                self.say(Toast::error(w.say(&why)));
                false
            }
        }
    }

    /// Has reports added by a command.
    pub(super) fn add(&mut self, command: Command) -> bool {
        self.page.question = None;
        let n_before = self.session.borrow().parts().len();
        let n_steps = self.session.borrow().n_steps();
        self.ledger.view = View::Outline;
        (self.place, self.shown_to) = (self.nowhere(), None);
        let opened = self.perform(command);
        if opened && self.host.is_hosted() {
            self.preset(n_before, None);
            self.session.borrow_mut().unite(n_steps);
            match n_before {
                0 => self.turn_to_first(),
                _ => {
                    self.fit_view();
                }
            }
        }
        opened
    }

    /// Says what was taken in since.
    pub(super) fn tell_opened(&mut self, since: Before) {
        let before = since.counts;
        let after = Counts::of(&self.session.borrow());
        let w = self.wording();
        // Something may have been taken back meanwhile.
        let told = (
            after.reports.saturating_sub(before.reports),
            after.headings.saturating_sub(before.headings),
        );
        let measures = after.measures.saturating_sub(before.measures);
        let words = w.opened(told.0, told.1, measures);
        let session = self.session.borrow();
        let parts = session.parts().iter().skip(since.parts);
        let parts = parts.map(|p| p.id).collect();
        drop(session);
        self.checks.opened = Some(Opened {
            file: String::new(),
            told,
            words: words.clone(),
            parts,
        });
        self.say(Toast::note(&words).undone_if(before.reports > 0, w));
    }

    /// Shows the headings that a regrouping would give, and asks.
    pub(super) fn ask_regroup(&mut self, how: Regroup) {
        let w = self.wording();
        let preview = self.session.borrow().preview_regroup(&how);
        let Ok(preview) = preview else {
            let words = w
                .of("这里没有可归并的内容", "There is nothing to regroup here")
                .to_owned();
            self.say(Toast::note(&words));
            return;
        };
        let figures = |at: usize, line: &PreviewLine| {
            let (problems, measures) = (line.problems as u32, line.measures as u32);
            let (more, words) = w.row_counts(problems, measures, line.words as u32);
            let next = preview.lines.get(at + 1);
            let one = problems == 1 && next.is_some_and(|n| n.depth > line.depth);
            let one = if one {
                w.of("1 个问题 · ", "1 problem · ")
            } else {
                ""
            };
            let point = if more.is_empty() { "" } else { " · " };
            [one, &more, point, &words].concat()
        };
        let mut lines: Vec<Line> = preview
            .lines
            .iter()
            .enumerate()
            .take(MOST_LINES)
            .map(|(at, line)| Line {
                depth: line.depth,
                words: line.title.clone(),
                figures: figures(at, line),
                class: "",
            })
            .collect();
        if let Some(more) = preview.lines.len().checked_sub(MOST_LINES + 1) {
            lines.push(Line {
                words: format!("{} {}", w.of("其余标题：", "More headings:"), more + 1),
                ..Line::default()
            });
        }
        if !preview.gone.is_empty() {
            let gone = w.of("将不再保留的空标题：", "Headings left empty, which go: ");
            lines.push(Line {
                words: format!("{gone}{}", preview.gone.join("、")),
                ..Line::default()
            });
        }
        let sums = |words: &str, of: Sums| Line {
            words: words.to_owned(),
            figures: w.sums(of.problems, of.measures, of.words),
            class: if preview.before == preview.after {
                "sum"
            } else {
                "sum warn"
            },
            ..Line::default()
        };
        lines.push(sums(w.of("归并前", "Before"), preview.before));
        lines.push(sums(w.of("归并后", "After"), preview.after));
        self.page.question = Some(Question {
            title: w.of("归并后的提纲", "The outline it would give").to_owned(),
            words: w
                .of(
                    "正文都保留，序号随之重排，可以一步撤销。",
                    "All text is kept, numbers follow, and one undo takes it back.",
                )
                .to_owned(),
            preview: None,
            lines,
            answers: vec![
                (
                    w.of("取消", "Cancel").to_owned(),
                    PageEvent::Answered.into(),
                ),
                (
                    w.of("归并", "Regroup").to_owned(),
                    EditEvent::Do(Command::Regroup(how)).into(),
                ),
            ],
            destroys: false,
        });
    }

    pub(super) fn copy(&mut self, scope: CopyScope) {
        if scope != CopyScope::Node {
            let parts = self.scoped();
            return self.copy_parts(&parts, scope == CopyScope::Plain);
        }
        self.page.menu = None;
        let session = self.session.borrow();
        let span = self.place.span.and_then(|span| span.ends(&session));
        let chosen: Vec<_> = match span {
            Some((from, to)) => excerpt(session.outline(), from, to),
            None => {
                let ids = self.targets().into_iter();
                ids.filter_map(|id| session.outline().get(id).cloned())
                    .collect()
            }
        };
        drop(session);
        if chosen.is_empty() {
            return;
        }
        let payload = Payload {
            plain: plain::text(&chosen),
            html: html::document(&chosen, &Format::default()),
        };
        if span.is_none() {
            let plain = payload.plain.clone();
            self.clip = Some(Clip {
                plain,
                nodes: chosen,
            });
        }
        self.copy_out(payload, String::new());
    }

    /// Copies these parts; all of them byte for byte.
    pub(super) fn copy_parts(&mut self, parts: &[NodeId], is_plain: bool) {
        self.page.menu = None;
        let session = self.session.borrow();
        let trees = || parts.iter().filter_map(|id| session.outline().get(*id));
        let nodes = || trees().flat_map(|part| &part.children);
        if trees().next().is_none() {
            return;
        }
        let payload = Payload {
            plain: match trees().count() == session.parts().len() {
                true => session.outline().write(),
                false => plain::text(nodes()),
            },
            html: match is_plain {
                true => String::new(),
                false => html::document(nodes(), &Format::default()),
            },
        };
        let w = self.wording();
        let said = match parts.len() {
            1 => String::new(),
            _ => [
                w.of("已复制", "Copied: "),
                &self.called(parts),
                w.of(
                    "，可直接粘贴到 Word 或 WPS",
                    "; paste them into Word or WPS",
                ),
            ]
            .concat(),
        };
        drop(session);
        self.copy_out(payload, said);
    }

    /// The browser's own command prints what is shown.
    pub(super) fn follow_printed(&mut self) {
        if self.host.may_export(Form::Rich) && self.set_comparison_sheet() {
            return;
        }
        let language = self.wording().0;
        let overview = self.overview.drawn.clone().filter(|_| self.in_overview());
        let printed = match (self.host.may_export(Form::Rich), self.in_ledger(), overview) {
            (false, ..) => Printed::Page,
            (_, true, _) => Printed::Ledger(self.ledger.desk.clone(), language),
            (_, _, Some(overview)) => Printed::Overview(overview, language),
            _ => Printed::Part,
        };
        self.session.borrow_mut().printed = printed;
    }

    fn copied(&mut self, done: bool) {
        if done && self.cutting.is_some() {
            return self.cut_out();
        }
        self.cutting = None;
        if done {
            self.tell("copyout", "null");
        }
        let w = self.wording();
        let named = std::mem::take(&mut self.page.copying);
        self.say(if done && !named.is_empty() {
            Toast::note(&named)
        } else if done {
            Toast::note(w.of(
                "已复制，可直接粘贴到 Word 或 WPS",
                "Copied: paste it into Word or WPS",
            ))
        } else {
            Toast::error(w.of(
                "浏览器没有允许复制，请选中文字后按 Ctrl+C",
                "The browser did not allow copying; select the text and press Ctrl+C",
            ))
        });
    }
}

/// What there was before texts were taken in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before {
    counts: Counts,
    /// How many parts.
    pub parts: usize,
    /// How many steps could be taken back.
    pub steps: usize,
}

#[derive(Clone, Copy, Debug)]
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
            headings: totals.by_level.iter().sum::<u32>() + totals.lead_ins,
            measures: session.n_measures(session.parts()),
        }
    }
}
