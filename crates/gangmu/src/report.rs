//! What an outline means as a report: its title, its sort, its problems, their status.

mod aspect;
mod basis;
mod calendar;
mod claims;
mod counts;
mod cue;
mod deadline;
mod duty;
mod label;
mod ledger;
mod overview;
mod problems;
mod reading;
mod roles;
mod shadow;
mod status;
mod title;

pub use aspect::{aspect, aspect_key};
pub use basis::{
    Basis, Candidate, candidates, found_out, is_taken, roles, settle, settle_part, take,
};
pub use calendar::{Date, days_of_month};
pub use claims::{About, Amount, Arithmetic, Claim, Reason, Verdict, claims};
pub use counts::{Counts, Shares};
pub use cue::{Cue, Section};
pub use deadline::{find_deadline, read_day, report_date, resolve_deadline, spell_date};
pub use duty::{has_duties, is_minutes};
pub use label::{Responsible, own_responsible, responsible};
pub use ledger::{
    Column, Columns, LedgerCell, LedgerMeasure, LedgerRow, LedgerSums, Rate, Source, is_copy,
    ledger, ledger_summary, roles_above, sums_by_report, sums_by_section,
};
pub use overview::{
    Missing, OverviewColumn, OverviewRow, is_to_be_signed, overview, sums_by_unit, units,
};
pub use problems::{
    measures, measures_aside, measures_of, numbered_measures, outer_problems, problems, sections,
};
pub use reading::{Reading, Readings};
pub use roles::{Asked, Question, questions};
pub use shadow::unbroken;
pub use status::{
    StatusReading, named_status, own_status, said_status, section_status, states, status,
};
pub use title::{kind, title};
