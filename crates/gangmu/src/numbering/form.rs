//! What a row of the tables says.

use super::Numeral;
use super::table::{FORMS, Form, NOUNS, Noun, SERIES, Series};

impl Form {
    /// All that is known of the form.
    pub fn row(self) -> &'static Row {
        &FORMS[self as usize]
    }
}

/// What a marker opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// A section called 部分, 章, 节 or 条: where these occur, levels count the forms in use.
    Chapter,
    /// Any other section.
    Heading,
    /// A lead, which stands below the heading before it.
    LeadIn,
}

/// A form.
#[derive(Debug)]
pub struct Row {
    /// Which it is.
    pub form: Form,
    /// What it is called, in Chinese and English.
    pub name: (&'static str, &'static str),
    /// What it opens.
    pub opens: Opens,
    /// The level of its headings where no chapters are used, 1 to 9.
    pub level: u8,
    /// One deeper than `level` where that form is used too: 1） beside （1）.
    pub deeper_beside: Option<Form>,
    /// Stands above that form where it comes first: 一、 before 第一条 groups articles.
    pub groups: Option<Form>,
    /// Which of the usual forms it stands for when a style goes on below it, 1 (一、) to 5 (①).
    pub stands_for: u8,
    /// Whether it is itself one of the usual ones.
    pub is_usual: bool,
    /// How many outer numbers stand before its own: one in 1.2.
    pub outer: usize,
    /// Whether a whole list of it may stand on one line: 1.…；2.…；3.…
    pub lists: bool,
    /// Whether its number stands bare, so that it may be a figure.
    pub is_figure: bool,
    /// How its markers are spelled; the first that fits holds.
    pub spellings: &'static [Spelling],
    /// What there is to choose, in half and in full width; of most both are the same.
    pub shapes: &'static [(&'static str, &'static str)],
    /// How a reference names its places; `None` if by nothing of their own.
    pub called: Option<Called>,
}

impl Row {
    /// What a row has that says nothing else.
    pub(super) const PLAIN: Self = Self {
        form: Form::Chinese,
        name: ("", ""),
        opens: Opens::Heading,
        level: 1,
        deeper_beside: None,
        groups: None,
        stands_for: 1,
        is_usual: false,
        outer: 0,
        lists: false,
        is_figure: false,
        spellings: &[],
        shapes: &[],
        called: None,
    };

    /// Whether this is one of 部分 章 节 条.
    pub fn is_chapter(&self) -> bool {
        self.opens == Opens::Chapter
    }

    /// How deep its headings usually stand: those of a form further down the table stand deeper.
    /// At least 10, and 10 between two forms.
    pub fn depth(&self) -> u16 {
        (self.form as u16 + 1) * 10
    }
}

/// One way in which a form's marker is spelled: word, bracket, number, bracket, end, stop.
#[derive(Debug)]
pub struct Spelling {
    /// What it begins with, one of these: 第, 问题.
    pub words: &'static [&'static str],
    /// The bracket before the number, one of these; none if empty.
    pub open: &'static [char],
    /// How the number is spelled.
    pub numerals: &'static [Numeral],
    /// The numbers that count: from the first up to, but without, the second.
    pub within: (u32, u32),
    /// The bracket behind the number, one of these; none if empty.
    pub close: &'static [char],
    /// What must follow, one of these; nothing if empty.
    pub ends: &'static [&'static str],
    /// What may follow then.
    pub stops: &'static [char],
    /// Whether spaces may stand within the brackets and before a stop or 、
    pub is_loose: bool,
    /// Whether it is none after all, by what stands behind it and by its ends and stops.
    pub unless: fn(behind: &str, ends: &str) -> bool,
}

impl Spelling {
    /// What a spelling has that says nothing else: any number as spelled, alone.
    pub(super) const PLAIN: Self = Self {
        words: &[""],
        open: &[],
        numerals: &Numeral::PLAIN,
        within: (0, u32::MAX),
        close: &[],
        ends: &[],
        stops: &[],
        is_loose: false,
        unless: |_, _| false,
    };
}

