//! What is read: files, those in folders, the standard input.

use crate::args::Lang;
use crate::{Stop, tell};
use gangmu::{Outline, Readings, Source, read};
use rayon::prelude::*;
use std::fs;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// A file to be read.
pub struct Input {
    /// What it is called in what is told.
    pub name: String,
    /// Where it stands; `None` for the standard input.
    pub path: Option<PathBuf>,
    /// Where it would stand in another folder.
    pub place: PathBuf,
}

/// The files that are meant, and whether every folder could be read.
pub struct Inputs {
    pub files: Vec<Input>,
    all_read: bool,
}

/// How many files a core reads before what they gave is written: their output is in memory until then.
const AHEAD: usize = 8;

impl Inputs {
    /// Those that `named` names; in folders, whatever their names say can be read, in order.
    pub fn find(named: &[PathBuf], lang: Lang) -> Self {
        let mut inputs = Self {
            files: Vec::new(),
            all_read: true,
        };
        for path in named {
            if path.as_os_str() == "-" {
                inputs.files.push(Input {
                    name: "-".to_owned(),
                    path: None,
                    place: "stdin".into(),
                });
            } else if path.is_dir() {
                let n_before = inputs.files.len();
                inputs.folder(path, Path::new(""));
                if inputs.files.len() == n_before {
                    inputs.all_read = false;
                    let none = lang.of("没有可读的文件", "there is no file that can be read");
                    tell(&format_args!("{}: {none}", path.display()));
                }
            } else {
                let place = path.file_name().unwrap_or_default().into();
                inputs.file(path.clone(), place);
            }
        }
        inputs
    }

    fn file(&mut self, path: PathBuf, place: PathBuf) {
        self.files.push(Input {
            name: path.display().to_string(),
            path: Some(path),
            place,
        });
    }

    fn folder(&mut self, folder: &Path, place: &Path) {
        let entries = fs::read_dir(folder);
        let entries = entries.and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                self.all_read = false;
                return tell(&format_args!("{}: {error}", folder.display()));
            }
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            // Hidden ones are not meant, nor what Word keeps beside a document that is open.
            let name = entry.file_name();
            let name = name.as_encoded_bytes();
            if name.starts_with(b".") || name.starts_with(b"~$") {
                continue;
            }
            let path = entry.path();
            let place = place.join(entry.file_name());
            // A link to a folder may lead back here.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                self.folder(&path, &place);
            } else if is_readable(&path) && path.is_file() {
                self.file(path, place);
            }
        }
    }

    /// Has `make` make something of each outline and what it was read for, on all cores, and `take` take it, in order; what
    /// cannot be read is told and left out. Answers whether all was read.
    pub fn each<T: Send>(
        &self,
        lang: Lang,
        make: impl Fn(&Input, &Outline, &Readings) -> T + Sync,
        mut take: impl FnMut(&Input, T) -> Result<(), Stop>,
    ) -> Result<bool, Stop> {
        let mut all_read = self.all_read;
        for some in self.files.chunks(AHEAD * rayon::current_num_threads()) {
            let made = some.par_iter().map(|input| {
                let readings = Readings::default();
                let (outline, remark) = input.read(lang, &readings)?;
                Ok((make(input, &outline, &readings), remark))
            });
            let made: Vec<Result<_, String>> = made.collect();
            for (input, made) in some.iter().zip(made) {
                match made {
                    Ok((made, remark)) => {
                        input.tell(&remark);
                        take(input, made)?;
                    }
                    Err(why) => {
                        all_read = false;
                        input.tell(&why);
                    }
                }
            }
        }
        Ok(all_read)
    }

    /// The outlines of all, in order, and whether all was read; what cannot be read is told and left
    /// out.
    pub fn outlines(&self, lang: Lang) -> (Vec<(&Input, Outline)>, bool) {
        let mut all_read = self.all_read;
        let mut outlines = Vec::new();
        for input in &self.files {
            match input.read(lang, &Readings::default()) {
                Ok((outline, remark)) => {
                    input.tell(&remark);
                    outlines.push((input, outline));
                }
                Err(why) => {
                    all_read = false;
                    input.tell(&why);
                }
            }
        }
        (outlines, all_read)
    }
}

impl Input {
    /// Its name without folders and ending.
    pub fn stem(&self) -> &str {
        self.place
            .file_stem()
            .and_then(|s| s.to_str())
            .unwrap_or(&self.name)
    }

    /// Says something of it, if there is something to say.
    pub fn tell(&self, words: &str) {
        if !words.is_empty() {
            tell(&format_args!("{}: {words}", self.name));
        }
    }

    /// Its outline, and what is to be told of what it does not hold.
    fn read(&self, lang: Lang, readings: &Readings) -> Result<(Outline, String), String> {
        let bytes = self.bytes().map_err(|e| e.to_string())?;
        if Source::of(&bytes).is_document() {
            let read = files::read(&bytes, &mut |_| ControlFlow::Continue(()));
            let import = read.map_err(|e| e.sentence().of(lang.into()))?;
            let remark = match import.left_out.is_empty() {
                true => String::new(),
                false => import.told().of(lang.into()),
            };
            let outline = gangmu::parse_read(&import.marked_text(), readings);
            return Ok((outline, remark));
        }
        let imported = read(&bytes);
        let imported = imported.map_err(|e| e.sentence().of(lang.into()))?;
        Ok((imported.into_outline_read(readings), String::new()))
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        match &self.path {
            Some(path) => fs::read(path),
            None => {
                let mut bytes = Vec::new();
                io::stdin().read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }
}

/// Whether the name says that it can be read.
fn is_readable(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    let is_read = |s: &&Source| s.is_document() || s.refusal().is_none();
    let mut read = Source::ALL.iter().filter(is_read);
    read.any(|s| s.endings().iter().any(|e| ending.eq_ignore_ascii_case(e)))
}
