//! Compound files: the container of Office 97 to 2003. Streams of its root by name; a chain that runs
//! in a circle or out of the file is damage.

use crate::error::FileError;
use std::collections::HashSet;

/// What begins such a file.
const SIGN: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Numbers of sectors from here on mean something else.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Bytes of an entry of the directory.
const ENTRY: usize = 128;
/// Streams shorter than this lie in the small sectors.
const SMALL: usize = 4096;
const SMALL_SHIFT: u32 = 6;
/// The kinds of entries that are asked for.
const STREAM: u8 = 2;
const ROOT: u8 = 5;

const DAMAGED: FileError = FileError::damaged("文件目录", "its directory");

/// A compound file.
pub struct Compound<'a> {
    bytes: &'a [u8],
    shift: u32,
    /// By sector: the next one.
    next: Vec<u32>,
    /// By small sector: the next one.
    next_small: Vec<u32>,
    directory: Vec<u8>,
    /// The small sectors.
    small: Vec<u8>,
}

/// The number of two bytes there.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let found = bytes.get(at..at.checked_add(2)?)?;
    found.try_into().ok().map(u16::from_le_bytes)
}

/// The number of four bytes there.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let found = bytes.get(at..at.checked_add(4)?)?;
    found.try_into().ok().map(u32::from_le_bytes)
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    (0..bytes.len() / 4).filter_map(|i| u32_at(bytes, 4 * i))
}

impl<'a> Compound<'a> {
    /// Reads the tables of sectors and the directory.
    ///
    /// # Errors
    /// Where they are damaged.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileError> {
        Self::try_open(bytes).ok_or(DAMAGED)
    }

    fn try_open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?.into();
        if !bytes.starts_with(SIGN) || !(9..=12).contains(&shift) {
            return None;
        }
        let mut file = Self {
            bytes,
            shift,
            next: Vec::new(),
            next_small: Vec::new(),
            directory: Vec::new(),
            small: Vec::new(),
        };
        file.next = file.sector_table()?;
        file.directory = file.chain(u32_at(bytes, 48)?)?;
        file.next_small = numbers(&file.chain(u32_at(bytes, 60)?)?).collect();
        let root = file.entry(0).filter(|e| e.get(66) == Some(&ROOT))?;
        file.small = file.chain(u32_at(root, 116)?)?;
        Some(file)
    }

    /// The stream of that name in the root; its case does not matter.
    ///
    /// # Errors
    /// Where it or the directory is damaged.
    pub fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, FileError> {
        let Some(entry) = self.find(name).ok_or(DAMAGED)? else {
            return Ok(None);
        };
        self.content(entry).map(Some).ok_or(DAMAGED)
    }

    fn n_sectors(&self) -> usize {
        self.bytes.len() >> self.shift
    }

    /// A sector; the last of a file may be short.
    fn sector(&self, n: u32) -> Option<&'a [u8]> {
        let at = (n as usize).checked_add(1)?.checked_shl(self.shift)?;
        let end = at.checked_add(1 << self.shift)?.min(self.bytes.len());
        self.bytes.get(at..end).filter(|s| !s.is_empty())
    }

    fn sector_table(&self) -> Option<Vec<u32>> {
        let per_sector = (1 << self.shift) / 4;
        let mut sectors: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        let mut more = u32_at(self.bytes, 68)?;
        while more < NO_SECTOR && sectors.len() <= self.n_sectors() {
            let list = self.sector(more)?;
            sectors.extend(numbers(list).take(per_sector - 1));
            more = u32_at(list, 4 * (per_sector - 1))?;
        }
        let mut next = Vec::new();
        for sector in sectors.into_iter().filter(|s| *s < NO_SECTOR) {
            // Entries past the end of the file say nothing, and a list in a circle has no end.
            if next.len() > self.n_sectors() {
                break;
            }
            next.extend(numbers(self.sector(sector)?));
        }
        Some(next)
    }

    fn chain(&self, mut n: u32) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        while n < NO_SECTOR {
            if content.len() > self.bytes.len() {
                return None;
            }
            content.extend_from_slice(self.sector(n)?);
            n = *self.next.get(n as usize)?;
        }
        Some(content)
    }

    fn small_chain(&self, mut n: u32) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        while n < NO_SECTOR {
            if content.len() > SMALL {
                return None;
            }
            let at = (n as usize).checked_shl(SMALL_SHIFT)?;
            let end = at.checked_add(1 << SMALL_SHIFT)?.min(self.small.len());
            content.extend_from_slice(self.small.get(at..end)?);
            n = *self.next_small.get(n as usize)?;
        }
        Some(content)
    }

    fn entry(&self, id: u32) -> Option<&[u8]> {
        let at = (id as usize).checked_mul(ENTRY)?;
        self.directory.get(at..at.checked_add(ENTRY)?)
    }

    /// The entry among the children of the root. `None` where the directory is damaged.
    fn find(&self, name: &str) -> Option<Option<&[u8]>> {
        let mut open = vec![u32_at(self.entry(0)?, 76)?];
        let mut seen = HashSet::new();
        while let Some(id) = open.pop() {
            if id >= NO_SECTOR || !seen.insert(id) {
                continue;
            }
            let entry = self.entry(id)?;
            if entry.get(66) == Some(&STREAM) && entry_name(entry).eq_ignore_ascii_case(name) {
                return Some(Some(entry));
            }
            open.extend([u32_at(entry, 68)?, u32_at(entry, 72)?]);
        }
        Some(None)
    }

    fn content(&self, entry: &[u8]) -> Option<Vec<u8>> {
        let start = u32_at(entry, 116)?;
        let len = u32_at(entry, 120)? as usize;
        let mut content = match len {
            0 => Vec::new(),
            _ if len < SMALL => self.small_chain(start)?,
            _ => self.chain(start)?,
        };
        // The last sector may be cut off by as much as nobody wrote.
        if content.len() + (1 << self.shift) <= len {
            return None;
        }
        content.truncate(len);
        Some(content)
    }
}

fn entry_name(entry: &[u8]) -> String {
    let n_bytes = usize::from(u16_at(entry, 64).unwrap_or(0)).min(64);
    let units = (0..(n_bytes / 2).saturating_sub(1)).filter_map(|i| u16_at(entry, 2 * i));
    char::decode_utf16(units).flatten().collect()
}
