//! Cells of a table as text: a line a row, one sign between cells, quotes around those that hold signs.

/// The cells of text that a spreadsheet gives, with `sep` between them; a cell in quotes may hold line
/// ends and quotes. O(text).
///
/// ```
/// let cells = gangmu::text::cells("甲,\"一是,补课\"\r\n,乙\n", ',');
/// assert_eq!(cells, [["甲", "一是,补课"], ["", "乙"]]);
/// ```
pub fn cells(text: &str, sep: char) -> Vec<Vec<String>> {
    let (mut lines, mut line) = (Vec::new(), Vec::new());
    let mut rest = text;
    loop {
        let (cell, behind) = quoted(rest, sep).unwrap_or_else(|| {
            let end = rest.find([sep, '\n', '\r']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        line.push(cell);
        if let Some(next) = behind.strip_prefix(sep) {
            rest = next;
            continue;
        }
        lines.push(std::mem::take(&mut line));
        let next = behind.strip_prefix("\r\n");
        rest = match next.or_else(|| behind.strip_prefix(['\n', '\r'])) {
            Some("") | None => return lines,
            Some(next) => next,
        };
    }
}

/// A cell in quotes, which end where a cell does.
fn quoted(text: &str, sep: char) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let at = from + inner[from..].find('"')?;
        let rest = &inner[at + 1..];
        match rest.chars().next() {
            Some('"') => from = at + 2,
            Some(c) if ![sep, '\n', '\r'].contains(&c) => return None,
            _ => return Some((inner[..at].replace("\"\"", "\""), rest)),
        }
    }
}
