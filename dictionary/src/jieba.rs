//! Cutting as jieba does, token for token: the way through a dictionary's words whose frequencies
//! multiply to most, and where it leaves single characters, words guessed by the model. The rules are
//! those of the crate jieba-rs (`Jieba::cut`, in its lib.rs and hmm.rs), by which the tests judge. What is
//! ours is that the dictionary is walked as it was read: jieba-rs builds a tree of its own, which takes
//! longer than all else before the first word, and five times the memory.

use crate::dictionary::{Dictionary, NOWHERE, UNKNOWN};
use crate::guess::{Guesses, guess};
use crate::numbering::Numbering;
use crate::seconds::pair;
use crate::terms::Terms;
use crate::trie::Symbol;
use std::cell::Cell;
use std::ops::Range;

/// Cuts texts.
pub struct Jieba {
    dictionary: Dictionary,
    terms: Terms,
    /// By symbol.
    firsts: Vec<First>,
    total: u64,
    log_total: f64,
    /// Room, from text to text.
    block: Cell<Block>,
}

/// What is known of the words that a symbol begins: it is asked at each character, and stands together.
#[derive(Clone)]
struct First {
    /// The logarithm of its own frequency; no number if it is no word.
    log: f64,
    /// Its node; [`NOWHERE`] if there is none, or it is a term.
    word: u32,
    /// Its node among the terms.
    term: u32,
    /// The nodes below it.
    below: Range<u32>,
}

/// A run of characters that words can be made of.
#[derive(Default)]
struct Block {
    /// With the bytes of the text before each.
    characters: Vec<(usize, char)>,
    symbols: Vec<Symbol>,
    /// The bytes of the text up to its end.
    end: usize,
    /// From each character on.
    route: Vec<Step>,
    guesses: Guesses,
}

/// How best to go on from a character.
#[derive(Clone, Copy)]
struct Step {
    /// The logarithm of how probable all from there is.
    probability: f64,
    /// Where the word there ends.
    end: u32,
    /// The node of the word; [`NOWHERE`] if there is none, or it is a term.
    node: u32,
}

impl Jieba {
    /// By a dictionary.
    pub fn new(dictionary: Dictionary) -> Self {
        let terms = Terms::new();
        let symbols = 0..dictionary.n_symbols() as Symbol;
        let firsts = symbols.map(|symbol| First::new(&dictionary, &terms, symbol));
        let mut this = Self {
            total: dictionary.total(),
            log_total: 0.0,
            firsts: firsts.collect(),
            dictionary,
            terms,
            block: Cell::default(),
        };
        this.count(this.total);
        this
    }

    fn count(&mut self, total: u64) {
        self.total = total;
        self.log_total = (total as f64).ln();
    }

    /// Adds a word, or gives it another frequency; none given, one that has it cut as one. As
    /// `Jieba::add_word` of jieba-rs. O(n).
    pub fn add(&mut self, word: &str, frequency: Option<u64>) {
        let frequency = frequency.unwrap_or_else(|| self.suggest(word));
        let before = self.frequency(word).unwrap_or(0);
        let symbols = word.chars().map(|c| self.dictionary.symbol_for(c));
        let symbols: Vec<Symbol> = symbols.collect();
        if word.is_empty() || symbols.contains(&UNKNOWN) {
            return;
        }
        self.terms.set(&symbols, frequency);
        for symbol in self.firsts.len()..self.dictionary.n_symbols() {
            let first = First::new(&self.dictionary, &self.terms, symbol as Symbol);
            self.firsts.push(first);
        }
        let first = First::new(&self.dictionary, &self.terms, symbols[0]);
        self.firsts[usize::from(symbols[0])] = first;
        self.count(self.total + frequency - before);
    }

    /// Whether a word is known.
    pub fn has(&self, word: &str) -> bool {
        self.frequency(word).is_some()
    }

    fn frequency(&self, word: &str) -> Option<u64> {
        let mut symbols = word.chars().map(|c| self.dictionary.symbol(c));
        let first = symbols.next()?;
        let start = (self.dictionary.start(first), self.terms.start(first));
        let (node, term) = symbols.fold(start, |(node, term), symbol| {
            (
                self.dictionary.step(node, symbol),
                self.terms.step(term, symbol),
            )
        });
        let own = || self.dictionary.frequency(node).map(u64::from);
        self.terms.frequency(term).or_else(own)
    }

