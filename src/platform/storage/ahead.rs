//! What is not on the disk yet when the page may be gone the next moment: written in one breath into
//! local storage, as browsers promise to keep it, and taken over by the next page that opens.

use super::settings;
use super::stamp::Stamp;
use serde::{Deserialize, Serialize};

/// Before the writer's number in the key.
const KEY: &str = "ahead-";

/// The changes that a window has made since it last saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ahead {
    /// Revision and writer of the stamp that they build on.
    pub base: Option<(u64, u64)>,
    /// The store that would have saved them.
    pub writer: u64,
    /// The head record.
    pub head: String,
    /// The parts that changed.
    pub changed: Vec<(u32, String)>,
    /// All parts, in order.
    pub all: Vec<u32>,
}

impl Ahead {
    /// Writes it. Whether there was room, some five million characters.
    pub fn write(&self) -> bool {
        let words = serde_json::to_string(self).expect("strings and numbers always serialise");
        settings::try_set(&key(self.writer), &words)
    }

    /// Whether it goes on from what is kept: from the same, or from what its own window has saved while it
    /// was being written.
    pub fn follows(&self, stored: Option<&Stamp>) -> bool {
        stored.map(|s| (s.revision, s.writer)) == self.base
            || stored.is_some_and(|s| s.writer == self.writer)
    }

    /// What windows have left behind.
    pub fn left() -> Vec<Self> {
        let read = |key: String| serde_json::from_str(&settings::get(&key)?).ok();
        settings::keys(KEY).into_iter().filter_map(read).collect()
    }
}

/// Deletes what that store has left.
pub fn forget(writer: u64) {
    settings::remove(&key(writer));
}

fn key(writer: u64) -> String {
    format!("{KEY}{writer}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_follows_what_it_builds_on_and_its_own() {
        let ahead = |base| Ahead {
            base,
            writer: 1,
            head: String::new(),
            changed: Vec::new(),
            all: Vec::new(),
        };
        let stamp = |revision, writer| Stamp {
            revision,
            writer,
            parts: Vec::new(),
        };
        assert!(ahead(None).follows(None));
        assert!(ahead(Some((4, 2))).follows(Some(&stamp(4, 2))));
        assert!(ahead(Some((4, 2))).follows(Some(&stamp(5, 1))));
        assert!(!ahead(Some((4, 2))).follows(Some(&stamp(5, 2))));
        assert!(!ahead(Some((4, 2))).follows(None));
        assert!(!ahead(None).follows(Some(&stamp(1, 2))));
    }
}
