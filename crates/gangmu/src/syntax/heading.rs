//! Which marked lines of a report are headings, and at which level: judged by the report as a
//! whole, as its neighbours show.

use super::decimal;
use super::frame::{is_closing, opens_attachments};
use super::scan::Scanned;
use crate::numbering::{FORMS, Form, Marker, Numeral, Opens, read_chinese};
use crate::outline::Level;
use crate::text::{is_space, sort_by_key};

/// The marker of each line of one report that opens a heading; `None` for the others.
pub(super) fn headings<'a>(lines: &[Scanned<'a>]) -> Vec<Option<Marker<'a>>> {
    let mut found: Vec<Option<Marker<'a>>> =
        lines.iter().map(|l| l.marker.filter(|_| !l.junk)).collect();
    drop_lone_chapters(lines, &mut found);
    decimal::settle(lines, &mut found);
    drop_letters(lines, &mut found);
    drop_attachments(lines, &mut found);
    drop_inline_lists(lines, &mut found);
    add_misspelled(lines, &mut found);
    found
}

/// 第一条 and the like in running text: a chapter word is a heading where it is set off by a
/// space, or where its numbers run on down the report.
fn drop_lone_chapters(lines: &[Scanned<'_>], found: &mut [Option<Marker<'_>>]) {
    for form in FORMS.iter().filter(|r| r.is_chapter()).map(|r| r.form) {
        let mut ordinals = found
            .iter()
            .flatten()
            .filter(|m| m.form == form)
            .map(|m| m.ordinal);
        let Some(mut last) = ordinals.next() else {
            continue;
        };
        let runs = ordinals.any(|n| std::mem::replace(&mut last, n) + 1 == n);
        if runs {
            continue;
        }
        for (line, slot) in lines.iter().zip(found.iter_mut()) {
            if let Some(m) = slot.filter(|m| m.form == form) {
                let apart = m
                    .suffix
                    .ends_with(|c: char| is_space(c) || matches!(c, '：' | ':' | '、'))
                    || m.len == line.words.len();
                if !apart {
                    *slot = None;
                }
            }
        }
    }
}

/// Letters that do not run on from a), and those of a list a)…；b)…；, are no headings.
fn drop_letters(lines: &[Scanned<'_>], found: &mut [Option<Marker<'_>>]) {
    let places = (0..found.len()).filter(|at| found[*at].is_some_and(|m| m.form == Form::Letter));
    let places: Vec<usize> = places.collect();
    let ordinal = |at: usize| found[at].map_or(0, |m| m.ordinal);
    let runs: Vec<&[usize]> = places
        .chunk_by(|a, b| ordinal(*a) + 1 == ordinal(*b))
        .collect();
    let stops = |at: &usize| lines[*at].words.ends_with(['；', ';', '，', '。']);
    let lists = |run: &[usize]| run.len() == 1 || ordinal(run[0]) != 1 || run.iter().any(stops);
    let dropped: Vec<usize> = runs
        .iter()
        .filter(|r| lists(r))
        .copied()
        .flatten()
        .copied()
        .collect();
    dropped.into_iter().for_each(|at| found[at] = None);
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

/// A paragraph 1.…；2.…；3.… that holds its whole list is no heading: its second number stands on
/// the same line, and none on a line of its own.
fn drop_inline_lists(lines: &[Scanned<'_>], found: &mut [Option<Marker<'_>>]) {
    for at in 0..found.len() {
        let Some(m) = found[at].filter(|m| m.ordinal == 1 && m.form.row().lists) else {
            continue;
        };
        let rest = &lines[at].words[m.len..];
        if holds_second(rest, &m) {
            let mut behind = found[at + 1..].iter().flatten();
            let goes_on = behind
                .find(|n| n.form <= m.form)
                .is_some_and(|n| n.form == m.form && n.ordinal == 2);
            if !goes_on {
                found[at] = None;
            }
        }
    }
}

/// Whether the number after `first` stands in `rest`, behind a stop.
fn holds_second(rest: &str, first: &Marker<'_>) -> bool {
    let second = first.spell(2);
    let second = second.trim_end_matches(is_space);
    rest.match_indices(second).any(|(at, _)| {
        let stop = |c: char| is_space(c) || "。；;，,、".contains(c);
        let figure = first.form.row().is_figure
            && rest[at + second.len()..].starts_with(|c: char| c.is_ascii_digit());
        rest[..at].ends_with(stop) && !figure
    })
}

/// What follows a number that is a figure, not a marker.
const UNITS: &str = "年月日号个项条次名人家户万亿元％%.,，、-—~/～／点时分届季级楼栋层组期批倍多余处岁天周场份篇度种类位件台辆亩吨米公里℃";
/// Stops that stand by mistake for the dot of 1. or the 、 of 一、
const WRONG_STOPS: [char; 8] = ['。', '，', ',', '：', ':', '；', ';', '·'];

/// What makes a word with a Chinese number before it: 三是 三大 三农 三年来 三资.
const NUMBER_WORDS: &str = "是要大重会公来农严资方代者则线旧小审把";

/// Numbers that lack their dot, or have another mark in its place, between their neighbours:
/// 4. 5继续… 6. Also a （二） without its first bracket. Several in a row may be so.
fn add_misspelled<'a>(lines: &[Scanned<'a>], found: &mut [Option<Marker<'a>>]) {
    let mut spelled: Vec<(usize, Marker<'a>)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if !line.junk
            && found[at].is_none()
            && let Some(marker) = misspelled(line.words)
        {
            spelled.push((at, marker));
        }
    }
    add_run_of_commas(lines, &spelled, found);
    for form in [Form::Chinese, Form::ChineseParen, Form::Digit] {
        let ours = spelled.iter().filter(|(_, m)| m.form == form);
        add_borne_out(form, ours, found);
    }
}

