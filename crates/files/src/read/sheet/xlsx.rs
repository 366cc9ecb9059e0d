//! The workbooks of Excel since 2007, and of WPS.

use super::Sheet;
use super::grid::{Budget, Grid};
use super::shown::Formats;
use crate::error::FileError;
use crate::import::{Import, LeftOut};
use crate::read::Progress;
use crate::read::limits;
use crate::read::package::Package;
use crate::read::xml::{Node, Ns, Tag, Xml};

const DAMAGED: FileError = FileError::damaged("工作簿", "the workbook");
/// How many styles of cells a workbook can have.
const MAX_STYLES: usize = 1 << 16;

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
    let Some(workbook) = package.xml("xl/workbook.xml")? else {
        return Err(match package.has("xl/workbook.bin") {
            true => FileError::damaged("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)"),
            false => DAMAGED,
        });
    };
    let relations = package.relations("xl/workbook.xml")?;
    let (mut formats, listed) = workbook_of(&workbook)?;
    if let Some(styles) = package.xml("xl/styles.xml")? {
        read_styles(&styles, &mut formats)?;
    }
    let shared = match package.xml("xl/sharedStrings.xml")? {
        Some(strings) => shared_strings(&strings)?,
        None => Vec::new(),
    };
    let pictures = package.names().filter(|name| name.starts_with("xl/media/"));
    import.leave_out(LeftOut::Pictures, pictures.count());
    leave_out_comments(&mut package, import)?;
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    let n = listed.len();
    for (at, listed) in listed.into_iter().enumerate() {
        let part = relations.iter().find(|r| r.id == listed.relation);
        let grid = match part.map(|r| package.xml(&r.part)).transpose()?.flatten() {
            Some(text) => {
                let (from, to) = (at as f32 / n as f32, (at + 1) as f32 / n as f32);
                let mut progress = progress.part(from, to);
                read_sheet(&text, &shared, &mut formats, &mut budget, &mut progress)?
            }
            None => Grid::default(),
        };
        sheets.push(Sheet {
            name: listed.name,
            is_hidden: listed.is_hidden,
            grid,
        });
    }
    Ok(sheets)
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

fn workbook_of(text: &str) -> Result<(Formats, Vec<Listed>), FileError> {
    let (mut formats, mut sheets) = (Formats::default(), Vec::new());
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        let text = |name| tag.attr(name).map(|value| value.into_owned());
        match tag.name() {
            "workbookPr" => {
                formats.is_1904 = matches!(tag.attr("date1904").as_deref(), Some("1" | "true"));
            }
            "sheet" if tag.ns == Ns::Sheet => sheets.push(Listed {
                name: text("name").unwrap_or_default(),
                relation: text("id").unwrap_or_default(),
                is_hidden: text("state").is_some_and(|state| state != "visible"),
            }),
            _ => {}
        }
    }
    Ok((formats, sheets))
}

fn read_styles(text: &str, formats: &mut Formats) -> Result<(), FileError> {
    let mut xml = Xml::new(text);
    let mut in_cells = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(tag) => match tag.name() {
                "numFmt" => {
                    if let Some((id, code)) = tag.number("numFmtId").zip(tag.attr("formatCode")) {
                        formats.own.insert(id, code.into_owned());
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells && formats.of_style.len() < MAX_STYLES => {
                    formats.of_style.push(tag.number("numFmtId").unwrap_or(0));
                }
                _ => {}
            },
            Node::Close(_, end) if end.name() == "cellXfs" => in_cells = false,
            _ => {}
        }
    }
    Ok(())
}

/// The words of a string: of all its runs, without what tells how to say them.
fn string(xml: &mut Xml<'_>) -> Result<String, FileError> {
    let depth = xml.depth();
    let (mut string, mut is_words) = (String::new(), false);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(tag) if tag.name() == "rPh" => xml.skip()?,
            Node::Open(tag) => is_words = tag.name() == "t",
            Node::Words(words) if is_words => string.push_str(&words),
            Node::Words(_) => {}
            Node::Close(..) if xml.depth() < depth => break,
            Node::Close(..) => is_words = false,
        }
    }
    Ok(string)
}

