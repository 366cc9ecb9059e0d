//! Blocks of cells: read from what spreadsheets copy, written into the ledger as one step or not
//! at all.

use super::desk::{At, Desk};
use crate::Command;
use crate::app::{State, TextsEvent, Toast, Wording};
use gangmu::edit::commands::Cell;
use gangmu::outline::{NodeId, Outline};
use gangmu::report::{
    Column, Date, LedgerRow, named_status, read_day, report_date, resolve_deadline, spell_date,
};
use gangmu::text::{Language, cells, simplified};
use std::ops::Range;

/// The cells of a text as spreadsheets copy it: lines parted by tabs, a cell of several lines in
/// quotes.
///
/// ```
/// let cells = gangmu_session::read_cells("甲\t\"一是\"\"补\"\"课\n二是测试\"\r\n\t乙\r\n");
/// assert_eq!(cells, [["甲", "一是\"补\"课\n二是测试"], ["", "乙"]]);
/// ```
pub fn read_cells(text: &str) -> Vec<Vec<String>> {
    cells(text, '\t')
}

/// Why words cannot stand in a cell.
enum Refusal {
    /// The column is read from the text.
    Read(Column),
    /// They name no state.
    State(String),
}

/// What is to be written into cells.
#[derive(Default)]
struct Plan {
    cells: Vec<(NodeId, Cell)>,
    /// Words of which no day could be read.
    odd: Option<String>,
}

/// The cell of that column with those words.
fn typed(desk: &Desk, column: Column, words: String) -> Cell {
    match column {
        Column::Unit => Cell::Responsible(words),
        Column::Deadline => Cell::Deadline(words),
        Column::Remark => Cell::Remark(words),
        column => Cell::Words(desk.columns.id(column), words),
    }
}

/// What the cell says.
fn said(desk: &Desk, row: &LedgerRow, column: Column) -> String {
    gangmu::export::ledger::cell(row, &desk.columns, column, Language::Chinese)
}

impl Plan {
    /// Has the words stand in the cell, if they do not yet. A day that they name is spelled as
    /// reports spell it.
    fn write(
        &mut self,
        desk: &Desk,
        outline: &Outline,
        today: Option<Date>,
        (row, column): (&LedgerRow, Column),
        words: &str,
    ) -> Result<(), Refusal> {
        let words = words.trim();
        let words = match words.strip_prefix('\'') {
            // As a table has what would else be a formula.
            Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
            _ => words,
        };
        let cell = match column {
            _ if said(desk, row, column) == words => return Ok(()),
            Column::Status if words.is_empty() => Cell::Status(None),
            Column::Status => {
                let status = named_status(words).ok_or(Refusal::State(words.to_owned()))?;
                if row.status == Some(status) {
                    return Ok(());
                }
                Cell::Status(Some(status))
            }
            Column::Deadline | Column::Closed if !words.is_empty() => {
                let dated = outline.get(row.part).and_then(report_date);
                let day = match column {
                    Column::Closed => past_day(words, today.or(dated)),
                    _ => read_day(words, dated.or(today)),
                };
                let meant = || resolve_deadline(&simplified(words), dated.or(today));
                if day.is_none() && meant().is_none() {
                    self.odd.get_or_insert_with(|| words.to_owned());
                }
                typed(
                    desk,
                    column,
                    day.map_or_else(|| words.to_owned(), spell_date),
                )
            }
            column if column.takes_words() => typed(desk, column, words.to_owned()),
            _ if words.is_empty() => return Ok(()),
            column => return Err(Refusal::Read(column)),
        };
        self.cells.push((row.node, cell));
        Ok(())
    }

    /// Has the cell say what that of the same column in another row says.
    fn copy(&mut self, desk: &Desk, from: &LedgerRow, to: &LedgerRow, column: Column) {
        if said(desk, from, column) == said(desk, to, column) {
            return;
        }
        let cell = match column {
            Column::Status => Cell::Status(from.status),
            column if column.takes_words() => typed(desk, column, said(desk, from, column)),
            _ => return,
        };
        self.cells.push((to.node, cell));
    }
}

