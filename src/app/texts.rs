//! Texts that come in and go out.

use super::checks::Opened;
use super::ledger::View;
use super::{App, Msg, Scope};
use crate::clipboard::{self, Payload};
use crate::components::dialog::{Line, Question};
use crate::components::toast::Toast;
use crate::host;
use gangmu::edit::Intent;
use gangmu::edit::commands::{PreviewLine, Regroup, Sums};
use gangmu::export::{format::Format, html, plain};
use gangmu::outline::Kind;
use session::{Command, Session};

/// How many headings a preview lists.
const MOST_LINES: usize = 400;

impl App {
    /// Takes a text in, behind what is open.
    pub(super) fn open(&mut self, text: String) {
        self.question = None;
        if text.trim().is_empty() {
            let w = self.wording();
            let words = w
                .of("剪贴板里没有文字", "There is no text on the clipboard")
                .to_owned();
            self.say(Toast::note(&words));
            return;
        }
        let before = Counts::of(&self.session.borrow());
        let n_before = self.session.borrow().parts().len();
        let n_steps = self.session.borrow().n_steps();
        self.ledger.view = View::Outline;
        (self.place, self.shown_to) = (self.nowhere(), None);
        if !self.perform(Command::Open(text)) {
            return;
        }
        if host::is_hosted() {
            self.preset(n_before, None);
            self.session.0.borrow_mut().unite(n_steps);
            match n_before {
                0 => self.turn_to_first(),
                _ => {
                    self.fit_view();
                }
            }
        }
        let after = Counts::of(&self.session.borrow());
        let w = self.wording();
        let words = w.opened(
            after.reports - before.reports,
            after.headings - before.headings,
            after.measures - before.measures,
        );
        let parts = self.session.borrow().parts()[n_before..]
            .iter()
            .map(|p| p.id)
            .collect();
        self.checking.opened = Some(Opened {
            words: words.clone(),
            parts,
        });
        self.say(Toast::note(&words).undone_if(before.reports > 0, w));
    }

    /// Several lines pasted into a row: as rows of their own, or as words of this one.
    pub(super) fn ask_lines(&mut self, text: String) {
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
            intent: Intent::Paste,
        };
        self.question = Some(Question {
            title: w.of("粘贴的内容有多行", "Several lines were pasted").to_owned(),
            words: w
                .of("可以认出结构后作为若干行放在本行之后，也可以连成一段放进本行，或者作为新的一篇。", "They can become rows behind this one, go into this row as one paragraph, or become a new report.")
                .to_owned(),
            preview: Some(text.chars().take(300).collect()),
            lines: Vec::new(),
            answers: vec![
                (w.of("取消", "Cancel").to_owned(), Msg::Answered),
                (
                    w.of("作为新的一篇", "As a new report").to_owned(),
                    Msg::Pasted(text.clone()),
                ),
                (w.of("放进这一行", "Into this row").to_owned(), Msg::Do(words)),
                (
                    w.of("作为若干行", "As rows").to_owned(),
                    Msg::Do(Command::PasteStructure { at: caret.node, text }),
                ),
            ],
        });
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
        let merged = matches!(how, Regroup::Merge { .. });
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
        let before = match merged {
            true => w.of("取自各篇", "Taken"),
            false => w.of("归并前", "Before"),
        };
        lines.push(sums(before, preview.before));
        lines.push(sums(w.of("归并后", "After"), preview.after));
        self.question = Some(Question {
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
                (w.of("取消", "Cancel").to_owned(), Msg::Answered),
                (
                    w.of("归并", "Regroup").to_owned(),
                    Msg::Do(Command::Regroup(how)),
                ),
            ],
        });
    }

    pub(super) fn copy(&mut self, scope: Scope) {
        self.menu = None;
        let session = self.session.borrow();
        let format = Format::default();
        let ids = self.targets();
        let chosen: Vec<_> = ids
            .iter()
            .filter_map(|id| session.outline().get(*id).cloned())
            .collect();
        let payload = match (scope, session.current()) {
            (Scope::Whole, _) => {
                let nodes = || session.parts().iter().flat_map(|p| &p.children);
                Some(Payload {
                    plain: session.outline().write(),
                    html: html::document(nodes(), &format),
                })
            }
            (Scope::Node, _) if !chosen.is_empty() => Some(Payload {
                plain: plain::text(&chosen),
                html: html::document(&chosen, &format),
            }),
            (Scope::Part | Scope::Plain, Some(part)) => {
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

    pub(super) fn copied(&mut self, done: bool) {
        if done {
            host::tell("copyout", "null");
        }
        let w = self.wording();
        self.say(if done {
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
