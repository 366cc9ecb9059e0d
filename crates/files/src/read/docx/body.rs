//! The flow of a document: paragraphs, tables, and what stands in boxes within them.

use super::paragraph::{Mark, Paragraph};
use super::styles::{Styles, is_set};
use super::table;
use crate::error::{FileError, Limit};
use crate::import::{LeftOut, Line};
use crate::read::number::{Format, Lists, sign};
use crate::read::table::Table;
use crate::read::xml::{Node, Ns, Tag, Xml};
use crate::read::{Progress, limits};

/// What is read of a document, part by part.
pub struct Body<'a> {
    styles: &'a Styles,
    lists: Lists,
    pub n_tables: usize,
    pub left_out: Vec<(LeftOut, usize)>,
    n_cells: usize,
    /// The notes that the text refers to, in their order.
    notes: Vec<(Notes, String)>,
}

/// A sort of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notes {
    Foot,
    End,
}

impl Notes {
    /// The part where they stand.
    pub fn part(self) -> &'static str {
        match self {
            Self::Foot => "footnotes",
            Self::End => "endnotes",
        }
    }
}

/// The text, a text box, a note: what has paragraphs of its own.
#[derive(Default)]
struct Flow {
    lines: Vec<Line>,
    paragraph: Option<Paragraph>,
    /// A paragraph whose end is not seen.
    open: Option<Paragraph>,
    tables: Vec<Table>,
    fields: Vec<Field>,
    is_hidden: bool,
}

/// A field: first its code, then its result.
#[derive(Default)]
struct Field {
    is_result: bool,
    code: String,
}

impl Flow {
    fn is_seen(&self) -> bool {
        !self.is_hidden && self.fields.iter().all(|field| field.is_result)
    }

    fn put(&mut self, words: &str) {
        if self.is_seen()
            && let Some(paragraph) = &mut self.paragraph
        {
            paragraph.text.push_str(words);
        }
    }

    fn add(&mut self, lines: Vec<Line>) {
        let cell = self.tables.iter_mut().rev().find_map(Table::cell);
        cell.unwrap_or(&mut self.lines).extend(lines);
    }
}

impl<'a> Body<'a> {
    pub fn new(styles: &'a Styles, lists: Lists) -> Self {
        Self {
            styles,
            lists,
            n_tables: 0,
            left_out: Vec::new(),
            n_cells: 0,
            notes: Vec::new(),
        }
    }

    /// The lines of a part.
    pub fn read(
        &mut self,
        text: &str,
        progress: &mut Progress<'_>,
    ) -> Result<Vec<Line>, FileError> {
        let mut xml = Xml::new(text);
        let mut told = 0;
        let mut flows = vec![Flow::default()];
        while let Some(node) = xml.next()? {
            if xml.position() >= told {
                told = xml.position() + (64 << 10);
                progress.tell(xml.position(), text.len())?;
            }
            self.node(node, &mut xml, &mut flows)?;
        }
        Ok(flows.pop().map(|flow| self.ended(flow)).unwrap_or_default())
    }

