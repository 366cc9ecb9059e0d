//! Documents as people have them and as they must hand them in: bytes in, lines out; outline in,
//! bytes out. It knows no browser and no disk; who calls it brings the bytes and takes them away.
//!
//! [`read()`] tells a file by its content and gives its lines as its reader sees them: automatic
//! numbers written out, rows of tables as cells. What it leaves out it names. [`mod@write`] has the forms
//! in which a report or a ledger leaves.

mod error;
pub mod import;
pub mod read;
pub mod write;

pub use error::{FileError, Limit};
pub use import::{Import, LeftOut, Line};
pub use read::read;
