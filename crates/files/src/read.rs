//! Reading: [`read`] is the list of what is known, a module each. A reader is given the bytes and a
//! [`Progress`], and gives an [`Import`] or why not; none keeps anything of a file that it gives up.

mod compound;
mod doc;
mod docx;
mod field;
mod html;
pub mod limits;
mod number;
mod odt;
mod ofd;
mod package;
mod pdf;
mod place;
mod rows;
mod rtf;
mod sheet;
mod table;
mod text;
mod xml;

use crate::error::{FileError, Limit};
use crate::import::{Import, LeftOut};
use gangmu::import::Source;
use std::ops::ControlFlow;

/// Reads a document. `progress` is told now and then how much is done, from 0 to 1, and may have it
/// stopped.
///
/// # Errors
/// A [`FileError`]; nothing is read by halves.
pub fn read(
    bytes: &[u8],
    progress: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<Import, FileError> {
    if bytes.len() > limits::BYTES {
        return Err(FileError::Exceeds(Limit::Bytes));
    }
    let progress = &mut Progress::new(progress);
    let source = match Source::of(bytes) {
        Source::Archive => package::source(bytes),
        source => source,
    };
    let import = match source {
        Source::Encrypted => Err(FileError::Encrypted),
        Source::Docx => docx::read(bytes, progress),
        Source::OldWord => doc::read(bytes, progress),
        Source::Spreadsheet | Source::OldSpreadsheet | Source::OpenSpreadsheet => {
            sheet::read(source, bytes, progress)
        }
        Source::OpenText => odt::read(bytes, progress),
        Source::Ofd => ofd::read(bytes, progress),
        Source::Pdf => pdf::read(bytes, progress),
        Source::Rtf => rtf::read(bytes, progress),
        Source::Html => html::read(bytes, progress),
        Source::Text => text::read(bytes, progress),
        _ => Err(FileError::Foreign(source)),
    }?;
    let has_pictures = import
        .left_out
        .iter()
        .any(|(what, _)| *what == LeftOut::Pictures);
    match import.is_blank() {
        true if has_pictures => Err(FileError::Scan),
        true => Err(FileError::Empty),
        false => Ok(import),
    }
}

/// How much is done, told to whoever asked; they may have it stopped.
pub struct Progress<'a> {
    report: &'a mut dyn FnMut(f32) -> ControlFlow<()>,
    /// What share of the whole this is.
    from: f32,
    to: f32,
}

impl<'a> Progress<'a> {
    /// Of the whole.
    pub fn new(report: &'a mut dyn FnMut(f32) -> ControlFlow<()>) -> Self {
        Self {
            report,
            from: 0.0,
            to: 1.0,
        }
    }

    /// Of the part that lies between two shares of this.
    pub fn part(&mut self, from: f32, to: f32) -> Progress<'_> {
        let len = self.to - self.from;
        Progress {
            report: self.report,
            from: self.from + len * from,
            to: self.from + len * to,
        }
    }

    /// `done` of `all` is done.
    ///
    /// # Errors
    /// [`FileError::Stopped`].
    pub fn tell(&mut self, done: usize, all: usize) -> Result<(), FileError> {
        let share = done as f32 / all.max(1) as f32;
        match (self.report)(self.from + (self.to - self.from) * share.min(1.0)) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(FileError::Stopped),
        }
    }
}
