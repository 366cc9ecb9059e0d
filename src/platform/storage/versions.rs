//! Versions: what each names, and the records that they have in common, each kept once.

use super::database::{Database, PIECES, VERSIONS};
use super::transaction::Transaction;
use crate::platform::dom;
use crate::platform::queue::Queue;
use crate::platform::records::Records;
use gangmu::outline::{Node, NodeId};
use js_sys::{Array, Date, JsString};
use session::{Moment, StoreError, Version, outgrown};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};

/// A part's node, the number of its record, and how long that is.
type KeptPart = (Weak<Node>, u32, u32);

/// The versions on this machine as one window sees them.
#[derive(Default)]
pub struct Versions {
    database: RefCell<Option<Rc<Database>>>,
    turns: Queue,
    /// The version that this window has kept last, and of each part the node, its record's number
    /// and length: what is the same node still needs not be looked at.
    last: RefCell<(u32, HashMap<NodeId, KeptPart>)>,
    /// Grows when all that was kept is deleted: what was to be written is then not.
    deletions: Cell<u32>,
}

impl Versions {
    /// Keeps this one, with the records that are not there yet; what is too much then goes. Nothing
    /// where it is the text of the last version and nobody has asked for it. Whether it was kept.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`]; nothing is written then.
    pub async fn keep(&self, moment: &Moment, records: &Records) -> Result<bool, StoreError> {
        let deletions = self.deletions.get();
        let _turn = self.turns.next().await;
        let written = records.of(moment.parts.clone()).await;
        let database = self.database().await?;
        if self.deletions.get() != deletions {
            return Ok(false);
        }
        let transaction = database.write(&[VERSIONS, PIECES]).await?;
        let mut all = read_all(&transaction).await?;
        let last = all.last().cloned();
        let pieces = self
            .pieces(&transaction, moment, &written, last.as_ref())
            .await?;
        let mut version = moment.version(Date::now(), &pieces);
        let known = last.filter(|last| version.is_text_of(last));
        if known.is_some() && !version.why.is_named() {
            return Ok(false);
        }
        let record = serde_json::to_string(&version).expect("plain data serialises");
        let versions = transaction.store(VERSIONS)?;
        version.id = number(&transaction.ask(versions.add(&record.into())).await?);
        let id = version.id;
        all.push(version);
        self.drop_outgrown(&transaction, &all)?;
        transaction.complete().await?;
        let parts = moment.parts.iter().zip(pieces);
        let parts = parts.map(|(part, (piece, n))| (part.id, (Rc::downgrade(part), piece, n)));
        self.last.replace((id, parts.collect()));
        Ok(true)
    }

    /// The number and length of each part's record, put there where it is not.
    async fn pieces(
        &self,
        transaction: &Transaction,
        moment: &Moment,
        records: &[JsValue],
        last: Option<&Version>,
    ) -> Result<Vec<(u32, u32)>, StoreError> {
        let store = transaction.store(PIECES)?;
        // Another window may have kept one since, or deleted all.
        let known = {
            let known = self.last.borrow();
            last.filter(|last| last.id == known.0)
                .map(|_| known.1.clone())
        };
        let mut pieces = Vec::with_capacity(records.len());
        for (part, record) in moment.parts.iter().zip(records) {
            let same = known.as_ref().and_then(|known| known.get(&part.id));
            let same = same.filter(|(node, ..)| std::ptr::eq(node.as_ptr(), Rc::as_ptr(part)));
            if let Some((_, piece, n)) = same {
                pieces.push((*piece, *n));
                continue;
            }
            let entry = last.and_then(|last| last.part(part.id));
            let n = record.unchecked_ref::<JsString>().length();
            if let Some(entry) = entry.filter(|entry| entry.n == n) {
                let there = transaction.ask(store.get(&entry.piece.into())).await?;
                if there == *record {
                    pieces.push((entry.piece, n));
                    continue;
                }
            }
            let added = transaction.ask(store.add(record)).await?;
            pieces.push((number(&added), n));
        }
        Ok(pieces)
    }

    fn drop_outgrown(&self, transaction: &Transaction, all: &[Version]) -> Result<(), StoreError> {
        let (versions, pieces) = outgrown(all);
        for (store, gone) in [(VERSIONS, versions), (PIECES, pieces)] {
            let store = transaction.store(store)?;
            for id in gone {
                transaction.hand(store.delete(&id.into()))?;
            }
        }
        Ok(())
    }

