//! RTF, as Word, WPS and LibreOffice write it. The numbers of lists stand in it as they are shown.

mod group;
mod tables;
mod token;

use super::Progress;
use super::field;
use super::number::sign;
use super::rows::Rows;
use crate::error::{FileError, Limit};
use crate::import::{Import, LeftOut};
use crate::read::limits;
use encoding_rs::{Encoding, WINDOWS_1252};
use gangmu::import::Source;
use group::{Group, Place, left_out, place_of};
use tables::{Script, Tables, code_page};
use token::{Token, Tokens};

const DAMAGED: FileError = FileError::damaged("文件末尾", "its end");

/// Reads a document.
///
/// # Errors
/// Where it is cut off, or has too much.
pub fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Import, FileError> {
    let mut reading = Reading::new();
    let mut tokens = Tokens::new(bytes);
    let mut n = 0_usize;
    while let Some(token) = tokens.next() {
        n += 1;
        if n.is_multiple_of(0x1_0000) {
            progress.tell(tokens.position(), bytes.len())?;
            reading.import.check()?;
        }
        reading.token(token)?;
        if reading.groups.is_empty() {
            return reading.finish();
        }
    }
    Err(DAMAGED)
}

/// What is read, and how far.
struct Reading {
    import: Import,
    tables: Tables,
    /// The open groups.
    groups: Vec<Group>,
    now: Group,
    encoding: &'static Encoding,
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
    /// How many of the next characters stand in for one that was written.
    n_stand_in: usize,
    high: Option<u16>,
    line: String,
    /// The number of the open paragraph.
    number: String,
    code: String,
    note: String,
    notes: Vec<String>,
    /// Lines of the text boxes of the open paragraph.
    boxed: Vec<String>,
    box_line: String,
    rows: Rows,
    edges: Vec<i32>,
    row_start: i32,
    is_merged: bool,
    was_gone: Option<LeftOut>,
}

impl Reading {
    fn new() -> Self {
        Self {
            import: Import::new(Source::Rtf),
            tables: Tables::default(),
            groups: Vec::new(),
            now: Group {
                n_stand_ins: 1,
                ..Group::default()
            },
            encoding: WINDOWS_1252,
            bytes: Vec::new(),
            n_stand_in: 0,
            high: None,
            line: String::new(),
            number: String::new(),
            code: String::new(),
            note: String::new(),
            notes: Vec::new(),
            boxed: Vec::new(),
            box_line: String::new(),
            rows: Rows::default(),
            edges: Vec::new(),
            row_start: 0,
            is_merged: false,
            was_gone: None,
        }
    }

    fn token(&mut self, token: Token<'_>) -> Result<(), FileError> {
        if let Token::Byte(byte) = token {
            match self.n_stand_in {
                0 => self.bytes.push(byte),
                _ => self.n_stand_in -= 1,
            }
            return Ok(());
        }
        self.decode();
        if !matches!(token, Token::Word("u", _)) {
            self.n_stand_in = 0;
        }
        match token {
            Token::Open => {
                if self.groups.len() >= limits::NESTING {
                    return Err(FileError::Exceeds(Limit::Nesting));
                }
                self.groups.push(self.now.clone());
                self.now.is_first = true;
                self.now.is_optional = false;
                self.now.has_words = false;
            }
            Token::Close => {
                let outer = self.groups.pop().ok_or(DAMAGED)?;
                let inner = std::mem::replace(&mut self.now, outer);
                self.close(&inner);
            }
            Token::Word(word, value) => {
                let is_first = std::mem::take(&mut self.now.is_first);
                if is_first || self.now.is_optional {
                    let is_optional = std::mem::take(&mut self.now.is_optional);
                    self.enter(word, is_optional);
                }
                self.word(word, value)?;
            }
            Token::Symbol(b'*') if self.now.is_first => {
                self.now.is_optional = true;
                self.now.is_first = false;
            }
            Token::Symbol(symbol) => match symbol {
                b'~' => self.push('\u{A0}'),
                b'_' => self.push('-'),
                b'\\' | b'{' | b'}' => self.push(symbol.into()),
                b'\r' | b'\n' => self.word("par", None)?,
                _ => {}
            },
            Token::Byte(_) => {}
        }
        Ok(())
    }

