//! What stays on this machine: the head and the parts of the session in IndexedDB, small settings
//! in local storage.
//!
//! # Invariants
//! - A save is one transaction: the records on the disk are always those of one moment.
//! - A save reports success only after the browser has reported the transaction complete, with
//!   strict durability where the browser knows it.
//! - Every save carries a stamp. Whoever has not seen the stamp that lies there writes nothing:
//!   two windows never overwrite each other in silence.
//! - What a page that goes has not saved, it leaves in local storage (`ahead`), for the next to take.
//! - What was set aside is deleted by [`Store::clear`] alone.
//!
//! Knows nothing of what the records say; see [`session`] for that.

pub mod ahead;
mod database;
pub mod settings;
pub mod shelf;
mod stamp;
mod transaction;
pub mod versions;

use super::queue::Queue;
use ahead::Ahead;
use database::{ASIDE, CARDS, Database, KEPT, PAPERS, PIECES, VERSIONS};
use js_sys::{Array, JsString};
use session::{Kept, StoreError};
use stamp::{Seen, Stamp};
use std::cell::Cell;
use std::collections::HashSet;
use transaction::Transaction;
pub(super) use transaction::settled;
use wasm_bindgen::{JsCast, JsValue};

/// The keys of the records that are no parts. A part's key is its number.
const STAMP: &str = "stamp";
const HEAD: &str = "head";
/// The key of what was done since the last save: revision and writer of the stamp that it builds on, and the
/// steps.
const LOG: &str = "log";
/// So many characters are put without a pause for the page.
const MOST_AT_ONCE: u32 = 1 << 20;

/// The storage as one window sees it. Opens itself again when the browser has closed it.
pub struct Store {
    database: Database,
    /// Tells this store's saves from those of other windows.
    writer: u64,
    seen: Cell<Seen>,
    turns: Queue,
}

impl Store {
    /// Opens the storage, and lays it out where there is none.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`], [`StoreError::Newer`], [`StoreError::Full`],
    /// [`StoreError::Failed`].
    pub async fn open() -> Result<Self, StoreError> {
        Ok(Self {
            database: Database::open().await?,
            writer: (js_sys::Math::random() * 2f64.powi(53)) as u64,
            seen: Cell::default(),
            turns: Queue::new(),
        })
    }

    /// What is kept; `None` if nothing is. From now on this store's saves build on it.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`]. Saves then give a conflict if anything is kept.
    pub async fn load(&self) -> Result<Option<Kept>, StoreError> {
        let transaction = self.database.read(KEPT).await?;
        let Some(stamp) = read_stamp(&transaction).await? else {
            self.seen.set(self.seen.get().loaded(None));
            return Ok(None);
        };
        let kept = transaction.store(KEPT)?;
        let head = transaction.ask(kept.get(&HEAD.into()));
        let log = transaction.ask(kept.get(&LOG.into()));
        // All are asked for at once; each answer comes, and is copied, in a task of its own.
        let asked: Vec<_> = stamp
            .parts
            .iter()
            .map(|id| transaction.ask(kept.get(&(*id).into())))
            .collect();
        let head = head.await?.as_string().unwrap_or_default();
        let log = log.await?.as_string();
        let log = log.and_then(|log| {
            let (of, steps) = log.split_once('\n')?;
            (of == log_of(stamp.revision, stamp.writer)).then(|| steps.to_owned())
        });
        let mut parts = Vec::with_capacity(asked.len());
        for answer in asked {
            parts.extend(answer.await?.as_string());
        }
        transaction.complete().await?;
        self.seen.set(self.seen.get().loaded(Some(&stamp)));
        Ok(Some(Kept {
            head,
            parts,
            revision: stamp.revision,
            log,
        }))
    }

    /// Writes what was done since this store's last save; nothing before there was one. It is on its way to
    /// the disk, and not waited for there: a browser that is killed has written it, a machine that loses its
    /// power may not have.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`].
    pub async fn note(&self, log: &str) -> Result<(), StoreError> {
        let Some((revision, writer)) = self.seen.get().mark() else {
            return Ok(());
        };
        let record = [&log_of(revision, writer), "\n", log].concat();
        let transaction = self.database.note(KEPT).await?;
        let put = transaction
            .store(KEPT)?
            .put_with_key(&record.into(), &LOG.into());
        transaction.hand(put)?;
        transaction.complete().await
    }

    /// Writes the head and the `changed` parts, each a string, and deletes the parts that are not among `all`, in
    /// one transaction. `all` holds the head's parts in order. Of `changed`, what is not among
    /// `all` is passed over. Saves take place one after the other; the page stays alive meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if another window has written or deleted since; then load again, or
    /// [`Store::take_over`]. [`StoreError::Failed`] if a part of `all` is neither kept nor changed.
    /// All others too. Nothing is written in any of these cases.
    pub async fn save(
        &self,
        head: &str,
        changed: &[(u32, JsValue)],
        all: &[u32],
    ) -> Result<(), StoreError> {
        let _turn = self.turns.next().await;
        let stay: HashSet<&u32> = all.iter().collect();
        let written = || changed.iter().filter(|(id, _)| stay.contains(id));
        let ids: Vec<u32> = written().map(|(id, _)| *id).collect();
        let transaction = self.database.write(&[KEPT]).await?;
        let kept = transaction.store(KEPT)?;
        let stored = read_stamp(&transaction).await?;
        let seen = self.seen.get();
        let next = seen.follow(stored.as_ref(), self.writer, &ids, all)?;
        transaction.hand(kept.put_with_key(&next.stamp.write().into(), &STAMP.into()))?;
        transaction.hand(kept.put_with_key(&head.into(), &HEAD.into()))?;
        let mut n_put = 0;
        for (id, record) in written() {
            let put = kept.put_with_key(record, &(*id).into());
            n_put += record.unchecked_ref::<JsString>().length();
            if n_put < MOST_AT_ONCE {
                transaction.hand(put)?;
            } else {
                transaction.ask(put).await?;
                n_put = 0;
            }
        }
        for id in next.gone {
            transaction.hand(kept.delete(&id.into()))?;
        }
        transaction.complete().await?;
        self.seen.set(self.seen.get().saved(&next.stamp));
        Ok(())
    }

