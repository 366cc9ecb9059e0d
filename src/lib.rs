//! Gangmu 纲目: official reports as structured outlines.

#[cfg(feature = "web")]
pub mod web;
