//! The characters of a Word document put together to lines: what is deleted or hidden goes, fields
//! show their results, text boxes follow the paragraph that they hang on, notes stand at the end.

use super::header::{Header, Story, Table};
use super::lists::lists;
use super::pieces::Piece;
use super::properties::{Character, Paragraph, Properties};
use crate::error::FileError;
use crate::import::{Import, LeftOut, Line};
use crate::read::compound::u32_at;
use crate::read::number::{Lists, sign};
use crate::read::rows::Rows;
use crate::read::{Progress, field};
use gangmu::import::Source;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Characters that stand for something.
const PICTURE: char = '\u{1}';
const SHAPE: char = '\u{8}';
const CELL_END: char = '\u{7}';
const LINE_BREAK: char = '\u{b}';
const PAGE_BREAK: char = '\u{c}';
const FIELD_BEGINS: char = '\u{13}';
const FIELD_RESULT: char = '\u{14}';
const FIELD_ENDS: char = '\u{15}';
const HARD_HYPHEN: char = '\u{1e}';
/// Lists from here on are none.
const NO_LIST: u16 = 0x7FF;

/// What is read, and how far.
pub struct Reading<'a> {
    header: &'a Header,
    properties: Properties<'a>,
    import: Import,
    /// The lists of the text, and of what stands outside it.
    lists: [Lists; 2],
    rows: Rows,
    line: String,
    /// What stood before paragraph marks that are gone.
    carried: String,
    /// The open fields: whether each shows its result by now.
    fields: Vec<bool>,
    /// The code of the field that was opened last.
    code: String,
    was_gone: Option<LeftOut>,
    /// The text boxes of the open paragraph or table.
    shapes: Vec<u32>,
    shapes_with_text: HashSet<u32>,
    /// After how many lines the text box with that number stands.
    anchors: HashMap<u32, usize>,
    boxes: Vec<(u32, Line)>,
    /// By story, and by number in it.
    notes: BTreeMap<(usize, usize), String>,
    /// Where a surrogate pair began.
    high: Option<u16>,
}

impl<'a> Reading<'a> {
    pub fn new(header: &'a Header) -> Self {
        let boxes = header.table(Table::BoxTexts);
        let n_boxes = boxes.len().saturating_sub(4) / 26;
        Self {
            shapes_with_text: (0..n_boxes)
                .filter_map(|i| entry(boxes, 22, i, 14))
                .collect(),
            header,
            properties: Properties::open(header),
            import: Import::new(Source::OldWord),
            lists: [lists(header), lists(header)],
            rows: Rows::default(),
            line: String::new(),
            carried: String::new(),
            fields: Vec::new(),
            code: String::new(),
            was_gone: None,
            shapes: Vec::new(),
            anchors: HashMap::new(),
            boxes: Vec::new(),
            notes: BTreeMap::new(),
            high: None,
        }
    }

    /// Reads the pieces.
    ///
    /// # Errors
    /// Where there is too much in them, or reading is stopped.
    pub fn read(
        mut self,
        pieces: &[Piece],
        progress: &mut Progress<'_>,
    ) -> Result<Import, FileError> {
        let n = self.header.n_characters();
        let mut story = Story::Text;
        for piece in pieces {
            for cp in piece.cps.start..piece.cps.end.min(n) {
                if cp % 0x1_0000 == 0 {
                    progress.tell(cp as usize, n as usize)?;
                    self.import.check()?;
                }
                let (now, at) = self.header.story_at(cp);
                if now != story {
                    self.end_story(story);
                    story = now;
                }
                if matches!(
                    now,
                    Story::Text | Story::Footnotes | Story::Endnotes | Story::Boxes
                ) {
                    self.character(piece, cp, now, at)?;
                }
            }
        }
        self.end_story(story);
        Ok(self.finish())
    }

