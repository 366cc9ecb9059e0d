//! Which node of one version is which of the other.

use super::flat::{Flat, Seat, bag, dice};
use super::sequence::common;
use crate::outline::Kind;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// Shorter words are not known again by themselves, in characters; titles are from half of it on.
const TELLING: usize = 8;
/// From which share of words in common two nodes of one section are the same, changed.
const ALIKE: f32 = 0.4;
/// The same for nodes anywhere.
const ALIKE_ANYWHERE: f32 = 0.55;
/// The same for sections, of what stands in them.
const HOLDS: f32 = 0.5;
/// How many pairs of one section are held against each other at most.
const MOST_PAIRS: usize = 40_000;
/// Pairs of characters that so many nodes have tell nothing.
const COMMON: usize = 40;

/// The pairs.
#[derive(Debug)]
pub struct Matching {
    /// Of each node of the first version, that of the second.
    pub to_new: Vec<Option<usize>>,
    /// The same the other way.
    pub to_old: Vec<Option<usize>>,
}

impl Matching {
    pub fn of(old: &Flat<'_>, new: &Flat<'_>) -> Self {
        let mut matcher = Matcher {
            pairs: Self {
                to_new: vec![None; old.seats.len()],
                to_old: vec![None; new.seats.len()],
            },
            bags: [old, new].map(|flat| flat.seats.iter().map(|_| OnceCell::new()).collect()),
            old,
            new,
        };
        matcher.pair(0, 0);
        matcher.same_trees();
        matcher.same_words();
        for _ in 0..2 {
            matcher.sections();
            matcher.holders();
            matcher.sections();
            matcher.anywhere();
            matcher.neighbours();
        }
        matcher.pairs
    }
}

/// Whether a node is known again by its words, wherever it stands.
fn tells(seat: &Seat<'_>) -> bool {
    let least = match seat.node.kind {
        Kind::Label => usize::MAX,
        kind if kind.is_heading() => TELLING / 2,
        _ => TELLING,
    };
    seat.n_chars >= least
}

struct Matcher<'a> {
    old: &'a Flat<'a>,
    new: &'a Flat<'a>,
    pairs: Matching,
    bags: [Vec<OnceCell<Vec<u64>>>; 2],
}

