//! Properties of characters and paragraphs: modifiers, the pages that hold them, styles.

use super::header::{Header, Table};
use crate::read::compound::{u16_at, u32_at};
use std::collections::HashSet;
use std::ops::Range;

const PAGE: usize = 512;
/// How far styles are followed.
const MAX_STYLES: usize = 16;

/// Hands on each modifier: its code and its operand.
pub fn modifiers<'a>(mut list: &'a [u8], mut with: impl FnMut(u16, &'a [u8])) {
    while let Some(code) = u16_at(list, 0) {
        let Some(operand) = operand_len(code, list).and_then(|len| list.get(2..2 + len)) else {
            return;
        };
        with(code, operand);
        list = &list[2 + operand.len()..];
    }
}

/// The length of an operand, with the bytes that tell it.
fn operand_len(code: u16, list: &[u8]) -> Option<usize> {
    Some(match code >> 13 {
        0 | 1 => 1,
        2 | 4 | 5 => 2,
        3 => 4,
        7 => 3,
        // Definitions of tables are long.
        _ if matches!(code, 0xD606 | 0xD608) => usize::from(u16_at(list, 2)?) + 1,
        _ => match (code, *list.get(2)?) {
            // Changed tab stops: how many go, how many come.
            (0xC615, 255) => {
                let n_gone = usize::from(*list.get(3)?);
                let n_come = usize::from(*list.get(4 + 4 * n_gone)?);
                3 + 4 * n_gone + 3 * n_come
            }
            (_, len) => usize::from(len) + 1,
        },
    })
}

/// What is asked of a character.
#[derive(Clone, Copy, Default)]
pub struct Character {
    pub is_deleted: bool,
    pub is_hidden: bool,
    /// It stands for something: a picture, a note.
    pub is_special: bool,
    /// A character of a font of symbols, which stands in the text as a bracket.
    pub symbol: Option<u16>,
}

impl Character {
    fn read(list: &[u8]) -> Self {
        let mut found = Self::default();
        let is_on = |operand: &[u8]| matches!(operand.first(), Some(1 | 0x81));
        modifiers(list, |code, operand| match code {
            0x0800 => found.is_deleted = is_on(operand),
            0x083C => found.is_hidden = is_on(operand),
            0x0855 => found.is_special = is_on(operand),
            0x6A09 => found.symbol = u16_at(operand, 2),
            _ => {}
        });
        found
    }
}

/// What is asked of a paragraph.
#[derive(Clone, Default)]
pub struct Paragraph {
    /// Its style.
    pub style: u16,
    /// Its list: 0 for none.
    pub list: Option<u16>,
    /// Its level in the list, from 0.
    pub list_level: Option<u8>,
    /// Its level in the outline, 1 the outermost, 0 for text.
    pub level: Option<u8>,
    pub is_in_table: bool,
    /// It ends a row.
    pub is_row_end: bool,
    /// How many tables it is in.
    pub depth: u32,
    /// Of a row's end: the edges of its cells, and for each cell whether it goes on from the one
    /// before.
    pub edges: Vec<i16>,
    pub goes_on: Vec<bool>,
}

impl Paragraph {
    fn apply(&mut self, list: &[u8], data: &[u8], is_inner: bool) {
        modifiers(list, |code, operand| {
            let byte = operand.first().copied().unwrap_or(0);
            match code {
                0x260A => self.list_level = Some(byte),
                0x460B => self.list = u16_at(operand, 0),
                0x2640 => self.level = Some(if byte < 9 { byte + 1 } else { 0 }),
                0x2416 => self.is_in_table = byte != 0,
                0x2417 => self.is_row_end = byte != 0,
                0x6649 => self.depth = u32_at(operand, 0).unwrap_or(0),
                0xD608 => self.define_row(operand),
                // The rest stands in the data stream.
                0x6646 | 0x646B if !is_inner => {
                    let more = u32_at(operand, 0).and_then(|at| {
                        let at = at as usize;
                        let len = usize::from(u16_at(data, at)?);
                        data.get(at + 2..at + 2 + len)
                    });
                    self.apply(more.unwrap_or_default(), data, true);
                }
                _ => {}
            }
        });
    }

