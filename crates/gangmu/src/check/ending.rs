//! Where a report's own words end.

use crate::outline::{Kind, Node};
use std::rc::Rc;

/// The last node of a report before its signature, date, and what does not belong to it.
pub fn last_words(part: &Rc<Node>) -> Option<&Rc<Node>> {
    let ends = |n: &&Rc<Node>| {
        !matches!(
            n.kind,
            Kind::Signature | Kind::Date | Kind::Junk | Kind::Blank
        )
    };
    let mut last = part.children.iter().rev().find(ends)?;
    while let Some(child) = last.children.iter().rev().find(ends) {
        last = child;
    }
    Some(last)
}
