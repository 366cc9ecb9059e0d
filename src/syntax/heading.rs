//! Which marked lines of a report are headings, and at which level: judged by the report as a
//! whole, as its neighbours show.

use super::frame::{is_closing, opens_attachments};
use super::marker::{Form, Marker};
use super::numeral::{Numeral, read_chinese};
use super::scan::Scanned;
use crate::outline::Level;
use crate::text::is_space;
use std::collections::BTreeSet;

/// The marker of each line of one report that opens a heading; `None` for the others.
pub(super) fn headings<'a>(lines: &[Scanned<'a>]) -> Vec<Option<Marker<'a>>> {
    let mut found: Vec<Option<Marker<'a>>> =
        lines.iter().map(|l| l.marker.filter(|_| !l.junk)).collect();
    drop_lone_chapters(lines, &mut found);
    drop_lone_decimals(&mut found);
    drop_attachments(lines, &mut found);
    add_dotless(lines, &mut found);
    found
}

/// 第一条 and the like in running text: a chapter word is a heading where it is set off by a
/// space, or where its numbers run on down the report.
fn drop_lone_chapters(lines: &[Scanned<'_>], found: &mut [Option<Marker<'_>>]) {
    for form in [Form::Part, Form::Chapter, Form::Section, Form::Article] {
        let ordinals: Vec<u32> = found
            .iter()
            .flatten()
            .filter(|m| m.form == form)
            .map(|m| m.ordinal)
            .collect();
        let runs = ordinals.windows(2).any(|w| w[1] == w[0] + 1);
        for (line, slot) in lines.iter().zip(found.iter_mut()) {
            if let Some(m) = slot.filter(|m| m.form == form) {
                let apart = m
                    .suffix
                    .ends_with(|c: char| is_space(c) || matches!(c, '：' | ':' | '、'))
                    || m.len == line.words.len();
                if !runs && !apart {
                    *slot = None;
                }
            }
        }
    }
}

/// A lone 3.5 with a space behind is a figure; 1.1 1.2 is a numbering.
fn drop_lone_decimals(found: &mut [Option<Marker<'_>>]) {
    let decimals = |m: &Marker<'_>| matches!(m.form, Form::Decimal(_));
    let pairs: Vec<(String, u32)> = found
        .iter()
        .flatten()
        .filter(|m| decimals(m))
        .map(|m| (m.prefix.to_owned(), m.ordinal))
        .collect();
    for slot in found.iter_mut() {
        if let Some(m) = slot.filter(decimals) {
            let near = |n: u32| pairs.iter().any(|(p, o)| p == m.prefix && *o == n);
            if !near(m.ordinal + 1) && (m.ordinal == 1 || !near(m.ordinal - 1)) {
                *slot = None;
            }
        }
    }
}

/// The lines 1. 2. 3. behind 附件： list attachments.
fn drop_attachments(lines: &[Scanned<'_>], found: &mut [Option<Marker<'_>>]) {
    let mut listing = false;
    for (line, slot) in lines.iter().zip(found.iter_mut()) {
        if opens_attachments(line.words) {
            listing = true;
        } else if listing {
            let listed = slot.is_some_and(|m| m.form == Form::Digit) && !line.is_longer_than(60);
            if listed && !line.words.ends_with('。') {
                *slot = None;
            } else {
                listing = is_closing(line.words) && slot.is_none();
            }
        }
    }
}

const UNITS: &str = "年月日号个项条次名人家户万亿元％%.,，、-—~/～／点时分届季级楼栋层组期批倍多余处岁天周场份篇度种类位件台辆亩吨米公里℃";

/// A number that stands without its dot between its neighbours: 4. 5继续… 6.
fn add_dotless<'a>(lines: &[Scanned<'a>], found: &mut [Option<Marker<'a>>]) {
    for at in 0..lines.len() {
        if found[at].is_some() || lines[at].junk {
            continue;
        }
        let words = lines[at].words;
        let Some((numeral, ordinal, len)) = Numeral::read(words) else {
            continue;
        };
        let (form, numeral) = match numeral {
            Numeral::Arabic | Numeral::ArabicWide => (Form::Digit, numeral),
            Numeral::Chinese if words[len..].starts_with(is_space) => (Form::Chinese, numeral),
            _ => continue,
        };
        let Some(next) = words[len..].chars().next() else {
            continue;
        };
        if UNITS.contains(next)
            || next.is_ascii_alphanumeric()
            || read_chinese(&words[len..]).is_some()
        {
            continue;
        }
        let neighbour = |m: &&Option<Marker<'_>>| m.is_some_and(|m| m.form <= form);
        let ordinal_of = |m: Option<&Option<Marker<'_>>>| {
            m.copied()
                .flatten()
                .filter(|m| m.form == form)
                .map(|m| m.ordinal)
        };
        let before = ordinal_of(found[..at].iter().rev().find(neighbour));
        let after = ordinal_of(found[at + 1..].iter().find(neighbour));
        if before.is_some_and(|n| n + 1 == ordinal) && after == Some(ordinal + 1) {
            let spaces = words[len..].len() - words[len..].trim_start_matches(is_space).len();
            let end = len + spaces;
            found[at] = Some(Marker {
                form,
                ordinal,
                numeral,
                prefix: "",
                suffix: &words[len..end],
                len: end,
            });
        }
    }
}

/// Which level each form of marker has in one report. Without chapters it is the usual one,
/// whether or not levels between are used; 第一章 above 一、 shifts what is below it.
#[derive(Debug, Default)]
pub(super) struct Levels {
    chaptered: Vec<Form>,
    has_digit_paren: bool,
}

impl Levels {
    /// The levels of a report with these headings.
    pub fn of(found: &[Option<Marker<'_>>]) -> Self {
        let forms: BTreeSet<Form> = found
            .iter()
            .flatten()
            .map(|m| m.form)
            .filter(|f| *f != Form::Ordinal)
            .collect();
        let chaptered = if forms.iter().any(|f| f.is_chapter()) {
            forms.iter().copied().collect()
        } else {
            Vec::new()
        };
        Self {
            chaptered,
            has_digit_paren: forms.contains(&Form::DigitParen),
        }
    }

    /// The level of a heading of that form.
    pub fn level(&self, form: Form) -> Level {
        if let Some(at) = self.chaptered.iter().position(|f| *f == form) {
            return Level::new(at as u8 + 1);
        }
        Level::new(match form {
            Form::Part | Form::Chapter | Form::Chinese => 1,
            Form::Section | Form::ChineseParen => 2,
            Form::Article | Form::Digit => 3,
            Form::Decimal(n) => 2 + n,
            Form::DigitParen | Form::Ordinal => 4,
            Form::DigitClose => 4 + u8::from(self.has_digit_paren),
            Form::Circled => 5,
        })
    }
}
