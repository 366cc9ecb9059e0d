//! The words as a tree of symbols, level by level, and how it is coded.
//!
//! The children of a node are a set, and so are coded as one (see [`crate::set`]). Behind the second
//! character of a word most characters are such as follow that one at the beginning of some word:
//! those come first, drawn from its own followers; then the others, drawn from all.

use crate::bits::{Slot, Slots, number};
use crate::coder::Coder;
use crate::logs::Logs;
use crate::set::{self, Table, Urn};

/// The number of a character, in order of their codes.
pub type Symbol = u16;

/// The nodes of one depth, in order.
#[derive(Debug, Default, PartialEq)]
pub struct Level {
    pub symbols: Vec<Symbol>,
    /// Whether a word ends there.
    pub is_word: Vec<bool>,
    /// Where the children of each begin among the next level's; they end where the next one's begin.
    pub children: Vec<u32>,
}

/// All levels; the first holds the root alone.
pub type Levels = Vec<Level>;

/// How heavy each symbol is as the second of a word, and as a later one.
pub struct Weights {
    pub second: Vec<u32>,
    pub later: Vec<u32>,
}

/// Deeper words are none.
pub const DEEPEST: usize = 64;

/// The levels of `words`, which must be sorted, distinct and not empty.
pub fn levels(words: &[Vec<Symbol>]) -> Levels {
    let mut levels = vec![Level {
        symbols: vec![0],
        is_word: vec![false],
        children: Vec::new(),
    }];
    let mut last: &[Symbol] = &[];
    for word in words {
        let shared = word.iter().zip(last).take_while(|(a, b)| a == b).count();
        for (depth, symbol) in word.iter().enumerate().skip(shared) {
            if levels.len() == depth + 1 {
                levels.push(Level::default());
            }
            let first = levels[depth + 1].symbols.len() as u32;
            let parent = &mut levels[depth];
            // Those that have had no child begin where this one does.
            parent.children.resize(parent.symbols.len(), first);
            let level = &mut levels[depth + 1];
            level.symbols.push(*symbol);
            level.is_word.push(depth + 1 == word.len());
        }
        last = word;
    }
    for depth in 0..levels.len() {
        let end = levels.get(depth + 1).map_or(0, |l| l.symbols.len()) as u32;
        let level = &mut levels[depth];
        level.children.resize(level.symbols.len() + 1, end);
    }
    levels
}

/// Depths are told apart up to this.
const DEPTHS: usize = 4;
/// And numbers of children.
const COUNTS: usize = 8;

/// What is known of the tree so far.
pub struct Model<'a> {
    weights: &'a Weights,
    logs: Logs,
    second: Vec<u32>,
    second_table: Table,
    later: Vec<u32>,
    later_table: Table,
    begins: Vec<Slot>,
    counts: Slots,
    ends: Vec<Slot>,
    /// Whether there is one child and another among the followers, and among the others.
    more: [Counting; 2],
}

struct Counting {
    /// By the symbol and its depth.
    first: Vec<Slot>,
    /// By the depth and how many there are already.
    further: Vec<Slot>,
}

impl<'a> Model<'a> {
    /// Knows the weights and nothing else.
    pub fn new(weights: &'a Weights) -> Self {
        let n = weights.second.len();
        let counting = || Counting {
            first: vec![Slot::NEW; n * DEPTHS * 2],
            further: vec![Slot::NEW; DEPTHS * 3 * COUNTS],
        };
        let logs = Logs::new();
        let second = set::levels(&logs, weights.second.iter().copied());
        let later = set::levels(&logs, weights.later.iter().copied());
        Self {
            weights,
            logs,
            second_table: Table::new(&second),
            later_table: Table::new(&later),
            second,
            later,
            begins: vec![Slot::NEW; 4],
            counts: [Slot::NEW; 64],
            ends: vec![Slot::NEW; DEPTHS * 9],
            more: [counting(), counting()],
        }
    }

