//! Automatic numbers as Word shows them: lists, their levels, and what each has counted so far. For
//! docx, doc and rtf; it knows none of them.

mod format;

pub use format::Format;

use std::collections::{HashMap, HashSet};

/// How many levels a list has.
pub const N_LEVELS: usize = 9;

/// A level of a list.
#[derive(Clone, Debug)]
pub struct Level {
    /// What it counts from.
    pub start: i64,
    pub format: Format,
    /// What is shown: `%1` to `%9` stand for the numbers of the levels.
    pub text: String,
    /// What follows it.
    pub suffix: Option<char>,
    /// Starts anew after a number of the levels before this one, from 1; 0 for never. `None`: after
    /// any outer level.
    pub restart: Option<usize>,
    /// Whether all numbers in it are Arabic.
    pub is_legal: bool,
    /// The style that has this level, if one has.
    pub style: Option<String>,
    /// Whether its letters are signs of a font such as Wingdings.
    pub is_symbol: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            format: Format::default(),
            text: String::new(),
            suffix: Some('\t'),
            restart: None,
            is_legal: false,
            style: None,
            is_symbol: false,
        }
    }
}

/// A list as it is shown: one of a document's, with what it has of its own.
#[derive(Clone, Debug, Default)]
pub struct Num {
    /// The list behind it, which counts.
    pub list: i64,
    /// Starts of its own: each counts once.
    pub starts: [Option<i64>; N_LEVELS],
    /// Levels of its own.
    pub levels: HashMap<usize, Level>,
}

/// The lists of a document, and how far they have counted.
#[derive(Debug, Default)]
pub struct Lists {
    /// The levels of the lists that count.
    pub lists: HashMap<i64, Vec<Level>>,
    /// The lists as they are shown.
    pub nums: HashMap<i64, Num>,
    counters: HashMap<i64, [Option<i64>; N_LEVELS]>,
    /// The starts that have counted.
    started: HashSet<(i64, usize)>,
}

impl Lists {
    /// The level of `num` that is the style's.
    pub fn level_of_style(&self, num: i64, style: &str) -> Option<usize> {
        let num = self.nums.get(&num)?;
        let is_it = |level: &Level| level.style.as_deref() == Some(style);
        let own = num.levels.iter().find(|(_, level)| is_it(level));
        let own = own.map(|(at, _)| *at);
        own.or_else(|| self.lists.get(&num.list)?.iter().position(is_it))
    }

    /// Counts a paragraph of list `id` at `level`, from 0, and gives its number as it is seen, with
    /// what follows it. `None` where nothing is seen.
    pub fn count(&mut self, id: i64, level: usize) -> Option<String> {
        self.count_with(self.nums.get(&id)?.list, id, level)
    }

    /// What list `counter` counts next at `level`.
    pub fn set_next(&mut self, counter: i64, level: usize, next: i64) {
        let counters = self.counters.entry(counter).or_default();
        if let Some(there) = counters.get_mut(level) {
            *there = Some(next.saturating_sub(1));
        }
    }

    /// As [`Lists::count`], but as the next of list `counter`.
    pub fn count_with(&mut self, counter: i64, id: i64, level: usize) -> Option<String> {
        let num = self.nums.get(&id)?;
        let list = self.lists.get(&num.list).map_or(&[][..], Vec::as_slice);
        let at = |nth: usize| num.levels.get(&nth).or_else(|| list.get(nth));
        let nth = level.min(N_LEVELS - 1);
        let level = at(nth)?;
        let counters = self.counters.entry(counter).or_default();
        let begins = num.starts[nth].filter(|_| self.started.insert((id, nth)));
        let first = num.starts[nth].unwrap_or(level.start);
        let next = counters[nth].map_or(first, |n| n.saturating_add(1));
        counters[nth] = Some(begins.unwrap_or(next));
        for (deeper, counter) in counters.iter_mut().enumerate().skip(nth + 1) {
            let after = at(deeper).and_then(|level| level.restart);
            if after.is_none_or(|after| nth < after) {
                *counter = None;
            }
        }
        let mut shown = String::new();
        let mut text = level.text.chars().peekable();
        while let Some(c) = text.next() {
            let placeholder = (c == '%').then(|| text.peek()?.to_digit(10)).flatten();
            let of = placeholder.map(|digit| digit as usize);
            match of.filter(|of| (1..=N_LEVELS).contains(of)) {
                Some(of) if level.format != Format::Bullet => {
                    text.next();
                    let Some(source) = at(of - 1) else { continue };
                    let first = num.starts[of - 1].unwrap_or(source.start);
                    let format = match source.format {
                        Format::None => Format::None,
                        _ if level.is_legal => Format::Decimal,
                        format => format,
                    };
                    format.write(counters[of - 1].unwrap_or(first), &mut shown);
                }
                _ if level.is_symbol && (' '..'\u{100}').contains(&c) => {
                    let code = 0xF000 + c as u32;
                    shown.push(sign(char::from_u32(code).unwrap_or(c)));
                }
                _ => shown.push(sign(c)),
            }
        }
        if level.format == Format::Bullet && shown.trim().is_empty() {
            shown = "•".to_owned();
        }
        if shown.is_empty() {
            return None;
        }
        shown.extend(level.suffix);
        Some(shown)
    }
}

/// The character for a sign of the fonts Wingdings and Symbol, which stand in the private area.
pub fn sign(c: char) -> char {
    match c as u32 {
        0xF06C => '●',
        0xF06E => '■',
        0xF071 | 0xF06F | 0xF0A8 | 0xF0A3 => '□',
        0xF075 | 0xF076 => '◆',
        0xF0D8 => '➢',
        0xF0E0 => '→',
        0xF0FC => '✓',
        0xF0FB => '✗',
        0xF0A7 => '▪',
        0xF0A1 => '○',
        0xF0FE | 0xF052 => '☑',
        0xF0FD => '☒',
        0xF0B0 => '°',
        0xF0B1 => '±',
        0xF0B3 => '≥',
        0xF0A3..=0xF0A4 => '≤',
        0xF0B4 => '×',
        0xF000..=0xF0FF => '•',
        _ => c,
    }
}

#[cfg(test)]
mod tests;
