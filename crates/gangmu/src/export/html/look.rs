//! The inline style of each paragraph: alignment, indents, space, pitch, font.

use super::face::Faces;
use super::pt;
use crate::export::format::Format;
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
        let mut style = self.margin(role, above, below);
        for part in [
            &self.alignment(role),
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

    /// Space above and below in place of the official blank lines; right indents.
    fn margin(&self, role: Role, above: Option<Role>, below: Option<Role>) -> String {
        let is_head = |r| matches!(r, Role::Title { .. } | Role::Byline);
        let signs = |r| matches!(r, Role::Signature { .. } | Role::Date { .. });
        let pitch = self.format.line_pitch_pt;
        let (mut top, mut bottom) = (0.0, 0.0);
        if is_head(role) && below.is_some_and(|r| !is_head(r)) {
            bottom = self.format.lines_below_title * pitch;
        }
        if signs(role) && above.is_some_and(|r| !signs(r) && !is_head(r)) {
            top = self.format.lines_above_signature * pitch;
        }
        let right = self.right_chars(role) * self.format.body.size_pt;
        // LibreOffice wants a unit even for 0, and misreads the four lengths of a short `margin`.
        let mut margin = "margin:0pt".to_owned();
        for (side, length) in [("top", top), ("right", right), ("bottom", bottom)] {
            if length != 0.0 {
                margin += &format!(";margin-{side}:{}", pt(length));
            }
        }
        margin
    }

    fn right_chars(&self, role: Role) -> f32 {
        let right = self.format.signature_right_chars;
        let shift = self.format.date_shift_chars;
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
            Role::Date { .. } => self.format.lone_date_right_chars,
            _ => 0.0,
        }
    }

    fn alignment(&self, role: Role) -> String {
        match role {
            Role::Title { .. } | Role::Byline | Role::ContentsTitle => "text-align:center".into(),
            Role::Signature { .. } | Role::Date { .. } => "text-align:right".into(),
            Role::Hail => "text-align:justify".into(),
            Role::Contents => {
                let width = pt(self.format.type_width_pt);
                format!("tab-stops:right dotted {width}")
            }
            Role::Heading { .. } | Role::RunOn { .. } | Role::Body | Role::Junk => {
                let chars = self.format.first_line_indent_chars;
                let indent = pt(chars * self.size(role));
                format!("text-indent:{indent};mso-char-indent-count:{chars:.1};text-align:justify")
            }
        }
    }

    fn size(&self, role: Role) -> f32 {
        match role {
            Role::Heading { level, .. } => self.format.level(level).size_pt,
            _ => self.format.body.size_pt,
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
