//! States of problems in the ledger: what they are called, how they are drawn, their numbers.

use gangmu::outline::Status;
use gangmu::report::LedgerSums;
use session::Wording;

/// The name of a status in the interface.
pub(super) fn status_name(status: Option<Status>, w: Wording) -> &'static str {
    let english = match status {
        Some(Status::Done) => "Done",
        Some(Status::Mostly) => "Mostly done",
        Some(Status::Ongoing) => "Going on",
        Some(Status::Standing) => "Kept up",
        Some(Status::Open) => "Not begun",
        None => "Not told",
    };
    let chinese = match status {
        None => "未写明",
        some => gangmu::export::ledger::status_name(some),
    };
    w.of(chinese, english)
}

/// What a status is drawn as; see the style sheet.
pub(super) fn status_class(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::Done) => "s-done",
        Some(Status::Mostly) => "s-mostly",
        Some(Status::Ongoing) => "s-ongoing",
        Some(Status::Standing) => "s-standing",
        Some(Status::Open) => "s-open",
        None => "s-none",
    }
}

/// How many problems of the sums have that status.
pub(super) fn n_with(sums: &LedgerSums, status: Option<Status>) -> u32 {
    match status {
        Some(Status::Done) => sums.done,
        Some(Status::Mostly) => sums.mostly,
        Some(Status::Ongoing) => sums.ongoing,
        Some(Status::Standing) => sums.standing,
        Some(Status::Open) => sums.open,
        None => sums.unknown,
    }
}

/// 75%, 83.3%; a dash without problems.
pub(super) fn rate(sums: &LedgerSums) -> String {
    match sums.rate() {
        None => "—".to_owned(),
        Some(rate) if rate % 10 == 0 => format!("{}%", rate / 10),
        Some(rate) => format!("{}.{}%", rate / 10, rate % 10),
    }
}
