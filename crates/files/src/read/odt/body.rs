//! The flow of a document: paragraphs, lists, tables, and what stands in frames within them.

use super::lists::{Counting, Open};
use super::styles::Styles;
use crate::error::{FileError, Limit};
use crate::import::{LeftOut, Line};
use crate::read::number::sign;
use crate::read::table::Table;
use crate::read::xml::{Node, Ns, Tag, Xml};
use crate::read::{Progress, limits};

/// What is read of a document.
pub struct Body<'a> {
    styles: &'a Styles,
    counting: Counting,
    /// The text, and frames and notes within it: the innermost last.
    flows: Vec<Flow>,
    notes: Vec<Vec<Line>>,
    pub n_tables: usize,
    pub left_out: Vec<LeftOut>,
    n_cells: usize,
}

/// What has paragraphs of its own.
#[derive(Default)]
struct Flow {
    lines: Vec<Line>,
    paragraph: Option<Paragraph>,
    tables: Vec<Table>,
    lists: Vec<Open>,
    /// Whether it ends with a note.
    is_note: bool,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    level: u8,
    is_hidden: bool,
    /// The depths of elements that hide their words.
    hiding: Vec<usize>,
    /// Whether a space more would be none.
    is_spaced: bool,
    /// What stands in frames that are anchored in it.
    after: Vec<Line>,
}

impl Paragraph {
    fn put(&mut self, c: char) {
        if self.hiding.is_empty() {
            self.text.push(c);
            self.is_spaced = false;
        }
    }

    /// Words, in which white space of any length is one space.
    fn words(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' => {
                    if !self.is_spaced {
                        self.put(' ');
                        self.is_spaced = self.hiding.is_empty();
                    }
                }
                '\u{ad}' => {}
                '\u{2011}' => self.put('-'),
                c if c.is_control() => {}
                c => self.put(sign(c)),
            }
        }
    }
}

impl Flow {
    fn add(&mut self, lines: impl IntoIterator<Item = Line>) {
        let cell = self.tables.iter_mut().rev().find_map(Table::cell);
        cell.unwrap_or(&mut self.lines).extend(lines);
    }
}

