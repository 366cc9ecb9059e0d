//! Pages: their size and edges, the numbers at their foot, what holds for the whole document.

use super::{HEAD, W, mm, twips};
use crate::write::Options;
use gangmu::export::format::{Format, PAPER_MM, PageNumbers};
use std::fmt::Write;

/// A stretch of pages of one sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The cover.
    Cover,
    /// The contents.
    Contents,
    /// The text, whose pages are numbered from 1.
    Text,
    /// Pages that lie across.
    Across,
}

/// The foot's distance from the paper's edge: its line stands 7 mm below the text (7.5).
fn foot(format: &Format) -> f32 {
    (format.margins_mm.bottom - 7.0 - format.page_number.size_pt * 25.4 / 72.0).max(5.0)
}

/// The properties of a section.
pub fn properties(section: Section, options: &Options, out: &mut String) {
    let format = &options.format;
    out.push_str("<w:sectPr>");
    let numbered = matches!(section, Section::Text | Section::Across);
    match format.page_numbers {
        PageNumbers::Outer if numbered => out.push_str(
            "<w:footerReference w:type=\"even\" r:id=\"rId2\"/><w:footerReference w:type=\"default\" r:id=\"rId1\"/>",
        ),
        PageNumbers::Centre if numbered => {
            out.push_str("<w:footerReference w:type=\"default\" r:id=\"rId1\"/>");
        }
        _ => {}
    }
    let (width, height) = (mm(PAPER_MM.0), mm(PAPER_MM.1));
    let m = format.margins_mm;
    // The page is turned to the left: what was above is at the left.
    let (size, [top, right, bottom, left]) = match section {
        Section::Across => (
            format!("w:w=\"{height}\" w:h=\"{width}\" w:orient=\"landscape\""),
            [m.left, m.top, m.right, m.bottom],
        ),
        _ => (
            format!("w:w=\"{width}\" w:h=\"{height}\""),
            [m.top, m.right, m.bottom, m.left],
        ),
    };
    let [top, right, bottom, left] = [top, right, bottom, left].map(mm);
    let _ = write!(
        out,
        "<w:pgSz {size}/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"851\" w:footer=\"{}\" w:gutter=\"0\"/>",
        mm(foot(format)).min(bottom)
    );
    if section == Section::Text {
        out.push_str("<w:pgNumType w:start=\"1\"/>");
    }
    out.push_str("<w:cols w:space=\"425\"/>");
    let _ = write!(
        out,
        "<w:docGrid w:type=\"lines\" w:linePitch=\"{}\"/></w:sectPr>",
        twips(format.line_pitch_pt)
    );
}

/// Ends a section behind what `out` holds: its last paragraph bears its properties.
pub fn end(section: Section, options: &Options, out: &mut String) {
    let mut own = String::new();
    properties(section, options, &mut own);
    let last = out.rfind("<w:p>").filter(|_| out.ends_with("</w:p>"));
    let Some(at) = last else {
        let _ = write!(out, "<w:p><w:pPr>{own}</w:pPr></w:p>");
        return;
    };
    match out[at..].find("</w:pPr>") {
        Some(end) => out.insert_str(at + end, &own),
        None => out.insert_str(at + "<w:p>".len(), &format!("<w:pPr>{own}</w:pPr>")),
    }
}

/// The foot of the pages: — 1 —, of those of even numbers at the left.
pub fn footer(options: &Options, is_even: bool) -> String {
    let format = &options.format;
    let right = twips(format.page_number.size_pt);
    let place = match (format.page_numbers, is_even) {
        (PageNumbers::Outer, true) => {
            format!("<w:ind w:leftChars=\"100\" w:left=\"{right}\"/><w:jc w:val=\"left\"/>")
        }
        (PageNumbers::Outer, false) => {
            format!("<w:ind w:rightChars=\"100\" w:right=\"{right}\"/><w:jc w:val=\"right\"/>")
        }
        _ => "<w:jc w:val=\"center\"/>".to_owned(),
    };
    let run =
        |inner: &str| format!("<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>{inner}</w:r>");
    let words = |text: &str| run(&format!("<w:t xml:space=\"preserve\">{text}</w:t>"));
    let field = |kind: &str| run(&format!("<w:fldChar w:fldCharType=\"{kind}\"/>"));
    [
        format!("{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>{place}</w:pPr>"),
        words("— "),
        field("begin"),
        run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"),
        field("separate"),
        words("1"),
        field("end"),
        words(" —"),
        "</w:p></w:ftr>".to_owned(),
    ]
    .concat()
}

/// `settings.xml`.
pub fn settings(options: &Options) -> String {
    let both = match options.format.page_numbers {
        PageNumbers::Outer => "<w:evenAndOddHeaders/>",
        _ => "",
    };
    format!(
        "{HEAD}<w:settings {W}><w:zoom w:percent=\"100\"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val=\"420\"/>{both}<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}
