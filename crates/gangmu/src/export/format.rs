//! How official documents look: fonts, pitches and indents as plain data.
//!
//! The defaults are those of GB/T 9704-2012 党政机关公文格式 (clause numbers below are its own),
//! with the font names that its practice has given them. Fonts are named, never shipped.

/// The look of a document. `Format::default()` is the standard's.
#[derive(Clone, Debug, PartialEq)]
pub struct Format {
    /// Width of the lines: 版心 156 mm (5.2.1).
    pub type_width_pt: f32,
    /// Distance of base lines, fixed. 22 lines fill 225 mm (5.2.3) at 28.95 pt; 28 and 29 are
    /// met, too.
    pub line_pitch_pt: f32,
    /// The document's title: 2号小标宋, centred (7.3.3).
    pub title: Script,
    /// A date right below the title: centred, 3号楷体 by custom; the standard has none.
    pub byline: Script,
    /// Everything without a script of its own: 3号仿宋 (5.2.2).
    pub body: Script,
    /// 一、 第一层: 黑体 (7.3.5).
    pub level_1: Script,
    /// （一） 第二层: 楷体 (7.3.5).
    pub level_2: Script,
    /// 1. （1） 第三层、第四层, and what lies below: 仿宋 (7.3.5).
    pub level_3: Script,
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

/// A font and its size.
#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    /// The font's name.
    pub font: String,
    /// What to take where the font is not installed; empty for nothing.
    pub fallback: String,
    /// Size: 2号 is 22 pt, 3号 16 pt, 4号 14 pt.
    pub size_pt: f32,
}

impl Script {
    /// A font of that name and size.
    pub fn new(font: &str, fallback: &str, size_pt: f32) -> Self {
        Self {
            font: font.to_owned(),
            fallback: fallback.to_owned(),
            size_pt,
        }
    }
}

impl Format {
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
            type_width_pt: 156.0 * 72.0 / 25.4,
            line_pitch_pt: 28.95,
            title: Script::new("方正小标宋简体", "宋体", 22.0),
            byline: kai.clone(),
            body: fang.clone(),
            level_1: Script::new("黑体", "", 16.0),
            level_2: kai,
            level_3: fang,
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
