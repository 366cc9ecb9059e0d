//! Containers of parts: the zip of docx, xlsx, odt, ofd.

use super::limits;
use super::xml::{self, Node, Xml};
use crate::error::{FileError, Limit};
use gangmu::import::Source;
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

    /// What a part of an Office document refers to, in the order of its list; `""` for the package.
    ///
    /// # Errors
    /// As [`Package::xml`].
    pub fn relations(&mut self, part: &str) -> Result<Vec<Relation>, FileError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let listed = self.xml(&format!("{folder}/_rels/{name}.rels"))?;
        let listed = listed.unwrap_or_default();
        let mut xml = Xml::new(&listed);
        let mut relations = Vec::new();
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            let Some(target) = tag.attr("Target") else {
                continue;
            };
            let kind = tag.attr("Type").unwrap_or_default();
            let is_outside = tag
                .attr("TargetMode")
                .is_some_and(|mode| mode == "External");
            relations.push(Relation {
                id: tag.attr("Id").unwrap_or_default().into_owned(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                part: if is_outside {
                    String::new()
                } else {
                    resolved(folder, &target)
                },
            });
        }
        Ok(relations)
    }
}

/// What an archive is whose parts have other names than Office gives them.
pub fn source(bytes: &[u8]) -> Source {
    let main = || {
        let mut package = Package::open(bytes).ok()?;
        let relations = package.relations("").ok()?;
        let main = relations.into_iter().find(|r| r.kind == "officeDocument")?;
        let types = package.xml("[Content_Types].xml").ok()??;
        let (_, rest) = types.split_once(&main.part)?;
        let kind = rest.split('>').next()?;
        let is = |kinds: &str| kind.contains(kinds);
        Some(match () {
            () if is("wordprocessingml") => Source::Docx,
            () if is("spreadsheetml") => Source::Spreadsheet,
            () if is("presentationml") => Source::Presentation,
            () => return None,
        })
    };
    main().unwrap_or(Source::Archive)
}

/// That a part refers to another.
#[derive(Debug)]
pub struct Relation {
    /// By which the part names it.
    pub id: String,
    /// The last word of its type: `styles`.
    pub kind: String,
    /// The part's name; empty for what is outside of the document.
    pub part: String,
}

/// The name of `target` as it is written in a part of `folder`.
pub fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').collect(),
    };
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
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
