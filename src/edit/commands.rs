//! The commands: each a function from an outline to one undo step.

mod depth;
mod drop;
mod item;
mod join;
mod open;
mod pass;
mod remove;
mod scheme;
mod seat;
mod selection;
mod shift;
mod split;
mod words;

pub use depth::{indent, outdent};
pub use drop::{drop, holds};
pub use join::join;
pub use open::open;
pub use remove::remove;
pub use scheme::{StyleChoice, renumber_all, set_hands_off, set_scheme};
pub use selection::{Schemes, tops};
pub use shift::{Direction, shift};
pub use split::split;
pub use words::{replace, set_target};
