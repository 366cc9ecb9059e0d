//! The styles, which have the form; and the fonts that they name, with what to take in their place.

use super::block::first_line;
use super::{HEAD, W, twips};
use crate::write::Options;
use crate::write::xml::{escape, escaped};
use gangmu::export::format::{CELL_PT, Format, Script};
use gangmu::export::paragraph::Role;
use std::fmt::Write;

/// The deepest level that has a style.
pub const DEEPEST: u8 = 9;

/// The deepest level of headings that stay with what follows: below it, measures are headings, and a
/// page would end where they begin.
const SHORT: u8 = 2;

/// How much closer the characters of the body stand so that a line holds as many as it is to, in
/// twentieths of a point.
fn spacing(format: &Format) -> i32 {
    let n = f32::from(format.chars_per_line);
    if n == 0.0 {
        return 0;
    }
    let pitch = format.type_width_pt() / n;
    let closer = ((pitch - format.body.size_pt) * 20.0).floor() as i32;
    // What differs much is another size of paper or of letters: it is left alone.
    if (-40..=40).contains(&closer) {
        closer
    } else {
        0
    }
}

/// What says a script, between `w:rPr` and its end.
pub fn script(script: &Script, format: &Format) -> String {
    let east = escaped(&script.font);
    let ascii = format
        .latin_font
        .as_ref()
        .map_or(east.clone(), |f| escaped(f));
    let mut out = format!(
        "<w:rFonts w:ascii=\"{ascii}\" w:eastAsia=\"{east}\" w:hAnsi=\"{east}\" w:cs=\"{ascii}\"/>"
    );
    let weight = if script.bold { "" } else { " w:val=\"0\"" };
    let closer = if script.size_pt == format.body.size_pt {
        spacing(format)
    } else {
        0
    };
    let halves = (script.size_pt * 2.0).round() as i32;
    let _ = write!(
        out,
        "<w:b{weight}/><w:bCs{weight}/><w:color w:val=\"000000\"/><w:spacing w:val=\"{closer}\"/><w:kern w:val=\"0\"/><w:sz w:val=\"{halves}\"/><w:szCs w:val=\"{halves}\"/>"
    );
    out
}

/// The script of headings of that outline level: of a compilation the titles are the first.
pub fn heading(level: u8, options: &Options, compiled: bool) -> &Script {
    match (compiled, level) {
        (true, 1) => &options.format.title,
        (true, _) => options.format.level(level - 1),
        (false, _) => options.format.level(level),
    }
}

