//! The commands: each a function from an outline to one undo step.

mod depth;
mod item;
mod join;
mod open;
mod pass;
mod regroup;
mod remove;
mod seat;
mod shift;
mod split;
mod words;

pub use depth::{indent, outdent};
pub use join::join;
pub use open::open;
pub use regroup::{
    Collect, GatherBy, NameAs, Preview, PreviewLine, Regroup, SortBy, preview_regroup, regroup,
};
pub use remove::remove;
pub use shift::{Direction, shift};
pub use split::split;
pub use words::{replace, set_target};
