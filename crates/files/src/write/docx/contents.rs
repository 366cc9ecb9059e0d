//! The contents: a field that Word makes anew, with its entries as they stand now. Their pages are
//! reckoned by lines of full characters.

use super::block::{Paragraph, Run, first_line};
use crate::write::Options;
use crate::write::xml::escape;
use gangmu::export::format::{Format, PAPER_MM};
use std::fmt::Write;

/// Marks the headings down to the chosen level and writes their list.
pub fn write(all: &mut [Paragraph], options: &Options, out: &mut String) {
    let deepest = options.contents_depth;
    let pages = pages(all, options);
    let mut entries = Vec::new();
    for (paragraph, page) in all.iter_mut().zip(pages) {
        let Some((marker, title, level)) = &paragraph.heading else {
            continue;
        };
        if *level <= deepest {
            let mark = entries.len();
            paragraph.mark = Some(mark);
            entries.push((*level, format!("{marker}{title}"), page));
        }
    }
    out.push_str("<w:p><w:pPr><w:pStyle w:val=\"TOCHeading\"/></w:pPr>");
    let head = Run {
        text: "目　　录".to_owned(),
        level: 0,
    };
    head.write(false, out);
    out.push_str("</w:p>");
    let begin = format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-{deepest}\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
    );
    const END: &str = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    for (mark, (level, title, page)) in entries.iter().enumerate() {
        let _ = write!(out, "<w:p><w:pPr><w:pStyle w:val=\"TOC{level}\"/></w:pPr>");
        if mark == 0 {
            out.push_str(&begin);
        }
        let _ = write!(
            out,
            "<w:hyperlink w:anchor=\"_Toc{mark:06}\" w:history=\"1\"><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">"
        );
        escape(&title.replace(['\t', '\n', '\r'], " "), out);
        let _ = write!(
            out,
            "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGEREF _Toc{mark:06} \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{page}</w:t></w:r>{END}</w:hyperlink>"
        );
        if mark + 1 == entries.len() {
            out.push_str(END);
        }
        out.push_str("</w:p>");
    }
}

/// Lines of a page.
fn lines_per_page(format: &Format) -> usize {
    let m = format.margins_mm;
    let height = (PAPER_MM.1 - m.top - m.bottom) * 72.0 / 25.4;
    // A hundredth for what is rounded.
    (height / format.line_pitch_pt + 0.01).max(1.0) as usize
}

/// The page that each paragraph begins on, as far as can be told without fonts.
fn pages(all: &[Paragraph], options: &Options) -> Vec<usize> {
    let format = &options.format;
    let per_page = lines_per_page(format);
    let mut line = 0usize;
    let mut pages = Vec::with_capacity(all.len());
    for paragraph in all {
        if paragraph.breaks {
            line = line.next_multiple_of(per_page);
        }
        let size = format.script(paragraph.role).size_pt;
        let room = match (size == format.body.size_pt, format.chars_per_line) {
            (true, n @ 1..) => f32::from(n),
            _ => (format.type_width_pt() / size).floor(),
        };
        let halves = (room * 2.0) as usize;
        let indent = first_line(&paragraph.layout, options).0 as usize / 50;
        let half = |c: char| if c.is_ascii() { 1 } else { 2 };
        let text: usize = paragraph
            .runs
            .iter()
            .flat_map(|r| r.text.chars())
            .map(half)
            .sum();
        let n_lines = (indent + text).div_ceil(halves.max(1)).max(1);
        line += paragraph.layout.lines_above.round() as usize;
        pages.push(line / per_page + 1);
        line += n_lines + paragraph.layout.lines_below.round() as usize;
    }
    pages
}
