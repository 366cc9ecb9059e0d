//! Where it goes: the standard output, a file, or a folder with a file for each that is read.

use crate::args::{Files, Lang};
use crate::input::{Input, Inputs};
use crate::{Stop, tell};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Where to write.
pub enum Output {
    /// All that is read, one behind the other.
    Stream(Stream),
    /// Each on its own, below this folder.
    Folder(PathBuf),
}

impl Output {
    /// What is asked for: a folder if there is one of that name, or the name ends in a slash.
    pub fn of(files: &Files) -> Result<Self, Stop> {
        match &files.output {
            Some(path) if path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/") => {
                Ok(Self::Folder(path.clone()))
            }
            Some(path) => Ok(Self::Stream(Stream::file(path)?)),
            None => Ok(Self::Stream(Stream::stdout())),
        }
    }

    /// The same, where a folder makes no sense.
    pub fn stream(files: &Files, lang: Lang) -> Result<Stream, Stop> {
        match Self::of(files)? {
            Self::Stream(stream) => Ok(stream),
            Self::Folder(path) => {
                let words = lang.of(
                    "是文件夹，这里要写成一个文件",
                    "is a folder; one file is written",
                );
                Err(Stop::Said(format!("{}: {words}", path.display())))
            }
        }
    }
}

/// One stream of bytes. What is written into a file stands there once it is whole: it may be one of
/// those that are read.
pub struct Stream {
    to: BufWriter<Box<dyn Write>>,
    /// The file that is written, and what it is to be called.
    file: Option<(PathBuf, PathBuf)>,
}

impl Stream {
    fn stdout() -> Self {
        Self {
            to: BufWriter::new(Box::new(io::stdout().lock())),
            file: None,
        }
    }

    fn file(path: &Path) -> Result<Self, Stop> {
        let named = |error: io::Error| Stop::Said(format!("{}: {error}", path.display()));
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let part = path.with_file_name(name);
        let to = File::create(&part).map_err(named)?;
        Ok(Self {
            to: BufWriter::new(Box::new(to)),
            file: Some((part, path.to_owned())),
        })
    }

    /// Whether it is a file whose name ends so.
    pub fn is_file_of(&self, ending: &str) -> bool {
        let file = self.file.as_ref();
        file.is_some_and(|(_, path)| path.extension().is_some_and(|e| e == ending))
    }

    /// Ends it.
    pub fn finish(mut self) -> io::Result<()> {
        self.to.flush()?;
        match self.file.take() {
            Some((part, path)) => fs::rename(part, path),
            None => Ok(()),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // What is not whole goes.
        if let Some((part, _)) = self.file.take() {
            let _ = fs::remove_file(part);
        }
    }
}

/// The files of a folder that is written.
pub struct Folder {
    folder: PathBuf,
    ending: &'static str,
    written: HashSet<PathBuf>,
    read: HashSet<PathBuf>,
}

impl Folder {
    /// Files below `folder` that are called as what is read, with another ending.
    pub fn new(folder: PathBuf, ending: &'static str, inputs: &Inputs) -> Self {
        let paths = inputs.files.iter().filter_map(|i| i.path.as_ref());
        Self {
            folder,
            ending,
            written: HashSet::new(),
            read: paths.filter_map(|p| p.canonicalize().ok()).collect(),
        }
    }

    /// Writes what was made of a file; what was read is not written over, nor is what was written.
    /// Answers whether it was written, else it is told why not.
    pub fn write(&mut self, input: &Input, text: &[u8], lang: Lang) -> bool {
        let path = self.folder.join(&input.place).with_extension(self.ending);
        let is_read = path
            .canonicalize()
            .is_ok_and(|path| self.read.contains(&path));
        if is_read || !self.written.insert(path.clone()) {
            let words = lang.of(
                "不覆盖读取或已写的文件",
                "is read, or written already: left alone",
            );
            tell(&format_args!("{}: {words}", path.display()));
            return false;
        }
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        let made = made.and_then(|()| fs::write(&path, text));
        made.inspect_err(|error| tell(&format_args!("{}: {error}", path.display())))
            .is_ok()
    }
}
