//! The reports that are kept on this machine beside those on the desk: put away and taken back, found,
//! renamed, in the bin and out of it.

mod passing;

use super::{PageEvent, Question, ShelfEffect, State, StoreError, Toast, VersionsEffect};
use crate::shelf::{Card, from_shelf};
use crate::{Command, Outcome, PartTold, Session, part_record};
use gangmu::outline::NodeId;
use passing::Passed;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What happens to reports that are put away.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum ShelfEvent {
    /// Show them.
    Open,
    /// Show them no more.
    Close,
    /// These there are, or why that is not known.
    Listed(Rc<Result<Shelved, StoreError>>),
    /// Show those in which all of these words stand.
    Look(String),
    /// What was found of those words so far; the number is that of the search.
    Found(u32, Rc<Hits>),
    /// Show those in the bin, or those that are not.
    Bin(bool),
    /// Choose one, or no more.
    Pick(u32),
    /// Put reports of the desk away.
    PutAway(Vec<NodeId>),
    /// Those parts were put there, under these numbers, or why not.
    WasPut(Vec<NodeId>, Result<Vec<u32>, StoreError>),
    /// Open them on the desk.
    Take(Vec<u32>),
    /// The records that were wanted, or why there are none.
    Fetched(ForWhat, Rc<Result<Vec<String>, StoreError>>),
    /// Give one another title.
    Rename(u32, String),
    /// Put a copy of each beside it.
    Duplicate(Vec<u32>),
    /// Put them into the bin, or out of it.
    Discard(Vec<u32>, bool),
    /// Delete what is in the bin, having asked.
    Empty(bool),
    /// What was asked of the store is done, or why not.
    Done(Result<(), StoreError>),
    /// Keep nothing of these reports of the desk, or keep them again.
    Unkept(Vec<NodeId>, bool),
}

/// What records are wanted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForWhat {
    /// To open those of these numbers on the desk.
    Desk(Vec<u32>),
    /// To give the one of that number another title.
    Title(u32, String),
}

/// What is kept on this machine beside the desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelved {
    /// What is told of each, the newest first.
    pub cards: Vec<Card>,
    /// How many bytes this page's data take, all of it, and how many there is room for, as the browser
    /// guesses.
    pub room: Option<(f64, f64)>,
}

/// Where words were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// Of each in which they stand, the words around the first of them.
    pub found: BTreeMap<u32, String>,
    /// How many have been looked through, of how many.
    pub looked: (usize, usize),
}

/// What is shown of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShelfSheet {
    /// The words that are looked for.
    pub words: String,
    /// What was found of them.
    pub hits: Rc<Hits>,
    /// Whether what is in the bin is shown.
    pub bin: bool,
    /// Those that are chosen.
    pub picked: Vec<u32>,
}

/// What the application knows of them.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Those that there are, or why that is not known; none until it is found out.
    pub all: Option<Rc<Result<Shelved, StoreError>>>,
    /// What is shown.
    pub sheet: Option<ShelfSheet>,
    /// Whether it was asked what there is.
    asked: bool,
    search: u32,
    passed: Vec<Passed>,
    /// Those that the desk has: they go once it is kept, each with how often it had been then; none for
    /// those that are being deleted.
    due: Vec<(u32, Option<u64>)>,
    /// The parts as they were last looked at, and at which revision.
    desk: (u64, Vec<NodeId>),
}

impl Shelf {
    /// What is told of those that are not on the desk.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        let all = self.all.as_deref().and_then(|all| all.as_ref().ok());
        let cards = all.into_iter().flat_map(|all| &all.cards);
        cards.filter(|card| !self.due.iter().any(|(id, _)| *id == card.id))
    }

    /// Those that are on the desk by now.
    pub fn hidden(&self) -> Vec<u32> {
        self.due.iter().map(|(id, _)| *id).collect()
    }

    /// How many are in the bin.
    pub fn n_gone(&self) -> usize {
        self.cards().filter(|card| card.gone.is_some()).count()
    }
}

impl State {
    /// Whether reports can be put away here.
    pub fn has_shelf(&self) -> bool {
        self.settings.keeping && self.host.may_keep() && !self.host.is_hosted()
    }

