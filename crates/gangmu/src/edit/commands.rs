//! The commands: each a function from an outline to one undo step.

mod annotate;
mod brief;
mod chain;
mod convert;
mod depth;
mod digest;
mod drop;
mod duplicate;
mod fix;
mod item;
mod itemize;
mod join;
mod level;
mod line;
mod lines;
mod open;
mod parts;
mod pass;
mod paste;
mod paste_into;
mod pasted;
mod put_part;
mod recast;
mod recognise;
mod regroup;
mod remove;
mod reseat;
mod restore;
mod run_on;
mod scheme;
mod seat;
mod selection;
mod shift;
mod span;
mod split;
mod text;
mod write_status;

pub use annotate::{Cell, choose_problems, set_cells, set_roles, tick};
pub use brief::{Paragraph, write_brief};
pub use convert::{Target, convert};
pub use depth::{indent, outdent};
pub use drop::{drop, holds};
pub use duplicate::duplicate;
pub use fix::{fitting, fix, ignore, unignore};
pub use itemize::{deitemize, itemize};
pub use join::join;
pub use level::set_level;
pub use line::{to_line, to_sentence};
pub(crate) use lines::is_broken;
pub use lines::join_lines;
pub use open::{open, take_in};
pub use parts::{arrange, duplicate_parts, rename};
pub use paste::{paste_nodes, paste_structure};
pub use paste_into::paste_into;
pub use pasted::Pasted;
pub use put_part::put_part;
pub use recognise::{recognise, recognise_begun};
pub use regroup::{
    GatherBy, Preview, PreviewLine, Regroup, SortBy, Sums, Updated, outdated, preview_regroup,
    regroup,
};
pub use remove::remove;
pub use restore::{restore, restore_part};
pub use run_on::{join_run_on, split_run_on};
pub use scheme::{
    Numbered, SchemePreview, StyleChoice, preview_scheme, renumber_all, set_hands_off,
    set_numbering, set_scheme,
};
pub use selection::{Schemes, tops};
pub use shift::{Direction, shift};
pub use span::{Point, replace_span};
pub use split::split;
pub use text::{replace, set_target};
pub use write_status::write_status;
