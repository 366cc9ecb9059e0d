//! What is written of what was read: the settings of it, and the bytes.

use crate::Stop;
use crate::args::{Lang, Look};
use files::write::{Form, Job, Options, WriteError, write};
use gangmu::{LedgerRow, NodeId, Outline};
use std::fs;

/// The settings that were asked for: those of the file, then those named one by one.
pub fn options(look: &Look, lang: Lang) -> Result<Options, Stop> {
    let mut options = Options::default();
    if let Some(path) = &look.settings {
        let named = |why: String| Stop::Said(format!("{}: {why}", path.display()));
        let text = fs::read_to_string(path).map_err(|e| named(e.to_string()))?;
        let read = Options::from_json(&text);
        options = read.map_err(|why| named(why.of(lang.into())))?;
    }
    for set in &look.set {
        let Some((name, value)) = set.split_once('=') else {
            let words = lang.of("应写作 名称=值", "is to be NAME=VALUE");
            return Err(Stop::Said(format!("--set {set}: {words}")));
        };
        // What is no JSON is words.
        let value = serde_json::from_str(value).unwrap_or_else(|_| value.into());
        let set = options.set(name, value);
        set.map_err(|why| Stop::Said(why.of(lang.into())))?;
    }
    Ok(options)
}

/// The job in that form.
pub fn bytes(form: Form, job: &Job<'_>, lang: Lang) -> Result<Vec<u8>, Stop> {
    write(form, job).map_err(|why| said(&why, lang))
}

/// Why nothing was written.
pub fn said(why: &WriteError, lang: Lang) -> Stop {
    Stop::Said(why.sentence().of(lang.into()))
}

/// A job of those texts, without a ledger.
pub fn job<'a>(
    texts: &'a [(&'a str, &'a Outline)],
    options: &'a Options,
    title: &'a str,
    lang: Lang,
) -> Job<'a> {
    Job {
        texts,
        rows: &[],
        reports: &[],
        columns: None,
        title,
        today: None,
        before: None,
        language: lang.into(),
        options,
    }
}

/// The rows of several files as those of one ledger.
#[derive(Default)]
pub struct Joined {
    /// The rows.
    pub rows: Vec<LedgerRow>,
    n_parts: u32,
}

impl Joined {
    /// The rows of another file, numbered on; answers how many were there.
    pub fn add(&mut self, rows: Vec<LedgerRow>) -> usize {
        let n = self.rows.len();
        let mut part = None;
        for mut row in rows {
            row.number = self.rows.len() + 1;
            // The parts of different files may have the same ids.
            self.n_parts += u32::from(part.replace(row.part) != Some(row.part));
            row.part = NodeId(self.n_parts);
            self.rows.push(row);
        }
        n
    }
}
