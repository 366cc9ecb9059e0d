//! Who wrote last and what: how windows that share one storage notice each other. Plain data.

use super::StoreError;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Lies beside the records of every save.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Grows with every save, whoever saves.
    pub revision: u64,
    /// The store that saved.
    pub writer: u64,
    /// The parts that are kept, in order.
    pub parts: Vec<u32>,
}

/// A save that may be made.
#[derive(Debug, PartialEq, Eq)]
pub struct Next {
    pub stamp: Stamp,
    /// The parts to delete.
    pub gone: Vec<u32>,
}

/// What one store knows of the stamps.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// Revision and writer of the stamp that this store's session builds on.
    mark: Option<(u64, u64)>,
    /// No stamp of this store has this revision or less: a mark never comes twice.
    highest: u64,
    /// The marked records are to be overwritten, not built on.
    taken_over: bool,
}

impl Stamp {
    /// The oldest stamp, of no parts, if it cannot be read.
    pub fn read(record: &str) -> Self {
        serde_json::from_str(record).unwrap_or_default()
    }

    pub fn write(&self) -> String {
        serde_json::to_string(self).expect("numbers always serialise")
    }
}

impl Seen {
    /// Revision and writer of the stamp that this store's session builds on.
    pub fn mark(self) -> Option<(u64, u64)> {
        self.mark
    }

    /// After reading the records under this stamp, or learning that there are none.
    pub fn loaded(self, stored: Option<&Stamp>) -> Self {
        let mark = stored.map(|s| (s.revision, s.writer));
        Self {
            mark,
            highest: self.highest.max(mark.map_or(0, |(revision, _)| revision)),
            taken_over: false,
        }
    }

    /// After a save under this stamp.
    pub fn saved(self, stamp: &Stamp) -> Self {
        self.loaded(Some(stamp))
    }

    /// After deciding to overwrite the records under this stamp.
    pub fn taken_over(self, stored: Option<&Stamp>) -> Self {
        Self {
            taken_over: true,
            ..self.loaded(stored)
        }
    }

    /// Whether the stored stamp is the one last seen, or this writer's own: of a save whose end it
    /// has not been told yet.
    pub fn agrees(self, stored: Option<&Stamp>, writer: u64) -> bool {
        let mark = stored.map(|s| (s.revision, s.writer));
        mark == self.mark || stored.is_some_and(|s| s.writer == writer)
    }

    /// The save that follows the stored one and leaves exactly the parts `all`.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the stored stamp is a stranger's; [`StoreError::Failed`] if a
    /// part of `all` would have no record or one that is not this session's.
    pub fn follow(
        self,
        stored: Option<&Stamp>,
        writer: u64,
        changed: &[u32],
        all: &[u32],
    ) -> Result<Next, StoreError> {
        if !self.agrees(stored, writer) {
            return Err(StoreError::Conflict);
        }
        let there = stored.map_or(&[][..], |s| &s.parts);
        let ours = !self.taken_over || stored.is_some_and(|s| s.writer == writer);
        let mut recorded: HashSet<u32> = changed.iter().copied().collect();
        if ours {
            recorded.extend(there);
        }
        if let Some(id) = all.iter().find(|id| !recorded.contains(id)) {
            return Err(StoreError::Failed(format!("part {id} has no record")));
        }
        let stay: HashSet<&u32> = all.iter().collect();
        Ok(Next {
            gone: there
                .iter()
                .filter(|id| !stay.contains(id))
                .copied()
                .collect(),
            stamp: Stamp {
                revision: stored.map_or(0, |s| s.revision).max(self.highest) + 1,
                writer,
                parts: all.to_vec(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: u64 = 1;
    const OTHER: u64 = 2;

    fn stamp(revision: u64, writer: u64, parts: &[u32]) -> Stamp {
        Stamp {
            revision,
            writer,
            parts: parts.to_vec(),
        }
    }

    #[test]
    fn a_stamp_comes_back() {
        let stamp = stamp(7, (1 << 53) - 1, &[3, 1, 2]);
        assert_eq!(Stamp::read(&stamp.write()), stamp);
        assert_eq!(Stamp::read("{"), Stamp::default());
    }

    #[test]
    fn saves_follow_each_other() {
        let first = Seen::default()
            .follow(None, ME, &[1, 2], &[1, 2])
            .expect("nothing is kept");
        assert_eq!(first.stamp, stamp(1, ME, &[1, 2]));
        let seen = Seen::default().saved(&first.stamp);
        let second = seen
            .follow(Some(&first.stamp), ME, &[3], &[3, 1])
            .expect("our own stamp");
        assert_eq!(second.stamp, stamp(2, ME, &[3, 1]));
        assert_eq!(second.gone, [2]);
        // Sent of neither save: the stamp is known for our own all the same.
        assert!(Seen::default().agrees(Some(&second.stamp), ME));
    }

    #[test]
    fn a_stranger_is_not_overwritten() {
        let theirs = stamp(5, OTHER, &[1]);
        let conflict = Err(StoreError::Conflict);
        let seen = Seen::default();
        assert_eq!(seen.follow(Some(&theirs), ME, &[1], &[1]), conflict);
        let seen = seen.loaded(Some(&theirs));
        assert!(seen.follow(Some(&theirs), ME, &[], &[1]).is_ok());
        assert_eq!(seen.follow(None, ME, &[1], &[1]), conflict);
        let later = stamp(6, OTHER, &[1]);
        assert_eq!(seen.follow(Some(&later), ME, &[1], &[1]), conflict);
    }

    #[test]
    fn taking_over_brings_every_part() {
        let theirs = stamp(5, OTHER, &[1, 2, 9]);
        let seen = Seen::default().taken_over(Some(&theirs));
        let partly = seen.follow(Some(&theirs), ME, &[1], &[1, 2]);
        assert!(matches!(partly, Err(StoreError::Failed(_))));
        let whole = seen
            .follow(Some(&theirs), ME, &[1, 2], &[1, 2])
            .expect("every part is there");
        assert_eq!(whole.gone, [9]);
        assert_eq!(whole.stamp.revision, 6);
        // A second save may be under way before the first has come back.
        assert!(seen.follow(Some(&whole.stamp), ME, &[1], &[1, 2]).is_ok());
    }

    #[test]
    fn no_mark_comes_twice() {
        let theirs = Seen::default().saved(&stamp(5, OTHER, &[]));
        let cleared = theirs.loaded(None);
        let again = cleared.follow(None, OTHER, &[], &[]).expect("agrees");
        assert_eq!(again.stamp.revision, 6);
    }
}
