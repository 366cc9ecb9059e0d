//! Copying out: the outline in other forms.

pub mod format;
pub mod html;
pub mod json;
pub mod ledger;
pub mod markdown;
mod paragraph;
pub mod plain;
