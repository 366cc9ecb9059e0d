//! How much a document may have. What exceeds it is given up with a sentence, before memory is spent.

/// Bytes of a file, and of all its parts unpacked.
pub const BYTES: usize = 200 << 20;

/// Elements within each other. A bound against bombs: what people write has less than a hundred.
pub const NESTING: usize = 10_000;

/// Parts of a container.
pub const PARTS: usize = 10_000;

/// Cells of all tables.
pub const CELLS: usize = 1_000_000;

/// Paragraphs and rows.
pub const LINES: usize = 1_000_000;
