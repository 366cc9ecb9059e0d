//! The second pair of eyes: what reads the text beside the writer, elsewhere. The session tells it
//! what has changed, in the form in which sessions are kept; it answers with what it found. Both
//! ways are JSON, so that the reader can live in another thread and another module.

mod facts;

use super::Session;
use super::keep::{Head, Kept, RestoreError, root};
use super::record::part_record;
use gangmu::check::{self, Finding, RuleInfo, Settings};
use gangmu::outline::{Node, NodeId, Outline};
use gangmu::report::{self, Readings};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::rc::Rc;

pub use facts::{Asking, Facts, Stage, Stated, Way};

/// What the reader is told.
#[derive(Deserialize)]
struct Request {
    head: Head,
    /// The parts that it does not know as they are now.
    records: Vec<Kept>,
    /// What the user decides about checks; absent if that is as before.
    #[serde(default)]
    settings: Option<Settings>,
    /// Whether other parts that it does not know are told in the next request.
    #[serde(default)]
    more: bool,
}

/// What the reader found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The parts that were read again.
    pub parts: Vec<PartReading>,
    /// What was found across the parts, whichever were read again; `None` while it does not know all.
    pub across: Option<Vec<Finding>>,
    /// The rules, if the settings were told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleInfo>,
}

/// What the reader found in one part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartReading {
    /// The part.
    pub part: NodeId,
    /// What is wrong there, or may be, in order of the text.
    pub findings: Vec<Finding>,
    /// What else is told of it.
    pub facts: Facts,
}

/// Tells a reader of `session`: of its head, and of the parts `changed`.
pub fn request(session: &Session, changed: &[Rc<Node>], settings: Option<&Settings>) -> String {
    let (opening, end) = request_opening(session, settings, false);
    let records: Vec<String> = changed.iter().map(part_record).collect();
    [&opening, &records.join(","), end].concat()
}

/// What stands in a [`request`] before the records of the parts that changed, which commas part,
/// and behind them; with `more`, others that changed come in the next request.
pub fn request_opening(
    session: &Session,
    settings: Option<&Settings>,
    more: bool,
) -> (String, &'static str) {
    const SOUND: &str = "strings and numbers always serialise";
    let head = serde_json::to_string(&session.head()).expect(SOUND);
    let settings = serde_json::to_string(&settings).expect(SOUND);
    let opening = [
        "{\"head\":",
        &head,
        ",\"settings\":",
        &settings,
        ",\"more\":",
        if more { "true" } else { "false" },
        ",\"records\":[",
    ];
    (opening.concat(), "]}")
}

/// The outline that a [`request`] tells of, which must bring all its parts, as the session has it.
///
/// # Errors
/// [`RestoreError`] if the request is none.
pub fn told_outline(request: &str) -> Result<Outline, RestoreError> {
    let damaged = |e: serde_json::Error| RestoreError::Damaged(e.to_string());
    let Request { head, records, .. } = serde_json::from_str(request).map_err(damaged)?;
    let parts = records.into_iter().map(|r| r.into_part(head.next));
    let parts = parts.collect::<Result<Vec<_>, _>>()?;
    Ok(Outline::new(root(parts), head.tail.into(), head.next))
}

/// Reads, and remembers what it has read.
#[derive(Debug, Default)]
pub struct Reader {
    parts: HashMap<NodeId, Rc<Node>>,
    readings: Readings,
    settings: Settings,
}

impl Reader {
    /// The [`Reading`] that a [`request`] asks for. O(n log n) of the parts that changed, and of
    /// all of them where the settings did.
    ///
    /// # Errors
    /// [`RestoreError`] if the request is none; the reader is then as it was.
    pub fn answer(&mut self, request: &str) -> Result<String, RestoreError> {
        let Taken {
            outline,
            read,
            rules,
            more,
        } = self.take(request)?;
        let across = (!more).then(|| check::check_across(&outline, &self.settings));
        let reading = Reading {
            parts: self.read(&outline, &read),
            across,
            rules,
        };
        Ok(serde_json::to_string(&reading).expect("plain data serialises"))
    }

    /// The outline that a [`request`] tells of, which must bring the parts that this reader does not
    /// know: to be written in other forms.
    ///
    /// # Errors
    /// As [`Reader::answer`].
    pub fn outline(&mut self, request: &str) -> Result<Outline, RestoreError> {
        self.take(request).map(|taken| taken.outline)
    }

