//! Paragraphs made ready: their style, what of theirs differs from it, their runs; and which of them
//! are the rows of a table.

use super::twips;
use crate::write::xml::escape;
use crate::write::{Job, Options};
use gangmu::export::format::{Format, Layout};
use gangmu::export::paragraph::{self, Role};
use gangmu::outline::{Kind, Outline};
use gangmu::report::unbroken;
use std::fmt::Write;

/// A stretch of words in one script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// The level whose script they have; 0 for that of the paragraph.
    pub level: u8,
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// What it is on the page.
    pub role: Role,
    /// What it is the first paragraph of.
    pub opens: Option<Kind>,
    /// Whether it stands before the first report.
    pub in_front: bool,
    /// Whether it begins a page.
    pub breaks: bool,
    /// The id of its style; empty for the usual one.
    pub style: String,
    /// Where it stands.
    pub layout: Layout,
    /// The list and its level, from 0, that number it.
    pub number: Option<(usize, u8)>,
    /// Its place among the entries of the contents.
    pub mark: Option<usize>,
    /// The marker and title of the heading that it is or begins with, and its outline level.
    pub heading: Option<(String, String, u8)>,
    /// Its cells, if it is the row of a table.
    pub cells: Option<Vec<String>>,
    /// Its words.
    pub runs: Vec<Run>,
}

/// A paragraph, or the rows of a table.
pub enum Block<'a> {
    /// A paragraph.
    Paragraph(&'a Paragraph),
    /// Its rows: each the words of its cells.
    Table(Vec<Vec<String>>),
}

/// The paragraphs of the job's texts.
pub fn paragraphs(job: &Job<'_>) -> Vec<Paragraph> {
    let outlines = job.texts.iter().map(|(_, outline)| *outline);
    of_outlines(outlines, &job.options.format)
}

/// Whether several reports are among them.
pub fn is_compiled(all: &[Paragraph]) -> bool {
    let reports = all.iter().filter(|p| p.opens == Some(Kind::Report));
    reports.count() > 1
}

/// The paragraphs of the outlines, as those of one text.
pub fn of_outlines<'a>(
    outlines: impl IntoIterator<Item = &'a Outline>,
    format: &Format,
) -> Vec<Paragraph> {
    let all = paragraph::paragraphs(outlines.into_iter().map(Outline::root));
    let reports = all.iter().filter(|p| p.opens == Some(Kind::Report));
    let shift = u8::from(reports.count() > 1);
    let mut in_front = false;
    let mut done = Vec::with_capacity(all.len());
    for (at, p) in all.iter().enumerate() {
        if let Some(kind) = p.opens {
            in_front = kind == Kind::Front;
        }
        let above = at.checked_sub(1).map(|at| all[at].role);
        let below = all.get(at + 1).map(|p| p.role);
        let is_run_on = matches!(p.role, Role::RunOn { .. });
        let mut heading = None;
        let mut runs: Vec<Run> = Vec::new();
        let mut push = |text: &str, level| match runs.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.level == level => last.text.push_str(text),
            _ => runs.push(Run {
                text: text.to_owned(),
                level,
            }),
        };
        for piece in &p.pieces {
            push(piece.space, 0);
            let level = piece.level.map_or(0, |level| (level + shift).min(9));
            let own = if is_run_on { level } else { 0 };
            push(&piece.node.marker, own);
            push(&unbroken(piece.node), own);
            if level > 0 && heading.is_none() {
                let marker = piece.node.marker.as_str();
                heading = Some((marker.to_owned(), piece.node.title().to_owned(), level));
            }
        }
        let outline = p.role.outline();
        if let (Role::Title { .. }, Some(level)) = (p.role, outline) {
            let title = p.pieces.iter().map(|p| p.node.title()).collect();
            heading = Some((String::new(), title, level));
        }
        let style = match (outline, p.role) {
            (Some(level), _) => format!("Heading{level}"),
            (_, Role::Title { .. }) => "Title".into(),
            (_, Role::Byline) => "Subtitle".into(),
            (_, Role::Hail) => "Salutation".into(),
            (_, Role::ContentsTitle) => "TOCHeading".into(),
            (_, Role::Contents) => "TOC1".into(),
            (_, Role::Signature { .. }) => "Signature".into(),
            (_, Role::Date { .. }) => "Date".into(),
            _ => String::new(),
        };
        done.push(Paragraph {
            role: p.role,
            opens: p.opens,
            in_front,
            breaks: p.opens == Some(Kind::Report) && at > 0,
            style,
            layout: format.layout(p.role, above, below),
            number: None,
            mark: None,
            heading,
            cells: p.cells(),
            runs,
        });
    }
    done
}

/// The cover of a compilation that has none.
pub fn cover(job: &Job<'_>) -> Vec<Paragraph> {
    let title = if job.title.is_empty() {
        "报告汇编"
    } else {
        job.title
    };
    let role = Role::Title { outline: None };
    vec![Paragraph {
        role,
        opens: None,
        in_front: true,
        breaks: false,
        style: "Title".into(),
        layout: job.options.format.layout(role, None, None),
        number: None,
        mark: None,
        heading: None,
        cells: None,
        runs: vec![Run {
            text: title.to_owned(),
            level: 0,
        }],
    }]
}

