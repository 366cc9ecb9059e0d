//! How official documents look: fonts, pitches and indents as plain data.
//!
//! The defaults are those of GB/T 9704-2012 党政机关公文格式 (clause numbers below are its own),
//! with the font names that its practice has given them. Fonts are named, never shipped.

use super::paragraph::Role;
use serde::{Deserialize, Serialize};

/// The look of a document. `Format::default()` is the standard's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Format {
    /// The paper's edges: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm (5.2.1).
    pub margins_mm: Margins,
    /// Distance of base lines, fixed. 22 lines fill 225 mm (5.2.3) at 28.95 pt; 28 and 29 are
    /// met, too.
    pub line_pitch_pt: f32,
    /// The document's title: 2号小标宋, centred (7.3.3).
    pub title: Script,
    /// A date right below the title: centred, 3号楷体 by custom; the standard has none.
    pub byline: Script,
    /// Characters of the body in a line (5.2.3), which stand closer for it; 0 for as many as there
    /// is room for.
    pub chars_per_line: u8,
    /// Everything without a script of its own: 3号仿宋 (5.2.2).
    pub body: Script,
    /// 一、 第一层: 黑体 (7.3.5).
    pub level_1: Script,
    /// （一） 第二层: 楷体 (7.3.5).
    pub level_2: Script,
    /// 1. （1） 第三层、第四层, and what lies below: 仿宋 (7.3.5).
    pub level_3: Script,
    /// Where the page numbers stand.
    pub page_numbers: PageNumbers,
    /// 一般用4号半角宋体阿拉伯数字 (7.5).
    pub page_number: Script,
    /// The font of Latin letters and ASCII digits in titles and text; `None` leaves them in the
    /// paragraph's own font, as the standard does. `Times New Roman` is the usual other choice.
    pub latin_font: Option<String>,
    /// 每个自然段左空二字 (7.3.5), in characters of the paragraph.
    pub first_line_indent_chars: f32,
    /// 发文机关署名右空二字 (7.3.7.2), in characters.
    pub signature_right_chars: f32,
    /// 首字比发文机关署名首字右移二字: how far the date begins behind the signature above it
    /// (7.3.7.2), in characters.
    pub date_shift_chars: f32,
    /// A date without a signature above it: 右空四字 (7.3.7.1), in characters.
    pub lone_date_right_chars: f32,
    /// 编排于标题下空一行位置 (7.3.4), in lines.
    pub lines_below_title: f32,
    /// 在正文下空一行编排发文机关署名 (7.3.7.2), in lines.
    pub lines_above_signature: f32,
}

/// What is left free of a page of A4, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Margins {
    /// Above.
    pub top: f32,
    /// To the right.
    pub right: f32,
    /// Below.
    pub bottom: f32,
    /// To the left.
    pub left: f32,
}

/// Where the page numbers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageNumbers {
    /// Nowhere.
    Off,
    /// In the middle of the foot.
    Centre,
    /// 单页码居右空一字，双页码居左空一字 (7.5).
    Outer,
}

/// A font and its size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Script {
    /// The font's name.
    pub font: String,
    /// What to take where the font is not installed; empty for nothing.
    pub fallback: String,
    /// Size: 2号 is 22 pt, 3号 16 pt, 4号 14 pt.
    pub size_pt: f32,
    /// Whether it is bold.
    pub bold: bool,
}

impl Script {
    /// A font of that name and size.
    pub fn new(font: &str, fallback: &str, size_pt: f32) -> Self {
        Self {
            font: font.to_owned(),
            fallback: fallback.to_owned(),
            size_pt,
            bold: false,
        }
    }
}

/// The size of the letters in a table, in points: 五号.
pub const CELL_PT: f32 = 10.5;
/// The size of A4 in millimetres.
pub const PAPER_MM: (f32, f32) = (210.0, 297.0);

/// How a paragraph stands between the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Both edges even.
    Justified,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
    /// At the left edge, with the page number of an entry of the contents at the right one.
    Entry,
}

