//! What an outline means as a report: its title, its sort, its problems.

mod title;

pub use title::{kind, title};
