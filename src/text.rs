//! What is known of text below the level of syntax.

pub mod class;
pub mod figures;
