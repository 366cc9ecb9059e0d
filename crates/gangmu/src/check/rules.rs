//! The rules, one file each.

use super::registry::Rule;

mod approximate_number;
mod bracket_pair;
mod bracket_width;
mod broken_lines;
mod broken_paragraph;
mod claim_differs;
mod contents_mismatch;
mod date_format;
mod date_order;
mod document_number;
mod doubled_punctuation;
mod duplicate_title;
mod empty_section;
mod half_width_punctuation;
mod heading_punctuation;
mod hidden_text;
mod impossible_date;
mod item_number;
mod item_separator;
mod level_skip;
mod list_separator;
mod marker_style;
mod measure_repeated;
mod missing_closing;
mod missing_signature;
mod missing_stop;
mod number_duplicate;
mod number_gap;
mod number_start;
mod organisation_name;
mod other_unit;
mod percent_range;
mod percent_width;
mod personal_number;
mod placeholder;
mod problem_without_measure;
mod quote_pair;
mod quoted_stop;
mod range_sign;
mod redacted_character;
mod reference_dangling;
mod stray_space;
mod user_word;
mod web_junk;
mod wrong_character;

/// All of them, group by group.
pub(super) static ALL: &[&Rule] = &[
    &number_gap::RULE,
    &number_duplicate::RULE,
    &number_start::RULE,
    &item_number::RULE,
    &marker_style::RULE,
    &level_skip::RULE,
    &reference_dangling::RULE,
    &contents_mismatch::RULE,
    &claim_differs::RULE,
    &duplicate_title::RULE,
    &empty_section::RULE,
    &broken_paragraph::RULE,
    &problem_without_measure::RULE,
    &missing_signature::RULE,
    &missing_closing::RULE,
    &half_width_punctuation::RULE,
    &quote_pair::RULE,
    &bracket_pair::RULE,
    &bracket_width::RULE,
    &doubled_punctuation::RULE,
    &missing_stop::RULE,
    &item_separator::RULE,
    &heading_punctuation::RULE,
    &quoted_stop::RULE,
    &stray_space::RULE,
    &percent_width::RULE,
    &percent_range::RULE,
    &range_sign::RULE,
    &document_number::RULE,
    &list_separator::RULE,
    &impossible_date::RULE,
    &date_order::RULE,
    &date_format::RULE,
    &approximate_number::RULE,
    &organisation_name::RULE,
    &other_unit::RULE,
    &measure_repeated::RULE,
    &wrong_character::RULE,
    &user_word::RULE,
    &placeholder::RULE,
    &redacted_character::RULE,
    &personal_number::RULE,
    &web_junk::RULE,
    &broken_lines::RULE,
    &hidden_text::RULE,
];
