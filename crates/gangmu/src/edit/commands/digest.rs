//! Digests, by which it is known again whether somebody has written in what was copied or written.

use crate::outline::{Node, Note, Role};
use std::rc::Rc;

/// A number for the words of a problem and what was decided on it, without its numbers and white
/// space: FNV-1a (Fowler, Noll, Vo), cut to what a number of JSON holds everywhere.
pub(super) fn of_problem(problem: &Rc<Node>) -> u64 {
    let mut hash = Fnv::default();
    problem.walk(&mut |node| {
        hash.words(&node.text);
        let none = Note::default();
        let Note {
            status,
            role,
            responsible,
            deadline,
            remark,
            cells,
            ..
        } = node.note.as_deref().unwrap_or(&none);
        hash.words(status.map_or("", |s| s.name().en));
        hash.words(role.map_or("", |r| match r {
            Role::Problem => "p",
            Role::Measure => "m",
            Role::Neither => "n",
        }));
        for cell in [responsible, deadline, remark] {
            hash.words(cell.as_deref().unwrap_or_default());
        }
        for (column, words) in cells {
            hash.words(column);
            hash.words(words);
        }
    });
    hash.end()
}

/// The digest of words alone.
pub(super) fn of_words(words: &str) -> u64 {
    let mut hash = Fnv::default();
    hash.words(words);
    hash.end()
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn words(&mut self, words: &str) {
        for byte in words.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn end(&self) -> u64 {
        self.0 & ((1 << 53) - 1)
    }
}
