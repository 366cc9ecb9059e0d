//! Who reads the words.

use super::{WordAnswer, WordQuestion, request_opening};
use crate::Session;
use crate::keep::{Head, Kept, RestoreError};
use crate::record::part_record;
use gangmu::outline::Node;
use gangmu::words::{Book, Cutter, DictionaryError, differ};
use serde::Deserialize;
use std::cell::RefCell;
use std::ops::Range;
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
    common: Rc<RefCell<Common>>,
    /// None before the first request, which says what it must know.
    cutter: Option<Rc<Cutter>>,
    book: Book,
}

/// What several readers of words have in common.
struct Common {
    dictionary: Vec<u8>,
    /// One for each list of own terms: tens of megabytes each.
    cutters: Vec<Rc<Cutter>>,
}

impl Common {
    /// The cutter that knows these terms and no others of a user's.
    fn cutter(&mut self, terms: &[String]) -> Result<Rc<Cutter>, DictionaryError> {
        if let Some(cutter) = self.cutters.iter().find(|c| knows(c, terms)) {
            return Ok(cutter.clone());
        }
        // One that nobody uses learns what it lacks, or gives way.
        let idle = |c: &Rc<Cutter>| {
            Rc::strong_count(c) == 1 && c.terms().iter().all(|term| terms.contains(term))
        };
        let mut cutter = match self.cutters.iter().position(idle) {
            Some(at) => self.cutters.swap_remove(at),
            None => {
                self.cutters.retain(|c| Rc::strong_count(c) > 1);
                Rc::new(Cutter::with_terms(&self.dictionary, &[])?)
            }
        };
        Rc::get_mut(&mut cutter)
            .expect("nobody else has it")
            .add(terms);
        self.cutters.push(cutter.clone());
        Ok(cutter)
    }

    /// Lets go of what nobody uses, but for the last, which the next reader may want.
    fn tidy(&mut self) {
        while let Some(at) = self.cutters.iter().position(|c| Rc::strong_count(c) == 1)
            && self.cutters.len() > 1
        {
            self.cutters.swap_remove(at);
        }
    }
}

fn knows(cutter: &Cutter, terms: &[String]) -> bool {
    let known = cutter.terms();
    known.len() == terms.len() && known.iter().all(|term| terms.contains(term))
}

impl Drop for WordReader {
    fn drop(&mut self) {
        self.cutter = None;
        self.common.borrow_mut().tidy();
    }
}

impl WordReader {
    /// A reader by the page's dictionary, with the terms of the field. Tenths of a second.
    ///
    /// # Errors
    /// [`DictionaryError`] if that is no dictionary.
    pub fn new(dictionary: Vec<u8>) -> Result<Self, DictionaryError> {
        let cutters = vec![Rc::new(Cutter::with_terms(&dictionary, &[])?)];
        Ok(Self {
            common: Rc::new(RefCell::new(Common {
                dictionary,
                cutters,
            })),
            cutter: None,
            book: Book::default(),
        })
    }

    /// Another reader, of another session, by the same dictionary. It has read nothing.
    pub fn beside(&self) -> Self {
        Self {
            common: self.common.clone(),
            cutter: None,
            book: Book::default(),
        }
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
        let cutter = match (request.terms, self.cutter.clone()) {
            (None, Some(cutter)) => cutter,
            (terms, _) => {
                let terms = terms.unwrap_or_default();
                self.learn(&terms).map_err(|e| damaged(&e))?
            }
        };
        for part in &parts {
            self.book.read(&cutter, &gangmu::report::Reading::of(part));
        }
        if let Some(head) = &request.head {
            self.book.keep(&head.parts);
        }
        let answers = request.questions.iter().map(|q| self.reply(&cutter, q));
        let answers: Vec<WordAnswer> = answers.collect();
        Ok(serde_json::to_string(&answers).expect("plain data serialises"))
    }

    fn learn(&mut self, terms: &[String]) -> Result<Rc<Cutter>, DictionaryError> {
        if let Some(cutter) = self.cutter.as_ref().filter(|c| knows(c, terms)) {
            return Ok(cutter.clone());
        }
        // If no other reader has it, it can learn.
        self.cutter = None;
        let cutter = self.common.borrow_mut().cutter(terms)?;
        self.book.cut_again(&cutter);
        Ok(self.cutter.insert(cutter).clone())
    }

    fn reply(&self, cutter: &Cutter, question: &WordQuestion) -> WordAnswer {
        let book = &self.book;
        match question {
            WordQuestion::Tallies { parts, scope } => WordAnswer::Tallies {
                whole: book.tally(scope),
                nodes: parts.iter().flat_map(|part| book.nodes(*part)).collect(),
            },
            WordQuestion::Top { scope, most } => WordAnswer::Top(book.top(scope, *most)),
            WordQuestion::Keys { scope, least, most } => {
                WordAnswer::Keys(book.keys(scope, *least, *most))
            }
            WordQuestion::Alike {
                scope,
                percent,
                most,
            } => {
                let mut groups = book.alike(scope, *percent);
                let n = groups.len();
                groups.truncate(*most);
                WordAnswer::Alike { n, groups }
            }
            WordQuestion::Differ { nodes } => {
                let texts = nodes.map(|node| book.text(node));
                let tokens = texts.map(|text| cutter.tokens(text).collect::<Vec<_>>());
                WordAnswer::Differ {
                    differ: differ(texts, [&tokens[0], &tokens[1]]),
                    texts: texts.map(str::to_owned),
                }
            }
            WordQuestion::Tokens { text } => WordAnswer::Tokens(cutter.tokens(text).collect()),
            WordQuestion::Whole { texts } => {
                let of = texts.iter().map(|(text, finds)| whole(cutter, text, finds));
                WordAnswer::Whole(of.collect())
            }
        }
    }
}

/// The finds that begin and end inside no word.
fn whole(cutter: &Cutter, text: &str, finds: &[Range<usize>]) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = cutter.words(text).collect();
    let is_inside = |at: usize| {
        let next = words.partition_point(|word| word.end <= at);
        words.get(next).is_some_and(|word| word.start < at)
    };
    let finds = finds.iter().cloned();
    let whole = finds.filter(|find| !is_inside(find.start) && !is_inside(find.end));
    whole.collect()
}
