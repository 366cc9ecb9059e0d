//! The components: one a file.

pub mod checks;
pub mod context;
pub mod counts;
pub mod dialog;
pub mod documents;
pub mod empty;
pub mod find;
pub mod finder;
pub mod icon;
pub mod ledger;
pub mod modal;
pub mod outline;
pub mod panel;
pub mod row;
pub mod rules;
pub mod scheme;
pub mod sections;
pub mod settled;
pub mod status;
pub mod toast;
pub mod top;
pub mod vocabulary;
pub mod words;