    fn take(&mut self, request: &str) -> Result<Taken, RestoreError> {
        let damaged = |e: &dyn std::fmt::Display| RestoreError::Damaged(e.to_string());
        let request: Request = serde_json::from_str(request).map_err(|e| damaged(&e))?;
        let Request {
            head,
            records,
            settings,
            more,
        } = request;
        let news: Result<Vec<_>, _> = records
            .into_iter()
            .map(|record| record.into_part(head.next))
            .collect();
        let mut read: Vec<NodeId> = Vec::new();
        for part in news? {
            read.push(part.id);
            self.parts.insert(part.id, part);
        }
        self.parts.retain(|id, _| head.parts.contains(id));
        self.readings.keep(|id| head.parts.contains(&id));
        let mut rules = Vec::new();
        if let Some(settings) = settings {
            self.settings = settings;
            read = head.parts.clone();
            rules = check::rule_infos();
        }
        let parts = head.parts.iter().filter_map(|id| self.parts.get(id));
        let parts: Vec<Rc<Node>> = parts.cloned().collect();
        let mut outline = Outline::new(root(parts), head.tail.into(), head.next);
        for id in &read {
            report::settle_part(&mut outline, *id, &self.readings);
            if let Some(part) = outline.get(*id) {
                self.parts.insert(*id, part.clone());
            }
        }
        Ok(Taken {
            outline,
            read,
            rules,
            more,
        })
    }

    fn read(&self, outline: &Outline, parts: &[NodeId]) -> Vec<PartReading> {
        let there = parts.iter().filter_map(|id| outline.get(*id));
        let read = there.map(|part| PartReading {
            part: part.id,
            facts: Facts::of(outline, part, &self.readings.of(part)),
            findings: check::check_read(outline, part, &self.readings, &self.settings),
        });
        read.collect()
    }
}

/// What changed is taken in.
struct Taken {
    outline: Outline,
    /// The parts to read again.
    read: Vec<NodeId>,
    /// The rules, if they are to be told.
    rules: Vec<RuleInfo>,
    /// Whether others that changed are to come.
    more: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Command, Sent};

    const TEXT: &str = "一、甲\n1.子，丑 。\n3.寅,卯\n二、乙\n正文。";

    fn opened(text: &str) -> Session {
        let mut session = Session::default();
        session.dispatch(Command::Open(text.to_owned()), 0.0);
        session
    }

    fn answer(reader: &mut Reader, request: &str) -> Reading {
        serde_json::from_str(&reader.answer(request).expect("a request")).expect("a reading")
    }

    #[test]
    fn it_finds_what_the_check_finds() {
        let session = opened(TEXT);
        let mut reader = Reader::default();
        let reading = answer(&mut reader, &request(&session, session.parts(), None));
        let part = &session.parts()[0];
        let expected = check::check(session.outline(), part, &Settings::default());
        assert!(!expected.is_empty());
        assert_eq!(reading.parts.len(), 1);
        assert_eq!(reading.parts[0].findings, expected);
    }

    #[test]
    fn it_knows_the_outline_it_was_told() {
        let session = opened(TEXT);
        let told = request(&session, session.parts(), None);
        let outline = Reader::default().outline(&told).expect("a request");
        assert_eq!(outline.write(), TEXT);
        assert!(Reader::default().outline("").is_err());
    }

    #[test]
    fn what_has_not_changed_is_not_read_again_but_other_settings_are_heeded() {
        let session = opened(TEXT);
        let mut reader = Reader::default();
        answer(&mut reader, &request(&session, session.parts(), None));
        assert_eq!(answer(&mut reader, &request(&session, &[], None)).parts, []);
        let mut settings = Settings::default();
        let rules = check::registry().iter();
        settings.off = rules.map(|r| check::RuleId::new(r.id)).collect();
        let reading = answer(&mut reader, &request(&session, &[], Some(&settings)));
        assert_eq!(reading.parts.len(), 1);
        assert_eq!(reading.parts[0].findings, []);
    }

    #[test]
    fn what_is_told_bit_by_bit_is_found_as_if_told_at_once() {
        let report = |n: u32| format!("关于第{n}批整改情况的报告\n一、甲\n1.子，丑 。\n某某镇\n\n");
        let session = opened(&(1..=4).map(report).collect::<String>());
        let whole = answer(
            &mut Reader::default(),
            &request(&session, session.parts(), None),
        );
        let (mut reader, mut sent, mut parts) = (Reader::default(), Sent::default(), Vec::new());
        loop {
            let (news, more) = sent.news_within(&session, 20);
            let (opening, end) = request_opening(&session, None, more);
            let records: Vec<String> = news.iter().map(part_record).collect();
            let told = [&opening, &records.join(","), end].concat();
            let read = answer(&mut reader, &told);
            assert_eq!(read.across.is_none(), more);
            parts.extend(read.parts);
            if !more {
                assert_eq!(read.across, whole.across);
                break;
            }
        }
        assert_eq!(parts, whole.parts);
        assert!(parts.len() == 4 && sent.news(&session).is_empty());
    }

    #[test]
    fn nonsense_is_refused_and_changes_nothing() {
        let session = opened(TEXT);
        let mut reader = Reader::default();
        let before = answer(&mut reader, &request(&session, session.parts(), None));
        for nonsense in ["", "{}", "[1]", "{\"head\":{},\"records\":[]}"] {
            assert!(reader.answer(nonsense).is_err());
        }
        let settings = Settings::default();
        let after = answer(&mut reader, &request(&session, &[], Some(&settings)));
        assert_eq!(after.rules, check::rule_infos());
        assert_eq!(after.parts, before.parts);
    }
}
