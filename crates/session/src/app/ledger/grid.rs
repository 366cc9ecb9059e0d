//! What happens on the cells of the ledger.

use super::desk::{At, Desk, Writing};
use super::{GridMove, Walk};
use crate::Command;
use crate::app::{Payload, State, Toast};
use gangmu::edit::commands::Cell;
use gangmu::export::ledger as forms;
use gangmu::outline::{NodeId, Status};
use gangmu::report::{Column, LedgerRow, Source};
use gangmu::text::Language;

/// What happens there.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum GridEvent {
    /// The cell becomes current.
    Stand(NodeId, Column),
    /// What is selected reaches to this cell.
    Reach(NodeId, Column),
    /// The row is selected.
    Row(NodeId),
    /// Words are typed into the current cell: in the place of what it says, or behind it.
    Write {
        /// Whether what it says stays.
        keeps: bool,
    },
    /// Words are typed for this column of all rows that are selected.
    WriteAll(Column),
    /// A key that is none of the page's own.
    Press(GridMove),
    /// The words that were typed are kept, and then that.
    Keep(String, GridMove),
    /// The field is left: the words in it are kept.
    Leave(String),
    /// A block of cells is pasted.
    Paste(Vec<Vec<String>>),
    /// What is selected is filled down to this row.
    FillTo(NodeId),
    /// The status of a problem is chosen; that of all selected ones where it is among them.
    Choose(NodeId, Option<Status>),
}

impl State {
    pub(super) fn in_grid(&mut self, event: GridEvent) {
        match event {
            GridEvent::Stand(node, column) => self.desk_mut().stand((node, column)),
            GridEvent::Reach(node, column) => self.desk_mut().reach((node, column)),
            GridEvent::Row(node) => {
                let desk = self.desk_mut();
                desk.stand((node, Column::Number));
                desk.grid.rows = true;
            }
            GridEvent::Write { keeps } => self.begin(Writing { keeps, all: false }),
            GridEvent::WriteAll(column) => {
                let desk = self.desk_mut();
                let (rows, _) = desk.picked();
                if let Some(col) = desk.shown.iter().position(|c| *c == column) {
                    desk.pick(rows, col..col + 1);
                    self.begin(Writing {
                        keeps: false,
                        all: true,
                    });
                }
            }
            GridEvent::Press(key) => self.press(key),
            GridEvent::Keep(words, then) => self.keep_words(&words, then),
            GridEvent::Leave(words) => {
                let all = self.stop_writing();
                self.write(&words, all);
            }
            GridEvent::Paste(block) => self.paste_cells(block),
            GridEvent::FillTo(node) => self.fill_to(node),
            GridEvent::Choose(node, status) => self.choose_status(node, status),
        }
    }

    fn begin(&mut self, writing: Writing) {
        let column = self.ledger.desk.grid.cell.1;
        if self.host.is_locked() {
            return self.say_locked();
        }
        if !Desk::takes(column) {
            return self.say_read(column);
        }
        let grid = &mut self.desk_mut().grid;
        (grid.writing, grid.free) = (Some(writing), false);
        grid.serial += 1;
    }

    /// Words are typed no more. Returns whether they were for all cells that are selected.
    fn stop_writing(&mut self) -> bool {
        let grid = &mut self.desk_mut().grid;
        grid.serial += 1;
        grid.writing.take().is_some_and(|writing| writing.all)
    }

