//! What stands before the text of an RTF: fonts, styles, lists.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};
use std::collections::HashMap;

/// How bytes of text are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Script {
    /// As the document's code page says.
    #[default]
    Default,
    Encoded(&'static Encoding),
    /// Signs of Wingdings and Symbol.
    Signs,
}

impl Script {
    /// By the number of a character set.
    fn by_set(set: i32) -> Self {
        match set {
            2 => Self::Signs,
            128 => Self::Encoded(SHIFT_JIS),
            129 => Self::Encoded(EUC_KR),
            134 => Self::Encoded(GB18030),
            136 => Self::Encoded(BIG5),
            _ => Self::Default,
        }
    }
}

/// The encoding of a code page.
pub fn code_page(number: i32) -> &'static Encoding {
    match number {
        932 => SHIFT_JIS,
        936 | 54936 => GB18030,
        949 => EUC_KR,
        950 => BIG5,
        _ => WINDOWS_1252,
    }
}

/// The tables of a document.
#[derive(Default)]
pub struct Tables {
    fonts: HashMap<i32, Script>,
    /// Levels in the outline by styles, 1 the outermost.
    styles: HashMap<i32, u8>,
    /// What follows the numbers of a list's levels, by the list.
    follows: HashMap<i32, Vec<i32>>,
    /// Lists by their numbers in the text.
    lists: HashMap<i32, i32>,
    font: i32,
    style: Option<i32>,
    name: String,
    levels: Vec<i32>,
    list: i32,
    is_override: bool,
}

impl Tables {
    /// How text in the font is read.
    pub fn script(&self, font: i32) -> Script {
        self.fonts.get(&font).copied().unwrap_or(Script::Default)
    }

    /// The level of a style in the outline.
    pub fn level(&self, style: i32) -> u8 {
        self.styles.get(&style).copied().unwrap_or(0)
    }

    /// What follows the numbers of a list at a level; a tab unless told.
    pub fn follow(&self, list: i32, level: i32) -> Option<char> {
        let list = self
            .lists
            .get(&list)
            .and_then(|list| self.follows.get(list));
        let level = usize::try_from(level).ok();
        match level.and_then(|level| list?.get(level)) {
            Some(1) => Some(' '),
            Some(2) => None,
            _ => Some('\t'),
        }
    }

    /// A word of the table of fonts.
    pub fn font_word(&mut self, word: &str, value: i32) {
        match word {
            "f" => self.font = value,
            "fcharset" => _ = self.fonts.insert(self.font, Script::by_set(value)),
            _ => {}
        }
    }

    /// A word of the table of styles.
    pub fn style_word(&mut self, word: &str, value: i32) {
        match word {
            "s" => {
                self.style = Some(value);
                self.name.clear();
            }
            "cs" | "ds" | "ts" => self.style = None,
            "outlinelevel" => {
                if let (Some(style), 0..=8) = (self.style, value) {
                    self.styles.insert(style, value as u8 + 1);
                }
            }
            _ => {}
        }
    }

    /// A character of a style's name, which a semicolon ends. Headings that say no level have it
    /// in their names.
    pub fn style_name(&mut self, c: char) {
        if c != ';' {
            self.name.extend(Some(c).filter(|_| self.name.len() < 40));
            return;
        }
        let name = std::mem::take(&mut self.name).trim().to_lowercase();
        let level = ["heading ", "标题 "]
            .iter()
            .find_map(|kind| name.strip_prefix(kind));
        let level = level.and_then(|level| level.parse().ok());
        if let (Some(style), Some(level @ 1..=9)) = (self.style, level) {
            self.styles.entry(style).or_insert(level);
        }
    }

    /// A word of the tables of lists.
    pub fn list_word(&mut self, word: &str, value: i32) {
        match word {
            "list" | "listoverride" => {
                self.levels.clear();
                self.is_override = word == "listoverride";
            }
            // As many as a list has; more are damage.
            "levelfollow" if self.levels.len() < 9 => self.levels.push(value),
            "listid" => {
                self.list = value;
                if !self.is_override {
                    self.follows.insert(value, std::mem::take(&mut self.levels));
                }
            }
            "ls" => _ = self.lists.insert(value, self.list),
            _ => {}
        }
    }
}