    fn define_row(&mut self, operand: &[u8]) {
        let n = usize::from(operand.get(2).copied().unwrap_or(0));
        let edges = (0..=n).map_while(|i| u16_at(operand, 3 + 2 * i));
        self.edges = edges.map(u16::cast_signed).collect();
        let cells = 3 + 2 * (n + 1);
        let flags = (0..n).map(|i| u16_at(operand, cells + 20 * i).unwrap_or(0));
        self.goes_on = flags.map(|flags| flags & 2 != 0).collect();
    }
}

/// Characters or paragraphs with the same properties.
struct Run {
    offsets: Range<u32>,
    list: Range<usize>,
}

/// The properties of all of a document's characters, or of its paragraphs.
pub struct Runs {
    runs: Vec<Run>,
    last: usize,
}

impl Runs {
    fn read(header: &Header, table: Table, entry_len: usize, list: ListIn) -> Self {
        let main = &header.main;
        let plc = header.table(table);
        let n = plc.len().saturating_sub(4) / 8;
        let mut runs = Vec::new();
        let mut seen = HashSet::new();
        for i in 0..n {
            let number = u32_at(plc, 4 * (n + 1) + 4 * i).unwrap_or(0) & 0x3F_FFFF;
            let at = number as usize * PAGE;
            let Some(page) = main.get(at..at + PAGE).filter(|_| seen.insert(number)) else {
                continue;
            };
            let n_runs = usize::from(page[PAGE - 1]);
            for k in 0..n_runs {
                let bounds = u32_at(page, 4 * k).zip(u32_at(page, 4 * k + 4));
                let word = page.get(4 * (n_runs + 1) + entry_len * k);
                let (Some((from, to)), Some(word)) = (bounds, word) else {
                    break;
                };
                let within = list(page, usize::from(*word) * 2).unwrap_or(0..0);
                runs.push(Run {
                    offsets: from..to,
                    list: at + within.start..at + within.end,
                });
            }
        }
        runs.sort_by_key(|run| run.offsets.start);
        Self { runs, last: 0 }
    }

    /// The run of what stands at an offset of the main stream: its offsets, and its place among the
    /// runs.
    fn find(&mut self, offset: u32) -> Option<(Range<u32>, Range<usize>)> {
        let holds = |run: &&Run| run.offsets.contains(&offset);
        let near = self.runs.get(self.last..).unwrap_or_default();
        let at = match near.iter().take(2).position(|run| holds(&run)) {
            Some(ahead) => self.last + ahead,
            None => self
                .runs
                .partition_point(|run| run.offsets.start <= offset)
                .checked_sub(1)?,
        };
        let run = self.runs.get(at).filter(holds)?;
        self.last = at;
        Some((run.offsets.clone(), run.list.clone()))
    }
}

type ListIn = fn(&[u8], usize) -> Option<Range<usize>>;

/// Where a page has the modifiers of characters.
fn character_list(page: &[u8], at: usize) -> Option<Range<usize>> {
    let len = usize::from(*page.get(at).filter(|_| at > 0)?);
    Some(at + 1..(at + 1 + len).min(PAGE))
}

/// Where a page has the style and the modifiers of a paragraph.
fn paragraph_list(page: &[u8], at: usize) -> Option<Range<usize>> {
    let len = usize::from(*page.get(at).filter(|_| at > 0)?);
    let (from, len) = match len {
        0 => (at + 2, 2 * usize::from(*page.get(at + 1)?)),
        _ => (at + 1, 2 * len - 1),
    };
    Some(from.min(PAGE)..(from + len).min(PAGE))
}

