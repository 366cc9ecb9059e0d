//! The facts of each line, before anything around it is looked at.

use super::junk;
use super::markdown::{BOLD, marks};
use crate::numbering::{Marker, marker_at};
use crate::text::{is_space, lines};

/// A line that is not blank, with byte offsets into the whole text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scanned<'a> {
    /// First byte behind the indent and behind any tokens glued in front.
    pub start: usize,
    /// End of the last character that is not a space, before any tokens glued behind.
    pub end: usize,
    /// Where the indent ends and glued tokens begin; equals `start` without any.
    pub glued: usize,
    /// Where tokens glued behind end; equals `end` without any.
    pub glued_end: usize,
    /// The words, `start..end`, but for a mark of bold at the end of a line that is bold.
    pub words: &'a str,
    /// How many `#` stand before them.
    pub hashes: u8,
    /// The marker the line begins with, by its spelling alone.
    pub marker: Option<Marker<'a>>,
    /// Whether the line is web furniture.
    pub junk: bool,
    /// Blank lines right before it.
    pub blanks_before: u32,
    /// Blank lines right behind it; many at the end of the text.
    pub blanks_after: u32,
}

impl Scanned<'_> {
    /// Whether the words have more than `enough` characters.
    pub fn is_longer_than(&self, enough: usize) -> bool {
        self.words.len() > enough * 4
            || self.words.len() > enough && self.words.chars().nth(enough).is_some()
    }
}

/// The lines of `text` that are not blank.
pub(super) fn scan(text: &str) -> Vec<Scanned<'_>> {
    let mut found: Vec<Scanned<'_>> = Vec::with_capacity(text.len() / 200 + 8);
    let mut blanks = 0;
    let mut code = false;
    for line in lines(text) {
        let content = &text[line.content()];
        let words = content.trim_start_matches(is_space);
        let glued = line.start + (content.len() - words.len());
        let words = words.trim_end_matches(is_space);
        if words.is_empty() {
            blanks += 1;
            continue;
        }
        if let Some(before) = found.last_mut() {
            before.blanks_after = blanks;
        }
        let glued_end = glued + words.len();
        let (start, end) = without_tokens(text, glued, glued_end);
        let mut words = &text[start..end];
        let fence = is_fence(words);
        if fence {
            code = !code && is_language(words);
        }
        let junk = fence || junk::is_junk(words);
        let (lead, hashes) = match junk || code {
            true => (0, 0),
            false => marks(words),
        };
        let glued = if glued == start { glued + lead } else { glued };
        let start = start + lead;
        words = &words[lead..];
        if lead > 0 && text[..start].ends_with(BOLD) {
            words = words.strip_suffix(BOLD).unwrap_or(words);
        }
        found.push(Scanned {
            start,
            end,
            glued,
            hashes,
            glued_end,
            words,
            marker: if code { None } else { marker_at(words) },
            junk,
            blanks_before: if found.is_empty() { u32::MAX } else { blanks },
            blanks_after: u32::MAX,
        });
        blanks = 0;
    }
    found
}

/// Whether the line begins or ends a block of code.
fn is_fence(words: &str) -> bool {
    words
        .strip_prefix("```")
        .is_some_and(|rest| !rest.contains('`'))
}

/// Whether a block that begins so is of a language, and not a text put into a frame.
fn is_language(fence: &str) -> bool {
    let name = fence.trim_start_matches('`').trim();
    !matches!(name, "" | "markdown" | "md" | "text" | "txt" | "plaintext")
}

/// The words of a line between the tokens glued to its two ends; a line of nothing but tokens is
/// junk as a whole and keeps its last one.
fn without_tokens(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    while let Some(len) = junk::glued_token(&text[start..end]) {
        let rest = text[start + len..end].trim_start_matches(is_space);
        if rest.is_empty() {
            return (start, end);
        }
        start = end - rest.len();
    }
    while let Some(len) = junk::glued_token_behind(&text[start..end]) {
        let rest = text[start..end - len].trim_end_matches(is_space);
        if rest.is_empty() {
            break;
        }
        end = start + rest.len();
    }
    (start, end)
}
