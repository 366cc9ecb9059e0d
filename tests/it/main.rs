//! Integration tests of the core, one binary; a file per subject.

mod checks;
mod claims;
mod golden;
mod lossless;
mod scale;
mod shape;
