//! Changing an outline: invertible operations, transactions, history, and the commands made of
//! them.
//!
//! # Invariants
//! - An [`Op`] carries what it removes, so that it inverts without the document.
//! - A transaction applies as a whole or not at all.
//! - Undo after do is the identity, ids included.

mod caret;
pub mod commands;
mod draft;
mod fix;
mod history;
mod numbering;
mod op;
mod references;
mod transaction;

pub use crate::outline::Field;
pub use caret::Caret;
pub use draft::{Draft, EditError};
pub use fix::{Fix, Splice};
pub use history::{GROUP_MS, History, Step};
pub use numbering::{Scheme, decimals, official};
pub use op::Op;
pub use references::{Dangling, Mention, dangling, mentions};
pub use transaction::{Intent, Touched, Transaction};
