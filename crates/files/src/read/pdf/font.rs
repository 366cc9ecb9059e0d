//! What the codes of a font stand for, and how wide they are.

use super::stream;
use crate::error::FileError;
use crate::read::number::sign;
use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, UTF_16BE, WINDOWS_1252};
use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use std::collections::HashMap;

/// A table of characters is not longer than this.
const MAX_TABLE: usize = 8 << 20;

/// A font.
#[derive(Default)]
pub struct Font {
    to_unicode: Option<CMap>,
    coding: Coding,
    /// In thousandths of the size, by code.
    widths: HashMap<u32, f32>,
    width: f32,
}

/// How bytes are cut into codes, and what a code stands for if nothing else tells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Coding {
    /// A byte each, the names of the font's characters besides.
    #[default]
    Bytes,
    /// Two bytes each, which stand for nothing by themselves.
    Pairs,
    /// Text in an encoding of East Asia.
    Text(&'static Encoding),
}

/// A character as it is shown.
pub struct Glyph {
    /// Empty where it is not known.
    pub text: String,
    pub code: u32,
    /// In sizes.
    pub width: f32,
    /// Whether it is the one byte that stands for a space.
    pub is_space: bool,
}

impl Font {
    /// Reads a font.
    ///
    /// # Errors
    /// Where its table of characters is too long.
    pub fn read(dict: &Dict<'_>) -> Result<Self, FileError> {
        let mut font = Self {
            width: 1000.0,
            ..Self::default()
        };
        if let Some(table) = dict.get::<Stream<'_>>("ToUnicode") {
            let table = stream::content(&table, MAX_TABLE)?;
            font.to_unicode = CMap::parse(&table, |_| None);
        }
        let is = |name: &str| {
            dict.get::<Name<'_>>("Subtype")
                .is_some_and(|n| &*n == name.as_bytes())
        };
        match is("Type0") {
            true => font.read_composite(dict),
            false => font.read_simple(dict, is("Type3")),
        }
        Ok(font)
    }

    fn read_composite(&mut self, dict: &Dict<'_>) {
        let name = dict.get::<Name<'_>>("Encoding");
        self.coding = name.map_or(Coding::Pairs, |name| coding(name.as_str()));
        let descendants = dict.get::<Array<'_>>("DescendantFonts");
        let Some(inner) = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next()) else {
            return;
        };
        if let Some(width) = inner.get::<f32>("DW") {
            self.width = width;
        }
        // Widths go by glyphs, which are the codes only here.
        if self.coding == Coding::Pairs {
            let widths = inner.get::<Array<'_>>("W");
            self.read_widths(
                widths
                    .into_iter()
                    .flat_map(|widths| widths.iter::<Object<'_>>()),
            );
        }
    }

    /// `first [width width …]` or `first last width`.
    fn read_widths<'a>(&mut self, mut widths: impl Iterator<Item = Object<'a>>) {
        while let Some(first) = widths.next().and_then(Object::into_i32) {
            match widths.next() {
                Some(Object::Array(each)) => {
                    let each = each.iter::<f32>().take(0x1_0000);
                    let codes = first.max(0) as u32..;
                    self.widths.extend(codes.zip(each));
                }
                Some(last) => {
                    let last = last
                        .into_i32()
                        .unwrap_or(first)
                        .min(first.saturating_add(0xFFFF));
                    let Some(width) = widths.next().and_then(Object::into_f32) else {
                        return;
                    };
                    let codes = first..=last;
                    self.widths.extend(codes.map(|code| (code as u32, width)));
                }
                None => return,
            }
            if self.widths.len() > 0x4_0000 {
                return;
            }
        }
    }

    fn read_simple(&mut self, dict: &Dict<'_>, is_drawn: bool) {
        self.width = 500.0;
        let first = dict.get::<i32>("FirstChar").unwrap_or(0);
        // The characters of a drawn font have a size of their own.
        let matrix = dict.get::<Array<'_>>("FontMatrix").filter(|_| is_drawn);
        let scale = matrix.and_then(|matrix| matrix.iter::<f32>().next());
        let scale = scale.map_or(1.0, |scale| scale * 1000.0);
        if let Some(widths) = dict.get::<Array<'_>>("Widths") {
            let widths = widths.iter::<f32>().take(256).map(|width| width * scale);
            self.widths.extend((first.max(0) as u32..).zip(widths));
        }
        let differences = dict
            .get::<Dict<'_>>("Encoding")
            .and_then(|encoding| encoding.get::<Array<'_>>("Differences"));
        if let Some(differences) = differences.filter(|_| self.to_unicode.is_none()) {
            self.to_unicode = named(differences.iter::<Object<'_>>());
        }
    }

    /// The characters that a string shows.
    pub fn glyphs(&self, mut bytes: &[u8]) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        while let Some(&first) = bytes.first() {
            let len = match self.coding {
                Coding::Bytes => 1,
                Coding::Text(encoding) if encoding != UTF_16BE && first < 0x80 => 1,
                Coding::Pairs | Coding::Text(_) => 2,
            };
            let (code, rest) = bytes.split_at(len.min(bytes.len()));
            bytes = rest;
            glyphs.push(self.glyph(code));
        }
        glyphs
    }

    fn glyph(&self, bytes: &[u8]) -> Glyph {
        let code = bytes
            .iter()
            .fold(0, |code, byte| code << 8 | u32::from(*byte));
        let told = self.to_unicode.as_ref();
        let told = told.and_then(|table| table.lookup_bf_string(code));
        let text = match (told, self.coding) {
            (Some(BfString::Char(c)), _) => sign(c).to_string(),
            (Some(BfString::String(text)), _) => text,
            (None, Coding::Pairs) => String::new(),
            (None, Coding::Text(encoding)) => decoded(encoding, bytes),
            (None, Coding::Bytes) => decoded(WINDOWS_1252, bytes),
        };
        let narrow = if bytes.len() == 1 {
            self.width.min(500.0)
        } else {
            self.width
        };
        let text = match text.contains(char::is_control) {
            true => text.replace(char::is_control, ""),
            false => text,
        };
        Glyph {
            text,
            code,
            width: self.widths.get(&code).copied().unwrap_or(narrow) / 1000.0,
            is_space: bytes == b" ",
        }
    }
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> String {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    text.replace('\u{FFFD}', "")
}

