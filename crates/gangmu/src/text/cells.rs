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

/// The text of cells that a spreadsheet takes in, with `sep` between them: a cell that holds signs
/// stands in quotes, and one that begins as a formula does stays text by an apostrophe before it.
///
/// ```
/// let lines = [vec!["=1".to_owned(), "甲,乙".to_owned()]];
/// assert_eq!(gangmu::text::parted(&lines, ','), "'=1,\"甲,乙\"\r\n");
/// ```
pub fn parted(lines: &[Vec<String>], sep: char) -> String {
    let mut out = String::new();
    for line in lines {
        for (at, cell) in line.iter().enumerate() {
            if at > 0 {
                out.push(sep);
            }
            let formula = cell.starts_with(['=', '+', '-', '@']);
            let guard = if formula { "'" } else { "" };
            // A quote at the start would make one cell of all to the next.
            let signs = cell.contains([sep, '\n', '\r']) || cell.starts_with('"');
            match signs || sep == ',' && cell.contains('"') {
                true => out.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]),
                false => out.extend([guard, cell]),
            }
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cells_are_read_as_they_were_written(
            lines in prop::collection::vec(prop::collection::vec("[甲=+,\"\t\n\r ]{0,6}", 1..4), 1..4),
            sep in prop::sample::select(vec![',', '\t']),
        ) {
            let guarded = |cell: &String| match cell.starts_with(['=', '+', '-', '@']) {
                true => format!("'{cell}"),
                false => cell.clone(),
            };
            let want: Vec<Vec<String>> =
                lines.iter().map(|line| line.iter().map(guarded).collect()).collect();
            prop_assert_eq!(cells(&parted(&lines, sep), sep), want);
        }
    }
}
