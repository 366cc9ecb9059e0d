//! The words of the field, each list once: how far a thing has come, what labels are of, what
//! ends a sentence, what parts one, what stands around a number. What they mean where they stand is for the rooms above.

pub mod count;
pub mod date;
pub mod label;
pub mod problem;
pub mod state;
pub mod stop;
pub mod unit;

pub use state::{StatePhrase, state_at, state_ending};
pub use stop::{is_clause_end, is_point, is_sentence_end, is_stop};
