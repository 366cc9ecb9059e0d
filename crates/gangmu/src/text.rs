//! Text below any structure: shared slices, lines, character classes, Word's figures, words in
//! two languages. Knows nothing of reports.

mod bilingual;
pub mod class;
mod cluster;
mod edges;
mod figures;
pub mod initials;
mod lines;
mod position;
mod slice;

pub use bilingual::{Bilingual, Language, both, count, group};
pub use cluster::cluster_start;
pub use edges::Edges;
pub use figures::Figures;
pub use lines::{Line, lines};
pub use position::Position;
pub use slice::Text;

/// Whether `c` is a space that indents or pads: blank, tab, U+3000, U+00A0 and the like, or a
/// character without width. Line ends are not spaces.
pub fn is_space(c: char) -> bool {
    match c {
        ' ' | '\t' | '\u{3000}' => true,
        '\n' | '\r' => false,
        '\0'..='\u{7f}' => c.is_ascii_whitespace() || c == '\u{b}',
        _ => c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}',
    }
}