    /// The changes since the last save as they are left behind: these, with what they build on.
    pub fn ahead(&self, head: String, changed: Vec<(u32, String)>, all: Vec<u32>) -> Ahead {
        Ahead {
            base: self.seen.get().mark(),
            writer: self.writer,
            head,
            changed,
            all,
        }
    }

    /// Deletes what this store has left behind: all is saved.
    pub fn forget_ahead(&self) {
        ahead::forget(self.writer);
    }

    /// Saves what other pages have left behind. Whether something was set aside, because what is kept has
    /// become another meanwhile.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`]; what is not saved stays where it was left.
    pub async fn take_in(&self) -> Result<bool, StoreError> {
        let mut is_aside = false;
        for left in Ahead::left() {
            let transaction = self.database.read(KEPT).await?;
            let stored = read_stamp(&transaction).await?;
            let records = left.changed.iter();
            let records: Vec<(u32, JsValue)> = records.map(|(id, r)| (*id, r.into())).collect();
            let saved = match left.follows(stored.as_ref()) {
                true => {
                    self.seen.set(self.seen.get().loaded(stored.as_ref()));
                    self.save(&left.head, &records, &left.all).await
                }
                false => Err(StoreError::Conflict),
            };
            match saved {
                Ok(()) => {}
                // Another window has written, or a record is missing: the words are not lost.
                Err(StoreError::Conflict | StoreError::Failed(_)) => {
                    let transaction = self.database.write(&[ASIDE]).await?;
                    let set: Array = records.iter().map(|(_, record)| record).collect();
                    transaction.hand(transaction.store(ASIDE)?.add(&set))?;
                    transaction.complete().await?;
                    is_aside = true;
                }
                Err(error) => return Err(error),
            }
            ahead::forget(left.writer);
        }
        Ok(is_aside)
    }

    /// Accepts that another window has written, in order to overwrite it: the next save must
    /// bring every part as changed.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`].
    pub async fn take_over(&self) -> Result<(), StoreError> {
        let transaction = self.database.read(KEPT).await?;
        let stored = read_stamp(&transaction).await?;
        self.seen.set(self.seen.get().taken_over(stored.as_ref()));
        Ok(())
    }

    /// Moves what was loaded, and could not be understood, to where no save touches it. Then
    /// nothing is kept.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if another window has written since. All others too.
    pub async fn set_aside(&self) -> Result<(), StoreError> {
        let _turn = self.turns.next().await;
        let transaction = self.database.write(&[KEPT, ASIDE]).await?;
        let stored = read_stamp(&transaction).await?;
        if !self.seen.get().agrees(stored.as_ref(), self.writer) {
            return Err(StoreError::Conflict);
        }
        let kept = transaction.store(KEPT)?;
        let records = transaction.ask(kept.get_all()).await?;
        transaction.hand(transaction.store(ASIDE)?.add(&records))?;
        transaction.hand(kept.clear())?;
        transaction.complete().await?;
        self.seen.set(self.seen.get().loaded(None));
        Ok(())
    }

    /// What was set aside: for each time the raw records, parts first, as they lay on the disk.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`].
    pub async fn aside(&self) -> Result<Vec<Vec<String>>, StoreError> {
        let transaction = self.database.read(ASIDE).await?;
        let sets = transaction.ask(transaction.store(ASIDE)?.get_all()).await?;
        let records = |set: JsValue| {
            let set = set.unchecked_into::<Array>().into_iter();
            set.filter_map(|record| record.as_string()).collect()
        };
        Ok(sets.unchecked_into::<Array>().iter().map(records).collect())
    }

    /// Deletes what Gangmu keeps of the desk on this machine: the session, what was set aside, the
    /// versions, the settings; and, if all is to go, what is put away. Other windows learn of it at their
    /// next save, which gives a conflict.
    ///
    /// # Errors
    /// Any but [`StoreError::Conflict`]; the settings are gone even then.
    pub async fn clear(&self, all: bool) -> Result<(), StoreError> {
        settings::clear();
        let _turn = self.turns.next().await;
        let stores = [KEPT, ASIDE, VERSIONS, PIECES, CARDS, PAPERS];
        let stores = &stores[..if all { 6 } else { 4 }];
        let transaction = self.database.write(stores).await?;
        for store in stores {
            transaction.hand(transaction.store(store)?.clear())?;
        }
        transaction.complete().await?;
        self.seen.set(self.seen.get().loaded(None));
        Ok(())
    }
}

fn log_of(revision: u64, writer: u64) -> String {
    format!("{revision} {writer}")
}

/// The stamp of the last save; one that cannot be read counts as the oldest, of no parts.
async fn read_stamp(transaction: &Transaction) -> Result<Option<Stamp>, StoreError> {
    let asked = transaction.ask(transaction.store(KEPT)?.get(&STAMP.into()));
    let stored = asked.await?;
    Ok((!stored.is_undefined()).then(|| Stamp::read(&stored.as_string().unwrap_or_default())))
}
