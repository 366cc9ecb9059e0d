//! What is said to the writer: notices that pass, and questions that must be answered.

use super::{EditEvent, Event, PageEvent, State, Wording};

/// How long a notice stays, in milliseconds.
const TOAST_MS: u32 = 6000;

/// A notice. Two that say the same are equal: what they offer is not compared.
#[derive(Clone, Debug)]
pub struct Toast {
    /// What it says.
    pub words: String,
    /// Whether something went wrong; such a notice stays until it is closed.
    pub error: bool,
    /// What can be done about it.
    pub action: Option<(String, Box<Event>)>,
}

impl PartialEq for Toast {
    fn eq(&self, other: &Self) -> bool {
        let offer = |toast: &Self| toast.action.as_ref().map(|(name, _)| name.clone());
        (&self.words, self.error) == (&other.words, other.error) && offer(self) == offer(other)
    }
}

impl Toast {
    /// Says what happened; goes away by itself.
    pub fn note(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            error: false,
            action: None,
        }
    }

    /// Says what went wrong.
    pub fn error(words: &str) -> Self {
        Self {
            error: true,
            ..Self::note(words)
        }
    }

    /// The same with something that can be done about it.
    pub fn with(self, name: &str, event: impl Into<Event>) -> Self {
        let action = Some((name.to_owned(), Box::new(event.into())));
        Self { action, ..self }
    }

    /// The same with a way back, if there `is` one.
    pub fn undone_if(self, is: bool, w: Wording) -> Self {
        match is {
            true => self.with(w.of("撤销", "Undo"), EditEvent::Undo),
            false => self,
        }
    }
}

/// A question. Two that ask the same are equal: what the answers do is not compared.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// What it is about.
    pub title: String,
    /// What the answers mean.
    pub words: String,
    /// A text it is about, shown small.
    pub preview: Option<String>,
    /// Lines with figures at their ends, shown below it.
    pub lines: Vec<Line>,
    /// The answers, the one that changes nothing first, the main one last.
    pub answers: Vec<(String, Event)>,
    /// Whether the main answer destroys something that no undo brings back.
    pub destroys: bool,
}

impl PartialEq for Question {
    fn eq(&self, other: &Self) -> bool {
        let said = |q: &Self| (q.title.clone(), q.words.clone(), q.preview.clone());
        let names = |q: &Self| Vec::from_iter(q.answers.iter().map(|(name, _)| name.clone()));
        said(self) == said(other) && self.lines == other.lines && names(self) == names(other)
    }
}

/// A line with figures at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// How far it is set in.
    pub depth: usize,
    /// Its words.
    pub words: String,
    /// Its figures.
    pub figures: String,
    /// Whether it stands apart: `sum`, `warn` or nothing.
    pub class: &'static str,
}

impl State {
    /// Shows a notice; what went wrong stays until it is closed.
    pub(super) fn say(&mut self, toast: Toast) {
        self.page.toasts += 1;
        if !toast.error {
            let event = PageEvent::ToastEnds(self.page.toasts).into();
            self.effect(super::Effect::After {
                ms: TOAST_MS,
                event,
            });
        }
        self.page.toast = Some(toast);
    }
}
