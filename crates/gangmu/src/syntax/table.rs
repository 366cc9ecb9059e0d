//! A ledger pasted as a table: cells between tabs, or between the bars of Markdown, below a row of
//! heads that are known by their words.

use super::scan::Scanned;
use crate::numbering::{Numeral, marker_at};
use crate::text::is_space;
use memchr::{memchr, memmem};
use std::borrow::Cow;
use std::ops::Range;

/// What heads of columns are made of.
const HEADS: [&str; 34] = [
    "序号", "编号", "问题", "事项", "任务", "措施", "举措", "责任", "牵头", "配合", "单位", "部门",
    "领导", "时限", "期限", "时间", "进展", "情况", "状态", "销号", "完成", "目标", "验收", "佐证",
    "备注", "类别", "类型", "来源", "内容", "金额", "整改", "成效", "负责", "科室",
];
/// Those of the column that a row is about.
const ABOUT: [&str; 4] = ["问题", "事项", "任务", "内容"];

/// What a row of sums begins with.
pub(crate) const SUMS: [&str; 4] = ["合计", "总计", "小计", "Total"];

/// A line of a table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Line {
    /// The heads of the columns, the rule below them, or sums.
    Head,
    /// A row below the heads of that number.
    Row(usize),
}

/// A cell that is not empty.
pub(super) struct Cell {
    /// Its words, in bytes of the text.
    pub range: Range<usize>,
    /// Its column, from 0.
    pub column: usize,
}

/// The tables of one report.
#[derive(Debug, Default)]
pub(super) struct Tables<'a> {
    /// By line; empty without any table.
    lines: Vec<Option<Line>>,
    heads: Vec<Vec<&'a str>>,
}

impl<'a> Tables<'a> {
    /// Those among the `lines` of `source`.
    pub fn find(source: &'a str, lines: &[Scanned<'a>]) -> Self {
        let mut found = Self::default();
        let mut inside = false;
        for (at, line) in lines.iter().enumerate() {
            let tabs = memchr(b'\t', line.words.as_bytes()).is_some();
            if !(tabs || line.words.starts_with('|') || inside && leading_tabs(source, line) > 0) {
                inside &= line.marker.is_some();
                continue;
            }
            let cells = cells(source, line);
            let words = |c: &Cell| &source[c.range.clone()];
            let kind = if is_head(&cells, words) {
                let width = cells.last().map_or(0, |c| c.column + 1);
                let mut heads = vec![""; width];
                cells.iter().for_each(|c| heads[c.column] = words(c));
                found.heads.push(heads);
                inside = true;
                Some(Line::Head)
            } else if !inside {
                None
            } else if cells
                .iter()
                .all(|c| words(c).trim_matches([':', '-']).is_empty())
                || cells.first().is_some_and(|c| SUMS.contains(&words(c)))
            {
                Some(Line::Head)
            } else {
                Some(Line::Row(found.heads.len() - 1))
            };
            if kind.is_some() && found.lines.is_empty() {
                found.lines = vec![None; lines.len()];
            }
            if let Some(slot) = found.lines.get_mut(at) {
                *slot = kind;
            }
        }
        found
    }

    /// What the line is in a table.
    pub fn line(&self, at: usize) -> Option<Line> {
        self.lines.get(at).copied().flatten()
    }

    /// The heads of a row's columns.
    pub fn heads(&self, row: usize) -> &[&'a str] {
        &self.heads[row]
    }
}

