//! The words of records that cannot be restored.

use super::Head;
use gangmu::outline::NodeId;

/// Where in the array of a node its lead, its marker and its text stand.
const WORDS: std::ops::RangeInclusive<usize> = 3..=5;

/// The text that stands in kept records, whatever else is wrong with them: cut off, of unknown
/// kinds, in part missing. Of sound records it is the whole text. Parts come in the head's order,
/// those that it does not name behind them.
pub fn salvage(records: &[String]) -> String {
    let mut heads = records.iter().map(|record| serde_json::from_str(record));
    let head: Option<Head> = heads.find_map(Result::ok);
    let mut parts: Vec<&String> = records.iter().filter(|r| r.starts_with('[')).collect();
    let mut text = String::new();
    for NodeId(id) in head.iter().flat_map(|head| &head.parts) {
        let begin = format!("[{id},");
        if let Some(at) = parts.iter().position(|part| part.starts_with(&begin)) {
            append(&mut text, parts.remove(at));
        }
    }
    for part in parts {
        append(&mut text, part);
    }
    text + head.as_ref().map_or("", |head| &head.tail)
}

fn append(text: &mut String, part: &str) {
    let part = words(part);
    let ends = ['\n', '\r'];
    if !text.is_empty() && !text.ends_with(ends) && !part.starts_with(ends) {
        text.push('\n');
    }
    *text += &part;
}

/// The words of one part's record, as far as it goes.
fn words(record: &str) -> String {
    let mut words = String::new();
    // For each open bracket: whether it is a node's, and how many commas it has seen.
    let mut open: Vec<(bool, usize)> = Vec::new();
    let mut rest = record;
    while let Some(next) = rest.chars().next() {
        match next {
            '"' => {
                let (literal, more) = literal(rest);
                if open
                    .last()
                    .is_some_and(|(is_node, at)| *is_node && WORDS.contains(at))
                {
                    words += &said(literal);
                }
                rest = more;
                continue;
            }
            // What stands in a note is no text.
            '[' => open.push((!open.iter().any(|(is_array, _)| !is_array), 0)),
            '{' => open.push((false, 0)),
            ']' | '}' => drop(open.pop()),
            ',' => {
                if let Some((_, at)) = open.last_mut() {
                    *at += 1;
                }
            }
            _ => {}
        }
        rest = &rest[next.len_utf8()..];
    }
    words
}

/// What stands between the quotes of the literal that begins here, and what stands behind it.
fn literal(record: &str) -> (&str, &str) {
    let mut is_escaped = false;
    for (at, next) in record.char_indices().skip(1) {
        match next {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return (&record[1..at], &record[at + 1..]),
            _ => {}
        }
    }
    (&record[1..], "")
}

/// What a literal says, without an escape at its end that was cut off.
fn said(literal: &str) -> String {
    let cuts = literal.char_indices().rev().map(|(at, _)| at);
    std::iter::once(literal.len())
        .chain(cuts.take(12))
        .find_map(|end| serde_json::from_str(&format!("\"{}\"", &literal[..end])).ok())
        .unwrap_or_default()
}
