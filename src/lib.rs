//! Gangmu 纲目: official reports as structured outlines.

pub mod import;
pub mod text;
#[cfg(feature = "web")]
pub mod web;
