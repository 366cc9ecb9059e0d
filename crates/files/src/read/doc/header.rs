//! The head of a Word document: where its tables stand, and how long its stories are.

use crate::error::FileError;
use crate::read::compound::{Compound, u16_at, u32_at};

const DAMAGED: FileError = FileError::damaged("文档头", "its head");

/// The tables that are read, by their places in the list of tables.
#[derive(Clone, Copy)]
#[repr(usize)]
pub enum Table {
    Styles = 1,
    NoteTexts = 3,
    Comments = 4,
    HeaderTexts = 11,
    CharacterPages = 12,
    ParagraphPages = 13,
    Pieces = 33,
    Shapes = 40,
    EndnoteTexts = 47,
    BoxTexts = 56,
    Lists = 73,
    ListOverrides = 74,
}

/// The streams of a document, and the bounds of its stories.
pub struct Header {
    /// The stream of the text.
    pub main: Vec<u8>,
    /// The stream of the tables.
    pub tables: Vec<u8>,
    /// The stream of what is too long for the pages of properties.
    pub data: Vec<u8>,
    /// Where each story ends, in characters: the text, footnotes, headers, macros, comments,
    /// endnotes, text boxes, those of headers.
    ends: [u32; 8],
}

/// A story's place among the others.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Story {
    Text,
    Footnotes,
    Headers,
    Macros,
    Comments,
    Endnotes,
    Boxes,
    HeaderBoxes,
}

impl Header {
    /// Reads it.
    ///
    /// # Errors
    /// Where it is damaged, locked, or of a Word before 97.
    pub fn open(bytes: &[u8]) -> Result<Self, FileError> {
        let file = Compound::open(bytes)?;
        let main = file.stream("WordDocument")?.ok_or(DAMAGED)?;
        let field = |at| u16_at(&main, at).ok_or(DAMAGED);
        let flags = field(10)?;
        if flags & 0x0100 != 0 {
            return Err(FileError::Encrypted);
        }
        // Word 6 and 95 have another head.
        if field(0)? != 0xA5EC || field(2)? < 0xC0 {
            return Err(FileError::damaged(
                "Word 97 以前的格式",
                "a format older than Word 97",
            ));
        }
        let name = ["0Table", "1Table"][usize::from(flags & 0x0200 != 0)];
        let tables = file.stream(name)?.ok_or(DAMAGED)?;
        let data = file.stream("Data")?.unwrap_or_default();
        let mut ends = [0_u32; 8];
        let mut end = 0_u32;
        for (at, slot) in ends.iter_mut().enumerate() {
            let len = u32_at(&main, 0x4C + 4 * at).ok_or(DAMAGED)?;
            end = end.checked_add(len).ok_or(DAMAGED)?;
            *slot = end;
        }
        Ok(Self {
            main,
            tables,
            data,
            ends,
        })
    }

    /// Where a table stands among the tables: its beginning and its length.
    pub fn place(&self, table: Table) -> Option<(usize, usize)> {
        let at = 0x9A + 8 * table as usize;
        let place = |at| u32_at(&self.main, at).map(|n| n as usize);
        Some((place(at)?, place(at + 4)?))
    }

    /// The bytes of a table; none where the document has no such table.
    pub fn table(&self, table: Table) -> &[u8] {
        let bytes = self
            .place(table)
            .and_then(|(from, len)| self.tables.get(from..from.checked_add(len)?));
        bytes.unwrap_or_default()
    }

    /// How many characters all stories have.
    pub fn n_characters(&self) -> u32 {
        self.ends[7]
    }

    /// Where a story begins.
    pub fn start(&self, story: Story) -> u32 {
        (story as usize)
            .checked_sub(1)
            .map_or(0, |before| self.ends[before])
    }

    /// The story that the character stands in, and the character's place in it.
    pub fn story_at(&self, cp: u32) -> (Story, u32) {
        use Story::{Boxes, Comments, Endnotes, Footnotes, HeaderBoxes, Headers, Macros, Text};
        let all = [
            Text,
            Footnotes,
            Headers,
            Macros,
            Comments,
            Endnotes,
            Boxes,
            HeaderBoxes,
        ];
        let at = self.ends.iter().position(|end| cp < *end).unwrap_or(7);
        (all[at], cp - self.start(all[at]))
    }
}
