//! The inline style of each paragraph: alignment, indents, space, pitch, font.

use super::face::Faces;
use super::pt;
use crate::export::format::{Align, Format, Layout};
use crate::export::paragraph::Role;

/// A format made ready: the parts of styles that many paragraphs share are written once.
pub(super) struct Look<'f> {
    format: &'f Format,
    faces: Faces,
    line: String,
}

impl<'f> Look<'f> {
    /// The look of `format`.
    pub fn new(format: &'f Format) -> Self {
        let pitch = pt(format.line_pitch_pt);
        Self {
            format,
            faces: Faces::of(format),
            line: format!("line-height:{pitch};mso-line-height-rule:exactly;mso-pagination:none"),
        }
    }

    /// The style of a paragraph that stands between those of the roles `above` and `below`.
    pub fn style(&self, role: Role, above: Option<Role>, below: Option<Role>) -> String {
        let layout = self.format.layout(role, above, below);
        let mut style = self.margin(&layout);
        for part in [
            &self.alignment(role, &layout),
            &self.line,
            &outline(role),
            self.face(role),
        ] {
            if !part.is_empty() {
                style.push(';');
                style.push_str(part);
            }
        }
        style
    }

    /// The font of a piece that differs from its paragraph's: the heading's words of a run-on.
    pub fn run(&self, role: Role, level: Option<u8>) -> Option<&str> {
        let face = self.faces.level(level?);
        (matches!(role, Role::RunOn { .. }) && *face != self.faces.body).then_some(face.as_str())
    }

    /// The style of the words in a table.
    pub fn cell(&self, is_head: bool) -> String {
        const LINE: &str = "margin:0pt;line-height:16pt;mso-line-height-rule:exactly;";
        match is_head {
            true => [LINE, "text-align:center;", &self.faces.head].concat(),
            false => [LINE, &self.faces.cell].concat(),
        }
    }

    /// Blank lines as space above and below; right indents.
    fn margin(&self, layout: &Layout) -> String {
        let pitch = self.format.line_pitch_pt;
        let (top, bottom) = (layout.lines_above * pitch, layout.lines_below * pitch);
        let right = layout.right_chars * self.format.body.size_pt;
        // LibreOffice wants a unit even for 0, and misreads the four lengths of a short `margin`.
        let mut margin = "margin:0pt".to_owned();
        for (side, length) in [("top", top), ("right", right), ("bottom", bottom)] {
            if length != 0.0 {
                margin += &format!(";margin-{side}:{}", pt(length));
            }
        }
        margin
    }

    fn alignment(&self, role: Role, layout: &Layout) -> String {
        match layout.align {
            Align::Centre => "text-align:center".into(),
            Align::Right => "text-align:right".into(),
            Align::Entry => {
                let width = pt(self.format.type_width_pt());
                format!("tab-stops:right dotted {width}")
            }
            Align::Justified => match layout.first_line_chars {
                0.0 => "text-align:justify".into(),
                chars => {
                    let indent = pt(chars * self.format.script(role).size_pt);
                    format!(
                        "text-indent:{indent};mso-char-indent-count:{chars:.1};text-align:justify"
                    )
                }
            },
        }
    }

    fn face(&self, role: Role) -> &String {
        match role {
            Role::Title { .. } => &self.faces.title,
            Role::Byline => &self.faces.byline,
            Role::Heading { level, .. } => self.faces.level(level),
            Role::ContentsTitle => self.faces.level(1),
            _ => &self.faces.body,
        }
    }
}

/// What a heading needs so that Word's own heading style does not show through.
fn outline(role: Role) -> String {
    let Some(level) = role.outline() else {
        return String::new();
    };
    let plain = "page-break-after:avoid;font-weight:normal;font-style:normal;color:black";
    match level {
        ..=6 => plain.to_owned(),
        _ => format!("{plain};mso-outline-level:{level}"),
    }
}
