//! Text below any structure: shared slices, lines, character classes, Word's figures, words in
//! two languages. Knows nothing of reports.

mod bilingual;
mod cells;
pub mod class;
mod cluster;
mod edges;
mod figures;
pub mod initials;
mod lines;
mod order;
mod position;
mod seek;
mod slice;
mod starts;
mod variants;

pub use bilingual::{Bilingual, Language, both, count, group};
pub use cells::{cells, parted};
pub use cluster::cluster_start;
pub use edges::Edges;
pub use figures::Figures;
pub use lines::{Line, lines};
pub use order::{sort_by, sort_by_key, sort_indices};
pub use position::Position;
pub(crate) use seek::seek;
pub use slice::Text;
pub use starts::Starts;
pub use variants::simplified;
pub(crate) use variants::{has_variant, simplified_char};

/// Whether `c` is a Chinese character: 〇 is one, and so are the rare ones of names.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
        || matches!(c, '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// `text` without these words at its start, as often as they stand there.
pub fn trim_words<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    while let Some(rest) = words.iter().find_map(|w| text.strip_prefix(w)) {
        text = rest;
    }
    text
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_characters_are_told_from_all_else() {
        assert!("一龥〇㐀䶵𬭎豈".chars().all(is_han));
        assert!(!"，。（1aＡア○ 　".chars().any(is_han));
    }

    #[test]
    fn words_fall_from_the_start() {
        assert_eq!(trim_words("目前目前，已整改", &["目前", "，"]), "已整改");
        assert_eq!(trim_words("整改", &["改"]), "整改");
    }
}
