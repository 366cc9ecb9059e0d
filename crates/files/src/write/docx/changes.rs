//! Tracked changes: paragraphs matched first, then the words of those that match. All accepted, it is
//! the new text; all rejected, the old one.
//!
//! A paragraph that came or went tells so by its end. The last one's end cannot go: behind the last
//! paragraph that stayed, it is told by the end of the paragraph before.

use super::block::{Paragraph, Run};
use super::table;
use crate::write::xml::escaped;
use crate::write::{Before, Options};
use gangmu::export::paragraph;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use std::fmt::Write;

/// The share of what two paragraphs have in common from which one is the other, changed.
const ALIKE: f32 = 0.4;
/// How many pairs of paragraphs are compared at most where many were changed in one place.
const MOST_PAIRS: usize = 40_000;

/// What became of a paragraph.
#[derive(Clone, Copy)]
enum Step<'a> {
    /// It stayed, maybe with other words.
    Kept(&'a Paragraph, &'a Paragraph),
    /// It went.
    Gone(&'a Paragraph),
    /// It came.
    New(&'a Paragraph),
}

impl<'a> Step<'a> {
    fn then(self) -> Option<&'a Paragraph> {
        match self {
            Self::Kept(old, _) | Self::Gone(old) => Some(old),
            Self::New(_) => None,
        }
    }

    fn now(self) -> Option<&'a Paragraph> {
        match self {
            Self::Kept(_, new) | Self::New(new) => Some(new),
            Self::Gone(_) => None,
        }
    }

    /// What its end is, if it came or went.
    fn element(self) -> Option<&'static str> {
        match self {
            Self::Kept(..) => None,
            Self::Gone(_) => Some("del"),
            Self::New(_) => Some("ins"),
        }
    }
}

/// Who changed it, and how many changes were told.
struct Author {
    told: String,
    n: usize,
}

impl Author {
    /// The attributes of the next change.
    fn next(&mut self) -> String {
        self.n += 1;
        format!(" w:id=\"{}\"{}", self.n, self.told)
    }
}

/// Writes the new paragraphs with what was changed since the old ones.
pub fn write(
    old: &[Paragraph],
    new: &[Paragraph],
    before: &Before<'_>,
    options: &Options,
    out: &mut String,
) {
    let mut told = format!(" w:author=\"{}\"", escaped(before.author));
    if !before.date.is_empty() {
        let _ = write!(told, " w:date=\"{}\"", escaped(before.date));
    }
    let mut author = Author { told, n: 0 };
    let steps = steps(old, new);
    let last = steps.iter().rposition(|s| matches!(s, Step::Kept(..)));
    let last = last.unwrap_or(0);
    // What stands at the end of the paragraph, told anew and of old.
    let (mut now, mut then) = (None, None);
    let mut at = 0;
    while let Some(&step) = steps.get(at) {
        // A paragraph stands behind a table.
        let rows = match options.tables {
            true => unchanged(&steps[..last], at),
            false => Vec::new(),
        };
        if !rows.is_empty() {
            at += rows.len();
            table::of_text(rows, options, out);
            continue;
        }
        if at <= last {
            (now, then) = (step.now(), step.then());
        } else {
            (now, then) = (step.now().or(now), step.then().or(then));
        }
        let end = match at < last {
            true => step.element(),
            false => steps.get(at + 1).and_then(|next| next.element()),
        };
        let mut mark = String::new();
        if let Some(element) = end {
            let _ = write!(mark, "<w:rPr><w:{element}{}/></w:rPr>", author.next());
        }
        let shown = now.or(then).map(|p| p.properties(options, ""));
        let shown = shown.unwrap_or_default();
        let former = then.map(|p| p.properties(options, ""));
        if let Some(former) = former.filter(|f| now.is_some() && *f != shown) {
            let next = author.next();
            let _ = write!(
                mark,
                "<w:pPrChange{next}><w:pPr>{former}</w:pPr></w:pPrChange>"
            );
        }
        out.extend(["<w:p>"]);
        if !shown.is_empty() || !mark.is_empty() {
            out.extend(["<w:pPr>", &shown, &mark, "</w:pPr>"]);
        }
        match step {
            Step::Kept(old, new) => changed_words(old, new, &mut author, out),
            Step::Gone(old) => runs(&old.runs, "del", &mut author, out),
            Step::New(new) => runs(&new.runs, "ins", &mut author, out),
        }
        out.push_str("</w:p>");
        at += 1;
    }
}

