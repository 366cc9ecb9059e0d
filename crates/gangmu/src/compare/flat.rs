//! A version as a list of its nodes in order of the text, with what tells whether two are alike.

use crate::outline::Node;
use crate::text::is_space;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::rc::Rc;

/// A node among those of its version.
#[derive(Debug)]
pub struct Seat<'a> {
    pub node: &'a Rc<Node>,
    /// The index of the node above it; its own of the topmost.
    pub above: usize,
    /// The index behind all that stands below it.
    pub end: usize,
    /// Of its words without white space.
    pub key: u64,
    /// Of its words and all below it.
    pub tree: u64,
    /// Its characters that are no white space.
    pub n_chars: usize,
    /// Those of it and all below it.
    pub n_all: usize,
}

/// The nodes of a version, in order of the text.
#[derive(Debug)]
pub struct Flat<'a> {
    pub seats: Vec<Seat<'a>>,
}

impl<'a> Flat<'a> {
    pub fn of(top: &'a Rc<Node>) -> Self {
        let n = top.totals().nodes as usize;
        let mut flat = Self {
            seats: Vec::with_capacity(n),
        };
        flat.add(top, 0);
        flat
    }

    fn add(&mut self, node: &'a Rc<Node>, above: usize) {
        let at = self.seats.len();
        let (mut own, mut n_chars) = (FxHasher::default(), 0);
        for c in node
            .text
            .chars()
            .filter(|c| !c.is_whitespace() && !is_space(*c))
        {
            c.hash(&mut own);
            n_chars += 1;
        }
        let key = own.finish();
        self.seats.push(Seat {
            node,
            above,
            end: 0,
            key,
            tree: 0,
            n_chars,
            n_all: n_chars,
        });
        let mut tree = FxHasher::default();
        (key, node.children.len()).hash(&mut tree);
        for child in &node.children {
            let below = self.seats.len();
            self.add(child, at);
            self.seats[below].tree.hash(&mut tree);
            self.seats[at].n_all += self.seats[below].n_all;
        }
        self.seats[at].tree = tree.finish();
        self.seats[at].end = self.seats.len();
    }

    /// The nodes right below one.
    pub fn below(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut next = at + 1;
        std::iter::from_fn(move || {
            let here = next;
            (here < self.seats[at].end).then(|| {
                next = self.seats[here].end;
                here
            })
        })
    }

    /// Whether a node is below another, or is it.
    pub fn is_within(&self, at: usize, outer: usize) -> bool {
        (outer..self.seats[outer].end).contains(&at)
    }

    /// How often each of these is met, and where last.
    pub fn index(&self, of: impl Fn(&Seat<'a>) -> u64) -> FxHashMap<u64, (u32, usize)> {
        let mut met = FxHashMap::default();
        for (at, seat) in self.seats.iter().enumerate() {
            let entry = met.entry(of(seat)).or_insert((0, at));
            *entry = (entry.0 + 1, at);
        }
        met
    }
}

/// Each character with the one behind it, sorted; punctuation is one, white space none.
pub fn bag(text: &str) -> Vec<u64> {
    let mut found = Vec::with_capacity(text.len() / 3);
    let mut last = None;
    for c in text.chars().filter(|c| !c.is_whitespace() && !is_space(*c)) {
        if let Some(last) = last.replace(c) {
            found.push(u64::from(last as u32) << 32 | u64::from(c as u32));
        }
    }
    found.sort_unstable();
    found
}

/// The share of two bags that both have, from 0 to 1.
pub fn dice(a: &[u64], b: &[u64]) -> f32 {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, both) = (i + 1, j + 1, both + 1),
        }
    }
    (2 * both) as f32 / (a.len() + b.len()).max(1) as f32
}
