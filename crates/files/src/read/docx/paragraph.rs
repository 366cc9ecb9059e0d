//! A paragraph as it is collected, and the lines that it makes.

use super::styles::{Styles, is_set};
use crate::error::FileError;
use crate::import::Line;
use crate::read::number::Lists;
use crate::read::xml::{Node, Ns, Xml};

/// A paragraph.
#[derive(Debug, Default)]
pub struct Paragraph {
    style: Option<String>,
    num: Option<i64>,
    level: Option<usize>,
    outline: Option<u8>,
    /// What becomes of its end.
    pub mark: Mark,
    /// Its words; a line of its own after each `\n`, and after each form feed between words.
    pub text: String,
    /// What stands in text boxes that are anchored in it.
    pub after: Vec<Line>,
}

/// The end of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    Kept,
    /// It goes on in the next one, which has its form.
    Deleted,
    /// The next one goes on in it.
    Hidden,
}

impl Paragraph {
    /// Reads its properties; their element has just begun.
    pub fn read_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), FileError> {
        let depth = xml.depth();
        // Of the properties of the mark, only their own level is read.
        let mut of_mark = false;
        while let Some(node) = xml.next_within(depth)? {
            match node {
                Node::Open(tag) if tag.ns == Ns::Word => match tag.name() {
                    "rPr" => of_mark = true,
                    "pPrChange" | "rPrChange" | "sectPr" => xml.skip()?,
                    "del" | "moveFrom" if of_mark => self.mark = Mark::Deleted,
                    "vanish" if of_mark && is_set(&tag) && self.mark == Mark::Kept => {
                        self.mark = Mark::Hidden;
                    }
                    "pStyle" => self.style = tag.attr("val").map(Into::into),
                    "numId" => self.num = tag.number("val"),
                    "ilvl" => self.level = tag.number("val"),
                    "outlineLvl" => self.outline = tag.number("val"),
                    _ => {}
                },
                Node::Close(Ns::Word, end) if end.name() == "rPr" => of_mark = false,
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether its style hides it.
    pub fn is_hidden(&self, styles: &Styles) -> bool {
        self.style.as_deref().is_some_and(|id| styles.hides(id))
    }

    /// What goes on here stood before, in `before`.
    pub fn follow(&mut self, mut before: Self) {
        let takes_form = before.mark == Mark::Hidden && !before.text.trim().is_empty();
        self.text.insert_str(0, &before.text);
        self.after.splice(0..0, before.after.drain(..));
        if takes_form {
            let (text, after, mark) = (&mut self.text, &mut self.after, self.mark);
            before.text = std::mem::take(text);
            before.after = std::mem::take(after);
            before.mark = mark;
            *self = before;
        }
    }

    /// Its lines, the first with its number; then those of its text boxes.
    pub fn into_lines(mut self, styles: &Styles, lists: &mut Lists) -> Vec<Line> {
        let style = self.style.as_deref();
        let by_style = || styles.of_paragraph(style);
        let numbered = by_style().find(|(_, style)| style.num.is_some());
        let num = self.num.or(numbered.and_then(|(_, style)| style.num));
        if let Some(num) = num.filter(|num| *num != 0) {
            let linked = || by_style().find_map(|(id, _)| lists.level_of_style(num, id));
            let said = || numbered.and_then(|(_, style)| style.level);
            let level = match (self.level, self.num) {
                (Some(level), _) => level,
                (None, Some(_)) => 0,
                (None, None) => linked().or_else(said).unwrap_or_default(),
            };
            if let Some(number) = lists.count(num, level) {
                self.text.insert_str(0, &number);
            }
        }
        let outline = by_style().find_map(|(_, style)| style.outline);
        let outline = self.outline.or(outline).filter(|level| *level < 9);
        let level = outline.map_or(0, |level| level + 1);
        // A page that breaks before or after all words breaks no line.
        let text = self.text.trim_matches('\u{c}').replace('\u{c}', "\n");
        let lines = text.split('\n').enumerate().map(|(nth, text)| Line {
            text: text.to_owned(),
            level: if nth == 0 { level } else { 0 },
            is_row: false,
        });
        lines.chain(self.after).collect()
    }
}
