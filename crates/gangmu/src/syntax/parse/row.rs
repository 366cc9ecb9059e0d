//! Rows of a table: a heading whose number and words are cells, the other cells behind it.

use super::*;
use crate::numbering::Numeral;
use crate::outline::{Level, Role};
use crate::syntax::table::{Cell, Line, cells, lists_measures, numbered, numbers, tells_subject};

impl Reader<'_, '_, '_> {
    /// The line, if it is one of a table; what is not closes the row before.
    pub(super) fn table(&mut self, at: usize) -> bool {
        let Some(kind) = self.tables.line(at) else {
            self.end_rows();
            return false;
        };
        let line = &self.lines[at];
        (self.in_head, self.title_due, self.closing, self.label_open) =
            (false, false, false, false);
        self.last_item = None;
        self.build.close(PARAGRAPH);
        match kind {
            Line::Row(table) => {
                let cells = cells(self.source, line);
                self.row(table, &cells);
            }
            Line::Head => {
                self.end_rows();
                let whole = line.start..line.end;
                self.build.leaf(Kind::Body, whole.start..whole.start, whole);
            }
        }
        true
    }

    /// Closes the row, and what groups it.
    fn end_rows(&mut self) {
        let open = [self.row.take(), self.group.take()];
        open.into_iter()
            .flatten()
            .for_each(|rank| self.build.close(rank));
    }

    fn row(&mut self, table: usize, cells: &[Cell]) {
        let head = |c: &Cell| {
            self.tables
                .heads(table)
                .get(c.column)
                .copied()
                .unwrap_or("")
        };
        let number = cells.first().filter(|c| numbers(head(c)));
        let behind = &cells[usize::from(number.is_some())..];
        let Some((first, others)) = behind.split_first() else {
            let whole = cells[0].range.clone();
            self.build.leaf(Kind::Body, whole.start..whole.start, whole);
            return;
        };
        // A row that goes on the one before has neither number nor subject.
        let goes_on =
            number.is_none() && self.row.is_some() && !cells.iter().any(|c| tells_subject(head(c)));
        let heads: Vec<String> = behind.iter().map(|c| head(c).to_owned()).collect();
        if goes_on {
            self.cells(behind, &heads);
            return;
        }
        // 一 党建方面: a row that groups those below it.
        let numeral = |c: &Cell| Some(Numeral::read(&self.source[c.range.clone()])?.0);
        let groups = others.is_empty() && number.and_then(numeral) == Some(Numeral::Chinese);
        if groups {
            self.end_rows();
        } else if let Some(rank) = self.row {
            self.build.close(rank);
        }
        let (above, level) = self.build.heading().unwrap_or((0, Level::new(1)));
        let own = self.levels.depth(Form::Digit);
        let usual = self.levels.level(Form::Digit);
        let (rank, level) = match above < own {
            true if groups => (own - 5, Level::new(usual.get() - 1)),
            true => (own, usual),
            false => (above + 1, level.deeper()),
        };
        let start = number.map_or(first.range.start, |c| c.range.start);
        self.build.note(Note {
            role: (!groups).then_some(Role::Problem),
            ..column(&heads[0])
        });
        let marker = start..first.range.start;
        self.build
            .open(rank, Kind::Heading(level), marker, first.range.clone());
        *(if groups {
            &mut self.group
        } else {
            &mut self.row
        }) = Some(rank);
        self.cells(others, &heads[1..]);
    }

    fn cells(&mut self, cells: &[Cell], heads: &[String]) {
        for (cell, head) in cells.iter().zip(heads) {
            let Range { start, end } = cell.range;
            let words = &self.source[start..end];
            let mut marks = Vec::new();
            if lists_measures(head) {
                marks.extend(
                    numbered(words)
                        .into_iter()
                        .map(|r| start + r.start..start + r.end),
                );
                if marks.is_empty() {
                    let items = self.items_in(&(start..end), Around::default());
                    marks.extend(items.iter().map(|m| m.start..m.end));
                }
                if marks.is_empty() {
                    marks.push(start..start);
                }
            }
            let first = marks.first().map_or(end, |m| m.start);
            if start < first {
                self.build.note(column(head));
                self.build.leaf(Kind::Body, start..start, start..first);
            }
            for (nth, mark) in marks.iter().enumerate() {
                let until = marks.get(nth + 1).map_or(end, |next| next.start);
                self.build.note(column(head));
                let words = self.source[mark.end..until].trim_end_matches(is_space);
                let text = mark.end..mark.end + words.len();
                self.build.leaf(Kind::Item, mark.clone(), text);
            }
        }
    }
}

fn column(head: &str) -> Note {
    Note {
        column: Some(head.to_owned()),
        ..Note::default()
    }
}