    /// The frequency with which a word outweighs its pieces.
    fn suggest(&self, word: &str) -> u64 {
        let mut begin = 0;
        let log = self.cut(word, false).into_iter().fold(0.0, |log, end| {
            let piece = self.frequency(&word[begin..end]).unwrap_or(1);
            begin = end;
            log + (piece as f64).ln() - self.log_total
        });
        let pieces = (log + self.log_total).exp() as u64 + 1;
        pieces.max(self.frequency(word).unwrap_or(1))
    }

    /// Where each token of a text ends, in bytes; together they are the text. With `guesses` runs of
    /// single characters are cut by the model. O(n).
    pub fn cut(&self, text: &str, guesses: bool) -> Vec<usize> {
        let mut ends = Vec::with_capacity(text.len() / 4);
        self.cut_each(text, guesses, &mut |end, _, _| ends.push(end));
        ends
    }

    /// The tokens that have a letter, a character or a digit in them. O(n).
    pub fn words(&self, text: &str) -> Vec<Range<usize>> {
        let mut words = Vec::with_capacity(text.len() / 4);
        self.words_each(text, &mut |range, _| words.push(range));
        words
    }

    /// The same, and their numbers. The numbering is used with this dictionary alone. O(n).
    pub fn numbers(&self, text: &str, numbering: &mut Numbering) -> (Vec<u32>, Vec<Range<usize>>) {
        let n = text.len() / 4;
        let (mut numbers, mut words) = (Vec::with_capacity(n), Vec::with_capacity(n));
        self.words_each(text, &mut |range, node| {
            numbers.push(numbering.number_at(node, &text[range.clone()]));
            words.push(range);
        });
        (numbers, words)
    }

    /// Calls with each word and its node.
    #[inline(always)]
    fn words_each(&self, text: &str, each: &mut impl FnMut(Range<usize>, u32)) {
        let mut begin = 0;
        self.cut_each(text, true, &mut |end, first, node| {
            // Most begin so.
            let is_word = matches!(first, '\u{4e00}'..='\u{9fff}')
                || text[begin..end].contains(char::is_alphanumeric);
            if is_word {
                each(begin..end, node);
            }
            begin = end;
        });
    }

    /// Calls with the end of each token, its first character, and its node, if that is known.
    fn cut_each(&self, text: &str, guesses: bool, emit: &mut impl FnMut(usize, char, u32)) {
        let block = &mut self.block.take();
        let mut characters = text.char_indices().peekable();
        while let Some((at, c)) = characters.next() {
            if is_inside(c) {
                block.characters.push((at, c));
                block.symbols.push(self.dictionary.symbol(c));
                continue;
            }
            self.close(block, at, guesses, emit);
            let is_line_end = c == '\r' && characters.next_if(|next| next.1 == '\n').is_some();
            emit(at + c.len_utf8() + usize::from(is_line_end), c, NOWHERE);
        }
        self.close(block, text.len(), guesses, emit);
        self.block.set(std::mem::take(block));
    }

    /// Cuts a block, which ends here, and makes room for the next.
    fn close(
        &self,
        block: &mut Block,
        end: usize,
        guesses: bool,
        emit: &mut impl FnMut(usize, char, u32),
    ) {
        if block.characters.is_empty() {
            return;
        }
        block.end = end;
        self.find_route(block);
        let n = block.characters.len();
        let (mut at, mut singles) = (0, 0);
        // Single characters that stand before `at`, from `singles` on, wait to be joined.
        while at < n {
            let Step { end, node, .. } = block.route[at];
            let (end, c) = (end as usize, block.characters[at].1);
            if end - at > 1 || !(guesses || c.is_ascii_alphanumeric()) {
                if singles < at {
                    self.join(block, singles..at, guesses, emit);
                }
                emit(block.byte(end), c, node);
                singles = end;
            }
            at = end;
        }
        if singles < n {
            self.join(block, singles..n, guesses, emit);
        }
        block.characters.clear();
        block.symbols.clear();
    }

