//! The workbooks of Excel 5 to 2003, and of WPS.

use super::Sheet;
use super::biff::{Chunks, Record, Records, Strings};
use super::grid::{Budget, Grid};
use super::shown::Formats;
use super::xlsx::truth;
use crate::error::FileError;
use crate::read::Progress;
use crate::read::compound::{Compound, u16_at, u32_at};
use crate::read::limits;
use encoding_rs::{BIG5, GB18030, WINDOWS_1252};

const DAMAGED: FileError = FileError::damaged("工作簿", "the workbook");

/// The kinds of records that are read.
mod kind {
    pub const FORMULA: u16 = 0x06;
    pub const END: u16 = 0x0A;
    pub const DATES_FROM_1904: u16 = 0x22;
    pub const LOCKED: u16 = 0x2F;
    pub const CODE_PAGE: u16 = 0x42;
    pub const SHEET: u16 = 0x85;
    pub const NUMBERS: u16 = 0xBD;
    pub const RICH_LABEL: u16 = 0xD6;
    pub const STYLE: u16 = 0xE0;
    pub const SHARED_STRINGS: u16 = 0xFC;
    pub const SHARED_LABEL: u16 = 0xFD;
    pub const NUMBER: u16 = 0x203;
    pub const LABEL: u16 = 0x204;
    pub const TRUTH_OR_ERROR: u16 = 0x205;
    pub const STRING: u16 = 0x207;
    pub const SHORT_NUMBER: u16 = 0x27E;
    pub const FORMAT: u16 = 0x41E;
    pub const BEGIN: u16 = 0x809;
}

const ERRORS: [(u8, &str); 7] = [
    (0x00, "#NULL!"),
    (0x07, "#DIV/0!"),
    (0x0F, "#VALUE!"),
    (0x17, "#REF!"),
    (0x1D, "#NAME?"),
    (0x24, "#NUM!"),
    (0x2A, "#N/A"),
];

/// What all sheets have in common.
#[derive(Default)]
struct Workbook {
    strings: Strings,
    shared: Vec<String>,
    formats: Formats,
    budget: Budget,
}