/// `styles.xml`.
pub fn styles(options: &Options, compiled: bool) -> String {
    let format = &options.format;
    let line = twips(format.line_pitch_pt);
    let usual = format.layout(Role::Body, None, None);
    let (chars, length) = first_line(&usual, options);
    let body = script(&format.body, format);
    let mut out = format!(
        "{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{body}<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:spacing w:line=\"{line}\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"{chars}\" w:firstLine=\"{length}\"/><w:jc w:val=\"both\"/></w:pPr></w:style><w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style><w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    );
    // A letter that a line of the grid has no room for would take two.
    let grid = |script: &Script| match script.size_pt > format.body.size_pt {
        true => "<w:snapToGrid w:val=\"0\"/>",
        false => "",
    };
    const FLUSH: &str = "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
    let flush = |jc: &str| format!("{FLUSH}<w:jc w:val=\"{jc}\"/>");
    let mut style = |id: &str, name: &str, link: &str, paragraph: &str, run: &str| {
        let is_ours = name.starts_with("Table");
        let custom = if is_ours { " w:customStyle=\"1\"" } else { "" };
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\"{custom} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/>{link}<w:qFormat/><w:pPr>{paragraph}</w:pPr>"
        );
        if !run.is_empty() {
            let _ = write!(out, "<w:rPr>{run}</w:rPr>");
        }
        out.push_str("</w:style>");
        if !link.is_empty() {
            let _ = write!(
                out,
                "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{id}Char\"><w:name w:val=\"{name} Char\"/><w:basedOn w:val=\"DefaultParagraphFont\"/><w:link w:val=\"{id}\"/><w:rPr>{run}</w:rPr></w:style>"
            );
        }
    };
    let title = script(&format.title, format);
    let place = flush("center");
    let above = grid(&format.title);
    style("Title", "Title", "", &format!("{above}{place}"), &title);
    let byline = script(&format.byline, format);
    style("Subtitle", "Subtitle", "", &flush("center"), &byline);
    style("Salutation", "Salutation", "", &flush("both"), "");
    style("Signature", "Signature", "", &flush("right"), "");
    style("Date", "Date", "", &flush("right"), "");
    for level in 1..=DEEPEST {
        let of = heading(level, options, compiled);
        let place = match (compiled, level) {
            (true, 1) => flush("center"),
            _ => format!(
                "<w:ind w:firstLineChars=\"{chars}\" w:firstLine=\"{}\"/>",
                twips(usual.first_line_chars * of.size_pt)
            ),
        };
        style(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            &format!("<w:link w:val=\"Heading{level}Char\"/>"),
            &format!(
                "{}{}{place}<w:outlineLvl w:val=\"{}\"/>",
                if level <= SHORT { "<w:keepNext/>" } else { "" },
                grid(of),
                level - 1
            ),
            &script(of, format),
        );
    }
    let level_1 = script(&format.level_1, format);
    style("TOCHeading", "TOC Heading", "", &flush("center"), &level_1);
    let width = twips(format.type_width_pt());
    for level in 1..=DEEPEST {
        let chars = u32::from(level - 1);
        let left = twips(chars as f32 * format.body.size_pt);
        let place = format!(
            "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{width}\"/></w:tabs><w:ind w:leftChars=\"{}\" w:left=\"{left}\" w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/>",
            chars * 100
        );
        style(
            &format!("TOC{level}"),
            &format!("toc {level}"),
            "",
            &place,
            "",
        );
    }
    let number = script(&format.page_number, format);
    let foot = format!(
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"{}\" w:lineRule=\"exact\"/>{FLUSH}",
        twips(format.page_number.size_pt)
    );
    style("Footer", "footer", "", &foot, &number);
    let small = Script {
        size_pt: CELL_PT,
        ..format.body.clone()
    };
    let cell = format!(
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"320\" w:lineRule=\"exact\"/>{FLUSH}<w:jc w:val=\"left\"/>"
    );
    style(
        "TableText",
        "Table Text",
        "",
        &cell,
        &script(&small, format),
    );
    let head = Script {
        font: format.level_1.font.clone(),
        ..small
    };
    let cell = cell.replace("\"left\"/>", "\"center\"/>");
    style("TableHead", "Table Head", "", &cell, &script(&head, format));
    out.push_str("<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>");
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(
            out,
            "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
        );
    }
    out + "</w:tblBorders></w:tblPr></w:style></w:styles>"
}

/// `fontTable.xml`.
pub fn fonts(options: &Options) -> String {
    let f = &options.format;
    let all = [
        &f.title,
        &f.byline,
        &f.body,
        &f.level_1,
        &f.level_2,
        &f.level_3,
        &f.page_number,
    ];
    let mut known: Vec<&str> = Vec::new();
    let mut out = format!("{HEAD}<w:fonts {W}>");
    for Script { font, fallback, .. } in all {
        if known.contains(&font.as_str()) {
            continue;
        }
        known.push(font);
        out.push_str("<w:font w:name=\"");
        escape(font, &mut out);
        out.push_str("\">");
        if !fallback.is_empty() {
            let _ = write!(out, "<w:altName w:val=\"{}\"/>", escaped(fallback));
        }
        out.push_str("<w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch w:val=\"variable\"/></w:font>");
    }
    out + "</w:fonts>"
}
