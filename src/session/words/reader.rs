//! Who reads the words.

use super::{WordAnswer, WordQuestion, request_opening};
use crate::outline::Node;
use crate::session::Session;
use crate::session::keep::{Head, Kept, RestoreError};
use crate::session::record::part_record;
use crate::words::{Book, Cutter, DictionaryError, differ};
use serde::Deserialize;
use std::rc::Rc;

/// What the reader of words is told.
#[derive(Deserialize)]
struct Request {
    /// Absent if nothing has changed.
    head: Option<Head>,
    /// The parts that it does not know as they are now.
    records: Vec<Kept>,
    /// The user's own terms; absent if they are as before.
    terms: Option<Vec<String>>,
    questions: Vec<WordQuestion>,
}

/// Tells a [`WordReader`] of `session` and the parts `changed`; all other parts are as they were.
/// `terms` are the user's own, if they are others than before.
pub fn request(
    session: Option<(&Session, &[Rc<Node>])>,
    terms: Option<&[String]>,
    questions: &[WordQuestion],
) -> String {
    let changed = session.map_or(&[][..], |(_, changed)| changed);
    let (opening, end) = request_opening(session.map(|(s, _)| s), terms, questions);
    let records: Vec<String> = changed.iter().map(part_record).collect();
    [&opening, &records.join(","), end].concat()
}

/// Reads words, and remembers what it has read.
pub struct WordReader {
    dictionary: Vec<u8>,
    cutter: Cutter,
    book: Book,
}

impl WordReader {
    /// A reader by the page's dictionary, with the terms of the field. Tenths of a second.
    ///
    /// # Errors
    /// [`DictionaryError`] if that is no dictionary.
    pub fn new(dictionary: Vec<u8>) -> Result<Self, DictionaryError> {
        Ok(Self {
            cutter: Cutter::with_terms(&dictionary, &[])?,
            dictionary,
            book: Book::default(),
        })
    }

    /// The [`WordAnswer`]s that a [`request`] asks for, in its order. Cuts only paragraphs that it
    /// has not seen; other terms make it cut everything again, and a term given up makes it read the
    /// dictionary again.
    ///
    /// # Errors
    /// [`RestoreError`] if the request is none; the reader is then as it was.
    pub fn answer(&mut self, request: &str) -> Result<String, RestoreError> {
        let damaged = |e: &dyn std::fmt::Display| RestoreError::Damaged(e.to_string());
        let request: Request = serde_json::from_str(request).map_err(|e| damaged(&e))?;
        let mut parts = Vec::new();
        if let Some(head) = &request.head {
            for record in request.records {
                parts.push(record.into_part(head.next)?);
            }
        }
        if let Some(terms) = request.terms {
            self.learn(&terms).map_err(|e| damaged(&e))?;
        }
        for part in &parts {
            self.book.read(&self.cutter, part);
        }
        if let Some(head) = &request.head {
            self.book.keep(&head.parts);
        }
        let answers = request.questions.iter().map(|q| self.reply(q));
        let answers: Vec<WordAnswer> = answers.collect();
        Ok(serde_json::to_string(&answers).expect("plain data serialises"))
    }

    fn learn(&mut self, terms: &[String]) -> Result<(), DictionaryError> {
        let known = self.cutter.terms();
        if known == terms {
            return Ok(());
        }
        if known.iter().all(|term| terms.contains(term)) {
            self.cutter.add(terms);
        } else {
            self.cutter = Cutter::with_terms(&self.dictionary, terms)?;
        }
        self.book.cut_again(&self.cutter);
        Ok(())
    }

    fn reply(&self, question: &WordQuestion) -> WordAnswer {
        let book = &self.book;
        match question {
            WordQuestion::Tallies { parts } => WordAnswer::Tallies {
                whole: book.whole(),
                nodes: parts.iter().flat_map(|part| book.nodes(*part)).collect(),
            },
            WordQuestion::Top { scope, most } => WordAnswer::Top(book.top(*scope, *most)),
            WordQuestion::Keys { scope, least, most } => {
                WordAnswer::Keys(book.keys(*scope, *least, *most))
            }
            WordQuestion::Places { word } => WordAnswer::Places(book.places(word)),
            WordQuestion::Pairs { percent } => WordAnswer::Pairs(book.pairs(*percent)),
            WordQuestion::Differ { nodes } => {
                let texts = nodes.map(|node| book.text(node));
                let tokens = texts.map(|text| self.cutter.tokens(text).collect::<Vec<_>>());
                WordAnswer::Differ {
                    differ: differ(texts, [&tokens[0], &tokens[1]]),
                    texts: texts.map(str::to_owned),
                }
            }
            WordQuestion::Tokens { text } => WordAnswer::Tokens(self.cutter.tokens(text).collect()),
        }
    }
}
