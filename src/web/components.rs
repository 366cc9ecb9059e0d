//! The components: one a file.

pub mod context;
pub mod dialog;
pub mod documents;
pub mod empty;
pub mod find;
pub mod finder;
pub mod icon;
pub mod outline;
pub mod panel;
pub mod row;
pub mod scheme;
pub mod status;
pub mod toast;
pub mod top;
