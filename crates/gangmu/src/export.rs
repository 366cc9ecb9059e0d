//! Copying out: the outline in other forms. [`Form`] and [`LedgerForm`] are the list of them.

pub mod brief;
mod excerpt;
mod form;
pub mod format;
pub mod html;
pub mod json;
pub mod ledger;
pub mod markdown;
pub mod overview;
pub mod paragraph;
pub mod plain;

pub use excerpt::excerpt;
pub use form::{Form, LedgerForm, LedgerPage};
