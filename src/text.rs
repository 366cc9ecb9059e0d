//! Text below any structure: shared slices and line splitting. Knows nothing of reports.

mod lines;
mod slice;

pub use lines::{Line, lines};
pub use slice::Text;

/// Whether `c` is a space that indents or pads: blank, tab, U+3000, U+00A0 and the like.
/// Line ends are not spaces.
pub fn is_space(c: char) -> bool {
    c != '\n' && c != '\r' && (c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}')
}
