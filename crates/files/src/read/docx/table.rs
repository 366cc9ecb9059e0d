//! What the properties of rows and cells say.

use super::styles::is_set;
use crate::error::FileError;
use crate::read::table::Table;
use crate::read::xml::{Node, Ns, Xml};

/// Reads the properties of a row; their element has just begun.
pub fn read_row(table: &mut Table, xml: &mut Xml<'_>) -> Result<(), FileError> {
    let depth = xml.depth();
    while let Some(node) = xml.next_within(depth)? {
        let Node::Open(tag) = node else { continue };
        let number = || tag.number("val").unwrap_or(0);
        match (tag.ns, tag.name()) {
            (Ns::Word, "gridBefore") => table.blank_before(number()),
            (Ns::Word, "gridAfter") => table.blank_after(number()),
            (Ns::Word, "del") => table.delete_row(),
            (Ns::Word, "trPrChange") => xml.skip()?,
            _ => {}
        }
    }
    Ok(())
}

/// Reads the properties of a cell; their element has just begun.
pub fn read_cell(table: &mut Table, xml: &mut Xml<'_>) -> Result<(), FileError> {
    let depth = xml.depth();
    while let Some(node) = xml.next_within(depth)? {
        let Node::Open(tag) = node else { continue };
        let goes_on = || tag.attr("val").is_none_or(|value| value != "restart");
        match (tag.ns, tag.name()) {
            (Ns::Word, "gridSpan") => table.widen(tag.number("val").unwrap_or(1)),
            (Ns::Word, "vMerge" | "hMerge") if goes_on() => table.is_rest(),
            (Ns::Word, "cellDel") if is_set(&tag) => table.is_rest(),
            (Ns::Word, "tcPrChange") => xml.skip()?,
            _ => {}
        }
    }
    Ok(())
}
