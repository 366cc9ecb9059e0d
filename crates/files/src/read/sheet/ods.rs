//! The workbooks of OpenDocument, which have every value as it is shown.

use super::Sheet;
use super::grid::{Budget, Grid};
use crate::error::FileError;
use crate::import::{Import, LeftOut};
use crate::read::Progress;
use crate::read::package::Package;
use crate::read::xml::{Node, Ns, Xml};
use std::collections::HashSet;

const DAMAGED: FileError = FileError::damaged("工作簿", "the workbook");
/// Cells that are alike are written once; more of them than this hold nothing that anybody wrote.
const MAX_REPEATED: u32 = 1000;

/// The sheets in their order.
///
/// # Errors
/// Where the workbook is damaged, or has too much.
pub fn sheets(
    bytes: &[u8],
    import: &mut Import,
    progress: &mut Progress<'_>,
) -> Result<Vec<Sheet>, FileError> {
    let mut package = Package::open(bytes)?;
    let text = package.xml("content.xml")?;
    let text = text.ok_or(DAMAGED)?;
    let mut xml = Xml::new(&text);
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    let mut hidden = HashSet::new();
    let mut style = String::new();
    let (mut row, mut next_row) = (0_u32, 0_u32);
    let mut column = 0_u32;
    let mut n_alike_rows = 1;
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        match (tag.ns, tag.name()) {
            (Ns::Style, "style") => {
                style = tag.attr("name").unwrap_or_default().into_owned();
            }
            (Ns::Style, "table-properties")
                if tag.attr_as_written("table:display").as_deref() == Some("false") =>
            {
                hidden.insert(style.clone());
            }
            (Ns::Table, "table") => {
                let style = tag.attr("style-name");
                sheets.push(Sheet {
                    name: tag.attr("name").unwrap_or_default().into_owned(),
                    is_hidden: style.is_some_and(|style| hidden.contains(&*style)),
                    grid: Grid::default(),
                });
                next_row = 0;
            }
            (Ns::Table, "table-row") => {
                n_alike_rows = tag.number("number-rows-repeated").unwrap_or(1_u32);
                row = next_row;
                next_row = next_row.saturating_add(n_alike_rows);
                column = 0;
                if row % 256 == 0 {
                    progress.tell(xml.position(), text.len())?;
                }
            }
            (Ns::Table, "table-cell" | "covered-table-cell") => {
                let n = tag.number("number-columns-repeated").unwrap_or(1_u32);
                let is_covered = tag.name() == "covered-table-cell";
                let shown = cell(&mut xml, import)?;
                if let Some(sheet) = sheets.last_mut()
                    && !shown.is_empty()
                    && !is_covered
                {
                    let last_row = row.saturating_add(n_alike_rows.min(MAX_REPEATED));
                    let last_column = column.saturating_add(n.min(MAX_REPEATED));
                    for row in row..last_row {
                        for column in column..last_column {
                            sheet.grid.put(row, column, &shown, &mut budget)?;
                        }
                    }
                }
                column = column.saturating_add(n);
            }
            (Ns::Table, "shapes") => {
                import.leave_out(LeftOut::Pictures, 1);
                xml.skip()?;
            }
            (Ns::Table, "tracked-changes") => xml.skip()?,
            _ => {}
        }
    }
    Ok(sheets)
}

/// The paragraphs of a cell, parted by line ends.
fn cell(xml: &mut Xml<'_>, import: &mut Import) -> Result<String, FileError> {
    let depth = xml.depth();
    let mut shown = String::new();
    let mut n_open = 0_usize;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(tag) => match (tag.ns, tag.name()) {
                (Ns::Office, "annotation") => {
                    import.leave_out(LeftOut::Comments, 1);
                    xml.skip()?;
                }
                (Ns::Draw, _) => {
                    import.leave_out(LeftOut::Pictures, 1);
                    xml.skip()?;
                }
                (Ns::Text, "p") => {
                    if !shown.is_empty() {
                        shown.push('\n');
                    }
                    n_open += 1;
                }
                (Ns::Text, "s") => {
                    let n = tag.number("c").unwrap_or(1_usize).min(1000);
                    shown.extend(std::iter::repeat_n(' ', n));
                }
                (Ns::Text, "tab" | "line-break") => shown.push(' '),
                _ => {}
            },
            Node::Words(words) if n_open > 0 => shown.push_str(&words),
            Node::Words(_) => {}
            Node::Close(..) if xml.depth() < depth => break,
            Node::Close(Ns::Text, end) if end.name() == "p" => n_open = n_open.saturating_sub(1),
            Node::Close(..) => {}
        }
    }
    Ok(shown)
}
