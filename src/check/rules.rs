//! The rules, one file each.

use super::registry::Rule;

mod item_number;
mod level_skip;
mod marker_style;
mod number_duplicate;
mod number_gap;
mod number_start;

/// All of them, group by group.
pub(super) static ALL: &[&Rule] = &[
    &number_gap::RULE,
    &number_duplicate::RULE,
    &number_start::RULE,
    &item_number::RULE,
    &marker_style::RULE,
    &level_skip::RULE,
];