/// How references name the places of a form: 第（三）项.
#[derive(Clone, Copy, Debug)]
pub struct Called {
    /// By which nouns.
    pub nouns: &'static [Noun],
    /// The brackets before and behind the number, the usual ones first; none if empty.
    pub brackets: (&'static [char], &'static [char]),
    /// How the number is spelled.
    pub numeral: Numeral,
    /// Whether it may be spelled in any other way as well.
    pub is_any: bool,
}

impl Called {
    /// Whether a number spelled so, behind that bracket and before that noun, can name a place.
    pub fn fits(&self, noun: Noun, open: Option<char>, numeral: Numeral) -> bool {
        let opens = self.brackets.0;
        self.nouns.contains(&noun)
            && open.map_or(opens.is_empty(), |c| opens.contains(&c))
            && (self.is_any || (numeral == Numeral::Chinese) == (self.numeral == Numeral::Chinese))
    }

    /// The number with its brackets.
    pub fn spell(&self, ordinal: u32) -> String {
        let (open, close) = self.brackets;
        let number = self.numeral.write(ordinal);
        let bracket = |all: &'static [char]| all.iter().take(1);
        let whole = bracket(open).copied().chain(number.chars());
        whole.chain(bracket(close).copied()).collect()
    }
}

/// Whether the bracket may stand before the number of a reference.
pub(crate) fn opens_number(c: char) -> bool {
    let mut called = FORMS.iter().filter_map(|row| row.called);
    called.any(|called| called.brackets.0.contains(&c))
}

/// Whether the bracket may stand behind the number of a reference.
pub(crate) fn closes_number(c: char) -> bool {
    let mut called = FORMS.iter().filter_map(|row| row.called);
    called.any(|called| called.brackets.1.contains(&c))
}

impl Noun {
    /// Whether 本 before it means the section that it stands in: 本部分, 本章.
    pub(crate) fn is_section(self) -> bool {
        let mut chapters = FORMS.iter().filter(|row| row.is_chapter());
        let called = |row: &Row| row.called.is_some_and(|c| c.nouns.contains(&self));
        self == Self::Part || chapters.any(called)
    }

    /// The noun at the start of `text` with its length in bytes, unless it is the beginning of
    /// another word.
    pub(crate) fn read(text: &str) -> Option<(Self, usize)> {
        let (word, noun, others) = NOUNS.iter().find(|(word, ..)| text.starts_with(word))?;
        let behind = &text[word.len()..];
        let other = others.iter().any(|other| behind.starts_with(other));
        (!other).then_some((*noun, word.len()))
    }
}

impl Series {
    /// All that is known of the series.
    pub fn row(self) -> &'static SeriesRow {
        &SERIES[self as usize]
    }
}

/// A series.
#[derive(Debug)]
pub struct SeriesRow {
    /// Which it is.
    pub series: Series,
    /// How its items are numbered.
    pub wording: Wording,
    /// Whether a number behind a stop is an item though no second one follows.
    pub stands_alone: bool,
    /// Whether it is none after all, by what stands behind it and by its number.
    pub unless: fn(behind: &str, ordinal: u32) -> bool,
}

/// How the items of a series are numbered.
#[derive(Clone, Copy, Debug)]
pub enum Wording {
    /// By a word behind the number: 一是.
    Behind(&'static str),
    /// By a word before the number and one of these behind it: 其一，.
    Before(&'static str, &'static [&'static str]),
    /// By words in place of numbers: 首先.
    Words {
        /// Those that are known by themselves.
        begin: &'static [(&'static str, u32)],
        /// Those that are items only behind such.
        later: &'static [(&'static str, u32)],
    },
}

impl Wording {
    /// Whether words stand in place of numbers.
    pub fn is_words(&self) -> bool {
        matches!(self, Self::Words { .. })
    }
}
