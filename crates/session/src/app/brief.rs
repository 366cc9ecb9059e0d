//! 概述: what a report or a compilation says of itself, written from its ledger by the writer's
//! patterns.

use super::{Deciding, Payload, Platform, State, Toast};
use crate::Command;
use gangmu::edit::commands::Paragraph;
use gangmu::export::brief::{Facts, PATTERNS};
use gangmu::export::format::Format;
use gangmu::export::html;
use gangmu::outline::{Kind, NodeId};
use gangmu::report::{self};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The setting with the patterns that are not the given ones, as JSON: their words by their ids.
const KEY: &str = "patterns";

/// What happens to briefs.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum BriefEvent {
    /// Write that of this report into it, or bring up to date what of it is there.
    Write(NodeId),
    /// Copy that of the reports that everything is about.
    Copy,
    /// Show the patterns.
    Patterns,
    /// The pattern of that id has these words; none for no paragraph.
    Set(String, String),
    /// The patterns are as they were given.
    Reset,
}

/// The patterns as the writer has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patterns(BTreeMap<String, String>);

impl Patterns {
    pub(super) fn load(platform: &impl Platform) -> Self {
        let kept = platform.setting(KEY);
        Self(
            kept.and_then(|kept| serde_json::from_str(&kept).ok())
                .unwrap_or_default(),
        )
    }

    /// The words of each with its id, in order.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &str)> {
        PATTERNS.iter().map(|given| {
            let own = self.0.get(given.id).map(String::as_str);
            (given.id, own.unwrap_or(given.words))
        })
    }

    /// Whether any is the writer's own.
    pub fn is_own(&self) -> bool {
        !self.0.is_empty()
    }
}

impl State {
    pub(super) fn brief_by(&mut self, event: BriefEvent) {
        match event {
            BriefEvent::Write(part) => self.write_brief(part),
            BriefEvent::Copy => self.copy_brief(),
            BriefEvent::Patterns => self.page.deciding = Some(Deciding::Patterns),
            BriefEvent::Set(id, words) => {
                let given = PATTERNS.iter().find(|p| p.id == id);
                let patterns = Rc::make_mut(&mut self.patterns);
                match given {
                    Some(given) if given.words != words => patterns.0.insert(id, words),
                    _ => patterns.0.remove(&id),
                };
                self.keep_patterns();
            }
            BriefEvent::Reset => {
                self.patterns = Rc::default();
                self.keep_patterns();
            }
        }
    }

    fn keep_patterns(&mut self) {
        let json = serde_json::to_string(&self.patterns.0).unwrap_or_default();
        self.set(KEY, json);
    }

    /// The brief of these reports: of the problems that a merged one has copies of, for that.
    pub(super) fn brief_of(&self, parts: &[NodeId]) -> Vec<Paragraph> {
        let facts = self.facts_of(parts);
        let said = self.patterns.all().filter_map(|(id, words)| {
            let words = facts.paragraph(words)?;
            Some(Paragraph {
                pattern: id.to_owned(),
                words,
            })
        });
        said.collect()
    }

    /// What there is to tell of these reports.
    pub fn facts_of(&self, parts: &[NodeId]) -> Facts {
        let session = self.session.borrow();
        let (outline, readings) = (session.outline(), session.readings());
        let mut rows = Vec::new();
        for part in parts.iter().filter_map(|id| outline.get(*id)) {
            rows.extend_from_slice(readings.of(part).rows(outline));
        }
        Facts::of(parts.len(), &rows, self.ledger.day.or(self.today))
    }

    /// The reports that a brief is of: the overview is of all, whatever the rest of the page is about.
    pub fn told(&self) -> Vec<NodeId> {
        match self.in_overview() {
            true => self.reports_but_copies(),
            false => self.summed(),
        }
    }

    /// The reports that are summed up with each other.
    pub(super) fn reports_but_copies(&self) -> Vec<NodeId> {
        let session = self.session.borrow();
        let parts = session.parts().iter();
        let own = parts.filter(|p| p.kind == Kind::Report && !report::is_copy(p));
        own.map(|p| p.id).collect()
    }

    fn write_brief(&mut self, part: NodeId) {
        let is_copy = self
            .session
            .borrow()
            .outline()
            .get(part)
            .is_some_and(|p| report::is_copy(p));
        let of = match self.merged_parts(part) {
            parts if is_copy && !parts.is_empty() => parts,
            _ => vec![part],
        };
        let paragraphs = self.brief_of(&of);
        let w = self.wording();
        if paragraphs.is_empty() {
            let words = w.of(
                "本篇没有识别出问题，没有可写的概述",
                "There are no problems to sum up",
            );
            return self.say(Toast::note(words));
        }
        let n = w.count(paragraphs.len() as u32, "段", "paragraph");
        let before = self.session.borrow().n_steps();
        self.perform(Command::WriteBrief(part, paragraphs));
        let done = self.session.borrow().n_steps() != before;
        let words = match done {
            true => [w.of("已写入概述 ", "The brief is written: "), &n].concat(),
            false => w
                .of("概述与台账一致，没有变动", "The brief is up to date")
                .to_owned(),
        };
        self.say(Toast::note(&words).undone_if(done, w));
    }

    fn copy_brief(&mut self) {
        let parts = self.told();
        let paragraphs = self.brief_of(&parts);
        let w = self.wording();
        if paragraphs.is_empty() {
            let words = w.of(
                "没有识别出问题，没有可复制的概述",
                "There are no problems to sum up",
            );
            return self.say(Toast::note(words));
        }
        let lines = paragraphs.iter().map(|p| ["　　", &p.words, "\n"].concat());
        let plain: String = lines.collect();
        let outline = gangmu::syntax::parse(&plain);
        let nodes = outline.root().children.iter().flat_map(|p| &p.children);
        let html = html::document(nodes, &Format::default());
        let said = w.of("已复制概述，可粘贴到 Word 或 WPS", "The brief is copied");
        self.copy_out(Payload { plain, html }, said.to_owned());
    }
}