/// The coding that a predefined table of characters has by its name.
fn coding(name: &str) -> Coding {
    const TEXT: [(&str, &Encoding); 12] = [
        ("UniGB", UTF_16BE),
        ("UniCNS", UTF_16BE),
        ("UniJIS", UTF_16BE),
        ("UniKS", UTF_16BE),
        ("GB", GB18030),
        ("ETen", BIG5),
        ("B5", BIG5),
        ("HKscs", BIG5),
        ("ETHK", BIG5),
        ("90ms", SHIFT_JIS),
        ("90pv", SHIFT_JIS),
        ("83pv", SHIFT_JIS),
    ];
    // GB-H and the like hold seven bits, as do none that are met today.
    let known = TEXT.iter().find(|(begins, _)| name.starts_with(begins));
    known.map_or(Coding::Pairs, |(_, encoding)| Coding::Text(encoding))
}

/// The table that `code /name /name …` makes: the names that tell their character.
fn named<'a>(differences: impl Iterator<Item = Object<'a>>) -> Option<CMap> {
    let mut table = String::from("begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n");
    let mut code = 0_i32;
    let mut n = 0;
    for object in differences.take(1024) {
        match object {
            Object::Name(name) => {
                if let Some(unicode) = unicode_of(name.as_str())
                    && (0..256).contains(&code)
                {
                    let row = format!("1 beginbfchar <{code:02x}> <{unicode:04x}> endbfchar\n");
                    table.push_str(&row);
                    n += 1;
                }
                code = code.saturating_add(1);
            }
            object => code = object.into_i32().unwrap_or(code),
        }
    }
    table.push_str("endcmap");
    if n == 0 {
        return None;
    }
    CMap::parse(table.as_bytes(), |_| None)
}

/// The character of a glyph's name.
fn unicode_of(name: &str) -> Option<u32> {
    const NAMES: [(&str, char); 36] = [
        ("space", ' '),
        ("zero", '0'),
        ("one", '1'),
        ("two", '2'),
        ("three", '3'),
        ("four", '4'),
        ("five", '5'),
        ("six", '6'),
        ("seven", '7'),
        ("eight", '8'),
        ("nine", '9'),
        ("period", '.'),
        ("comma", ','),
        ("colon", ':'),
        ("semicolon", ';'),
        ("hyphen", '-'),
        ("minus", '-'),
        ("plus", '+'),
        ("equal", '='),
        ("percent", '%'),
        ("parenleft", '('),
        ("parenright", ')'),
        ("bracketleft", '['),
        ("bracketright", ']'),
        ("slash", '/'),
        ("underscore", '_'),
        ("quotesingle", '\''),
        ("quotedblleft", '“'),
        ("quotedblright", '”'),
        ("quoteleft", '‘'),
        ("quoteright", '’'),
        ("endash", '–'),
        ("emdash", '—'),
        ("bullet", '•'),
        ("asterisk", '*'),
        ("ampersand", '&'),
    ];
    let known = NAMES.iter().find(|(of, _)| *of == name);
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok();
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        _ if known.is_some() => known.map(|(_, c)| *c as u32),
        (Some(c), None) => Some(c as u32),
        (Some('u'), Some('n')) => hex(name.strip_prefix("uni")?.get(..4)?),
        (Some('u'), Some(_)) => hex(&name[1..]).filter(|code| *code < 0x1_0000),
        _ => None,
    }
}
