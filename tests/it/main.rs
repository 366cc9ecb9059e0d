//! Integration tests of the core, one binary; a file per subject.

mod checks;
mod claims;
mod forms;
mod golden;
mod kinds;
mod lossless;
mod recognised;
mod shape;
