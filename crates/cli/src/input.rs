//! What is read: files, those in folders, the standard input.

use crate::args::Lang;
use crate::{Stop, tell};
use gangmu::{Outline, Readings, Source, read};
use rayon::prelude::*;
use std::fs;
use std::io::{self, Read};
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
            // Hidden ones are not meant.
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
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
                let outline = input.read(lang, &readings)?;
                Ok(make(input, &outline, &readings))
            });
            let made: Vec<Result<T, String>> = made.collect();
            for (input, made) in some.iter().zip(made) {
                match made {
                    Ok(made) => take(input, made)?,
                    Err(why) => {
                        all_read = false;
                        tell(&format_args!("{}: {why}", input.name));
                    }
                }
            }
        }
        Ok(all_read)
    }
}

impl Input {
    fn read(&self, lang: Lang, readings: &Readings) -> Result<Outline, String> {
        let imported = read(&self.bytes().map_err(|e| e.to_string())?);
        let imported = imported.map_err(|e| e.sentence().of(lang.into()))?;
        Ok(imported.into_outline_read(readings))
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
    let mut read = Source::ALL.iter().filter(|s| s.refusal().is_none());
    read.any(|s| s.endings().iter().any(|e| ending.eq_ignore_ascii_case(e)))
}