    /// Those that there are, from the oldest to the newest.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`].
    pub async fn list(&self) -> Result<Vec<Version>, StoreError> {
        let transaction = self.database().await?.read(VERSIONS).await?;
        let mut all = read_all(&transaction).await?;
        for version in &mut all {
            version.clock = dom::clock(version.at);
        }
        Ok(all)
    }

    /// The records of these numbers.
    ///
    /// # Errors
    /// [`StoreError::Failed`] if one is not there; any but [`StoreError::Conflict`].
    pub async fn records(&self, pieces: &[u32]) -> Result<Vec<String>, StoreError> {
        let transaction = self.database().await?.read(PIECES).await?;
        let store = transaction.store(PIECES)?;
        let asked: Vec<_> = pieces
            .iter()
            .map(|piece| transaction.ask(store.get(&(*piece).into())))
            .collect();
        let mut records = Vec::with_capacity(asked.len());
        for answer in asked {
            let record = answer.await?.as_string();
            records.push(record.ok_or_else(|| StoreError::Failed("a record is gone".into()))?);
        }
        Ok(records)
    }

    /// Deletes one, and the records that no other names.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`].
    pub async fn remove(&self, id: u32) -> Result<(), StoreError> {
        let _turn = self.turns.next().await;
        let transaction = self.database().await?.write(&[VERSIONS, PIECES]).await?;
        let all = read_all(&transaction).await?;
        let named = |v: &Version, piece: u32| v.parts.iter().any(|p| p.piece == piece);
        let others: Vec<&Version> = all.iter().filter(|v| v.id != id).collect();
        let store = transaction.store(PIECES)?;
        for gone in all.iter().filter(|v| v.id == id).flat_map(|v| &v.parts) {
            if !others.iter().any(|v| named(v, gone.piece)) {
                transaction.hand(store.delete(&gone.piece.into()))?;
            }
        }
        transaction.hand(transaction.store(VERSIONS)?.delete(&id.into()))?;
        transaction.complete().await
    }

    /// Deletes all that versions have of these parts.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`].
    pub async fn forget_parts(&self, parts: &[NodeId]) -> Result<(), StoreError> {
        let _turn = self.turns.next().await;
        let transaction = self.database().await?.write(&[VERSIONS, PIECES]).await?;
        let mut all = read_all(&transaction).await?;
        let (versions, pieces) = (transaction.store(VERSIONS)?, transaction.store(PIECES)?);
        let mut gone = Vec::new();
        for version in &mut all {
            let id = version.id.into();
            let n = version.parts.len();
            let dropped = version.parts.iter().filter(|p| parts.contains(&p.id));
            gone.extend(dropped.map(|p| p.piece));
            version.parts.retain(|p| !parts.contains(&p.id));
            if version.parts.is_empty() {
                transaction.hand(versions.delete(&id))?;
            } else if version.parts.len() < n {
                let record = serde_json::to_string(version).expect("plain data serialises");
                transaction.hand(versions.put_with_key(&record.into(), &id))?;
            }
        }
        // Another part may have been the same.
        let named = |piece| all.iter().any(|v| v.parts.iter().any(|p| p.piece == piece));
        for piece in gone.into_iter().filter(|piece| !named(*piece)) {
            transaction.hand(pieces.delete(&piece.into()))?;
        }
        self.last.take();
        transaction.complete().await
    }

    /// Nothing that is on its way is to be kept.
    pub fn forget(&self) {
        self.deletions.set(self.deletions.get() + 1);
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

/// All versions; one that cannot be read is passed over.
async fn read_all(transaction: &Transaction) -> Result<Vec<Version>, StoreError> {
    let store = transaction.store(VERSIONS)?;
    let (keys, all) = (
        transaction.ask(store.get_all_keys()),
        transaction.ask(store.get_all()),
    );
    let (keys, all) = (keys.await?, all.await?);
    let keys = keys.unchecked_into::<Array>().into_iter();
    let all = all.unchecked_into::<Array>().into_iter();
    let read = |(key, record): (JsValue, JsValue)| {
        let mut version: Version = serde_json::from_str(&record.as_string()?).ok()?;
        version.id = number(&key);
        Some(version)
    };
    Ok(keys.zip(all).filter_map(read).collect())
}

fn number(key: &JsValue) -> u32 {
    key.as_f64().unwrap_or_default() as u32
}
