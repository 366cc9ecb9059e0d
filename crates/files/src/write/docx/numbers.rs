//! Numbers as lists: Word counts what the text has spelled, so that a heading put in moves all behind
//! it. A number that is spelled as no other of its level, or that no list can show, stays text.

use super::block::Paragraph;
use super::styles::{heading, script};
use super::{HEAD, W};
use crate::write::Options;
use crate::write::xml::escape;
use gangmu::numbering::{Marker, Numeral, marker_of};
use std::fmt::Write;

/// How many levels a list has.
const LEVELS: usize = 9;

/// How the numbers of a level are spelled.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spelling {
    format: &'static str,
    before: String,
    behind: String,
    spaced: bool,
}

/// The name of the format in which Word spells the number as the text does.
fn format(marker: &Marker<'_>) -> Option<&'static str> {
    let below = |most, name| (marker.ordinal <= most).then_some(name);
    match marker.numeral {
        Numeral::Chinese => below(9999, "chineseCountingThousand"),
        Numeral::Arabic => below(32767, "decimal"),
        Numeral::ArabicWide => below(32767, "decimalFullWidth"),
        Numeral::Circled => below(20, "decimalEnclosedCircleChinese"),
        Numeral::ParenthesizedDigit => below(20, "decimalEnclosedParen"),
        Numeral::DottedDigit => below(20, "decimalEnclosedFullstop"),
        Numeral::ParenthesizedChinese => below(10, "ideographEnclosedCircle"),
        Numeral::Latin => below(26, "lowerLetter"),
    }
}

/// The spelling and the number of a marker that a list can show.
fn read(marker: &str) -> Option<(Spelling, u32)> {
    let read = marker_of(marker)?;
    let whole = read.len == marker.len() && read.form.row().outer == 0 && read.ordinal > 0;
    let spelled = whole && read.spell(read.ordinal) == marker && !marker.contains('%');
    let format = format(&read).filter(|_| spelled)?;
    let behind = read.suffix.trim_end_matches(' ');
    let spelling = Spelling {
        format,
        before: read.prefix.to_owned(),
        behind: match read.suffix.len() - behind.len() {
            1 => behind.to_owned(),
            _ => read.suffix.to_owned(),
        },
        spaced: read.suffix.len() - behind.len() == 1,
    };
    Some((spelling, read.ordinal))
}

/// A list: where it begins to count anew.
struct List {
    anew: Option<(usize, u32)>,
}

/// Takes the numbers of the headings out of their words and has lists show them; answers
/// `numbering.xml`.
pub fn number(all: &mut [Paragraph], options: &Options, compiled: bool) -> String {
    let marked = |p: &Paragraph| {
        let (marker, _, level) = p.heading.as_ref()?;
        let level = usize::from(*level).checked_sub(1).filter(|l| *l < LEVELS)?;
        let (spelling, ordinal) = read(marker)?;
        p.runs
            .first()?
            .text
            .starts_with(marker.as_str())
            .then_some((level, spelling, ordinal))
    };
    let mut met: [Vec<(Spelling, usize)>; LEVELS] = Default::default();
    for (level, spelling, _) in all.iter().filter_map(marked) {
        match met[level].iter_mut().find(|(known, _)| *known == spelling) {
            Some((_, n)) => *n += 1,
            None => met[level].push((spelling, 1)),
        }
    }
    let usual = met.map(|of_level| {
        let most = of_level.into_iter().rev().max_by_key(|(_, n)| *n);
        most.map(|(spelling, _)| spelling)
    });
    let mut lists = vec![List { anew: None }];
    let mut counted = [0u32; LEVELS];
    for paragraph in all.iter_mut() {
        let Some((level, spelling, ordinal)) = marked(paragraph) else {
            continue;
        };
        if usual[level].as_ref() != Some(&spelling) {
            continue;
        }
        // Where a level begins anew, it begins as its list says.
        let start = lists.last().and_then(|list| list.anew);
        let next = match (counted[level], start) {
            (0, Some((of, from))) if of == level => from,
            (n, _) => n + 1,
        };
        if next != ordinal {
            lists.push(List {
                anew: Some((level, ordinal)),
            });
        }
        counted[level] = ordinal;
        counted[level + 1..].fill(0);
        let len = paragraph.heading.as_ref().map_or(0, |h| h.0.len());
        let first = &mut paragraph.runs[0];
        first.text.drain(..len);
        if first.text.is_empty() {
            paragraph.runs.remove(0);
        }
        paragraph.number = Some((lists.len(), level as u8));
    }
    xml(&usual, &lists, options, compiled)
}

fn xml(
    usual: &[Option<Spelling>; LEVELS],
    lists: &[List],
    options: &Options,
    compiled: bool,
) -> String {
    let mut out = format!(
        "{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>"
    );
    for (level, spelling) in usual.iter().enumerate() {
        let format = spelling.as_ref().map_or("none", |s| s.format);
        let suffix = match spelling {
            Some(Spelling { spaced: true, .. }) => "space",
            _ => "nothing",
        };
        let _ = write!(
            out,
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:suff w:val=\"{suffix}\"/><w:lvlText w:val=\""
        );
        if let Some(Spelling { before, behind, .. }) = spelling {
            escape(before, &mut out);
            let _ = write!(out, "%{}", level + 1);
            escape(behind, &mut out);
        }
        let script = script(heading(level as u8 + 1, options, compiled), &options.format);
        let script = script.replacen("<w:rFonts", "<w:rFonts w:hint=\"eastAsia\"", 1);
        let _ = write!(
            out,
            "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr><w:rPr>{script}</w:rPr></w:lvl>"
        );
    }
    out.push_str("</w:abstractNum>");
    for (at, list) in lists.iter().enumerate() {
        let _ = write!(
            out,
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"0\"/>",
            at + 1
        );
        if let Some((level, from)) = list.anew {
            let _ = write!(
                out,
                "<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{from}\"/></w:lvlOverride>"
            );
        }
        out.push_str("</w:num>");
    }
    out + "</w:numbering>"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_that_a_list_can_show() {
        let check = |marker, want: Option<(&str, &str, &str, bool)>| {
            let got = read(marker).map(|(s, _)| (s.format, s.before, s.behind, s.spaced));
            let want = want.map(|(f, a, b, s)| (f, a.to_owned(), b.to_owned(), s));
            assert_eq!(got, want, "{marker}");
        };
        check("二、", Some(("chineseCountingThousand", "", "、", false)));
        check(
            "（十一）",
            Some(("chineseCountingThousand", "（", "）", false)),
        );
        check("3. ", Some(("decimal", "", ".", true)));
        check("⑫", Some(("decimalEnclosedCircleChinese", "", "", false)));
        check("㉑", None);
        check(
            "第三章　",
            Some(("chineseCountingThousand", "第", "章　", false)),
        );
        check("1.2 ", None);
        check("甲", None);
    }
}
