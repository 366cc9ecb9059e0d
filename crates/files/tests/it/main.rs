//! Readers against documents: those of the corpus where it is there, and our own.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "tests have a disk and a clock, and what makes their files may fail"
)]

mod bad;
mod bad_compound;
mod bad_pdf;
mod bad_rtf;
mod bad_sheet;
mod compared;
mod compound;
mod corpus;
mod data;
mod docx;
mod ledger;
mod odt;
mod ofd;
mod office;
mod package;
mod rtf;
mod write_changes;
mod write_docx;
mod write_text;
mod write_xlsx;

use files::{FileError, Import};
use std::ops::ControlFlow;

/// A file, read without being stopped.
fn read(bytes: &[u8]) -> Result<Import, FileError> {
    files::read(bytes, &mut |_| ControlFlow::Continue(()))
}
