//! Fonts as inline styles. Names come from settings and may hold anything: only letters, digits
//! and a few joining signs of them are written.

use crate::export::format::{CELL_PT, Format, Script};

/// The font part of a paragraph's style, for each script of a format.
pub(super) struct Faces {
    pub title: String,
    pub byline: String,
    pub body: String,
    pub cell: String,
    pub head: String,
    levels: [String; 3],
}

impl Faces {
    /// The styles of `format`.
    pub fn of(format: &Format) -> Self {
        let style = |script: &Script| style(script, format.latin_font.as_deref());
        let small = |script: &Script| {
            style(&Script {
                size_pt: CELL_PT,
                bold: false,
                ..script.clone()
            })
        };
        Self {
            title: style(&format.title),
            byline: style(&format.byline),
            body: style(&format.body),
            cell: small(&format.body),
            head: small(&format.level_1),
            levels: [
                style(&format.level_1),
                style(&format.level_2),
                style(&format.level_3),
            ],
        }
    }

    /// The style of a heading of this level, 1 the outermost.
    pub fn level(&self, level: u8) -> &String {
        &self.levels[usize::from(level.clamp(1, 3)) - 1]
    }
}

fn style(script: &Script, latin: Option<&str>) -> String {
    let mut out = String::new();
    if let Some(font) = name(&script.font) {
        out += &format!("font-family:{font}");
        if let Some(fallback) = name(&script.fallback) {
            out += &format!(",{fallback}");
        }
        out += &format!(";mso-fareast-font-family:{font};");
        if let Some(latin) = latin.and_then(name) {
            out += &format!("mso-ascii-font-family:{latin};mso-hansi-font-family:{font};");
        }
    }
    out += &format!("font-size:{}", super::pt(script.size_pt));
    if script.bold {
        out += ";font-weight:bold";
    }
    out
}

/// A style sheet that tells Word what to show where a font is missing; it has no inline form,
/// and nothing is lost where it is dropped.
pub(super) fn alternatives(format: &Format) -> String {
    let scripts = [
        &format.title,
        &format.byline,
        &format.body,
        &format.level_1,
        &format.level_2,
        &format.level_3,
    ];
    let mut known = Vec::new();
    let mut out = String::new();
    for script in scripts {
        if let (Some(font), Some(fallback)) = (name(&script.font), name(&script.fallback))
            && !known.contains(&font)
        {
            out += &format!("@font-face{{font-family:{font};mso-font-alt:{fallback}}}");
            known.push(font);
        }
    }
    if out.is_empty() {
        out
    } else {
        format!("<style>{out}</style>")
    }
}

/// A font's name for a style inside a double-quoted attribute; `None` if nothing of it is left.
/// Quoted: LibreOffice reads of a bare `仿宋_GB2312` only the ASCII letters.
fn name(font: &str) -> Option<String> {
    let kept: String = font
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'))
        .collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| format!("'{kept}'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let check = |font, want: Option<&str>| assert_eq!(name(font).as_deref(), want);
        check("仿宋_GB2312", Some("'仿宋_GB2312'"));
        check("Times New Roman", Some("'Times New Roman'"));
        check("2312", Some("'2312'"));
        check("a\"onload='x';}</style><b", Some("'aonloadxstyleb'"));
        check(" \"';", None);
    }

    #[test]
    fn latin_font_is_for_ascii_only() {
        let script = Script::new("仿宋_GB2312", "仿宋", 16.0);
        assert_eq!(
            style(&script, Some("Times New Roman")),
            "font-family:'仿宋_GB2312','仿宋';mso-fareast-font-family:'仿宋_GB2312';\
             mso-ascii-font-family:'Times New Roman';mso-hansi-font-family:'仿宋_GB2312';\
             font-size:16pt"
        );
    }
}
