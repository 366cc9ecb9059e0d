//! What an outline means as a report: its title, its sort, its problems, their status.

mod claims;
mod label;
mod problems;
mod status;
mod title;

pub use claims::{About, Amount, Arithmetic, Claim, Reason, Verdict, claims};
pub use label::{Responsible, own_responsible, responsible};
pub use problems::{problems, sections};
pub use status::{StatusReading, own_status, section_status, status};
pub use title::{kind, title};
