//! The rules, one file each.

use super::registry::Rule;

mod number_gap;

/// All of them, group by group.
pub(super) static ALL: &[&Rule] = &[&number_gap::RULE];