/// The paragraphs, with those that are rows of tables in one.
pub fn blocks(all: &[Paragraph], tables: bool) -> Vec<Block<'_>> {
    let mut done = Vec::new();
    let mut rest = all;
    while let Some(first) = rest.first() {
        let rows = match tables {
            true => paragraph::table(rest, Paragraph::row),
            false => Vec::new(),
        };
        rest = &rest[rows.len().max(1)..];
        done.push(match rows.is_empty() {
            true => Block::Paragraph(first),
            false => Block::Table(rows),
        });
    }
    done
}

impl Paragraph {
    /// Whether it is of the contents that the text itself has.
    pub fn is_contents(&self) -> bool {
        matches!(self.role, Role::Contents | Role::ContentsTitle)
    }

    /// Its cells, if it is the row of a table: of none that begins a page.
    pub fn row(&self) -> Option<Vec<String>> {
        let is_row = !self.breaks && self.mark.is_none();
        self.cells.clone().filter(|_| is_row)
    }

    /// Its words.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// What of its properties differs from its style, between `w:pPr` and its end; `mark` is what
    /// stands of the paragraph's own end.
    pub fn properties(&self, options: &Options, mark: &str) -> String {
        let mut out = String::new();
        if !self.style.is_empty() {
            let _ = write!(out, "<w:pStyle w:val=\"{}\"/>", self.style);
        }
        if self.breaks {
            out.push_str("<w:pageBreakBefore/>");
        }
        if let Some((list, level)) = self.number {
            let _ = write!(
                out,
                "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"
            );
        }
        let pitch = options.format.line_pitch_pt;
        let Layout {
            lines_above,
            lines_below,
            right_chars,
            ..
        } = self.layout;
        if lines_above != 0.0 || lines_below != 0.0 {
            out.push_str("<w:spacing");
            for (side, lines) in [("before", lines_above), ("after", lines_below)] {
                if lines != 0.0 {
                    let (hundredths, length) = ((lines * 100.0) as i32, twips(lines * pitch));
                    let _ = write!(out, " w:{side}Lines=\"{hundredths}\" w:{side}=\"{length}\"");
                }
            }
            out.push_str("/>");
        }
        if right_chars != 0.0 {
            let length = twips(right_chars * options.format.body.size_pt);
            let hundredths = (right_chars * 100.0) as i32;
            let _ = write!(
                out,
                "<w:ind w:rightChars=\"{hundredths}\" w:right=\"{length}\"/>"
            );
        } else if self.number.is_some() {
            // A list's own indent goes before that of the style.
            let (chars, length) = first_line(&self.layout, options);
            let _ = write!(
                out,
                "<w:ind w:left=\"0\" w:firstLineChars=\"{chars}\" w:firstLine=\"{length}\"/>"
            );
        }
        out.push_str(mark);
        out
    }

    /// Writes it.
    pub fn write(&self, options: &Options, out: &mut String) {
        self.write_with(options, "", out);
    }

    /// Writes it with `mark` at the end of its properties.
    pub fn write_with(&self, options: &Options, mark: &str, out: &mut String) {
        out.push_str("<w:p>");
        let properties = self.properties(options, mark);
        if !properties.is_empty() {
            out.extend(["<w:pPr>", &properties, "</w:pPr>"]);
        }
        if let Some(mark) = self.mark {
            let _ = write!(
                out,
                "<w:bookmarkStart w:id=\"{mark}\" w:name=\"_Toc{mark:06}\"/>"
            );
        }
        for run in &self.runs {
            run.write(false, out);
        }
        if let Some(mark) = self.mark {
            let _ = write!(out, "<w:bookmarkEnd w:id=\"{mark}\"/>");
        }
        out.push_str("</w:p>");
    }
}

/// The first line's indent, in hundredths of a character and in twentieths of a point.
pub fn first_line(layout: &Layout, options: &Options) -> (i32, i32) {
    let chars = layout.first_line_chars;
    (
        (chars * 100.0) as i32,
        twips(chars * options.format.body.size_pt),
    )
}

impl Run {
    /// What says its script, between `w:rPr` and its end.
    pub fn properties(&self) -> String {
        let mut out = String::new();
        if self.level > 0 {
            let _ = write!(out, "<w:rStyle w:val=\"Heading{}Char\"/>", self.level);
        }
        out + "<w:rFonts w:hint=\"eastAsia\"/>"
    }

    /// Writes it, as deleted words or as words.
    pub fn write(&self, deleted: bool, out: &mut String) {
        out.extend(["<w:r><w:rPr>", &self.properties(), "</w:rPr>"]);
        words(&self.text, if deleted { "delText" } else { "t" }, out);
        out.push_str("</w:r>");
    }
}

/// Words within a run, with their tabs and breaks.
pub fn words(text: &str, element: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(BREAKS).unwrap_or(rest.len());
        if end > 0 {
            out.extend(["<w:", element, " xml:space=\"preserve\">"]);
            escape(&rest[..end], out);
            out.extend(["</w:", element, ">"]);
        }
        rest = &rest[end..];
        let Some(c) = rest.chars().next() else {
            break;
        };
        out.push_str(if c == '\t' { "<w:tab/>" } else { "<w:br/>" });
        rest = rest.strip_prefix("\r\n").unwrap_or(&rest[c.len_utf8()..]);
    }
}

/// What ends a line within a paragraph, and tabs.
const BREAKS: [char; 7] = ['\t', '\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'];