/// `text` with spaces for the line ends within cells that a sheet has put between quotes; of the
/// same length.
pub(super) fn in_rows(text: &str) -> Cow<'_, str> {
    const CELL: &str = "\t\"";
    let mut whole = String::new();
    let mut done = 0;
    // Elsewhere a quote behind a tab is one.
    let could_head = |line: &str| {
        line.bytes().filter(|b| *b == b'\t').count() > 1
            && ["问题", "整改"].iter().any(|w| line.contains(w))
    };
    let first = memmem::find(text.as_bytes(), CELL.as_bytes()).unwrap_or(0);
    let above = text[..first].rfind(['\n', '\r']).unwrap_or(0);
    if !text[..above].split(['\n', '\r']).any(could_head) {
        return Cow::Borrowed(text);
    }
    for at in memmem::find_iter(text.as_bytes(), CELL) {
        let start = at + CELL.len();
        let Some(len) = text[start..].find('"').filter(|_| at >= done) else {
            continue;
        };
        let cell = &text[start..start + len];
        let closed = text[start + len + 1..].chars().next();
        if len < 4000
            && cell.contains(['\n', '\r'])
            && !cell.contains('\t')
            && closed.is_none_or(|c| matches!(c, '\t' | '\n' | '\r'))
        {
            whole.push_str(&text[done..start]);
            whole.push_str(&cell.replace(['\n', '\r'], " "));
            done = start + len;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    whole.push_str(&text[done..]);
    Cow::Owned(whole)
}

/// The cells of a line that are not empty.
pub(super) fn cells(source: &str, line: &Scanned<'_>) -> Vec<Cell> {
    let bar = line.words.starts_with('|');
    let (mut at, sep) = match bar {
        true => (line.start + 1, '|'),
        false => (line.start, '\t'),
    };
    let columns = if bar { 0 } else { leading_tabs(source, line) }..;
    let mut found = Vec::new();
    for (column, cell) in columns.zip(source[at..line.end].split(sep)) {
        let words = cell.trim_start_matches(is_space);
        let start = at + cell.len() - words.len();
        let words = words.trim_end_matches(is_space);
        let quoted = words.strip_prefix('"').and_then(|w| w.strip_suffix('"'));
        let (start, words) = quoted.map_or((start, words), |inner| (start + 1, inner));
        if !words.is_empty() {
            let range = start..start + words.len();
            found.push(Cell { range, column });
        }
        at += cell.len() + 1;
    }
    found
}

/// How many empty cells stand before the first words.
fn leading_tabs(source: &str, line: &Scanned<'_>) -> usize {
    let before = source[..line.start].bytes().rev();
    before
        .take_while(|b| !matches!(b, b'\n' | b'\r'))
        .filter(|b| *b == b'\t')
        .count()
}

fn is_head<'a>(cells: &[Cell], words: impl Fn(&Cell) -> &'a str) -> bool {
    let short = |w: &str| w.chars().nth(16).is_none() && !w.contains(['。', '；', '，']);
    let has = |these: &[&str], w: &str| these.iter().any(|head| w.contains(head));
    let known = cells.iter().filter(|c| has(&HEADS, words(c))).count();
    cells.len() > 2
        && cells.iter().all(|c| short(words(c)))
        && known * 10 >= cells.len() * 7
        && cells.iter().any(|c| tells_subject(words(c)))
        && cells.iter().any(|c| has(&["问题", "整改"], words(c)))
        && cells.iter().all(|c| Numeral::read(words(c)).is_none())
}

/// Whether a column numbers the rows.
pub(super) fn numbers(head: &str) -> bool {
    let plain: String = head.chars().filter(|c| !is_space(*c)).collect();
    matches!(
        plain.as_str(),
        "序号" | "编号" | "序" | "号" | "项" | "No." | "#"
    )
}

/// Whether a column tells what a row is about.
pub(crate) fn tells_subject(head: &str) -> bool {
    ABOUT.iter().any(|w| head.contains(w))
        && !lists_measures(head)
        && !head.contains(['数', '率', '况', '类'])
}

/// Whether a column lists measures.
pub(super) fn lists_measures(head: &str) -> bool {
    ["措施", "举措", "做法"].iter().any(|w| head.contains(w))
}

/// The numbers 1. 2. 3. of a list within `cell`, each with its extent.
pub(super) fn numbered(cell: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut open, mut last) = (true, 0);
    for (at, c) in cell.char_indices() {
        if open
            && let Some(m) = marker_at(&cell[at..])
            && m.form.row().lists
            && (at == 0 || m.ordinal == last + 1)
        {
            last = m.ordinal;
            found.push(at..at + m.len);
        }
        open = is_space(c) || matches!(c, '；' | ';' | '。' | '，' | ',' | '：');
    }
    found
}