/// The day that has passed by `today` where no year is named.
fn past_day(words: &str, today: Option<Date>) -> Option<Date> {
    let of = |year: u16| read_day(words, Date::new(year, 1, 1));
    read_day(words, None).or_else(|| {
        let today = today?;
        let day = of(today.year)?;
        match day > today {
            true => of(today.year.wrapping_sub(1)),
            false => Some(day),
        }
    })
}

impl State {
    fn name_of(&self, column: Column) -> String {
        let desk = &self.ledger.desk;
        desk.columns.name(column, self.wording().0).to_owned()
    }

    /// Says that a column is read from the text.
    pub(super) fn say_read(&mut self, column: Column) {
        let (w, name) = (self.wording(), self.name_of(column));
        let words = match w.0 {
            _ if column == Column::Number => w
                .of("序号自动编排，不用填写", "Rows are numbered by themselves")
                .to_owned(),
            Language::Chinese => format!("“{name}”取自正文，请到原文中修改（Ctrl+Enter 到原文）"),
            Language::English => {
                format!("“{name}” is read from the text; change it there (Ctrl+Enter)")
            }
        };
        self.say(Toast::note(&words));
    }

    /// Takes the steps, keeps where they were made, and says so where `words` tell what was done.
    fn carry(&mut self, plan: Plan, words: String) -> bool {
        let w = self.wording();
        if plan.cells.is_empty() {
            return false;
        }
        let before = self.session.borrow().n_steps();
        let drawn = self.perform(Command::SetCells(plan.cells));
        if self.session.borrow().n_steps() == before {
            return drawn;
        }
        self.mark_step();
        let odd = plan.odd.map(|odd| match w.0 {
            Language::Chinese => format!("“{odd}”看不出是哪一天，照原样保留，不计逾期"),
            Language::English => format!("No day is told by “{odd}”; it is kept as it is"),
        });
        let parts: Vec<String> = [(!words.is_empty()).then_some(words), odd]
            .into_iter()
            .flatten()
            .collect();
        if !parts.is_empty() {
            let all = parts.join(w.of("；", "; "));
            self.say(Toast::note(&all).undone_if(true, w));
        }
        true
    }

    fn refuse_cells(&mut self, refusal: Refusal) {
        let w = self.wording();
        let words = match refusal {
            Refusal::Read(column) => return self.say_read(column),
            Refusal::State(words) => match w.0 {
                Language::Chinese => {
                    format!(
                        "“{words}”不是整改状态，没有变动；可填已完成、基本完成、持续推进、长期坚持、未开始"
                    )
                }
                Language::English => format!("“{words}” is no status; nothing changed"),
            },
        };
        self.say(Toast::note(&words));
    }

    /// Writes words into cells; nothing where they cannot stand in one of them. Returns whether they
    /// could.
    pub(super) fn write_cells(&mut self, cells: &[(At, &str)], words: String) -> bool {
        let mut plan = Plan::default();
        let made = {
            let (desk, session) = (&self.ledger.desk, self.session.borrow());
            let mut rows = cells.iter().filter_map(|((node, column), words)| {
                let row = desk.table.get(desk.table.find(*node)?)?;
                Some(((row, *column), *words))
            });
            let today = self.today;
            let outline = session.outline();
            rows.try_for_each(|(at, words)| plan.write(desk, outline, today, at, words))
        };
        match made {
            Ok(()) => drop(self.carry(plan, words)),
            Err(refusal) => {
                self.refuse_cells(refusal);
                return false;
            }
        }
        true
    }

