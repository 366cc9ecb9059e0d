//! Reports that are put away: what is told of each, and its record, under the same number.

use super::StoreError;
use super::database::{CARDS, Database, PAPERS};
use super::transaction::Transaction;
use crate::platform::dom;
use crate::platform::queue::{Queue, yield_task};
use crate::platform::records::Records;
use gangmu::outline::Node;
use js_sys::{Array, Date, JsString, Promise, Reflect};
use session::{Card, Hits, Shelved};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// So many cards are read without a pause for the page: a few milliseconds.
const CARDS_AT_ONCE: u32 = 500;
/// So many records are looked through without one.
const PAPERS_AT_ONCE: usize = 40;
/// So many characters are told before and behind words that were found.
const AROUND: u32 = 14;

/// What is put away on this machine as one window sees it.
#[derive(Default)]
pub struct Shelf {
    database: RefCell<Option<Rc<Database>>>,
    turns: Queue,
    /// The number of the last search: those before it end.
    search: Cell<u32>,
}

impl Shelf {
    /// Puts these there, and gives their numbers.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`]; nothing is written then.
    pub async fn put(
        &self,
        cards: Vec<(Card, Rc<Node>)>,
        records: &Records,
    ) -> Result<Vec<u32>, StoreError> {
        let _turn = self.turns.next().await;
        let (cards, parts): (Vec<Card>, Vec<Rc<Node>>) = cards.into_iter().unzip();
        let written = records.of(parts).await;
        let transaction = self.database().await?.write(&[CARDS, PAPERS]).await?;
        let mut ids = Vec::with_capacity(cards.len());
        for (card, record) in cards.into_iter().zip(&written) {
            let n = record.unchecked_ref::<JsString>().length();
            let card = told(Card { n, ..card });
            ids.push(add(&transaction, &card, record).await?);
        }
        transaction.complete().await?;
        Ok(ids)
    }

    /// Tells this of them from now on, and keeps the record of the one that has another.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`]; nothing is written then.
    pub async fn change(&self, cards: Vec<Card>, record: Option<String>) -> Result<(), StoreError> {
        let _turn = self.turns.next().await;
        let transaction = self.database().await?.write(&[CARDS, PAPERS]).await?;
        let store = transaction.store(CARDS)?;
        for card in cards {
            let key = card.id.into();
            if let Some(record) = &record {
                let papers = transaction.store(PAPERS)?;
                transaction.hand(papers.put_with_key(&record.into(), &key))?;
            }
            // Another window may have deleted it.
            if transaction.ask(store.count_with_key(&key)).await?.as_f64() == Some(1.0) {
                transaction.hand(store.put_with_key(&told(card), &key))?;
            }
        }
        transaction.complete().await
    }

    /// Puts a copy beside each.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`]; nothing is written then.
    pub async fn copy(&self, ids: &[u32]) -> Result<(), StoreError> {
        let _turn = self.turns.next().await;
        let transaction = self.database().await?.write(&[CARDS, PAPERS]).await?;
        for id in ids {
            let ask = |store: &str| -> Result<_, StoreError> {
                Ok(transaction.ask(transaction.store(store)?.get(&(*id).into())))
            };
            let (card, paper) = (ask(CARDS)?, ask(PAPERS)?);
            let (card, paper) = (card.await?, paper.await?);
            if !paper.is_undefined() {
                add(&transaction, &card, &paper).await?;
            }
        }
        transaction.complete().await
    }

    /// Deletes them.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`]; nothing is deleted then.
    pub async fn delete(&self, ids: &[u32]) -> Result<(), StoreError> {
        let _turn = self.turns.next().await;
        let transaction = self.database().await?.write(&[CARDS, PAPERS]).await?;
        for id in ids {
            for store in [CARDS, PAPERS] {
                transaction.hand(transaction.store(store)?.delete(&(*id).into()))?;
            }
        }
        transaction.complete().await
    }

    /// The records of these.
    ///
    /// # Errors
    /// [`StoreError::Failed`] if one is not there; any but [`StoreError::Conflict`].
    pub async fn records(&self, ids: &[u32]) -> Result<Vec<String>, StoreError> {
        let transaction = self.database().await?.read(PAPERS).await?;
        let store = transaction.store(PAPERS)?;
        let asked: Vec<_> = ids
            .iter()
            .map(|id| transaction.ask(store.get(&(*id).into())))
            .collect();
        let mut records = Vec::with_capacity(asked.len());
        for answer in asked {
            let record = answer.await?.as_string();
            records.push(record.ok_or_else(|| StoreError::Failed("a record is gone".into()))?);
        }
        Ok(records)
    }