    fn character(
        &mut self,
        piece: &Piece,
        cp: u32,
        story: Story,
        at: u32,
    ) -> Result<(), FileError> {
        let Some(unit) = piece.unit(&self.header.main, cp) else {
            return Err(FileError::damaged("文字", "its text"));
        };
        let c = match (self.high.take(), unit) {
            (None, 0xD800..=0xDBFF) => {
                self.high = Some(unit);
                return Ok(());
            }
            (Some(high), 0xDC00..=0xDFFF) => {
                let pair = char::decode_utf16([high, unit]).next();
                pair.and_then(Result::ok).unwrap_or('\u{FFFD}')
            }
            _ => char::from_u32(unit.into()).unwrap_or('\u{FFFD}'),
        };
        let offset = piece.offset(cp);
        let mut character = self.properties.character(offset);
        character.is_deleted |= piece.is_deleted;
        character.is_hidden |= piece.is_hidden;
        let gone = match character {
            Character {
                is_deleted: true, ..
            } => Some(LeftOut::Deleted),
            Character {
                is_hidden: true, ..
            } => Some(LeftOut::Hidden),
            _ => None,
        };
        let in_code = self.fields.contains(&false);
        match c {
            FIELD_BEGINS => {
                self.fields.push(false);
                self.code.clear();
            }
            FIELD_RESULT => self.fields.iter_mut().rev().take(1).for_each(|f| *f = true),
            FIELD_ENDS => {
                let code = std::mem::take(&mut self.code);
                if self.fields.pop() == Some(false) && !self.fields.contains(&false) {
                    self.line.extend(field::shown(&code));
                }
            }
            '\r' | CELL_END | PAGE_BREAK => {
                if gone.is_some() && c == '\r' {
                    self.carried.push_str(&std::mem::take(&mut self.line));
                    return Ok(());
                }
                let (paragraph, end) = self.properties.paragraph(offset);
                if c == PAGE_BREAK && offset.saturating_add(piece.width()) < end {
                    // It stands within a paragraph.
                    self.line.push('\n');
                    return Ok(());
                }
                return self.end_paragraph(c, &paragraph, story, at);
            }
            _ if in_code => self.code.extend(Some(c).filter(|_| self.code.len() < 200)),
            _ if gone.is_some() => {
                if gone != self.was_gone {
                    self.import.leave_out(gone.unwrap_or(LeftOut::Hidden), 1);
                }
            }
            PICTURE if character.is_special => self.import.leave_out(LeftOut::Pictures, 1),
            SHAPE if character.is_special && story == Story::Text => match self.shape(at) {
                Some(shape) => self.shapes.push(shape),
                None => self.import.leave_out(LeftOut::Pictures, 1),
            },
            '(' => {
                let symbol = character.symbol.map(|unit| char::from_u32(unit.into()));
                self.line.push(symbol.map_or(c, |c| c.map_or('□', sign)));
            }
            LINE_BREAK => self.line.push('\n'),
            HARD_HYPHEN => self.line.push('-'),
            '\t' => self.line.push('\t'),
            '\0'..='\u{1f}' => {}
            _ => self.line.push(c),
        }
        self.was_gone = gone;
        Ok(())
    }

    fn end_paragraph(
        &mut self,
        mark: char,
        paragraph: &Paragraph,
        story: Story,
        at: u32,
    ) -> Result<(), FileError> {
        let mut text = std::mem::take(&mut self.carried);
        text.push_str(&std::mem::take(&mut self.line));
        if !paragraph.is_row_end
            && let Some(number) = self.number(paragraph, story)
        {
            // After a page break the number stands where the words do.
            let words = text.len() - text.trim_start_matches('\n').len();
            text.insert_str(words, &number);
        }
        let level = paragraph.level.unwrap_or(0);
        match story {
            Story::Footnotes | Story::Endnotes => self.note(text.trim(), story, at),
            Story::Boxes => {
                let shape = nth(self.header.table(Table::BoxTexts), 22, at);
                let shape =
                    shape.and_then(|i| entry(self.header.table(Table::BoxTexts), 22, i, 14));
                for text in text.split('\n').filter(|line| !line.trim().is_empty()) {
                    let text = text.to_owned();
                    let line = Line {
                        text,
                        level,
                        is_row: false,
                    };
                    self.boxes.push((shape.unwrap_or(0), line));
                }
            }
            _ if paragraph.is_in_table => match paragraph.is_row_end {
                true => {
                    let edges = paragraph
                        .edges
                        .iter()
                        .map(|edge| i32::from(*edge))
                        .collect();
                    self.rows
                        .end_row(edges, paragraph.goes_on.contains(&true))?;
                }
                false => {
                    let closes = mark == CELL_END && paragraph.depth <= 1;
                    self.rows.paragraph(&text, closes);
                }
            },
            _ => {
                self.end_table();
                if mark != PAGE_BREAK || !text.is_empty() {
                    for text in text.split('\n') {
                        self.import.push(text, level);
                    }
                }
                self.anchor();
            }
        }
        Ok(())
    }