fn shared_strings(text: &str) -> Result<Vec<String>, FileError> {
    let mut strings = Vec::new();
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        if let Node::Open(tag) = node
            && tag.name() == "si"
            && strings.len() < limits::CELLS
        {
            strings.push(string(&mut xml)?);
        }
    }
    Ok(strings)
}

fn leave_out_comments(package: &mut Package<'_>, import: &mut Import) -> Result<(), FileError> {
    let is_comments = |name: &&str| name.starts_with("xl/comments") && name.ends_with(".xml");
    let names: Vec<String> = package
        .names()
        .filter(is_comments)
        .map(str::to_owned)
        .collect();
    for name in names {
        let text = package.xml(&name)?.unwrap_or_default();
        let mut xml = Xml::new(&text);
        while let Some(node) = xml.next()? {
            let is_one = matches!(&node, Node::Open(tag) if tag.name() == "comment");
            import.leave_out(LeftOut::Comments, usize::from(is_one));
        }
    }
    Ok(())
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    column: u32,
    kind: String,
    style: usize,
    value: String,
}

fn read_sheet(
    text: &str,
    shared: &[String],
    formats: &mut Formats,
    budget: &mut Budget,
    progress: &mut Progress<'_>,
) -> Result<Grid, FileError> {
    let mut grid = Grid::default();
    let mut xml = Xml::new(text);
    let (mut row, mut column, mut in_value) = (0_u32, 0, false);
    let mut cell = Cell::default();
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(tag) if tag.ns == Ns::Sheet => match tag.name() {
                "row" => {
                    row = tag.number("r").unwrap_or_else(|| row.saturating_add(1));
                    column = 0;
                    if row % 1024 == 0 {
                        progress.tell(xml.position(), text.len())?;
                    }
                }
                "c" => cell = open_cell(&tag, column),
                "is" => cell.value = string(&mut xml)?,
                name => in_value = name == "v",
            },
            Node::Words(words) if in_value => cell.value.push_str(&words),
            Node::Close(Ns::Sheet, end) => {
                in_value = false;
                match end.name() {
                    "c" => {
                        let shown = shown(&cell, shared, formats);
                        grid.put(row.saturating_sub(1), cell.column, &shown, budget)?;
                        column = cell.column.saturating_add(1);
                    }
                    "sheetData" => break,
                    _ => {}
                }
            }
            _ => {}
        }
    }
    Ok(grid)
}

fn open_cell(tag: &Tag<'_>, next: u32) -> Cell {
    Cell {
        column: tag
            .attr("r")
            .and_then(|place| column(&place))
            .unwrap_or(next),
        kind: tag
            .attr("t")
            .map(|kind| kind.into_owned())
            .unwrap_or_default(),
        style: tag.number("s").unwrap_or(0),
        value: String::new(),
    }
}

/// The column of `AB12`, from 0.
fn column(place: &str) -> Option<u32> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let n = letters.fold(0_u32, |n, letter| {
        n.saturating_mul(26).saturating_add(digit(letter))
    });
    n.checked_sub(1)
}

fn shown(cell: &Cell, shared: &[String], formats: &mut Formats) -> String {
    let value = cell.value.as_str();
    match cell.kind.as_str() {
        "s" => {
            let string = value.trim().parse::<usize>().ok();
            string
                .and_then(|at| shared.get(at))
                .cloned()
                .unwrap_or_default()
        }
        "b" => truth(value.trim() == "1").to_owned(),
        "" | "n" => match value.trim().parse() {
            Ok(number) => formats.show(number, cell.style),
            Err(_) => value.to_owned(),
        },
        "d" => value.replace('T', " "),
        _ => value.to_owned(),
    }
}

/// A truth value as sheets show it.
pub fn truth(is_true: bool) -> &'static str {
    if is_true { "TRUE" } else { "FALSE" }
}