    /// What is selected, in cells, as far as words can be typed there.
    pub(super) fn picked_cells(&self) -> Vec<At> {
        let desk = &self.ledger.desk;
        let (_, cols) = desk.picked();
        let cols: Vec<Column> = desk.shown[cols].to_vec();
        let cols: Vec<Column> = cols.into_iter().filter(|c| Desk::takes(*c)).collect();
        let cells = desk.picked_rows().map(|row| row.node);
        cells
            .flat_map(|node| cols.iter().map(move |c| (node, *c)))
            .collect()
    }

    /// Empties what is selected; says so unless that is said elsewhere.
    pub(super) fn empty_cells(&mut self, quietly: bool) {
        let cells = self.picked_cells();
        let column = self.ledger.desk.grid.cell.1;
        if cells.is_empty() && !quietly {
            return self.say_read(column);
        }
        let mut plan = Plan::default();
        for (node, column) in &cells {
            let cell = match column {
                Column::Status => Cell::Status(None),
                column => typed(&self.ledger.desk, *column, String::new()),
            };
            plan.cells.push((*node, cell));
        }
        let w = self.wording();
        let words = match cells.len() > 1 && !quietly {
            true => w.of(
                "已清空所选各格，恢复正文所写",
                "Emptied; the text speaks again",
            ),
            false => "",
        };
        let before = self.session.borrow().n_steps();
        self.carry(plan, words.to_owned());
        if self.session.borrow().n_steps() == before && !quietly && !self.host.is_locked() {
            let words = w.of(
                "这里的内容取自正文，没有手工填写的可清",
                "Nothing was typed here",
            );
            self.say(Toast::note(words));
        }
    }

    /// Copies the first of `from`, or all of them over and over, into the rows `to`.
    pub(super) fn fill(&mut self, from: Range<usize>, to: Range<usize>, cols: Range<usize>) {
        let (mut plan, n) = (Plan::default(), to.len() as u32);
        let desk = &self.ledger.desk;
        let cols = desk.shown[cols].to_vec();
        let Some(first) = cols.first().copied() else {
            return;
        };
        if !cols.iter().any(|c| Desk::takes(*c)) {
            return self.say_read(first);
        }
        for (at, row) in to.enumerate() {
            let source = desk.table.get(from.start + at % from.len().max(1));
            if let (Some(source), Some(row)) = (source, desk.table.get(row)) {
                for column in &cols {
                    plan.copy(desk, source, row, *column);
                }
            }
        }
        let w = self.wording();
        let words = match (plan.cells.is_empty(), w.0) {
            (true, _) => {
                let words = w.of("内容相同，没有变动", "All are the same; nothing changed");
                return self.say(Toast::note(words));
            }
            (_, Language::Chinese) => format!("已向下填充 {n} 行"),
            (_, Language::English) => format!("Filled {n} rows"),
        };
        self.carry(plan, words);
    }

    /// Lines that could not be pasted may be meant as a report.
    fn offer_report(&mut self, block: &[Vec<String>]) {
        if block.len() < 2 || block.iter().any(|line| line.len() > 1) {
            return;
        }
        let name = self.wording().of("作为新的一篇", "As a new report");
        if let Some(toast) = self.page.toast.take() {
            let text = block.concat().join("\n");
            self.page.toast = Some(toast.with(name, TextsEvent::New(text)));
        }
    }

