//! The records of old workbooks, and the strings in them.

use crate::read::compound::u16_at;
use encoding_rs::{Encoding, GB18030};

/// What goes on with the record before it.
const CONTINUE: u16 = 0x3C;

/// A record.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    pub kind: u16,
    pub body: &'a [u8],
}

/// The records of a stream from a place on; ends where the stream does, or where it is damaged.
pub struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub fn new(stream: &'a [u8], at: usize) -> Self {
        Self {
            rest: stream.get(at..).unwrap_or_default(),
        }
    }

    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// The bodies of the records that go on with the one before.
    pub fn continued(&mut self) -> Vec<&'a [u8]> {
        let mut bodies = Vec::new();
        while u16_at(self.rest, 0) == Some(CONTINUE) {
            match self.next() {
                Some(record) => bodies.push(record.body),
                None => break,
            }
        }
        bodies
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let kind = u16_at(self.rest, 0)?;
        let end = 4 + usize::from(u16_at(self.rest, 2)?);
        let body = self.rest.get(4..end)?;
        self.rest = &self.rest[end..];
        Some(Record { kind, body })
    }
}

/// Bytes over several records.
pub struct Chunks<'a> {
    chunks: std::vec::IntoIter<&'a [u8]>,
    chunk: &'a [u8],
}

impl<'a> Chunks<'a> {
    pub fn new(first: &'a [u8], more: Vec<&'a [u8]>) -> Self {
        Self {
            chunk: first,
            chunks: more.into_iter(),
        }
    }

    fn byte(&mut self) -> Option<u8> {
        while self.chunk.is_empty() {
            self.chunk = self.chunks.next()?;
        }
        let (first, rest) = self.chunk.split_first()?;
        self.chunk = rest;
        Some(*first)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, n: usize) -> Option<()> {
        (0..n).try_for_each(|_| self.byte().map(drop))
    }

    /// A string with its length before it, in two bytes.
    pub fn string(&mut self) -> Option<String> {
        let len = self.u16()?;
        self.string_of(len.into())
    }

    /// A string of `len` units: how they are coded stands before them, and again wherever they go on
    /// in another record.
    pub fn string_of(&mut self, len: usize) -> Option<String> {
        let flags = self.byte()?;
        let n_runs = if flags & 8 != 0 { self.u16()? } else { 0 };
        let n_more = match flags & 4 {
            0 => 0,
            _ => u32::from(self.u16()?) | u32::from(self.u16()?) << 16,
        };
        let mut is_wide = flags & 1 != 0;
        let mut units = Vec::with_capacity(len);
        while units.len() < len {
            if self.chunk.is_empty() {
                is_wide = self.byte()? & 1 != 0;
                continue;
            }
            units.push(match is_wide {
                true => self.u16()?,
                false => self.byte()?.into(),
            });
        }
        self.skip(4 * usize::from(n_runs))?;
        self.skip(n_more as usize)?;
        Some(String::from_utf16_lossy(&units))
    }
}

/// How a workbook writes its strings.
#[derive(Clone, Copy)]
pub struct Strings {
    /// Since Excel 97 in UTF-16.
    pub is_unicode: bool,
    /// Before, in this.
    pub encoding: &'static Encoding,
}

impl Default for Strings {
    fn default() -> Self {
        Self {
            is_unicode: true,
            encoding: GB18030,
        }
    }
}

impl Strings {
    /// A string whose length is told in one byte, or in two.
    pub fn read(self, bytes: &[u8], is_long: bool) -> Option<String> {
        let (len, rest) = match is_long {
            true => (u16_at(bytes, 0)?.into(), bytes.get(2..)?),
            false => (usize::from(*bytes.first()?), bytes.get(1..)?),
        };
        match self.is_unicode {
            true => Chunks::new(rest, Vec::new()).string_of(len),
            false => {
                let (string, _) = self.encoding.decode_without_bom_handling(rest.get(..len)?);
                Some(string.into_owned())
            }
        }
    }
}
