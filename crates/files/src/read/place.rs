//! Pages on which every piece of text has its place, put together to lines and paragraphs: PDF, OFD.
//! Heads, feet and page numbers go.

use crate::import::{Import, LeftOut};
use gangmu::numbering::marker_at;
use std::collections::{HashMap, HashSet};

/// A piece of text on a page. Units are the page's own; `y` grows downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which page, from 0.
    pub page: usize,
    /// Where it begins.
    pub x: f32,
    /// Where its base line is.
    pub y: f32,
    /// How wide it is.
    pub width: f32,
    /// How high its letters are.
    pub size: f32,
    /// Its words.
    pub text: String,
}

/// A line of a page.
struct Line {
    page: usize,
    start: f32,
    end: f32,
    y: f32,
    size: f32,
    text: String,
}

/// Letters and digits that are farther apart than this are different words.
const WORD_GAP: f32 = 0.2;
/// Pieces whose base lines differ by less than this stand in one line.
const LINE_HEIGHT: f32 = 0.5;
/// How much more room than it needs the beginning of the next line may have had, in sizes: letters
/// are not all as wide as is taken here.
const SLACK: f32 = 0.9;
/// The same where paragraphs are told by their indents, and the line ends no sentence.
const WIDE_SLACK: f32 = 4.0;
/// A line that begins farther from the left edge than this is indented.
const INDENT: f32 = 0.8;
/// The shortest line, in sizes, that a page is filled with.
const MIN_LINE: f32 = 18.0;
/// Lines farther apart than this, in sizes, are of different paragraphs.
const PARAGRAPH_GAP: f32 = 3.0;
/// As many pages as have the same line at their edge, that is a running head.
const MIN_HEADS: usize = 3;
/// Running heads are shorter than this.
const MAX_HEAD: usize = 40;

/// Writes the pieces as paragraphs, and rows where words stand in columns: farther apart than
/// `cell_gap`, in sizes.
pub fn write(placed: Vec<Placed>, cell_gap: f32, import: &mut Import) {
    let mut lines = lines(placed, cell_gap);
    let n = lines.len();
    drop_margins(&mut lines);
    import.leave_out(LeftOut::Margins, n - lines.len());
    let edges = Edges::of(&lines);
    let mut open: Option<Line> = None;
    let mut was_row = false;
    for line in lines {
        match &mut open {
            Some(paragraph) if edges.goes_on(paragraph, &line) => {
                let last = paragraph.text.chars().last();
                if is_word(last) && is_word(line.text.chars().next()) {
                    paragraph.text.push(' ');
                }
                paragraph.text.push_str(&line.text);
                (paragraph.page, paragraph.y, paragraph.end) = (line.page, line.y, line.end);
            }
            _ => {
                was_row = push(open.replace(line), was_row, import);
            }
        }
    }
    push(open, was_row, import);
}

/// Writes a paragraph or a row; gives whether it was a row.
fn push(line: Option<Line>, was_row: bool, import: &mut Import) -> bool {
    let Some(line) = line else { return was_row };
    let is_row = line.text.contains('\t');
    if is_row {
        import.n_tables += usize::from(!was_row);
        let cells: Vec<&str> = line.text.split('\t').collect();
        import.push_row(&cells);
    } else {
        import.push(line.text, 0);
    }
    is_row
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric())
}

fn lines(mut placed: Vec<Placed>, cell_gap: f32) -> Vec<Line> {
    let is_sane = |p: &Placed| [p.x, p.y, p.width, p.size].iter().all(|n| n.is_finite());
    placed.retain(|p| is_sane(p) && p.size > 0.0 && !p.text.is_empty());
    placed.sort_by(|a, b| {
        (a.page, a.y)
            .partial_cmp(&(b.page, b.y))
            .unwrap_or(a.page.cmp(&b.page))
    });
    let mut lines = Vec::new();
    let mut rest = placed.as_mut_slice();
    while let Some(first) = rest.first() {
        let (page, y) = (first.page, first.y);
        let mut size = first.size;
        let mut len = 0;
        for piece in rest.iter() {
            // A raised note is small, what it hangs on is not.
            if piece.page != page || piece.y - y > size.max(piece.size) * LINE_HEIGHT {
                break;
            }
            size = size.max(piece.size);
            len += 1;
        }
        let (now, later) = std::mem::take(&mut rest).split_at_mut(len.max(1));
        rest = later;
        now.sort_by(|a, b| a.x.total_cmp(&b.x));
        lines.extend(line(now, size, cell_gap));
    }
    lines
}

/// One line of pieces from the left to the right; `None` where it is blank.
fn line(pieces: &[Placed], size: f32, cell_gap: f32) -> Option<Line> {
    let mut text = String::new();
    let mut start = None;
    let mut end = f32::MIN;
    let mut last: Option<&Placed> = None;
    for piece in pieces {
        // Bold by printing twice.
        if last.is_some_and(|last| last.text == piece.text && piece.x - last.x < 0.3 * size) {
            continue;
        }
        last = Some(piece);
        if piece.text.trim().is_empty() {
            continue;
        }
        if start.is_some() {
            let gap = piece.x - end;
            let words = is_word(text.chars().last()) && is_word(piece.text.chars().next());
            if gap > cell_gap * size {
                text.push('\t');
            } else if gap > WORD_GAP * size && words {
                text.push(' ');
            }
        }
        start = start.or(Some(piece.x));
        text.push_str(&piece.text);
        end = end.max(piece.x + piece.width);
    }
    let first = pieces.first()?;
    let text = text.trim().replace('\u{A0}', " ");
    Some(Line {
        page: first.page,
        start: start?,
        end,
        y: first.y,
        size,
        text,
    })
    .filter(|line| !line.text.is_empty())
}