    /// The first word of a group: it may say what the group is.
    fn enter(&mut self, word: &str, is_optional: bool) {
        if self.now.place == Place::Nowhere {
            return;
        }
        if let Some(what) = left_out(word) {
            self.import.leave_out(what, 1);
        }
        match place_of(word) {
            Some(place) => self.now.place = place,
            None if is_optional => self.now.place = Place::Nowhere,
            None => return,
        }
        match self.now.place {
            Place::Number => self.number.clear(),
            Place::Code => self.code.clear(),
            Place::Note => self.note.clear(),
            _ => {}
        }
    }

    fn close(&mut self, inner: &Group) {
        let outer = self.now.place;
        self.now.has_words |= inner.has_words;
        match inner.place {
            Place::Field if outer != Place::Field => {
                if !inner.has_words
                    && let Some(shown) = field::shown(&std::mem::take(&mut self.code))
                {
                    shown.chars().for_each(|c| self.push(c));
                }
            }
            Place::Note if outer != Place::Note => {
                let note = std::mem::take(&mut self.note);
                if !note.trim().is_empty() {
                    self.notes.push(note.trim().to_owned());
                }
            }
            Place::Box if outer != Place::Box => self.end_box_line(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, value: Option<i32>) -> Result<(), FileError> {
        let n = value.unwrap_or(0);
        match self.now.place {
            Place::Fonts => self.tables.font_word(word, n),
            Place::Styles => self.tables.style_word(word, n),
            Place::Lists => self.tables.list_word(word, n),
            Place::Nowhere => {}
            _ => return self.text_word(word, n, value != Some(0)),
        }
        Ok(())
    }

    /// A word of the text; `is_on` unless its number is 0.
    fn text_word(&mut self, word: &str, n: i32, is_on: bool) -> Result<(), FileError> {
        match word {
            "ansicpg" => self.encoding = code_page(n),
            "u" => self.unicode(n),
            "uc" => self.now.n_stand_ins = usize::try_from(n).unwrap_or(1),
            "f" => self.now.script = self.tables.script(n),
            "v" => self.now.is_hidden = is_on,
            "deleted" => self.now.is_deleted = is_on,
            "plain" => {
                self.now.is_hidden = false;
                self.now.is_deleted = false;
            }
            "pard" => {
                self.now.is_in_table = false;
                self.now.level = 0;
                self.now.list = None;
            }
            "s" => self.now.level = self.tables.level(n),
            "outlinelevel" => self.now.level = if (0..9).contains(&n) { n as u8 + 1 } else { 0 },
            "ls" => self.now.list = Some((n, 0)),
            "ilvl" => self.now.list = Some((self.now.list.map_or(0, |(list, _)| list), n)),
            "intbl" => self.now.is_in_table = is_on,
            "trowd" => {
                self.edges.clear();
                (self.row_start, self.is_merged) = (0, false);
            }
            "trleft" => self.row_start = n,
            "clmrg" => self.is_merged = true,
            "cellx" if self.edges.len() < limits::CELLS => self.edges.push(n),
            "cell" => self.end_paragraph(true)?,
            "nestcell" => self.end_paragraph(false)?,
            "row" => {
                let edges = std::iter::once(self.row_start).chain(self.edges.iter().copied());
                self.rows.end_row(edges.collect(), self.is_merged)?;
            }
            "par" | "sect" => match self.now.place {
                Place::Note => self.push(' '),
                Place::Box => self.end_box_line(),
                _ if self.now.is_deleted || self.now.is_hidden => {}
                _ => self.end_paragraph(false)?,
            },
            "line" | "page" | "column" => self.push('\n'),
            "tab" => self.push('\t'),
            "emdash" => self.push('—'),
            "endash" => self.push('–'),
            "lquote" => self.push('‘'),
            "rquote" => self.push('’'),
            "ldblquote" => self.push('“'),
            "rdblquote" => self.push('”'),
            "bullet" => self.push('•'),
            "emspace" | "enspace" | "qmspace" => self.push(' '),
            _ => {}
        }
        Ok(())
    }

    /// `\u`: a UTF-16 unit, negative from 0x8000 on.
    fn unicode(&mut self, n: i32) {
        self.n_stand_in = self.now.n_stand_ins;
        let unit = n as u16;
        match (self.high.take(), unit) {
            (_, 0xD800..=0xDBFF) => self.high = Some(unit),
            (Some(high), _) => {
                let pair = char::decode_utf16([high, unit]).next();
                self.push(pair.and_then(Result::ok).unwrap_or('\u{FFFD}'));
            }
            (None, 0xF000..=0xF0FF) => self.push(sign(char::from_u32(unit.into()).unwrap_or('•'))),
            (None, _) => self.push(char::from_u32(unit.into()).unwrap_or('\u{FFFD}')),
        }
    }

    /// Reads the bytes that wait.
    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        self.now.is_first = false;
        match self.now.script {
            _ if self.now.place == Place::Nowhere => {}
            Script::Signs => {
                let signs = bytes.iter().map(|b| 0xF000 + u32::from(*b));
                let signs = signs.filter_map(char::from_u32);
                signs.for_each(|c| self.push(sign(c)));
            }
            script => {
                let encoding = match script {
                    Script::Encoded(encoding) => encoding,
                    _ => self.encoding,
                };
                let (text, _) = encoding.decode_without_bom_handling(&bytes);
                text.chars().for_each(|c| self.push(c));
            }
        }
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn push(&mut self, c: char) {
        let gone = match &self.now {
            Group {
                is_deleted: true, ..
            } => Some(LeftOut::Deleted),
            Group {
                is_hidden: true, ..
            } => Some(LeftOut::Hidden),
            _ => None,
        };
        let was_gone = std::mem::replace(&mut self.was_gone, gone);
        if let Some(what) = gone {
            self.import.leave_out(what, usize::from(gone != was_gone));
            return;
        }
        if self.now.place != Place::Code {
            self.now.has_words = true;
        }
        match self.now.place {
            Place::Text | Place::Field => self.line.push(c),
            Place::Note => self.note.push(c),
            Place::Box => match c {
                '\n' => self.end_box_line(),
                _ => self.box_line.push(c),
            },
            Place::Number => self.number.push(c),
            Place::Code if self.code.len() < 200 => self.code.push(c),
            Place::Styles => self.tables.style_name(c),
            _ => {}
        }
    }

    fn end_box_line(&mut self) {
        let line = std::mem::take(&mut self.box_line);
        if !line.trim().is_empty() {
            self.boxed.push(line);
        }
    }

    fn end_paragraph(&mut self, closes_cell: bool) -> Result<(), FileError> {
        let mut number = self.number.trim_start().to_owned();
        self.number.clear();
        let line = std::mem::take(&mut self.line);
        if let (Some((list, level)), true) = (self.now.list, number.ends_with('\t')) {
            number.pop();
            number.extend(self.tables.follow(list, level));
        }
        if closes_cell || self.now.is_in_table {
            self.rows.paragraph(&[number, line].concat(), closes_cell);
            return Ok(());
        }
        self.rows.end(&mut self.import);
        let mut lines = line.split('\n');
        let first = lines.next().unwrap_or_default();
        self.import.push([&number, first].concat(), self.now.level);
        for line in lines {
            self.import.push(line, self.now.level);
        }
        for line in self.boxed.drain(..) {
            self.import.push(line, 0);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Import, FileError> {
        self.now.is_in_table = false;
        if !self.line.is_empty() || !self.number.is_empty() {
            self.end_paragraph(false)?;
        }
        self.rows.end(&mut self.import);
        for line in self.boxed.drain(..) {
            self.import.push(line, 0);
        }
        for (at, note) in self.notes.iter().enumerate() {
            self.import.push(format!("[注{}] {note}", at + 1), 0);
        }
        Ok(self.import)
    }
}