    /// Puts a block of cells where the selection begins, over and over where more is selected. All
    /// of it, or nothing.
    pub(super) fn paste_cells(&mut self, mut block: Vec<Vec<String>>) {
        let w = self.wording();
        let desk = &self.ledger.desk;
        let (rows, mut cols) = desk.picked();
        let names = |c: &Column| desk.columns.name(*c, w.0);
        // With the table's own headings, and its sums, it is known where it belongs.
        if block.len() > 1 {
            let head = |from: &usize| {
                let at = desk.shown[*from..].iter().map(names);
                block[0].len() + from <= desk.shown.len()
                    && block[0].iter().eq(at.take(block[0].len()))
            };
            if let Some(from) = (0..desk.shown.len()).find(head) {
                cols = from..from + block.remove(0).len();
                let is_sum =
                    |line: &Vec<String>| line.first().is_some_and(|c| c == "合计" || c == "Total");
                if block.last().is_some_and(is_sum) && block.len() > 1 {
                    block.pop();
                }
            }
        }
        let room = (
            desk.table.len() - rows.start.min(desk.table.len()),
            desk.shown.len() - cols.start,
        );
        // What is beyond the last column matters only if it says anything.
        for line in &mut block {
            while line.len() > room.1 && line.last().is_some_and(String::is_empty) {
                line.pop();
            }
        }
        let (high, wide) = (block.len(), block.iter().map(Vec::len).max().unwrap_or(0));
        if high == 0 || wide == 0 {
            return;
        }
        if high > room.0 || wide > room.1 {
            let words = too_much(w, (high, wide), room);
            self.say(Toast::note(&words));
            return self.offer_report(&block);
        }
        let fits = |all: usize, one: usize| all > one && all.is_multiple_of(one);
        let (tall, broad) = match (fits(rows.len(), high), fits(cols.len(), wide)) {
            (true, true) => (rows.len(), cols.len()),
            (true, false) if cols.len() <= wide => (rows.len(), wide),
            (false, true) if rows.len() <= high => (high, cols.len()),
            _ => (high, wide),
        };
        let mut cells = Vec::new();
        for at in 0..tall {
            let Some(row) = desk.table.get(rows.start + at) else {
                continue;
            };
            for (col, words) in
                (0..broad).filter_map(|c| Some((c, block[at % high].get(c % wide)?)))
            {
                cells.push(((row.node, desk.shown[cols.start + col]), words.as_str()));
            }
        }
        let words = match (tall * broad, w.0) {
            (1, _) => String::new(),
            (_, Language::Chinese) => format!("已粘贴 {tall} 行 {broad} 列"),
            (_, Language::English) => format!("Pasted {tall} × {broad} cells"),
        };
        let before = (self.session.borrow().n_steps(), self.ledger.desk.grid);
        let target = (
            rows.start..rows.start + tall,
            cols.start..cols.start + broad,
        );
        self.desk_mut().pick(target.0, target.1);
        if !self.write_cells(&cells, words) {
            self.desk_mut().grid = before.1;
            self.offer_report(&block);
        } else if self.session.borrow().n_steps() == before.0 && !self.host.is_locked() {
            let words = w.of("内容相同，没有变动", "All are the same; nothing changed");
            self.say(Toast::note(words));
        }
    }
}

fn too_much(w: Wording, (high, wide): (usize, usize), room: (usize, usize)) -> String {
    match (high > room.0, w.0) {
        (true, Language::Chinese) => {
            format!("要粘贴 {high} 行，从这里往下只有 {} 行，没有粘贴", room.0)
        }
        (true, Language::English) => {
            format!("{high} rows do not fit into {}; nothing was pasted", room.0)
        }
        (_, Language::Chinese) => {
            format!("要粘贴 {wide} 列，从这里往右只有 {} 列，没有粘贴", room.1)
        }
        (_, Language::English) => format!(
            "{wide} columns do not fit into {}; nothing was pasted",
            room.1
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::read_cells;
    use proptest::prelude::*;

    proptest! {
        /// Cells that are written are read again.
        #[test]
        fn cells_are_read_as_they_were_written(
            cells in prop::collection::vec(prop::collection::vec("[甲\"\t\n ,a]{0,4}", 3), 1..4)
        ) {
            let quote = |cell: &String| match cell.starts_with('"') || cell.contains(['\t', '\n']) {
                true => format!("\"{}\"", cell.replace('"', "\"\"")),
                false => cell.clone(),
            };
            let line = |line: &Vec<String>| line.iter().map(quote).collect::<Vec<_>>().join("\t");
            let text: String = cells.iter().map(|l| line(l) + "\r\n").collect();
            prop_assert_eq!(read_cells(&text), cells);
        }
    }
}