    /// All is being deleted, or is.
    pub(super) fn forget_shelf(&mut self, is_gone: bool) {
        let asked = !is_gone;
        self.shelf = Shelf {
            asked,
            ..Shelf::default()
        };
    }

    fn note_desk(&mut self) {
        let session = self.session.borrow();
        let parts = session.parts().iter().map(|p| p.id).collect();
        self.shelf.desk = (session.revision(), parts);
    }

    pub(super) fn shelf_by(&mut self, event: ShelfEvent) {
        match event {
            ShelfEvent::Open => {
                (self.page.menu, self.page.context) = (None, None);
                self.shelf.sheet = Some(ShelfSheet::default());
                self.list_shelf();
            }
            ShelfEvent::Close => {
                self.shelf.sheet = None;
                self.place.serial += 1;
            }
            ShelfEvent::Listed(all) => {
                if let Ok(all) = &*all {
                    let is_there = |id: &u32| all.cards.iter().any(|card| card.id == *id);
                    self.shelf.due.retain(|(id, n)| n.is_some() || is_there(id));
                }
                self.shelf.all = Some(all);
            }
            ShelfEvent::Look(words) => self.look(words),
            ShelfEvent::Found(n, hits) => {
                if let Some(sheet) = self.shelf.sheet.as_mut().filter(|_| n == self.shelf.search) {
                    sheet.hits = hits;
                }
            }
            ShelfEvent::Bin(bin) => {
                if let Some(sheet) = &mut self.shelf.sheet {
                    (sheet.bin, sheet.picked) = (bin, Vec::new());
                }
            }
            ShelfEvent::Pick(id) => {
                if let Some(ShelfSheet { picked, .. }) = &mut self.shelf.sheet {
                    match picked.iter().position(|p| *p == id) {
                        Some(at) => drop(picked.remove(at)),
                        None => picked.push(id),
                    }
                }
            }
            ShelfEvent::PutAway(parts) => self.put_away(&parts),
            ShelfEvent::WasPut(parts, put) => self.was_put(&parts, put),
            ShelfEvent::Take(ids) => {
                self.effect(ShelfEffect::Fetch(ids.clone(), ForWhat::Desk(ids)).into());
            }
            ShelfEvent::Fetched(wanted, records) => self.fetched_papers(wanted, &records),
            ShelfEvent::Rename(id, title) => {
                if !title.trim().is_empty() {
                    let wanted = ForWhat::Title(id, title.trim().to_owned());
                    self.effect(ShelfEffect::Fetch(vec![id], wanted).into());
                }
            }
            ShelfEvent::Duplicate(ids) => self.effect(ShelfEffect::Copy(ids).into()),
            ShelfEvent::Discard(ids, gone) => self.discard(&ids, gone),
            ShelfEvent::Empty(false) => self.ask_empty(),
            ShelfEvent::Empty(true) => {
                self.page.question = None;
                let gone = self.shelf.cards().filter(|c| c.gone.is_some());
                let gone = gone.map(|c| c.id).collect();
                self.effect(ShelfEffect::Delete(gone).into());
            }
            ShelfEvent::Done(done) => {
                self.list_shelf();
                if let Err(why) = done {
                    self.say_not_shelved(&why);
                }
            }
            ShelfEvent::Unkept(parts, unkept) => self.set_unkept(&parts, unkept),
        }
    }

    fn list_shelf(&mut self) {
        self.shelf.asked = true;
        self.effect(ShelfEffect::List.into());
    }

    fn look(&mut self, words: String) {
        self.shelf.search += 1;
        let n = self.shelf.search;
        if let Some(sheet) = &mut self.shelf.sheet {
            sheet.hits = Rc::default();
            sheet.words = words;
            let words: Vec<String> = sheet.words.split_whitespace().map(str::to_owned).collect();
            self.effect(ShelfEffect::Search(n, words).into());
        }
    }

    fn fetched_papers(&mut self, wanted: ForWhat, records: &Result<Vec<String>, StoreError>) {
        let w = self.wording();
        let damaged = w.of(
            "这篇文稿无法读取，没有打开",
            "This report cannot be read; it was not opened",
        );
        let records = match records {
            Ok(records) => records,
            Err(why) => return self.say_not_shelved(why),
        };
        let done = match wanted {
            ForWhat::Desk(ids) => self.take(&ids, records),
            ForWhat::Title(id, title) => self.retitle(id, title, records),
        };
        if done.is_none() {
            self.say(Toast::error(damaged));
        }
    }