impl Matcher<'_> {
    fn pair(&mut self, a: usize, b: usize) {
        self.pairs.to_new[a] = Some(b);
        self.pairs.to_old[b] = Some(a);
    }

    fn is_free(&self, a: usize, b: usize) -> bool {
        self.pairs.to_new[a].is_none() && self.pairs.to_old[b].is_none()
    }

    /// Pairs two equal trees, as far as they are free.
    fn pair_trees(&mut self, a: usize, b: usize) {
        for step in 0..self.new.seats[b].end - b {
            if self.is_free(a + step, b + step) {
                self.pair(a + step, b + step);
            }
        }
    }

    fn bag(&self, side: usize, at: usize) -> &[u64] {
        let flat = [self.old, self.new][side];
        self.bags[side][at].get_or_init(|| bag(&flat.seats[at].node.text))
    }

    /// Trees that are the same and stand once in each, the outermost first.
    fn same_trees(&mut self) {
        let (olds, news) = (self.old.index(|s| s.tree), self.new.index(|s| s.tree));
        let mut b = 0;
        while let Some(seat) = self.new.seats.get(b) {
            let once = news[&seat.tree].0 == 1 && seat.n_all >= TELLING;
            match olds.get(&seat.tree) {
                Some(&(1, a)) if once && self.is_free(a, b) => {
                    self.pair_trees(a, b);
                    b = seat.end;
                }
                _ => b += 1,
            }
        }
    }

    /// Words that are the same and stand once in each, whatever stands below them.
    fn same_words(&mut self) {
        let (olds, news) = (self.old.index(|s| s.key), self.new.index(|s| s.key));
        for (b, seat) in self.new.seats.iter().enumerate() {
            if let Some(&(1, a)) = olds.get(&seat.key)
                && news[&seat.key].0 == 1
                && tells(seat)
                && self.is_free(a, b)
            {
                self.pair(a, b);
            }
        }
    }

    /// What stands right below matched nodes, from above downwards.
    fn sections(&mut self) {
        for a in 0..self.old.seats.len() {
            if let Some(b) = self.pairs.to_new[a] {
                self.align(a, b);
            }
        }
    }

    fn align(&mut self, a: usize, b: usize) {
        let free = |at: &usize, pairs: &[Option<usize>]| pairs[*at].is_none();
        let below = |this: &Self| -> [Vec<usize>; 2] {
            let olds = this.old.below(a).filter(|at| free(at, &this.pairs.to_new));
            let news = this.new.below(b).filter(|at| free(at, &this.pairs.to_old));
            [olds.collect(), news.collect()]
        };
        let [olds, news] = below(self);
        if olds.is_empty() || news.is_empty() {
            return;
        }
        let old_keys: Vec<u64> = olds.iter().map(|at| self.old.seats[*at].key).collect();
        let new_keys: Vec<u64> = news.iter().map(|at| self.new.seats[*at].key).collect();
        for (i, j) in common(&old_keys, &new_keys) {
            self.pair(olds[i], news[j]);
        }
        let [olds, news] = below(self);
        // What a label says is what it says, in whatever words.
        if self.new.seats[b].node.kind == Kind::Label
            && let ([a], [b]) = (&olds[..], &news[..])
        {
            return self.pair(*a, *b);
        }
        for (i, j) in self.likeliest(&olds, &news) {
            self.pair(olds[i], news[j]);
        }
    }

    /// How much two nodes are alike, from 0 to 1.
    fn alike(&self, a: usize, b: usize) -> f32 {
        let (old, new) = (&self.old.seats[a], &self.new.seats[b]);
        let headings = old.node.kind.is_heading() && new.node.kind.is_heading();
        let words = match old.key == new.key && old.n_chars > 0 {
            true => 1.0,
            false => dice(self.bag(0, a), self.bag(1, b)),
        };
        if headings && old.end > a + 1 && new.end > b + 1 {
            return words.max(0.6 * words + 0.4 * self.shared(a, b));
        }
        match old.node.kind.is_heading() == new.node.kind.is_heading() {
            true => words,
            false => words * 0.8,
        }
    }

    /// The share of the words below two nodes whose nodes are matched with each other.
    fn shared(&self, a: usize, b: usize) -> f32 {
        let below = a + 1..self.old.seats[a].end;
        let both =
            below.filter(|at| self.pairs.to_new[*at].is_some_and(|new| self.new.is_within(new, b)));
        let n: usize = both.map(|at| self.old.seats[at].n_chars).sum();
        let all = |flat: &Flat<'_>, at: usize| flat.seats[at].n_all - flat.seats[at].n_chars;
        2.0 * n as f32 / (all(self.old, a) + all(self.new, b)).max(1) as f32
    }

    /// The pairs, in order on both sides, that are the most alike together.
    fn likeliest(&self, olds: &[usize], news: &[usize]) -> Vec<(usize, usize)> {
        let (n, m) = (olds.len(), news.len());
        if n * m == 0 || n * m > MOST_PAIRS {
            return Vec::new();
        }
        let width = m + 1;
        let mut best = vec![0.0f32; (n + 1) * width];
        let mut alike = vec![0.0f32; n * m];
        for i in (0..n).rev() {
            for j in (0..m).rev() {
                let here = self.alike(olds[i], news[j]);
                alike[i * m + j] = here;
                let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
                let both = best[(i + 1) * width + j + 1] + here;
                best[i * width + j] = if here >= ALIKE { skip.max(both) } else { skip };
            }
        }
        let (mut i, mut j, mut found) = (0, 0, Vec::new());
        while i < n && j < m {
            let here = best[i * width + j];
            let both = best[(i + 1) * width + j + 1] + alike[i * m + j];
            if alike[i * m + j] >= ALIKE && here == both {
                found.push((i, j));
                (i, j) = (i + 1, j + 1);
            } else if here == best[(i + 1) * width + j] {
                i += 1;
            } else {
                j += 1;
            }
        }
        found
    }

    /// What holds the same, whatever its own words are now, from below upwards.
    fn holders(&mut self) {
        for a in (1..self.old.seats.len()).rev() {
            let seat = &self.old.seats[a];
            if self.pairs.to_new[a].is_some() || seat.end == a + 1 {
                continue;
            }
            let is_heading = seat.node.kind.is_heading();
            let mut votes: FxHashMap<usize, usize> = FxHashMap::default();
            for below in a + 1..seat.end {
                let Some(new) = self.pairs.to_new[below] else {
                    continue;
                };
                let mut above = self.new.seats[new].above;
                while above > 0 {
                    let kind = self.new.seats[above].node.kind;
                    if self.pairs.to_old[above].is_none() && kind.is_heading() == is_heading {
                        *votes.entry(above).or_default() += self.old.seats[below].n_chars;
                    }
                    above = self.new.seats[above].above;
                }
            }
            let best = votes
                .into_iter()
                .max_by_key(|(at, n)| (*n, std::cmp::Reverse(*at)));
            if let Some((b, _)) = best
                && self.shared(a, b) >= HOLDS
            {
                self.pair(a, b);
            }
        }
    }

    /// What is the same and stands right behind or before what is matched, whatever holds it.
    fn neighbours(&mut self) {
        let n = self.new.seats.len();
        let forth = (1..n).map(|b| (b, b - 1, 1));
        let back = (0..n - 1).rev().map(|b| (b, b + 1, -1));
        for (b, beside, step) in forth.chain(back) {
            let a = self.pairs.to_old[beside].and_then(|a| a.checked_add_signed(step));
            let Some(a) = a.filter(|a| *a > 0 && *a < self.old.seats.len()) else {
                continue;
            };
            let same = self.old.seats[a].key == self.new.seats[b].key;
            if b > 0 && same && self.is_free(a, b) {
                self.pair(a, b);
            }
        }
    }

    /// What reads alike anywhere, the most alike first.
    fn anywhere(&mut self) {
        let free = |flat: &Flat<'_>, pairs: &[Option<usize>]| -> Vec<usize> {
            let all = 1..flat.seats.len();
            all.filter(|at| pairs[*at].is_none() && tells(&flat.seats[*at]))
                .collect()
        };
        let olds = free(self.old, &self.pairs.to_new);
        let news = free(self.new, &self.pairs.to_old);
        if olds.is_empty() || news.is_empty() {
            return;
        }
        let mut by_pair: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for &a in &olds {
            let mut last = None;
            for pair in self.bag(0, a) {
                if last.replace(pair) != Some(pair) {
                    by_pair.entry(*pair).or_default().push(a);
                }
            }
        }
        let mut found: Vec<(f32, usize, usize)> = Vec::new();
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for &b in &news {
            shared.clear();
            for pair in self.bag(1, b) {
                let with = by_pair.get(pair).filter(|with| with.len() <= COMMON);
                for a in with.into_iter().flatten() {
                    *shared.entry(*a).or_default() += 1;
                }
            }
            for &a in shared.keys() {
                let above = self.old.seats[a].above;
                let kin = self.pairs.to_new[above] == Some(self.new.seats[b].above);
                let alike = self.alike(a, b);
                if alike >= if kin { ALIKE } else { ALIKE_ANYWHERE } {
                    found.push((alike + if kin { 0.1 } else { 0.0 }, a, b));
                }
            }
        }
        found.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        for (_, a, b) in found {
            if self.is_free(a, b) {
                self.pair(a, b);
            }
        }
    }
}