impl<'a> Body<'a> {
    pub fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            counting: Counting::new(styles),
            flows: vec![Flow::default()],
            notes: Vec::new(),
            n_tables: 0,
            left_out: Vec::new(),
            n_cells: 0,
        }
    }

    /// Reads the part with the text.
    pub fn read(&mut self, text: &str, progress: &mut Progress<'_>) -> Result<(), FileError> {
        let mut xml = Xml::new(text);
        let mut told = 0;
        while let Some(node) = xml.next()? {
            if xml.position() >= told {
                told = xml.position() + (64 << 10);
                progress.tell(xml.position(), text.len())?;
            }
            match node {
                Node::Open(tag) => self.opened(&tag, &mut xml)?,
                Node::Close(ns, end) => self.closed(ns, end.name(), xml.depth() + 1),
                Node::Words(words) => {
                    if let Some(paragraph) = self.paragraph() {
                        paragraph.words(&words);
                    }
                }
            }
        }
        Ok(())
    }

    /// Its lines, the notes last.
    pub fn into_lines(mut self) -> Vec<Line> {
        let mut lines = self
            .flows
            .drain(..)
            .flat_map(|flow| flow.lines)
            .collect::<Vec<_>>();
        for (nth, note) in self.notes.into_iter().enumerate() {
            for (at, mut line) in note.into_iter().enumerate() {
                if at == 0 {
                    line.text = format!("[注{}] {}", nth + 1, line.text.trim_start());
                }
                lines.push(line);
            }
        }
        lines
    }

    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        self.flows.last_mut()?.paragraph.as_mut()
    }

    fn put(&mut self, c: char, n: usize) {
        if let Some(paragraph) = self.paragraph() {
            (0..n).for_each(|_| paragraph.put(c));
        }
    }

    fn opened(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<(), FileError> {
        let name = tag.name();
        match (tag.ns, name) {
            (Ns::Text, "p" | "h") => self.begin_paragraph(tag),
            (Ns::Text, "s") => self.put(' ', tag.number("c").unwrap_or(1).min(1000)),
            (Ns::Text, "tab") => self.put('\t', 1),
            (Ns::Text, "line-break") => self.put('\n', 1),
            (Ns::Text, "span") => {
                let style = tag.attr("style-name").unwrap_or_default();
                if self.styles.hides_words(&style) {
                    self.hide(xml.depth());
                }
            }
            (Ns::Text, "hidden-text") => self.hide(xml.depth()),
            (Ns::Text, "section") if tag.attr("display").is_some_and(|d| d == "none") => {
                self.left_out.push(LeftOut::Hidden);
                xml.skip()?;
            }
            (Ns::Text, "list") => {
                if let Some(flow) = self.flows.last_mut() {
                    self.counting.begin(tag, &mut flow.lists);
                }
            }
            (Ns::Text, "list-item" | "list-header") => {
                if let Some(flow) = self.flows.last_mut() {
                    self.counting.begin_item(tag, &mut flow.lists);
                }
            }
            (Ns::Text, "tracked-changes") => self.changes(xml)?,
            (Ns::Text, "note") => self.flows.push(Flow {
                is_note: true,
                ..Flow::default()
            }),
            (Ns::Draw, "text-box" | "custom-shape" | "rect" | "ellipse") => {
                self.flows.push(Flow::default());
            }
            (Ns::Draw, "frame") => self.picture(xml)?,
            (Ns::Office, "annotation") => {
                self.left_out.push(LeftOut::Comments);
                xml.skip()?;
            }
            (Ns::Text, "note-citation" | "ruby-text") => xml.skip()?,
            // What makes a table of contents, not what it says.
            (Ns::Text, name) if name.ends_with("-source") => xml.skip()?,
            (
                Ns::Office,
                "forms" | "scripts" | "font-face-decls" | "automatic-styles" | "styles",
            ) => {
                xml.skip()?;
            }
            (Ns::Table, _) => self.table(tag)?,
            _ => {}
        }
        Ok(())
    }

    fn begin_paragraph(&mut self, tag: &Tag<'_>) {
        let Some(flow) = self.flows.last_mut() else {
            return;
        };
        let style = tag.attr("style-name").unwrap_or_default();
        let is_hidden = self.styles.hides_paragraph(&style);
        let level = match tag.name() {
            "h" => tag.number("outline-level").unwrap_or(1),
            _ => 0,
        };
        let is_head = tag.attr("is-list-header").is_some_and(|v| v == "true");
        let number = match flow.lists.is_empty() {
            _ if is_hidden => None,
            false => self.counting.in_list(&mut flow.lists),
            true if is_head => None,
            true => {
                let list = self.styles.list_of(&style);
                let start = tag.number("start-value");
                self.counting.heading(level.into(), list.as_deref(), start)
            }
        };
        flow.paragraph = Some(Paragraph {
            text: number.unwrap_or_default(),
            level: level.min(9),
            is_hidden,
            is_spaced: true,
            ..Paragraph::default()
        });
    }

    fn hide(&mut self, depth: usize) {
        self.left_out.push(LeftOut::Hidden);
        if let Some(paragraph) = self.paragraph() {
            paragraph.hiding.push(depth);
        }
    }

    /// Changes stand in front of the text: of them, what is deleted is counted.
    fn changes(&mut self, xml: &mut Xml<'_>) -> Result<(), FileError> {
        let depth = xml.depth();
        while let Some(node) = xml.next_within(depth)? {
            if let Node::Open(tag) = node
                && tag.name() == "deletion"
            {
                self.left_out.push(LeftOut::Deleted);
            }
        }
        Ok(())
    }

    /// What a frame holds: its first child says. A picture is left out, a box is read.
    fn picture(&mut self, xml: &mut Xml<'_>) -> Result<(), FileError> {
        let depth = xml.depth();
        while let Some(node) = xml.next_within(depth)? {
            let Node::Open(tag) = node else { continue };
            let what = match (tag.ns, tag.name()) {
                (Ns::Draw, "text-box") => {
                    self.flows.push(Flow::default());
                    return Ok(());
                }
                (Ns::Draw, "object" | "object-ole" | "plugin") => LeftOut::Objects,
                (Ns::Draw, "image") => LeftOut::Pictures,
                _ => {
                    xml.skip()?;
                    continue;
                }
            };
            self.left_out.push(what);
            while xml.next_within(depth)?.is_some() {}
            return Ok(());
        }
        Ok(())
    }

    fn table(&mut self, tag: &Tag<'_>) -> Result<(), FileError> {
        let Some(flow) = self.flows.last_mut() else {
            return Ok(());
        };
        if tag.name() == "table" {
            self.n_tables += usize::from(flow.tables.is_empty());
            flow.tables.push(Table::default());
            return Ok(());
        }
        let Some(table) = flow.tables.last_mut() else {
            return Ok(());
        };
        let number = |name| tag.number(name).unwrap_or(1);
        match tag.name() {
            "table-row" => table.begin_row(),
            "table-cell" | "covered-table-cell" => {
                self.n_cells += 1;
                if self.n_cells > limits::CELLS {
                    return Err(FileError::Exceeds(Limit::Cells));
                }
                table.begin_cell();
                table.widen(number("number-columns-repeated"));
                if tag.name().starts_with('c') {
                    table.is_rest();
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// An element ends that was `depth` deep.
    fn closed(&mut self, ns: Ns, name: &str, depth: usize) {
        if let Some(paragraph) = self.paragraph() {
            paragraph.hiding.retain(|hides| *hides != depth);
        }
        let Some(flow) = self.flows.last_mut() else {
            return;
        };
        match (ns, name) {
            (Ns::Text, "p" | "h") => {
                let Some(paragraph) = flow.paragraph.take() else {
                    return;
                };
                if paragraph.is_hidden {
                    self.left_out.push(LeftOut::Hidden);
                    return;
                }
                let text = paragraph.text.trim_end_matches(' ');
                let lines = text.split('\n').enumerate().map(|(nth, text)| Line {
                    text: text.to_owned(),
                    level: if nth == 0 { paragraph.level } else { 0 },
                    is_row: false,
                });
                let lines: Vec<Line> = lines.chain(paragraph.after).collect();
                flow.add(lines);
            }
            (Ns::Text, "list") => drop(flow.lists.pop()),
            (Ns::Text, "note") | (Ns::Draw, "text-box" | "custom-shape" | "rect" | "ellipse") => {
                self.end_flow();
            }
            (Ns::Table, "table") => drop(flow.tables.pop()),
            (Ns::Table, "table-row") => {
                let row = flow.tables.last_mut().map(Table::end_row);
                flow.add(row.unwrap_or_default());
            }
            (Ns::Table, "table-cell" | "covered-table-cell") => {
                if let Some(table) = flow.tables.last_mut() {
                    table.end_cell();
                }
            }
            _ => {}
        }
    }

    fn end_flow(&mut self) {
        let ended = self.flows.pop().unwrap_or_default();
        let is_said = |line: &Line| !line.text.trim().is_empty();
        let lines = ended.lines.into_iter().filter(is_said);
        let Some(flow) = self.flows.last_mut() else {
            return;
        };
        if ended.is_note {
            self.notes.push(lines.collect());
            return;
        }
        match &mut flow.paragraph {
            Some(paragraph) => paragraph.after.extend(lines),
            None => flow.add(lines),
        }
    }
}
