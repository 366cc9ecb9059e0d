//! A file of one's own, `.gangmu`: all that is open, with states and notes, as JSON. Beside the records
//! stands the text, by which they are checked, and which is there for whoever reads the file otherwise:
//! `{"format":"gangmu-desk","version":1,"tail":…,"next":…,"text":…,"parts":[…]}`, the parts as
//! [`crate::part_record`] writes them.

use crate::Session;
use crate::keep::{ID_LIMIT, Kept};
use crate::shelf::renumbered;
use gangmu::outline::{Node, NodeId, Outline};
use gangmu::syntax::Parts;
use gangmu::text::{Bilingual, both};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The version that is written. A reader takes this one and all before it.
const VERSION: u32 = 1;
/// What every such file begins with.
const BEGINS: &str = "{\"format\":\"gangmu-desk\"";

#[derive(Serialize)]
struct Opening<'a> {
    format: &'a str,
    version: u32,
    tail: &'a str,
    next: NodeId,
    text: &'a str,
}

#[derive(Deserialize)]
struct File {
    tail: String,
    next: NodeId,
    text: String,
    parts: Vec<Kept>,
}

/// What came of a file: parts that no outline has yet.
#[derive(Clone, Debug)]
pub struct DeskFile(pub(crate) Parts);

impl PartialEq for DeskFile {
    /// Each has ids of its own.
    fn eq(&self, other: &Self) -> bool {
        self.0.next == other.0.next
    }
}

/// Whether a text is such a file.
pub fn is_desk_file(text: &str) -> bool {
    text.trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with(BEGINS)
}

/// What stands before and behind the records of the parts, which are parted by commas.
pub fn around_desk_file(session: &Session) -> (String, &'static str) {
    let outline = session.outline();
    let opening = Opening {
        format: "gangmu-desk",
        version: VERSION,
        tail: outline.tail(),
        next: outline.next_id(),
        text: &outline.write(),
    };
    let mut opening = serde_json::to_string(&opening).expect("plain data serialises");
    opening.pop();
    (opening + ",\"parts\":[", "]}\n")
}

/// The parts of such a file, with ids that `outline` has not given; or, where they do not say what the
/// text beside them says, that text alone.
///
/// # Errors
/// A sentence, if it is of a later version, or nothing of it can be read.
pub fn read_desk_file(
    text: &str,
    outline: &Outline,
) -> Result<Result<DeskFile, String>, Bilingual<String>> {
    #[derive(Deserialize)]
    struct Words {
        version: u32,
        text: Option<String>,
    }
    let text = text.trim_start_matches('\u{feff}');
    let words: Option<Words> = serde_json::from_str(text).ok();
    if words.as_ref().is_some_and(|w| w.version > VERSION) {
        return Err(both(
            "这个文件由更新版本的纲目存成，请用新版本打开",
            "This file was saved by a newer Gangmu; open it with that version",
        )
        .into());
    }
    if let Some(file) = serde_json::from_str(text)
        .ok()
        .and_then(|f| read(f, outline))
    {
        return Ok(Ok(file));
    }
    words.and_then(|w| w.text).map(Err).ok_or_else(|| {
        both(
            "这个文件不完整或已损坏，没有打开，已打开的文稿不变",
            "This file is cut off or damaged. It was not opened; what is open is as it was",
        )
        .into()
    })
}

fn read(file: File, outline: &Outline) -> Option<DeskFile> {
    let by = outline.next_id().0.saturating_sub(1);
    let next = NodeId(file.next.0.checked_add(by)?);
    if next.0 >= ID_LIMIT {
        return None;
    }
    let parts = file.parts.into_iter().map(|p| p.into_part(file.next).ok());
    let parts: Vec<Rc<Node>> = parts.collect::<Option<_>>()?;
    let root = crate::keep::root(parts.clone());
    let said = Outline::new(root, file.tail.as_str().into(), file.next);
    (said.write() == file.text).then(|| {
        DeskFile(Parts {
            parts: parts.iter().map(|part| moved(part, by)).collect(),
            tail: file.tail.into(),
            next,
        })
    })
}

