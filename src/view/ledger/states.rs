//! How states of problems are drawn, here and in the outline.

use gangmu::outline::Status;

/// What a status is drawn as; see the style sheet.
pub(crate) fn status_class(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::Done) => "s-done",
        Some(Status::Mostly) => "s-mostly",
        Some(Status::Ongoing) => "s-ongoing",
        Some(Status::Standing) => "s-standing",
        Some(Status::Open) => "s-open",
        None => "s-none",
    }
}

/// The status that is drawn so.
pub(super) fn named(class: &str) -> Option<Status> {
    let mut all = Status::ALL.into_iter();
    all.find(|status| status_class(Some(*status)) == class)
}
