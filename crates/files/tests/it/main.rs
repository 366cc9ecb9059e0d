//! Readers against documents: those of the corpus where it is there, and our own.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests have a disk"
)]

mod bad;
mod corpus;
mod data;
mod docx;
mod office;
mod package;
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
