//! Finding pieces of text that are nearly the same, without comparing each with each.

use std::ops::Range;

/// Cuts a text into words, as bytes of it, in order.
pub type Tokenizer<'a> = &'a dyn Fn(&str) -> Vec<Range<usize>>;

/// Each character with the one behind it: a tokenizer that knows no dictionary. Punctuation and
/// white space part.
pub fn bigrams(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut last: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        let here = at..at + c.len_utf8();
        if !c.is_alphanumeric() {
            last = None;
            continue;
        }
        if let Some(last) = last {
            found.push(last.start..here.end);
        }
        last = Some(here);
    }
    found
}