/// Drops page numbers and running heads: what stands first or last on pages.
fn drop_margins(lines: &mut Vec<Line>) {
    let mut edges = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let begins = at == 0 || lines[at - 1].page != line.page;
        let ends = lines.get(at + 1).is_none_or(|next| next.page != line.page);
        if begins || ends {
            edges.push(at);
        }
    }
    let mut n_alike: HashMap<String, usize> = HashMap::new();
    for &at in &edges {
        *n_alike.entry(without_numbers(&lines[at].text)).or_default() += 1;
    }
    let n_pages = lines.last().map_or(0, |line| line.page + 1);
    let mut seen = HashSet::new();
    let mut is_margin = |line: &Line| {
        let plain = without_numbers(&line.text);
        let n = n_alike.get(&plain).copied().unwrap_or(0);
        // A page alone has nothing that runs.
        let runs = n > 1 && (n >= MIN_HEADS || n == n_pages) && n * 2 >= n_pages;
        // The heads of a table's columns stand on each page: once they are wanted.
        let is_wanted = line.text.contains('\t') && seen.insert(plain);
        runs && line.text.chars().count() < MAX_HEAD && !is_wanted || is_page_number(&line.text)
    };
    edges.retain(|at| is_margin(&lines[*at]));
    let mut at = 0;
    lines.retain(|_| {
        let is_kept = edges.binary_search(&at).is_err();
        at += 1;
        is_kept
    });
}

fn without_numbers(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_ascii_digit() && !c.is_whitespace())
        .collect()
}

/// `3`, `— 3 —`, `第3页 共10页`, `3/10`.
fn is_page_number(text: &str) -> bool {
    let plain = |c: char| !c.is_whitespace() && !"-—–－―─·•/／第页共,，".contains(c);
    let rest: String = text.chars().filter(|c| plain(*c)).collect();
    (1..=8).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit())
        && text.chars().count() < 20
        // A year or an amount alone is none.
        && (rest.len() < 4 || text.chars().any(|c| "/／页".contains(c)))
}

/// Between which edges a document's text stands.
struct Edges {
    left: f32,
    right: f32,
    /// Paragraphs begin with an indent.
    has_indents: bool,
}

impl Edges {
    fn of(lines: &[Line]) -> Self {
        let size = common(lines.iter().map(|line| line.size), 0.5).unwrap_or(1.0);
        let body: Vec<&Line> = lines
            .iter()
            .filter(|l| (l.size - size).abs() < 0.2 * size)
            .collect();
        // As many lines as begin or end there, that is an edge and no accident.
        let enough = (body.len() / 20).max(1);
        let mut starts: Vec<f32> = body.iter().map(|line| line.start).collect();
        starts.sort_by(f32::total_cmp);
        let mut ends: Vec<f32> = body.iter().map(|line| line.end).collect();
        ends.sort_by(|a, b| b.total_cmp(a));
        let edge = |places: &[f32]| {
            let near = |at: &&f32| {
                let alike = places
                    .iter()
                    .filter(|other| (*other - **at).abs() < 0.5 * size);
                alike.take(enough).count() == enough
            };
            places
                .iter()
                .take(1000)
                .find(near)
                .or(places.first())
                .copied()
        };
        let left = edge(&starts).unwrap_or(0.0);
        // Where all lines are short, none is full.
        let right = edge(&ends).filter(|right| right - left > MIN_LINE * size);
        let indented = |l: &&&Line| (1.5..2.6).contains(&((l.start - left) / size));
        Self {
            left,
            right: right.unwrap_or(f32::MAX),
            has_indents: body.iter().filter(indented).count() * 10 >= body.len(),
        }
    }

    /// Whether a line goes on with the paragraph before it.
    fn goes_on(&self, before: &Line, line: &Line) -> bool {
        let size = before.size;
        let ends = before.text.ends_with(['。', '；', '：', '！', '？']);
        let slack = match self.has_indents && !ends {
            true => WIDE_SLACK,
            false => SLACK,
        };
        let is_full = self.right - before.end < (beginning(&line.text) + slack) * size;
        let is_at_left = line.start - self.left < INDENT * size;
        let is_near = line.page != before.page || line.y - before.y < PARAGRAPH_GAP * size;
        let is_alike = (line.size - size).abs() < 0.15 * size;
        let has_cells = before.text.contains('\t') || line.text.contains('\t');
        let may_begin = marker_at(&line.text).is_some() && (ends || !self.has_indents);
        is_full && is_at_left && is_near && is_alike && !has_cells && !may_begin
    }
}

/// How wide, in sizes, the beginning of a line is up to where it could have been parted.
fn beginning(text: &str) -> f32 {
    let mut width = 0.0;
    let mut last = '（';
    for c in text.chars().take(40) {
        let opens = "（《“‘【〔「『(\"".contains(last);
        let closes = "，。；：、！？）》”’】〕」』,.;:!?)%％…—".contains(c);
        if !(opens || closes || is_word(Some(last)) && is_word(Some(c))) {
            break;
        }
        width += if c.is_ascii() { 0.55 } else { 1.0 };
        last = c;
    }
    width
}

/// The value that most have, as near as `step`.
fn common(values: impl Iterator<Item = f32>, step: f32) -> Option<f32> {
    let mut n_of: HashMap<i64, usize> = HashMap::new();
    for value in values {
        *n_of.entry((value / step).round() as i64).or_default() += 1;
    }
    let most = n_of.into_iter().max_by_key(|(value, n)| (*n, *value));
    most.map(|(value, _)| value as f32 * step)
}
