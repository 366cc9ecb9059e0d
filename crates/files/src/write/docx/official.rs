//! What an official document has around its text (GB/T 9704-2012, 7.2 and 7.4), where it is filled in:
//! the head with the issuer's name, the document's number and the red line; and at the foot of the
//! last page who gets copies, who printed it and when.

use super::block::words;
use super::{mm, styles, twips};
use crate::write::Options;
use gangmu::export::format::{Format, Script};
use std::fmt::Write;

/// From the text's upper edge to the issuer's name, in millimetres (7.2.4).
const ISSUER_MM: f32 = 35.0;
/// The largest that its letters are, in points.
const ISSUER_PT: f32 = 54.0;
/// The letters of the foot: 4 号.
const FOOT_PT: f32 = 14.0;
const FLUSH: &str = "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
const RED: &str = "FF0000";

/// A run of its own script.
fn run(text: &str, script: &Script, colour: &str, format: &Format, out: &mut String) {
    let own = styles::script(script, format)
        .replacen("<w:rFonts", "<w:rFonts w:hint=\"eastAsia\"", 1)
        .replace("000000", colour);
    out.extend(["<w:r><w:rPr>", &own, "</w:rPr>"]);
    words(text, "t", out);
    out.push_str("</w:r>");
}

/// A tab at the right, so many characters of that size from the edge.
fn right_tab(chars: f32, size_pt: f32, format: &Format) -> String {
    let at = twips(format.type_width_pt() - chars * size_pt);
    format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{at}\"/></w:tabs>")
}

/// The head, before the text.
pub fn head(options: &Options, out: &mut String) {
    let (head, format) = (&options.head, &options.format);
    if [&head.issuer, &head.number, &head.signer].map(String::is_empty) == [true; 3] {
        return;
    }
    let two_lines = twips(format.line_pitch_pt * 2.0);
    if !head.issuer.is_empty() {
        // One line, whatever its length.
        let n = head.issuer.chars().count() as f32;
        let size_pt = (format.type_width_pt() / n * 2.0).floor() / 2.0;
        let script = Script {
            size_pt: size_pt.min(ISSUER_PT),
            ..format.title.clone()
        };
        let _ = write!(
            out,
            "<w:p><w:pPr><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"{}\" w:line=\"{}\" w:lineRule=\"exact\"/>{FLUSH}<w:jc w:val=\"center\"/></w:pPr>",
            mm(ISSUER_MM),
            twips(script.size_pt)
        );
        run(&head.issuer, &script, RED, format, out);
        out.push_str("</w:p>");
    }
    // The line stands 4 mm below the number (7.2.7), the title two lines below that (7.3.1).
    out.push_str("<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"11\" w:color=\"FF0000\"/></w:pBdr>");
    let has_signer = !head.signer.is_empty();
    if has_signer {
        out.push_str(&right_tab(1.0, format.body.size_pt, format));
    }
    let place = if has_signer { "left" } else { "center" };
    let _ = write!(
        out,
        "<w:spacing w:before=\"{two_lines}\" w:after=\"{two_lines}\"/>{FLUSH}<w:jc w:val=\"{place}\"/></w:pPr>"
    );
    let mut say = |text: &str, script| run(text, script, "000000", format, out);
    match has_signer {
        false => say(&head.number, &format.body),
        true => {
            say(&format!("\u{3000}{}\t签发人：", head.number), &format.body);
            let hand = Script {
                size_pt: format.body.size_pt,
                ..format.level_2.clone()
            };
            say(&head.signer, &hand);
        }
    }
    out.push_str("</w:p>");
}

/// The foot, behind the text: a table on the lower edge of the page that it comes to stand on.
/// LibreOffice leaves a table of that width where it stands in the text.
pub fn foot(options: &Options, out: &mut String) {
    let (foot, format) = (&options.foot, &options.format);
    let has_print = !foot.printer.is_empty() || !foot.date.is_empty();
    if foot.copies.is_empty() && !has_print {
        return;
    }
    let (width, edge) = (twips(format.type_width_pt()), twips(FOOT_PT));
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" w:horzAnchor=\"margin\" w:tblpXSpec=\"center\" w:tblpYSpec=\"bottom\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblBorders>"
    );
    // The first line and the last are 0.35 mm, those between 0.25 mm (7.4.1).
    for (side, eighths) in [("top", 8), ("bottom", 8), ("insideH", 6)] {
        let _ = write!(
            out,
            "<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"0\" w:color=\"auto\"/>"
        );
    }
    let _ = write!(
        out,
        "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{edge}\" w:type=\"dxa\"/><w:right w:w=\"{edge}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"{width}\"/></w:tblGrid>"
    );
    let script = Script {
        size_pt: FOOT_PT,
        ..format.body.clone()
    };
    let mut row = |properties: &str, text: &str| {
        let _ = write!(
            out,
            "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr>{properties}<w:jc w:val=\"left\"/></w:pPr>"
        );
        run(text, &script, "000000", format, out);
        out.push_str("</w:p></w:tc></w:tr>");
    };
    if !foot.copies.is_empty() {
        let word = edge * 3;
        let copies = foot.copies.trim_end_matches('。');
        row(
            &format!(
                "<w:ind w:leftChars=\"0\" w:left=\"{word}\" w:hangingChars=\"0\" w:hanging=\"{word}\"/>"
            ),
            &format!("抄送：{copies}。"),
        );
    }
    if has_print {
        let date = match foot.date.trim_end_matches("印发") {
            "" => String::new(),
            date => format!("\t{date}印发"),
        };
        let tab = right_tab(2.0, FOOT_PT, format);
        row(
            &[&tab, FLUSH].concat(),
            &[&foot.printer, date.as_str()].concat(),
        );
    }
    out.push_str("</w:tbl>");
}