    /// Codes all levels: those `given`, or what the coder reads. `n` is how many symbols there are.
    pub fn levels<C: Coder>(&mut self, coder: &mut C, given: Option<&Levels>) -> Levels {
        let mut root = Level {
            symbols: vec![0],
            is_word: vec![false],
            children: vec![0],
        };
        let below = given.and_then(|g| g.get(1));
        let mut first = self.begins(coder, below);
        root.children.push(first.symbols.len() as u32);
        let below = given.and_then(|g| Some((g.get(1)?, g.get(2))));
        let mut second = self.seconds(coder, &mut first, below);
        let mut followers = Followers {
            ranges: vec![(0, 0); self.second.len()],
            levels: Vec::with_capacity(second.symbols.len()),
            symbols: second.symbols.clone(),
        };
        for (at, symbol) in first.symbols.iter().enumerate() {
            let range = (first.children[at], first.children[at + 1]);
            followers.ranges[usize::from(*symbol)] = range;
            let own = &second.symbols[range.0 as usize..range.1 as usize];
            let weights = own.iter().map(|s| self.weights.later[usize::from(*s)]);
            followers.levels.extend(set::levels(&self.logs, weights));
        }
        let mut levels = vec![root, first];
        while !second.symbols.is_empty() && levels.len() < DEEPEST {
            let depth = levels.len();
            let given = given.and_then(|g| Some((g.get(depth)?, g.get(depth + 1))));
            let next = self.level(coder, depth, &mut second, &followers, given);
            levels.push(std::mem::replace(&mut second, next));
        }
        levels
    }

    /// The characters that begin words.
    fn begins<C: Coder>(&mut self, coder: &mut C, given: Option<&Level>) -> Level {
        let mut level = Level::default();
        for symbol in 0..self.second.len() as u32 {
            let symbol = symbol as Symbol;
            let bit = given.is_some_and(|l| l.symbols.binary_search(&symbol).is_ok());
            let at = usize::from(symbol);
            let rare = self.weights.second[at] == 0;
            if self.begins[usize::from(rare)].bit(coder, bit) {
                level.symbols.push(symbol);
            }
        }
        level
    }

    /// What follows them.
    fn seconds<C: Coder>(
        &mut self,
        coder: &mut C,
        level: &mut Level,
        given: Option<(&Level, Option<&Level>)>,
    ) -> Level {
        let mut next = Level::default();
        for at in 0..level.symbols.len() {
            if coder.is_over() {
                level.symbols.truncate(at);
                break;
            }
            let ends = given.is_some_and(|(here, _)| here.is_word[at]);
            let ends = self.begins[2].bit(coder, ends);
            level.is_word.push(ends);
            level.children.push(next.symbols.len() as u32);
            let kids = given.and_then(|(here, below)| Some(here.kids(at, below?)));
            let kids = kids.unwrap_or_default();
            let n = number(coder, &mut self.counts, kids.len() as u32) as usize;
            let n = n.min(self.second.len());
            let urn = Urn::new(&self.logs, &self.second, Some(&self.second_table));
            draw(coder, urn, n, kids.iter().map(|s| usize::from(*s)), |s| {
                next.symbols.push(s as Symbol);
            });
        }
        level.children.push(next.symbols.len() as u32);
        next
    }

    /// Codes what of `level` is not its symbols, and the symbols of the next.
    fn level<C: Coder>(
        &mut self,
        coder: &mut C,
        depth: usize,
        level: &mut Level,
        followers: &Followers,
        given: Option<(&Level, Option<&Level>)>,
    ) -> Level {
        let mut next = Level::default();
        let depth = (depth - 2).min(DEPTHS - 1);
        let (mut near, mut far): (Vec<usize>, Vec<usize>) = Default::default();
        for at in 0..level.symbols.len() {
            if coder.is_over() {
                level.symbols.truncate(at);
                break;
            }
            near.clear();
            far.clear();
            let symbol = level.symbols[at];
            if let Some((here, Some(below))) = given {
                let (own, _) = followers.of(symbol);
                for kid in here.kids(at, below) {
                    match own.binary_search(kid) {
                        Ok(at) => near.push(at),
                        Err(_) => far.push(usize::from(*kid)),
                    }
                }
            }
            level.children.push(next.symbols.len() as u32);
            let ends = given.is_some_and(|(here, _)| here.is_word[at]);
            let given = (&near[..], &far[..], ends);
            let ends = self.node(coder, depth, symbol, followers, &mut next.symbols, given);
            level.is_word.push(ends);
        }
        level.children.push(next.symbols.len() as u32);
        next
    }