/// The rows of the table that begins there, if all of them stayed as they were; else none. One of
/// which something changed stays lines, which tell what.
fn unchanged(steps: &[Step<'_>], at: usize) -> Vec<Vec<String>> {
    let is_row = |step: Option<&Step<'_>>| {
        let of = |p: Option<&Paragraph>| p.is_some_and(|p| p.row().is_some());
        step.is_some_and(|step| of(step.now()) || of(step.then()))
    };
    let stayed = |step: &Step<'_>| match step {
        Step::Kept(old, new) => new.row().filter(|row| old.row().as_ref() == Some(row)),
        _ => None,
    };
    let rows = match at.checked_sub(1) {
        Some(before) if is_row(steps.get(before)) => Vec::new(),
        _ => paragraph::table(steps.get(at..).unwrap_or_default(), stayed),
    };
    match is_row(steps.get(at + rows.len())) {
        true => Vec::new(),
        false => rows,
    }
}

/// Runs that came or went.
fn runs(all: &[Run], element: &str, author: &mut Author, out: &mut String) {
    if all.is_empty() {
        return;
    }
    let _ = write!(out, "<w:{element}{}>", author.next());
    for run in all {
        run.write(element == "del", out);
    }
    let _ = write!(out, "</w:{element}>");
}

/// What became of the paragraphs, in an order that is that of both texts.
fn steps<'a>(old: &'a [Paragraph], new: &'a [Paragraph]) -> Vec<Step<'a>> {
    let texts = |all: &[Paragraph]| all.iter().map(Paragraph::text).collect::<Vec<_>>();
    let (old_texts, new_texts) = (texts(old), texts(new));
    let mut steps = Vec::with_capacity(new.len());
    for op in capture_diff_slices(Algorithm::Patience, &old_texts, &new_texts) {
        let (from, to) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            let pairs = old[from].iter().zip(&new[to]);
            steps.extend(pairs.map(|(old, new)| Step::Kept(old, new)));
        } else {
            let matched = matches(&old_texts[from.clone()], &new_texts[to.clone()]);
            let (mut i, mut j) = (from.start, to.start);
            for (x, y) in matched.into_iter().chain([(from.len(), to.len())]) {
                let (x, y) = (from.start + x, to.start + y);
                steps.extend(old[i..x].iter().map(Step::Gone));
                steps.extend(new[j..y].iter().map(Step::New));
                if x < from.end && y < to.end {
                    steps.push(Step::Kept(&old[x], &new[y]));
                }
                (i, j) = (x + 1, y + 1);
            }
        }
    }
    if !steps.iter().any(|s| matches!(s, Step::Kept(..)))
        && let (Some(first), Some(second)) = (old.first(), new.first())
    {
        // One end must stay.
        let others = steps.into_iter().filter(|s| match s {
            Step::Gone(p) => !std::ptr::eq(*p, first),
            Step::New(p) => !std::ptr::eq(*p, second),
            Step::Kept(..) => true,
        });
        return [Step::Kept(first, second)]
            .into_iter()
            .chain(others)
            .collect();
    }
    steps
}