/// A paragraph's place among the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// How it stands.
    pub align: Align,
    /// The indent of its first line, in its own characters.
    pub first_line_chars: f32,
    /// What stays free at its right, in characters of the body.
    pub right_chars: f32,
    /// Blank lines before it.
    pub lines_above: f32,
    /// Blank lines behind it.
    pub lines_below: f32,
}

impl Format {
    /// Width of the lines: 版心 156 mm (5.2.1).
    pub fn type_width_pt(&self) -> f32 {
        (PAPER_MM.0 - self.margins_mm.left - self.margins_mm.right) * 72.0 / 25.4
    }

    /// The script of a paragraph.
    pub fn script(&self, role: Role) -> &Script {
        match role {
            Role::Title { .. } => &self.title,
            Role::Byline => &self.byline,
            Role::Heading { level, .. } => self.level(level),
            Role::ContentsTitle => self.level(1),
            _ => &self.body,
        }
    }

    /// The place of a paragraph that stands between those of the roles `above` and `below`, with
    /// space above and below in place of the official blank lines.
    pub fn layout(&self, role: Role, above: Option<Role>, below: Option<Role>) -> Layout {
        let is_head = |r| matches!(r, Role::Title { .. } | Role::Byline);
        let signs = |r| matches!(r, Role::Signature { .. } | Role::Date { .. });
        let ends_head = is_head(role) && below.is_some_and(|r| !is_head(r));
        let begins_foot = signs(role) && above.is_some_and(|r| !signs(r) && !is_head(r));
        let (align, is_indented) = match role {
            Role::Title { .. } | Role::Byline | Role::ContentsTitle => (Align::Centre, false),
            Role::Signature { .. } | Role::Date { .. } => (Align::Right, false),
            Role::Hail => (Align::Justified, false),
            Role::Contents => (Align::Entry, false),
            Role::Heading { .. } | Role::RunOn { .. } | Role::Body | Role::Junk => {
                (Align::Justified, true)
            }
        };
        let some = |is: bool, n: f32| if is { n } else { 0.0 };
        Layout {
            align,
            first_line_chars: some(is_indented, self.first_line_indent_chars),
            right_chars: self.right_chars(role),
            lines_above: some(begins_foot, self.lines_above_signature),
            lines_below: some(ends_head, self.lines_below_title),
        }
    }

    fn right_chars(&self, role: Role) -> f32 {
        let right = self.signature_right_chars;
        let shift = self.date_shift_chars;
        let chars = |halves: u32| halves as f32 / 2.0;
        match role {
            // A date longer than the signature takes the indent, the signature what is left.
            Role::Signature {
                width,
                date: Some(date),
            } if date > width => right + shift + chars(date - width),
            Role::Signature { .. } => right,
            Role::Date {
                width,
                signature: Some(signature),
            } if width <= signature => (right - shift + chars(signature - width)).max(0.0),
            Role::Date {
                signature: Some(_), ..
            } => right,
            Role::Date { .. } => self.lone_date_right_chars,
            _ => 0.0,
        }
    }

    /// The script of a heading of this level, 1 the outermost.
    pub fn level(&self, level: u8) -> &Script {
        match level {
            0 | 1 => &self.level_1,
            2 => &self.level_2,
            _ => &self.level_3,
        }
    }
}

impl Default for Format {
    fn default() -> Self {
        let fang = Script::new("仿宋_GB2312", "仿宋", 16.0);
        let kai = Script::new("楷体_GB2312", "楷体", 16.0);
        Self {
            margins_mm: Margins {
                top: 37.0,
                right: 26.0,
                bottom: 35.0,
                left: 28.0,
            },
            line_pitch_pt: 28.95,
            title: Script::new("方正小标宋简体", "宋体", 22.0),
            byline: kai.clone(),
            chars_per_line: 28,
            body: fang.clone(),
            level_1: Script::new("黑体", "", 16.0),
            level_2: kai,
            level_3: fang,
            page_numbers: PageNumbers::Outer,
            page_number: Script::new("宋体", "", 14.0),
            latin_font: None,
            first_line_indent_chars: 2.0,
            signature_right_chars: 2.0,
            date_shift_chars: 2.0,
            lone_date_right_chars: 4.0,
            lines_below_title: 1.0,
            lines_above_signature: 1.0,
        }
    }
}