    /// What there is, the newest first; the page goes on meanwhile.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`].
    pub async fn list(&self) -> Result<Shelved, StoreError> {
        let transaction = self.database().await?.read(CARDS).await?;
        let store = transaction.store(CARDS)?;
        let (keys, cards) = (
            transaction.ask(store.get_all_keys()),
            transaction.ask(store.get_all()),
        );
        let keys: Array = keys.await?.unchecked_into();
        let all: Array = cards.await?.unchecked_into();
        let mut cards = Vec::with_capacity(all.length() as usize);
        for at in (0..all.length()).rev() {
            let card = all.get(at).as_string();
            let card = card.and_then(|card| serde_json::from_str::<Card>(&card).ok());
            if let Some(card) = card {
                let clock = dom::clock(card.edited.at as f64);
                let id = keys.get(at).as_f64().unwrap_or_default() as u32;
                cards.push(Card { id, clock, ..card });
            }
            if at % CARDS_AT_ONCE == 0 && at > 0 {
                yield_task().await;
            }
        }
        let room = room().await;
        Ok(Shelved { cards, room })
    }

    /// Finds those in which all these words stand, and tells it bit by bit, until a later search begins.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`].
    pub async fn search(
        &self,
        n: u32,
        words: Vec<String>,
        found: impl Fn(Rc<Hits>),
    ) -> Result<(), StoreError> {
        self.search.set(n);
        if words.is_empty() {
            return Ok(());
        }
        // As they stand in a record.
        let quoted = |word: &String| serde_json::to_string(word).expect("words are JSON");
        let words: Vec<String> = words.iter().map(quoted).collect();
        let words: Vec<&str> = words.iter().map(|w| &w[1..w.len() - 1]).collect();
        let transaction = self.database().await?.read(PAPERS).await?;
        let keys = transaction.ask(transaction.store(PAPERS)?.get_all_keys());
        let keys: Vec<JsValue> = keys.await?.unchecked_into::<Array>().to_vec();
        drop(transaction);
        let mut hits = Hits::default();
        for some in keys.chunks(PAPERS_AT_ONCE) {
            if self.search.get() != n {
                return Ok(());
            }
            let transaction = self.database().await?.read(PAPERS).await?;
            let store = transaction.store(PAPERS)?;
            let asked: Vec<_> = some.iter().map(|k| transaction.ask(store.get(k))).collect();
            for (key, answer) in some.iter().zip(asked) {
                let paper = answer.await?;
                let Some(paper) = paper.dyn_ref::<JsString>() else {
                    continue;
                };
                let places: Vec<i32> = words.iter().map(|word| paper.index_of(word, 0)).collect();
                if places.iter().all(|at| *at >= 0) {
                    let id = key.as_f64().unwrap_or_default() as u32;
                    hits.found
                        .insert(id, around(paper, places[0] as u32, words[0]));
                }
            }
            hits.looked = (hits.looked.0 + some.len(), keys.len());
            found(Rc::new(hits.clone()));
        }
        Ok(())
    }

    async fn database(&self) -> Result<Rc<Database>, StoreError> {
        if let Some(database) = &*self.database.borrow() {
            return Ok(database.clone());
        }
        let database = Rc::new(Database::open().await?);
        self.database.replace(Some(database.clone()));
        Ok(database)
    }
}

/// Adds both under a new number.
async fn add(
    transaction: &Transaction,
    card: &JsValue,
    paper: &JsValue,
) -> Result<u32, StoreError> {
    let key = transaction.ask(transaction.store(CARDS)?.add(card)).await?;
    let papers = transaction.store(PAPERS)?;
    transaction.ask(papers.put_with_key(paper, &key)).await?;
    Ok(key.as_f64().unwrap_or_default() as u32)
}

/// The card as it is kept. One that goes into the bin goes there now; one of which it is not known was
/// written in now.
fn told(mut card: Card) -> JsValue {
    if card.edited.at == 0 {
        card.edited.at = Date::now() as u64;
    }
    if card.gone == Some(0.0) {
        card.gone = Some(Date::now());
    }
    let card = serde_json::to_string(&card).expect("plain data serialises");
    card.into()
}

/// What stands around words of a record, within the same string of it.
fn around(paper: &JsString, at: u32, words: &str) -> String {
    let end = at + words.encode_utf16().count() as u32;
    let slice = |from, to| String::from(paper.slice(from, to));
    let (before, behind) = (
        slice(at.saturating_sub(AROUND), at),
        slice(end, end + AROUND),
    );
    let before = before.rsplit('"').next().unwrap_or_default();
    let behind = behind.split('"').next().unwrap_or_default();
    [before, words, behind]
        .concat()
        .replace("\\n", " ")
        .replace('\\', "")
}

/// How many bytes this page's data take, and how many there are for them, where the browser tells.
async fn room() -> Option<(f64, f64)> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let estimate = Reflect::get(&storage, &"estimate".into()).ok()?;
    let asked = estimate
        .dyn_ref::<js_sys::Function>()?
        .call0(&storage)
        .ok()?;
    let answer = JsFuture::from(asked.dyn_into::<Promise>().ok()?)
        .await
        .ok()?;
    let of = |name: &str| Reflect::get(&answer, &name.into()).ok()?.as_f64();
    Some((of("usage")?, of("quota")?))
}