    fn press(&mut self, key: GridMove) {
        let locked = self.host.is_locked();
        let desk = self.desk_mut();
        let grid = desk.grid;
        match key {
            GridMove::Step(way) => {
                let to = desk.beyond(grid.cell, way);
                desk.stand(to);
            }
            GridMove::Reach(way) => {
                let to = desk.beyond(grid.to, way);
                desk.reach(to);
            }
            GridMove::Beside(by) => {
                if let Some(to) = desk.beside(by) {
                    let run = grid.run.unwrap_or(grid.cell.1);
                    desk.stand(to);
                    desk.grid.run = Some(run);
                }
            }
            GridMove::Rows => {
                desk.grid.rows = true;
                desk.grid.serial += 1;
            }
            GridMove::All => {
                let cell = desk.beyond(grid.cell, Walk::Start);
                let to = desk.beyond(grid.cell, Walk::End);
                // The current cell stays where the eye is.
                if !desk.table.is_empty() {
                    desk.stand(cell);
                    desk.reach(to);
                    desk.grid.rows = true;
                }
            }
            GridMove::Fill => self.begin(Writing {
                keeps: true,
                all: false,
            }),
            GridMove::FillOrGo if Desk::takes(grid.cell.1) && !locked => self.begin(Writing {
                keeps: true,
                all: false,
            }),
            GridMove::FillOrGo | GridMove::Go => self.go_to_cell(),
            GridMove::FillDown => self.fill_down(),
            GridMove::Empty => self.empty_cells(false),
            GridMove::Tick => self.tick_picked(),
            GridMove::Copy => self.copy_cells(false),
            GridMove::Cut if locked => self.say_locked(),
            GridMove::Cut => {
                self.copy_cells(true);
                self.empty_cells(true);
            }
            GridMove::Close => {
                let free = !desk.has_selection();
                desk.stand(grid.cell);
                desk.grid.free = free;
            }
            GridMove::KeepRows(_) | GridMove::KeepCells(_) | GridMove::KeepAll => {}
        }
    }

    fn keep_words(&mut self, words: &str, then: GridMove) {
        let all = self.stop_writing();
        if then == GridMove::Close {
            return;
        }
        let many = self.ledger.desk.has_selection();
        let all = all || many && then == GridMove::KeepAll;
        if !self.write(words, all) || all {
            return;
        }
        let desk = self.desk_mut();
        let grid = desk.grid;
        match then {
            GridMove::KeepRows(by) => {
                let column = grid.run.unwrap_or(grid.cell.1);
                let to = desk.beyond((grid.cell.0, column), Walk::Rows(by));
                desk.stand(to);
            }
            GridMove::KeepCells(by) => self.press(GridMove::Beside(by)),
            _ => self.go_to_cell(),
        }
    }

    /// Writes the words into the current cell, or into all that are selected. Returns whether they can
    /// stand there.
    fn write(&mut self, words: &str, all: bool) -> bool {
        let cells: Vec<At> = match all {
            true => self.picked_cells(),
            false => vec![self.ledger.desk.grid.cell],
        };
        let n = cells.len();
        let said = match (n > 1, self.wording().0) {
            (false, _) => String::new(),
            (_, Language::Chinese) => format!("已填入 {n} 格"),
            (_, Language::English) => format!("Filled {n} cells"),
        };
        let cells: Vec<(At, &str)> = cells.into_iter().map(|cell| (cell, words)).collect();
        self.write_cells(&cells, said)
    }

    fn fill_down(&mut self) {
        let (rows, cols) = self.ledger.desk.picked();
        match rows.len() {
            0 => {}
            1 if rows.start == 0 => {
                let w = self.wording();
                let words = w.of(
                    "上面没有可以填充的一行",
                    "There is no row above to fill from",
                );
                self.say(Toast::note(words));
            }
            1 => self.fill(rows.start - 1..rows.start, rows, cols),
            _ => self.fill(rows.start..rows.start + 1, rows.start + 1..rows.end, cols),
        }
    }

    fn fill_to(&mut self, node: NodeId) {
        let desk = self.desk_mut();
        let (rows, cols) = desk.picked();
        let Some(end) = desk.table.find(node).map(|at| at + 1) else {
            return;
        };
        if end > rows.end {
            let whole = desk.grid.rows;
            desk.pick(rows.start..end, cols.clone());
            desk.grid.rows = whole;
            self.fill(rows.clone(), rows.end..end, cols);
        }
    }

