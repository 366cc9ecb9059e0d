//! What a file holds, as its reader sees it.

use gangmu::import::Source;

/// A document as lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// What the file was told for.
    pub source: Source,
    /// Its lines, in the order of reading.
    pub lines: Vec<Line>,
    /// How many tables it has.
    pub n_tables: usize,
    /// What was left out, and how often.
    pub left_out: Vec<(LeftOut, usize)>,
}

/// A paragraph, or a row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its words, with the automatic number as it is seen; a row's cells stand between tabs. No
    /// line end.
    pub text: String,
    /// The outline level that the document gives it, 1 the outermost; 0 for none.
    pub level: u8,
    /// Whether it is a row of a table.
    pub is_row: bool,
}

/// What lines cannot say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// Pictures, drawings, charts.
    Pictures,
    /// Comments in the margin.
    Comments,
    /// Text that the document hides.
    Hidden,
    /// Words that tracked changes delete.
    Deleted,
    /// Running heads and feet, page numbers.
    Margins,
    /// Sheets of a workbook that hold nothing or are hidden.
    Sheets,
}