/// The same with ids that are greater by so many.
fn moved(node: &Rc<Node>, by: u32) -> Rc<Node> {
    match by {
        0 => node.clone(),
        by => renumbered(node, &|id| NodeId(id.0 + by)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Command, SAMPLE, part_record};
    use gangmu::outline::Status;
    use proptest::prelude::*;

    fn written(session: &Session) -> String {
        let (opening, end) = around_desk_file(session);
        let records: Vec<_> = session.parts().iter().map(part_record).collect();
        [&opening, &records.join(","), end].concat()
    }

    fn open(text: &str) -> Session {
        let mut session = Session::default();
        session.dispatch(Command::Open(text.to_owned()), 0.0);
        session
    }

    fn taken(session: &mut Session, file: &str) {
        let read = read_desk_file(file, session.outline());
        let read = read.expect("a file").expect("a sound one");
        session.dispatch(Command::OpenDesk(Rc::new(read)), 0.0);
    }

    #[test]
    fn all_comes_back_into_an_empty_session_and_behind_what_is_open() {
        let mut session = open(SAMPLE);
        let row = gangmu::ledger(session.outline(), NodeId(0))[0].node;
        session.dispatch(Command::Tick(vec![(row, None)]), 0.0);
        let file = written(&session);
        assert!(is_desk_file(&file));
        let mut empty = Session::default();
        taken(&mut empty, &file);
        assert_eq!(written(&empty), file, "ids and notes, too");
        let mut other = open("三、前文\n正文。\n");
        let before = other.outline().write();
        taken(&mut other, &file);
        assert!(
            other
                .outline()
                .write()
                .ends_with(&session.outline().write())
        );
        let rows = gangmu::ledger(other.outline(), NodeId(0));
        assert_eq!(rows[0].status, Some(Status::Done));
        other.dispatch(Command::Undo, 0.0);
        assert_eq!(other.outline().write(), before);
    }

    #[test]
    fn what_was_tampered_with_is_text_and_what_is_cut_off_a_sentence() {
        let file = written(&open(SAMPLE));
        let outline = Outline::default();
        let changed = file.replacen("\"tail\":\"", "\"tail\":\"改", 1);
        assert_eq!(
            read_desk_file(&changed, &outline),
            Ok(Err(SAMPLE.to_owned()))
        );
        let half: String = file.chars().take(file.chars().count() / 2).collect();
        assert!(read_desk_file(&half, &outline).is_err());
        let later = file.replacen("\"version\":1", "\"version\":2", 1);
        let why = read_desk_file(&later, &outline).expect_err("of a later version");
        assert!(why.zh.contains("更新版本"));
        let wild = file.replacen("\"next\":", "\"next\":99999999", 1);
        assert!(matches!(read_desk_file(&wild, &outline), Ok(Err(_))));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// Whatever becomes of the file: no panic, no other words than it has, and what is open stays.
        #[test]
        fn nothing_comes_of_a_file_that_it_does_not_say(
            at in 0.0..1.0f64,
            cut in 0usize..40,
            put in prop_oneof![Just(String::new()), "[\\]\\[{},:\"0-9a-z]{1,6}", "\\PC{1,4}"],
        ) {
            let session = open("甲局报告\n一、情况\n（一）已完成。一是甲；二是乙。\n");
            let file: Vec<char> = written(&session).chars().collect();
            let from = (at * file.len() as f64) as usize;
            let to = (from + cut).min(file.len());
            let file: String = file[..from].iter().copied().chain(put.chars()).chain(file[to..].iter().copied()).collect();
            let mut other = open("三、前文\n");
            let before = other.outline().write();
            match read_desk_file(&file, other.outline()) {
                Ok(Ok(read)) => {
                    other.dispatch(Command::OpenDesk(Rc::new(read)), 0.0);
                    let text = other.outline().write();
                    let said: serde_json::Value = serde_json::from_str(&file).expect("JSON");
                    prop_assert!(text.starts_with(&before));
                    prop_assert!(text.ends_with(said["text"].as_str().expect("a text")));
                    other.dispatch(Command::Undo, 0.0);
                    prop_assert_eq!(other.outline().write(), before);
                }
                Ok(Err(_)) | Err(_) => prop_assert_eq!(other.outline().write(), before),
            }
        }
    }
}
