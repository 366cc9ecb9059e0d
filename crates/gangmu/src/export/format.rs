//! How official documents look: page, fonts and pitches as plain data, each value a setting.
//!
//! The defaults are those of GB/T 9704-2012 党政机关公文格式 (clause numbers below are its own),
//! with the font names that its practice has given them. Fonts are named, never shipped.

use serde::{Deserialize, Serialize};

/// Points in a millimetre.
const PT_PER_MM: f32 = 72.0 / 25.4;

/// The look of a document. `Format::default()` is the standard's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Format {
    /// Paper and margins.
    pub page: Page,
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
    /// 页码: 4号半角宋体 (7.5).
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

/// Paper and margins in millimetres.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Page {
    /// Paper: A4 (5.1).
    pub width_mm: f32,
    /// Paper: A4 (5.1).
    pub height_mm: f32,
    /// 天头 37 mm (5.2.1).
    pub top_mm: f32,
    /// 订口 28 mm (5.2.1).
    pub left_mm: f32,
    /// What 版心 156 mm × 225 mm (5.2.1) leaves.
    pub right_mm: f32,
    /// What 版心 156 mm × 225 mm (5.2.1) leaves.
    pub bottom_mm: f32,
    /// 每面排 22 行 (5.2.3).
    pub n_lines: u32,
    /// 每行排 28 个字 (5.2.3). Their pitch, 15.8 pt, is a little under the size of the type.
    pub n_chars: u32,
}

/// A font and its size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Script {
    /// The font's name.
    pub font: String,
    /// What to take where the font is not installed; empty for nothing.
    #[serde(default)]
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

impl Page {
    /// The width of the type area, in points.
    pub fn type_width_pt(&self) -> f32 {
        (self.width_mm - self.left_mm - self.right_mm) * PT_PER_MM
    }

    /// The height of the type area, in points.
    pub fn type_height_pt(&self) -> f32 {
        (self.height_mm - self.top_mm - self.bottom_mm) * PT_PER_MM
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

impl Default for Page {
    fn default() -> Self {
        Self {
            width_mm: 210.0,
            height_mm: 297.0,
            top_mm: 37.0,
            left_mm: 28.0,
            right_mm: 26.0,
            bottom_mm: 35.0,
            n_lines: 22,
            n_chars: 28,
        }
    }
}

impl Default for Format {
    fn default() -> Self {
        let fang = Script::new("仿宋_GB2312", "仿宋", 16.0);
        let kai = Script::new("楷体_GB2312", "楷体", 16.0);
        Self {
            page: Page::default(),
            line_pitch_pt: 28.95,
            title: Script::new("方正小标宋简体", "宋体", 22.0),
            byline: kai.clone(),
            body: fang.clone(),
            level_1: Script::new("黑体", "", 16.0),
            level_2: kai,
            level_3: fang,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_area() {
        let format = Format::default();
        let mm = |pt: f32| (pt / PT_PER_MM).round();
        assert_eq!(mm(format.page.type_width_pt()), 156.0);
        assert_eq!(mm(format.page.type_height_pt()), 225.0);
        let lines = format.page.type_height_pt() / format.line_pitch_pt;
        assert_eq!(lines.floor() as u32, format.page.n_lines);
    }

    #[test]
    fn missing_settings_are_the_standard_s() {
        let some: Format = serde_json::from_str(r#"{"linePitchPt":28.0}"#).expect("valid");
        assert_eq!(
            some,
            Format {
                line_pitch_pt: 28.0,
                ..Format::default()
            }
        );
    }
}