    /// From each character on the best way to the end of the block; of two as good the longer word.
    fn find_route(&self, block: &mut Block) {
        let n = block.characters.len();
        let last = Step {
            probability: 0.0,
            end: n as u32,
            node: NOWHERE,
        };
        // What is left of the block before is written over before it is read.
        if block.route.len() <= n {
            block.route.resize(n + 1, last);
        }
        let (symbols, route) = (&block.symbols[..n], &mut block.route[..=n]);
        route[n] = last;
        for at in (0..n).rev() {
            let mut best = Step {
                probability: f64::NEG_INFINITY,
                end: 0,
                node: NOWHERE,
            };
            self.walk(symbols, at, |end, log, node| {
                let probability = log - self.log_total + route[end].probability;
                if best.end == 0 || probability >= best.probability {
                    let end = end as u32;
                    best = Step {
                        probability,
                        end,
                        node,
                    };
                }
                true
            });
            if best.end == 0 {
                // What is in no dictionary counts as if it had occurred once.
                best.probability = -self.log_total + route[at + 1].probability;
                best.end = at as u32 + 1;
            }
            route[at] = best;
        }
    }

    /// The words that begin at a character: where each ends, the shortest first, the logarithm of its
    /// frequency, and its node in the dictionary; as long as `each` asks for more.
    #[inline(always)]
    fn walk(&self, symbols: &[Symbol], at: usize, mut each: impl FnMut(usize, f64, u32) -> bool) {
        let Some(first) = self.firsts.get(usize::from(symbols[at])) else {
            return;
        };
        if !first.log.is_nan() && !each(at + 1, first.log, first.word) {
            return;
        }
        let Some(second) = symbols.get(at + 1) else {
            return;
        };
        let pair = pair(symbols[at], *second);
        let mut node = self.dictionary.second(&first.below, *second, pair);
        let mut term = self.terms.second(first.term, *second, pair);
        let mut end = at + 2;
        while node != NOWHERE || term != NOWHERE {
            let goes_on = match self.terms.logarithm(term) {
                Some(log) => each(end, log, NOWHERE),
                None => match self.dictionary.logarithm(node) {
                    Some(log) => each(end, log, node),
                    None => true,
                },
            };
            let Some(symbol) = symbols.get(end).filter(|_| goes_on) else {
                return;
            };
            node = self.dictionary.step(node, *symbol);
            term = self.terms.step(term, *symbol);
            end += 1;
        }
    }

    /// Puts down single characters of a block, one at least: one by one if they are a word, which the way has
    /// declined; else guessed. Without guesses they are letters and digits, and one token.
    fn join(
        &self,
        block: &mut Block,
        run: Range<usize>,
        guesses: bool,
        emit: &mut impl FnMut(usize, char, u32),
    ) {
        let single = |at: usize| (block.characters[at].1, block.route[at].node);
        if !guesses || run.len() == 1 {
            let (c, node) = single(run.start);
            return emit(block.byte(run.end), c, if guesses { node } else { NOWHERE });
        }
        let mut is_word = false;
        self.walk(&block.symbols, run.start, |end, _, _| {
            is_word = end == run.end;
            end < run.end
        });
        if is_word {
            return run.for_each(|at| {
                let (c, node) = single(at);
                emit(block.byte(at + 1), c, node);
            });
        }
        let end = block.byte(run.end);
        let characters = &block.characters[run];
        guess(
            self.dictionary.model(),
            characters,
            end,
            &mut block.guesses,
            &mut |end, c| emit(end, c, NOWHERE),
        );
    }
}

impl First {
    fn new(dictionary: &Dictionary, terms: &Terms, symbol: Symbol) -> Self {
        let (node, term) = (dictionary.start(symbol), terms.start(symbol));
        let own = || Some((dictionary.logarithm(node)?, node));
        let word = terms.logarithm(term).map(|log| (log, NOWHERE));
        let (log, word) = word.or_else(own).unwrap_or((f64::NAN, NOWHERE));
        Self {
            log,
            word,
            term,
            below: dictionary.below(node),
        }
    }
}

impl Block {
    /// The bytes of the text before a character of the block, or up to its end.
    #[inline(always)]
    fn byte(&self, at: usize) -> usize {
        self.characters.get(at).map_or(self.end, |(byte, _)| *byte)
    }
}

/// Whether words can be made of a character: Chinese characters, and what stands in names and
/// numbers in Latin letters.
#[inline(always)]
fn is_inside(c: char) -> bool {
    match c {
        '\u{4e00}'..='\u{9fff}' => true,
        '+' | '#' | '&' | '.' | '_' | '%' | '-' => true,
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' => true,
        '\u{20000}'..='\u{2a6df}' | '\u{2a700}'..='\u{2b73f}' => true,
        '\u{2b740}'..='\u{2b81f}' | '\u{2b820}'..='\u{2ceaf}' => true,
        '\u{2ceb0}'..='\u{2ebef}' | '\u{2f800}'..='\u{2fa1f}' => true,
        _ => false,
    }
}