    /// Codes what is below one node, and whether a word ends there. A function of its own, called
    /// often: a browser compiles well only what is called anew.
    #[inline(never)]
    fn node<C: Coder>(
        &mut self,
        coder: &mut C,
        depth: usize,
        symbol: Symbol,
        followers: &Followers,
        below: &mut Vec<Symbol>,
        (near, far, ends): (&[usize], &[usize], bool),
    ) -> bool {
        let (own, levels) = followers.of(symbol);
        let symbol = usize::from(symbol);
        let begin = below.len();
        let mut n_near = 0;
        if !own.is_empty() {
            n_near = self.more[0].count(coder, symbol, depth, 0, own.len(), near.len());
            let urn = Urn::new(&self.logs, levels, None);
            draw(coder, urn, n_near, near.iter().copied(), |at| {
                below.push(own[at]);
            });
        }
        let middle = below.len();
        let most = self.later.len();
        let kind = n_near.min(2);
        let n_far = self.more[1].count(coder, symbol, depth, kind, most, far.len());
        let all = Urn::new(&self.logs, &self.later, Some(&self.later_table));
        draw(coder, all, n_far, far.iter().copied(), |s| {
            below.push(s as Symbol);
        });
        if begin < middle && middle < below.len() {
            below[begin..].sort_unstable();
        }
        // What has nothing below it is a word.
        n_near + n_far == 0 || {
            let slot = &mut self.ends[depth * 9 + n_near.min(2) * 3 + n_far.min(2)];
            slot.bit(coder, ends)
        }
    }
}

impl Level {
    fn kids<'a>(&self, at: usize, below: &'a Level) -> &'a [Symbol] {
        &below.symbols[self.children[at] as usize..self.children[at + 1] as usize]
    }
}

/// For each symbol those that follow it at the beginning of words.
struct Followers {
    ranges: Vec<(u32, u32)>,
    symbols: Vec<Symbol>,
    /// By their weights, those of each symbol.
    levels: Vec<u32>,
}

impl Followers {
    /// Those of a symbol, with their levels.
    #[inline(always)]
    fn of(&self, symbol: Symbol) -> (&[Symbol], &[u32]) {
        let (from, to) = self.ranges[usize::from(symbol)];
        let (from, to) = (from as usize, to as usize);
        (&self.symbols[from..to], &self.levels[from..to])
    }
}

impl Counting {
    /// Codes how many there are, up to `most`.
    #[inline(always)]
    fn count<C: Coder>(
        &mut self,
        coder: &mut C,
        symbol: usize,
        depth: usize,
        kind: usize,
        most: usize,
        given: usize,
    ) -> usize {
        let slot = &mut self.first[(symbol * DEPTHS + depth) * 2 + kind.min(1)];
        if !slot.bit(coder, given > 0) {
            return 0;
        }
        let mut n = 1;
        while n < most {
            let slot = &mut self.further[(depth * 3 + kind) * COUNTS + n.min(COUNTS) - 1];
            if !slot.bit(coder, given > n) {
                break;
            }
            n += 1;
        }
        n
    }
}

/// Codes `n` symbols of an urn, ascending.
#[inline(always)]
fn draw<C: Coder>(
    coder: &mut C,
    urn: Urn<'_>,
    n: usize,
    mut given: impl Iterator<Item = usize>,
    mut put: impl FnMut(usize),
) {
    let mut least = 0;
    for left in (1..=n).rev() {
        let at = urn.next(coder, least, left, given.next());
        put(at);
        least = at + 1;
    }
}