/// The properties of a document.
pub struct Properties<'a> {
    header: &'a Header,
    characters: Runs,
    paragraphs: Runs,
    styles: Vec<Style>,
    /// The character run that was asked for last.
    near: (Range<u32>, Character),
}

#[derive(Default)]
struct Style {
    parent: usize,
    own: Paragraph,
}

impl<'a> Properties<'a> {
    /// Finds the pages and reads the styles.
    pub fn open(header: &'a Header) -> Self {
        Self {
            header,
            characters: Runs::read(header, Table::CharacterPages, 1, character_list),
            paragraphs: Runs::read(header, Table::ParagraphPages, 13, paragraph_list),
            styles: styles(header.table(Table::Styles)),
            near: (0..0, Character::default()),
        }
    }

    /// Those of the character at an offset of the main stream.
    pub fn character(&mut self, offset: u32) -> Character {
        if !self.near.0.contains(&offset) {
            self.near = match self.characters.find(offset) {
                Some((run, list)) => {
                    let list = self.header.main.get(list).unwrap_or_default();
                    (run, Character::read(list))
                }
                None => (offset..offset.saturating_add(1), Character::default()),
            };
        }
        self.near.1
    }

    /// Those of the paragraph whose mark stands at an offset of the main stream, and where its bytes
    /// end.
    pub fn paragraph(&mut self, offset: u32) -> (Paragraph, u32) {
        let Some((run, list)) = self.paragraphs.find(offset) else {
            return (Paragraph::default(), offset.saturating_add(1));
        };
        let list = self.header.main.get(list).unwrap_or_default();
        let mut found = Paragraph {
            style: u16_at(list, 0).unwrap_or(0),
            ..Paragraph::default()
        };
        found.apply(list.get(2..).unwrap_or_default(), &self.header.data, false);
        self.inherit(&mut found);
        (found, run.end)
    }

    /// What the paragraph has of its styles.
    fn inherit(&self, paragraph: &mut Paragraph) {
        let mut id = usize::from(paragraph.style);
        for _ in 0..MAX_STYLES {
            let Some(style) = self.styles.get(id) else {
                return;
            };
            if paragraph.list.is_none() && style.own.list.is_some() {
                paragraph.list = style.own.list;
                paragraph.list_level = paragraph.list_level.or(style.own.list_level);
            }
            paragraph.level = paragraph.level.or(style.own.level);
            id = style.parent;
        }
    }
}

/// The paragraph styles, by their numbers.
fn styles(sheet: &[u8]) -> Vec<Style> {
    let field = |at| u16_at(sheet, at).map_or(0, usize::from);
    let (n, base) = (field(2), field(4));
    let mut at = 2 + field(0);
    let mut found = Vec::new();
    for _ in 0..n {
        let Some(len) = u16_at(sheet, at).map(usize::from) else {
            break;
        };
        let bytes = sheet.get(at + 2..at + 2 + len).unwrap_or_default();
        at += 2 + len + len % 2;
        found.push(style(bytes, base).unwrap_or_default());
    }
    found
}

fn style(bytes: &[u8], base: usize) -> Option<Style> {
    let kind = u16_at(bytes, 2)?;
    let mut found = Style {
        parent: usize::from(kind >> 4),
        own: Paragraph::default(),
    };
    if kind & 15 == 1 {
        let name_len = usize::from(u16_at(bytes, base)?);
        let at = base + 2 + 2 * name_len + 2;
        let len = usize::from(u16_at(bytes, at)?);
        let list = bytes.get(at + 4..at + 2 + len).unwrap_or_default();
        found.own.apply(list, &[], true);
        // Those of headings have theirs by number.
        let number = u16_at(bytes, 0)? & 0xFFF;
        if matches!(number, 1..=9) && found.own.level.is_none() {
            found.own.level = Some(number as u8);
        }
    }
    Some(found)
}
