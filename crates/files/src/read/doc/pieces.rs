//! The text of a Word document: pieces of it in the order of reading, each in one of two encodings.

use super::header::{Header, Table};
use crate::error::FileError;
use crate::read::compound::{u16_at, u32_at};

const DAMAGED: FileError = FileError::damaged("文字", "its text");

/// A stretch of text that stands together.
pub struct Piece {
    /// The characters, counted over all stories.
    pub cps: std::ops::Range<u32>,
    /// Where they stand in the main stream.
    offset: u32,
    /// A byte each, else two.
    is_narrow: bool,
    /// Whether the piece as a whole is deleted or hidden.
    pub is_deleted: bool,
    pub is_hidden: bool,
}

impl Piece {
    /// Where the character stands in the main stream.
    pub fn offset(&self, cp: u32) -> u32 {
        let n = cp - self.cps.start;
        self.offset
            .saturating_add(n.saturating_mul(if self.is_narrow { 1 } else { 2 }))
    }

    /// How many bytes a character has.
    pub fn width(&self) -> u32 {
        if self.is_narrow { 1 } else { 2 }
    }

    /// The UTF-16 unit of the character.
    pub fn unit(&self, main: &[u8], cp: u32) -> Option<u16> {
        let at = self.offset(cp) as usize;
        match self.is_narrow {
            true => Some(western(*main.get(at)?)),
            false => u16_at(main, at),
        }
    }
}

/// The pieces of a document.
///
/// # Errors
/// Where their table is damaged, or tells of more text than the file has.
pub fn pieces(header: &Header) -> Result<Vec<Piece>, FileError> {
    try_pieces(header).ok_or(DAMAGED)
}

fn try_pieces(header: &Header) -> Option<Vec<Piece>> {
    let table = header.table(Table::Pieces);
    let mut at = 0;
    let mut properties = Vec::new();
    while table.get(at) == Some(&1) {
        let len = usize::from(u16_at(table, at + 1)?);
        properties.push(table.get(at + 3..at + 3 + len)?);
        at += 3 + len;
    }
    let len = u32_at(table, at + 1)? as usize;
    let plc = table.get(at + 5..(at + 5).checked_add(len)?)?;
    if table.get(at) != Some(&2) || len < 16 {
        return None;
    }
    let n = (len - 4) / 12;
    let mut found = Vec::with_capacity(n);
    for i in 0..n {
        let (from, to) = (u32_at(plc, 4 * i)?, u32_at(plc, 4 * i + 4)?);
        let entry = 4 * (n + 1) + 8 * i;
        let place = u32_at(plc, entry + 2)?;
        let is_narrow = place & 0x4000_0000 != 0;
        let offset = match is_narrow {
            true => (place & 0x3FFF_FFFF) / 2,
            false => place,
        };
        // No byte is two characters; what is told twice would have no bound.
        if from > to || to as usize > header.main.len() {
            return None;
        }
        let (mut is_deleted, mut is_hidden) = (false, false);
        let modifier = u16_at(plc, entry + 6)?;
        match modifier & 1 {
            0 => {
                let is_on = modifier >> 8 != 0;
                is_deleted = is_on && (modifier >> 1) & 0x7F == 0x41;
                is_hidden = is_on && (modifier >> 1) & 0x7F == 0x5C;
            }
            _ => {
                if let Some(list) = properties.get(usize::from(modifier >> 1)) {
                    super::properties::modifiers(list, |code, operand| match code {
                        0x0800 => is_deleted = operand.first() == Some(&1),
                        0x083C => is_hidden = operand.first() == Some(&1),
                        _ => {}
                    });
                }
            }
        }
        found.push(Piece {
            cps: from..to,
            offset,
            is_narrow,
            is_deleted,
            is_hidden,
        });
    }
    Some(found)
}

/// Windows-1252 has these from 0x80 to 0x9F, elsewhere what Unicode has.
const WESTERN: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
];

fn western(byte: u8) -> u16 {
    match byte {
        0x80..=0x9F => WESTERN[usize::from(byte - 0x80)],
        _ => byte.into(),
    }
}
