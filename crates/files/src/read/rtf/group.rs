//! The groups of an RTF: what each is for, and what holds in it.

use super::tables::Script;
use crate::import::LeftOut;

/// Where the words of a group go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    #[default]
    Text,
    /// The result of a field, or what stands around it.
    Field,
    /// The code of a field.
    Code,
    /// The number of a paragraph.
    Number,
    Note,
    /// A text box.
    Box,
    Fonts,
    Styles,
    Lists,
    Nowhere,
}

/// What holds in a group. A group within it begins with the same.
#[derive(Clone, Default)]
pub struct Group {
    pub place: Place,
    /// No word has come yet.
    pub is_first: bool,
    /// It began with `\*`: who does not know its word passes over it.
    pub is_optional: bool,
    pub script: Script,
    /// How many characters stand in for one of Unicode.
    pub n_stand_ins: usize,
    pub is_hidden: bool,
    pub is_deleted: bool,
    pub is_in_table: bool,
    /// The level in the outline, 1 the outermost, 0 for text.
    pub level: u8,
    /// The list of the paragraph, and its level.
    pub list: Option<(i32, i32)>,
    /// Whether words of it were shown.
    pub has_words: bool,
}

/// Where the words of a group go that begins so; `None` where that does not matter.
pub fn place_of(word: &str) -> Option<Place> {
    Some(match word {
        "field" | "fldrslt" => Place::Field,
        "fldinst" => Place::Code,
        "listtext" | "pntext" => Place::Number,
        "footnote" => Place::Note,
        "shptxt" | "dptxbxtext" => Place::Box,
        "shpinst" | "shppict" | "do" => Place::Text,
        "fonttbl" => Place::Fonts,
        "stylesheet" => Place::Styles,
        "listtable" | "listoverridetable" => Place::Lists,
        "ud" => Place::Text,
        "colortbl" | "info" | "pict" | "object" | "nonshppict" | "header" | "headerl"
        | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" | "annotation"
        | "sp" | "themedata" | "upr" | "xe" | "tc" | "tcn" | "rxe" | "template" | "filetbl"
        | "nesttableprops" | "nonesttables" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep"
        | "aftnsepc" | "aftncn" => Place::Nowhere,
        _ => return None,
    })
}

/// What is not read of a group that begins so.
pub fn left_out(word: &str) -> Option<LeftOut> {
    Some(match word {
        "pict" => LeftOut::Pictures,
        "object" => LeftOut::Objects,
        "annotation" => LeftOut::Comments,
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
        | "footerf" => LeftOut::Margins,
        _ => return None,
    })
}
