//! Marks of Markdown: `#` and bullets stand in the lead of their line, `**` stays in the words.

use super::label::label_len;
use super::scan::Scanned;
use crate::numbering::{Form, Marker, marker_at};
use crate::outline::{Field, Level, NodeId, Outline};
use crate::text::{Text, is_space};

/// The mark of bold at both ends of its words.
pub(crate) const BOLD: &str = "**";

/// The length of the marks that a line begins with, and how many `#` are among them.
pub(super) fn marks(line: &str) -> (usize, u8) {
    let mut at = 0;
    let mut hashes = 0;
    loop {
        let rest = &line[at..];
        let sign = match rest.as_bytes().first() {
            Some(b'#') => {
                let n = rest.len() - rest.trim_start_matches('#').len();
                if n > 6 || hashes > 0 {
                    break;
                }
                n
            }
            Some(b'>' | b'-' | b'*' | b'+') => 1,
            _ => break,
        };
        let words = rest[sign..].trim_start_matches(is_space);
        if words.len() == rest.len() - sign || !words.starts_with(is_word) {
            break;
        }
        if rest.starts_with('#') {
            hashes = sign as u8;
        }
        at = line.len() - words.len();
    }
    // Bold before a number or a label belongs to neither.
    if let Some(rest) = line[at..].strip_prefix(BOLD)
        && (marker_at(rest).is_some() || label_len(rest).is_some() || is_bold(&line[at..]))
    {
        at += BOLD.len();
    }
    (at, hashes)
}

/// Whether `- ` and the like before it is a mark: a page - 3 - has none behind.
fn is_word(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit() || "“《（(【「*#>-+①②③④⑤⑥⑦⑧⑨⑩".contains(c)
}

/// Whether the whole line is bold.
fn is_bold(words: &str) -> bool {
    let inner = words.strip_prefix(BOLD).and_then(|w| w.strip_suffix(BOLD));
    inner.is_some_and(|w| !w.is_empty() && !w.contains('*'))
}

/// How much of `title` is set off as bold before its words run on, the punctuation behind
/// included: `**精简文件**：|全年…`; `opened` says that it begins before the heading's number.
pub(super) fn bold_len(opened: bool, title: &str) -> Option<usize> {
    let from = if title.starts_with(BOLD) {
        BOLD.len()
    } else {
        0
    };
    if from == 0 && !opened {
        return None;
    }
    let end = from + title[from..].find(BOLD)? + BOLD.len();
    let rest = &title[end..];
    let stop = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '：' | ':' | '。' | '，'));
    Some(end + stop.map_or(0, char::len_utf8))
}

/// The levels of headings that have `#` and no number, by how many: those of numbered ones with
/// as many, or one below the next fewer. `None` where the only line of that sort is the title.
#[derive(Debug, Default)]
pub(super) struct Hashes([Option<(Level, u16)>; 7]);

impl Hashes {
    /// Those of one report; `depth` tells level and depth of a numbered heading.
    pub fn of(
        lines: &[Scanned<'_>],
        found: &[Option<Marker<'_>>],
        depth: impl Fn(Form) -> (Level, u16),
    ) -> Self {
        let plain = lines.iter().zip(found).filter(|(l, _)| !l.junk);
        let mut marked = plain.clone().filter(|(l, _)| l.hashes > 0);
        // The title is the only line of its sort, at the head of the text.
        let title = marked.next().filter(|(first, slot)| {
            let mut before = plain.clone().take_while(|(l, _)| l.start < first.start);
            slot.is_none()
                && before.by_ref().take(4).all(|(_, m)| m.is_none())
                && before.next().is_none()
                && marked.all(|(l, _)| l.hashes != first.hashes)
        });
        let title = title.map(|(line, _)| line.start);
        let mut sorts: [Option<Option<Form>>; 7] = [None; 7];
        for (line, slot) in plain.filter(|(l, _)| l.hashes > 0 && Some(l.start) != title) {
            let sort = sorts[usize::from(line.hashes)].get_or_insert(None);
            *sort = sort.or(slot.map(|m| m.form));
        }
        let mut levels = Self::default();
        let (mut level, mut rank) = (0, 2);
        for (hashes, sort) in sorts.into_iter().enumerate().skip(1) {
            let Some(form) = sort else { continue };
            let numbered = form.map(&depth).filter(|(_, r)| *r > rank);
            let own = numbered.unwrap_or((Level::new(level + 1), rank + 1));
            (level, rank) = (own.0.get(), own.1);
            levels.0[hashes] = Some(own);
        }
        levels
    }

    /// Level and depth of a heading with so many `#`.
    pub fn get(&self, hashes: u8) -> Option<(Level, u16)> {
        self.0[usize::from(hashes)]
    }
}

/// Whether a text is marked up as Markdown is: headings with `#`, bold, lists, a table.
pub fn is_marked(text: &str) -> bool {
    let mut bullets = 0;
    text.lines().any(|line| {
        let line = line.trim_start_matches(is_space);
        if !line.starts_with(['#', '>', '-', '*', '+', '|']) && !line.contains('*') {
            return false;
        }
        let (len, hashes) = marks(line);
        bullets += usize::from(len > 0 && line.starts_with(['-', '*', '+']));
        let bold = line.matches(BOLD).count();
        hashes > 0 || bullets > 1 || bold > 0 && bold % 2 == 0 || is_rule(line)
    })
}

/// Whether the line parts the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.starts_with('|')
        && line.contains("--")
        && line.trim_matches(['|', '-', ':', ' ']).is_empty()
}

/// `text` with tabs for the bars of tables, without fences and rules.
pub fn without_bars(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let bare = words.trim_matches(['-', '*', '_']).is_empty() && words.len() > 2;
        if is_rule(words) || bare || words.starts_with("```") {
            continue;
        }
        let row = words.strip_prefix('|').and_then(|w| w.strip_suffix('|'));
        match row {
            Some(row) => {
                let cells: Vec<&str> = row.split('|').map(str::trim).collect();
                out += &cells.join("\t");
                out.push_str(&line[line.trim_end_matches(['\n', '\r']).len()..]);
            }
            None => out.push_str(line),
        }
    }
    out
}

/// Takes the marks of Markdown out of what was read from a text that has them: what they mean has
/// become kinds and levels. Bold goes where all of it is closed on its line.
pub fn unmark(outline: &mut Outline) {
    let mut marked: Vec<(NodeId, Field, Text)> = Vec::new();
    let mut bold = 0;
    let unled = |lead: &str| -> Option<Text> {
        let signs = ['#', '>', '-', '*', '+'];
        let ends = || lead.chars().filter(|c| matches!(c, '\n' | '\r'));
        lead.contains(signs)
            .then(|| ends().collect::<String>().into())
    };
    outline.root().walk(&mut |node| {
        if let Some(lead) = unled(&node.lead) {
            bold += node.lead.matches(BOLD).count();
            marked.push((node.id, Field::Lead, lead));
        }
        if node.text.contains(BOLD) {
            bold += node.text.matches(BOLD).count();
            marked.push((node.id, Field::Text, node.text.replace(BOLD, "").into()));
        }
    });
    bold += outline.tail().matches(BOLD).count();
    if let Some(tail) = unled(outline.tail()) {
        outline.set_tail(tail);
    }
    for (id, field, with) in marked {
        let old = outline.get(id).map(|n| field.of(n).len());
        if field == Field::Lead || bold % 2 == 0 {
            outline
                .splice(id, field, 0..old.unwrap_or_default(), &with)
                .expect("the node was just seen");
        }
    }
}
