//! The components: one a file.

pub mod app;
pub mod checks;
pub mod compare;
pub mod context;
pub mod counts;
pub mod dialog;
pub mod documents;
pub mod empty;
pub mod export;
pub mod find;
pub mod finder;
mod heights;
pub mod icon;
mod key_sheet;
pub mod later;
pub mod ledger;
pub mod merge;
pub mod modal;
pub mod outline;
pub mod overview;
pub mod panel;
pub mod patterns;
pub mod reports;
pub mod row;
pub mod rules;
pub mod scheme;
pub mod sections;
pub mod settled;
pub mod shelf;
pub mod status;
pub mod toast;
pub mod top;
pub mod versions;
mod vocabulary;
pub mod word_list;

use gangmu::check::Severity;

/// The class of what shows that severity.
pub fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "tip",
    }
}