    /// The notes of that sort that the text refers to, in their order there.
    pub fn notes(
        &mut self,
        kind: Notes,
        text: &str,
        progress: &mut Progress<'_>,
    ) -> Result<Vec<Vec<Line>>, FileError> {
        progress.tell(0, 1)?;
        let mut wanted: Vec<(String, Vec<Line>)> = Vec::new();
        self.notes.retain(|(of, id)| {
            if *of == kind {
                wanted.push((id.clone(), Vec::new()));
            }
            *of != kind
        });
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            if !matches!(tag.name(), "footnote" | "endnote") {
                continue;
            }
            let id = tag.attr("id").unwrap_or_default().into_owned();
            let mut flows = vec![Flow::default()];
            let depth = xml.depth();
            while let Some(node) = xml.next_within(depth)? {
                self.node(node, &mut xml, &mut flows)?;
            }
            let lines = flows.pop().map(|flow| self.ended(flow)).unwrap_or_default();
            if let Some((_, note)) = wanted.iter_mut().find(|(of, _)| *of == id) {
                *note = lines
                    .into_iter()
                    .filter(|line| !line.text.trim().is_empty())
                    .collect();
            }
        }
        Ok(wanted.into_iter().map(|(_, note)| note).collect())
    }

    fn ended(&mut self, mut flow: Flow) -> Vec<Line> {
        if let Some(open) = flow.open.take() {
            let lines = open.into_lines(self.styles, &mut self.lists);
            flow.add(lines);
        }
        flow.lines
    }

    fn leave_out(&mut self, what: LeftOut) {
        self.left_out.push((what, 1));
    }

    fn node(
        &mut self,
        node: Node<'_>,
        xml: &mut Xml<'_>,
        flows: &mut Vec<Flow>,
    ) -> Result<(), FileError> {
        match node {
            Node::Open(tag) => self.opened(&tag, xml, flows),
            Node::Close(ns, end) => {
                if ns == Ns::Word {
                    self.closed(end.name(), flows);
                }
                Ok(())
            }
            Node::Words(_) => Ok(()),
        }
    }

    fn opened(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        flows: &mut Vec<Flow>,
    ) -> Result<(), FileError> {
        let Some(flow) = flows.last_mut() else {
            return Ok(());
        };
        match (tag.ns, tag.name()) {
            (Ns::Word, name) => match name {
                "p" => flow.paragraph = Some(Paragraph::default()),
                "pPr" => {
                    if let Some(paragraph) = &mut flow.paragraph {
                        paragraph.read_properties(xml)?;
                    }
                }
                "r" => {
                    let hides = |p: &Paragraph| p.is_hidden(self.styles);
                    flow.is_hidden = flow.paragraph.as_ref().is_some_and(hides);
                }
                "rPr" => self.run_properties(xml, flow)?,
                "t" => self.words(tag, xml, flow)?,
                "tab" | "ptab" => flow.put("\t"),
                "cr" => flow.put("\n"),
                "br" => flow.put(match tag.attr("type").as_deref() {
                    Some("page" | "column") => "\u{c}",
                    _ => "\n",
                }),
                "noBreakHyphen" => flow.put("-"),
                "sym" => flow.put(symbol(tag).encode_utf8(&mut [0; 4])),
                "fldChar" => field(tag, flow),
                "instrText" => {
                    let code = xml.words()?;
                    if let Some(field) = flow.fields.last_mut().filter(|f| !f.is_result) {
                        field.code.push_str(&code);
                    }
                }
                "del" | "moveFrom" => {
                    self.leave_out(LeftOut::Deleted);
                    xml.skip()?;
                }
                "tbl" => {
                    self.n_tables += usize::from(flow.tables.is_empty());
                    flow.tables.push(Table::default());
                }
                "tr" | "trPr" | "tc" | "tcPr" => self.table(name, xml, flow)?,
                "footnoteReference" | "endnoteReference" => {
                    let of = if name.starts_with('f') {
                        Notes::Foot
                    } else {
                        Notes::End
                    };
                    let id = tag.attr("id").unwrap_or_default();
                    self.notes.push((of, id.into_owned()));
                }
                "commentReference" => self.leave_out(LeftOut::Comments),
                "object" | "altChunk" | "subDoc" => {
                    self.leave_out(LeftOut::Objects);
                    xml.skip()?;
                }
                "txbxContent" => flows.push(Flow::default()),
                "sdtPr" | "sdtEndPr" | "rt" | "rubyPr" | "tblPr" | "tblPrEx" | "tblGrid"
                | "sectPr" | "delText" | "delInstrText" => xml.skip()?,
                _ => {}
            },
            (Ns::Compatibility, "Fallback") => xml.skip()?,
            (Ns::Math, "t") => flow.put(&xml.words()?),
            (Ns::Other, "pic" | "chart" | "relIds" | "imagedata") => {
                self.leave_out(LeftOut::Pictures);
                xml.skip()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn closed(&mut self, name: &str, flows: &mut Vec<Flow>) {
        if name == "txbxContent" && flows.len() > 1 {
            let lines = flows.pop().map(|flow| self.ended(flow)).unwrap_or_default();
            let lines = lines
                .into_iter()
                .filter(|line| !line.text.trim().is_empty());
            if let Some(flow) = flows.last_mut() {
                match &mut flow.paragraph {
                    Some(paragraph) => paragraph.after.extend(lines),
                    None => flow.lines.extend(lines),
                }
            }
            return;
        }
        let Some(flow) = flows.last_mut() else { return };
        match name {
            "p" => {
                let Some(mut paragraph) = flow.paragraph.take() else {
                    return;
                };
                // A code that does not end with its paragraph is none.
                flow.fields
                    .iter_mut()
                    .for_each(|field| field.is_result = true);
                flow.is_hidden = false;
                if let Some(before) = flow.open.take() {
                    paragraph.follow(before);
                }
                if paragraph.mark != Mark::Kept {
                    flow.open = Some(paragraph);
                    return;
                }
                let lines = paragraph.into_lines(self.styles, &mut self.lists);
                flow.add(lines);
            }
            "r" => flow.is_hidden = false,
            "tc" => {
                if let Some(open) = flow.open.take() {
                    let lines = open.into_lines(self.styles, &mut self.lists);
                    flow.add(lines);
                }
                if let Some(table) = flow.tables.last_mut() {
                    table.end_cell();
                }
            }
            "tr" => {
                let row = flow.tables.last_mut().map(Table::end_row);
                flow.add(row.unwrap_or_default());
            }
            "tbl" => drop(flow.tables.pop()),
            _ => {}
        }
    }

    fn table(&mut self, name: &str, xml: &mut Xml<'_>, flow: &mut Flow) -> Result<(), FileError> {
        let Some(table) = flow.tables.last_mut() else {
            return Ok(());
        };
        match name {
            "tr" => table.begin_row(),
            "trPr" => table::read_row(table, xml)?,
            "tcPr" => table::read_cell(table, xml)?,
            _ => {
                self.n_cells += 1;
                if self.n_cells > limits::CELLS {
                    return Err(FileError::Exceeds(Limit::Cells));
                }
                table.begin_cell();
            }
        }
        Ok(())
    }

    /// Reads the properties of a run; their element has just begun.
    fn run_properties(&mut self, xml: &mut Xml<'_>, flow: &mut Flow) -> Result<(), FileError> {
        let depth = xml.depth();
        while let Some(node) = xml.next_within(depth)? {
            let Node::Open(tag) = node else { continue };
            match (tag.ns, tag.name()) {
                (Ns::Word, "vanish") => flow.is_hidden = is_set(&tag),
                (Ns::Word, "rStyle") => {
                    let id = tag.attr("val").unwrap_or_default();
                    flow.is_hidden |= self.styles.hides(&id);
                }
                (Ns::Word, "rPrChange") => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// White space around words is none unless it is said to be.
    fn words(
        &mut self,
        tag: &Tag<'_>,
        xml: &mut Xml<'_>,
        flow: &mut Flow,
    ) -> Result<(), FileError> {
        let is_kept = tag
            .attr_as_written("xml:space")
            .is_some_and(|space| space == "preserve");
        let words = xml.words()?;
        let words = match is_kept {
            true => &words,
            false => words.trim_matches([' ', '\t', '\r', '\n']),
        };
        if flow.is_hidden && !words.is_empty() {
            self.leave_out(LeftOut::Hidden);
        }
        if words.contains(['\r', '\n', '\t']) {
            flow.put(&words.replace(['\r', '\n', '\t'], " "));
        } else {
            flow.put(words);
        }
        Ok(())
    }
}

fn symbol(tag: &Tag<'_>) -> char {
    let code = tag.attr("char");
    let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
    match code.and_then(char::from_u32) {
        // Word writes the signs of Wingdings without their page, too.
        Some(c) if (c as u32) < 0x100 => sign(char::from_u32(0xF000 + c as u32).unwrap_or(c)),
        Some(c) => sign(c),
        None => '□',
    }
}

fn field(tag: &Tag<'_>, flow: &mut Flow) {
    match tag.attr("fldCharType").as_deref() {
        Some("begin") => flow.fields.push(Field::default()),
        Some("separate") => {
            if let Some(field) = flow.fields.last_mut() {
                field.is_result = true;
            }
        }
        Some("end") => {
            let field = flow.fields.pop().unwrap_or_default();
            if !field.is_result
                && let Some(circled) = circled(&field.code)
            {
                flow.put(&circled);
            }
        }
        _ => {}
    }
}

/// What a field without a result draws: a character in a circle, `eq \o\ac(○,1)`.
fn circled(code: &str) -> Option<String> {
    let code: String = code.to_lowercase().split_whitespace().collect();
    let (_, inner) = code
        .strip_prefix("eq\\o\\ac(")?
        .split_once([',', '，', ';'])?;
    let inner = inner.strip_suffix(')')?;
    let number = inner.parse().ok().filter(|n| (1..=20).contains(n));
    Some(match number {
        Some(n) => {
            let mut shown = String::new();
            Format::Circle.write(n, &mut shown);
            shown
        }
        None => inner.to_owned(),
    })
}