/// The pairs of texts, in order on both sides, that have the most in common.
fn matches(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    let (n, m) = (old.len(), new.len());
    if n == 0 || m == 0 {
        return Vec::new();
    }
    if n * m > MOST_PAIRS {
        return (0..n.min(m)).map(|at| (at, at)).collect();
    }
    let old: Vec<_> = old.iter().map(|t| pairs(t)).collect();
    let new: Vec<_> = new.iter().map(|t| pairs(t)).collect();
    // best[i][j]: the most that those before i and j have in common.
    let mut best = vec![vec![0.0f32; m + 1]; n + 1];
    let alike: Vec<Vec<f32>> = old
        .iter()
        .map(|a| new.iter().map(|b| share(a, b)).collect())
        .collect();
    for i in 0..n {
        for j in 0..m {
            let both = match alike[i][j] >= ALIKE {
                true => best[i][j] + alike[i][j],
                false => 0.0,
            };
            best[i + 1][j + 1] = both.max(best[i][j + 1]).max(best[i + 1][j]);
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (n, m);
    while i > 0 && j > 0 {
        if best[i][j] == best[i - 1][j] {
            i -= 1;
        } else if best[i][j] == best[i][j - 1] {
            j -= 1;
        } else {
            (i, j) = (i - 1, j - 1);
            found.push((i, j));
        }
    }
    found.reverse();
    found
}

/// How often each pair of neighbouring characters stands in it.
fn pairs(text: &str) -> HashMap<(char, char), u32> {
    let mut found = HashMap::new();
    for pair in text.chars().zip(text.chars().skip(1)) {
        *found.entry(pair).or_default() += 1;
    }
    found
}

/// What two texts have in common, from 0 to 1.
fn share(a: &HashMap<(char, char), u32>, b: &HashMap<(char, char), u32>) -> f32 {
    let all = |of: &HashMap<_, u32>| of.values().sum::<u32>();
    let (n, m) = (all(a), all(b));
    let common: u32 = a
        .iter()
        .map(|(pair, n)| b.get(pair).map_or(0, |m| *n.min(m)))
        .sum();
    2.0 * common as f32 / (n + m).max(1) as f32
}

/// A word: a character, or letters and digits that stand together; and the level of its script.
struct Token<'a> {
    text: &'a str,
    level: u8,
}

fn tokens(paragraph: &Paragraph) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    for run in &paragraph.runs {
        let mut rest = run.text.as_str();
        while let Some(c) = rest.chars().next() {
            let glued = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%');
            let len = match c.is_ascii_alphanumeric() {
                true => rest.find(|c| !glued(c)).unwrap_or(rest.len()),
                false => c.len_utf8(),
            };
            found.push(Token {
                text: &rest[..len],
                level: run.level,
            });
            rest = &rest[len..];
        }
    }
    found
}

/// Tokens as runs.
fn joined(tokens: &[Token<'_>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for Token { text, level } in tokens {
        match runs.last_mut() {
            Some(run) if run.level == *level => run.text.push_str(text),
            _ => runs.push(Run {
                text: (*text).to_owned(),
                level: *level,
            }),
        }
    }
    runs
}

/// The words of a paragraph that stayed.
fn changed_words(old: &Paragraph, new: &Paragraph, author: &mut Author, out: &mut String) {
    let (old, new) = (tokens(old), tokens(new));
    let words = |all: &[Token<'_>]| all.iter().map(|t| t.text.to_owned()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &words(&old), &words(&new));
    let mut at = 0;
    while at < ops.len() {
        let (from, to) = (ops[at].old_range(), ops[at].new_range());
        if let DiffOp::Equal { .. } = ops[at] {
            stayed(&old[from], &new[to], author, out);
            at += 1;
            continue;
        }
        // One word between two changes is no reason to tell them apart.
        let mut end = at;
        while let [_, DiffOp::Equal { len: 1, .. }, _, ..] = ops[end..] {
            end += 2;
        }
        let (from, to) = (
            from.start..ops[end].old_range().end,
            to.start..ops[end].new_range().end,
        );
        runs(&joined(&old[from]), "del", author, out);
        runs(&joined(&new[to]), "ins", author, out);
        at = end + 1;
    }
}

/// Words that stayed, maybe in another script.
fn stayed(old: &[Token<'_>], new: &[Token<'_>], author: &mut Author, out: &mut String) {
    let mut at = 0;
    while at < new.len() {
        let scripts = (old[at].level, new[at].level);
        let same = old[at..].iter().zip(&new[at..]);
        let n = same
            .take_while(|(o, n)| (o.level, n.level) == scripts)
            .count();
        for run in joined(&new[at..at + n]) {
            if scripts.0 == scripts.1 {
                run.write(false, out);
                continue;
            }
            let former = Run {
                text: String::new(),
                level: scripts.0,
            };
            let _ = write!(
                out,
                "<w:r><w:rPr>{}<w:rPrChange{}><w:rPr>{}</w:rPr></w:rPrChange></w:rPr>",
                run.properties(),
                author.next(),
                former.properties()
            );
            super::block::words(&run.text, "t", out);
            out.push_str("</w:r>");
        }
        at += n;
    }
}