    /// The number of the paragraph as it is seen.
    fn number(&mut self, paragraph: &Paragraph, story: Story) -> Option<String> {
        let list = paragraph.list.filter(|list| (1..NO_LIST).contains(list))?;
        let lists = &mut self.lists[usize::from(story != Story::Text)];
        let level = paragraph.list_level.map(usize::from);
        let style = || lists.level_of_style(list.into(), &paragraph.style.to_string());
        let level = level.or_else(style).unwrap_or(0);
        lists.count(list.into(), level)
    }

    fn note(&mut self, text: &str, story: Story, at: u32) {
        let table = match story {
            Story::Footnotes => Table::NoteTexts,
            _ => Table::EndnoteTexts,
        };
        let which = nth(self.header.table(table), 0, at).unwrap_or(0);
        if !text.is_empty() {
            let note = self.notes.entry((story as usize, which)).or_default();
            if !note.is_empty() {
                note.push(' ');
            }
            note.push_str(text);
        }
    }

    /// The number of the text box that hangs on a character of the text.
    fn shape(&self, at: u32) -> Option<u32> {
        let shapes = self.header.table(Table::Shapes);
        let shape = nth(shapes, 26, at).and_then(|i| entry(shapes, 26, i, 0))?;
        self.shapes_with_text.contains(&shape).then_some(shape)
    }

    fn end_table(&mut self) {
        self.rows.end(&mut self.import);
    }

    fn anchor(&mut self) {
        for shape in self.shapes.drain(..) {
            self.anchors.insert(shape, self.import.lines.len());
        }
    }

    fn end_story(&mut self, story: Story) {
        // What has no mark at its end is words, too.
        let rest = [
            std::mem::take(&mut self.carried),
            std::mem::take(&mut self.line),
        ]
        .concat();
        if story == Story::Text {
            self.end_table();
            if !rest.trim().is_empty() {
                self.import.push(rest, 0);
            }
            self.anchor();
        }
        self.fields.clear();
        self.high = None;
    }

    fn finish(mut self) -> Import {
        let mut import = self.import;
        if !self.boxes.is_empty() {
            let end = import.lines.len();
            let place = |shape: &u32| self.anchors.get(shape).copied().unwrap_or(end);
            // Stable: the lines of a box stay in their order.
            self.boxes.sort_by_key(|(shape, _)| place(shape));
            let mut boxes = self.boxes.iter().peekable();
            let mut lines = Vec::with_capacity(end + self.boxes.len());
            for (at, line) in import.lines.drain(..).enumerate() {
                while let Some((_, line)) = boxes.next_if(|(shape, _)| place(shape) <= at) {
                    lines.push(line.clone());
                }
                lines.push(line);
            }
            lines.extend(boxes.map(|(_, line)| line.clone()));
            import.lines = lines;
        }
        for (i, note) in self.notes.values().enumerate() {
            import.push(format!("[注{}] {note}", i + 1), 0);
        }
        let comments = self.header.table(Table::Comments);
        import.leave_out(LeftOut::Comments, comments.len().saturating_sub(4) / 34);
        import.leave_out(LeftOut::Margins, n_margins(self.header));
        import
    }
}

/// How many heads and feet have words. The first six are what parts notes from the text.
fn n_margins(header: &Header) -> usize {
    let plc = header.table(Table::HeaderTexts);
    let bounds = (6..plc.len() / 4).filter_map(|i| u32_at(plc, 4 * i).zip(u32_at(plc, 4 * i + 4)));
    bounds
        .filter(|(from, to)| to.saturating_sub(*from) > 2)
        .count()
}

/// Which of the entries of a table, each of `len` bytes, the character is of.
fn nth(plc: &[u8], len: usize, at: u32) -> Option<usize> {
    let mut entries = 0..plc.len().saturating_sub(4) / (4 + len);
    while !entries.is_empty() {
        let middle = entries.start + entries.len() / 2;
        match u32_at(plc, 4 * middle)? <= at {
            true => entries.start = middle + 1,
            false => entries.end = middle,
        }
    }
    entries.start.checked_sub(1)
}

/// The number within an entry of such a table.
fn entry(plc: &[u8], len: usize, i: usize, at: usize) -> Option<u32> {
    let n = plc.len().saturating_sub(4) / (4 + len);
    u32_at(plc, 4 * (n + 1) + len * i + at)
}