/// The sheets in their order.
///
/// # Errors
/// Where the workbook is damaged, locked, or has too much.
pub fn sheets(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Vec<Sheet>, FileError> {
    let file = Compound::open(bytes)?;
    let stream = match file.stream("Workbook")? {
        Some(stream) => stream,
        None => file.stream("Book")?.ok_or(DAMAGED)?,
    };
    let mut workbook = Workbook::default();
    let mut listed = Vec::new();
    let mut records = Records::new(&stream, 0);
    let first = records.next().filter(|record| record.kind == kind::BEGIN);
    let version = first.and_then(|record| u16_at(record.body, 0));
    workbook.strings.is_unicode = version.ok_or(DAMAGED)? >= 0x600;
    while let Some(record) = records.next() {
        let body = record.body;
        match record.kind {
            kind::LOCKED => return Err(FileError::Encrypted),
            kind::CODE_PAGE => {
                workbook.strings.encoding = match u16_at(body, 0) {
                    Some(950) => BIG5,
                    Some(1252 | 0x8001) => WINDOWS_1252,
                    _ => GB18030,
                };
            }
            kind::DATES_FROM_1904 => workbook.formats.is_1904 = u16_at(body, 0) == Some(1),
            kind::FORMAT => {
                let is_long = workbook.strings.is_unicode;
                let code = body
                    .get(2..)
                    .and_then(|code| workbook.strings.read(code, is_long));
                if let Some((id, code)) = u16_at(body, 0).zip(code) {
                    workbook.formats.own.insert(id, code);
                }
            }
            kind::STYLE => workbook.formats.of_style.push(u16_at(body, 2).unwrap_or(0)),
            kind::SHARED_STRINGS => {
                let more = records.continued();
                let mut chunks = Chunks::new(body.get(8..).unwrap_or_default(), more);
                // As many as there are: what their number is said to be is no matter.
                let strings = std::iter::from_fn(|| chunks.string());
                workbook.shared.extend(strings.take(limits::CELLS));
            }
            kind::SHEET => listed.push(body),
            kind::END => break,
            _ => {}
        }
    }
    if listed.is_empty() {
        return Err(DAMAGED);
    }
    let mut sheets = Vec::new();
    for (at, body) in listed.iter().enumerate() {
        progress.tell(at, listed.len())?;
        let place = u32_at(body, 0).ok_or(DAMAGED)? as usize;
        let name = body
            .get(6..)
            .and_then(|name| workbook.strings.read(name, false));
        // Charts and macros are no tables.
        if body.get(5) == Some(&0) {
            sheets.push(Sheet {
                name: name.unwrap_or_default(),
                is_hidden: body.get(4).is_some_and(|state| state & 3 != 0),
                grid: workbook.sheet(&stream, place, progress)?,
            });
        }
    }
    Ok(sheets)
}

impl Workbook {
    fn sheet(
        &mut self,
        stream: &[u8],
        at: usize,
        progress: &mut Progress<'_>,
    ) -> Result<Grid, FileError> {
        let mut grid = Grid::default();
        let mut records = Records::new(stream, at);
        let begins = |record: &Record<'_>| record.kind == kind::BEGIN;
        records.next().filter(begins).ok_or(DAMAGED)?;
        // Charts stand within, as sheets of their own.
        let mut depth = 1;
        // The cell of a formula whose result comes behind it.
        let mut waiting = None;
        let mut n = 0_usize;
        while let Some(record) = records.next() {
            n += 1;
            if n.is_multiple_of(0x4000) {
                progress.tell(stream.len() - records.left(), stream.len())?;
            }
            match record.kind {
                kind::BEGIN => depth += 1,
                kind::END => depth -= 1,
                kind::STRING if depth == 1 => {
                    let string = self.strings.read(record.body, true);
                    if let (Some((row, column)), Some(string)) = (waiting.take(), string) {
                        grid.put(row, column, &string, &mut self.budget)?;
                    }
                }
                _ if depth == 1 => {
                    if let Some(Cells { row, column, shown }) = self.cells(record) {
                        waiting = shown.is_empty().then_some((row, column));
                        for (column, shown) in (column..).zip(&shown) {
                            grid.put(row, column, shown, &mut self.budget)?;
                        }
                    }
                }
                _ => {}
            }
            if depth == 0 {
                return Ok(grid);
            }
        }
        Err(DAMAGED)
    }

    /// The cells that a record has, side by side; none in a formula whose result comes behind it.
    fn cells(&mut self, record: Record<'_>) -> Option<Cells> {
        let body = record.body;
        let place = |at| u16_at(body, at).map(u32::from);
        let value = body.get(6..)?;
        let style = |at| u16_at(body, at).map(usize::from);
        let shown = match record.kind {
            kind::SHARED_LABEL => {
                let string = self.shared.get(u32_at(value, 0)? as usize)?;
                vec![string.clone()]
            }
            kind::LABEL | kind::RICH_LABEL => vec![self.strings.read(value, true)?],
            kind::NUMBER => vec![self.formats.show(double(value)?, style(4)?)],
            kind::SHORT_NUMBER => {
                let number = short_number(u32_at(value, 0)?);
                vec![self.formats.show(number, style(4)?)]
            }
            kind::NUMBERS => {
                let n = body.len().checked_sub(6)? / 6;
                let number = |i: usize| {
                    let number = short_number(u32_at(body, 6 + 6 * i)?);
                    Some(self.formats.show(number, style(4 + 6 * i)?))
                };
                (0..n).map_while(number).collect()
            }
            kind::TRUTH_OR_ERROR => vec![truth_or_error(value, 0, 1)?],
            kind::FORMULA => match (value.first()?, u16_at(value, 6)?) {
                (0, 0xFFFF) => Vec::new(),
                (1, 0xFFFF) => vec![truth(value[2] != 0).to_owned()],
                (2, 0xFFFF) => vec![error(value[2]).to_owned()],
                (_, 0xFFFF) => vec![String::new()],
                _ => vec![self.formats.show(double(value)?, style(4)?)],
            },
            _ => return None,
        };
        Some(Cells {
            row: place(0)?,
            column: place(2)?,
            shown,
        })
    }
}

/// What a record has for cells.
struct Cells {
    row: u32,
    column: u32,
    shown: Vec<String>,
}

fn double(bytes: &[u8]) -> Option<f64> {
    let bytes = bytes.get(..8)?.try_into().ok()?;
    Some(f64::from_le_bytes(bytes))
}

/// A number in thirty bits: the upper ones of a fraction or a whole number, perhaps a hundredth.
fn short_number(bits: u32) -> f64 {
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits.cast_signed() >> 2),
    };
    if bits & 1 != 0 {
        number / 100.0
    } else {
        number
    }
}

fn truth_or_error(value: &[u8], at: usize, is_error_at: usize) -> Option<String> {
    let (value, is_error) = (*value.get(at)?, *value.get(is_error_at)? != 0);
    let shown = if is_error {
        error(value)
    } else {
        truth(value != 0)
    };
    Some(shown.to_owned())
}

fn error(code: u8) -> &'static str {
    let known = ERRORS.iter().find(|(of, _)| *of == code);
    known.map_or("#N/A", |(_, shown)| shown)
}
