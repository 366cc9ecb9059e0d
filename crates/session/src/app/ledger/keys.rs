//! Keys of the ledger: rows of one table, as the keys of the outline's rows are.

use crate::Chord;
use gangmu::text::{Bilingual, both};

/// Where in the ledger a key has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InLedger {
    /// On a cell.
    Cell,
    /// While words are typed into it.
    Typed,
}

/// A walk from one cell to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// So many rows down, or up.
    Rows(i32),
    /// So many pages.
    Pages(i32),
    /// To the first row or to the last, in the same column.
    Top,
    /// To the last row, in the same column.
    Bottom,
    /// So many cells to the right, or to the left.
    Cells(i32),
    /// To the first cell of the row.
    FirstCell,
    /// To its last cell.
    LastCell,
    /// To the first cell of all.
    Start,
    /// To the last of all.
    End,
}

/// What a key does in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridMove {
    /// Go to another cell.
    Step(Walk),
    /// Select up to another cell.
    Reach(Walk),
    /// On to the next cell, or back; in the next row behind the last.
    Beside(i32),
    /// Select the rows.
    Rows,
    /// Select everything.
    All,
    /// Fill the cell in, open what it has, or choose its state.
    Fill,
    /// The same, but where the cell has nothing to fill in go to the text.
    FillOrGo,
    /// Fill what is selected with its first row, or one row with that above it.
    FillDown,
    /// Empty what is selected.
    Empty,
    /// Close the problems, or open them again.
    Tick,
    /// Copy what is selected.
    Copy,
    /// Copy it and empty it.
    Cut,
    /// Go to the problem in the text.
    Go,
    /// What is open is closed, what is selected no more; words typed are dropped.
    Close,
    /// Keep what is typed, and go so many rows down.
    KeepRows(i32),
    /// Keep what is typed, and go so many cells on.
    KeepCells(i32),
    /// Keep what is typed in all cells that are selected; of one, go to the text.
    KeepAll,
}

/// A key of the ledger.
pub struct LedgerKey {
    /// The keys.
    pub keys: &'static [&'static str],
    /// Where they mean it.
    pub when: InLedger,
    /// What it does.
    pub means: GridMove,
    /// What that is, in Chinese and English.
    pub names: Bilingual,
    /// The same in a word, for the keys that the bar at the bottom tells of.
    pub hint: Option<Bilingual>,
}

/// What the keys mean there.
pub fn by_ledger_key(chord: &Chord, when: InLedger) -> Option<GridMove> {
    let mut rows = LEDGER_KEYS.iter().filter(|row| row.when == when);
    let row = rows.find(|row| row.keys.iter().any(|keys| chord.is(keys)))?;
    Some(row.means)
}

macro_rules! key {
    ([$($keys:literal),*], $when:ident, $means:expr, $zh:literal, $en:literal) => {
        LedgerKey { keys: &[$($keys),*], when: InLedger::$when, means: $means, names: both($zh, $en), hint: None }
    };
    ([$($keys:literal),*], $when:ident, $means:expr, $zh:literal, $en:literal, $hint:expr) => {
        LedgerKey { hint: Some($hint), ..key!([$($keys),*], $when, $means, $zh, $en) }
    };
}

use GridMove::*;