    /// Settles the problems that are selected, or opens them again where all are settled.
    fn tick_picked(&mut self) {
        let rows = self.ledger.desk.picked_rows();
        let all: Vec<(NodeId, Option<Status>)> = rows.map(|row| (row.node, row.status)).collect();
        let open = |of: &(NodeId, Option<Status>)| of.1 != Some(Status::Done);
        let done = !all.iter().any(open);
        let these: Vec<_> = all.into_iter().filter(|of| done || open(of)).collect();
        let n = these.len();
        let words = match (done, self.wording().0) {
            (false, Language::Chinese) => format!("已销号 {n} 个问题"),
            (true, Language::Chinese) => format!("已取消销号 {n} 个问题"),
            (false, Language::English) => format!("Closed {n} problems"),
            (true, Language::English) => format!("Opened {n} problems again"),
        };
        self.set_many(Command::Tick(these), n, words);
    }

    fn choose_status(&mut self, node: NodeId, status: Option<Status>) {
        let rows: Vec<NodeId> = self.ledger.desk.picked_rows().map(|row| row.node).collect();
        let nodes = match rows.contains(&node) {
            true => rows,
            false => vec![node],
        };
        let (n, w) = (nodes.len(), self.wording());
        let words = match (status, w.0) {
            (None, _) => w
                .of("已恢复正文所写的状态", "The text speaks again")
                .to_owned(),
            (_, Language::Chinese) => format!("已将 {n} 个问题设为“{}”", w.status(status)),
            (_, Language::English) => format!("{n} problems: {}", w.status(status)),
        };
        let cells = nodes.into_iter().map(|node| (node, Cell::Status(status)));
        self.set_many(Command::SetCells(cells.collect()), n, words);
    }

    /// Makes the step; says what was done where it was done to many.
    fn set_many(&mut self, command: Command, n: usize, words: String) {
        let before = self.session.borrow().n_steps();
        self.perform(command);
        if self.session.borrow().n_steps() != before {
            self.mark_step();
            if n > 1 {
                let w = self.wording();
                self.say(Toast::note(&words).undone_if(true, w));
            }
        }
    }

    /// Copies what is selected.
    fn copy_cells(&mut self, cut: bool) {
        let (desk, w) = (self.ledger.desk.clone(), self.wording());
        let (rows, cols) = desk.picked();
        let (high, wide) = (rows.len(), cols.len());
        let columns = desk.columns.clone().only(&desk.shown[cols]);
        let rows = desk.table.numbered(rows);
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let plain = forms::cells_tsv(&rows, &columns, w.0);
        let html = match high * wide {
            0 => return,
            1 => String::new(),
            _ => forms::cells_html(&rows, &columns, w.0),
        };
        let did = match cut {
            true => w.of("已剪切", "Cut"),
            false => w.of("已复制", "Copied"),
        };
        let said = match (high * wide, desk.grid.rows, w.0) {
            (1, _, _) => format!("{did}{}", w.of("这一格", " the cell")),
            (_, true, Language::Chinese) => format!("{did}所选 {high} 行"),
            (_, false, Language::Chinese) => format!("{did}所选 {high} 行 {wide} 列"),
            (_, _, Language::English) => format!("{did} {high} × {wide} cells"),
        };
        self.copy_out(Payload { plain, html }, said);
    }

    /// Goes to where the current cell was read.
    fn go_to_cell(&mut self) {
        let desk = self.ledger.desk.clone();
        let Some(row) = desk.current() else {
            return;
        };
        let start = |node: NodeId| Source::Read { node, range: 0..0 };
        let source = match desk.grid.cell.1 {
            Column::Status => row.status_source.clone(),
            Column::Measures => row.measures.first().map(|m| start(m.node)),
            column => desk.columns.cell(row, column).map(|c| c.source.clone()),
        };
        let source = source.filter(|s| *s != Source::Typed);
        self.go_to_source(row.node, source.unwrap_or_else(|| start(row.node)));
    }
}
