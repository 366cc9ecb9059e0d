//! A long text that is parsed elsewhere: its parts come back as records, a line each, which the page
//! takes in bit by bit.

use crate::command::Opened;
use crate::keep::part;
use crate::record::part_record;
use gangmu::edit::commands;
use gangmu::outline::{NodeId, Outline};
use gangmu::report::Reading;
use gangmu::syntax::{Parts, parse_parts};
use std::rc::Rc;

/// So many ids are left to what is written while the text is being parsed.
const IDS_BETWEEN: u32 = 4096;

/// What was parsed so far.
#[derive(Clone, Debug)]
pub struct Bulk {
    /// The first of its ids.
    pub(crate) first: NodeId,
    /// Its parts, in order, and what is told of them once all is there.
    pub(crate) readings: Vec<Rc<Reading>>,
    /// What stands behind them, and the first id that is not given: once all is there.
    pub end: Option<(String, NodeId)>,
}

impl Bulk {
    /// Of nothing yet, for a session with this outline.
    pub fn new(outline: &Outline) -> Self {
        Self {
            first: NodeId(outline.next_id().0 + IDS_BETWEEN),
            readings: Vec::new(),
            end: None,
        }
    }

    /// What [`parsed_bulk`] is asked with, before the text.
    pub fn opening(&self) -> String {
        format!("{}\n", self.first.0)
    }

    /// Takes in a line of the answer; whether it was one.
    pub fn take(&mut self, line: &str) -> bool {
        let Some(part) = part(line) else {
            self.end = serde_json::from_str(line).ok();
            return self.end.is_some();
        };
        let reading = Reading::of(&part);
        reading.n_listed();
        self.readings.push(Rc::new(reading));
        true
    }

    /// Puts it behind what is there; nothing is done unless all of it came, with ids that nobody has taken
    /// meanwhile.
    pub(crate) fn take_into(&self, outline: &mut Outline) -> Opened {
        let free = outline.next_id() <= self.first;
        let Some((tail, next)) = self.end.clone().filter(|_| free) else {
            return Ok(None);
        };
        let parts = self.readings.iter().map(|r| r.part().clone());
        let parts = Parts {
            parts: parts.collect(),
            tail: tail.into(),
            next,
        };
        commands::take_in(outline, parts)
    }
}

impl PartialEq for Bulk {
    /// Each text has ids of its own.
    fn eq(&self, other: &Self) -> bool {
        self.first == other.first
    }
}

/// Answers [`Bulk::opening`] and a text: the records of its parts, and last what stands behind them with
/// the first id that is not given. Each is a line.
///
/// # Errors
/// A sentence for the console if the request is none.
pub fn parsed_bulk(request: &str) -> Result<String, String> {
    let (first, text) = request.split_once('\n').ok_or("no first line")?;
    let first = first.parse().map_err(|_| "no first id")?;
    let Parts { parts, tail, next } = parse_parts(text, NodeId(first));
    let mut lines: Vec<String> = parts.iter().map(part_record).collect();
    let end = (tail.as_str(), next);
    lines.push(serde_json::to_string(&end).expect("strings and numbers always serialise"));
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Command, SAMPLE, Session};

    fn read(session: &Session, text: &str) -> Bulk {
        let mut bulk = Bulk::new(session.outline());
        let answer = parsed_bulk(&[&bulk.opening(), text].concat()).expect("a request");
        assert!(answer.lines().all(|line| bulk.take(line)));
        bulk
    }

    #[test]
    fn what_is_parsed_elsewhere_is_what_is_parsed_here() {
        for text in [SAMPLE, "", "\n\n", "一、甲\r\n　正文。\n二、乙\n\n"] {
            let texts = format!("{SAMPLE}\n\n{text}");
            for text in [text, &texts] {
                let [mut elsewhere, mut here] = [(); 2].map(|()| Session::default());
                let open = |session: &mut Session, text: &str| {
                    session.dispatch(Command::Open(text.to_owned()), 0.0);
                };
                open(&mut elsewhere, "三、前文\n正文。\n");
                let bulk = read(&elsewhere, text);
                // What is written meanwhile has ids of its own.
                open(&mut elsewhere, "四、其间\n");
                open(&mut here, "三、前文\n正文。\n");
                open(&mut here, "四、其间\n");
                let before = elsewhere.outline().write();
                elsewhere.dispatch(Command::TakeIn(Rc::new(bulk)), 0.0);
                open(&mut here, text);
                assert_eq!(elsewhere.outline().write(), here.outline().write());
                let kinds = |session: &Session| {
                    let mut kinds = Vec::new();
                    let root = session.outline().root();
                    root.walk(&mut |n| kinds.push((n.kind, n.marker.to_string())));
                    kinds
                };
                assert_eq!(kinds(&elsewhere), kinds(&here));
                if elsewhere.outline().write() != before {
                    elsewhere.dispatch(Command::Undo, 0.0);
                }
                assert_eq!(elsewhere.outline().write(), before);
            }
        }
    }

    #[test]
    fn ids_that_were_given_meanwhile_are_refused() {
        let mut session = Session::default();
        let mut bulk = read(&session, SAMPLE);
        bulk.first = NodeId(1);
        session.dispatch(Command::Open(SAMPLE.to_owned()), 0.0);
        let before = session.outline().write();
        session.dispatch(Command::TakeIn(Rc::new(bulk)), 0.0);
        assert_eq!(session.outline().write(), before);
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(parsed_bulk("").is_err() && parsed_bulk("x\n一、甲").is_err());
        assert!(!Bulk::new(Session::default().outline()).take("一、甲"));
    }
}