/// 一, 二, 三, throughout, where no 一、 stands: a comma typed for the 、 is the report's own style.
fn add_run_of_commas<'a>(
    lines: &[Scanned<'a>],
    spelled: &[(usize, Marker<'a>)],
    found: &mut [Option<Marker<'a>>],
) {
    if found.iter().flatten().any(|m| m.form == Form::Chinese) {
        return;
    }
    let comma = |m: &Marker<'_>| m.form == Form::Chinese && m.suffix.starts_with([',', '，']);
    let short = |at: usize| !lines[at].is_longer_than(40) && !lines[at].words.ends_with('。');
    let run: Vec<_> = spelled
        .iter()
        .filter(|(at, m)| comma(m) && short(*at))
        .collect();
    let in_order = run.iter().zip(1..).all(|((_, m), n)| m.ordinal == n);
    if run.len() > 1 && in_order {
        for (at, marker) in run {
            found[*at] = Some(*marker);
        }
    }
}

/// Adds those of `spelled`, all of one form, that fill the gap between two headings of it.
fn add_borne_out<'a: 'b, 'b>(
    form: Form,
    spelled: impl Iterator<Item = &'b (usize, Marker<'a>)>,
    found: &mut [Option<Marker<'a>>],
) {
    let mut begin = 0;
    let mut last: Option<(Form, u32)> = None;
    // Numbers may go on from section to section.
    let mut last_of_form = 0;
    let mut waiting: Vec<&(usize, Marker<'a>)> = Vec::new();
    let mut spelled = spelled.peekable();
    while let Some((at, _)) = spelled.peek() {
        // The headings of this form or an outer one before the line.
        for heading in begin..*at {
            if let Some(m) = found[heading].filter(|m| m.form <= form) {
                last = Some((m.form, m.ordinal));
                if m.form == form {
                    settle(&mut waiting, m.ordinal, found);
                    last_of_form = m.ordinal;
                }
            }
        }
        begin = *at;
        let Some(next) = spelled.next() else { break };
        let ordinal = next.1.ordinal;
        let follows = match last {
            Some((of, n)) if of == form => ordinal == n + 1,
            Some(_) => ordinal == 1 || ordinal == last_of_form + 1,
            None => false,
        };
        if follows {
            waiting.push(next);
            last_of_form = ordinal;
            last = Some((form, ordinal));
        }
    }
    if !waiting.is_empty() {
        let behind = found[begin..].iter().flatten().find(|m| m.form == form);
        if let Some(after) = behind.map(|m| m.ordinal) {
            settle(&mut waiting, after, found);
        }
    }
}

/// Decides on the markers that wait: `after` is the number of the next heading of their form.
fn settle<'a>(
    waiting: &mut Vec<&(usize, Marker<'a>)>,
    after: u32,
    found: &mut [Option<Marker<'a>>],
) {
    let fits = waiting.last().is_some_and(|(_, m)| m.ordinal + 1 == after);
    for (at, marker) in waiting.drain(..).filter(|_| fits) {
        found[*at] = Some(*marker);
    }
}

/// The marker that a line may begin with if its neighbours bear it out.
fn misspelled(words: &str) -> Option<Marker<'_>> {
    let (numeral, ordinal, len) = Numeral::read(words)?;
    let behind = &words[len..];
    let next = behind.chars().next()?;
    let stop = Some(next)
        .filter(|c| WRONG_STOPS.contains(c))
        .map_or(0, char::len_utf8);
    let (form, end) = match numeral {
        Numeral::Arabic | Numeral::ArabicWide if stop > 0 => {
            let figure = behind[stop..].starts_with(|c: char| c.is_numeric());
            (!figure).then_some((Form::Digit, len + stop))?
        }
        // 2.12个村…, 2.5G基站…: what looks like a decimal is the marker 2. before a title that begins
        // with 12 or 5G.
        Numeral::Arabic if next == '.' => {
            let (_, _, digits) = Numeral::read(&behind[1..])?;
            let title = &behind[1 + digits..];
            let counts = title.starts_with(['个', '名', '家', '户', '项', '所']);
            let named = title.starts_with(|c: char| c.is_ascii_uppercase());
            (counts || named).then_some((Form::Digit, len + 1))?
        }
        Numeral::Arabic | Numeral::ArabicWide => {
            let figure = UNITS.contains(next) || next.is_ascii_alphanumeric();
            (!figure && !matches!(next, ')' | '）')).then_some((Form::Digit, len))?
        }
        Numeral::Chinese if matches!(next, ')' | '）') => {
            (Form::ChineseParen, len + next.len_utf8())
        }
        Numeral::Chinese if stop > 0 => (Form::Chinese, len + stop),
        Numeral::Chinese => {
            let word = UNITS.contains(next) || NUMBER_WORDS.contains(next);
            (!word).then_some((Form::Chinese, len))?
        }
        _ => return None,
    };
    let after = &words[end..];
    if end == len && read_chinese(after).is_some() {
        return None;
    }
    let len_with_spaces = end + after.len() - after.trim_start_matches(is_space).len();
    Some(Marker {
        form,
        ordinal,
        numeral,
        prefix: "",
        suffix: &words[len..len_with_spaces],
        len: len_with_spaces,
    })
}

/// Which level and which depth each form has in one report. Without chapters the level is the
/// usual one, whether or not levels between are used; with 第一章 it is the form's place among
/// those in use.
#[derive(Debug, Default)]
pub(super) struct Levels {
    /// The forms in use, as they are met.
    used: Vec<Form>,
    /// The same from the outermost, where there are chapters.
    chaptered: Vec<Form>,
    /// Those below the decimal numbers, from the outermost, and the level of these; where decimal
    /// numbers are the report's own and not the details of 1.
    decimal: Option<(u8, Vec<Form>)>,
}

impl Levels {
    /// The levels of a report with these headings.
    pub fn of(found: &[Option<Marker<'_>>]) -> Self {
        let mut levels = Self::default();
        for marker in found.iter().flatten() {
            if marker.form.row().opens != Opens::LeadIn && !levels.used.contains(&marker.form) {
                levels.used.push(marker.form);
            }
        }
        if levels.used.iter().any(|f| f.row().is_chapter()) {
            let mut chaptered = levels.used.clone();
            sort_by_key(&mut chaptered, |f| levels.depth(*f));
            levels.chaptered = chaptered;
        }
        let outer = levels.used.iter().map(|f| f.row().outer).max().unwrap_or(0);
        let has = |form: Form| levels.used.contains(&form);
        if outer > 0 && !has(Form::ChineseParen) && !(has(Form::Chinese) && has(Form::Digit)) {
            let inner = |f: &&Form| **f > Form::Decimal5;
            let mut inner: Vec<Form> = levels.used.iter().filter(inner).copied().collect();
            sort_by_key(&mut inner, |f| levels.depth(*f));
            levels.decimal = Some((outer as u8 + 2, inner));
        }
        levels
    }

    fn place(&self, form: Form) -> Option<usize> {
        self.used.iter().position(|f| *f == form)
    }

    /// How deep a heading of that form stands: it closes those of its depth or deeper.
    pub fn depth(&self, form: Form) -> u16 {
        let row = form.row();
        let grouped = row.groups.filter(|below| {
            let places = self.place(form).zip(self.place(*below));
            places.is_some_and(|(own, below)| own < below)
        });
        grouped.map_or(row.depth(), |below| below.row().depth() - 5)
    }

    /// The level of a heading of that form.
    pub fn level(&self, form: Form) -> Level {
        if let Some(at) = self.chaptered.iter().position(|f| *f == form) {
            return Level::new(at as u8 + 1);
        }
        let row = form.row();
        if let Some((below, inner)) = &self.decimal
            && form >= Form::Digit
        {
            let at = inner.iter().position(|f| *f == form);
            let own = row.outer as u8 + 1;
            return Level::new(at.map_or(own, |at| below + at as u8));
        }
        let beside = row.deeper_beside.and_then(|beside| self.place(beside));
        Level::new(row.level + u8::from(beside.is_some()))
    }
}