    fn retitle(&mut self, id: u32, title: String, records: &[String]) -> Option<()> {
        let mut session = Session::default();
        let file = from_shelf(records, session.outline())?.pop()?;
        let part = file.0.parts[0].id;
        session.dispatch(Command::OpenDesk(Rc::new(file)), 0.0);
        let card = self.shelf.cards().find(|c| c.id == id).cloned()?;
        if let Outcome::Done { .. } = session.dispatch(Command::Rename(part, title), 0.0) {
            let part = session.outline().get(part)?;
            let told = Card::of(part, &session, &self.checks.found).told;
            let card = Card {
                told: PartTold {
                    problems: card.told.problems,
                    ..told
                },
                ..card
            };
            self.effect(ShelfEffect::Write(card, part_record(part)).into());
        }
        Some(())
    }

    fn discard(&mut self, ids: &[u32], gone: bool) {
        let w = self.wording();
        let mut cards: Vec<Card> = self
            .shelf
            .cards()
            .filter(|c| ids.contains(&c.id))
            .cloned()
            .collect();
        let titles: Vec<String> = cards.iter().map(|c| c.told.title.clone()).collect();
        for card in &mut cards {
            // The store says when.
            card.gone = gone.then_some(0.0);
        }
        if let Some(sheet) = &mut self.shelf.sheet {
            sheet.picked.clear();
        }
        let n = cards.len();
        self.effect(ShelfEffect::Change(cards).into());
        let said = match gone {
            true => w.of("已移入回收站：", "Moved to the bin: "),
            false => w.of("已放回：", "Put back: "),
        };
        if n > 0 {
            let said = self.said_of_reports(said, &titles);
            let back = ShelfEvent::Discard(ids.to_vec(), !gone);
            self.say(Toast::note(&said).with(w.of("撤销", "Undo"), back));
        }
    }

    fn ask_empty(&mut self) {
        let (w, n) = (self.wording(), self.shelf.n_gone() as u32);
        self.page.question = Some(Question {
            title: w.of("清空回收站？", "Empty the bin?").to_owned(),
            words: [
                &w.n_reports(w.of("回收站里的", "The bin's"), n),
                w.of("将被删除，不能恢复。", " are deleted for good."),
            ]
            .concat(),
            answers: vec![
                (
                    w.of("不清空", "Keep them").to_owned(),
                    PageEvent::Answered.into(),
                ),
                (
                    w.of("清空", "Empty it").to_owned(),
                    ShelfEvent::Empty(true).into(),
                ),
            ],
            destroys: true,
            ..Question::default()
        });
    }

    fn set_unkept(&mut self, parts: &[NodeId], unkept: bool) {
        let w = self.wording();
        for part in parts {
            self.session.borrow_mut().set_unkept(*part, unkept);
        }
        self.page.context = None;
        // What stood before the first change is without them, too.
        self.begin_versions();
        if unkept {
            self.effect(VersionsEffect::ForgetParts(parts.to_vec()).into());
        }
        self.keep();
        let n = parts.len() as u32;
        let said = match unkept {
            true => w.of(
                "不再存入本机，已存的和以前的版本已删除，关闭页面后不会留下：",
                "Not kept here any more, nor in versions; gone when the page is closed: ",
            ),
            false => w.of("重新存入本机：", "Kept here again: "),
        };
        let said = w.n_reports(said, n);
        self.say(Toast::note(&said).with(
            w.of("撤销", "Undo"),
            ShelfEvent::Unkept(parts.to_vec(), !unkept),
        ));
    }

    fn say_not_shelved(&mut self, why: &StoreError) {
        let w = self.wording();
        self.say(Toast::error(match why {
            StoreError::Full => w.of(
                "本机空间已满，没有存下；案头上的文稿不变",
                "There is no room for it here; what is on the desk is as it was",
            ),
            _ => w.of(
                "本机文稿没有读写成功；案头上的文稿不变",
                "What is kept here cannot be read or written; what is on the desk is as it was",
            ),
        }));
    }
}