/// All of them.
#[rustfmt::skip]
pub static LEDGER_KEYS: &[LedgerKey] = &[
    key!(["Enter"], Cell, FillOrGo, "填写（直接打字则重新填写）；看措施；不能填写的一格，到原文", "fill in (or just type to replace), see the measures, or go to the text where nothing is to be filled in", both("填写", "fill in")),
    key!(["F2"], Cell, Fill, "填写，光标在末尾", "fill in, with the caret at the end"),
    key!([" "], Cell, Tick, "销号，或取消销号", "close the problem, or open it again", both("销号", "close")),
    key!(["Mod+Enter"], Cell, Go, "到原文", "to the problem in the text", both("看原文", "to the text")),
    key!(["Delete", "Backspace"], Cell, Empty, "清空所选各格", "empty the selected cells"),
    key!(["Mod+c"], Cell, Copy, "复制所选各格", "copy the selected cells"),
    key!(["Mod+x"], Cell, Cut, "剪切所选各格", "cut the selected cells"),
    key!(["Mod+d"], Cell, FillDown, "向下填充；只选一行则取上一行", "fill down; a single row from the row above", both("向下填充", "fill down")),
    key!(["Tab"], Cell, Beside(1), "下一格", "the next cell"),
    key!(["Shift+Tab"], Cell, Beside(-1), "上一格", "the cell before"),
    key!(["ArrowUp"], Cell, Step(Walk::Rows(-1)), "上一行；首行则到表头", "the row above; from the first row to the headings"),
    key!(["ArrowDown"], Cell, Step(Walk::Rows(1)), "下一行", "the row below"),
    key!(["ArrowLeft"], Cell, Step(Walk::Cells(-1)), "左边一格", "the cell to the left"),
    key!(["ArrowRight"], Cell, Step(Walk::Cells(1)), "右边一格", "the cell to the right"),
    key!(["PageUp", "Mod+PageUp"], Cell, Step(Walk::Pages(-1)), "上翻一页", "a page up"),
    key!(["PageDown", "Mod+PageDown"], Cell, Step(Walk::Pages(1)), "下翻一页", "a page down"),
    key!(["Home", "Mod+ArrowLeft"], Cell, Step(Walk::FirstCell), "本行第一格", "the first cell of the row"),
    key!(["End", "Mod+ArrowRight"], Cell, Step(Walk::LastCell), "本行最后一格", "the last cell of the row"),
    key!(["Mod+ArrowUp"], Cell, Step(Walk::Top), "本列第一格", "the first cell of the column"),
    key!(["Mod+ArrowDown"], Cell, Step(Walk::Bottom), "本列最后一格", "the last cell of the column"),
    key!(["Mod+Home"], Cell, Step(Walk::Start), "全表第一格", "the first cell of all"),
    key!(["Mod+End"], Cell, Step(Walk::End), "全表最后一格", "the last cell of all"),
    key!(["Shift+ArrowUp"], Cell, Reach(Walk::Rows(-1)), "向上多选一行", "select one row more upwards"),
    key!(["Shift+ArrowDown"], Cell, Reach(Walk::Rows(1)), "向下多选一行", "select one row more downwards"),
    key!(["Shift+ArrowLeft"], Cell, Reach(Walk::Cells(-1)), "向左多选一列", "select one column more to the left"),
    key!(["Shift+ArrowRight"], Cell, Reach(Walk::Cells(1)), "向右多选一列", "select one column more to the right"),
    key!(["Shift+PageUp"], Cell, Reach(Walk::Pages(-1)), "向上选一页", "select a page upwards"),
    key!(["Shift+PageDown"], Cell, Reach(Walk::Pages(1)), "向下选一页", "select a page downwards"),
    key!(["Shift+Home", "Mod+Shift+ArrowLeft"], Cell, Reach(Walk::FirstCell), "选到本行第一格", "select to the first cell of the row"),
    key!(["Shift+End", "Mod+Shift+ArrowRight"], Cell, Reach(Walk::LastCell), "选到本行最后一格", "select to the last cell of the row"),
    key!(["Mod+Shift+ArrowUp"], Cell, Reach(Walk::Top), "选到本列第一格", "select to the first cell of the column"),
    key!(["Mod+Shift+ArrowDown"], Cell, Reach(Walk::Bottom), "选到本列最后一格", "select to the last cell of the column"),
    key!(["Mod+Shift+Home"], Cell, Reach(Walk::Start), "选到全表第一格", "select to the first cell of all"),
    key!(["Mod+Shift+End"], Cell, Reach(Walk::End), "选到全表最后一格", "select to the last cell of all"),
    key!(["Shift+ "], Cell, Rows, "选整行", "select the whole rows"),
    key!(["Mod+a"], Cell, All, "全选", "select everything"),
    key!(["Escape"], Cell, Close, "收起措施，取消所选；再按 Tab 离开表格", "fold the measures away, select one cell; then Tab leaves the table"),
    key!(["Enter"], Typed, KeepRows(1), "填好，到下一行", "keep it, and to the row below"),
    key!(["Shift+Enter"], Typed, KeepRows(-1), "填好，到上一行", "keep it, and to the row above"),
    key!(["Tab"], Typed, KeepCells(1), "填好，到下一格", "keep it, and to the next cell"),
    key!(["Shift+Tab"], Typed, KeepCells(-1), "填好，到上一格", "keep it, and to the cell before"),
    key!(["Mod+Enter"], Typed, KeepAll, "填入所选各格；只选一格则到原文", "keep it in all selected cells; of one, to the problem in the text"),
    key!(["Escape"], Typed, Close, "不改了", "leave the cell as it was"),
];
