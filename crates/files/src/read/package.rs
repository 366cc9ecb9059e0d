//! Containers of parts: the zip of docx, xlsx, odt, ofd.

use super::limits;
use super::xml;
use crate::error::{FileError, Limit};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The parts of a container. What they unpack to is bounded for all together.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Places by names in small letters, without a leading slash.
    names: HashMap<String, usize>,
    left: usize,
}

impl<'a> Package<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    /// Where there is none, or of too many parts.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(failure)?;
        if zip.len() > limits::PARTS {
            return Err(FileError::Exceeds(Limit::Parts));
        }
        let names = zip.file_names();
        let names = names.enumerate();
        let names = names.filter_map(|(at, name)| Some((key(&name.ok()?), at)));
        let names = names.collect();
        Ok(Self {
            zip,
            names,
            left: limits::BYTES,
        })
    }

    /// Whether it has the part.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&key(name))
    }

    /// The names of the parts as they are looked up: in small letters.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// A part, unpacked; its name in letters of any case, with or without a leading slash. `None`
    /// where there is none.
    ///
    /// # Errors
    /// Where it is damaged, locked or too large.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, FileError> {
        let Some(&at) = self.names.get(&key(name)) else {
            return Ok(None);
        };
        let part = self.zip.by_index(at).map_err(failure)?;
        let mut bytes = Vec::with_capacity((part.size() as usize).min(self.left).min(4 << 20));
        let mut part = part.take(self.left as u64 + 1);
        part.read_to_end(&mut bytes).map_err(|_| DAMAGED)?;
        if bytes.len() > self.left {
            return Err(FileError::Exceeds(Limit::Bytes));
        }
        self.left -= bytes.len();
        Ok(Some(bytes))
    }

    /// A part that is XML, as text.
    ///
    /// # Errors
    /// As [`Package::part`], and where its encoding is unknown or broken.
    pub fn xml(&mut self, name: &str) -> Result<Option<String>, FileError> {
        self.part(name)?.map(xml::decode).transpose()
    }
}

fn key(name: &str) -> String {
    name.trim_start_matches('/')
        .replace('\\', "/")
        .to_lowercase()
}

const DAMAGED: FileError = FileError::damaged("压缩包", "the container");

fn failure(error: ZipError) -> FileError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => FileError::Encrypted,
        _ => DAMAGED,
    }
}
