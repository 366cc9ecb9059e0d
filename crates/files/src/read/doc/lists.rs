//! The lists of a Word document.

use super::header::{Header, Table};
use crate::read::compound::{u16_at, u32_at};
use crate::read::number::{Format, Level, Lists, N_LEVELS, Num};

/// Longer texts of levels are cut off.
const MAX_TEXT: usize = 64;

/// The lists; none where their tables are damaged: the words are still worth reading.
pub fn lists(header: &Header) -> Lists {
    let mut lists = Lists::default();
    let _ = read_lists(header, &mut lists);
    let _ = read_overrides(header, &mut lists);
    lists
}

fn read_lists(header: &Header, lists: &mut Lists) -> Option<()> {
    let (start, len) = header.place(Table::Lists)?;
    let tables = &header.tables;
    // The levels stand behind the table.
    let mut at = start.checked_add(len)?;
    for i in 0..usize::from(u16_at(tables, start)?) {
        let entry = start + 2 + 28 * i;
        let id = u32_at(tables, entry)?;
        let is_simple = tables.get(entry + 26)? & 1 != 0;
        let mut levels = Vec::new();
        for nth in 0..if is_simple { 1 } else { N_LEVELS } {
            let mut level = level(tables, &mut at)?;
            let style = u16_at(tables, entry + 8 + 2 * nth)?;
            level.style = (style != 0xFFF).then(|| style.to_string());
            levels.push(level);
        }
        lists.lists.insert(id.into(), levels);
    }
    Some(())
}

fn read_overrides(header: &Header, lists: &mut Lists) -> Option<()> {
    let (start, _) = header.place(Table::ListOverrides)?;
    let tables = &header.tables;
    let n = u32_at(tables, start)? as usize;
    let mut at = start.checked_add(4 + n.checked_mul(16)?)?;
    for i in 0..n {
        let entry = start + 4 + 16 * i;
        let mut num = Num {
            list: u32_at(tables, entry)?.into(),
            ..Num::default()
        };
        at += 4;
        for _ in 0..*tables.get(entry + 12)? {
            let first = i64::from(u32_at(tables, at)?.cast_signed());
            let flags = u32_at(tables, at + 4)?;
            at += 8;
            let nth = (flags & 15) as usize;
            let own = match flags & 32 {
                0 => None,
                _ => Some(level(tables, &mut at)?),
            };
            if nth >= N_LEVELS {
                continue;
            }
            if flags & 16 != 0 {
                num.starts[nth] = Some(own.as_ref().map_or(first, |level| level.start));
            }
            if let Some(own) = own {
                num.levels.insert(nth, own);
            }
        }
        lists.nums.insert(i as i64 + 1, num);
    }
    Some(())
}

fn level(tables: &[u8], at: &mut usize) -> Option<Level> {
    let bytes = tables.get(*at..)?;
    let flags = *bytes.get(5)?;
    let text = 28 + usize::from(*bytes.get(24)?) + usize::from(*bytes.get(25)?);
    let len = usize::from(u16_at(bytes, text)?);
    *at += text + 2 + 2 * len;
    let units = (0..len.min(MAX_TEXT)).map_while(|i| u16_at(bytes, text + 2 + 2 * i));
    let mut shown = String::new();
    for c in char::decode_utf16(units).flatten() {
        match c {
            '\0'..='\u{8}' => shown.extend(['%', char::from(b'1' + c as u8)]),
            _ => shown.push(c),
        }
    }
    Some(Level {
        start: u32_at(bytes, 0)?.cast_signed().into(),
        format: Format::by_code(*bytes.get(4)?),
        text: shown,
        suffix: match bytes.get(15)? {
            0 => Some('\t'),
            1 => Some(' '),
            _ => None,
        },
        restart: (flags & 8 != 0).then(|| usize::from(bytes[26])),
        is_legal: flags & 4 != 0,
        ..Level::default()
    })
}
